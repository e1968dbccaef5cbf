import { dotProduct } from "./dot-product.js";
import { constantColumn } from "./lags-of.js";
import { type LeastSquares, leastSquares } from "./least-squares.js";
import { requireFiniteResult } from "./require-argument.js";
import { standardErrors } from "./standard-errors.js";
import { counted, requireFinite, StatisticsError } from "./statistics-error.js";

export interface PredictiveInput {
  /** y of n + 1 periods, in time order without gaps. */
  readonly returns: Float64Array;
  /** z of the same periods; y_t is regressed on z_{t−1}. */
  readonly predictor: Float64Array;
}

export interface PredictiveFits {
  /** n pairs. */
  readonly n: number;
  /** Of y_t on (1, z_{t−1}). */
  readonly outcome: LeastSquares;
  /** Of z_t on (1, z_{t−1}). */
  readonly autoregression: LeastSquares;
  /** (1, z_{t−1}), n values each. */
  readonly lagged: readonly Float64Array[];
}

export interface Stambaugh {
  /** Pairs (y_t, z_{t−1}). */
  readonly n: number;
  /** Slope of y_t on z_{t−1} by least squares. */
  readonly beta: number;
  readonly standardError: number;
  readonly t: number;
  /** Slope of z_t on z_{t−1} by least squares. */
  readonly rho: number;
  readonly rhoStandardError: number;
  /** Covariance of the two regressions' residuals, divisor n − 2. */
  readonly shockCovariance: number;
  /** Variance of the autoregression's residuals, divisor n − 2. */
  readonly shockVariance: number;
  /** −(1 + 3ρ)/n. */
  readonly rhoBias: number;
  /** Bias of beta, in its unit. */
  readonly bias: number;
  /** beta − bias. */
  readonly corrected: number;
}

/** The classical standard error of the second coefficient. */
export function slopeError({ inverse, residualSumOfSquares, n, k }: LeastSquares): number {
  const errors = standardErrors(inverse.map((value) => (value * residualSumOfSquares) / (n - k)));
  return Number(errors[1]);
}

/**
 * The two regressions behind a predictive slope and its bias.
 * Errors: `not-finite`; `unequal-lengths`, "predictor has 9 values, returns has 10."; `too-few`, "returns has 5
 * values; a predictive regression needs at least 6."; `singular`, for a constant predictor.
 */
export function predictiveFits({ returns, predictor }: PredictiveInput): PredictiveFits {
  requireFinite("returns", returns);
  requireFinite("predictor", predictor);
  if (predictor.length !== returns.length) {
    throw new StatisticsError(
      "unequal-lengths",
      `predictor has ${counted(predictor.length, "value")}, returns has ${returns.length}.`,
    );
  }
  if (returns.length < 6) {
    throw new StatisticsError(
      "too-few",
      `returns has ${counted(returns.length, "value")}; a predictive regression needs at least 6.`,
    );
  }
  const n = returns.length - 1;
  const lagged = [constantColumn(n), predictor.slice(0, n)];
  return {
    n,
    lagged,
    outcome: leastSquares({ y: returns.slice(1), x: lagged }),
    autoregression: leastSquares({ y: predictor.slice(1), x: lagged }),
  };
}

/**
 * The bias of a predictive slope whose predictor is persistent and shares its shocks with the return.
 * Input: see `PredictiveInput`; at least six periods; NaN and infinities are rejected by name and index.
 * Output: see `Stambaugh`; standard errors classical.
 * Method: bias = (σ_uv/σ_v²)·(−(1 + 3ρ̂)/n), with Kendall's approximation for the bias of ρ̂, taken at ρ̂ itself.
 * Errors: `not-finite`; `unequal-lengths`; `too-few`; `singular`, for a constant predictor; `out-of-range`, when
 * one of the regressions leaves no residual, or on overflow.
 * Source: R. F. Stambaugh, 1999, Journal of Financial Economics 54:375–421; M. G. Kendall, 1954, Biometrika
 * 41:403–404.
 * Verified against: the reference's NumPy and R computations, to 1e-11 relative.
 */
export function stambaugh(input: PredictiveInput): Stambaugh {
  const { n, outcome, autoregression } = predictiveFits(input);
  const beta = Number(outcome.coefficients[1]);
  const rho = Number(autoregression.coefficients[1]);
  const standardError = slopeError(outcome);
  const rhoStandardError = slopeError(autoregression);
  const shockCovariance = dotProduct(outcome.residuals, autoregression.residuals) / (n - 2);
  const shockVariance = autoregression.residualSumOfSquares / (n - 2);
  const rhoBias = -(1 + 3 * rho) / n;
  const bias = requireFiniteResult("the bias", (shockCovariance / shockVariance) * rhoBias);
  return {
    n,
    beta,
    standardError,
    t: requireFiniteResult("t", beta / standardError),
    rho,
    rhoStandardError,
    shockCovariance,
    shockVariance,
    rhoBias,
    bias,
    corrected: beta - bias,
  };
}
