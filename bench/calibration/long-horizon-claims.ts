import { normalCdf } from "../../src/stats/distributions.js";
import { fixedBCriticalValue } from "../../src/stats/fixed-b-critical-value.js";
import { hodrick } from "../../src/stats/hodrick.js";
import { leastSquares } from "../../src/stats/least-squares.js";
import { maximumLeadTest } from "../../src/stats/maximum-lead-test.js";
import { neweyWest } from "../../src/stats/newey-west.js";
import { overlappingSums } from "../../src/stats/overlapping-sums.js";
import { studentTCdf } from "../../src/stats/student-t.js";
import type { Process, World } from "./processes.js";
import { beyondMarket, type PValues, type Test, trailingSums } from "./tested.js";

/** The predictor is what the other series did over the last quarter. */
const QUARTER = 13;

export const longHorizonTests: readonly Test[] = [
  { name: "OLS" },
  { name: "NW(h), normal" },
  { name: "NW(1.3√T), normal" },
  { name: "NW(1.3√T), fixed b" },
  { name: "Hodrick 1B" },
  { name: "non-overlapping" },
  { name: "circular shift", isDefault: true },
  { name: "circular shift, market left in" },
];

function plainP(y: Float64Array, column: Float64Array): number {
  const x = [new Float64Array(y.length).fill(1), column];
  const { coefficients, inverse, residualSumOfSquares, n } = leastSquares({ y, x });
  const variance = ((inverse[3] as number) * residualSumOfSquares) / (n - 2);
  return 2 * studentTCdf(-Math.abs(coefficients[1] as number) / Math.sqrt(variance), n - 2);
}

function everyHth(values: Float64Array, step: number): Float64Array {
  return Float64Array.from({ length: Math.ceil(values.length / step) }, (_, i) => values[i * step] as number);
}

function shiftP({ x, y }: World, horizon: number): number {
  const outcomes = overlappingSums(y.subarray(QUARTER - 1), horizon);
  const predictor = trailingSums(x, QUARTER).subarray(0, outcomes.length);
  const leads = { from: 0, to: 0 };
  return maximumLeadTest({ x: predictor, y: outcomes, leads, alternative: "two-sided" }).p;
}

/** Two-sided p-values: does the last quarter of x predict the next h weeks of y? */
export function testLongHorizon(world: World, { horizon }: Process): PValues {
  const predictor = trailingSums(world.x, QUARTER);
  const returns = world.y.subarray(QUARTER - 1);
  const y = overlappingSums(returns, horizon);
  const column = predictor.subarray(0, y.length);
  const x = [new Float64Array(y.length).fill(1), column];
  const { coefficients, residuals, inverse, n } = leastSquares({ y, x });
  const neweyWestT = (lag: number) =>
    Math.abs(coefficients[1] as number) / Math.sqrt(neweyWest({ x, residuals, inverse, lag })[3] as number);
  const long = Math.ceil(1.3 * Math.sqrt(n));
  const longT = neweyWestT(long);
  const beyond = longT > fixedBCriticalValue({ lag: long, n, alpha: 0.05 });
  const result = new Map([
    ["OLS", plainP(y, column)],
    ["NW(h), normal", 2 * normalCdf(-neweyWestT(horizon))],
    ["NW(1.3√T), normal", 2 * normalCdf(-longT)],
    ["NW(1.3√T), fixed b", beyond ? 0 : 1],
    ["Hodrick 1B", hodrick({ returns, predictors: [predictor], horizon }).p[1] as number],
    ["non-overlapping", plainP(everyHth(y, horizon), everyHth(column, horizon))],
    ["circular shift", shiftP(beyondMarket(world), horizon)],
  ]);
  if (world.factor) result.set("circular shift, market left in", shiftP(world, horizon));
  return result;
}
