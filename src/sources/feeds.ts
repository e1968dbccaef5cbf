import { seriesById } from "../series/catalogue.js";
import { wholeHistoryFrom } from "../series/contracts.js";
import { monthEndOf } from "../series/month-ends.js";
import { alternativeMe } from "./alternative-me.js";
import { binance } from "./binance.js";
import { coinbase } from "./coinbase.js";
import { defillama } from "./defillama.js";
import { fiscaldata } from "./fiscaldata.js";
import { nyfed } from "./nyfed.js";
import type { Answer, Point, Range, Source } from "./source.js";
import { SourceError } from "./source-error.js";
import { yahoo } from "./yahoo.js";

/** What to ask a source for, and how its answer becomes the series'. */
export interface Ask {
  readonly source: Source;
  readonly symbol: string;
  /** The series' unit over the source's: 1e-9 where a source in dollars makes a series in USD billion. */
  readonly scale?: number;
  /** Set where the source dates a month by its first day; a series dates it by its last. */
  readonly dated?: "month start";
}

/** Where a series comes from. */
export interface Feed {
  readonly main: Ask;
  /** Checks the main source and stands in for it. */
  readonly second?: Ask;
  /** The first day (YYYY-MM-DD) of the whole history. */
  readonly from: string;
}

type Asks = Omit<Feed, "from">;

const altcoins = "ada avax bch bnb doge eos etc link ltc sol trx xlm xrp".split(" ");

const billions = 1e-9;

function asksOf(fred: Source): ReadonlyMap<string, Asks> {
  const from = (source: Source, symbol: string, rest: Omit<Ask, "source" | "symbol"> = {}): Asks => ({
    main: { source, symbol, ...rest },
  });
  const fredItems = ["dff", "dgs10", "dtwexbgs", "walcl", "wtregen", "wresbal", "treast", "wshomcb", "nfci"];
  return new Map<string, Asks>([
    ["rut", from(yahoo, "^RUT")],
    ["spx", from(yahoo, "^GSPC")],
    ["ixic", from(yahoo, "^IXIC")],
    // Yahoo has bad ticks, as on 2026-02-06; the Fed carries Cboe's own close.
    ["vix", { ...from(fred, "VIXCLS"), second: { source: yahoo, symbol: "^VIX" } }],
    ...fredItems.map((id): [string, Asks] => [id, from(fred, id.toUpperCase())]),
    ["rrp", from(fred, "RRPONTSYD")],
    ["m2", from(fred, "M2SL", { dated: "month start" })],
    ["tga", from(fiscaldata, "operating_cash_balance")],
    ["bill_purchases", from(nyfed, "bill-purchases", { scale: billions })],
    ["btc", { ...from(coinbase, "BTC-USD"), second: { source: yahoo, symbol: "BTC-USD" } }],
    ["eth", { ...from(coinbase, "ETH-USD"), second: { source: yahoo, symbol: "ETH-USD" } }],
    ...altcoins.map((id): [string, Asks] => [id, from(binance, `${id.toUpperCase()}USDT`)]),
    ["stablecoins", from(defillama, "all", { scale: billions })],
    ["fng", from(alternativeMe, "fng")],
  ]);
}

/**
 * From which source each series comes, given the source for FRED (its CSV, or its API with a key).
 * Output: a function from a series' id to its feed, or to null where it is only imported (`total3`).
 * That throws `series "<id>" is not in the catalogue: …` on an id that is not there.
 */
export function feedsWith({ fred }: { readonly fred: Source }): (id: string) => Feed | null {
  const asks = asksOf(fred);
  return (id) => {
    const found = asks.get(seriesById(id).id);
    return found ? { ...found, from: wholeHistoryFrom(id) } : null;
  };
}

/** The days to ask a source for, so that its answer covers a range of the series' dates. */
export function askedRange({ dated }: Ask, { from, to }: Range): Range {
  return dated === "month start" ? { from: `${from.slice(0, 7)}-01`, to } : { from, to };
}

/**
 * A source's answer with the series' unit and dates.
 * Method: values are multiplied by the scale and rounded to 12 significant digits; the first day of a month becomes
 * its last, which can lie after the range that was asked for. Throws `SourceError`: `fred/M2SL: month start: expected
 * the first day of a month, got 2026-05-02`.
 */
export function pointsOf(ask: Ask, { points, missing }: Answer): Answer {
  return {
    points: points.map((point) => converted(ask, point)),
    missing: missing.map((date) => datedAsSeries(ask, date)),
  };
}

function converted(ask: Ask, { date, value }: Point): Point {
  const scaled = ask.scale === undefined ? value : Number((value * ask.scale).toPrecision(12));
  return { date: datedAsSeries(ask, date), value: scaled };
}

function datedAsSeries({ source, symbol, dated }: Ask, date: string): string {
  if (dated !== "month start") return date;
  if (date.endsWith("-01")) return monthEndOf(date);
  throw new SourceError(source.name, symbol, {
    rule: "month start",
    expected: "the first day of a month",
    got: date,
  });
}
