import type { ChartView, Days } from "./chart-view.js";

/** What is shown of a chart over dates, in milliseconds since 1970 UTC, and all that it has. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly last: number;
}

interface DatedLine {
  readonly points: readonly { readonly date: string }[];
}

export const dayMilliseconds = 86_400_000;

/** Milliseconds since 1970 of a day at midnight UTC. */
export function timeOf(date: string): number {
  return Date.parse(date.slice(0, 10));
}

/** The day (YYYY-MM-DD) on which a time falls, UTC. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/**
 * The period that a view asks for, within what the lines have; all of it where the view asks for none, or for one in
 * which no line has two points. Null where there is no point at all. Points stand in the order of dates.
 */
export function periodOf(lines: readonly DatedLine[], { from, to }: ChartView = {}): Period | null {
  const ends = lines.flatMap(({ points }) => [points[0], points.at(-1)]).filter((point) => point != null);
  if (ends.length === 0) return null;
  const times = ends.map(({ date }) => timeOf(date));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const all = { from: first, to: last, first, last };
  if (from === undefined && to === undefined) return all;
  const asked = {
    ...all,
    from: Math.max(first, from === undefined ? first : timeOf(from)),
    to: Math.min(last, to === undefined ? last : timeOf(to)),
  };
  return lines.some((line) => hasTwo(line, dayOf(asked.from), dayOf(asked.to))) ? asked : all;
}

function hasTwo({ points }: DatedLine, from: string, to: string): boolean {
  const start = points.findIndex(({ date }) => date >= from);
  const second = start < 0 ? undefined : points[start + 1];
  return second !== undefined && second.date <= to;
}

/** The days of a period, and those of all that the chart has. */
export function daysOf({ from, to, first, last }: Period): Days & { readonly whole: Days } {
  return { from: dayOf(from), to: dayOf(to), whole: { from: dayOf(first), to: dayOf(last) } };
}
