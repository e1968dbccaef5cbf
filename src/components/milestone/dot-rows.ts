import { type ScaleLinear, scaleLinear } from "d3-scale";
import { bottomAxis } from "../axes.js";
import type { Drawing } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";

/** One row: a dot at its value with an interval, its name on the left and its value in words on the right. */
export interface DotRow {
  readonly label: string;
  /** Null where there is none: the row then shows its words alone. */
  readonly value: number | null;
  readonly interval?: { readonly low: number; readonly high: number } | undefined;
  readonly text: string;
  /** Names the colour: rut, spx, \u2026 */
  readonly series?: string;
  /** An open dot: the interval holds the reference, or nothing is proved. */
  readonly open?: boolean;
  /** A rule above it: the first row of a group, with the group\u2019s name. */
  readonly group?: string;
}

export interface DotRowsSpec {
  readonly rows: readonly DotRow[];
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** A vertical rule that the dots are compared with. */
  readonly reference: { readonly at: number; readonly label: string } | null;
}

interface Layout {
  readonly narrow: boolean;
  readonly left: number;
  readonly right: number;
  readonly rowHeight: number;
  readonly x: ScaleLinear<number, number>;
}

const groupHeight = 26;

/** Rows of dots on one scale, from the top down. */
export function drawDotRows(spec: DotRowsSpec, width: number, { document }: Surroundings): Drawing {
  const layout = layoutOf(spec, width);
  const places = placesOf(spec.rows, layout.rowHeight);
  const bottom = (places.at(-1)?.middle ?? 0) + layout.rowHeight / 2 + 4;
  const svg = drawing(document, width, bottom + 30);
  const plot = svg.append("g").attr("class", "dot-rows");
  bottomAxis(
    plot,
    spec.ticks.map(({ at, label }) => ({ at: layout.x(at), label })),
    bottom,
  );
  if (spec.reference) drawReference(plot, layout.x(spec.reference.at), spec.reference.label, bottom);
  spec.rows.forEach((row, i) => {
    const { middle, top } = places[i] ?? { middle: 0, top: 0 };
    if (row.group) drawGroup(plot, row.group, top, width);
    drawRow(plot, row, middle, layout, width);
  });
  const points = spec.rows.flatMap((row, i) =>
    row.value === null
      ? []
      : [
          {
            x: layout.x(row.value),
            y: places[i]?.middle ?? 0,
            line: `${i}`,
            text: `${row.group ? `${row.group}, ` : ""}${row.label}: ${row.text}`,
          },
        ],
  );
  return { svg: svg.node() as SVGSVGElement, points };
}

function layoutOf({ domain }: DotRowsSpec, width: number): Layout {
  const narrow = width < 500;
  const left = narrow ? 12 : Math.round(width * 0.3);
  const right = narrow ? width - 14 : width - (width < 800 ? 130 : 200);
  return {
    narrow,
    left,
    right,
    rowHeight: narrow ? 44 : 30,
    x: scaleLinear(domain, [left, right]),
  };
}

function placesOf(rows: readonly DotRow[], rowHeight: number): { top: number; middle: number }[] {
  let y = 18;
  return rows.map(({ group }) => {
    const top = y;
    if (group) y += groupHeight;
    const middle = y + rowHeight / 2;
    y += rowHeight;
    return { top, middle };
  });
}

function drawReference(plot: Group, x: number, label: string, bottom: number): void {
  const rule = plot.append("g").attr("class", "level");
  rule.append("line").attr("x1", round(x)).attr("x2", round(x)).attr("y1", 16).attr("y2", bottom);
  rule.append("text").attr("x", round(x)).attr("y", 11).attr("text-anchor", "middle").text(label);
}

function drawGroup(plot: Group, name: string, top: number, width: number): void {
  plot
    .append("line")
    .attr("class", "grid")
    .attr("x1", 0)
    .attr("x2", width)
    .attr("y1", top + 4)
    .attr("y2", top + 4);
  plot
    .append("text")
    .attr("class", "panel-title")
    .attr("x", 0)
    .attr("y", top + 20)
    .text(name);
}

function drawRow(plot: Group, row: DotRow, middle: number, layout: Layout, width: number): void {
  const { narrow, x, left, right } = layout;
  const at = narrow ? middle + 9 : middle;
  const words = narrow ? middle - 8 : middle;
  const g = plot
    .append("g")
    .attr("class", `dot-row${row.series ? ` series-${row.series}` : ""}${row.open ? " open" : ""}`);
  g.append("line").attr("class", "grid").attr("x1", left).attr("x2", right).attr("y1", at).attr("y2", at);
  g.append("text").attr("x", 0).attr("y", round(words)).attr("dy", "0.32em").text(row.label);
  g.append("text")
    .attr("class", "value")
    .attr("x", width)
    .attr("y", round(words))
    .attr("dy", "0.32em")
    .attr("text-anchor", "end")
    .text(row.text);
  if (row.value === null) return;
  if (row.interval) {
    g.append("line")
      .attr("class", "interval")
      .attr("x1", round(x(row.interval.low)))
      .attr("x2", round(x(row.interval.high)))
      .attr("y1", at)
      .attr("y2", at);
  }
  g.append("circle")
    .attr("cx", round(x(row.value)))
    .attr("cy", round(at))
    .attr("r", 5);
}
