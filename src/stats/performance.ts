import { mean } from "./mean.js";
import { excessKurtosis, skewness } from "./moments.js";
import { requireFiniteResult, requirePositive } from "./require-argument.js";
import { requireSameLength, requireSeries } from "./require-series.js";
import { standardDeviation } from "./standard-deviation.js";
import { requireFinite, StatisticsError } from "./statistics-error.js";

export interface PerformanceInput {
  /** Simple returns a period, in time order, at least two, each above −1. */
  readonly returns: Float64Array;
  /** Simple returns of cash in the same periods, for the Sharpe ratio; left out, zero. */
  readonly cash?: Float64Array | undefined;
  /** Periods in a year: 52 for weeks, 12 for months, 365 or 252 for days; positive. */
  readonly periodsPerYear: number;
}

export interface Performance {
  /** Value at the end of 1 put in at the start. */
  readonly finalValue: number;
  /** Compound annual growth rate, as a share a year. */
  readonly growthRate: number;
  /** Standard deviation of the returns a year, as a share. */
  readonly volatility: number;
  /** Mean over standard deviation of the returns beyond cash, a year. */
  readonly sharpeRatio: number;
  /** Deepest fall from a highest value before, as a share, from −1 to 0; the starting value 1 counts. */
  readonly maximumDrawdown: number;
  readonly skewness: number;
  readonly excessKurtosis: number;
}

function requireSurvival(returns: Float64Array): void {
  requireSeries("returns", returns, 2);
  const ruin = returns.findIndex((value) => value <= -1);
  if (ruin >= 0) {
    throw new StatisticsError(
      "out-of-range",
      `returns[${ruin}] is ${returns[ruin]}; a return of -1 or less leaves nothing to compound.`,
    );
  }
}

function compound(returns: Float64Array): { finalValue: number; maximumDrawdown: number } {
  let value = 1;
  let peak = 1;
  let maximumDrawdown = 0;
  for (const change of returns) {
    value *= 1 + change;
    peak = Math.max(peak, value);
    maximumDrawdown = Math.min(maximumDrawdown, value / peak - 1);
  }
  requireFiniteResult("the final value", value);
  return { finalValue: value, maximumDrawdown };
}

/**
 * The Sharpe ratio of simple returns beyond cash, a year.
 * Input and errors: see `PerformanceInput`, though a return may be −1 or less here.
 * Output: mean/s·√periods a year, s with divisor n − 1; a pure number of either sign.
 * Method: no adjustment for serial correlation (Lo 2002). Errors: as `performance`.
 * Source: W. F. Sharpe, 1994, Journal of Portfolio Management 21(1):49–58. Verified against: as
 * `performance`.
 */
export function sharpeRatio({ returns, cash, periodsPerYear }: PerformanceInput): number {
  requirePositive("periodsPerYear", periodsPerYear);
  requireFinite("returns", returns);
  if (cash) requireSameLength(["returns", returns], ["cash", cash]);
  if (cash) requireFinite("cash", cash);
  const beyond = cash ? returns.map((value, t) => value - (cash[t] as number)) : returns;
  const spread = standardDeviation(beyond);
  if (spread === 0) {
    throw new StatisticsError(
      "constant",
      `the returns beyond cash are all ${beyond[0]}; their Sharpe ratio is undefined.`,
    );
  }
  return requireFiniteResult("the Sharpe ratio", (mean(beyond) / spread) * Math.sqrt(periodsPerYear));
}

/**
 * How an investment did: growth, volatility, Sharpe ratio, deepest fall and the shape of its returns.
 * Input: see `PerformanceInput`; NaN and infinities are rejected by index.
 * Output: see `Performance`.
 * Method: growth from the compounded end value, (V_n)^{periods a year/n} − 1; volatility and Sharpe ratio
 * from arithmetic returns scaled by √periods, s with divisor n − 1; the drawdown at period ends, so that a
 * fall within a period is not seen; moments with divisor n.
 * Errors: `not-finite`; `too-few`, "returns has 1 value; at least 2 are needed."; `out-of-range`, "returns[3]
 * is -1; a return of -1 or less leaves nothing to compound.", or "periodsPerYear is 0; it must be positive.";
 * `unequal-lengths`, for cash of another length; `constant`, "the returns beyond cash are all 0; their Sharpe
 * ratio is undefined."
 * Source: W. F. Sharpe, 1994, Journal of Portfolio Management 21(1):49–58; C. R. Bacon, 2008, Practical
 * Portfolio Performance Measurement and Attribution, chapter 4.
 * Verified against: NumPy, a rule at two costs and the asset held, three data sets, to 1e-11 relative.
 */
export function performance(input: PerformanceInput): Performance {
  const { returns, periodsPerYear } = input;
  requireSurvival(returns);
  requirePositive("periodsPerYear", periodsPerYear);
  const { finalValue, maximumDrawdown } = compound(returns);
  const growthRate = finalValue ** (periodsPerYear / returns.length) - 1;
  return {
    finalValue,
    growthRate: requireFiniteResult("the growth rate", growthRate),
    volatility: standardDeviation(returns) * Math.sqrt(periodsPerYear),
    sharpeRatio: sharpeRatio(input),
    maximumDrawdown,
    skewness: skewness(returns),
    excessKurtosis: excessKurtosis(returns),
  };
}
