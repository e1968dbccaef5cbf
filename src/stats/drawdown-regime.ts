import { requireBetween, requirePositive } from "./require-argument.js";
import { requireLevels } from "./require-levels.js";

export interface DrawdownRegimeInput {
  /** Closing levels in time order, positive; at least one. */
  readonly levels: Float64Array;
  /** Fall from the highest close since the regime began that ends it: 0.2 for a fifth; between 0 and 1. */
  readonly fall: number;
  /** Rise from the lowest close since then that restores it: 0.2 for a fifth; positive. */
  readonly rise: number;
}

/**
 * The drawdown rule: risk on until the asset falls by a share from its peak, off until it rises from its
 * trough.
 * Input: see `DrawdownRegimeInput`; NaN and infinities are rejected by index.
 * Output: 1 (on) or 0 (off) a period, known at its close; it begins on.
 * Method: while on, off at the first close at or below (1 − fall)·peak, the peak taken since the regime
 * began; while off, on at the first close at or above (1 + rise)·trough. It is the filter of Lunde and
 * Timmermann used as it is known at the time: their dating, ex post, moves the turn back to the peak or
 * trough.
 * Errors: `not-finite`; `too-few`, "levels has 0 values; at least 1 is needed."; `out-of-range`, "fall is 1;
 * it must lie strictly between 0 and 1.", "rise is 0; it must be positive.", or "levels[2] is 0; a level must
 * be positive."
 * Source: A. Lunde and A. Timmermann, 2004, Journal of Business and Economic Statistics 22:253–273.
 * Verified against: a search from every regime's start, on fast-check inputs, exactly.
 */
export function drawdownRegime({ levels, fall, rise }: DrawdownRegimeInput): Float64Array {
  requireBetween("fall", fall, 0, 1);
  requirePositive("rise", rise);
  requireLevels(levels, 1);
  const regime = new Float64Array(levels.length);
  let on = true;
  let extreme = Number(levels[0]);
  for (let t = 0; t < levels.length; t++) {
    const level = Number(levels[t]);
    extreme = on ? Math.max(extreme, level) : Math.min(extreme, level);
    const turns = on ? level <= (1 - fall) * extreme : level >= (1 + rise) * extreme;
    if (turns) {
      on = !on;
      extreme = level;
    }
    regime[t] = on ? 1 : 0;
  }
  return regime;
}
