import { incompleteBeta } from "./incomplete-beta.js";
import { requireAtLeast, requireFiniteNumber, requirePositive } from "./require-argument.js";

export interface FTailInput {
  /** Finite; the tail of a value of 0 or less is 1. */
  readonly f: number;
  /** Degrees of freedom of the numerator, positive, whole or not. */
  readonly numerator: number;
  /** Degrees of freedom of the denominator, positive, whole or not. */
  readonly denominator: number;
}

/**
 * The upper tail of the F distribution, P(F > f): the p-value of an F test.
 * Input: see `FTailInput`. Output: a probability from 0 to 1, to full relative precision when small.
 * Method: I_x(d2/2, d1/2) with x = d2/(d2 + d1 f).
 * Errors: `not-finite`, "f is NaN, not a finite number."; `out-of-range`, "numerator is 0; it must be positive.", or "… is 1e-10; it must be at least 1e-9.";
 * `not-converged`.
 * Source: Abramowitz and Stegun, 1964, 26.6.2. Verified against: R 4.2.2 `pf(lower.tail = FALSE)`, 15 points, to
 * 2e-12 relative.
 */
export function fUpperTail({ f, numerator, denominator }: FTailInput): number {
  requireFiniteNumber("f", f);
  requirePositive("numerator", numerator);
  requireAtLeast("numerator", numerator, 1e-9);
  requirePositive("denominator", denominator);
  requireAtLeast("denominator", denominator, 1e-9);
  if (f <= 0) return 1;
  const ratio = (numerator / denominator) * f;
  return incompleteBeta(1 / (1 + ratio), ratio / (1 + ratio), denominator / 2, numerator / 2);
}
