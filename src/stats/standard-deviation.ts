import { mean } from "./mean.js";
import { requireFiniteResult } from "./require-argument.js";
import { counted, StatisticsError } from "./statistics-error.js";

/**
 * The sample standard deviation of an array, with divisor n − 1.
 * Input: `values`, at least two, any unit and order; NaN and infinities are rejected by index.
 * Output: the standard deviation, zero or more, in the unit of the values; exactly 0 for a constant array.
 * Method: two passes, with the correction for the rounding of the mean, on deviations divided by the largest
 * of them so that no square under- or overflows.
 * Errors: `not-finite`; `too-few`, "values has 1 value; a standard deviation needs at least two.";
 * `out-of-range`, when the values' spread overflows double precision.
 * Source: T. F. Chan, G. H. Golub and R. J. LeVeque, 1983, The American Statistician 37:242–247.
 * Verified against: NIST StRD NumAcc1 to NumAcc4, certified standard deviations, to what the decimal inputs
 * keep in double precision (1e-7 relative at worst, for NumAcc4).
 */
export function standardDeviation(values: Float64Array): number {
  if (values.length < 2) {
    throw new StatisticsError(
      "too-few",
      `values has ${counted(values.length, "value")}; a standard deviation needs at least two.`,
    );
  }
  const center = mean(values);
  // A mean rounded off the common value would give a constant array a deviation of 1e-17 instead of 0.
  if (values.every((value) => value === values[0])) return 0;
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value - center));
  requireFiniteResult("the spread of values", largest);
  let squares = 0;
  let residue = 0;
  for (const value of values) {
    const deviation = (value - center) / largest;
    squares += deviation * deviation;
    residue += deviation;
  }
  const variance = (squares - (residue * residue) / values.length) / (values.length - 1);
  return requireFiniteResult("the standard deviation of values", largest * Math.sqrt(variance));
}
