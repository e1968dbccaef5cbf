import { requireCount } from "./require-argument.js";
import { counted, requireFinite, StatisticsError } from "./statistics-error.js";

export interface RecordBreakoutsInput {
  /** Closing levels in time order. */
  readonly levels: Float64Array;
  /** A record is a level above all of the `lookback` levels before it; whole, at least 1. */
  readonly lookback: number;
  /** Periods immediately before it that must each have been below their own record; whole, from 0. */
  readonly quiet: number;
  /** An event counts only if the last one lies more than this many periods back; whole, from 0. */
  readonly cooldown: number;
}

/**
 * The highest of the `lookback` levels before each period, from period `lookback` on; earlier places are 0.
 */
function precedingMaxima(levels: Float64Array, lookback: number): Float64Array {
  const maxima = new Float64Array(levels.length);
  const falling = new Int32Array(levels.length);
  let first = 0;
  let last = 0;
  for (let t = 0; t < levels.length; t++) {
    if (t >= lookback) {
      while (Number(falling[first]) < t - lookback) first++;
      maxima[t] = Number(levels[Number(falling[first])]);
    }
    while (last > first && Number(levels[Number(falling[last - 1])]) <= Number(levels[t])) last--;
    falling[last++] = t;
  }
  return maxima;
}

/**
 * The periods in which a series broke out to a new record after a spell without one.
 * Input: see `RecordBreakoutsInput`; NaN and infinities are rejected by index.
 * Output: the periods of the events, from 0, increasing; possibly none.
 * Method: event at t if P_t > max(P_{t−lookback} … P_{t−1}), the `quiet` periods before t were each strictly
 * below their own such maximum (a tie is neither a record nor below; periods before `lookback` do not count),
 * and the last event is more than `cooldown` periods ago. Maxima by a monotone queue, one pass.
 * Errors: `not-finite`, `not-integer`; `too-few`, "lookback is 0; at least 1 is needed.", or "levels has 52
 * values; a lookback of 52 needs at least 53."
 * Source: the definition of the reference, events_py.json.
 * Verified against: NumPy, six rules on three data sets, exactly; the maxima taken one by one on generated
 * input.
 */
export function recordBreakouts({ levels, lookback, quiet, cooldown }: RecordBreakoutsInput): Int32Array {
  requireFinite("levels", levels);
  requireCount("lookback", lookback, 1);
  requireCount("quiet", quiet, 0);
  requireCount("cooldown", cooldown, 0);
  if (levels.length <= lookback) {
    throw new StatisticsError(
      "too-few",
      `levels has ${counted(levels.length, "value")}; a lookback of ${lookback} needs at least ${lookback + 1}.`,
    );
  }
  const maxima = precedingMaxima(levels, lookback);
  const events: number[] = [];
  let below = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (let t = lookback; t < levels.length; t++) {
    const level = Number(levels[t]);
    const record = Number(maxima[t]);
    if (level > record && below >= quiet && t - last > cooldown) {
      events.push(t);
      last = t;
    }
    below = level < record ? below + 1 : 0;
  }
  return Int32Array.from(events);
}
