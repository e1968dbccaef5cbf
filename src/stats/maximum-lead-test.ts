import type { Alternative } from "./alternative.js";
import { countShifts, fewestReaching, towards } from "./lead-shift-counts.js";
import type { LongRunning } from "./long-running.js";
import { requireCount, requireInteger } from "./require-argument.js";
import { requireSameLength, requireSeries } from "./require-series.js";
import { shiftedLeadCorrelations } from "./shifted-lead-correlations.js";
import { StatisticsError } from "./statistics-error.js";

export interface MaximumLeadInput extends LongRunning {
  /** The series that may lead, in time order, evenly spaced, any unit; at least three values. */
  readonly x: Float64Array;
  /** The series that may follow, at the same times, any unit. */
  readonly y: Float64Array;
  /** The leads among which the best was, or could have been, picked: whole, 0 ≤ from ≤ to ≤ n − 3. */
  readonly leads: { readonly from: number; readonly to: number };
  readonly alternative: Alternative;
  /**
   * "circular" (the default): x_{t−k} before the start is taken from its end, so that every lead has n pairs.
   * "dropped": those pairs are left out, and each r_k is Pearson's of n − k pairs.
   */
  readonly ends?: "circular" | "dropped";
  /** Shifts drawn from 1 … n − 1, repeats allowed; all n − 1 of them, each once, unless given. */
  readonly shifts?: ArrayLike<number>;
}

export interface MaximumLead {
  /** The lead of the largest statistic; the shortest, of several. */
  readonly lead: number;
  /** r_k at that lead. */
  readonly correlation: number;
  /** Share of the shifts, none counted, whose best lead does as well as the best lead found. */
  readonly p: number;
  /** r_k at every lead, `from` first. */
  readonly correlations: Float64Array;
  /** At every lead: share of the shifts whose r_k at that lead does as well. */
  readonly leadP: Float64Array;
  /** At every lead: share of the shifts whose best lead does as well as this one; at the best lead, p. */
  readonly familyWiseP: Float64Array;
  /** Largest statistic over the leads, unshifted first and then in the order of the shifts. */
  readonly maxima: Float64Array;
  /** B + 1: the shifts and the unshifted series. */
  readonly shifts: number;
  /**
   * No data can give a smaller p. With circular ends and all shifts it is K/n for K leads, because K shifts bring
   * the best link to one lead or another: 27 leads of 600 weeks cannot go below 0.045, of 140 months below 0.19.
   * With dropped ends 1/(B + 1), though p seldom comes near it, for the same reason.
   */
  readonly smallestAttainable: number;
}

function requireLeads({ x, y, leads }: MaximumLeadInput): void {
  requireSeries("x", x, 3);
  requireSeries("y", y, 3);
  requireSameLength(["x", x], ["y", y]);
  requireCount("leads.from", leads.from, 0);
  requireInteger("leads.to", leads.to);
  if (leads.from <= leads.to && leads.to <= x.length - 3) return;
  throw new StatisticsError(
    "out-of-range",
    `leads run from ${leads.from} to ${leads.to}; of ${x.length} values they can run up to ${x.length - 3}.`,
  );
}

function shiftsOf(shifts: ArrayLike<number> | undefined, n: number): Int32Array {
  if (shifts === undefined) return Int32Array.from({ length: n - 1 }, (_, i) => i + 1);
  if (shifts.length === 0) throw new StatisticsError("too-few", "shifts is empty; one at least is needed.");
  return Int32Array.from(shifts, (shift, i) => {
    requireInteger(`shifts[${i}]`, shift);
    if (shift >= 1 && shift < n) return shift;
    throw new StatisticsError(
      "out-of-range",
      `shifts[${i}] is ${shift}; on a circle of ${n} it must be from 1 to ${n - 1}.`,
    );
  });
}

/**
 * The maximum-lead test: is the best lag correlation better than picking the best would make it by chance?
 * Input: see `MaximumLeadInput`; NaN and infinities are rejected by index. To test whether y leads, swap them.
 * Output: see `MaximumLead`.
 * Method: r_k = corr(x_{t−k}, y_t) at every lead k; x is moved s places round the circle of n and all leads are
 * computed again; p = (1 + #{s : max_k r_k(s) ≥ max_k r_k})/(B + 1) over all n − 1 shifts (exact) or those
 * given. "less" uses −r, "two-sided" |r|. A shift keeps the autocorrelation of both series and breaks their
 * link; one shift moves all leads, which keeps their dependence. Within 1e-12 counts as a tie. A shift that
 * turns the best link to another of the K leads reaches it too, so that p is at least K/n; leaving such shifts
 * out would reject a true null in K of n cases at the smallest p, and is not done. Ask few leads of short series.
 * Errors: `not-finite`; `not-integer`; `too-few`; `unequal-lengths`; `constant`; `out-of-range`, "leads run from
 * 0 to 30; of 20 values they can run up to 17.", or "shifts[2] is 0; on a circle of 20 it must be from 1 to
 * 19."; `aborted`.
 * Source: P. H. Westfall and S. S. Young, 1993, Resampling-Based Multiple Testing, 2.3; B. Phipson and G. K.
 * Smyth, 2010, Statistical Applications in Genetics and Molecular Biology 9:39, on counting the observed one.
 * Verified against: NumPy and R 4.2.2, the best of leads 1 to 26 and single leads in three data sets: p exactly,
 * correlations to 1e-11 relative; ends "dropped" against direct enumeration.
 */
export function maximumLeadTest(input: MaximumLeadInput): MaximumLead {
  requireLeads(input);
  const { x, leads, alternative, ends = "circular", signal } = input;
  const shifts = shiftsOf(input.shifts, x.length);
  const correlate = shiftedLeadCorrelations({ ...input, ends });
  const correlations = new Float64Array(leads.to - leads.from + 1);
  correlate(0, correlations);
  const observed = towards(alternative, Float64Array.from(correlations));
  const best = observed.indexOf(Math.max(...observed));
  const counts = countShifts({ alternative, observed, shifts, correlate, signal });
  const draws = shifts.length + 1;
  const familyWiseP = Float64Array.from(counts.reachedByMaximum, (count) => count / draws);
  const circle = { n: x.length, leads: observed.length, shifts };
  return {
    lead: leads.from + best,
    correlation: correlations[best] as number,
    p: familyWiseP[best] as number,
    correlations,
    leadP: Float64Array.from(counts.reached, (count) => count / draws),
    familyWiseP,
    maxima: counts.maxima,
    shifts: draws,
    smallestAttainable: (ends === "dropped" ? 1 : fewestReaching(circle)) / draws,
  };
}
