import { normalCdf } from "./distributions.js";
import { requireCount, requireFiniteNumber } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

export interface ProbabilisticSharpeInput {
  /** Observed Sharpe ratio of one period, not of a year. */
  readonly sharpeRatio: number;
  /** The ratio to beat, of one period. */
  readonly benchmark: number;
  /** Periods, whole, at least 2. */
  readonly n: number;
  /** Of the returns. */
  readonly skewness: number;
  /** Of the returns, raw: 3 for a normal distribution; at least 1 + skewness². */
  readonly kurtosis: number;
}

/**
 * The probability that the true Sharpe ratio exceeds a benchmark, given the length and shape of the record.
 * Input: see `ProbabilisticSharpeInput`; every number finite.
 * Output: a probability from 0 to 1.
 * Method: Φ((SR − SR*)·√(n − 1)/√(1 − γ₃·SR + (γ₄ − 1)/4·SR²)), returns independent over time.
 * Errors: `not-finite`, `not-integer`; `too-few`, "n is 1; at least 2 are needed."; `out-of-range`, "kurtosis
 * is 0.5; with a skewness of 0 it is at least 1."; `constant`, "a distribution of two points with this Sharpe
 * ratio has no sampling error."
 * Source: D. H. Bailey and M. López de Prado, 2012, Journal of Risk 15(2):3–44.
 * Verified against: the reference's SciPy value, one case, to 1e-11 relative (its inputs are not given and
 * were recovered from the values; skewness and kurtosis apart are not fixed by them); closed forms for each
 * alone.
 */
export function probabilisticSharpeRatio(input: ProbabilisticSharpeInput): number {
  const { sharpeRatio, benchmark, n, skewness, kurtosis } = input;
  for (const name of ["sharpeRatio", "benchmark", "skewness", "kurtosis"] as const) {
    requireFiniteNumber(name, input[name]);
  }
  requireCount("n", n, 2);
  if (kurtosis < (1 + skewness * skewness) * (1 - 1e-12)) {
    throw new StatisticsError(
      "out-of-range",
      `kurtosis is ${kurtosis}; with a skewness of ${skewness} it is at least ${1 + skewness * skewness}.`,
    );
  }
  const variance = 1 - skewness * sharpeRatio + ((kurtosis - 1) / 4) * sharpeRatio * sharpeRatio;
  if (variance <= 1e-12) {
    throw new StatisticsError(
      "constant",
      "a distribution of two points with this Sharpe ratio has no sampling error.",
    );
  }
  const z = ((sharpeRatio - benchmark) * Math.sqrt(n - 1)) / Math.sqrt(variance);
  requireFiniteNumber("the standardised Sharpe ratio", z);
  return normalCdf(z);
}
