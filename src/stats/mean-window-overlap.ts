import { requireCount, requireIndices } from "./require-argument.js";

/**
 * The mean share of their windows that two events of one asset have in common: the correlation of their
 * cumulative returns when returns are independent from period to period.
 * Input: `events`, periods from 0, increasing, each once, at least two; `horizon` h, whole, at least 1.
 * Output: a share from 0 to 1 − 1/h, over all N(N − 1)/2 pairs.
 * Method: max(0, h − |e_i − e_j|)/h averaged over the pairs.
 * Errors: `not-finite`, `not-integer`, `out-of-range` and `unsorted`, naming the event; `too-few`, "the
 * number of events is 1; at least 2 are needed.", or the same of the horizon.
 * Source: L. P. Hansen and R. J. Hodrick, 1980, Journal of Political Economy 88:829–853, on the correlation
 * that overlap brings.
 * Verified against: windows counted period by period, exactly, on fast-check inputs.
 */
export function meanWindowOverlap(events: ArrayLike<number>, horizon: number): number {
  requireIndices("events", events, Number.POSITIVE_INFINITY);
  requireCount("the number of events", events.length, 2);
  requireCount("horizon", horizon, 1);
  let shared = 0;
  for (let i = 0; i < events.length; i++) {
    for (let j = i + 1; j < events.length; j++) {
      const common = horizon - (Number(events[j]) - Number(events[i]));
      if (common <= 0) break;
      shared += common;
    }
  }
  return shared / horizon / ((events.length * (events.length - 1)) / 2);
}
