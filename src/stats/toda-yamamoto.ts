import { chiSquareUpperTail } from "./chi-square.js";
import { constantColumn, lagsOf } from "./lags-of.js";
import { nestedFTest } from "./nested-f-test.js";
import { requireCount } from "./require-argument.js";
import { requireSameLength, requireSeries } from "./require-series.js";

export interface TodaYamamotoInput {
  /** Levels of the series whose past may help, in time order, any unit; integrated or not. */
  readonly cause: Float64Array;
  /** Levels of the series to be predicted, at the same times. */
  readonly effect: Float64Array;
  /** p, the lags tested; at least 1. */
  readonly lags: number;
  /** d_max, the highest order of integration thought possible, added as lags that are not tested; 1 unless given. */
  readonly integration?: number;
}

export interface TodaYamamoto {
  readonly lags: number;
  readonly integration: number;
  /** Rows of the regression: the values less p + d_max. */
  readonly n: number;
  /** n less all coefficients. */
  readonly degreesOfFreedom: number;
  /** Wald statistic with the residual variance of divisor n − k, against χ² with p degrees of freedom. */
  readonly wald: { readonly statistic: number; readonly p: number };
  /** The same with the maximum-likelihood residual variance, divisor n. */
  readonly waldOfMaximumLikelihood: { readonly statistic: number; readonly p: number };
  /** The Wald statistic over p, against F with p and n − k degrees of freedom. */
  readonly f: { readonly statistic: number; readonly p: number };
}

/**
 * The Toda–Yamamoto test of Granger causality between levels, valid whether or not they are integrated or
 * cointegrated, without a unit-root test before it.
 * Input: see `TodaYamamotoInput`; NaN and infinities are rejected by index. Output: see `TodaYamamoto`.
 * Method: y_t on a constant and p + d_max lags of both levels; Wald test that the first p lags of x have zero
 * coefficients, the last d_max left free. All three conventions are given: residual variance of divisor n − k
 * (R's `lm`), of divisor n (maximum likelihood, larger), and F.
 * Errors: `too-few`, "lags is 0; at least 1 is needed.", or "effect has 9 values; at least 10 are needed.";
 * `not-finite`; `unequal-lengths`; `singular`, when lags repeat one another or nothing is left to explain.
 * Source: H. Y. Toda and T. Yamamoto, 1995, Journal of Econometrics 66:225–250.
 * Verified against: R 4.2.2 `lm`, p of 1, 2, 4, 8, 9 and 12 both ways in three data sets: statistics to 1e-10, p
 * to 1e-8 relative.
 */
export function todaYamamoto({ cause, effect, lags, integration = 1 }: TodaYamamotoInput): TodaYamamoto {
  requireCount("lags", lags, 1);
  requireCount("integration", integration, 0);
  const all = lags + integration;
  requireSeries("effect", effect, 3 * all + 2);
  requireSeries("cause", cause, 1);
  requireSameLength(["effect", effect], ["cause", cause]);
  const rows = { from: all, to: effect.length };
  const y = effect.subarray(all);
  const test = nestedFTest({
    y,
    kept: [
      constantColumn(y.length),
      ...lagsOf(effect, { first: 1, last: all }, rows),
      ...lagsOf(cause, { first: lags + 1, last: all }, rows),
    ],
    tested: lagsOf(cause, { first: 1, last: lags }, rows),
  });
  const tail = (statistic: number) => ({ statistic, p: chiSquareUpperTail(statistic, lags) });
  const wald = test.statistic * lags;
  return {
    lags,
    integration,
    n: test.n,
    degreesOfFreedom: test.denominatorDegreesOfFreedom,
    wald: tail(wald),
    waldOfMaximumLikelihood: tail((wald * test.n) / test.denominatorDegreesOfFreedom),
    f: { statistic: test.statistic, p: test.p },
  };
}
