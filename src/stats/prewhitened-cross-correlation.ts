import { type Autoregression, autoregression, autoregressionByAic } from "./autoregression.js";
import { type CrossCorrelation, crossCorrelation } from "./cross-correlation.js";
import { largestAbsolute } from "./largest-absolute.js";
import { mean } from "./mean.js";
import { requireSameLength, requireSeries, requireVarying } from "./require-series.js";
import { StatisticsError } from "./statistics-error.js";

export interface PrewhitenedInput {
  /** The series that may lead, whose filter whitens both; in time order, any unit. */
  readonly x: Float64Array;
  /** The series that may follow, at the same times, any unit. */
  readonly y: Float64Array;
  readonly maximumLag: number;
  /** p of AR(p) by least squares, or "aic" for the order of 0 to `maximumOrder` by Yule–Walker and AIC. */
  readonly order: number | "aic";
  /** The largest order "aic" may choose; 12 unless given. */
  readonly maximumOrder?: number;
  /** "common" (the default) filters y with the filter of x; "own" fits and applies one to each. */
  readonly filter?: "common" | "own";
}

export interface PrewhitenedCrossCorrelation extends CrossCorrelation {
  /** The autoregression of x. */
  readonly ofX: Autoregression;
  /** The autoregression applied to y: that of x, unless each has its own. */
  readonly ofY: Autoregression;
}

/**
 * What an autoregression leaves of a series.
 * Input: `values` in time order; `coefficients` φ_1 … φ_p; `from`, the first time wanted, p or later; nothing checked.
 * Output: n − `from` values (v_t − v̄) − Σ φ_j (v_{t−j} − v̄), with `center` as v̄, in the unit of the series.
 * Source and verification: as `prewhitenedCrossCorrelation`.
 */
export function innovations(input: {
  readonly values: Float64Array;
  readonly coefficients: Float64Array;
  readonly center: number;
  readonly from: number;
}): Float64Array {
  const { values, coefficients, center, from } = input;
  return Float64Array.from({ length: values.length - from }, (_, i) => {
    const t = i + from;
    let left = Number(values[t]) - center;
    for (let j = 0; j < coefficients.length; j++) {
      left -= Number(coefficients[j]) * (Number(values[t - 1 - j]) - center);
    }
    return left;
  });
}

function fitted(name: string, x: Float64Array, order: number | "aic", maximumOrder: number): Autoregression {
  try {
    return order === "aic"
      ? autoregressionByAic({ x, maximumOrder })
      : autoregression({ x, order, method: "least-squares" });
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error;
    throw new StatisticsError(error.code, `the autoregression of ${name}: ${error.message}`);
  }
}

function requireInnovations(name: string, left: Float64Array, values: Float64Array): void {
  // What rounding leaves of a series that obeys its autoregression exactly would correlate like noise.
  if (largestAbsolute(left) > 1e-12 * largestAbsolute(values)) return;
  throw new StatisticsError(
    "constant",
    `${name} follows its own past without error; nothing is left to correlate.`,
  );
}

/**
 * The cross-correlation of two series after the autocorrelation of x has been filtered out, so that its band is
 * valid: two unrelated series that each drift correlate by chance at many neighbouring lags at once.
 * Input: see `PrewhitenedInput`; NaN and infinities are rejected by index.
 * Output: see `PrewhitenedCrossCorrelation`; sign as in `crossCorrelation`: at positive lags x leads. n and band
 * are those of the n − p filtered values.
 * Method: fit AR(p) to x less its mean; filter x and y, each less its own mean, with it ("common", Box and
 * Jenkins, and the reference), or y with its own ("own", Haugh); drop the first p values (with two filters, the
 * larger p); `crossCorrelation` of what is left, means of the filtered values taken off again, divisor n − p.
 * Errors: those of `crossCorrelation`; those of `autoregression`, as "the autoregression of x: …";
 * `constant`, "x follows its own past without error; nothing is left to correlate."
 * Source: L. D. Haugh, 1976, Journal of the American Statistical Association 71:378–385; G. E. P. Box and G. M.
 * Jenkins, 1970, Time Series Analysis, 11.2.
 * Verified against: R 4.2.2 (`ar.ols` of order 4, `filter`, `ccf`), 53 lags of three data sets, to 1e-11 relative.
 */
export function prewhitenedCrossCorrelation(input: PrewhitenedInput): PrewhitenedCrossCorrelation {
  const { x, y, maximumLag, order, maximumOrder = 12, filter = "common" } = input;
  requireSeries("x", x, 2);
  requireSeries("y", y, 2);
  requireSameLength(["x", x], ["y", y]);
  requireVarying("x", x);
  requireVarying("y", y);
  const ofX = fitted("x", x, order, maximumOrder);
  const ofY = filter === "own" ? fitted("y", y, order, maximumOrder) : { ...ofX, mean: mean(y) };
  const from = Math.max(ofX.order, ofY.order);
  const whiteX = innovations({ values: x, coefficients: ofX.coefficients, center: ofX.mean, from });
  const whiteY = innovations({ values: y, coefficients: ofY.coefficients, center: ofY.mean, from });
  requireInnovations("x", whiteX, x);
  requireInnovations("y", whiteY, y);
  return { ...crossCorrelation({ x: whiteX, y: whiteY, maximumLag }), ofX, ofY };
}
