import { scaleLinear, scaleLog } from "d3-scale";
import type { StripRow } from "../../claims/rotation/h1-strip.js";
import { significance } from "../../claims/verdict.js";
import { numberText } from "../../text/numbers.js";
import type { Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";

interface Column {
  readonly left: number;
  readonly right: number;
}

/** Where things stand at a width: labels beside the dots where there is room, else above them. */
interface Layout {
  readonly beside: boolean;
  readonly row: number;
  readonly top: number;
  readonly cases: number;
  readonly means: Column;
  readonly ps: Column;
}

const labelRoom = 400;

function layoutFor(width: number): Layout {
  const beside = width >= 800;
  const cases = beside ? labelRoom : 0;
  const from = cases + 58;
  const split = from + (width - from) * 0.62;
  return {
    beside,
    row: beside ? 24 : 40,
    top: 40,
    cases,
    means: { left: from + 8, right: split - 14 },
    ps: { left: split + 14, right: width - 10 },
  };
}

const smallestShown = 0.001;

/** One row a definition: its name and count, a dot for the mean beyond the usual one, and a dot for p. */
export function drawDefinitionsStrip(
  rows: readonly StripRow[],
  width: number,
  { document }: Surroundings,
): Drawing {
  const layout = layoutFor(width);
  const height = layout.top + rows.length * layout.row + 8;
  const svg = drawing(document, width, height);
  const plot = svg.append("g").attr("class", "strip");
  const reach = Math.max(
    0.1,
    ...rows.flatMap(({ excess, spread }) => [Math.abs(excess ?? 0), 2 * (spread ?? 0)]),
  );
  const x = scaleLinear([-reach, reach], [layout.means.left, layout.means.right]).clamp(true);
  const lowest = Math.min(significance / 5, ...rows.map(({ p }) => Math.max(p ?? 1, smallestShown)));
  const px = scaleLog([lowest, 1], [layout.ps.left, layout.ps.right]).clamp(true);
  drawHeads(plot, layout, x, px, height);
  const points = rows.flatMap((row, i) => {
    const y = layout.top + i * layout.row + (layout.beside ? layout.row / 2 : 28);
    return drawRow(plot, row, { layout, y, x, px });
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

type Scale = (value: number) => number;

function drawHeads(
  plot: Group,
  { means, ps, top }: Layout,
  x: Scale & { ticks(count: number): number[] },
  px: Scale,
  height: number,
): void {
  const text = numberText("en");
  const head = (at: number, words: string, anchor: string) =>
    plot
      .append("text")
      .attr("class", "head")
      .attr("x", round(at))
      .attr("y", 12)
      .attr("text-anchor", anchor)
      .text(words);
  head((means.left + means.right) / 2, "mean beyond usual", "middle");
  head((ps.left + ps.right) / 2, "p", "middle");
  const rule = (at: number, label: string, base: boolean) => {
    plot
      .append("line")
      .attr("class", base ? "grid base" : "grid")
      .attr("x1", round(at))
      .attr("x2", round(at))
      .attr("y1", top - 6)
      .attr("y2", height - 8);
    plot
      .append("text")
      .attr("class", "head")
      .attr("x", round(at))
      .attr("y", top - 12)
      .attr("text-anchor", "middle")
      .text(label);
  };
  for (const value of x.ticks(3)) rule(x(value), value === 0 ? "0" : text.signed(value, 1), value === 0);
  rule(px(significance), text.decimal(significance, 2), true);
  rule(px(1), "1", false);
}

interface RowPlace {
  readonly layout: Layout;
  readonly y: number;
  readonly x: Scale;
  readonly px: Scale;
}

function drawRow(plot: Group, row: StripRow, { layout, y, x, px }: RowPlace): ReadablePoint[] {
  const text = numberText("en");
  const passes = row.p !== null && row.p <= significance;
  const g = plot
    .append("g")
    .attr("class", `strip-row${row.own ? " own" : ""}${passes ? " passes" : ""}`)
    .attr("data-line", row.label);
  g.append("text")
    .attr("class", "name")
    .attr("x", layout.beside ? layout.cases - 12 : 0)
    .attr("y", round(layout.beside ? y : y - 15))
    .attr("dy", "0.32em")
    .attr("text-anchor", layout.beside ? "end" : "start")
    .text(row.own ? `\u25b8 ${row.label}` : row.label);
  g.append("text")
    .attr("class", "count")
    .attr("x", layout.cases)
    .attr("y", round(y))
    .attr("dy", "0.32em")
    .text(row.n === 0 ? "no case" : `${row.positives} of ${row.n}`);
  if (row.excess === null || row.p === null) return [];
  const [left, right] = [x(-2 * (row.spread ?? 0)), x(2 * (row.spread ?? 0))];
  g.append("line")
    .attr("class", "spread")
    .attr("x1", round(left))
    .attr("x2", round(right))
    .attr("y1", round(y))
    .attr("y2", round(y));
  const dot = (at: number) =>
    g.append("circle").attr("class", "dot").attr("cx", round(at)).attr("cy", round(y)).attr("r", 4.5);
  dot(x(row.excess));
  dot(px(row.p));
  const words = `${row.label}: ${row.positives} of ${row.n} followed, ${text.signed(row.excess, 2)} log points beyond the usual, p ${text.pValue(row.p)}`;
  return [
    { x: x(row.excess), y, line: row.label, text: words },
    { x: px(row.p), y, line: row.label, text: words },
  ];
}
