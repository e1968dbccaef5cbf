import type { Series } from "./series.js";

const dayMs = 86_400_000;

/** The day a number of whole days after another, before it where negative. Input and output: YYYY-MM-DD. */
export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/**
 * The first day on which an observation of a day could have been known.
 * Input: a catalogue entry's lag, whole days from 0 up; a day YYYY-MM-DD. Output: YYYY-MM-DD.
 * Method: calendar days; or business days, for which two days are added for every weekend that the lag crosses,
 * public holidays not known. Verified against the macro `available` of src/db/schema.sql.
 */
export function availableOn(
  { releaseLagDays, lagInBusinessDays }: Pick<Series, "releaseLagDays" | "lagInBusinessDays">,
  date: string,
): string {
  if (!lagInBusinessDays) return daysAfter(date, releaseLagDays);
  const isoWeekday = new Date(date).getUTCDay() || 7;
  const weekends = Math.floor((Math.min(isoWeekday, 5) - 1 + releaseLagDays) / 5);
  return daysAfter(date, releaseLagDays + 2 * weekends);
}
