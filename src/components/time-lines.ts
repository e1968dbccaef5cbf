import { scaleLinear, scaleLog, scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import { articleDate } from "../claims/article.js";
import { articleRule, bottomAxis, horizontalGrid, spread } from "./axes.js";
import type { Drawing, ReadablePoint } from "./chart.js";
import { decimate } from "./decimate.js";
import { drawing, type Group, pathThrough, type Root, round, type Surroundings } from "./draw.js";

export interface TimeLine {
  readonly id: string;
  readonly label: string;
  /** Names the colour: rut, eth, btc, treasury, \u2026 */
  readonly colour: string;
  readonly points: readonly { readonly date: string; readonly value: number }[];
}

export interface TimeMark {
  readonly date: string;
  readonly value: number;
  readonly label: string;
  readonly anchor: "start" | "end";
  /** Where the label stands; above if not said. */
  readonly side?: "below";
}

export interface TimeLinesSpec {
  readonly lines: readonly TimeLine[];
  readonly marks: readonly TimeMark[];
  readonly log: boolean;
  /** A level drawn across the plot, with its label. */
  readonly level: { readonly value: number; readonly label: string } | null;
  readonly valueText: (value: number) => string;
  readonly tickText: (value: number) => string;
  readonly dateText: (date: string) => string;
}

const at = (date: string) => new Date(`${date}T00:00:00Z`);

/** Lines over dates with direct labels, the articles\u2019 date as a thin rule and the hold-out after it on a faint ground. */
export function drawTimeLines(spec: TimeLinesSpec, width: number, { document }: Surroundings): Drawing {
  const narrow = width < 500;
  const height = narrow ? 280 : width < 800 ? 320 : 360;
  const margin = {
    top: 18,
    right: spec.lines.length > 1 ? (narrow ? 100 : 120) : 18,
    bottom: 34,
    left: narrow ? 50 : 62,
  };
  const all = spec.lines.flatMap(({ points }) => points);
  const values = [...all.map(({ value }) => value), ...(spec.level ? [spec.level.value] : [])];
  const dates = all.map(({ date }) => at(date).getTime());
  const x = scaleUtc([Math.min(...dates), Math.max(...dates)], [margin.left, width - margin.right]);
  const range = [height - margin.bottom, margin.top + 14];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = spec.log ? scaleLog([low * 0.95, high * 1.04], range) : scaleLinear([low, high], range).nice(5);
  const svg = drawing(document, width, height);
  const plot = svg.append("g");
  drawHoldOut(plot, x(at(articleDate)), {
    left: margin.left,
    right: width - margin.right,
    top: margin.top,
    bottom: height - margin.bottom,
  });
  const ticks = spec.log ? logTicks(low, high) : y.ticks(5);
  horizontalGrid(
    plot,
    ticks.map((value) => ({ at: y(value), label: spec.tickText(value), base: value === 0 })),
    margin.left,
    width - margin.right,
  );
  const format = utcFormat(dateFormat(Math.max(...dates) - Math.min(...dates)));
  bottomAxis(
    plot,
    x.ticks(narrow ? 4 : 7).map((date) => ({ at: x(date), label: format(date) })),
    height - margin.bottom,
  );
  if (spec.level) drawLevel(plot, y(spec.level.value), spec.level.label, margin.left, width - margin.right);
  const marked = new Set(spec.marks.map(({ date }) => date));
  const placed = spec.lines.map((line) => {
    const points = line.points.map(({ date, value }) => ({ date, value, x: x(at(date)), y: y(value) }));
    return { ...line, points: decimate(points, ({ date }) => marked.has(date)) };
  });
  for (const line of placed) {
    plot
      .append("g")
      .attr("class", `line series-${line.colour}`)
      .attr("data-line", line.id)
      .append("path")
      .attr("d", pathThrough(line.points.map((point) => [point.x, point.y] as const)));
  }
  if (spec.lines.length > 1)
    labelEnds(
      plot,
      spec.lines,
      (d) => x(at(d)),
      (v) => y(v),
      { top: margin.top, bottom: height - margin.bottom },
    );
  drawMarks(
    plot,
    spec.marks,
    (d) => x(at(d)),
    (v) => y(v),
    width - margin.right,
  );
  return {
    svg: (svg as Root).node() as SVGSVGElement,
    points: readable(spec, placed),
  };
}

const dayMilliseconds = 86_400_000;

/** Years over many years, months over many months, days over less. */
function dateFormat(span: number): string {
  if (span > 3 * 365 * dayMilliseconds) return "%Y";
  return span > 75 * dayMilliseconds ? "%b %Y" : "%-d %b";
}

function logTicks(low: number, high: number): number[] {
  const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 7].flatMap((m) => [10, 100, 1000, 10000, 100000].map((p) => m * p));
  return steps.filter((value) => value >= low * 0.95 && value <= high * 1.04).sort((a, b) => a - b);
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function drawHoldOut(group: Group, x: number, { left, right, top, bottom }: Frame): void {
  if (x < left || x > right) return;
  group
    .append("rect")
    .attr("class", "hold-out-ground")
    .attr("x", round(x))
    .attr("y", top)
    .attr("width", round(right - x))
    .attr("height", bottom - top);
  articleRule(group, x, top, bottom, "the articles", x > (left + right) / 2 ? "end" : "start");
}

function drawLevel(group: Group, y: number, label: string, left: number, right: number): void {
  const level = group.append("g").attr("class", "level");
  level.append("line").attr("x1", left).attr("x2", right).attr("y1", round(y)).attr("y2", round(y));
  level
    .append("text")
    .attr("x", left + 4)
    .attr("y", round(y) - 5)
    .text(label);
}

function labelEnds(
  group: Group,
  lines: readonly TimeLine[],
  x: (d: string) => number,
  y: (v: number) => number,
  frame: { top: number; bottom: number },
): void {
  const ends = lines.map(({ points }) => points.at(-1) ?? { date: articleDate, value: 0 });
  const positions = spread(
    ends.map(({ value }) => y(value)),
    16,
    frame.top + 6,
    frame.bottom - 4,
  );
  lines.forEach(({ label, colour, id }, i) => {
    const end = ends[i] ?? { date: articleDate, value: 0 };
    group
      .append("g")
      .attr("class", `label series-${colour}`)
      .attr("data-line", id)
      .append("text")
      .attr("x", round(x(end.date)) + 8)
      .attr("y", round(positions[i] ?? 0))
      .attr("dy", "0.32em")
      .text(label);
  });
}

const labelRoom = 130;

function drawMarks(
  group: Group,
  marks: readonly TimeMark[],
  x: (d: string) => number,
  y: (v: number) => number,
  right: number,
): void {
  for (const { date, value, label, anchor: asked, side } of marks) {
    const anchor = x(date) > right - labelRoom ? "end" : asked;
    const g = group.append("g").attr("class", "mark");
    g.append("circle")
      .attr("cx", round(x(date)))
      .attr("cy", round(y(value)))
      .attr("r", 4);
    g.append("text")
      .attr("x", round(x(date)) + (anchor === "start" ? 8 : -8))
      .attr("y", round(y(value)) + (side === "below" ? 17 : -7))
      .attr("text-anchor", anchor)
      .text(label);
  }
}

interface PlacedLine extends Pick<TimeLine, "id" | "label"> {
  readonly points: readonly { date: string; value: number; x: number; y: number }[];
}

function readable(spec: TimeLinesSpec, lines: readonly PlacedLine[]): ReadablePoint[] {
  return lines.flatMap(({ id, label, points }) =>
    points.map(({ date, value, x, y }) => ({
      x,
      y,
      line: id,
      text: `${label}, ${spec.dateText(date)}: ${spec.valueText(value)}`,
    })),
  );
}
