import { leastSquares } from "../../src/stats/least-squares.js";
import type { World } from "./processes.js";

/** A test as the report shows it; `isDefault` marks the one the site relies on for its type of claim. */
export interface Test {
  readonly name: string;
  readonly isDefault?: true;
}

/** p-values of one simulated world, by the name of the test; undefined if the world had no event to test. */
export type PValues = ReadonlyMap<string, number> | undefined;

/** Sums of the last `width` values; the first width − 1 are left out. */
export function trailingSums(values: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(values.length - width + 1);
  for (let t = 0; t < sums.length; t++) {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += values[t + j] as number;
    sums[t] = sum;
  }
  return sums;
}

/** What is left of a series when the market of the same and of the last week is taken out. */
function beyondFactor(values: Float64Array, factor: Float64Array): Float64Array {
  const y = values.subarray(1);
  const x = [new Float64Array(y.length).fill(1), factor.subarray(1), factor.subarray(0, -1)];
  return leastSquares({ y, x }).residuals;
}

/** The world as the default tests see it: beyond the market where there is one. */
export function beyondMarket({ x, y, factor }: World): World {
  return factor ? { x: beyondFactor(x, factor), y: beyondFactor(y, factor) } : { x, y };
}

/** The one-sided p of a statistic above zero, from the two-sided one of a symmetric test. */
export function oneSided(t: number, twoSided: number): number {
  return t > 0 ? twoSided / 2 : 1 - twoSided / 2;
}
