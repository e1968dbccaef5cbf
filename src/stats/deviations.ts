import { mean } from "./mean.js";

/**
 * Deviations from the mean: sums of products of them lose fewer digits than those of levels.
 * Input: `values`, at least one. Output: as many, in their unit. Errors: those of `mean`.
 */
export function deviationsOf(values: Float64Array): Float64Array {
  const center = mean(values);
  return values.map((value) => value - center);
}
