import type { PanelFrequency } from "../../series/series.js";
import { type Granger, grangerTest } from "../../stats/granger.js";
import { constantColumn } from "../../stats/lags-of.js";
import { leastSquares } from "../../stats/least-squares.js";
import { localProjections } from "../../stats/local-projections.js";
import { minimumDetectableCorrelation } from "../../stats/minimum-detectable-effect.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { simultaneousBand } from "../../stats/sup-t-band.js";
import type { Split } from "../claim.js";
import type { History } from "./history.js";
import type { Remainders } from "./l4-regression.js";
import type { ResponsePoint } from "./l4-response.js";
import { type ChainChoice, type ChainSample, makeChainSample } from "./l10-sample.js";
import { horizonP, responseTest } from "./shifts.js";

export type LinkId = "to-middle" | "to-middle-beyond" | "to-asset" | "direct" | "direct-given";

/** One arrow of the chain: what followed over the next bars, with the band for all horizons together. */
export interface ChainLink {
  readonly id: LinkId;
  readonly n: number;
  /** Horizon in bars after the bar of the signal, 1 first. */
  readonly points: readonly ResponsePoint[];
  /** One-sided p at each horizon, corrected for all of them, under circular shifts. */
  readonly familyWiseP: readonly number[];
  readonly p: readonly number[];
  readonly smallestAttainable: number;
}

export interface Chain {
  readonly choice: ChainChoice;
  readonly sample: ChainSample;
  readonly links: Readonly<Record<LinkId, ChainLink>>;
  /** The arrow from the middle to the asset, for its parts. */
  readonly remainders: Remainders;
  readonly granger: Granger;
}

/** How far each arrow is followed, and how many lags it holds. */
export const chainReach: Readonly<Record<PanelFrequency, { readonly bars: number; readonly lags: number }>> =
  {
    daily: { bars: 26, lags: 4 },
    weekly: { bars: 26, lags: 4 },
    monthly: { bars: 6, lags: 1 },
  };

const chains = new WeakMap<History, Map<string, Chain | null>>();

/** All arrows of one choice; they do not depend on the horizon that a reader looks at, and are kept. Null where too little is held. */
export function chainOf(history: History, choice: ChainChoice): Chain | null {
  const known = chains.get(history) ?? new Map<string, Chain | null>();
  chains.set(history, known);
  const key = JSON.stringify(choice);
  const found = known.get(key);
  if (found !== undefined) return found;
  const chain = makeChain(history, choice);
  known.set(key, chain);
  return chain;
}

function makeChain(history: History, choice: ChainChoice): Chain | null {
  const sample = makeChainSample(history, choice);
  const { bars, lags } = chainReach[history.frequency];
  if (sample.dates.length < 2 * bars + 6 * (lags + 1) + 6) return null;
  const { liquidity, middle, market, asset } = sample;
  const held = choice.holdsMarket && choice.middle !== "spx" ? [market] : [];
  const link = (id: LinkId, signal: Float64Array, outcome: Float64Array, given: readonly Float64Array[]) =>
    makeLink(id, { signal, outcome, given }, bars, lags);
  const outcomeBeyond = leastSquares({ y: middle, x: [constantColumn(middle.length), market] }).residuals;
  return {
    choice,
    sample,
    links: {
      "to-middle": link("to-middle", liquidity, middle, []),
      "to-middle-beyond":
        choice.middle === "spx"
          ? link("to-middle-beyond", liquidity, middle, [])
          : link("to-middle-beyond", liquidity, outcomeBeyond, []),
      "to-asset": link("to-asset", middle, asset, [liquidity, ...held]),
      direct: link("direct", liquidity, asset, []),
      "direct-given": link("direct-given", liquidity, asset, [middle]),
    },
    remainders: remaindersOf({ signal: middle, outcome: asset, given: [liquidity, ...held] }),
    granger: grangerTest({ cause: middle, effect: asset, lags, conditions: [liquidity, ...held] }),
  };
}

interface Arrow {
  readonly signal: Float64Array;
  readonly outcome: Float64Array;
  readonly given: readonly Float64Array[];
}

const draws = 2000;
const seed = 20260110;

function makeLink(id: LinkId, arrow: Arrow, bars: number, lags: number): ChainLink {
  const n = arrow.signal.length - 1;
  const estimates = localProjections({
    outcome: arrow.outcome.subarray(1),
    impulse: arrow.signal.subarray(0, n),
    controls: arrow.given.map((one) => one.subarray(0, n)),
    lags,
    maximumHorizon: bars - 1,
    cumulative: true,
    covariance: "newey-west",
  });
  const { projections } = simultaneousBand({ estimates, level: 0.95, draws, seed });
  const test = responseTest(remaindersOf(arrow), bars - 1);
  return {
    id,
    n,
    points: projections.map(({ horizon, coefficient, low, high }) => ({
      horizon: horizon + 1,
      value: coefficient,
      low,
      high,
    })),
    p: Array.from(test.p),
    familyWiseP: Array.from(test.familyWiseP),
    smallestAttainable: test.smallestAttainable,
  };
}

/** The signal with what is given taken out, and the outcome of the next bar. */
function remaindersOf({ signal, outcome, given }: Arrow): Remainders {
  const n = signal.length - 1;
  const x = [constantColumn(n), ...given.map((one) => one.subarray(0, n))];
  return {
    signal: leastSquares({ y: signal.slice(0, n), x }).residuals,
    outcome: leastSquares({ y: outcome.slice(1), x: [constantColumn(n)] }).residuals,
  };
}

/** The last arrow\u2019s slope at a horizon in each part of the sample, signals of other times left out. */
export function partsOfChain(
  { sample, remainders }: Chain,
  horizon: number,
): {
  readonly subPeriods: readonly Split[];
  readonly dropOne: readonly Split[];
} {
  const days = sample.dates.slice(0, remainders.signal.length);
  const years = [...new Set(days.map((date) => date.slice(0, 4)))];
  const eras = [...new Set(days.map(eraOf))];
  const split = (label: string, keeps: (date: string) => boolean) =>
    partOf(remainders, days, horizon, label, keeps);
  return {
    subPeriods: eras.flatMap((era) => split(era, (date) => eraOf(date) === era)),
    dropOne: years.flatMap((year) => split(year, (date) => !date.startsWith(year))),
  };
}

const fewestRows = 20;

function partOf(
  { signal, outcome }: Remainders,
  days: readonly string[],
  horizon: number,
  label: string,
  keeps: (date: string) => boolean,
): Split[] {
  const kept = signal.map((value, i) => (keeps(days[i] ?? "") ? value : 0));
  const n = days.filter((date, i) => keeps(date) && i + horizon <= outcome.length).length;
  const square = kept.reduce((sum, value, i) => sum + (i + horizon <= outcome.length ? value * value : 0), 0);
  if (n < fewestRows || square === 0) return [];
  let product = 0;
  for (let i = 0; i + horizon <= outcome.length; i++)
    for (let j = 0; j < horizon; j++) product += (kept[i] ?? 0) * (outcome[i + j] ?? 0);
  return [{ label, n, value: product / square, p: horizonP({ signal: kept, outcome }, horizon - 1) }];
}

const turns = ["2020", "2023"];

function eraOf(date: string): string {
  const year = date.slice(0, 4);
  const next = turns.findIndex((turn) => turn > year);
  if (next < 0) return `from ${turns.at(-1)}`;
  const last = Number(turns[next]) - 1;
  return next === 0 ? `to ${last}` : `${turns[next - 1]}\u2013${last}`;
}

const power = 0.8;

/** The smallest response at a horizon that as many separate windows find in four cases of five; null with too few windows. */
export function detectableResponse({ remainders }: Chain, horizon: number): number | null {
  const { signal, outcome } = remainders;
  const windows = Math.floor(signal.length / horizon);
  if (windows < 4) return null;
  const sums = Float64Array.from({ length: outcome.length - horizon + 1 }, (_, i) =>
    outcome.subarray(i, i + horizon).reduce((sum, value) => sum + value, 0),
  );
  const r = minimumDetectableCorrelation({ n: windows, alpha: 0.05, power });
  return (r * standardDeviation(sums)) / standardDeviation(signal);
}
