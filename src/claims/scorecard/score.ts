import { quantile } from "../../stats/quantile.js";
import { addDays, daysBetween, daysInBar } from "../bars.js";
import type { Panel, Verdict } from "../claim.js";
import { forecastVerdict } from "../verdict.js";
import type { Call } from "./calls.js";
import { frozenRule } from "./frozen-rule.js";

/** Days after the call on which it is scored. */
export const scoreDays: readonly number[] = frozenRule.scoreAfterDays;

/** What stands beside the asset, by catalogue id. */
export const besideIds = ["btc", "eth", "rut", "spx"] as const;
export type BesideId = (typeof besideIds)[number];
export type Beside = Readonly<Record<BesideId, number | null>>;

export interface Score {
  readonly days: number;
  readonly date: string;
  /** Whether the day was over on the as-of day. */
  readonly due: boolean;
  /** Fraction; null while the day is not over, or where the vintage has no close of it. */
  readonly change: number | null;
  readonly russellChange: number | null;
  /** The same of bitcoin, ether, the Russell and the S&P 500. */
  readonly beside: Beside;
  /** Share of all starts of the history whose change over as many bars was lower; null while open. */
  readonly percentile: number | null;
  readonly historyStarts: number;
}

/** A day of the path, everything relative to the day of the call. */
export interface PathDay {
  readonly date: string;
  readonly days: number;
  readonly asset: number;
  readonly russell: number;
  readonly beside: Beside;
}

export interface ScoredCall {
  readonly call: Call;
  readonly scores: readonly Score[];
  /** The whole path to the last day of the vintage. */
  readonly last: Score | null;
  readonly path: readonly PathDay[];
  readonly verdict: Verdict;
}

/** What a call is scored on: the daily closes, the asset\u2019s own among them, and its history. */
export interface ScoreInput {
  readonly holdOut: Panel;
  readonly asset: readonly (number | null)[];
  readonly history: Float64Array;
  /** Bars of the history. */
  readonly frequency: Panel["frequency"];
  readonly asOf: string;
  /** Days that count for the verdict. */
  readonly counted: readonly number[];
}

/** Scores one call on every scoring day. */
export function scoreCall(call: Call, input: ScoreInput): ScoredCall {
  const path = pathOf(call, input);
  const score = (days: number) => scoreAt(call, days, path, input);
  const scores = scoreDays.map(score);
  const end = path.at(-1);
  return {
    call,
    scores,
    last: end && end.date > call.date ? score(end.days) : null,
    path,
    verdict: forecastVerdict(
      scores
        .filter(({ days }) => input.counted.includes(days))
        .map(({ change }) => ({ due: change !== null, cameTrue: (change ?? 0) > 0 })),
    ),
  };
}

/** A column of the hold-out; empty where the panel has none. */
export function closesOf(holdOut: Panel, id: string): (number | null)[] {
  const cells = holdOut.columns[id];
  return holdOut.dates.map((_, row) => {
    const cell = cells?.[row];
    return typeof cell === "number" ? cell : null;
  });
}

function pathOf(call: Call, { holdOut, asset }: ScoreInput): PathDay[] {
  const from = holdOut.dates.indexOf(call.date);
  const closes = Object.fromEntries(besideIds.map((id) => [id, closesOf(holdOut, id)]));
  const base = asset[from];
  const russellBase = closes.rut?.[from];
  if (from < 0 || !base || !russellBase) return [];
  return holdOut.dates.slice(from).flatMap((date, i) => {
    const row = from + i;
    const [close, russell] = [asset[row], closes.rut?.[row]];
    if (close == null || russell == null) return [];
    const relative = (id: BesideId) => {
      const [now, then] = [closes[id]?.[row], closes[id]?.[from]];
      return now == null || !then ? null : now / then;
    };
    return [
      {
        date,
        days: daysBetween(call.date, date),
        asset: close / base,
        russell: russell / russellBase,
        beside: { btc: relative("btc"), eth: relative("eth"), rut: relative("rut"), spx: relative("spx") },
      },
    ];
  });
}

function scoreAt(
  call: Call,
  days: number,
  path: readonly PathDay[],
  { history, frequency, asOf }: ScoreInput,
): Score {
  const date = addDays(call.date, days);
  const point = path.find((candidate) => candidate.date === date);
  const changes = changesOver(history, Math.round(days / daysInBar[frequency]));
  const change = point ? point.asset - 1 : null;
  const less = (relative: number | null | undefined) => (relative == null ? null : relative - 1);
  return {
    days,
    date,
    due: date <= asOf,
    change,
    russellChange: less(point?.russell),
    beside: {
      btc: less(point?.beside.btc),
      eth: less(point?.beside.eth),
      rut: less(point?.beside.rut),
      spx: less(point?.beside.spx),
    },
    percentile:
      change === null || changes.length === 0
        ? null
        : changes.filter((other) => other < change).length / changes.length,
    historyStarts: changes.length,
  };
}

const kept = new WeakMap<Float64Array, Map<number, Float64Array>>();

/** Changes over so many bars from every start of the history. */
function changesOver(history: Float64Array, bars: number): Float64Array {
  const known = kept.get(history) ?? new Map<number, Float64Array>();
  kept.set(history, known);
  const found =
    known.get(bars) ??
    Float64Array.from(history.subarray(bars), (close, i) => close / (history[i] ?? close) - 1);
  known.set(bars, found);
  return found;
}

/** Where the asset stood after any start, in fractions: what usually happens. */
export interface BandPoint {
  readonly days: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** The shares of starts between which the band lies. */
export const bandShares = { low: 0.1, middle: 0.5, high: 0.9 };
const bandSteps = 20;

const bands = new WeakMap<Float64Array, readonly BandPoint[]>();

/** The band of all starts, to the last scoring day; it begins at zero. A history has one frequency. */
export function unconditionalBand(
  history: Float64Array,
  frequency: Panel["frequency"],
): readonly BandPoint[] {
  const band = bands.get(history) ?? makeBand(history, frequency);
  bands.set(history, band);
  return band;
}

function makeBand(history: Float64Array, frequency: Panel["frequency"]): BandPoint[] {
  const end = scoreDays.at(-1) ?? 0;
  const furthest = Math.round(end / daysInBar[frequency]);
  const step = Math.max(1, Math.round(furthest / bandSteps));
  const bars = Array.from({ length: Math.floor(furthest / step) }, (_, i) => (i + 1) * step);
  const points = bars
    .filter((count) => history.length - count >= 2)
    .map((count) => {
      const changes = changesOver(history, count);
      return {
        days: Math.min(end, count * daysInBar[frequency]),
        low: quantile(changes, bandShares.low),
        middle: quantile(changes, bandShares.middle),
        high: quantile(changes, bandShares.high),
      };
    });
  return [{ days: 0, low: 0, middle: 0, high: 0 }, ...points];
}
