import { answerOf, type Listing } from "./answer-of.js";
import { dayAt, dayMs, midnightOf, startOf } from "./parse-day.js";
import { arrayOf, memberOf, parseJson } from "./parse-json.js";
import { decimalOf } from "./parse-number.js";
import { described, type Refuse, refusalOf } from "./refusal.js";
import type { Source } from "./source.js";

const name = "binance";
const pageSize = 1000;

function listingOf(kline: unknown, row: number, refuse: Refuse): Listing {
  if (!Array.isArray(kline) || kline.length !== 12) {
    return refuse({ rule: "fields", row, expected: "a kline of 12 values", got: described(kline) });
  }
  const [opened, , , , close, , closed] = kline as readonly unknown[];
  const date = midnightOf(opened, "milliseconds", row, refuse);
  const expected = startOf(date) + dayMs - 1;
  if (closed !== expected) {
    refuse({ rule: "close time", row, expected: String(expected), got: described(closed) });
  }
  return { row, date, value: decimalOf(close, row, refuse) };
}

/**
 * The daily closes of a page of klines, in its order, in the quote currency; a close of 0 is passed on.
 * Rows count over all pages from 1. No klines are an empty page.
 * Throws the rules `format`, `answer` (Binance's own error), `fields`, `date` (not opened at 00:00 UTC),
 * `close time` (not closed a millisecond before the next day) and `number`.
 */
export function parseKlines(text: string, symbol: string, rowsBefore = 0): Listing[] {
  const refuse = refusalOf(name, symbol);
  const answer = parseJson(text, refuse);
  if (typeof answer === "object" && answer !== null && !Array.isArray(answer)) {
    const message = memberOf(answer as Record<string, unknown>, "msg");
    refuse({ rule: "answer", expected: "klines", got: `an object that says ${described(message)}` });
  }
  const klines = arrayOf(answer, { name: "the answer" }, refuse);
  return klines.map((kline, i) => listingOf(kline, rowsBefore + i + 1, refuse));
}

/** The start of the page after a full one, which only an order of days can tell. */
function startAfter(page: readonly Listing[], start: number, refuse: Refuse): number {
  let before = dayAt(start - dayMs);
  for (const { row, date } of page) {
    if (date <= before) {
      refuse({ rule: "page order", row, expected: `a day after ${before} on a full page`, got: date });
    }
    before = date;
  }
  return startOf(before) + dayMs;
}

/**
 * Binance's spot klines: daily closes of a pair ("SOLUSDT"), oldest first, in pages of 1,000 until one is shorter
 * or the range is covered. The last bar is unfinished until its day ends. Days before the listing and after the
 * delisting are absent.
 * https://developers.binance.com/docs/binance-spot-api-docs/rest-api/market-data-endpoints#klinecandlestick-data
 * Throws what `parseKlines` throws, `page order` (a full page whose days do not ascend from its start) and
 * `duplicate date`.
 */
export const binance: Source = {
  name,
  pace: { requests: 10, perMs: 1000, concurrent: 2 },
  async fetch(symbol, range, get) {
    const refuse = refusalOf(name, symbol);
    const end = startOf(range.to) + dayMs - 1;
    let listings: readonly Listing[] = [];
    for (let start = startOf(range.from); start <= end; ) {
      const times = { startTime: String(start), endTime: String(end), limit: String(pageSize) };
      const query = new URLSearchParams({ symbol, interval: "1d", ...times });
      const text = await get(`https://api.binance.com/api/v3/klines?${query}`);
      const page = parseKlines(text, symbol, listings.length);
      listings = listings.concat(page);
      if (page.length < pageSize) break;
      start = startAfter(page, start, refuse);
    }
    return answerOf(listings, range, refuse);
  },
};
