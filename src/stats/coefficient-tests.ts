import { normalCdf } from "./distributions.js";
import { requireFiniteResult } from "./require-argument.js";
import { standardErrors } from "./standard-errors.js";
import { requireFinite } from "./statistics-error.js";
import { studentTCdf } from "./student-t.js";

export interface CoefficientTests {
  readonly standardErrors: Float64Array;
  /** Coefficient over standard error. */
  readonly t: Float64Array;
  /** Two-sided, of a coefficient of zero. */
  readonly p: Float64Array;
}

/**
 * Each coefficient against zero.
 * Input: k `coefficients`; their `covariance`, k by k; `degreesOfFreedom` of Student's t, or nothing for the normal.
 * Output: see `CoefficientTests`; p from 0 (where it underflows) to 1.
 * Method: t = b/se, twice the lower tail of −|t|. Errors: `not-finite`; `out-of-range`, of `standardErrors`, or when t overflows.
 * Source: Student, 1908, Biometrika 6:1–25. Verified against: statsmodels 0.13.5, through `regression`.
 */
export function coefficientTests(
  coefficients: Float64Array,
  covariance: Float64Array,
  degreesOfFreedom?: number,
): CoefficientTests {
  requireFinite("coefficients", coefficients);
  requireFinite("covariance", covariance);
  const errors = standardErrors(covariance);
  const t = coefficients.map((b, j) => requireFiniteResult(`t of coefficient ${j}`, b / Number(errors[j])));
  const tail = (z: number) =>
    degreesOfFreedom === undefined ? normalCdf(z) : studentTCdf(z, degreesOfFreedom);
  return { standardErrors: errors, t, p: t.map((value) => 2 * tail(-Math.abs(value))) };
}
