import { bootstrapCorrelation } from "../../stats/bootstrap-correlation.js";
import { bootstrapInterval } from "../../stats/bootstrap-interval.js";
import { bootstrapStatistic } from "../../stats/bootstrap-statistic.js";
import { crossCorrelation } from "../../stats/cross-correlation.js";
import { mean } from "../../stats/mean.js";
import { quantile } from "../../stats/quantile.js";
import { sharedBlockLength } from "../../stats/shared-block-length.js";
import { signFlipTest } from "../../stats/sign-flip-test.js";
import { stationaryBootstrap } from "../../stats/stationary-bootstrap.js";
import { keeper } from "../kept.js";
import { type MatchedTurn, matchTurns, type Track, turnsOf } from "./h3-turns.js";
import { logReturns } from "./rotation-bars.js";

export interface LagEstimate {
  /** Bars by which the follower comes later. */
  readonly lag: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** The order of two tracks, by their turning points and by their returns; null where there is too little of either. */
export interface OrderLink {
  readonly leader: string;
  readonly follower: string;
  readonly matched: readonly MatchedTurn[];
  /** Turns of the leader while the follower had turns at all. */
  readonly turns: number;
  readonly byTurns: LagEstimate | null;
  /** One-sided, of the mean lag above zero: all sign patterns; null where there are none to flip. */
  readonly p: number | null;
  readonly smallestP: number;
  readonly byReturns: LagEstimate | null;
  /** Share of the resamples whose strongest lag is not above zero; of one more than there are. */
  readonly pReturns: number;
  /** Correlation of the returns at the lag where it is largest. */
  readonly correlation: number | null;
}

const fewestMatched = 4;
const fewestReturns = 60;
const mostFlipped = 20;
const resampleCount = 299;
const level = 0.95;
const seeds = { turns: 301, returns: 302 };

/** How one track follows another: the lag from turn to turn, and the lag at which the returns correlate most. */
export function orderLink(leader: Track, follower: Track, window: number, reach: number): OrderLink {
  const ofLeader = turnsOf(leader, window);
  const ofFollower = turnsOf(follower, window);
  const matched = matchTurns(ofLeader, ofFollower, window);
  const lags = Float64Array.from(matched, ({ lag }) => lag);
  const flipped =
    lags.length > 0 && lags.length <= mostFlipped && lags.some((lag) => lag !== 0)
      ? signFlipTest(lags)
      : null;
  const during = ofLeader.filter(({ at }) => at >= follower.first - window);
  return {
    leader: leader.id,
    follower: follower.id,
    matched,
    turns: during.length,
    byTurns: lags.length >= fewestMatched ? meanLag(lags) : null,
    p: flipped?.pGreater ?? null,
    smallestP: flipped?.smallestAttainable ?? 1,
    ...byReturns(leader, follower, reach),
  };
}

function meanLag(lags: Float64Array): LagEstimate {
  const resamples = stationaryBootstrap({
    size: lags.length,
    meanBlockLength: 1,
    count: resampleCount,
    seed: seeds.turns,
  });
  const draws = bootstrapStatistic({
    resamples,
    statistic: (indices) => indices.reduce((sum, i) => sum + Number(lags[i]), 0) / indices.length,
  });
  const observed = mean(lags);
  const interval = bootstrapInterval({ observed, draws, level, method: "percentile" });
  return { lag: observed, ...interval, n: lags.length };
}

type ByReturns = Pick<OrderLink, "byReturns" | "pReturns" | "correlation">;
const keptReturns = keeper<ByReturns>();

function byReturns(leader: Track, follower: Track, reach: number): ByReturns {
  return keptReturns(follower, `${leader.id} ${leader.first} ${reach}`, () => {
    const from = Math.max(leader.first, follower.first);
    const until = Math.min(leader.first + leader.levels.length, follower.first + follower.levels.length);
    const part = (track: Track) => logReturns(track.levels.subarray(from - track.first, until - track.first));
    const [x, y] = [part(leader), part(follower)];
    if (y.length < Math.max(fewestReturns, 4 * reach))
      return { byReturns: null, pReturns: 1, correlation: null };
    return bestLag(x, y, reach);
  });
}

function bestLag(x: Float64Array, y: Float64Array, reach: number): ByReturns {
  const { lags, correlations } = crossCorrelation({ x, y, maximumLag: reach });
  const { stationary } = sharedBlockLength({ series: [x, y], significance: "np", mHat: "first-of-run" });
  const resamples = stationaryBootstrap({
    size: x.length - 2 * reach,
    meanBlockLength: stationary,
    count: resampleCount,
    seed: seeds.returns,
  });
  const { draws } = bootstrapCorrelation({ x, y, leads: lags, resamples });
  const best = Float64Array.from({ length: resampleCount }, (_, b) => {
    let top = 0;
    draws.forEach((ofLag, i) => {
      if (Number(ofLag[b]) > Number(draws[top]?.[b])) top = i;
    });
    return Number(lags[top]);
  });
  const top = correlations.indexOf(Math.max(...correlations));
  const tail = (1 - level) / 2;
  return {
    byReturns: {
      lag: Number(lags[top]),
      low: quantile(best, tail),
      high: quantile(best, 1 - tail),
      n: x.length,
    },
    pReturns: (1 + best.filter((lag) => lag <= 0).length) / (1 + resampleCount),
    correlation: Number(correlations[top]),
  };
}
