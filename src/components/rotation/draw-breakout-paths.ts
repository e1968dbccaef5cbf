import { scaleLinear, scaleLog } from "d3-scale";
import { announcedDate } from "../../claims/article.js";
import { daysInBar } from "../../claims/bars.js";
import type { H1Evidence } from "../../claims/rotation/h1-evidence.js";
import { pathName } from "../../claims/rotation/h1-words.js";
import { numberText } from "../../text/numbers.js";
import { bottomAxis, horizontalGrid, spread } from "../axes.js";
import type { Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, pathThrough, round, type Surroundings } from "../draw.js";

/** One line of the chart: an episode, or the hold-out. */
export interface PathLine {
  readonly id: string;
  readonly label: string;
  readonly className: string;
  /** Months after the start, the price relative to it, and the day. */
  readonly points: readonly { readonly months: number; readonly relative: number; readonly date: string }[];
  readonly atHorizon: number | null;
}

const levels = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

/** Draws the lines from a common zero on a log scale, with the band of all starts behind and the horizon marked. */
export function drawBreakoutPaths(
  { study, frequency, band }: H1Evidence,
  lines: readonly PathLine[],
  width: number,
  { document }: Surroundings,
): Drawing {
  const text = numberText("en");
  const narrow = width < 500;
  const height = narrow ? 400 : width < 800 ? 440 : 500;
  const margin = { top: 16, right: narrow ? 84 : 150, bottom: 44, left: narrow ? 66 : 68 };
  const monthsInBar = daysInBar[frequency] / daysInBar.monthly;
  const horizon = study.choice.horizon * monthsInBar;
  const span = Math.max(12, horizon);
  const all = [
    ...lines.flatMap(({ points }) => points.map((p) => p.relative)),
    ...band.flatMap((b) => [b.low, b.high]),
  ];
  const low = Math.min(0.5, ...all);
  const high = Math.max(2, ...all);
  const x = scaleLinear([0, span], [margin.left, width - margin.right]);
  const y = scaleLog([low * 0.92, high * 1.08], [height - margin.bottom, margin.top]);
  const svg = drawing(document, width, height);
  const plot = svg.append("g");
  drawBand(
    plot,
    band.map(({ bars, low: l, high: h }) => ({ x: x(bars * monthsInBar), low: y(l), high: y(h) })),
  );
  const ticks = levels.filter((level) => level >= low * 0.92 && level <= high * 1.08);
  horizontalGrid(
    plot,
    ticks.map((level) => ({
      at: y(level),
      label: level === 1 ? "0" : text.signedPercent(level - 1),
      base: level === 1,
    })),
    margin.left,
    width - margin.right,
  );
  const start = study.choice.delay + study.choice.entry > 0 ? "start" : "breakout";
  const months = [0, 3, 6, 9, 12].filter((month) => month <= span);
  bottomAxis(
    plot,
    months
      .map((month) => ({ at: x(month), label: month === 0 ? start : `${month} months` }))
      .map((tick, i) => (narrow && i > 0 ? { ...tick, label: `${months[i]}` } : tick)),
    height - margin.bottom,
  );
  if (narrow)
    plot
      .append("text")
      .attr("class", "axis-note")
      .attr("x", x(span))
      .attr("y", height - 6)
      .attr("text-anchor", "end")
      .text("months after");
  drawHorizon(plot, x(horizon), margin.top, height - margin.bottom);
  for (const line of lines)
    drawLine(
      plot,
      line,
      (m) => x(m),
      (r) => y(r),
      horizon,
    );
  drawLabels(plot, lines, x, y, {
    low: margin.top + 6,
    high: height - margin.bottom - 4,
    at: width - margin.right + 8,
    narrow,
  });
  return {
    svg: svg.node() as SVGSVGElement,
    points: readable(pathName(study.choice), lines, x, y),
  };
}

function drawBand(group: Group, points: readonly { x: number; low: number; high: number }[]): void {
  const edge = [
    ...points.map((p) => [p.x, p.high] as const),
    ...points.toReversed().map((p) => [p.x, p.low] as const),
  ];
  group
    .append("path")
    .attr("class", "band")
    .attr("d", `${pathThrough(edge)}Z`);
}

function drawHorizon(group: Group, x: number, top: number, bottom: number): void {
  group
    .append("line")
    .attr("class", "horizon")
    .attr("x1", round(x))
    .attr("x2", round(x))
    .attr("y1", top)
    .attr("y2", bottom);
}

function drawLine(
  group: Group,
  line: PathLine,
  x: (months: number) => number,
  y: (relative: number) => number,
  horizon: number,
): void {
  const g = group.append("g").attr("class", `line ${line.className}`).attr("data-line", line.id);
  g.append("path").attr(
    "d",
    pathThrough(line.points.map(({ months, relative }) => [x(months), y(relative)] as const)),
  );
  if (line.atHorizon !== null) {
    g.append("circle")
      .attr("cx", round(x(horizon)))
      .attr("cy", round(y(line.atHorizon)))
      .attr("r", 4);
  }
  const last = line.points.at(-1);
  if (line.id === "hold-out" && last) {
    g.append("circle")
      .attr("cx", round(x(last.months)))
      .attr("cy", round(y(last.relative)))
      .attr("r", 4.5);
  }
}

/** On a phone, and where labels have one line, the hold-out is named by its year alone. */
function shortened(line: PathLine): PathLine {
  return line.id === "hold-out" ? { ...line, label: announcedDate.slice(0, 4) } : line;
}

interface LabelSpace {
  readonly low: number;
  readonly high: number;
  readonly at: number;
  readonly narrow: boolean;
}

const rows = { two: 30, one: 15 };

/** Names the lines at their ends: in two rows where there is room for all, else in one, and then the outermost only. */
function drawLabels(
  group: Group,
  lines: readonly PathLine[],
  x: (m: number) => number,
  y: (r: number) => number,
  space: LabelSpace,
): void {
  const height = space.high - space.low;
  const compact = lines.length * rows.two > height;
  const row = compact ? rows.one : rows.two;
  const named = outermost(lines, Math.floor(height / row)).map((line) =>
    compact || space.narrow ? shortened(line) : line,
  );
  const ends = named.map((line) => line.points.at(-1) ?? { months: 0, relative: 1 });
  const positions = spread(
    ends.map((end) => y(end.relative)),
    row,
    space.low,
    space.high - (compact ? 0 : 12),
  );
  named.forEach((line, i) => {
    const end = ends[i] ?? { months: 0, relative: 1 };
    const from = [x(end.months) + 6, y(end.relative)] as const;
    const value = compact && space.narrow ? null : numberText("en").signedPercent(end.relative - 1);
    drawLabel(group, line, { from, at: positions[i] ?? 0, left: space.at, value, compact });
  });
}

/** The lines that can be named: all where they fit, else the hold-out and those that ended highest and lowest. */
function outermost(lines: readonly PathLine[], fitting: number): readonly PathLine[] {
  if (lines.length <= fitting) return lines;
  const endOf = ({ points }: PathLine) => points.at(-1)?.relative ?? 1;
  const [always, others] = [lines.filter(isHoldOut), lines.filter((line) => !isHoldOut(line))];
  const sorted = others.toSorted((a, b) => endOf(b) - endOf(a));
  const half = Math.max(0, Math.floor((fitting - always.length) / 2));
  return [...sorted.slice(0, half), ...(half > 0 ? sorted.slice(-half) : []), ...always];
}

function isHoldOut({ id }: PathLine): boolean {
  return id === "hold-out";
}

interface LabelPlace {
  readonly from: readonly [number, number];
  readonly at: number;
  readonly left: number;
  readonly value: string | null;
  readonly compact: boolean;
}

function drawLabel(group: Group, line: PathLine, { from, at, left, value, compact }: LabelPlace): void {
  const label = group.append("g").attr("class", `label ${line.className}`).attr("data-line", line.id);
  const leader = pathThrough([from, [left - 3, at]]);
  label.append("path").attr("class", "leader").attr("d", leader);
  const first = label.append("text").attr("x", left).attr("y", round(at));
  if (compact) {
    first.attr("dy", "0.32em").text(line.label);
    if (value) first.append("tspan").attr("class", "value").attr("dx", "0.35em").text(value);
    return;
  }
  first.attr("dy", "0.1em").text(line.label);
  label
    .append("text")
    .attr("class", "value")
    .attr("x", left)
    .attr("y", round(at))
    .attr("dy", "1.25em")
    .text(value ?? "");
}

function readable(
  asset: string,
  lines: readonly PathLine[],
  x: (m: number) => number,
  y: (r: number) => number,
): ReadablePoint[] {
  const text = numberText("en");
  return lines.flatMap(({ id, label, points }) =>
    points.map(({ months, relative, date }) => {
      const after = `${text.decimal(months, Number.isInteger(months) ? 0 : 1)} months on`;
      return {
        x: x(months),
        y: y(relative),
        line: id,
        text: `${label}: ${asset} on ${text.shortDay(date)}, ${after}, ${text.signedPercent(relative - 1)}`,
      };
    }),
  );
}
