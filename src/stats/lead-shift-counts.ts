import type { Alternative } from "./alternative.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { TIE_TOLERANCE } from "./shift-p-value.js";
import type { LeadCorrelations } from "./shifted-lead-correlations.js";

const SHIFTS_PER_BATCH = 256;

/** Turns correlations into what is to be large under the alternative, in place. */
export function towards(alternative: Alternative, values: Float64Array): Float64Array {
  if (alternative === "greater") return values;
  for (let i = 0; i < values.length; i++) {
    values[i] = alternative === "less" ? -(values[i] as number) : Math.abs(values[i] as number);
  }
  return values;
}

export interface ShiftedLeads extends LongRunning {
  readonly alternative: Alternative;
  /** r_k at shift 0, turned `towards` the alternative. */
  readonly observed: Float64Array;
  readonly shifts: Int32Array;
  readonly correlate: LeadCorrelations;
}

export interface LeadCounts {
  /** Largest statistic over the leads, unshifted first, then shift by shift. */
  readonly maxima: Float64Array;
  /** At every lead, how many shifts, none counted, reach its statistic at that lead. */
  readonly reached: Int32Array;
  /** At every lead, how many reach it by their best lead. */
  readonly reachedByMaximum: Int32Array;
}

/**
 * Counts the shifts that do as well as the unshifted series, lead by lead; within 1e-12 is a tie.
 * Input: see `ShiftedLeads`; nothing checked. Output: see `LeadCounts`. Errors: `aborted`.
 * Source and verification: as `maximumLeadTest`.
 */
export function countShifts(input: ShiftedLeads): LeadCounts {
  const { alternative, observed, shifts, correlate, signal } = input;
  const leads = observed.length;
  const maxima = new Float64Array(shifts.length + 1);
  maxima[0] = Math.max(...observed);
  const reached = new Int32Array(leads).fill(1);
  const reachedByMaximum = new Int32Array(leads);
  const shifted = new Float64Array(leads);
  for (let b = 0; b < shifts.length; b++) {
    if (b % SHIFTS_PER_BATCH === 0) reportProgress({ signal }, b, shifts.length);
    correlate(shifts[b] as number, shifted);
    towards(alternative, shifted);
    let maximum = shifted[0] as number;
    for (let i = 0; i < leads; i++) {
      const value = shifted[i] as number;
      if (value > maximum) maximum = value;
      if (value >= (observed[i] as number) - TIE_TOLERANCE) reached[i] = (reached[i] as number) + 1;
    }
    maxima[b + 1] = maximum;
  }
  for (const maximum of maxima) {
    for (let i = 0; i < leads; i++) {
      if (maximum >= (observed[i] as number) - TIE_TOLERANCE) {
        reachedByMaximum[i] = (reachedByMaximum[i] as number) + 1;
      }
    }
  }
  return { maxima, reached, reachedByMaximum };
}

/**
 * How few shifts of a circle of n, none counted, can reach a link found at one of `leads` neighbouring leads:
 * those after which it is still at one of them.
 */
export function fewestReaching({
  n,
  leads,
  shifts,
}: {
  n: number;
  leads: number;
  shifts: Int32Array;
}): number {
  const reaching = new Int32Array(leads).fill(1);
  for (const shift of shifts) {
    for (let i = 0; i < leads; i++) {
      if ((i - shift + n) % n < leads) reaching[i] = (reaching[i] as number) + 1;
    }
  }
  return Math.min(...reaching);
}
