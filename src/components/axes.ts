import { type Group, round } from "./draw.js";

export interface Tick {
  readonly at: number;
  readonly label: string;
  /** Drawn stronger: the zero or the base. */
  readonly base?: boolean;
}

/** The room that labels need to the left of a plot: the usual, or more where one of them is longer. */
export function axisRoom(labels: readonly string[], usual: number): number {
  return Math.max(usual, ...labels.map((label) => Math.ceil(11 + letterWidth * label.length)));
}

const letterWidth = 9;

/** Faint lines across the plot at each tick, with its label to the left; a tick without a label is a line alone. */
export function horizontalGrid(group: Group, ticks: readonly Tick[], left: number, right: number): void {
  const axis = group.append("g").attr("class", "axis axis-y");
  for (const { at, label, base } of ticks) {
    axis
      .append("line")
      .attr("class", base ? "grid base" : "grid")
      .attr("x1", left)
      .attr("x2", right)
      .attr("y1", round(at))
      .attr("y2", round(at));
    if (label === "") continue;
    axis
      .append("text")
      .attr("x", left - 8)
      .attr("y", round(at))
      .attr("dy", "0.32em")
      .attr("text-anchor", "end")
      .text(label);
  }
}

/** Short marks and labels under the plot; a tick without a label is a mark alone. */
export function bottomAxis(group: Group, ticks: readonly Tick[], y: number): void {
  const within = withinDrawing(group);
  const axis = group.append("g").attr("class", "axis axis-x");
  for (const { at, label } of ticks) {
    axis
      .append("line")
      .attr("class", "tick")
      .attr("x1", round(at))
      .attr("x2", round(at))
      .attr("y1", y)
      .attr("y2", y + 5);
    if (label === "") continue;
    axis
      .append("text")
      .attr("x", round(within(at, label)))
      .attr("y", y + 19)
      .attr("text-anchor", "middle")
      .text(label);
  }
}

/** Moves the middle of a label as far as it takes to keep the label inside the drawing. */
export function withinDrawing(group: Group): (at: number, label: string) => number {
  const box = group.node()?.ownerSVGElement?.getAttribute("viewBox")?.split(" ");
  const width = Number(box?.[2] ?? Number.POSITIVE_INFINITY);
  return (at, label) => {
    const half = (letterWidth * label.length) / 2;
    return Math.max(Math.min(at, width - half), Math.min(half, width / 2));
  };
}

/** The thin vertical rule that marks the articles' date in every chart over time, with its label. */
export function articleRule(
  group: Group,
  x: number,
  top: number,
  bottom: number,
  label: string,
  anchor: "start" | "end",
): void {
  const rule = group.append("g").attr("class", "article-rule");
  rule.append("line").attr("x1", round(x)).attr("x2", round(x)).attr("y1", top).attr("y2", bottom);
  if (label === "") return;
  rule
    .append("text")
    .attr("x", round(x) + (anchor === "start" ? 5 : -5))
    .attr("y", top + 9)
    .attr("text-anchor", anchor)
    .text(label);
}

/** Moves labels apart: the least shift that keeps `gap` between neighbours within [low, high], in their order. */
export function spread(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  const placed: number[] = [];
  for (const { at } of order) placed.push(Math.max(at, (placed.at(-1) ?? low - gap) + gap));
  let ceiling = high;
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    placed[i] = Math.min(placed[i] ?? ceiling, ceiling);
    ceiling = (placed[i] ?? ceiling) - gap;
  }
  const result = new Array<number>(positions.length);
  order.forEach(({ index }, i) => {
    result[index] = placed[i] ?? 0;
  });
  return result;
}
