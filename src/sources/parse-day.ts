import { isDate } from "../series/dates.js";
import { described, type Refuse } from "./refusal.js";
import type { Range } from "./source.js";

export const dayMs = 86_400_000;

const earliestMs = Date.UTC(1900, 0, 1);
const latestMs = Date.UTC(2100, 0, 1);

/** The first millisecond of a day (YYYY-MM-DD) in UTC. */
export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The day in UTC (YYYY-MM-DD) of a moment in milliseconds. */
export function dayAt(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A text that must be a day of the calendar. Throws the rule `date` (`expected a day as YYYY-MM-DD, got …`). */
export function dayOf(value: unknown, row: number, refuse: Refuse): string {
  if (typeof value === "string" && isDate(value)) return value;
  return refuse({ rule: "date", row, expected: "a day as YYYY-MM-DD", got: described(value) });
}

/** A time in whole seconds or milliseconds, in milliseconds. Throws the rule `date` outside 1900 to 2099. */
export function momentOf(
  value: unknown,
  unit: "seconds" | "milliseconds",
  row: number,
  refuse: Refuse,
): number {
  const ms = typeof value === "number" ? value * (unit === "seconds" ? 1000 : 1) : Number.NaN;
  if (Number.isSafeInteger(value) && ms >= earliestMs && ms < latestMs) return ms;
  return refuse({ rule: "date", row, expected: `${unit} of 1900 to 2099`, got: described(value) });
}

/** As `momentOf`, for a time that must be the start of a day in UTC; gives the day. Throws the rule `date`. */
export function midnightOf(
  value: unknown,
  unit: "seconds" | "milliseconds",
  row: number,
  refuse: Refuse,
): string {
  const ms = momentOf(value, unit, row, refuse);
  if (ms % dayMs === 0) return dayAt(ms);
  return refuse({ rule: "date", row, expected: "a time at 00:00 UTC", got: new Date(ms).toISOString() });
}

/** As `midnightOf`, for seconds written as text ("1517443200"). Throws the rule `date`. */
export function midnightOfText(value: unknown, row: number, refuse: Refuse): string {
  if (typeof value === "string" && /^\d{1,12}$/.test(value)) {
    return midnightOf(Number(value), "seconds", row, refuse);
  }
  return refuse({ rule: "date", row, expected: "seconds as text", got: described(value) });
}

/** The days in a range, both ends included. */
export function daysIn({ from, to }: Range): number {
  return (startOf(to) - startOf(from)) / dayMs + 1;
}
