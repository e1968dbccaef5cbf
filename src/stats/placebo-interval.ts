import { mean } from "./mean.js";
import { quantile } from "./quantile.js";
import { requireBetween, requireFiniteResult } from "./require-argument.js";
import { requireFinite, StatisticsError } from "./statistics-error.js";

export interface PlaceboIntervalInput {
  /** T_s at every shift, the observed T_0 first, as `circularShiftTest` returns it. */
  readonly placebo: Float64Array;
  /** Coverage, strictly between 0 and 1. */
  readonly level: number;
}

export interface PlaceboInterval {
  /** T_0 minus the mean of the placebo: what followed the events beyond what always follows. */
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  /** As given. */
  readonly level: number;
}

/**
 * A confidence interval for an additive effect of the events, by inverting the circular-shift test.
 * Input: see `PlaceboIntervalInput`; at least 2/(1 − level) shifts; NaN is rejected by index.
 * Output: see `PlaceboInterval`, all in the unit of the outcomes, low ≤ high.
 * Method: an effect δ is kept when T_0 − δ is not in either tail, of (1 − level)/2, of the T_s: low = T_0 −
 * q(1 − α/2), high = T_0 − q(α/2), quantiles of type 7. It is the equal-tailed inversion: it excludes 0 when the
 * one-sided test rejects at α/2, up to interpolation. The events' own effect inside the T_s that overlap them
 * is ignored, which widens the interval slightly. `effect` may lie outside it only if the placebo is so skewed
 * that its mean lies beyond one of the quantiles.
 * Errors: `not-finite`; `too-few`, "placebo has 10 shifts; a level of 0.95 needs at least 40."; `out-of-range`,
 * "level is 1; it must lie strictly between 0 and 1.", or when the interval overflows.
 * Source: E. L. Lehmann and J. P. Romano, 2005, Testing Statistical Hypotheses, 3.5, on intervals from tests.
 * Verified against: the shift test itself, rejecting effects outside and keeping those inside.
 */
export function placeboInterval({ placebo, level }: PlaceboIntervalInput): PlaceboInterval {
  requireBetween("level", level, 0, 1);
  requireFinite("placebo", placebo);
  const tail = (1 - level) / 2;
  const needed = Math.ceil(1 / tail - 1e-9);
  if (placebo.length < needed) {
    throw new StatisticsError(
      "too-few",
      `placebo has ${placebo.length} shifts; a level of ${level} needs at least ${needed}.`,
    );
  }
  const observed = Number(placebo[0]);
  return {
    effect: requireFiniteResult("the effect", observed - mean(placebo)),
    low: requireFiniteResult("the interval", observed - quantile(placebo, 1 - tail)),
    high: requireFiniteResult("the interval", observed - quantile(placebo, tail)),
    level,
  };
}
