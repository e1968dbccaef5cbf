import { requireCount } from "./require-argument.js";
import { requireLevels } from "./require-levels.js";

export interface SmaRegimeInput {
  /** Closing levels in time order, positive. */
  readonly levels: Float64Array;
  /** Closes in the average, the current one included; whole, at least 2. */
  readonly window: number;
}

/**
 * The moving-average rule: risk on while the close is above the average of its last `window` closes.
 * Input: see `SmaRegimeInput`; NaN and infinities are rejected by index.
 * Output: 1 (on) or 0 (off) a period, known at its close; 0 for the first window − 1, which have no average.
 * Method: simple average of levels, current close included, strictly above; each average summed anew, since a
 * running sum drifts and would decide ties by its rounding. A tie, to rounding, may fall either way.
 * Errors: `not-finite`, `not-integer`; `too-few`, "window is 1; at least 2 are needed.", or "levels has 3
 * values; at least 40 are needed."; `out-of-range`, "levels[2] is 0; a level must be positive."
 * Source: M. T. Faber, 2007, Journal of Wealth Management 9(4):69–79.
 * Verified against: NumPy and pandas, window 40, three data sets, through the exposure and turnover of
 * backtest_py.json, exactly.
 */
export function smaRegime({ levels, window }: SmaRegimeInput): Float64Array {
  requireCount("window", window, 2);
  requireLevels(levels, window);
  const on = new Float64Array(levels.length);
  for (let t = window - 1; t < levels.length; t++) {
    let sum = 0;
    for (let j = t - window + 1; j <= t; j++) sum += Number(levels[j]);
    on[t] = Number(levels[t]) > sum / window ? 1 : 0;
  }
  return on;
}
