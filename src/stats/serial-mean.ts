import { constantColumn } from "./lags-of.js";
import { mean } from "./mean.js";
import { neweyWest } from "./newey-west.js";
import { requireCount, requireFiniteNumber } from "./require-argument.js";
import { counted, StatisticsError } from "./statistics-error.js";

export interface SerialMean {
  readonly mean: number;
  /** Positive, in the unit of the values. */
  readonly standardError: number;
  readonly t: number;
}

/**
 * The mean of a dependent series over its Newey–West standard error.
 * Input: `values` in time order, at least two; NaN and infinities are rejected by index; `lag`, whole, from 0
 * to n − 1.
 * Output: see `SerialMean`.
 * Method: at lag 0 the plain s/√n with divisor n − 1; at any other lag Bartlett weights on products of
 * deviations, divided by n², without a small-sample factor. The two conventions do not meet at lag 0: they
 * are the reference's, and those of statsmodels' OLS and of its HAC with use_correction=False.
 * Errors: `not-finite`, `not-integer`; `too-few`, "the number of values is 1; at least 2 are needed.";
 * `out-of-range`, "lag is 5; there are only 5 values."; `constant`, "the values do not vary; …"
 * Source: W. K. Newey and K. D. West, 1987, Econometrica 55:703–708.
 * Verified against: statsmodels, through `clarkWest` and `dieboldMariano`, to 1e-11 relative.
 */
export function serialMean(values: Float64Array, lag: number): SerialMean {
  requireCount("the number of values", values.length, 2);
  requireCount("lag", lag, 0);
  if (lag >= values.length) {
    throw new StatisticsError(
      "out-of-range",
      `lag is ${lag}; there are only ${counted(values.length, "value")}.`,
    );
  }
  const center = mean(values);
  const residuals = values.map((value) => value - center);
  const n = values.length;
  const x = [constantColumn(n)];
  const covariance = neweyWest({ x, residuals, inverse: Float64Array.of(1 / n), lag });
  const variance = (covariance[0] as number) * (lag === 0 ? n / (n - 1) : 1);
  if (values.every((value) => value === values[0]) || !(variance > 0)) {
    throw new StatisticsError("constant", "the values do not vary; their mean has no standard error.");
  }
  const standardError = Math.sqrt(variance);
  const t = center / standardError;
  requireFiniteNumber("t", t);
  return { mean: center, standardError, t };
}
