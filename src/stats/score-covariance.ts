import { constantColumn } from "./lags-of.js";
import { longRunSum } from "./long-run-sum.js";

/** The scores zero-padded to one length, as columns for `longRunSum`. */
function padded(scores: readonly Float64Array[]): Float64Array[] {
  const length = Math.max(...scores.map((series) => series.length));
  return scores.map((series) => {
    const column = new Float64Array(length);
    column.set(series);
    return column;
  });
}

/**
 * The covariances of several estimates from their scores, what every row adds to the error of each.
 * Input: `scores`, one array an estimate, with mean zero, aligned at the first value and zero beyond the last;
 * `lag` of the Bartlett weights, common to all, which keeps the matrix positive semidefinite; nothing checked.
 * Output: k × k, row by row: Σ_t a_t b_t + Σ_{j=1..lag} (1 − j/(lag + 1)) Σ_t (a_t b_{t−j} + b_t a_{t−j}).
 * Source: W. K. Newey and K. D. West, 1987, Econometrica 55:703–708. Verified against: as `localProjections`.
 */
export function covarianceOfScores(scores: readonly Float64Array[], lag: number): Float64Array {
  const columns = padded(scores);
  return longRunSum(columns, constantColumn(columns[0]?.length ?? 0), lag);
}

/**
 * The correlations that belong to covariances, with a diagonal of exactly 1.
 * Input: `covariance`, k × k, row by row, with a positive diagonal. Output: k × k, row by row, symmetric.
 */
export function correlationOf(covariance: Float64Array): Float64Array {
  const k = Math.round(Math.sqrt(covariance.length));
  const correlation = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < i; j++) {
      const variances = (covariance[i * (k + 1)] as number) * (covariance[j * (k + 1)] as number);
      const r = Math.max(-1, Math.min(1, (covariance[i * k + j] as number) / Math.sqrt(variances)));
      correlation[i * k + j] = r;
      correlation[j * k + i] = r;
    }
    correlation[i * (k + 1)] = 1;
  }
  return correlation;
}
