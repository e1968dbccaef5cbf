import { requireFiniteNumber, requirePositive } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";
import { studentTCdf } from "./student-t.js";

export interface EquivalenceInput {
  readonly estimate: number;
  /** Of the estimate, in its unit; positive. */
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** The effects from here … */
  readonly low: number;
  /** … to here are too small to matter, in the unit of the estimate; low < high. */
  readonly high: number;
}

export interface EquivalenceTest {
  /** The larger of the two one-sided p: small when the effect is shown to lie between the bounds. */
  readonly p: number;
  /** t against the lower bound, and the p of "the effect is not above it". */
  readonly lowT: number;
  readonly lowP: number;
  /** t against the upper bound, and the p of "the effect is not below it". */
  readonly highT: number;
  readonly highP: number;
}

/**
 * Two one-sided tests: is the effect shown to be smaller than what would matter?
 * Input: see `EquivalenceInput`; every number finite.
 * Output: see `EquivalenceTest`; equivalence at level α is p ≤ α, which is that the 1 − 2α interval lies
 * between the bounds.
 * Method: t_low = (estimate − low)/se, upper tail; t_high = (estimate − high)/se, lower tail; Student's t.
 * Errors: `not-finite`; `out-of-range`, "standardError is 0; it must be positive.", or "low is 1, not below
 * high, which is 1."
 * Source: D. J. Schuirmann, 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657–680.
 * Verified against: its interval form at every level, on fast-check inputs; tails against R through
 * `studentTCdf`.
 */
export function equivalenceTest(input: EquivalenceInput): EquivalenceTest {
  const { estimate, standardError, degreesOfFreedom, low, high } = input;
  requireFiniteNumber("estimate", estimate);
  requirePositive("standardError", standardError);
  requireFiniteNumber("low", low);
  requireFiniteNumber("high", high);
  if (low >= high) {
    throw new StatisticsError("out-of-range", `low is ${low}, not below high, which is ${high}.`);
  }
  const lowT = (estimate - low) / standardError;
  const highT = (estimate - high) / standardError;
  const lowP = studentTCdf(-lowT, degreesOfFreedom);
  const highP = studentTCdf(highT, degreesOfFreedom);
  return { p: Math.max(lowP, highP), lowT, lowP, highT, highP };
}
