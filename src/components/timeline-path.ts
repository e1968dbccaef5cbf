import { scaleLinear } from "d3-scale";
import { horizontalGrid } from "./axes.js";
import type { ReadablePoint } from "./chart.js";
import { type Group, pathThrough, round } from "./draw.js";
import type { TimelineItem } from "./timeline-items.js";

/** A line under a timeline of facts. */
export interface TimelinePath {
  readonly label: string;
  /** Names the colour: eth, btc, \u2026 */
  readonly colour: string;
  readonly points: readonly { readonly date: string; readonly value: number }[];
  readonly valueText: (value: number) => string;
  readonly tickText: (value: number) => string;
  readonly dateText: (date: string) => string;
}

export interface PathFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The line beneath a timeline, with a ring on it at each item\u2019s day where it is known. */
export function drawPathPanel(
  group: Group,
  path: TimelinePath,
  items: readonly TimelineItem[],
  { left, right, top, bottom }: PathFrame,
  x: (date: string) => number,
): ReadablePoint[] {
  if (path.points.length === 0) return [];
  const values = path.points.map(({ value }) => value);
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [bottom - 4, top + 22]).nice(4);
  const panel = group.append("g").attr("class", "path-panel");
  horizontalGrid(
    panel,
    y.ticks(4).map((value) => ({ at: y(value), label: path.tickText(value) })),
    left,
    right,
  );
  panel
    .append("g")
    .attr("class", `line series-${path.colour}`)
    .attr("data-line", path.colour)
    .append("path")
    .attr("d", pathThrough(path.points.map(({ date, value }) => [x(date), y(value)])));
  panel
    .append("g")
    .attr("class", `label series-${path.colour}`)
    .append("text")
    .attr("x", left + 4)
    .attr("y", top + 12)
    .text(path.label);
  for (const { date } of items) {
    const point = path.points.findLast((candidate) => candidate.date <= date);
    if (!point || point === path.points[0]) continue;
    panel
      .append("circle")
      .attr("class", "path-mark")
      .attr("cx", round(x(point.date)))
      .attr("cy", round(y(point.value)))
      .attr("r", 4);
  }
  return path.points.map(({ date, value }) => ({
    x: x(date),
    y: y(value),
    line: path.colour,
    text: `${path.label}, ${path.dateText(date)}: ${path.valueText(value)}`,
  }));
}
