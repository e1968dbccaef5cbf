import { requireCount } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

/**
 * The shifts of a circle that stand for so many equal parts of a turn, so that circles of different numbers of
 * places can be turned together.
 * Input: `size` N, the places of the circle, at least 2; `count` S, how many shifts, from 2 to N.
 * Output: ⌊jN/S⌋ for j = 0 … S − 1: whole, increasing, 0 first; every place once where S = N.
 * Method: shift j is the part j/S of a turn on every circle. Circles that span the same dates, in days or in weeks,
 * then stand at the same date to within one place; a shift by a fixed number of places would not do that.
 * Evenly spaced shifts that divide the circle are a subgroup of all, for which the test is exact.
 * Errors: `not-finite`, `not-integer`; `too-few`, "size is 1; at least 2 are needed."; `out-of-range`, "count is
 * 2000; a circle of 545 places has that many shifts at most."
 * Source: E. S. Edgington, 1980, Randomization Tests, on systematic subsets of the permutations.
 * Verified against: the definition in whole numbers, exactly.
 */
export function shiftPhases({ count, size }: { count: number; size: number }): Int32Array {
  requireCount("size", size, 2);
  requireCount("count", count, 2);
  if (count > size) {
    throw new StatisticsError(
      "out-of-range",
      `count is ${count}; a circle of ${size} places has ${size} shifts at most.`,
    );
  }
  return Int32Array.from({ length: count }, (_, j) => Math.floor((j * size) / count));
}
