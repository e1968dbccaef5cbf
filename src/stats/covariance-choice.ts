import { heteroskedasticCovariance } from "./heteroskedastic-covariance.js";
import type { LeastSquares } from "./least-squares.js";
import { neweyWest } from "./newey-west.js";
import { requireCovariance } from "./sandwich.js";

/** How the covariance of the coefficients is estimated. */
export type CovarianceChoice =
  | { readonly type: "classical" }
  | { readonly type: "HC0" | "HC1" | "HC3" }
  | {
      readonly type: "newey-west";
      readonly lag: number;
      readonly prewhite?: boolean;
      readonly adjust?: boolean;
    };

/**
 * The covariance of the coefficients of a fit, by the method chosen.
 * Input: `x`, as given to `leastSquares`; `fit`, with n > k. Output: k by k, row by row.
 * Method: classical is s²(X'X)⁻¹ with s² the residual sum of squares over n − k; others as their functions.
 * Errors: those of `neweyWest` and `heteroskedasticCovariance`. Source: theirs.
 * Verified against: R 4.2.2 `lm` and sandwich 3.0-2, through `regression`.
 */
export function chosenCovariance(
  x: readonly Float64Array[],
  fit: LeastSquares,
  choice: CovarianceChoice,
): Float64Array {
  const { residuals, inverse, n, k } = fit;
  if (choice.type === "classical") {
    requireCovariance({ x, residuals, inverse });
    const variance = fit.residualSumOfSquares / (n - k);
    return inverse.map((value) => value * variance);
  }
  if (choice.type === "newey-west") {
    const { lag, prewhite = false, adjust = false } = choice;
    return neweyWest({ x, residuals, inverse, lag, prewhite, adjust });
  }
  return heteroskedasticCovariance({ x, residuals, inverse, type: choice.type });
}
