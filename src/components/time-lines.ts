import type { Drawing, TableView } from "./chart.js";
import type { ScaleName } from "./chart-view.js";
import { drawing, type Group, type Surroundings } from "./draw.js";
import { labelMargin } from "./line-labels.js";
import { timeScale, timeTicks } from "./time-axis.js";
import { eventRowHeight, eventRows, placeEvents, type TimeEvent } from "./time-events.js";
import { daysOf, periodOf } from "./time-period.js";
import { drawTimePlot } from "./time-plot.js";
import { chooseScale } from "./value-scale.js";

export interface TimeLine {
  readonly id: string;
  readonly label: string;
  /** Names the colour: rut, eth, btc, treasury, \u2026: see src/style/series.css. */
  readonly colour: string;
  /** In the order of dates. */
  readonly points: readonly { readonly date: string; readonly value: number }[];
}

export interface TimeMark {
  readonly date: string;
  readonly value: number;
  readonly label: string;
  readonly anchor: "start" | "end";
  /** Where the label stands; above if not said. */
  readonly side?: "below";
  /** The id of the line it stands on; the first if not said. */
  readonly line?: string;
  /** Names the colour of its ring. */
  readonly colour?: string;
}

export interface TimeLinesSpec {
  readonly lines: readonly TimeLine[];
  readonly marks: readonly TimeMark[];
  readonly log: boolean;
  /** A level drawn across the plot, with its label. */
  readonly level: { readonly value: number; readonly label: string } | null;
  /** What happened when: faint rules and bands, the ones that matter most first. */
  readonly events?: readonly TimeEvent[];
  /** The scales that the reader may choose; where `log` is true and they are not said, log, linear and rebased. */
  readonly scales?: readonly ScaleName[];
  readonly valueText: (value: number) => string;
  readonly tickText: (value: number) => string;
  readonly dateText: (date: string) => string;
}

/** Lines over dates with direct labels, the articles\u2019 date as a thin rule and the hold-out after it on a faint ground. */
export function drawTimeLines(spec: TimeLinesSpec, width: number, surroundings: Surroundings): Drawing {
  const { document, locale, view } = surroundings;
  const narrow = width < 500;
  const period = periodOf(spec.lines, view);
  const base = narrow ? 280 : width < 800 ? 320 : 360;
  if (!period) return nothingToDraw(width, base, surroundings);
  const { whole, ...days } = daysOf(period);
  const rows = eventRows(spec.events ?? [], whole, narrow);
  const height = base + rows * eventRowHeight;
  const labels = spec.lines.map(({ label }) => label);
  const margin = {
    top: 18 + rows * eventRowHeight,
    right: labels.length > 1 ? labelMargin(labels, narrow ? 100 : 120, width) : 18,
    bottom: 34,
    left: narrow ? 50 : 62,
  };
  const frame = {
    left: margin.left,
    right: width - margin.right,
    top: margin.top,
    bottom: height - margin.bottom,
  };
  const x = timeScale(period, frame.left, frame.right);
  const allPositive = spec.lines.every(({ points }) => points.every(({ value }) => value > 0));
  const scales = chooseScale(spec, allPositive, view);
  const svg = drawing(document, width, height);
  const points = drawTimePlot(svg.append("g"), spec, {
    ...frame,
    edge: width,
    period,
    x: (time) => x(time),
    scale: scales.shown,
    timeTicks: timeTicks(x, narrow ? 4 : 7),
    events: placeEvents(spec.events ?? [], (time) => x(time), frame, rows),
    namesAt: frame.top - 5,
    locale,
  });
  return {
    svg: svg.node() as SVGSVGElement,
    points,
    dates: { ...days, whole, ...frame },
    ...(scales.offered.length > 1 ? { scales } : {}),
    rows: () => rowsOf(spec.lines),
  };
}

/** A drawing of the usual size that says why it is empty. */
export function nothingToDraw(width: number, height: number, { document }: Surroundings): Drawing {
  const svg = drawing(document, width, height);
  const empty: Group = svg.append("g").attr("class", "empty");
  empty
    .append("rect")
    .attr("x", 1)
    .attr("y", 1)
    .attr("width", width - 2)
    .attr("height", height - 2);
  empty
    .append("text")
    .attr("x", width / 2)
    .attr("y", height / 2)
    .attr("text-anchor", "middle")
    .text("There is no observation to draw.");
  return { svg: svg.node() as SVGSVGElement, points: [] };
}

/** Every value of the lines, one row a date, as they are drawn from. */
export function rowsOf(lines: readonly TimeLine[]): TableView {
  const byDate = new Map<string, (number | null)[]>();
  lines.forEach(({ points }, i) => {
    for (const { date, value } of points) {
      const row = byDate.get(date) ?? lines.map(() => null);
      row[i] = value;
      byDate.set(date, row);
    }
  });
  const dates = [...byDate.keys()].sort();
  return {
    columns: ["date", ...lines.map(({ label }) => label)],
    rows: dates.map((date) => [date, ...(byDate.get(date) ?? [])]),
  };
}
