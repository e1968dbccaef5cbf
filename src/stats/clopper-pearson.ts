import { betaQuantile } from "./distributions.js";
import { requireBetween, requireCount } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

export interface ClopperPearsonInput {
  /** Whole, from 0 to n. */
  readonly successes: number;
  /** Whole, at least 1. */
  readonly n: number;
  /** Coverage, strictly between 0 and 1; 0.95 for a 95 % interval. */
  readonly level: number;
}

/**
 * The exact confidence interval of a share, by Clopper and Pearson: coverage is never below the level.
 * Input: see `ClopperPearsonInput`.
 * Output: `low` and `high`, shares from 0 to 1, low < high; low is 0 without a success, high 1 without a failure.
 * Method: beta quantiles at (1 − level)/2; the upper limit by mirroring, so that 1 − (1 − level)/2 is not rounded.
 * Errors: `not-finite`; `not-integer`; `too-few`, "n is 0; at least 1 is needed."; `out-of-range`, "successes
 * is 5, more than n, which is 4.", or "level is 1; it must lie strictly between 0 and 1."
 * Source: C. J. Clopper and E. S. Pearson, 1934, Biometrika 26:404–413.
 * Verified against: R 4.2.2 `binom.test`, 4 tables, to 1e-13 relative.
 */
export function clopperPearson({ successes, n, level }: ClopperPearsonInput): { low: number; high: number } {
  requireCount("n", n, 1);
  requireCount("successes", successes, 0);
  requireBetween("level", level, 0, 1);
  if (successes > n) {
    throw new StatisticsError("out-of-range", `successes is ${successes}, more than n, which is ${n}.`);
  }
  const tail = (1 - level) / 2;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, n - successes + 1),
    high: successes === n ? 1 : 1 - betaQuantile(tail, n - successes, successes + 1),
  };
}
