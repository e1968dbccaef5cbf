import type { Alternative } from "./alternative.js";
import { largestAbsolute } from "./largest-absolute.js";
import { mean } from "./mean.js";
import { requireFinite, StatisticsError } from "./statistics-error.js";

/** Placebo means that differ by less than this share of the largest absolute one are taken as equal. */
export const TIE_TOLERANCE = 1e-12;

/**
 * How far every placebo statistic goes in the direction of the alternative.
 * Input: `placebo`, at least one; NaN is rejected by index. Output: a new array, larger meaning further: the
 * statistic itself, its negative, or its distance from the placebo mean for a two-sided alternative.
 * Errors: `not-finite`; `too-few`, "placebo is empty; shift 0 at least is needed."
 * Source and verification: as `shiftPValue`.
 */
export function extremity(placebo: Float64Array, alternative: Alternative): Float64Array {
  requireFinite("placebo", placebo);
  if (placebo.length === 0) {
    throw new StatisticsError("too-few", "placebo is empty; shift 0 at least is needed.");
  }
  if (alternative === "greater") return Float64Array.from(placebo);
  if (alternative === "less") return placebo.map((value) => -value);
  const center = mean(placebo);
  return placebo.map((value) => Math.abs(value - center));
}

/**
 * The exact p-value of the first of a set of shifted statistics among all of them.
 * Input: `placebo`, the statistic at shift 0 (the observed one) first, then at every other shift, any unit.
 * Output: the share of shifts, shift 0 counted, that reach the observed statistic; from 1/S to 1.
 * Method: counting. Two-sided compares distances from the placebo mean, not doubled tails. A statistic that
 * falls short by no more than 1e-12 of the largest absolute one counts as reaching: rounding leaves equal
 * means apart by about 1e-16 of it.
 * Errors: `not-finite`; `too-few`, "placebo is empty; shift 0 at least is needed."
 * Source: B. Phipson and G. K. Smyth, 2010, Statistical Applications in Genetics and Molecular Biology 9:39,
 * on counting the observed statistic.
 * Verified against: NumPy, circular correlations of three data sets of 600 weeks, exactly.
 */
export function shiftPValue(placebo: Float64Array, alternative: Alternative): number {
  const distances = extremity(placebo, alternative);
  const threshold = Number(distances[0]) - TIE_TOLERANCE * largestAbsolute(placebo);
  return distances.reduce((count, distance) => count + (distance >= threshold ? 1 : 0), 0) / distances.length;
}
