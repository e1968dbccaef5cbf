import { clarkWest } from "../../stats/clark-west.js";
import { leastSquares } from "../../stats/least-squares.js";
import { outOfSampleRSquared } from "../../stats/out-of-sample-r-squared.js";
import { overlappingSums } from "../../stats/overlapping-sums.js";
import { ones } from "./ones.js";

export interface NestedInput {
  /** One-bar returns to be predicted, in time order. */
  readonly returns: Float64Array;
  /** Bars that a forecast sums. */
  readonly horizon: number;
  /** What the smaller model knows at each close, and what the larger one knows besides. */
  readonly kept: readonly Float64Array[];
  readonly tested: readonly Float64Array[];
  /** Bar of the first forecast. */
  readonly firstOrigin: number;
}

export interface NestedForecasts {
  readonly firstOrigin: number;
  readonly outcomes: Float64Array;
  readonly benchmark: Float64Array;
  readonly forecasts: Float64Array;
  /** Share of the smaller model\u2019s squared error that the larger one saves; below zero it adds to it. */
  readonly rSquared: number;
  /** Clark and West\u2019s p, one-sided: the larger model is better. */
  readonly p: number;
  readonly n: number;
  /** Forecasts whose windows do not overlap. */
  readonly independent: number;
}

const fewestTraining = 20;

/**
 * Forecasts of two nested models as time went by: at each origin both are fitted to the pairs whose outcome was over by
 * then, and asked for the sum of the next returns. Null where there are too few of either.
 */
export function nestedForecasts(input: NestedInput): NestedForecasts | null {
  const { returns, horizon, kept, tested, firstOrigin } = input;
  if (returns.length <= firstOrigin + horizon || firstOrigin - horizon + 1 < fewestTraining) return null;
  const sums = overlappingSums(returns, horizon);
  const columns = [ones(returns.length), ...kept, ...tested];
  const small = columns.slice(0, 1 + kept.length);
  const count = sums.length - firstOrigin;
  const benchmark = new Float64Array(count);
  const forecasts = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const origin = firstOrigin + i;
    benchmark[i] = forecastAt(sums, small, origin, horizon);
    forecasts[i] = forecastAt(sums, columns, origin, horizon);
  }
  const outcomes = sums.slice(firstOrigin);
  const record = { outcomes, benchmark, forecasts };
  return {
    firstOrigin,
    ...record,
    rSquared: outOfSampleRSquared(record),
    p: clarkWest({ ...record, lag: horizon - 1 }).p,
    n: count,
    independent: Math.floor((count - 1) / horizon) + 1,
  };
}

function forecastAt(
  sums: Float64Array,
  columns: readonly Float64Array[],
  origin: number,
  horizon: number,
): number {
  const until = origin - horizon + 1;
  const { coefficients } = leastSquares({
    y: sums.subarray(0, until),
    x: columns.map((column) => column.subarray(0, until)),
  });
  return columns.reduce((sum, column, j) => sum + Number(coefficients[j]) * Number(column[origin]), 0);
}
