import { dotProduct } from "./dot-product.js";
import { fUpperTail } from "./f-distribution.js";
import { type LeastSquares, leastSquares } from "./least-squares.js";
import { StatisticsError } from "./statistics-error.js";

export interface NestedFInput {
  /** n outcomes. */
  readonly y: Float64Array;
  /** Regressors of the smaller model, its constant among them; none is allowed. */
  readonly kept: readonly Float64Array[];
  /** The regressors whose coefficients are tested to be all zero; at least one. */
  readonly tested: readonly Float64Array[];
}

export interface NestedF {
  /** F, zero or more. */
  readonly statistic: number;
  /** As many as there are tested regressors. */
  readonly numeratorDegreesOfFreedom: number;
  /** n less all regressors. */
  readonly denominatorDegreesOfFreedom: number;
  /** P(F ≥ statistic). */
  readonly p: number;
  readonly n: number;
  /** What the tested regressors explain beyond the kept ones: the difference of the two sums of squares. */
  readonly explainedSumOfSquares: number;
  /** Residual sum of squares of the larger model. */
  readonly residualSumOfSquares: number;
  /** The larger model: the kept regressors first, then the tested. */
  readonly larger: LeastSquares;
}

function requireResidual(residualSumOfSquares: number, y: Float64Array): void {
  if (residualSumOfSquares > 1e-26 * dotProduct(y, y)) return;
  throw new StatisticsError(
    "singular",
    "the regressors explain the outcome without residual; the F statistic is infinite.",
  );
}

/**
 * The F test that some coefficients of a regression are all zero.
 * Input: see `NestedFInput`; n must exceed the number of all regressors; NaN and infinities are rejected by
 * `leastSquares`. Output: see `NestedF`.
 * Method: F = ((RSS_kept − RSS_all)/q)/(RSS_all/(n − k)), as R's `anova` of the two models; the difference is
 * summed from the squared differences of the two models' residuals, to which it is equal.
 * Errors: those of `leastSquares`; `too-few`, "nothing is tested; at least one regressor is needed.", or "n is
 * 20 and the model has 20 regressors; more values than regressors are needed."; `singular`, "the regressors
 * explain the outcome without residual; the F statistic is infinite."
 * Source: R. A. Fisher, 1922, Journal of the Royal Statistical Society 85:597–612.
 * Verified against: R 4.2.2 and statsmodels, through `grangerTest`, `todaYamamoto` and `dickeyFullerF`.
 */
export function nestedFTest({ y, kept, tested }: NestedFInput): NestedF {
  const q = tested.length;
  const n = y.length;
  const df = n - kept.length - q;
  if (q === 0) throw new StatisticsError("too-few", "nothing is tested; at least one regressor is needed.");
  if (df < 1) {
    throw new StatisticsError(
      "too-few",
      `n is ${n} and the model has ${n - df} regressors; more values than regressors are needed.`,
    );
  }
  const larger = leastSquares({ y, x: [...kept, ...tested] });
  requireResidual(larger.residualSumOfSquares, y);
  const smaller = kept.length === 0 ? y : leastSquares({ y, x: kept }).residuals;
  let explained = 0;
  for (let t = 0; t < n; t++) {
    // RSS_kept − RSS_all would lose the digits of a small F: both agree to six digits when F is 3e-4.
    explained += (Number(smaller[t]) - Number(larger.residuals[t])) ** 2;
  }
  const statistic = explained / q / (larger.residualSumOfSquares / df);
  return {
    statistic,
    numeratorDegreesOfFreedom: q,
    denominatorDegreesOfFreedom: df,
    p: fUpperTail({ f: statistic, numerator: q, denominator: df }),
    n,
    explainedSumOfSquares: explained,
    residualSumOfSquares: larger.residualSumOfSquares,
    larger,
  };
}
