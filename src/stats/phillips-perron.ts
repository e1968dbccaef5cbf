import { dotProduct, laggedProduct } from "./dot-product.js";
import { fullerTrendP } from "./fuller-tables.js";
import { constantColumn, trendColumn } from "./lags-of.js";
import { leastSquares } from "./least-squares.js";
import { requireCount } from "./require-argument.js";
import { requireSeries, requireVarying } from "./require-series.js";
import { StatisticsError } from "./statistics-error.js";

export interface PhillipsPerronInput {
  /** Levels in time order, evenly spaced, any unit; at least six. */
  readonly y: Float64Array;
  /** l, lags of the long-run variance; ⌊4 (n/100)^¼⌋ unless given. */
  readonly lags?: number;
}

export interface PhillipsPerron {
  /** Z(α), the corrected n(α̂ − 1), with its p from 0.01 to 0.99, the ends of the table. */
  readonly alpha: { readonly statistic: number; readonly p: number };
  /** Z(t), the corrected t statistic of α̂ − 1, likewise. */
  readonly t: { readonly statistic: number; readonly p: number };
  readonly lags: number;
  /** Rows of the regression: the values less one. */
  readonly n: number;
}

function longRunVariance(residuals: Float64Array, lags: number): number {
  let sum = 0;
  for (let lag = 0; lag <= lags; lag++) {
    const weight = lag === 0 ? 1 : 2 * (1 - lag / (lags + 1));
    sum += weight * laggedProduct(residuals, residuals, lag);
  }
  return sum / residuals.length;
}

/**
 * The Phillips–Perron test of a unit root about a trend: Dickey–Fuller without lagged differences, corrected for
 * autocorrelation afterwards.
 * Input: see `PhillipsPerronInput`; NaN and infinities are rejected by index.
 * Output: see `PhillipsPerron`; statistics are negative against a unit root.
 * Method: y_t on a constant, a trend and y_{t−1}; s² = RSS/n, and λ² its Newey–West long-run form with Bartlett
 * weights and l lags. With D the determinant of X'X, Z(α) = n(α̂ − 1) − n⁶(λ² − s²)/(24 D) and Z(t) =
 * (s/λ) t − n³(λ² − s²)/(4 √(3D) λ), as tseries' `pp.test`; p interpolated in Fuller's table. D is computed as
 * n²(n² − 1)/12 over the last diagonal element of (X'X)⁻¹, since as a sum it cancels.
 * Errors: `not-finite`; `too-few`, "y has 5 values; at least 6 are needed."; `constant`; those of `leastSquares`;
 * `out-of-range`, "lags is 599; of 599 rows it can be at most 598."; `singular`, "y follows the regression
 * without error; its t statistic is infinite."
 * Source: P. C. B. Phillips and P. Perron, 1988, Biometrika 75:335–346.
 * Verified against: tseries 0.10-53 `pp.test`, Z(α) of six series to 1e-10, p to 1e-8 relative; Z(t) is not in the
 * reference, and is tested through the identity it has with Z(α).
 */
export function phillipsPerron(input: PhillipsPerronInput): PhillipsPerron {
  const { y } = input;
  requireSeries("y", y, 6);
  requireVarying("y", y);
  const n = y.length - 1;
  const lags = input.lags ?? Math.trunc(4 * (n / 100) ** 0.25);
  requireCount("lags", lags, 0);
  if (lags >= n) {
    throw new StatisticsError("out-of-range", `lags is ${lags}; of ${n} rows it can be at most ${n - 1}.`);
  }
  const fit = leastSquares({
    y: y.subarray(1),
    x: [constantColumn(n), trendColumn(n), y.subarray(0, n)],
  });
  if (fit.residualSumOfSquares <= 1e-26 * dotProduct(y, y)) {
    throw new StatisticsError(
      "singular",
      "y follows the regression without error; its t statistic is infinite.",
    );
  }
  const short = fit.residualSumOfSquares / n;
  const long = longRunVariance(fit.residuals, lags);
  const excess = Number(fit.coefficients[2]) - 1;
  const inverse = Number(fit.inverse[8]);
  const spread = (n * n * (n * n - 1)) / 12 / inverse;
  const tOfLevel = excess / Math.sqrt((fit.residualSumOfSquares / (n - 3)) * inverse);
  const alpha = n * excess - ((n ** 6 / 24) * (long - short)) / spread;
  const t =
    Math.sqrt(short / long) * tOfLevel - (n ** 3 * (long - short)) / (4 * Math.sqrt(3 * spread * long));
  return {
    alpha: { statistic: alpha, p: fullerTrendP({ kind: "alpha", n, statistic: alpha }) },
    t: { statistic: t, p: fullerTrendP({ kind: "t", n, statistic: t }) },
    lags,
    n,
  };
}
