import { longRunSum } from "./long-run-sum.js";
import { type CovarianceInput, requireCovariance, sandwich } from "./sandwich.js";
import { StatisticsError } from "./statistics-error.js";

export interface HeteroskedasticInput extends CovarianceInput {
  /** HC0: White's own; HC1: times n/(n − k); HC3: residuals divided by 1 − h_t. */
  readonly type: "HC0" | "HC1" | "HC3";
}

function deletedResiduals({ x, residuals, inverse }: CovarianceInput): Float64Array {
  const k = x.length;
  return residuals.map((residual, t) => {
    let leverage = 0;
    for (let i = 0; i < k; i++) {
      const value = (x[i] as Float64Array)[t] as number;
      for (let j = 0; j < k; j++) {
        leverage += value * (inverse[i * k + j] as number) * ((x[j] as Float64Array)[t] as number);
      }
    }
    if (!Number.isFinite(leverage)) return Number.NaN;
    if (1 - leverage > 1e-10) return residual / (1 - leverage);
    throw new StatisticsError(
      "singular",
      `observation ${t} alone determines a coefficient (leverage 1); HC3 has no value.`,
    );
  });
}

/**
 * The covariance of least-squares coefficients under errors of unequal variance, uncorrelated.
 * Input: see `HeteroskedasticInput`; n > k. Output: k by k, row by row, symmetric; variances in squared units of
 * the coefficients; their roots are the standard errors.
 * Method: (X'X)⁻¹ Σ ω_t x_t x_t' (X'X)⁻¹ with ω = u² (HC0), u²·n/(n − k) (HC1), u²/(1 − h)² (HC3), h_t being
 * the leverage x_t'(X'X)⁻¹x_t. R's sandwich and statsmodels do the same.
 * Errors: `not-finite`; `too-few`; `unequal-lengths`; `singular`, "observation 3 alone determines a coefficient
 * (leverage 1); HC3 has no value."; `out-of-range`, when the result overflows.
 * Source: H. White, 1980, Econometrica 48:817–838; J. G. MacKinnon and H. White, 1985, Journal of Econometrics
 * 29:305–325.
 * Verified against: R's sandwich 3.0-2 `vcovHC`, 13 regressions, to 1e-11 relative.
 */
export function heteroskedasticCovariance(input: HeteroskedasticInput): Float64Array {
  requireCovariance(input);
  const { x, residuals, type } = input;
  const n = residuals.length;
  const weights = type === "HC3" ? deletedResiduals(input) : residuals;
  return sandwich(input, longRunSum(x, weights, 0), type === "HC1" ? n / (n - x.length) : 1);
}
