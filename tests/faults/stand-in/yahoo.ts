import { noise } from "./fill.js";
import type { HistoryRow } from "./history.js";
import { seriesOf } from "./names.js";
import { type Asked, type Host, jsonReply, type Reply, secondsOf, textReply } from "./reply.js";

interface Exchange {
  readonly zone: string;
  /** Local seconds after midnight at which a daily bar is stamped, and how long the session lasts. */
  readonly open: number;
  readonly session: number;
  readonly type: string;
}

const newYork: Exchange = { zone: "America/New_York", open: 34_200, session: 23_400, type: "INDEX" };
const chicago: Exchange = { zone: "America/Chicago", open: 7_200, session: 47_700, type: "INDEX" };
const aroundTheClock: Exchange = { zone: "UTC", open: 0, session: 86_340, type: "CRYPTOCURRENCY" };

function exchangeOf(symbol: string): Exchange {
  if (symbol === "^VIX") return chicago;
  return symbol.startsWith("^") ? newYork : aroundTheClock;
}

/** Seconds by which a zone is ahead of UTC at noon of a day. */
function clockOf(zone: string): (date: string) => number {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" });
  const known = new Map<string, number>();
  return (date) => {
    const offset = known.get(date) ?? (Number(format.format(Date.parse(`${date}T12:00Z`))) - 12) * 3600;
    known.set(date, offset);
    return offset;
  };
}

const clocks: ReadonlyMap<Exchange, (date: string) => number> = new Map(
  [newYork, chicago, aroundTheClock].map((exchange) => [exchange, clockOf(exchange.zone)]),
);

/** A coin on Yahoo: another venue's price, up to 0.3 % off, without the bar before the last one. */
function asOtherVenue(rows: readonly HistoryRow[], symbol: string): HistoryRow[] {
  return rows.map(({ date, value }, at) => {
    if (value === null || at === rows.length - 2) return { date, value: null };
    return { date, value: value * (1 + 0.0029 * noise(symbol, secondsOf(date) / 86_400)) };
  });
}

function metaOf(symbol: string, exchange: Exchange, stamps: readonly number[], closes: readonly number[]) {
  const [price = 0, previous = price] = closes.toReversed();
  const start = stamps.at(-1) ?? 0;
  const gmtoffset = exchange.open - (start % 86_400);
  const period = (from: number, end: number) => ({ timezone: exchange.zone, start: from, end, gmtoffset });
  return {
    ...{ currency: "USD", symbol, exchangeName: "STI", fullExchangeName: "Stand-in" },
    ...{ instrumentType: exchange.type, firstTradeDate: stamps[0] ?? null },
    ...{ regularMarketTime: start + exchange.session, hasPrePostMarketData: false, gmtoffset },
    ...{ timezone: exchange.zone, exchangeTimezoneName: exchange.zone, regularMarketPrice: price },
    ...{
      fiftyTwoWeekHigh: Math.max(...closes.slice(-252)),
      fiftyTwoWeekLow: Math.min(...closes.slice(-252)),
    },
    ...{ regularMarketDayHigh: price, regularMarketDayLow: price, regularMarketVolume: 0 },
    ...{ longName: symbol, shortName: symbol, chartPreviousClose: previous, priceHint: 2 },
    currentTradingPeriod: {
      pre: period(start, start),
      regular: period(start, start + exchange.session),
      post: period(start + exchange.session, start + exchange.session),
    },
    ...{ dataGranularity: "1d", range: "", validRanges: ["1d", "5d", "1mo", "1y", "max"] },
  };
}

function chartOf(asked: Asked, series: string): Reply {
  const { name, url } = asked;
  const exchange = exchangeOf(name);
  const offset = clocks.get(exchange);
  const stamp = (date: string) => secondsOf(date) + exchange.open - (offset?.(date) ?? 0);
  const rows = asked.historyWithHolidays(series);
  const bars = exchange === aroundTheClock ? asOtherVenue(rows, name) : rows;
  const from = Number(url.searchParams.get("period1") ?? 0);
  const to = Number(url.searchParams.get("period2") ?? Number.MAX_SAFE_INTEGER);
  const inRange = bars.filter(({ date }) => stamp(date) >= from && stamp(date) < to);
  const kept = asked.alter(inRange);
  const timestamp = kept.map(({ date }) => stamp(date));
  const prices = (factor: number) =>
    kept.map(({ value }) => (value === null ? null : Math.fround(value * factor)));
  const close = prices(1);
  const numbers = close.flatMap((value) => (value === null ? [] : [value]));
  const others = { open: prices(0.999), high: prices(1.004), low: prices(0.996) };
  const volume = close.map((value) => (value === null ? null : 1_000_000));
  const quote = { ...others, volume, [asked.renamed ? "last" : "close"]: close };
  const indicators = { quote: [quote], adjclose: [{ adjclose: close }] };
  const meta = metaOf(name, exchange, timestamp, numbers);
  return jsonReply({ chart: { result: [{ meta, timestamp, indicators }], error: null } });
}

/** The chart endpoint. Wants an agent that names a program. */
export const yahoo: Host = {
  source: "yahoo",
  nameOf: ({ pathname }) => decodeURIComponent(pathname.split("/").at(-1) ?? ""),
  answer(asked) {
    if (!asked.url.pathname.startsWith("/v8/finance/chart/")) return textReply("Not Found", 404);
    if (!/mozilla|[a-z-]+\/\d/i.test(asked.agent)) return textReply("Too Many Requests\r\n", 429);
    const series = seriesOf("yahoo", asked.name);
    if (series !== undefined) return chartOf(asked, series);
    const error = { code: "Not Found", description: "no such symbol at the stand-in" };
    return jsonReply({ chart: { result: null, error } }, 404);
  },
};
