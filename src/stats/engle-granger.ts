import { type DickeyFullerRegression, dickeyFullerRegression } from "./dickey-fuller-regression.js";
import { constantColumn, trendColumn } from "./lags-of.js";
import { largestAbsolute } from "./largest-absolute.js";
import { leastSquares } from "./least-squares.js";
import { type CriticalValues, macKinnonCriticalValues, macKinnonP } from "./mackinnon.js";
import { requireSameLength, requireSeries, requireVarying } from "./require-series.js";
import { StatisticsError } from "./statistics-error.js";

export interface EngleGrangerInput {
  /** Levels of the series regressed, in time order, any unit. */
  readonly y: Float64Array;
  /** Levels of the series it is regressed on, one to five, at the same times. */
  readonly x: readonly Float64Array[];
  /** Of the cointegrating regression: a constant, or a constant and a trend. */
  readonly deterministic: "constant" | "trend";
  /** Lagged differences in the regression of its residuals, zero or more. */
  readonly lags: number;
}

export interface EngleGranger extends DickeyFullerRegression {
  /** MacKinnon's approximate p-value of no cointegration; small speaks for cointegration. */
  readonly p: number;
  /** MacKinnon's critical values for as many series. */
  readonly criticalValues: CriticalValues;
  /** Coefficients of x, in order, of the cointegrating regression. */
  readonly cointegrating: Float64Array;
}

function cointegratingResiduals({ y, x, deterministic }: EngleGrangerInput) {
  requireSeries("y", y, 2);
  requireVarying("y", y);
  for (const [j, series] of x.entries()) {
    requireSeries(`x[${j}]`, series, 2);
    requireSameLength(["y", y], [`x[${j}]`, series]);
    requireVarying(`x[${j}]`, series);
  }
  const trend = deterministic === "trend" ? [trendColumn(y.length)] : [];
  const fit = leastSquares({ y, x: [...x, constantColumn(y.length), ...trend] });
  if (largestAbsolute(fit.residuals) > 1e-12 * largestAbsolute(y)) return fit;
  throw new StatisticsError(
    "singular",
    "y is a combination of x without residual; there is nothing left to test.",
  );
}

/**
 * The Engle–Granger test of cointegration: does a combination of wandering series stay put?
 * Input: see `EngleGrangerInput`; NaN and infinities are rejected by index.
 * Output: see `EngleGranger`; the statistic is negative against no cointegration.
 * Method: residuals of y on x; their Dickey–Fuller regression without constant; p and critical values from
 * MacKinnon's tables for as many series as there are of y and x, the critical values at n = T − 1 of T values
 * whatever the lags, as statsmodels' `coint`. A rejection depends on which series is y.
 * Errors: `not-finite`; `too-few`; `unequal-lengths`; `constant`; those of `leastSquares`; `singular`, "y is a
 * combination of x without residual; …"; `too-many`, "series is 7; …"
 * Source: R. F. Engle and C. W. J. Granger, 1987, Econometrica 55:251–276; J. G. MacKinnon, 1994 and 2010, as in
 * `macKinnonP`.
 * Verified against: statsmodels 0.13.5 `coint(trend = "c", maxlag = 4, autolag = None)`, three pairs of 600:
 * statistics to 1e-11, p to 1e-8, critical values to 1e-13 relative.
 */
export function engleGranger(input: EngleGrangerInput): EngleGranger {
  const { y, x, deterministic, lags } = input;
  const table = { deterministic, series: x.length + 1 };
  const criticalValues = macKinnonCriticalValues({ ...table, n: Math.max(1, y.length - 1) });
  const fit = cointegratingResiduals(input);
  const regression = dickeyFullerRegression({ y: fit.residuals, deterministic: "none", lags });
  return {
    ...regression,
    p: macKinnonP({ ...table, statistic: regression.statistic }),
    criticalValues,
    cointegrating: fit.coefficients.slice(0, x.length),
  };
}
