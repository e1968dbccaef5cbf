import { answerOf, type Listing } from "./answer-of.js";
import { dayMs, momentOf, startOf } from "./parse-day.js";
import { arrayOf, type JsonObject, memberOf, objectOf, parseJson } from "./parse-json.js";
import { finiteOf } from "./parse-number.js";
import { described, quoted, type Refuse, refusalOf } from "./refusal.js";
import type { Range, Source } from "./source.js";

const name = "yahoo";

// Yahoo keeps Cboe's VIX in Chicago time, the other US indices in New York time (seen in August 2026).
const zones: ReadonlyMap<string, string> = new Map([["^VIX", "America/Chicago"]]);

const zoneOf = (symbol: string) => zones.get(symbol) ?? (symbol.startsWith("^") ? "America/New_York" : "UTC");

/** The shortest decimal of a float32 (3017.870849609375 is 3017.8708); other numbers are left as they are. */
export function shortestFloat32(value: number): number {
  if (Math.fround(value) !== value) return value;
  const shorter = [6, 7, 8, 9].map((digits) => Number(value.toPrecision(digits)));
  return shorter.find((number) => Math.fround(number) === value) ?? value;
}

function resultOf(text: string, refuse: Refuse): JsonObject {
  const chart = objectOf(
    memberOf(objectOf(parseJson(text, refuse), { name: "the answer" }, refuse), "chart"),
    { name: "chart" },
    refuse,
  );
  const error = memberOf(chart, "error") ?? null;
  if (error !== null) {
    const code = typeof error === "object" ? memberOf(error as JsonObject, "code") : error;
    refuse({ rule: "answer", expected: "a chart", got: `the error ${described(code)}` });
  }
  const results = arrayOf(memberOf(chart, "result"), { name: "chart.result" }, refuse);
  if (results.length !== 1) refuse({ rule: "answer", expected: "one chart", got: String(results.length) });
  return objectOf(results[0], { name: "chart.result[0]" }, refuse);
}

function checkMeta(meta: JsonObject, symbol: string, refuse: Refuse): void {
  const expected = { symbol, exchangeTimezoneName: zoneOf(symbol), dataGranularity: "1d" };
  for (const [member, value] of Object.entries(expected)) {
    const got = memberOf(meta, member);
    if (got !== value) refuse({ rule: "meta", expected: `${member} ${quoted(value)}`, got: described(got) });
  }
}

function closesOf(result: JsonObject, refuse: Refuse): readonly unknown[] {
  const indicators = objectOf(memberOf(result, "indicators"), { name: "indicators" }, refuse);
  const quotes = arrayOf(memberOf(indicators, "quote"), { name: "indicators.quote" }, refuse);
  const quote = objectOf(quotes[0], { name: "indicators.quote[0]" }, refuse);
  return arrayOf(memberOf(quote, "close"), { name: "indicators.quote[0].close" }, refuse);
}

/** Without the bar before a live quote of the same day. */
function withoutStaleBar(bars: readonly (Listing & { second: number })[], marketTime: unknown): Listing[] {
  const [before, last] = bars.slice(-2);
  // While a market is open Yahoo may add the running day a second time, stamped with the time of the last trade.
  const isLive = before && last?.date === before.date && last.second > before.second;
  return isLive && last.second === marketTime ? bars.filter((bar) => bar !== before) : [...bars];
}

/**
 * The daily closes of a Yahoo chart answer, in its order, in the chart's currency or points.
 * A day is that of the session's opening in the exchange's time zone: New York for indices (`^…`), Chicago for
 * ^VIX, UTC for coins. Closes are float32 and given as their shortest decimals; a close of null is no value.
 * No timestamps at all are no bars. While a market is open its running day may stand twice at the end: the
 * live quote (at `meta.regularMarketTime`) counts.
 * Throws the rules `format`, `answer` (`expected a chart, got the error "Not Found"`), `fields`, `meta` (another
 * symbol, time zone or granularity than asked), `lengths` (timestamps and closes differ in number), `date` and
 * `number`; rows count bars from 1.
 */
export function parseYahooChart(text: string, symbol: string): Listing[] {
  const refuse = refusalOf(name, symbol);
  const result = resultOf(text, refuse);
  const meta = objectOf(memberOf(result, "meta"), { name: "meta" }, refuse);
  checkMeta(meta, symbol, refuse);
  if (memberOf(result, "timestamp") === undefined) return [];
  const seconds = arrayOf(memberOf(result, "timestamp"), { name: "timestamp" }, refuse);
  const closes = closesOf(result, refuse);
  if (closes.length !== seconds.length) {
    refuse({ rule: "lengths", expected: `${seconds.length} closes`, got: String(closes.length) });
  }
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zoneOf(symbol), dateStyle: "short" });
  const bars = seconds.map((second, i) => {
    const row = i + 1;
    const ms = momentOf(second, "seconds", row, refuse);
    const close = closes[i] === null ? null : shortestFloat32(finiteOf(closes[i], row, refuse));
    return { row, date: format.format(ms), value: close, second: ms / 1000 };
  });
  return withoutStaleBar(bars, memberOf(meta, "regularMarketTime"));
}

function urlOf(symbol: string, { from, to }: Range): string {
  const query = new URLSearchParams({
    interval: "1d",
    period1: String(startOf(from) / 1000),
    period2: String((startOf(to) + dayMs) / 1000),
    includeAdjustedClose: "false",
  });
  return `https://query1.finance.yahoo.com/v8/finance/chart/${encodeURIComponent(symbol)}?${query}`;
}

/**
 * Yahoo's chart API: daily closes of an index ("^RUT") or a coin ("BTC-USD"), in one request.
 * Undocumented; as recorded in August 2026. Throws what `parseYahooChart` throws, and `duplicate date`.
 */
export const yahoo: Source = {
  name,
  pace: { requests: 2, perMs: 1000, concurrent: 1 },
  async fetch(symbol, range, get) {
    const listings = parseYahooChart(await get(urlOf(symbol, range)), symbol);
    return answerOf(listings, range, refusalOf(name, symbol));
  },
};
