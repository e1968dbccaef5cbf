import { type DickeyFullerRegression, dickeyFullerRegression, TERMS } from "./dickey-fuller-regression.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { type CriticalValues, type Deterministic, macKinnonCriticalValues, macKinnonP } from "./mackinnon.js";
import { requireCount } from "./require-argument.js";
import { requireSeries } from "./require-series.js";

export interface LagChoice {
  /** "t-statistic": the longest lag significant at 10 %, two-sided, counting down. */
  readonly criterion: "AIC" | "BIC" | "t-statistic";
  /** The most lags considered; Schwert's ⌈12 (T/100)^¼⌉ of T values unless given. */
  readonly maximumLag?: number;
}

export interface AugmentedDickeyFullerInput extends LongRunning {
  /** Levels in time order, evenly spaced, any unit. */
  readonly y: Float64Array;
  readonly deterministic: Deterministic;
  /** Lagged differences in the regression, or how to choose them. */
  readonly lags: number | LagChoice;
}

export interface AugmentedDickeyFuller extends DickeyFullerRegression {
  /** MacKinnon's approximate p-value of a unit root; small speaks against one. */
  readonly p: number;
  /** MacKinnon's critical values in a sample of n. */
  readonly criticalValues: CriticalValues;
}

/** 1.6448536269514722, as statsmodels writes the 95 % point of the normal distribution. */
const SIGNIFICANT = 1.6448536269514722;

function criterionOf(
  { n, regressors, residualSumOfSquares }: DickeyFullerRegression,
  perTerm: number,
): number {
  return n * Math.log(residualSumOfSquares / n) + perTerm * regressors;
}

/**
 * Schwert's rule, shortened in series below 60 as statsmodels does, and until the regression has rows left.
 * Input: `length`, values of the series, whole, at least 1. Output: a lag; below 0 if no regression has rows.
 * Errors: `not-finite`, `not-integer`, `too-few`.
 * Verified against: statsmodels 0.13.5, through the lags that `augmentedDickeyFuller` chooses up to it, exactly.
 */
export function schwertLag(length: number, deterministic: Deterministic): number {
  requireCount("length", length, 1);
  const terms = TERMS[deterministic];
  const room = Math.min(Math.floor(length / 2) - terms - 1, Math.floor((length - terms - 3) / 2));
  return Math.min(Math.ceil(12 * (length / 100) ** 0.25), room);
}

function candidates({ y, deterministic }: AugmentedDickeyFullerInput, { maximumLag }: LagChoice): number {
  return 1 + (maximumLag ?? schwertLag(y.length, deterministic));
}

function chosenLags(input: AugmentedDickeyFullerInput, choice: LagChoice): number {
  const { y, deterministic } = input;
  requireSeries("y", y, 8);
  const maximum = candidates(input, choice) - 1;
  requireCount("maximumLag", maximum, 0);
  requireSeries("y", y, 2 * maximum + TERMS[deterministic] + 3);
  let done = 0;
  const fitted = (lags: number) => {
    reportProgress(input, done++, maximum + 1);
    return dickeyFullerRegression({ y, deterministic, lags, skipped: maximum });
  };
  if (choice.criterion === "t-statistic") {
    for (let lags = maximum; lags > 0; lags--) {
      if (Math.abs(fitted(lags).lastStatistic) >= SIGNIFICANT) return lags;
    }
    return 0;
  }
  const perTerm = choice.criterion === "AIC" ? 2 : Math.log(y.length - 1 - maximum);
  const criteria = Array.from({ length: maximum + 1 }, (_, lags) => criterionOf(fitted(lags), perTerm));
  return criteria.indexOf(Math.min(...criteria));
}

/**
 * The augmented Dickey–Fuller test: does the series have a unit root, so that its levels wander?
 * Input: see `AugmentedDickeyFullerInput`; NaN and infinities are rejected by index.
 * Output: see `AugmentedDickeyFuller`; the statistic is negative against a unit root.
 * Method: `dickeyFullerRegression`; p from MacKinnon 1994 (asymptotic), critical values from MacKinnon 2010, as
 * statsmodels' `adfuller`. A lag chosen by criterion is compared with the others on the rows that the longest
 * leaves, then the regression is run on all rows; ties go to fewer lags. urca's `ur.df` has the same statistic
 * and Fuller's table (`fullerCriticalValues`); its joint statistics are `dickeyFullerF`; tseries' `adf.test` is
 * that of "trend" with the p of `fullerTrendP`.
 * Errors: `not-finite`; `too-few`, "y has 9 values; at least 12 are needed."; `constant`; `singular`, when lags
 * repeat one another or nothing is left to explain; `aborted`.
 * Source: D. A. Dickey and W. A. Fuller, 1979, Journal of the American Statistical Association 74:427–431; S. E.
 * Said and D. A. Dickey, 1984, Biometrika 71:599–607; G. W. Schwert, 1989, Journal of Business & Economic
 * Statistics 7:147–159.
 * Verified against: statsmodels 0.13.5 `adfuller`, 126 tests of six series of 600: statistics to 1e-10, p to 1e-8
 * (below 1e-10, 1e-6) relative, lags exactly; urca 1.3.3, 72 statistics, to 1e-10.
 */
export function augmentedDickeyFuller(input: AugmentedDickeyFullerInput): AugmentedDickeyFuller {
  const { y, deterministic, lags } = input;
  const regression = dickeyFullerRegression({
    y,
    deterministic,
    lags: typeof lags === "number" ? lags : chosenLags(input, lags),
  });
  const all = typeof lags === "number" ? 1 : candidates(input, lags);
  reportProgress(input, all, all);
  const table = { deterministic, series: 1 };
  return {
    ...regression,
    p: macKinnonP({ ...table, statistic: regression.statistic }),
    criticalValues: macKinnonCriticalValues({ ...table, n: regression.n }),
  };
}
