import { requireCount } from "./require-argument.js";
import { requireLevels } from "./require-levels.js";
import { StatisticsError } from "./statistics-error.js";

export interface MomentumRegimeInput {
  /** Closing levels in time order, positive. */
  readonly levels: Float64Array;
  /** Periods back to where the return begins: 12 for 12-1 momentum by month; whole, at least 1. */
  readonly lookback: number;
  /** Last periods left out of it: 1 for 12-1 momentum; whole, from 0, below `lookback`. */
  readonly skip: number;
}

/**
 * The time-series momentum rule: risk on while the asset rose over its past, the last periods left out.
 * Input: see `MomentumRegimeInput`; NaN and infinities are rejected by index.
 * Output: 1 (on) or 0 (off) a period, known at its close; 0 for the first `lookback`, which have no past.
 * Method: on if P_{t−skip} > P_{t−lookback}. The papers take the return in excess of cash: hand in levels of
 * the excess return for that. Moskowitz, Ooi and Pedersen skip nothing; 12-1 is Jegadeesh and Titman's habit.
 * Errors: `not-finite`, `not-integer`; `too-few`, "levels has 3 values; at least 13 are needed.";
 * `out-of-range`, "levels[2] is 0; a level must be positive.", or "skip is 12; it must be below lookback,
 * 12."
 * Source: T. J. Moskowitz, Y. H. Ooi and L. H. Pedersen, 2012, Journal of Financial Economics 104:228–250.
 * Verified against: its definition on hand-made series; reversal and monotone change of the levels.
 */
export function momentumRegime({ levels, lookback, skip }: MomentumRegimeInput): Float64Array {
  requireCount("lookback", lookback, 1);
  requireCount("skip", skip, 0);
  if (skip >= lookback) {
    throw new StatisticsError("out-of-range", `skip is ${skip}; it must be below lookback, ${lookback}.`);
  }
  requireLevels(levels, lookback + 1);
  const on = new Float64Array(levels.length);
  for (let t = lookback; t < levels.length; t++) {
    on[t] = Number(levels[t - skip]) > Number(levels[t - lookback]) ? 1 : 0;
  }
  return on;
}
