import { normalQuantile } from "./distributions.js";
import { requireBetween, requireCount } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

export interface WilsonInput {
  /** Whole, from 0 to n. */
  readonly successes: number;
  /** Whole, at least 1. */
  readonly n: number;
  /** Coverage, strictly between 0 and 1; 0.95 for a 95 % interval. */
  readonly level: number;
}

/**
 * Wilson's score interval of a share: shorter than the exact one, with coverage near the level on average.
 * Input: see `WilsonInput`. Output: `low` and `high`, shares from 0 to 1, low < high; exactly 0 without a success
 * and 1 without a failure.
 * Method: the shares p that |k/n − p| ≤ z·√(p(1 − p)/n) does not reject; no continuity correction, as R's
 * `prop.test(correct = FALSE)`.
 * Errors: `not-finite`; `not-integer`; `too-few`, "n is 0; at least 1 is needed."; `out-of-range`, "successes is
 * 5, more than n, which is 4.", or "level is 1; it must lie strictly between 0 and 1."
 * Source: E. B. Wilson, 1927, Journal of the American Statistical Association 22:209–212.
 * Verified against: R 4.2.2, 4 tables, to 1e-13 relative.
 */
export function wilson({ successes, n, level }: WilsonInput): { low: number; high: number } {
  requireCount("n", n, 1);
  requireCount("successes", successes, 0);
  requireBetween("level", level, 0, 1);
  if (successes > n) {
    throw new StatisticsError("out-of-range", `successes is ${successes}, more than n, which is ${n}.`);
  }
  const z = -normalQuantile((1 - level) / 2);
  const square = z * z;
  const center = (successes + square / 2) / (n + square);
  const half = (z / (n + square)) * Math.sqrt((successes * (n - successes)) / n + square / 4);
  return {
    low: successes === 0 ? 0 : center - half,
    high: successes === n ? 1 : center + half,
  };
}
