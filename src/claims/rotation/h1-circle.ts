import type { PanelFrequency } from "../../series/series.js";
import { keeper } from "../kept.js";
import { followedNames } from "./h1-assets.js";
import { benchmarkOf, followedPrices } from "./h1-series.js";
import type { H1Data, Specification } from "./h1-specification.js";

/** What a specification leaves of the calendar: the bars on which something could have been bought, joined to a circle. */
export interface Circle {
  /** Row of the panel of history on which its first bar stands. */
  readonly firstRow: number;
  /** Log prices of what is followed, bar by bar. */
  readonly logs: Float64Array;
  /** Taken off at every later bar: a drift a bar, and a slope times what the market did; known at the bar. */
  readonly drift: Float64Array | null;
  readonly slope: Float64Array | null;
  readonly market: Float64Array | null;
}

/** Bars from which a mean and a slope are taken at the least: earlier starts are left out where one is taken off. */
export const fewestBars: Readonly<Record<PanelFrequency, number>> = { daily: 120, weekly: 20, monthly: 12 };

export type CircleChoice = Pick<Specification, "asset" | "follower" | "measure" | "adjust" | "start">;

const circles = keeper<Circle | string>();

/** What a circle depends on, as a key. */
export function circleKey({ asset, follower, measure, adjust, start }: CircleChoice): string {
  const relation = measure === "relative" || measure === "beyond" ? measure : "price";
  return `${asset} ${follower} ${relation} ${adjust} ${start}`;
}

/** The circle of a specification, or in words what the vintage lacks for it. */
export function circleOf(data: H1Data, choice: CircleChoice): Circle | string {
  return circles(data, circleKey(choice), () => makeCircle(data, choice));
}

function makeCircle(data: H1Data, choice: CircleChoice): Circle | string {
  const { asset, measure, adjust, start } = choice;
  if (asset === "btc" && measure === "relative") return "bitcoin cannot gain on itself";
  const own = followedPrices(data, choice);
  if (!own) return `this vintage has no ${data.frequency} bars of \u201c${followedNames[asset]}\u201d`;
  const { dates } = data.history;
  const started = dates.findIndex((date) => date >= start);
  const firstRow = Math.max(own.from, started < 0 ? dates.length : started);
  const byMarket = measure === "beyond" || adjust === "market";
  if (adjust === "none" && !byMarket) return plain(firstRow, own.logs.slice(firstRow - own.from));
  const { market, mean, alpha, beta } = benchmarkOf(data, choice, own);
  const drift = adjust === "none" ? null : byMarket ? alpha : mean;
  const known = (bar: number) =>
    Number.isFinite(drift?.[bar] ?? 0) && (!byMarket || Number.isFinite(beta[bar]));
  let from = Math.max(firstRow - own.from, fewestBars[data.frequency]);
  while (from < own.logs.length && !known(from)) from += 1;
  return {
    firstRow: own.from + from,
    logs: own.logs.slice(from),
    drift: drift?.slice(from) ?? null,
    slope: byMarket ? beta.slice(from) : null,
    market: byMarket ? market.slice(from) : null,
  };
}

function plain(firstRow: number, logs: Float64Array): Circle {
  return { firstRow, logs, drift: null, slope: null, market: null };
}

/**
 * Log points that what is followed gains from the bar `from` to `bars` bars later, less what is taken off as it was
 * known at the bar `known`.
 */
export type Gain = (known: number, from: number, bars: number) => number;

/**
 * Follows a circle on from any of its bars, and past the last bar by `reach` bars on from the first, as if what is
 * followed had begun again there where it stood.
 */
export function gainOn({ logs, drift, slope, market }: Circle, reach: number): Gain {
  const own = joined(logs, reach);
  const other = market && joined(market, reach);
  if (!drift && !slope) return (_, from, bars) => (own[from + bars] as number) - (own[from] as number);
  return (known, from, bars) => {
    const gained = (own[from + bars] as number) - (own[from] as number);
    const market = other
      ? Number(slope?.[known]) * ((other[from + bars] as number) - (other[from] as number))
      : 0;
    return gained - Number(drift?.[known] ?? 0) * bars - market;
  };
}

/** Log prices with as many bars again behind the last, from the first on: the seam adds the steps on both sides. */
function joined(logs: Float64Array, bars: number): Float64Array {
  const last = logs.length - 1;
  const longer = new Float64Array(logs.length + Math.max(0, Math.min(bars, last)));
  longer.set(logs);
  for (let bar = 1; last + bar < longer.length; bar += 1) {
    longer[last + bar] = Number(logs[last]) + (Number(logs[bar]) - Number(logs[0]));
  }
  return longer;
}
