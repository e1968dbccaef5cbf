import type { DateFrame, Days } from "./chart-view.js";
import { dayMilliseconds, dayOf, timeOf } from "./time-period.js";

type Across = Pick<DateFrame, "from" | "to" | "left" | "right">;

/** Where a day stands across a drawing. */
export function acrossOf({ from, to, left, right }: Across, date: string): number {
  const [start, end] = [timeOf(from), timeOf(to)];
  return end === start
    ? (left + right) / 2
    : left + ((timeOf(date) - start) / (end - start)) * (right - left);
}

/** The day nearest to a place across a drawing, within its period. */
export function dayAt({ from, to, left, right }: Across, x: number): string {
  const share = Math.min(1, Math.max(0, (x - left) / (right - left)));
  const time = timeOf(from) + share * (timeOf(to) - timeOf(from));
  return dayOf(Math.round(time / dayMilliseconds) * dayMilliseconds);
}

/** The days between two places, in either order; null where they are one day. */
export function daysBetween(frame: Across, x1: number, x2: number): Days | null {
  const [from, to] = [dayAt(frame, Math.min(x1, x2)), dayAt(frame, Math.max(x1, x2))];
  return from < to ? { from, to } : null;
}

/** A period around a day, so many times as long as the one shown: within the whole, and the whole where it would be as long. */
export function daysAround(frame: DateFrame, centre: string, factor: number): Days {
  const { whole } = frame;
  const [first, last] = [timeOf(whole.from), timeOf(whole.to)];
  const span = factor * (timeOf(frame.to) - timeOf(frame.from));
  if (span >= last - first) return whole;
  const start = Math.min(last - span, Math.max(first, timeOf(centre) - span / 2));
  return { from: dayOf(start), to: dayOf(start + span) };
}

/** The middle of what is shown. */
export function middleOf({ from, to }: Days): string {
  return dayOf((timeOf(from) + timeOf(to)) / 2);
}

/** Whether less than the whole is shown. */
export function isZoomed({ from, to, whole }: DateFrame): boolean {
  return from !== whole.from || to !== whole.to;
}
