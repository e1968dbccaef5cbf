import { requireFinite, StatisticsError } from "./statistics-error.js";

/**
 * The rank of every value among all, ties sharing the mean of their ranks.
 * Input: `values`, at least one, any unit and order; NaN and infinities are rejected by index.
 * Output: as many ranks, from 1 to n, in the order of the values; whole or halves; their sum is n(n + 1)/2.
 * Method: sorting. Errors: `not-finite`; `too-few`, "values is empty; ranks need at least one value."
 * Source: M. G. Kendall, 1945, Biometrika 33:239–251, on mid-ranks.
 * Verified against: counting the smaller and equal values of every one, exactly.
 */
export function ranks(values: Float64Array): Float64Array {
  requireFinite("values", values);
  const n = values.length;
  if (n === 0) throw new StatisticsError("too-few", "values is empty; ranks need at least one value.");
  const at = (i: number) => values[i] as number;
  const order = Array.from(values, (_, i) => i).sort((a, b) => at(a) - at(b));
  const result = new Float64Array(n);
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && at(order[to] as number) === at(order[from] as number)) to++;
    for (let i = from; i < to; i++) result[order[i] as number] = (from + 1 + to) / 2;
    from = to;
  }
  return result;
}
