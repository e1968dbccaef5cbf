import type { ScaleName } from "./chart-view.js";
import { type Period, timeOf } from "./time-period.js";

export interface DatedPoint {
  readonly date: string;
  readonly value: number;
}

/** A point of a line, with its value as the chosen scale shows it. */
export interface VisiblePoint extends DatedPoint {
  readonly time: number;
  readonly shown: number;
}

/** Where a line meets an edge of what is seen, between two of its points. */
export type Edge = Pick<VisiblePoint, "time" | "shown">;

/** What is seen of a line in a period. */
export interface VisibleLine {
  readonly points: readonly VisiblePoint[];
  readonly before: Edge | null;
  readonly after: Edge | null;
  /** What a value of the line is divided by, times 100, where it is rebased; else 1. */
  readonly base: number;
}

/** The points of a line in a period, rebased where asked to 100 at the first, and where it crosses the period\u2019s edges. */
export function visibleLine(
  points: readonly DatedPoint[],
  { from, to }: Pick<Period, "from" | "to">,
  scale: ScaleName,
  log: boolean,
): VisibleLine {
  const times = points.map(({ date }) => timeOf(date));
  const start = firstAtLeast(times, from);
  const end = firstAtLeast(times, to + 1);
  const base = scale === "rebased" && start < end ? (points[start]?.value ?? 1) / 100 : 1;
  const at = (i: number): VisiblePoint => {
    const point = points[i] as DatedPoint;
    return { date: point.date, value: point.value, time: times[i] ?? 0, shown: point.value / base };
  };
  const between = (i: number, time: number): Edge | null =>
    i <= 0 || i >= points.length || times[i] === time ? null : crossing(at(i - 1), at(i), time, log);
  return {
    points: Array.from({ length: end - start }, (_, i) => at(start + i)),
    before: start < end || start > 0 ? between(start, from) : null,
    after: between(end, to),
    base,
  };
}

function firstAtLeast(times: readonly number[], time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function crossing(a: Edge, b: Edge, time: number, log: boolean): Edge {
  const share = (time - a.time) / (b.time - a.time);
  const shown = log ? a.shown * (b.shown / a.shown) ** share : a.shown + share * (b.shown - a.shown);
  return { time, shown };
}
