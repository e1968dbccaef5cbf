import { daysBetween } from "./bars.js";

/**
 * The days (UTC) on which bitcoin halved what a block pays, with the block that did it: the time stamps of those blocks,
 * which any explorer of the chain shows.
 */
export const halvings = [
  { date: "2012-11-28", block: 210_000 },
  { date: "2016-07-09", block: 420_000 },
  { date: "2020-05-11", block: 630_000 },
  { date: "2024-04-20", block: 840_000 },
] as const;

/** Years of the cycle, counted from a halving. */
export const yearsOfCycle = 4;
const daysInYear = 365.25;

/** Whole days since the last halving before a date, that day included; null before the first. */
export function daysSinceHalving(date: string): number | null {
  const last = halvings.findLast((halving) => halving.date <= date);
  return last ? daysBetween(last.date, date) : null;
}

/** The year of the cycle that a date lies in: 0 for the first after a halving, 3 for the fourth and what follows it. */
export function yearAfterHalving(date: string): number | null {
  const days = daysSinceHalving(date);
  return days === null ? null : Math.min(yearsOfCycle - 1, Math.floor(days / daysInYear));
}
