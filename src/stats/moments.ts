import { mean } from "./mean.js";
import { requireFiniteResult } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

function standardisedMoment(values: Float64Array, power: 3 | 4): number {
  const center = mean(values);
  if (values.every((value) => value === values[0])) {
    throw new StatisticsError(
      "constant",
      `values are all ${values[0]}; the shape of a constant is undefined.`,
    );
  }
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value - center));
  requireFiniteResult("the spread of values", largest);
  let squares = 0;
  let powers = 0;
  for (const value of values) {
    const deviation = (value - center) / largest;
    const square = deviation * deviation;
    squares += square;
    powers += power === 3 ? square * deviation : square * square;
  }
  const n = values.length;
  return powers / n / (squares / n) ** (power / 2);
}

/**
 * The skewness of an array, the third standardised moment.
 * Input: `values`, at least two, any unit and order; NaN and infinities are rejected by index.
 * Output: a pure number, 0 for a symmetric array.
 * Method: m₃/m₂^{3/2} with divisor n throughout (g₁, SciPy's default and R's e1071 type 1), not pandas' G₁;
 * deviations divided by the largest of them so that no power under- or overflows.
 * Errors: `not-finite`; `too-few`, "values is empty; …"; `constant`, "values are all 0.1; the shape of a
 * constant is undefined."; `out-of-range`, when the spread overflows.
 * Source: R. A. Fisher, 1930, Proceedings of the Royal Society A 130:16–28.
 * Verified against: SciPy, strategies and assets of three data sets, to 1e-11 relative.
 */
export function skewness(values: Float64Array): number {
  return standardisedMoment(values, 3);
}

/**
 * The kurtosis of an array, the fourth standardised moment, in excess of the normal distribution's 3.
 * Input, errors, source and verification: as `skewness`.
 * Output: a pure number from −2 up; add 3 for the raw kurtosis.
 * Method: m₄/m₂² − 3 with divisor n throughout (g₂), not pandas' G₂.
 */
export function excessKurtosis(values: Float64Array): number {
  return standardisedMoment(values, 4) - 3;
}
