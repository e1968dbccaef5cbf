import type { Alternative } from "./alternative.js";
import { circularPlacebo, type EventOutcomes } from "./circular-placebo.js";
import { largestAbsolute } from "./largest-absolute.js";
import { mean } from "./mean.js";
import { requireInteger } from "./require-argument.js";
import { extremity, TIE_TOLERANCE } from "./shift-p-value.js";
import { standardDeviation } from "./standard-deviation.js";
import { requireFinite, StatisticsError } from "./statistics-error.js";

export interface FamilyInput {
  /** T_s of the specification whose p-value is wanted, the observed T_0 first, as `circularPlacebo` gives it. */
  readonly own: Float64Array;
  /**
   * The same for every other specification tried, on the same circle, or what `familyMaxima` made of them for the
   * same alternative; `own` may be among them, at no cost.
   */
  readonly others: Iterable<Float64Array> | FamilyMaxima;
  readonly alternative: Alternative;
}

/** The standardised statistics of several specifications, as far as another one needs them. */
export interface FamilyMaxima {
  /** At each shift the most extreme; empty without specifications. */
  readonly maxima: Float64Array;
  /** The widest tie tolerance among them, in standardised units. */
  readonly tolerance: number;
}

export interface MaxStatisticInput {
  /** Every specification tried, all on one circle: the same admissible starts, so outcomes of one length. */
  readonly specifications: readonly EventOutcomes[];
  /** Position in `specifications` of the one whose p-value is wanted. */
  readonly own: number;
  readonly alternative: Alternative;
}

export interface MaxStatisticResult {
  /** Share of the shifts, shift 0 counted, at which any specification is as extreme as the own; from 1/S to 1. */
  readonly p: number;
  /** Z_{own,0}: the own statistic in standard deviations of its placebo, larger towards the alternative. */
  readonly standardised: number;
  /** At each shift, the most extreme standardised statistic of all specifications. */
  readonly maxima: Float64Array;
  /** S. */
  readonly shifts: number;
  /** 1/S. */
  readonly smallestAttainable: number;
}

function standardise(name: string, placebo: Float64Array, alternative: Alternative) {
  requireFinite(name, placebo);
  const largest = largestAbsolute(placebo);
  const spread = standardDeviation(placebo);
  if (spread <= TIE_TOLERANCE * largest) {
    throw new StatisticsError(
      "constant",
      `${name} has the same mean at every shift; it cannot be standardised.`,
    );
  }
  const center = mean(placebo);
  const scores = extremity(
    placebo.map((value) => (value - center) / spread),
    alternative,
  );
  return { scores, tolerance: (TIE_TOLERANCE * largest) / spread };
}

function requireSameLength(name: string, length: number, expected: number): void {
  if (length !== expected) {
    throw new StatisticsError(
      "unequal-lengths",
      `${name} has ${length} places, the first specification has ${expected}; one circle needs one length.`,
    );
  }
}

/**
 * The most extreme standardised statistic of several placebos at each shift: for a caller that asks for the
 * family-wise p-values of many specifications against the same others.
 * Input: `placebos`, every one of length S, at least 2, each with its own unit; NaN is rejected.
 * Output: see `FamilyMaxima`. Method, errors and source: as `familyWiseP`.
 * Verified against: as `familyWiseP`, which is made of it.
 */
export function familyMaxima(placebos: Iterable<Float64Array>, alternative: Alternative): FamilyMaxima {
  let maxima = new Float64Array();
  let tolerance = 0;
  let position = 0;
  for (const placebo of placebos) {
    const name = `others[${position}]`;
    if (position > 0) requireSameLength(name, placebo.length, maxima.length);
    const { scores, tolerance: own } = standardise(name, placebo, alternative);
    if (position === 0) maxima = Float64Array.from(scores);
    else widen(maxima, scores);
    tolerance = Math.max(tolerance, own);
    position += 1;
  }
  return { maxima, tolerance };
}

function widen(maxima: Float64Array, scores: Float64Array): void {
  for (let s = 0; s < maxima.length; s++) maxima[s] = Math.max(Number(maxima[s]), Number(scores[s]));
}

/**
 * The family-wise p-value of one placebo among several, all under the same shifts: for a caller that keeps the
 * placebos, or whose specification is not in the family.
 * Input: see `FamilyInput`; every array has length S, at least 2, and may have its own unit; NaN is rejected.
 * Output, method and source: as `maxStatistic`.
 * Errors: `not-finite`; `too-few`, for fewer than two shifts; `constant`, "others[2] has the same mean at every
 * shift; it cannot be standardised."; `unequal-lengths`, "others[2] has 90 places, the first specification has
 * 100; one circle needs one length."
 * Verified against: NumPy, the largest of 26 circular correlations in three data sets, exactly.
 */
export function familyWiseP({ own, others, alternative }: FamilyInput): MaxStatisticResult {
  const first = standardise("own", own, alternative);
  const family = "maxima" in others ? others : familyMaxima(others, alternative);
  const shifts = own.length;
  const maxima = Float64Array.from(first.scores);
  if (family.maxima.length > 0) {
    requireSameLength("others[0]", family.maxima.length, shifts);
    widen(maxima, family.maxima);
  }
  const tolerance = Math.max(first.tolerance, family.tolerance);
  const standardised = Number(first.scores[0]);
  const reaching = maxima.reduce(
    (count, maximum) => count + (maximum >= standardised - tolerance ? 1 : 0),
    0,
  );
  return { p: reaching / shifts, standardised, maxima, shifts, smallestAttainable: 1 / shifts };
}

function placeboOf(specification: EventOutcomes, position: number): Float64Array {
  try {
    return circularPlacebo(specification);
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error;
    throw new StatisticsError(error.code, `specifications[${position}]: ${error.message}`);
  }
}

/**
 * The family-wise p-value of one specification among all those that were tried: how often would the best of
 * them do as well, were the events placed anywhere in the calendar?
 * Input: see `MaxStatisticInput`; outcomes of different specifications may have different units.
 * Output: see `MaxStatisticResult`.
 * Method: single-step maximum. Every specification's T_s is standardised by the mean and standard deviation of
 * its own shifts, Z_{k,s}; p = #{s : max_k Z_{k,s} ≥ Z_{own,0}}/S. One shift moves all specifications together,
 * which keeps the dependence between them. "less" uses −Z, "two-sided" |Z|. Ties within 1e-12 of a
 * specification's largest absolute mean, the widest in standardised units, count as reaching. With one
 * specification it is the p of `circularShiftTest`.
 * Errors: those of `circularPlacebo`, prefixed with "specifications[2]: "; `unequal-lengths`,
 * "specifications[1] has 90 places, the first specification has 100; one circle needs one length.";
 * `out-of-range`, "own is 3, outside the 3 specifications counted from 0."
 * Source: P. H. Westfall and S. S. Young, 1993, Resampling-Based Multiple Testing; H. White, 2000,
 * Econometrica 68:1097–1126.
 * Verified against: as `familyWiseP`; direct enumeration on fast-check inputs.
 */
export function maxStatistic({ specifications, own, alternative }: MaxStatisticInput): MaxStatisticResult {
  requireInteger("own", own);
  const chosen = specifications[own];
  const expected = specifications[0]?.outcomes.length;
  if (!chosen || expected === undefined) {
    throw new StatisticsError(
      "out-of-range",
      `own is ${own}, outside the ${specifications.length} specifications counted from 0.`,
    );
  }
  specifications.forEach(({ outcomes }, position) => {
    requireSameLength(`specifications[${position}]`, outcomes.length, expected);
  });
  return familyWiseP({ own: placeboOf(chosen, own), others: placebosOf(specifications), alternative });
}

function* placebosOf(specifications: readonly EventOutcomes[]): Generator<Float64Array> {
  let position = 0;
  for (const specification of specifications) yield placeboOf(specification, position++);
}
