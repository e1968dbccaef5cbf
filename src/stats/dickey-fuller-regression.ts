import { dotProduct } from "./dot-product.js";
import { constantColumn, lagsOf, trendColumn } from "./lags-of.js";
import { leastSquares } from "./least-squares.js";
import type { Deterministic } from "./mackinnon.js";
import { type NestedF, nestedFTest } from "./nested-f-test.js";
import { requireCount } from "./require-argument.js";
import { requireSeries, requireVarying } from "./require-series.js";
import { StatisticsError } from "./statistics-error.js";

export interface DickeyFullerRegressionInput {
  /** Levels in time order, evenly spaced, any unit. */
  readonly y: Float64Array;
  readonly deterministic: Deterministic;
  /** p, lagged differences in the regression, zero or more. */
  readonly lags: number;
  /** Differences left out at the start, at least p; p unless given. */
  readonly skipped?: number;
}

export interface DickeyFullerRegression {
  /** γ̂, of the lagged level; 0 under a unit root. */
  readonly coefficient: number;
  readonly standardError: number;
  /** γ̂ over its standard error. */
  readonly statistic: number;
  /** t statistic of the longest lag, or of the level when there is none. */
  readonly lastStatistic: number;
  readonly lags: number;
  /** Rows of the regression. */
  readonly n: number;
  readonly regressors: number;
  readonly residualSumOfSquares: number;
}

/** Deterministic columns of the regression. */
export const TERMS: Readonly<Record<Deterministic, number>> = { none: 0, constant: 1, trend: 2 };

interface Design {
  readonly outcome: Float64Array;
  readonly level: Float64Array;
  readonly constant: readonly Float64Array[];
  readonly trend: readonly Float64Array[];
  readonly differences: readonly Float64Array[];
}

function designOf({ y, deterministic, lags, skipped = lags }: DickeyFullerRegressionInput): Design {
  requireCount("lags", lags, 0);
  requireCount("skipped", skipped, lags);
  requireSeries("y", y, skipped + lags + TERMS[deterministic] + 3);
  requireVarying("y", y);
  const changes = Float64Array.from({ length: y.length - 1 }, (_, i) => Number(y[i + 1]) - Number(y[i]));
  const rows = { from: skipped, to: changes.length };
  const n = rows.to - rows.from;
  return {
    outcome: changes.subarray(skipped),
    level: y.subarray(skipped, skipped + n),
    constant: deterministic === "none" ? [] : [constantColumn(n)],
    trend: deterministic === "trend" ? [trendColumn(n)] : [],
    differences: lagsOf(changes, { first: 1, last: lags }, rows),
  };
}

/**
 * The Dickey–Fuller regression, Δy_t = γ y_{t−1} + Σ_{j=1..p} δ_j Δy_{t−j} (+ constant (+ trend)) + e_t.
 * Input: see `DickeyFullerRegressionInput`; NaN and infinities are rejected by index.
 * Output: see `DickeyFullerRegression`. Method: least squares; standard errors with divisor n − k.
 * Errors: `not-finite`; `too-few`, "y has 9 values; at least 12 are needed."; `constant`; those of `leastSquares`;
 * `singular`, "y follows the regression without error; its t statistic is infinite."
 * Source and verification: as `augmentedDickeyFuller`.
 */
export function dickeyFullerRegression(input: DickeyFullerRegressionInput): DickeyFullerRegression {
  const { outcome, level, constant, trend, differences } = designOf(input);
  const fit = leastSquares({ y: outcome, x: [level, ...constant, ...trend, ...differences] });
  if (fit.residualSumOfSquares <= 1e-26 * dotProduct(outcome, outcome)) {
    throw new StatisticsError(
      "singular",
      "y follows the regression without error; its t statistic is infinite.",
    );
  }
  const variance = fit.residualSumOfSquares / (fit.n - fit.k);
  const errorOf = (j: number) => Math.sqrt(variance * Number(fit.inverse[j * (fit.k + 1)]));
  const coefficient = Number(fit.coefficients[0]);
  const last = input.lags === 0 ? 0 : fit.k - 1;
  return {
    coefficient,
    standardError: errorOf(0),
    statistic: coefficient / errorOf(0),
    lastStatistic: Number(fit.coefficients[last]) / errorOf(last),
    lags: input.lags,
    n: fit.n,
    regressors: fit.k,
    residualSumOfSquares: fit.residualSumOfSquares,
  };
}

/**
 * The Dickey–Fuller F statistics: a unit root tested together with the constant or the trend.
 * Input: as `dickeyFullerRegression`, with a constant or a trend. `tested`: "constant-and-level" is φ1 with a
 * constant and, with a trend, "all" is φ2 (constant, trend and level) and "trend-and-level" φ3.
 * Output: the F statistic and its degrees of freedom; its distribution is Dickey and Fuller's, not F.
 * Method: `nestedFTest`. Errors: as `dickeyFullerRegression`; `out-of-range`, "tested is "all", but the regression
 * has no trend."
 * Source: D. A. Dickey and W. A. Fuller, 1981, Econometrica 49:1057–1072.
 * Verified against: urca 1.3.3 `ur.df`, 72 statistics, to 1e-10 relative.
 */
export function dickeyFullerF(
  input: DickeyFullerRegressionInput & { readonly tested: "constant-and-level" | "trend-and-level" | "all" },
): Pick<NestedF, "statistic" | "numeratorDegreesOfFreedom" | "denominatorDegreesOfFreedom"> {
  const needed = input.tested === "constant-and-level" ? "constant" : "trend";
  if (TERMS[input.deterministic] < TERMS[needed]) {
    throw new StatisticsError(
      "out-of-range",
      `tested is "${input.tested}", but the regression has no ${needed}.`,
    );
  }
  const { outcome, level, constant, trend, differences } = designOf(input);
  const freed = {
    "constant-and-level": [...constant],
    "trend-and-level": [...trend],
    all: [...constant, ...trend],
  }[input.tested];
  const kept = [...constant, ...trend].filter((column) => !freed.includes(column));
  const { statistic, numeratorDegreesOfFreedom, denominatorDegreesOfFreedom } = nestedFTest({
    y: outcome,
    kept: [...kept, ...differences],
    tested: [...freed, level],
  });
  return { statistic, numeratorDegreesOfFreedom, denominatorDegreesOfFreedom };
}
