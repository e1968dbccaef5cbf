import { requireFiniteNumber } from "./require-argument.js";
import { requireFinite, StatisticsError } from "./statistics-error.js";

/**
 * A sample quantile by linear interpolation of the order statistics (type 7, the default of R and NumPy).
 * Input: `values`, at least one, any unit and order, left untouched; NaN and infinities are rejected by index;
 * `probability` from 0 to 1, both included.
 * Output: the quantile, in the unit of the values, from their minimum (at 0) to their maximum (at 1).
 * Method: position (n − 1)·probability in the sorted values, interpolated between its two neighbours.
 * Errors: `not-finite`; `too-few`, "values is empty; a quantile needs at least one value."; `out-of-range`,
 * "probability is 1.2; it must lie from 0 to 1."
 * Source: R. J. Hyndman and Y. Fan, 1996, The American Statistician 50:361–365, definition 7.
 * Verified against: the worked values of that definition; at 0, ½ and 1, minimum, median and maximum.
 */
export function quantile(values: Float64Array, probability: number): number {
  requireFinite("values", values);
  requireFiniteNumber("probability", probability);
  if (values.length === 0) {
    throw new StatisticsError("too-few", "values is empty; a quantile needs at least one value.");
  }
  if (probability < 0 || probability > 1) {
    throw new StatisticsError("out-of-range", `probability is ${probability}; it must lie from 0 to 1.`);
  }
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = Number(sorted[below]);
  const high = Number(sorted[Math.min(below + 1, sorted.length - 1)]);
  const share = position - below;
  // Weighting both ends keeps the result between them; low + share·(high − low) overflows for opposite extremes.
  return low === high ? low : (1 - share) * low + share * high;
}
