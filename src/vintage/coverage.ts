import type { Observation } from "../series/series.js";
import type { Coverage } from "./vintage.js";

/** What observations hold of each series at each frequency, in order of first appearance; dates must ascend within each. */
export function coverageOf(observations: readonly Observation[]): Coverage[] {
  const coverage = new Map<string, Coverage>();
  for (const { series, frequency, date } of observations) {
    const key = `${series} ${frequency}`;
    const { first, rows } = coverage.get(key) ?? { first: date, rows: 0 };
    coverage.set(key, { series, frequency, first, last: date, rows: rows + 1 });
  }
  return [...coverage.values()];
}
