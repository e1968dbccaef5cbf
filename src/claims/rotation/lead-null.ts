import { bootstrapStatistic } from "../../stats/bootstrap-statistic.js";
import { phipsonSmythP } from "../../stats/phipson-smyth.js";
import { quantile } from "../../stats/quantile.js";
import { stationaryBootstrap } from "../../stats/stationary-bootstrap.js";
import { significance } from "../verdict.js";

/** All lead correlations of draws in which the two series have nothing to do with each other. */
export interface LeadNull {
  /** Draw by draw, leads from 0 up to `width` − 1. */
  readonly draws: Float64Array;
  readonly width: number;
  readonly count: number;
  readonly smallestAttainable: number;
}

/** How often the best of the leads `from` to `to` reaches a correlation by chance, the observed one counted. */
export function leadNullP(nulls: LeadNull, correlation: number, from: number, to: number): number {
  const reaching = maxima(nulls, from, to).reduce((c, maximum) => c + (maximum >= correlation ? 1 : 0), 0);
  return phipsonSmythP({ reaching, draws: nulls.count });
}

/** What the best of those leads exceeds by chance only once in so many as the level of significance says. */
export function leadNullThreshold(nulls: LeadNull, from: number, to: number): number {
  return quantile(maxima(nulls, from, to), 1 - significance);
}

function maxima({ draws, width, count }: LeadNull, from: number, to: number): Float64Array {
  return Float64Array.from({ length: count }, (_, b) =>
    Math.max(...draws.subarray(b * width + from, b * width + to + 1)),
  );
}

interface NullOptions {
  readonly longest: number;
  readonly meanBlockLength: number;
  readonly count: number;
  readonly seed: number;
}

/**
 * Draws the leader anew in blocks, again and again, and leaves the follower as it is: all leads from 0 to the longest of
 * each draw are kept, so that another range of leads costs nothing.
 */
export function leadNull(
  { x, y }: { readonly x: Float64Array; readonly y: Float64Array },
  { longest, meanBlockLength, count, seed }: NullOptions,
): LeadNull {
  const width = longest + 1;
  const draws = new Float64Array(count * width);
  const follower = lessMean(y);
  const squaresOfY = leadProduct(follower, follower, 0);
  const drawn = new Float64Array(x.length);
  let draw = 0;
  bootstrapStatistic({
    resamples: stationaryBootstrap({ size: x.length, meanBlockLength, count, seed }),
    statistic(indices) {
      indices.forEach((place, t) => {
        drawn[t] = x[place] as number;
      });
      const leader = lessMean(drawn);
      const scale = Math.sqrt(squaresOfY * leadProduct(leader, leader, 0));
      for (let lead = 0; lead < width; lead++)
        draws[draw * width + lead] = leadProduct(leader, follower, lead) / scale;
      draw += 1;
      return scale;
    },
  });
  return { draws, width, count, smallestAttainable: 1 / (count + 1) };
}

function lessMean(values: Float64Array): Float64Array {
  let sum = 0;
  for (let t = 0; t < values.length; t++) sum += values[t] as number;
  const center = sum / values.length;
  const less = new Float64Array(values.length);
  for (let t = 0; t < values.length; t++) less[t] = (values[t] as number) - center;
  return less;
}

/** The sum of products of one series with another so many bars later; four sums at a time, which is faster by half. */
function leadProduct(leader: Float64Array, follower: Float64Array, lead: number): number {
  const later = follower.subarray(lead);
  const n = later.length;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let t = 0;
  for (; t + 3 < n; t += 4) {
    s0 += (leader[t] as number) * (later[t] as number);
    s1 += (leader[t + 1] as number) * (later[t + 1] as number);
    s2 += (leader[t + 2] as number) * (later[t + 2] as number);
    s3 += (leader[t + 3] as number) * (later[t + 3] as number);
  }
  for (; t < n; t++) s0 += (leader[t] as number) * (later[t] as number);
  return s0 + s1 + (s2 + s3);
}
