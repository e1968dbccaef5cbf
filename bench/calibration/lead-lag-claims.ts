import { grangerTest } from "../../src/stats/granger.js";
import { maximumLeadTest } from "../../src/stats/maximum-lead-test.js";
import { studentTCdf } from "../../src/stats/student-t.js";
import type { Process, World } from "./processes.js";
import { beyondMarket, type PValues, type Test, trailingSums } from "./tested.js";

const leads = { from: 1, to: 26 } as const;

export const leadLagTests: readonly Test[] = [
  { name: "largest of 26 leads, circular shift", isDefault: true },
  { name: "largest of 26 leads, circular shift, market left in" },
  { name: "largest of 26 leads, uncorrected" },
  { name: "Granger, 1 lag" },
  { name: "Granger, 8 lags" },
  { name: "Granger, 1 lag, market held fixed" },
  { name: "Granger, 8 lags, market held fixed" },
];

/** The p that a reader would quote for the best of the leads, had it been the only one. */
function uncorrectedP(correlation: number, n: number): number {
  return studentTCdf(-correlation * Math.sqrt((n - 2) / (1 - correlation * correlation)), n - 2);
}

/** p-values of "x leads y by 1 to 26 weeks": one-sided for correlations, F tests for Granger's. */
export function testLeadLag(world: World, { smoothing }: Process): PValues {
  const smooth = (values: Float64Array) => trailingSums(values, smoothing);
  const clean = beyondMarket(world);
  const [cause, effect] = [smooth(world.x), smooth(world.y)];
  const best = (x: Float64Array, y: Float64Array) => maximumLeadTest({ x, y, leads, alternative: "greater" });
  const found = best(smooth(clean.x), smooth(clean.y));
  const result = new Map([
    ["largest of 26 leads, circular shift", found.p],
    ["largest of 26 leads, uncorrected", uncorrectedP(found.correlation, effect.length)],
    ["Granger, 1 lag", grangerTest({ cause, effect, lags: 1 }).p],
    ["Granger, 8 lags", grangerTest({ cause, effect, lags: 8 }).p],
  ]);
  if (world.factor) {
    const conditions = [smooth(world.factor)];
    result.set("largest of 26 leads, circular shift, market left in", best(cause, effect).p);
    for (const lags of [1, 8]) {
      const name = `Granger, ${lags} lag${lags === 1 ? "" : "s"}, market held fixed`;
      result.set(name, grangerTest({ cause, effect, lags, conditions }).p);
    }
  }
  return result;
}
