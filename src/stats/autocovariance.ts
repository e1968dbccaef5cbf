import { deviationsOf } from "./deviations.js";
import { laggedProduct } from "./dot-product.js";
import { requireCount } from "./require-argument.js";
import { requireSeries, requireVarying } from "./require-series.js";
import { StatisticsError } from "./statistics-error.js";

export interface AutocovarianceInput {
  /** The series in time order, evenly spaced, any unit; at least two values. */
  readonly x: Float64Array;
  /** K, the longest lag, from 0 to n − 1. */
  readonly maximumLag: number;
}

/**
 * Rejects a lag that leaves no pair of values.
 * Errors: `not-finite`, `not-integer`; `too-few`, "maximumLag is -1; at least 0 are needed."; `out-of-range`,
 * "maximumLag is 600; of 600 values it can be at most 599."
 */
export function requireLag(name: string, lag: number, length: number): void {
  requireCount(name, lag, 0);
  if (lag < length) return;
  throw new StatisticsError(
    "out-of-range",
    `${name} is ${lag}; of ${length} values it can be at most ${length - 1}.`,
  );
}

/**
 * The autocovariances of a series at lags 0 to K.
 * Input: see `AutocovarianceInput`; NaN and infinities are rejected by index.
 * Output: K + 1 numbers in the squared unit of the series, that at lag 0 positive.
 * Method: c_k = n⁻¹ Σ (x_t − x̄)(x_{t−k} − x̄), one mean and divisor n at every lag (as R's `acf` and
 * statsmodels' default), which keeps the sequence positive definite.
 * Errors: `not-finite`; `too-few`; `constant`, "x is 0.1 throughout; it has no variation."; `out-of-range`,
 * "maximumLag is 600; of 600 values it can be at most 599.", or "the variance of x leaves double precision; …"
 * Source: G. E. P. Box and G. M. Jenkins, 1970, Time Series Analysis, 2.1.5.
 * Verified against: R 4.2.2 `acf`, through `autocorrelation`; and R's `ar.yw`, to 1e-11 relative.
 */
export function autocovariance({ x, maximumLag }: AutocovarianceInput): Float64Array {
  requireSeries("x", x, 2);
  requireVarying("x", x);
  requireLag("maximumLag", maximumLag, x.length);
  const deviations = deviationsOf(x);
  const covariances = Float64Array.from(
    { length: maximumLag + 1 },
    (_, lag) => laggedProduct(deviations, deviations, lag) / x.length,
  );
  const variance = Number(covariances[0]);
  if (variance > 1e-300 && variance < 1e300) return covariances;
  throw new StatisticsError("out-of-range", "the variance of x leaves double precision; rescale the values.");
}

/**
 * The autocorrelations of a series at lags 0 to K.
 * Input, errors and source: as `autocovariance`. Output: K + 1 numbers from −1 to 1, the first 1.
 * Method: c_k / c_0, with `autocovariance`.
 * Verified against: R 4.2.2 `acf`, 27 lags of two series of 600, to 1e-11 relative.
 */
export function autocorrelation(input: AutocovarianceInput): Float64Array {
  const covariances = autocovariance(input);
  const variance = Number(covariances[0]);
  return covariances.map((covariance) => covariance / variance);
}
