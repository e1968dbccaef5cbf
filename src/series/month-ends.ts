import type { Series } from "./series.js";

interface Dated {
  readonly date: string;
  readonly value: number;
}

const finalDays = 10;

/** The last day of a day's month. Input and output: YYYY-MM-DD. */
export function monthEndOf(date: string): string {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/**
 * The month ends of finer observations: each month's last one, or its sum.
 * Input: days YYYY-MM-DD, ascending, each once; a month counts if it ends on the day `until` or before, by default
 * the last observation's day. Output: one row a month, dated its last day, ascending.
 * Method: a last observation counts only if it falls in the month's final ten days; a sum always does.
 * Release lags are for the caller. Verified against the macro `months` of src/db/schema.sql.
 */
export function monthEnds(
  points: readonly Dated[],
  resample: Series["resample"],
  until = points.at(-1)?.date ?? "",
): Dated[] {
  const months = new Map<string, Dated>();
  for (const { date, value } of points) {
    const end = monthEndOf(date);
    const before = resample === "sum" ? (months.get(end)?.value ?? 0) : 0;
    months.set(end, { date, value: before + value });
  }
  return [...months]
    .filter(([end]) => end <= until)
    .filter(([end, last]) => resample === "sum" || dayOf(end) - dayOf(last.date) < finalDays)
    .map(([date, { value }]) => ({ date, value }));
}

function dayOf(date: string): number {
  return Number(date.slice(8));
}
