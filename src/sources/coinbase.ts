import { answerOf, type Listing } from "./answer-of.js";
import { dayAt, dayMs, midnightOf, startOf } from "./parse-day.js";
import { arrayOf, memberOf, parseJson } from "./parse-json.js";
import { finiteOf } from "./parse-number.js";
import { described, type Refuse, refusalOf } from "./refusal.js";
import type { Source } from "./source.js";

const name = "coinbase";
const windowDays = 300;

function listingOf(candle: unknown, row: number, refuse: Refuse): Listing {
  if (!Array.isArray(candle) || candle.length !== 6) {
    return refuse({ rule: "fields", row, expected: "a candle of 6 values", got: described(candle) });
  }
  const [time, , , , close] = candle as readonly unknown[];
  const date = midnightOf(time, "seconds", row, refuse);
  return { row, date, value: close === null ? null : finiteOf(close, row, refuse) };
}

/**
 * The daily closes of a window of candles, in its order, in the quote currency; a close of null is no value.
 * Rows count over all windows from 1. No candles are an empty window.
 * Throws the rules `format`, `answer` (Coinbase's own message), `fields`, `date` (not at 00:00 UTC) and `number`.
 */
export function parseCandles(text: string, symbol: string, rowsBefore = 0): Listing[] {
  const refuse = refusalOf(name, symbol);
  const answer = parseJson(text, refuse);
  if (typeof answer === "object" && answer !== null && !Array.isArray(answer)) {
    const message = memberOf(answer as Record<string, unknown>, "message");
    refuse({ rule: "answer", expected: "candles", got: `an object that says ${described(message)}` });
  }
  const candles = arrayOf(answer, { name: "the answer" }, refuse);
  return candles.map((candle, i) => listingOf(candle, rowsBefore + i + 1, refuse));
}

/**
 * Coinbase Exchange's candles: daily closes of a product ("BTC-USD"), asked in windows of 300 days, the most that
 * one request may cover. Days without trades are absent; candles before a window's start are allowed.
 * https://docs.cdp.coinbase.com/api-reference/exchange-api/rest-api/products/get-product-candles
 * Throws what `parseCandles` throws, and `duplicate date`.
 */
export const coinbase: Source = {
  name,
  pace: { requests: 6, perMs: 1000, concurrent: 2 },
  async fetch(symbol, range, get) {
    const last = startOf(range.to);
    const product = `https://api.exchange.coinbase.com/products/${encodeURIComponent(symbol)}`;
    let listings: readonly Listing[] = [];
    for (let start = startOf(range.from); start <= last; start += windowDays * dayMs) {
      const end = Math.min(start + (windowDays - 1) * dayMs, last);
      const window = { start: `${dayAt(start)}T00:00:00Z`, end: `${dayAt(end)}T00:00:00Z` };
      const query = new URLSearchParams({ granularity: "86400", ...window });
      const text = await get(`${product}/candles?${query}`);
      listings = listings.concat(parseCandles(text, symbol, listings.length));
    }
    return answerOf(listings, range, refusalOf(name, symbol));
  },
};
