/**
 * The lags of a series as columns of a regression.
 * Input: `values` in time order; `first` and `last` lag, 0 ≤ first ≤ last + 1; `from` and `to`, the times t of
 * the rows, from ≤ t < to, with last ≤ from and to ≤ n.
 * Output: last − first + 1 views of the series, no copies: at row t − from, the value at t − lag.
 */
export function lagsOf(
  values: Float64Array,
  lags: { readonly first: number; readonly last: number },
  rows: { readonly from: number; readonly to: number },
): Float64Array[] {
  return Array.from({ length: lags.last - lags.first + 1 }, (_, i) => {
    const lag = lags.first + i;
    return values.subarray(rows.from - lag, rows.to - lag);
  });
}

/** A column of ones, the constant of a regression. */
export function constantColumn(length: number): Float64Array {
  return new Float64Array(length).fill(1);
}

/** A column of 1, 2, 3 …, the trend of a regression. */
export function trendColumn(length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => i + 1);
}
