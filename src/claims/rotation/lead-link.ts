import { bootstrapCorrelation } from "../../stats/bootstrap-correlation.js";
import { bootstrapInterval } from "../../stats/bootstrap-interval.js";

import { maximumLeadTest } from "../../stats/maximum-lead-test.js";
import { innovations, prewhitenedCrossCorrelation } from "../../stats/prewhitened-cross-correlation.js";
import { sharedBlockLength } from "../../stats/shared-block-length.js";
import { stationaryBootstrap } from "../../stats/stationary-bootstrap.js";
import { keeper } from "../kept.js";
import { type LeadNull, leadNull, leadNullP, leadNullThreshold } from "./lead-null.js";

/** Two series of returns at the same times; the same object for the same choice, so that what follows is kept with it. */
export interface LeadPair {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** "common" filters both by the autoregression of x; "own" each by its own, where y drifts by itself. */
  readonly filter: "common" | "own";
}

export interface Lead {
  /** Bars by which x comes before y. */
  readonly lead: number;
  /** Correlation of what the autoregressions leave of the two; and of the returns as they are. */
  readonly correlation: number;
  readonly raw: number;
  readonly low: number;
  readonly high: number;
}

export interface LeadLink {
  readonly n: number;
  /** Orders of the autoregressions that whitened x and y. */
  readonly orders: { readonly x: number; readonly y: number };
  /** Pointwise band of a single lead. */
  readonly band: number;
  readonly level: number;
  /** From 0 to the longest lead. */
  readonly leads: readonly Lead[];
  /** The correlations where y comes first, by 1 bar, 2 bars and so on. */
  readonly behind: readonly number[];
  readonly white: { readonly x: Float64Array; readonly y: Float64Array };
  readonly nulls: LeadNull;
}

export const resampleCount = 499;
const seeds = { interval: 102, chance: 103 };
const level = 0.95;
const kept = keeper<LeadLink>();

/** The pre-whitened correlations of a pair at every lead, with intervals, and what chance would make of them. */
export function leadLink(pair: LeadPair, longest: number, maximumOrder: number): LeadLink {
  return kept(pair, `${longest} ${maximumOrder}`, () => makeLink(pair, longest, maximumOrder));
}

function makeLink({ x, y, filter }: LeadPair, longest: number, maximumOrder: number): LeadLink {
  const options = { x, y, maximumLag: longest, maximumOrder };
  const whitened = prewhitenedCrossCorrelation({ ...options, order: "aic", filter });
  const raw = prewhitenedCrossCorrelation({ ...options, order: 0, filter });
  const { ofX, ofY } = whitened;
  const from = Math.max(ofX.order, ofY.order);
  const left = (values: Float64Array, { coefficients, mean }: typeof ofX) =>
    innovations({ values, coefficients, center: mean, from });
  const white = { x: left(x, ofX), y: left(y, ofY) };
  const { stationary } = sharedBlockLength({
    series: [white.x, white.y],
    significance: "np",
    mHat: "first-of-run",
  });
  const ahead = Int32Array.from({ length: longest + 1 }, (_, lead) => lead);
  const intervals = intervalsOf(white, ahead, stationary);
  const at = (correlations: Float64Array, lead: number) => Number(correlations[longest + lead]);
  return {
    n: whitened.n,
    orders: { x: ofX.order, y: ofY.order },
    band: whitened.band,
    level,
    leads: Array.from(ahead, (lead) => {
      const correlation = at(whitened.correlations, lead);
      return { lead, correlation, raw: at(raw.correlations, lead), ...intervals(lead, correlation) };
    }),
    behind: Array.from(ahead.subarray(1), (lead) => at(whitened.correlations, -lead)),
    white,
    nulls: leadNull(white, {
      longest,
      meanBlockLength: stationary,
      count: resampleCount,
      seed: seeds.chance,
    }),
  };
}

/** Percentile intervals from resampled rows of the lag embedding, moved to the estimate made of all pairs. */
function intervalsOf(white: LeadLink["white"], lags: Int32Array, meanBlockLength: number) {
  const resamples = stationaryBootstrap({
    size: white.x.length - Math.max(...lags),
    meanBlockLength,
    count: resampleCount,
    seed: seeds.interval,
  });
  const { observed, draws } = bootstrapCorrelation({ ...white, leads: lags, resamples });
  return (i: number, correlation: number) => {
    const inRows = Number(observed[i]);
    const { low, high } = bootstrapInterval({
      observed: inRows,
      draws: draws[i] ?? new Float64Array(),
      level,
      method: "percentile",
    });
    const move = correlation - inRows;
    return { low: Math.max(-1, low + move), high: Math.min(1, high + move) };
  };
}

export interface BestLead extends Lead {
  /** Of that lead alone, among all circular shifts; and the smallest that it could have been. */
  readonly p: number;
  readonly smallestP: number;
  /** Of the best of all leads asked for, among resamples without a link. */
  readonly familyWiseP: number;
  readonly smallestFamilyWiseP: number;
  /** The same among the circular shifts, which cannot go below leads/n. */
  readonly shiftP: number;
  readonly smallestShiftP: number;
  /** What the best of the leads must exceed. */
  readonly threshold: number;
}

const keptBest = keeper<BestLead>();

/** The largest correlation among the leads from one to another, and how often chance does as well. */
export function bestLead(link: LeadLink, from: number, to: number): BestLead {
  return keptBest(link, `${from} ${to}`, () => {
    const asked = link.leads.filter(({ lead }) => lead >= from && lead <= to);
    const best = asked.reduce((a, b) => (b.correlation > a.correlation ? b : a));
    const shifts = maximumLeadTest({ ...link.white, leads: { from, to }, alternative: "greater" });
    const alone = maximumLeadTest({
      ...link.white,
      leads: { from: best.lead, to: best.lead },
      alternative: "greater",
    });
    return {
      ...best,
      p: alone.p,
      smallestP: alone.smallestAttainable,
      familyWiseP: leadNullP(link.nulls, best.correlation, from, to),
      smallestFamilyWiseP: link.nulls.smallestAttainable,
      shiftP: shifts.p,
      smallestShiftP: shifts.smallestAttainable,
      threshold: leadNullThreshold(link.nulls, from, to),
    };
  });
}
