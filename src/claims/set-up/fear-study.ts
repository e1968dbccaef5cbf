import { clopperPearson } from "../../stats/clopper-pearson.js";
import { randomStream } from "../../stats/random.js";
import { signTest } from "../../stats/sign-test.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import type { HitRate, Panel, PValue, Split } from "../claim.js";
import { numbers, unbroken } from "../columns.js";
import { keeper } from "../kept.js";
import { entries, type SignalChoice, signalStates } from "./fear-signal.js";
import { type Followed, follow, placeboOf } from "./followed.js";

/** What may stand in place of what the claim is about. */
export type Instead = "nothing" | "walk" | "shifted" | "vix";

export interface FearChoice extends SignalChoice {
  readonly coolOff: number;
  readonly horizon: number;
  readonly instead: Instead;
}

/** A bar on which the signal came on, and what followed; null while the horizon is not over. */
export interface FearEpisode {
  readonly date: string;
  readonly start: number;
  readonly logReturn: number | null;
  readonly endDate: string | null;
  /** The asset relative to its close at the start, bar by bar. */
  readonly path: readonly number[];
  readonly pathDates: readonly string[];
}

export interface FearStudy {
  readonly choice: FearChoice;
  readonly episodes: readonly FearEpisode[];
  readonly followed: Followed;
  readonly sample: FearSample;
}

/** The bars from the first with the index to the last of the asset. */
export interface FearSample {
  readonly firstRow: number;
  readonly dates: readonly string[];
  readonly closes: Float64Array;
}

const seed = 20260109;

const samples = keeper<FearSample | null>();

/** The sample of an asset, or of a random walk in its place; null where the index or the asset is not known. */
export function sampleOf(panel: Panel, choice: Pick<FearChoice, "asset" | "instead">): FearSample | null {
  const kind = choice.instead === "walk" ? "walk" : "closes";
  return samples(panel, `${choice.asset} ${kind}`, () => makeSample(panel, choice));
}

function makeSample(
  panel: Panel,
  { asset, instead }: Pick<FearChoice, "asset" | "instead">,
): FearSample | null {
  const indexed = numbers(panel, "fng").findIndex((value) => value !== null);
  if (indexed < 0 || numbers(panel, asset).every((value) => value === null)) return null;
  const run = unbroken(panel, asset);
  const firstRow = Math.max(indexed, run.from);
  const closes = run.values.slice(firstRow - run.from);
  const dates = panel.dates.slice(firstRow, firstRow + closes.length);
  return { firstRow, dates, closes: instead === "walk" ? walkLike(closes) : closes };
}

/** A seeded random walk of independent normal steps with the deviation of the closes\u2019 own log returns and no drift. */
function walkLike(closes: Float64Array): Float64Array {
  if (closes.length < 3) return closes;
  const logs = closes.map(Math.log);
  const steps = logs.subarray(1).map((value, i) => value - (logs[i] ?? 0));
  const deviation = standardDeviation(steps);
  const stream = randomStream(seed, 0);
  let log = logs[0] ?? 0;
  return logs.map((_, i) => {
    if (i > 0) log += deviation * stream.normal();
    return Math.exp(log);
  });
}

/** The positions in the sample at which the signal comes on; with the calendar shifted, half the sample further round. */
export function startsOf(panel: Panel, sample: FearSample, choice: Omit<FearChoice, "horizon">): number[] {
  const signal = choice.instead === "vix" ? ("vix" as const) : choice.signal;
  const length = sample.closes.length;
  const starts = entries(signalStates(panel, { ...choice, signal }), choice.coolOff)
    .map((row) => row - sample.firstRow)
    .filter((start) => start >= 0 && start < length);
  if (choice.instead !== "shifted") return starts;
  return starts.map((start) => (start + Math.floor(length / 2)) % length).sort((a, b) => a - b);
}

/** Follows the asset after every entry of the signal; null where the sample is shorter than the horizon. */
export function studyFear(panel: Panel, choice: FearChoice, pathBars: number): FearStudy | null {
  const sample = sampleOf(panel, choice);
  if (!sample || sample.closes.length < choice.horizon + 2) return null;
  const starts = startsOf(panel, sample, choice);
  const followed = follow({ closes: sample.closes, starts, horizon: choice.horizon });
  const episodes = starts.map((start): FearEpisode => {
    const base = sample.closes[start] ?? 1;
    const path = Array.from(sample.closes.subarray(start, start + pathBars + 1), (close) => close / base);
    return {
      date: sample.dates[start] ?? "",
      start,
      logReturn: followed.usual.returns[start] ?? null,
      endDate: sample.dates[start + choice.horizon] ?? null,
      path,
      pathDates: sample.dates.slice(start, start + path.length),
    };
  });
  return { choice, episodes, followed, sample };
}

/** How many complete episodes rose, its exact interval, and the sign test against the share of all starts; null without one. */
export function fearHits({ followed: { complete, usual } }: FearStudy): HitRate | null {
  const n = complete.length;
  if (n === 0) return null;
  const positives = complete.filter((start) => (usual.returns[start] ?? 0) > 0).length;
  const level = 0.95;
  const interval = {
    ...clopperPearson({ successes: positives, n, level }),
    level,
    method: "Clopper\u2013Pearson, exact",
  };
  return { positives, n, interval, usualShare: usual.shareUp, p: signP(usual.shareUp, positives, n) };
}

function signP(baseRate: number, positives: number, n: number): PValue | null {
  if (baseRate <= 0 || baseRate >= 1) return null;
  const { p, smallestAttainable } = signTest({ positives, n, baseRate, alternative: "greater" });
  return { value: p, method: "exact sign test against the usual share", sided: "one", smallestAttainable };
}

/** The estimate and its p with each complete episode left out. */
export function fearDropOne({ sample, followed: { complete, usual } }: FearStudy): Split[] {
  if (complete.length < 2) return [];
  return complete.map((left) => {
    const rest = complete.filter((start) => start !== left);
    return splitOf(sample.dates[left] ?? "", usual.returns, rest);
  });
}

/** First days of the parts of the sample, and the day after the last. */
const parts = ["2018-01-01", "2021-01-01", "2024-01-01", "2027-01-01"];

/** The estimate in each part of the sample, against the starts of the same part. */
export function fearSubPeriods({ sample, followed: { complete, usual } }: FearStudy): Split[] {
  const starts = sample.dates.slice(0, usual.returns.length);
  return parts.slice(0, -1).flatMap((from, i): Split[] => {
    const first = starts.findIndex((date) => date >= from);
    const last = starts.findLastIndex((date) => date < (parts[i + 1] ?? ""));
    if (first < 0 || last - first < 1) return [];
    const years = new Set([starts[first]?.slice(0, 4), starts[last]?.slice(0, 4)]);
    const within = complete.filter((start) => start >= first && start <= last).map((start) => start - first);
    return [splitOf([...years].join("\u2013"), usual.returns.subarray(first, last + 1), within)];
  });
}

function splitOf(label: string, returns: Float64Array, events: readonly number[]): Split {
  const placebo = placeboOf(returns, events);
  return {
    label,
    n: events.length,
    value: placebo ? placebo.observed - placebo.placeboMean : null,
    p: placebo?.p ?? null,
  };
}
