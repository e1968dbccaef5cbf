import { requireSeries } from "./require-series.js";
import { StatisticsError } from "./statistics-error.js";

/**
 * Rejects an array of prices or index levels that is too short or not positive throughout.
 * Input: `levels`, possibly empty; `minimum`, how many are needed.
 * Errors: `not-finite`, by index; `too-few`, "levels has 3 values; at least 40 are needed."; `out-of-range`,
 * "levels[2] is 0; a level must be positive."
 */
export function requireLevels(levels: Float64Array, minimum: number): void {
  requireSeries("levels", levels, minimum);
  for (let t = 0; t < levels.length; t++) {
    if (Number(levels[t]) <= 0) {
      throw new StatisticsError("out-of-range", `levels[${t}] is ${levels[t]}; a level must be positive.`);
    }
  }
}
