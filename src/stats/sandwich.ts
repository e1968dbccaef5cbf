import { counted, requireFinite, StatisticsError } from "./statistics-error.js";

export interface CovarianceInput {
  /** k regressors of n values each, as given to `leastSquares`, in time order. */
  readonly x: readonly Float64Array[];
  /** n residuals. */
  readonly residuals: Float64Array;
  /** (X'X)⁻¹, k by k, row by row. */
  readonly inverse: Float64Array;
}

/**
 * Rejects the parts of a regression that do not fit together.
 * Errors: `too-few`, "x has no regressors.", or "residuals has 3 values; 3 coefficients leave none to estimate a
 * variance from."; `unequal-lengths`, "x[1] has 5 values, residuals has 6.", or "inverse has 4 values, not 9."
 */
export function requireCovariance({ x, residuals, inverse }: CovarianceInput): void {
  const k = x.length;
  const n = residuals.length;
  if (k === 0) throw new StatisticsError("too-few", "x has no regressors.");
  for (let j = 0; j < k; j++) {
    const length = (x[j] as Float64Array).length;
    if (length === n) continue;
    throw new StatisticsError(
      "unequal-lengths",
      `x[${j}] has ${counted(length, "value")}, residuals has ${n}.`,
    );
  }
  if (inverse.length !== k * k) {
    throw new StatisticsError(
      "unequal-lengths",
      `inverse has ${counted(inverse.length, "value")}, not ${k * k}.`,
    );
  }
  if (n > k) return;
  throw new StatisticsError(
    "too-few",
    `residuals has ${counted(n, "value")}; ${k} coefficients leave none to estimate a variance from.`,
  );
}

/**
 * Rejects a regression with a NaN or an infinity in its residuals or its regressors.
 * Errors: `not-finite`, "residuals[3] is NaN, …", or "x[1][3] is NaN, …"
 */
export function requireFiniteRegression({ x, residuals }: Omit<CovarianceInput, "inverse">): void {
  requireFinite("residuals", residuals);
  for (const [j, column] of x.entries()) requireFinite(`x[${j}]`, column);
}

function blame(regression: CovarianceInput): never {
  requireFiniteRegression(regression);
  requireFinite("inverse", regression.inverse);
  throw new StatisticsError(
    "out-of-range",
    "the covariance overflows double precision; rescale the regressors.",
  );
}

/**
 * The sandwich (X'X)⁻¹·S·(X'X)⁻¹·factor.
 * Input: the regression, whose lengths the caller has checked; `meat` S, k by k, symmetric; `factor` finite.
 * Output: k by k, row by row, exactly symmetric.
 * Method: two products of matrices.
 * Errors: `not-finite`, "residuals[3] is NaN, …", when a value of the regression is to blame for a result that is
 * not finite; `out-of-range` otherwise.
 * Source: P. J. Huber, 1967, Proceedings of the Fifth Berkeley Symposium 1:221–233.
 * Verified against: R's sandwich 3.0-2, through the covariances made of it.
 */
export function sandwich(regression: CovarianceInput, meat: Float64Array, factor: number): Float64Array {
  const { x, inverse } = regression;
  const k = x.length;
  const row = new Float64Array(k);
  const covariance = new Float64Array(k * k);
  let check = 0;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      let value = 0;
      for (let m = 0; m < k; m++) value += (inverse[i * k + m] as number) * (meat[m * k + j] as number);
      row[j] = value;
    }
    for (let j = 0; j <= i; j++) {
      let value = 0;
      for (let m = 0; m < k; m++) value += (row[m] as number) * (inverse[m * k + j] as number);
      value *= factor;
      covariance[i * k + j] = value;
      covariance[j * k + i] = value;
      check += value * 0;
    }
  }
  return check === 0 ? covariance : blame(regression);
}
