import type { PanelFrequency } from "../../series/series.js";
import { randomStream } from "../../stats/random.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { numberText } from "../../text/numbers.js";
import { fewestCoins } from "../alt-basket.js";
import { barsInYear } from "../bars.js";
import type { Panel, Parameters } from "../claim.js";
import { numbers } from "../columns.js";
import { keeper } from "../kept.js";
import { followerWithin, shiftedYears } from "./rotation-names.js";

export interface BarsChoice {
  /** What leads: rut, spx, walk, shifted or half. */
  readonly signal: string;
  /** What follows: eth, btc, alts, total3, stablecoins, or one relative to another, eth_btc; and what stands in its place. */
  readonly asset: string;
  readonly placebo: string;
  /** "same" or "earlier": which day\u2019s crypto close. */
  readonly clock: string;
  /** First day (YYYY-MM-DD) of the sample. */
  readonly start: string;
}

/** The leader, the market it must beat and the follower on one calendar of bars. */
export interface RotationBars {
  readonly choice: BarsChoice;
  readonly frequency: PanelFrequency;
  /** Every bar on which the leader and the market stand, and their levels. */
  readonly dates: readonly string[];
  readonly signal: Float64Array;
  /** The S&P 500; the Russell where the S&P itself stands in as the leader. */
  readonly market: Float64Array;
  /** The bar of the follower\u2019s first level in the sample, and its levels from there on. */
  readonly first: number;
  readonly asset: Float64Array;
  /** Panel row of every bar. */
  readonly rows: Int32Array;
  /** Log returns of the n bars after the first, and the dates on which they end. */
  readonly n: number;
  readonly x: Float64Array;
  readonly m: Float64Array;
  readonly y: Float64Array;
  readonly returnDates: readonly string[];
}

/** Fixed seeds: the same walks on every visit. */
export const seeds = { signal: 2600, asset: 2018 };
/** By how much the Russell is late where its calendar is moved. */
const shiftedBars: Readonly<Record<PanelFrequency, number>> = {
  daily: shiftedYears * barsInYear.daily,
  weekly: shiftedYears * barsInYear.weekly,
  monthly: shiftedYears * barsInYear.monthly,
};

const kept = keeper<RotationBars | string>();

export function barsChoice({ signal, asset, placebo, clock, start }: Parameters): BarsChoice {
  return {
    signal: String(signal ?? "rut"),
    asset: String(asset ?? "eth"),
    placebo: String(placebo ?? "none"),
    clock: String(clock ?? "same"),
    start: String(start),
  };
}

/** The bars of a choice from the panel `rotation-weeks`, or the reason why there are none. */
export function rotationBars(panel: Panel, choice: BarsChoice): RotationBars | string {
  return kept(panel, Object.values(choice).join(" "), () => makeBars(panel, choice));
}

function makeBars(panel: Panel, choice: BarsChoice): RotationBars | string {
  const rut = numbers(panel, "rut");
  const spx = numbers(panel, "spx");
  const asset = levelsOf(panel, choice);
  const firstRow = asset.findIndex(
    (value, row) => value !== null && (panel.dates[row] ?? "") >= choice.start,
  );
  if (firstRow < 0) return noCloses(choice, panel);
  const lastRow = asset.findLastIndex((value) => value !== null);
  const rows = panel.dates.flatMap((_, row) =>
    rut[row] != null && spx[row] != null && row <= lastRow && (row < firstRow || asset[row] != null)
      ? [row]
      : [],
  );
  const first = rows.findIndex((row) => row >= firstRow);
  if (first < 0) return noCloses(choice, panel);
  const at = (column: readonly (number | null)[]) => Float64Array.from(rows, (row) => Number(column[row]));
  const russell = at(rut);
  const large = at(spx);
  const signal = signalLevels(choice.signal, panel.frequency, russell, large);
  const market = choice.signal === "spx" ? russell : large;
  const own = at(asset).slice(first);
  const followed = choice.placebo === "walk" ? walkLike(own, seeds.asset) : own;
  const dates = rows.map((row) => panel.dates[row] ?? "");
  return {
    choice,
    frequency: panel.frequency,
    dates,
    signal,
    market,
    first,
    asset: followed,
    rows: Int32Array.from(rows),
    n: followed.length - 1,
    x: logReturns(signal.subarray(first)),
    m: logReturns(market.subarray(first)),
    y: logReturns(followed),
    returnDates: dates.slice(first + 1),
  };
}

export function noCloses({ asset, clock, start }: BarsChoice, panel: Panel): string {
  const day = clock === "earlier" ? " one day before the share close" : "";
  const text = numberText("en");
  const from = start ? ` from ${text.month(start)}` : "";
  return `the vintage has no closes of ${followerWithin(asset)}${day}${from} to ${text.day(panel.asOf)}`;
}

/** The follower\u2019s levels by panel row; those of the basket are its mean returns compounded from its first full bar. */
export function levelsOf(
  panel: Panel,
  { asset, clock }: Pick<BarsChoice, "asset" | "clock">,
): readonly (number | null)[] {
  const suffix = clock === "earlier" ? "_earlier" : "";
  const [one = "", other] = asset.split("_");
  if (other) return ratio(levelsOf(panel, { asset: one, clock }), levelsOf(panel, { asset: other, clock }));
  if (asset === "stablecoins") return numbers(panel, asset).map(enoughStablecoins);
  if (asset !== "alts") return numbers(panel, withoutClock.has(asset) ? asset : `${asset}${suffix}`);
  const changes = numbers(panel, `alts${suffix}`);
  const coins = numbers(panel, "altcoins");
  let level: number | null = null;
  return changes.map((change, row) => {
    if (change === null) return null;
    if (level === null) level = (coins[row] ?? 0) >= fewestCoins ? 1 : null;
    else level *= 1 + change;
    return level;
  });
}

/** Columns that have no earlier close. */
const withoutClock = new Set(["total3"]);

/** In USD billion: below it the first coins that the publisher counts come and go, and growth means nothing. */
export const fewestStablecoins = 1;
const enoughStablecoins = (supply: number | null) =>
  supply !== null && supply >= fewestStablecoins ? supply : null;

function ratio(ones: readonly (number | null)[], others: readonly (number | null)[]): (number | null)[] {
  return ones.map((one, row) => {
    const other = others[row] ?? null;
    return one === null || other === null ? null : one / other;
  });
}

/** The leader\u2019s levels, or those of what stands in its place. */
export function signalLevels(
  signal: string,
  frequency: PanelFrequency,
  russell: Float64Array,
  large: Float64Array,
): Float64Array {
  if (signal === "spx") return large;
  if (signal === "walk") return walkLike(russell, seeds.signal);
  if (signal !== "shifted" && signal !== "half") return russell;
  const returns = logReturns(russell);
  const { length } = returns;
  const late = signal === "half" ? Math.floor(length / 2) : shiftedBars[frequency] % Math.max(1, length);
  return levelsFrom(Float64Array.from(returns, (_, t) => Number(returns[(t - late + length) % length])));
}

/** A random walk with the volatility of a series and no drift: nothing follows it, and it follows nothing. */
export function walkLike(levels: Float64Array, seed: number): Float64Array {
  const returns = logReturns(levels);
  if (returns.length < 2) return levels;
  const spread = standardDeviation(returns);
  const stream = randomStream(seed, 0);
  return levelsFrom(returns.map(() => spread * stream.normal()));
}

function levelsFrom(returns: Float64Array): Float64Array {
  const levels = new Float64Array(returns.length + 1).fill(1);
  returns.forEach((change, t) => {
    levels[t + 1] = Number(levels[t]) * Math.exp(change);
  });
  return levels;
}

export function logReturns(levels: Float64Array): Float64Array {
  return Float64Array.from({ length: Math.max(0, levels.length - 1) }, (_, t) =>
    Math.log(Number(levels[t + 1]) / Number(levels[t])),
  );
}
