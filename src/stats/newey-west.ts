import { constantColumn } from "./lags-of.js";
import { longRunSum } from "./long-run-sum.js";
import { requireCount } from "./require-argument.js";
import { type CovarianceInput, requireCovariance, requireFiniteRegression, sandwich } from "./sandwich.js";
import { prewhiten, recolor, scores } from "./scores.js";
import { StatisticsError } from "./statistics-error.js";

export interface NeweyWestInput extends CovarianceInput {
  /** L, the last lag with a weight: whole, from 0 to n − 1 (n − 2 when prewhitened). */
  readonly lag: number;
  /** Filter the scores by a first-order autoregression first; false unless told. */
  readonly prewhite?: boolean;
  /** Multiply by n/(n − k); false unless told. */
  readonly adjust?: boolean;
}

/**
 * The Newey–West covariance of least-squares coefficients under errors of unequal variance and serial correlation.
 * Input: see `NeweyWestInput`; n > k, in time order without gaps.
 * Output: k by k, row by row, symmetric, positive semidefinite; the roots of its diagonal are standard errors.
 * Method: (X'X)⁻¹ S (X'X)⁻¹ with the scores' products weighted by Bartlett's 1 − j/(L + 1); `adjust` is what
 * statsmodels calls use_correction. `prewhite` as R's sandwich: VAR(1) without a constant, the sum over its n − 1
 * residuals, recoloured by (I − A)⁻¹; statsmodels has none. R's defaults are prewhite on and an automatic lag.
 * Errors: `not-finite`; `not-integer`; `too-few`; `unequal-lengths`; `out-of-range`, "lag is 600; 600 scores
 * have lags up to 599.", or when the result overflows; `singular`, when the scores cannot be prewhitened.
 * Source: W. K. Newey and K. D. West, 1987, Econometrica 55:703–708; D. W. K. Andrews and J. C. Monahan, 1992,
 * Econometrica 60:953–966.
 * Verified against: R's sandwich 3.0-2 `NeweyWest` and statsmodels 0.13.5, 13 regressions at 6 lags, with and
 * without adjustment and prewhitening, through `regression`, whose tests state the digits: 1e-11 relative.
 */
export function neweyWest(input: NeweyWestInput): Float64Array {
  requireCovariance(input);
  const { x, residuals, lag, prewhite = false, adjust = false } = input;
  const n = residuals.length;
  const k = x.length;
  const available = prewhite ? n - 1 : n;
  requireCount("lag", lag, 0);
  if (lag >= available) {
    throw new StatisticsError(
      "out-of-range",
      `lag is ${lag}; ${available} scores have lags up to ${available - 1}.`,
    );
  }
  const factor = adjust ? n / (n - k) : 1;
  if (!prewhite) return sandwich(input, longRunSum(x, residuals, lag), factor);
  requireFiniteRegression(input);
  const { innovations, recoloring } = prewhiten(scores(x, residuals));
  const sum = longRunSum(innovations, constantColumn(n - 1), lag);
  return sandwich(input, recolor(recoloring, sum, k), factor);
}
