import { scaleLinear } from "d3-scale";
import { bottomAxis } from "../axes.js";
import type { Drawing } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";

/** One row: a name above a line, and on it a dot, or a bar where low and high differ. */
export interface RangeRow {
  readonly id: string;
  readonly name: string;
  /** The figure as it reads at the end of the mark. */
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly className: string;
}

export interface RangeGroup {
  readonly head: string;
  readonly rows: readonly RangeRow[];
}

export interface RangeRowsSpec {
  readonly groups: readonly RangeGroup[];
  readonly level: { readonly value: number; readonly label: string };
  readonly tickText: (value: number) => string;
}

const headHeight = 28;
const rowHeight = 38;
/** Room for the figure beside a mark. */
const labelRoom = 84;

/** Rows of dots and ranges on one scale from zero, in groups, with a level across all of them. */
export function drawRangeRows(spec: RangeRowsSpec, width: number, { document }: Surroundings): Drawing {
  const margin = { top: 22, right: labelRoom, bottom: 30, left: 10 };
  const count = spec.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const height = margin.top + spec.groups.length * headHeight + count * rowHeight + margin.bottom;
  const values = spec.groups.flatMap(({ rows }) => rows.flatMap(({ low, high }) => [low, high]));
  const x = scaleLinear([0, Math.max(spec.level.value, ...values)], [margin.left, width - margin.right]).nice(
    5,
  );
  const svg = drawing(document, width, height);
  const plot = svg.append("g").attr("class", "range-rows");
  const ticks = x.ticks(width < 500 ? 4 : 7).map((value) => ({ at: x(value), label: spec.tickText(value) }));
  bottomAxis(plot, ticks, height - margin.bottom);
  drawLevel(plot, x(spec.level.value), spec.level.label, margin.top - 6, height - margin.bottom);
  let y = margin.top;
  const points = spec.groups.flatMap(({ head, rows }) => {
    y += headHeight;
    plot
      .append("text")
      .attr("class", "panel-title")
      .attr("x", margin.left)
      .attr("y", y - 9)
      .text(head);
    return rows.map((row) => {
      y += rowHeight;
      drawRow(plot, row, (value) => x(value), { left: margin.left, right: width - margin.right, y: y - 12 });
      return { x: x(row.high), y: y - 12, line: row.id, text: `${head}, ${row.name}: ${row.label}` };
    });
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

function drawLevel(group: Group, x: number, label: string, top: number, bottom: number): void {
  const level = group.append("g").attr("class", "level");
  level.append("line").attr("x1", round(x)).attr("x2", round(x)).attr("y1", top).attr("y2", bottom);
  level
    .append("text")
    .attr("x", round(x) + 5)
    .attr("y", top + 4)
    .text(label);
}

interface RowPlace {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

function drawRow(
  group: Group,
  row: RangeRow,
  x: (value: number) => number,
  { left, right, y }: RowPlace,
): void {
  const g = group.append("g").attr("class", `range-row ${row.className}`).attr("data-line", row.id);
  g.append("line")
    .attr("class", "grid")
    .attr("x1", left)
    .attr("x2", right)
    .attr("y1", round(y))
    .attr("y2", round(y));
  g.append("text")
    .attr("class", "row-name")
    .attr("x", left)
    .attr("y", round(y) - 9)
    .text(row.name);
  g.append("rect")
    .attr("class", "range-bar")
    .attr("x", round(x(row.low)) - 4)
    .attr("y", round(y) - 4)
    .attr("width", round(x(row.high) - x(row.low)) + 8)
    .attr("height", 8)
    .attr("rx", 4);
  g.append("text")
    .attr("class", "row-value")
    .attr("x", round(x(row.high)) + 10)
    .attr("y", round(y))
    .attr("dy", "0.34em")
    .text(row.label);
}
