import type { Alternative } from "./alternative.js";
import { phipsonSmythP } from "./phipson-smyth.js";
import { requireFiniteNumber } from "./require-argument.js";
import { requireFinite, StatisticsError } from "./statistics-error.js";

export interface BootstrapPValueInput {
  /** The statistic of the observations, θ̂. */
  readonly observed: number;
  /** B values of the statistic, one at least: θ* of resamples, or of draws in which the null hypothesis holds. */
  readonly draws: Float64Array;
  /**
   * "resampled": draws vary about θ̂, as resamples of the observations do, and are moved to the null value first.
   * "null": draws were made under the null hypothesis, such as those of `independentCorrelation`.
   */
  readonly drawnUnder: "resampled" | "null";
  /** θ under the null hypothesis; 0 for a correlation. */
  readonly nullValue: number;
  readonly alternative: Alternative;
}

/**
 * The p-value of a bootstrap test.
 * Input: see `BootstrapPValueInput`; NaN is rejected by index.
 * Output: from 1/(B + 1) to 1.
 * Method: p = (1 + #)/(B + 1), # the draws at least as far from the null value as θ̂: |θ* − c| ≥ |θ̂ − θ0|, with
 * c = θ̂ for resamples ("centring") and c = θ0 for draws under the null; one-sided without the absolute values.
 * Distances are compared as computed, without an allowance for rounding, as the reference does: draws that tie
 * with the observed statistic are not to be expected of a bootstrap of continuous data.
 * Errors: `not-finite`; `too-few`, "draws is empty; one draw at least is needed."
 * Source: A. C. Davison and D. V. Hinkley, 1997, Bootstrap Methods and their Application, 4.2 and 4.4.
 * Verified against: NumPy, nine bootstrap distributions under both nulls, exactly.
 */
export function bootstrapPValue(input: BootstrapPValueInput): number {
  const { observed, draws, drawnUnder, nullValue, alternative } = input;
  requireFiniteNumber("observed", observed);
  requireFiniteNumber("nullValue", nullValue);
  requireFinite("draws", draws);
  if (draws.length === 0)
    throw new StatisticsError("too-few", "draws is empty; one draw at least is needed.");
  const center = drawnUnder === "resampled" ? observed : nullValue;
  const sides = {
    greater: (distance: number) => distance,
    less: (distance: number) => -distance,
    "two-sided": Math.abs,
  };
  const extremity = sides[alternative];
  const threshold = extremity(observed - nullValue);
  let reaching = 0;
  for (const draw of draws) if (extremity(draw - center) >= threshold) reaching++;
  return phipsonSmythP({ reaching, draws: draws.length });
}
