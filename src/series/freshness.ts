import type { Series } from "./series.js";

export type FreshnessState = "fresh" | "ageing" | "stale";

/** How old a series is: whole days from its last observation, and what its own policy calls that. */
export interface Freshness {
  readonly age: number;
  readonly state: FreshnessState;
}

const dayMilliseconds = 86_400_000;

/**
 * How old a series is on a day, by its own policy of the catalogue.
 * Input: the date of its last observation and the as-of day (YYYY-MM-DD); a last observation after that day counts as
 * of that day. Output: the age in whole days, 0 or more; `stale` where it exceeds `staleAfterDays`, else `ageing` where
 * it exceeds `ageingAfterDays`, else `fresh`: at exactly the limit the milder state holds.
 * Throws `freshness of <id>: expected days as YYYY-MM-DD, got "<last>" and "<asOf>"`.
 */
export function freshnessOf(
  { id, ageingAfterDays, staleAfterDays }: Pick<Series, "id" | "ageingAfterDays" | "staleAfterDays">,
  last: string,
  asOf: string,
): Freshness {
  const days = (Date.parse(asOf) - Date.parse(last)) / dayMilliseconds;
  if (!Number.isInteger(days)) {
    throw new Error(`freshness of ${id}: expected days as YYYY-MM-DD, got "${last}" and "${asOf}"`);
  }
  const age = Math.max(0, days);
  if (age > staleAfterDays) return { age, state: "stale" };
  return { age, state: age > ageingAfterDays ? "ageing" : "fresh" };
}
