import { articleDate } from "../claims/article.js";
import { numberText } from "../text/numbers.js";
import { articleRule, bottomAxis, horizontalGrid, type Tick } from "./axes.js";
import type { ReadablePoint } from "./chart.js";
import type { ScaleName } from "./chart-view.js";
import { decimate } from "./decimate.js";
import { type Group, pathThrough, round } from "./draw.js";
import { labelEnds } from "./line-labels.js";
import { drawEvents, type PlacedEvent } from "./time-events.js";
import type { TimeLine, TimeLinesSpec, TimeMark } from "./time-lines.js";
import { type Period, timeOf } from "./time-period.js";
import { readable } from "./time-points.js";
import { tickLabels, type ValueScale, valueScale } from "./value-scale.js";
import { type Edge, type VisibleLine, type VisiblePoint, visibleLine } from "./visible-line.js";

/** Where a plot stands in a drawing, and what it shares with the drawing\u2019s other plots. */
export interface PlotFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Where the words to the right of the plot must end. */
  readonly edge: number;
  readonly period: Period;
  readonly x: (time: number) => number;
  readonly scale: ScaleName;
  readonly timeTicks: readonly Tick[];
  readonly events: readonly PlacedEvent[];
  /** The foot of the names of events in the drawing’s first plot, where rules over dates are named; null in the others. */
  readonly namesAt: number | null;
  readonly locale: string;
}

/** A point of a line as it stands in a plot. */
export interface PlacedPoint extends VisiblePoint {
  readonly x: number;
  readonly y: number;
}

/** A line as it stands in a plot, with what its path passes through. */
export interface PlacedLine {
  readonly line: TimeLine;
  readonly base: number;
  readonly points: readonly PlacedPoint[];
  readonly path: readonly (readonly [number, number])[];
}

/** Draws lines over dates into a part of a drawing; gives the points that can be read. */
export function drawTimePlot(plot: Group, spec: TimeLinesSpec, frame: PlotFrame): ReadablePoint[] {
  const { left, right, bottom, period, x, scale } = frame;
  const log = scale === "log" || (scale === "rebased" && spec.log);
  const seen = spec.lines.map((line) => visibleLine(line.points, period, scale, log));
  const level = levelOf(spec, seen, scale);
  const y = heightScale(seen, level?.value ?? null, log, frame);
  const lines = spec.lines.map((line, i) => placeLine(line, seen[i] as VisibleLine, spec.marks, x, y));
  drawHoldOut(plot, x(timeOf(articleDate)), frame);
  drawEvents(plot, frame.events, frame);
  const zero = scale === "rebased" ? 100 : 0;
  const tickText = scale === "rebased" ? numberText(frame.locale).integer : spec.tickText;
  const ticks = tickLabels(y.ticks, tickText).map(({ value, label }) => ({
    at: y(value),
    label,
    base: value === zero,
  }));
  horizontalGrid(plot, ticks, left, right);
  bottomAxis(plot, frame.timeTicks, bottom);
  if (level && isWithin(y(level.value), frame)) drawLevel(plot, y(level.value), level.label, left, right);
  for (const line of lines) drawLine(plot, line, lines.length === 1 ? "alone " : "");
  if (lines.length > 1) labelEnds(plot, lines, frame);
  for (const mark of spec.marks) drawMark(plot, mark, lines, y, frame);
  return lines.flatMap((line) => readable(spec, line, scale, frame.locale));
}

/** The level in the units of the scale; none where several lines are rebased, each by its own value. */
function levelOf({ level }: TimeLinesSpec, seen: readonly VisibleLine[], scale: ScaleName) {
  if (!level || (scale === "rebased" && seen.length > 1)) return null;
  return { ...level, value: level.value / (seen[0]?.base ?? 1) };
}

/** Over all values seen; the level counts while the whole period is seen. */
function heightScale(
  seen: readonly VisibleLine[],
  level: number | null,
  log: boolean,
  { top, bottom, period }: PlotFrame,
): ValueScale {
  const isWhole = period.from === period.first && period.to === period.last;
  const counts = level !== null && (isWhole || seen.every(({ points }) => points.length === 0));
  let [lowest, highest] = counts ? [level, level] : [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const take = ({ shown }: Edge) => {
    if (shown < lowest) lowest = shown;
    if (shown > highest) highest = shown;
  };
  for (const { points, before, after } of seen) {
    points.forEach(take);
    if (before) take(before);
    if (after) take(after);
  }
  const [low, high] = lowest <= highest ? [lowest, highest] : [1, 1];
  return valueScale(low, high, log, [bottom, top + 14]);
}

function placeLine(
  line: TimeLine,
  { points, before, after, base }: VisibleLine,
  marks: readonly TimeMark[],
  x: (time: number) => number,
  y: ValueScale,
): PlacedLine {
  const marked = new Set(marks.map(({ date }) => date));
  const placed = points.map(
    ({ date, value, time, shown }): PlacedPoint => ({ date, value, time, shown, x: x(time), y: y(shown) }),
  );
  const kept = decimate(placed, ({ date }) => marked.has(date));
  const edge = (end: VisibleLine["before"]) => (end ? [[x(end.time), y(end.shown)] as const] : []);
  const inner = kept.map((point) => [point.x, point.y] as const);
  return { line, base, points: kept, path: [...edge(before), ...inner, ...edge(after)] };
}

function isWithin(height: number, { top, bottom }: PlotFrame): boolean {
  return height >= top && height <= bottom;
}

function drawLine(group: Group, { line, path }: PlacedLine, alone: "alone " | ""): void {
  if (path.length === 0) return;
  group
    .append("g")
    .attr("class", `line ${alone}series-${line.colour}`)
    .attr("data-line", line.id)
    .append("path")
    .attr("d", pathThrough(path));
}

function drawHoldOut(group: Group, x: number, { left, right, top, bottom, namesAt }: PlotFrame): void {
  if (x > right) return;
  const from = Math.max(left, x);
  group
    .append("rect")
    .attr("class", "hold-out-ground")
    .attr("x", round(from))
    .attr("y", top)
    .attr("width", round(right - from))
    .attr("height", bottom - top);
  if (x < left) return;
  const label = namesAt === null ? "" : "the articles";
  articleRule(group, x, top, bottom, label, x > (left + right) / 2 ? "end" : "start");
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

const labelRoom = 130;
const letterWidth = 7;

function drawMark(
  group: Group,
  { date, value, label, anchor: asked, side, line, colour }: TimeMark,
  lines: readonly PlacedLine[],
  y: ValueScale,
  { x: across, left, right, period }: PlotFrame,
): void {
  const time = timeOf(date);
  if (time < period.from || time > period.to) return;
  const x = across(time);
  const { base = 1 } = lines.find((one) => one.line.id === line) ?? lines[0] ?? {};
  const height = y(value / base);
  const tooFarLeft = x - letterWidth * label.length - 8 < left;
  const anchor = x > right - labelRoom ? "end" : asked === "end" && tooFarLeft ? "start" : asked;
  const mark = group.append("g").attr("class", colour ? `mark series-${colour}` : "mark");
  mark.append("circle").attr("cx", round(x)).attr("cy", round(height)).attr("r", 4);
  mark
    .append("text")
    .attr("x", round(x) + (anchor === "start" ? 8 : -8))
    .attr("y", round(height) + (side === "below" ? 17 : -7))
    .attr("text-anchor", anchor)
    .text(label);
}
