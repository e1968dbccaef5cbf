import { largestAbsolute } from "./largest-absolute.js";
import { mean } from "./mean.js";
import { requireFiniteResult } from "./require-argument.js";
import { TIE_TOLERANCE } from "./shift-p-value.js";
import { counted, StatisticsError } from "./statistics-error.js";

const LARGEST_COUNT = 20;

export interface SignFlipResult {
  /** The mean tested, in the unit of the values. */
  readonly observedMean: number;
  /** Share of the sign patterns whose mean is at least the observed one; from 2⁻ⁿ to 1. */
  readonly pGreater: number;
  /** Share whose mean is at most the observed one; from 2⁻ⁿ to 1. */
  readonly pLess: number;
  /** Share whose mean is at least as far from zero; from 2¹⁻ⁿ to 1. */
  readonly pTwoSided: number;
  /** Sign patterns enumerated, 2ⁿ. */
  readonly patterns: number;
  /** The one-sided p if every value had the same sign: 2⁻ⁿ, doubled for every value that is zero. */
  readonly smallestAttainable: number;
}

function signedSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(2 ** values.length);
  let count = 1;
  for (const value of values) {
    for (let i = 0; i < count; i++) {
      const sum = sums[i] as number;
      sums[i] = sum + value;
      sums[count + i] = sum - value;
    }
    count *= 2;
  }
  return sums;
}

function requireFlippable(values: Float64Array): void {
  if (values.length > LARGEST_COUNT) {
    throw new StatisticsError(
      "too-many",
      `values has ${counted(values.length, "value")}; all sign patterns are enumerated for at most ${LARGEST_COUNT}.`,
    );
  }
  if (values.every((value) => value === 0)) {
    throw new StatisticsError("constant", "values are all zero; flipping their signs changes nothing.");
  }
}

/**
 * The exact sign-flip test of a mean against zero: the observed mean among those of all 2ⁿ sign patterns.
 * Input: `values`, 1 to 20 of them, any unit and order, measured from the null value (an excess over a base);
 * NaN and infinities are rejected by index. Under the null each is symmetric about zero and independent.
 * Output: see `SignFlipResult`; the observed pattern is counted, so no p is 0.
 * Method: enumeration; a sum counts as tied within 1e-12 of the sum of the absolute values.
 * Errors: `not-finite`; `too-few`, "values is empty; a mean needs at least one value."; `too-many`, "values has
 * 21 values; all sign patterns are enumerated for at most 20."; `constant`, "values are all zero; …"
 * Source: R. A. Fisher, 1935, The Design of Experiments, section 21.
 * Verified against: NumPy enumeration of four values, p and mean exactly (reference, permutation).
 */
export function signFlipTest(values: Float64Array): SignFlipResult {
  const observedMean = mean(values);
  requireFlippable(values);
  const sums = signedSums(values);
  const observed = Number(sums[0]);
  const span = requireFiniteResult("the sum of the absolute values", largestAbsolute(sums));
  const tolerance = TIE_TOLERANCE * span;
  const counts = { greater: 0, less: 0, far: 0, extreme: 0 };
  for (const sum of sums) {
    if (sum >= observed - tolerance) counts.greater++;
    if (sum <= observed + tolerance) counts.less++;
    if (Math.abs(sum) >= Math.abs(observed) - tolerance) counts.far++;
    if (sum >= span - tolerance) counts.extreme++;
  }
  const patterns = sums.length;
  return {
    observedMean,
    pGreater: counts.greater / patterns,
    pLess: counts.less / patterns,
    pTwoSided: counts.far / patterns,
    patterns,
    smallestAttainable: counts.extreme / patterns,
  };
}
