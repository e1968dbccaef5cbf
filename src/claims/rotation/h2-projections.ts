import type { PanelFrequency } from "../../series/series.js";
import { localProjections, type Projection } from "../../stats/local-projections.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { simultaneousBand } from "../../stats/sup-t-band.js";
import { keeper } from "../kept.js";
import type { LeadPair } from "./lead-link.js";

/** Responses over the bars after an impulse, summed from the first bar after it, with a band that holds all of them. */
export interface Response {
  /** Bars after the impulse, from 1. */
  readonly bars: readonly number[];
  readonly projections: readonly Projection[];
  /** Standard errors that the band is wide. */
  readonly criticalValue: number;
  /** Bars after which zero lies outside the band. */
  readonly outside: readonly number[];
}

export interface BothWays {
  readonly forth: Response;
  readonly back: Response;
}

/** Longest horizon and lags of the regressions, by frequency. */
const limits: Readonly<Record<PanelFrequency, { horizon: number; lags: number }>> = {
  daily: { horizon: 39, lags: 4 },
  weekly: { horizon: 39, lags: 4 },
  monthly: { horizon: 9, lags: 2 },
};
const seed = 204;
const draws = 4000;
const level = 0.95;
const kept = keeper<BothWays>();

/** What follows a move of the leader in the follower, and the other way round, in standard deviations of each. */
export function bothWays(pair: LeadPair, frequency: PanelFrequency): BothWays {
  return kept(pair, frequency, () => ({
    forth: responseOf(pair.x, pair.y, frequency),
    back: responseOf(pair.y, pair.x, frequency),
  }));
}

/** The bar of the impulse itself is left out: both its returns stand among what is known. */
function responseOf(impulse: Float64Array, outcome: Float64Array, frequency: PanelFrequency): Response {
  const { horizon, lags } = limits[frequency];
  const [x, y] = [impulse, outcome].map((values) => {
    const spread = standardDeviation(values);
    return values.map((value) => value / spread);
  }) as [Float64Array, Float64Array];
  const longest = Math.min(horizon, Math.floor(x.length / 4));
  const estimates = localProjections({
    outcome: y.slice(1),
    impulse: x.slice(0, -1),
    controls: [],
    lags,
    maximumHorizon: longest - 1,
    cumulative: true,
    covariance: "newey-west",
  });
  const { criticalValue, projections } = simultaneousBand({ estimates, level, draws, seed });
  const bars = projections.map(({ horizon: h }) => h + 1);
  const outside = bars.filter((_, i) => {
    const { low = 0, high = 0 } = projections[i] ?? {};
    return low > 0 || high < 0;
  });
  return { bars, projections, criticalValue, outside };
}
