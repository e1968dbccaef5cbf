import type { PanelFrequency } from "../../series/series.js";
import { correlation } from "../../stats/cross-correlation.js";
import type { Panel, Parameters } from "../claim.js";
import { keeper } from "../kept.js";
import { largeMoves, type Moves } from "./h2-moves.js";
import { type BesideMarket, besideMarket, leadOutOfSample } from "./lead-checks.js";
import { type BestLead, bestLead, type LeadLink, type LeadPair, leadLink } from "./lead-link.js";
import { barsChoice, type RotationBars, rotationBars } from "./rotation-bars.js";

export interface H2Evidence {
  readonly bars: RotationBars;
  readonly pair: LeadPair;
  readonly link: LeadLink;
  readonly from: number;
  readonly to: number;
  readonly best: BestLead;
  readonly besideMarket: BesideMarket;
  readonly outOfSampleRSquared: number;
  /** Of the log levels: what two series that both drift show whatever they have to do with each other. */
  readonly levelCorrelation: number;
  readonly moves: Moves;
}

/** Longest lead, largest order of an autoregression, fewest bars, and the family of \u201csustained\u201d, by frequency. */
export const leadLimits: Readonly<
  Record<PanelFrequency, { longest: number; order: number; fewest: number; sustained: readonly number[] }>
> = {
  daily: { longest: 52, order: 12, fewest: 120, sustained: [40, 65, 130] },
  weekly: { longest: 52, order: 12, fewest: 120, sustained: [8, 13, 26] },
  monthly: { longest: 12, order: 4, fewest: 40, sustained: [2, 3, 6] },
};

const keptPairs = keeper<LeadPair>();

/** The leader\u2019s and the follower\u2019s returns of some bars: one object for them, so that what is made of it is kept. */
export function pairOf(bars: RotationBars): LeadPair {
  return keptPairs(bars, "returns", () => ({ x: bars.x, y: bars.y, filter: "common" }));
}

/** The evidence, or why there is none. */
export function h2Evidence(panel: Panel, values: Parameters): H2Evidence | string {
  const bars = rotationBars(panel, barsChoice(values));
  if (typeof bars === "string") return bars;
  const limits = leadLimits[panel.frequency];
  const horizon = Number(values.horizon);
  if (bars.n < Math.max(limits.fewest, 2 * horizon)) return tooShort(bars);
  const pair = pairOf(bars);
  const link = leadLink(pair, limits.longest, limits.order);
  const [from, to] = [Number(values.leadFrom), Number(values.leadTo)];
  const best = bestLead(link, from, to);
  const { trend, sustained, large } = values;
  return {
    bars,
    pair,
    link,
    from,
    to,
    best,
    besideMarket: besideMarket(link.white, bars.m.slice(bars.n - link.n), best.lead),
    outOfSampleRSquared: leadOutOfSample(bars, best.lead),
    levelCorrelation: correlation(bars.signal.slice(bars.first).map(Math.log), bars.asset.map(Math.log)),
    moves: largeMoves(
      bars,
      { trend: String(trend), sustained: Number(sustained), horizon, large: String(large) },
      limits.sustained,
    ),
  };
}

export function tooShort({ n, frequency }: RotationBars): string {
  return `the sample has ${n} ${frequency === "monthly" ? "months" : "weeks"}, too few for this test`;
}
