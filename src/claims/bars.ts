import type { PanelFrequency } from "../series/series.js";

/** What a bar is called, how many follow each other in a year, and its mean length in days. */
export const barNoun: Readonly<Record<PanelFrequency, string>> = {
  daily: "day",
  weekly: "week",
  monthly: "month",
};
export const barsInYear: Readonly<Record<PanelFrequency, number>> = { daily: 365, weekly: 52, monthly: 12 };
export const daysInBar: Readonly<Record<PanelFrequency, number>> = {
  daily: 1,
  weekly: 7,
  monthly: 365.25 / 12,
};

/** The oldest close that may stand in for a bar's own, in days: as `tolerance` of src/db/schema.sql. */
export const toleranceDays: Readonly<Record<PanelFrequency, number>> = { daily: 7, weekly: 6, monthly: 27 };

const dayMilliseconds = 86_400_000;

/** Whole days from one date (YYYY-MM-DD) to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMilliseconds);
}

/** The date some days after another (YYYY-MM-DD). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/** Bars without a record between two records: months or weeks that lie strictly between them; for days, the days since. */
export function barsWithout(from: string, to: string, frequency: PanelFrequency): number {
  if (frequency === "daily") return daysBetween(from, to);
  if (frequency === "weekly") return Math.round(daysBetween(from, to) / 7) - 1;
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return months(to) - months(from) - 1;
}
