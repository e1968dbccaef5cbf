import { seriesOf } from "./names.js";
import { type Host, jsonReply, secondsOf, textReply } from "./reply.js";
import { addDays } from "./spans.js";

const dayMs = 86_400_000;

/** Daily bars in USDT, oldest first, at most a thousand at a time. */
export const binance: Host = {
  source: "binance",
  nameOf: ({ searchParams }) => searchParams.get("symbol") ?? "",
  answer({ url, name, renamed, history, alter }) {
    const ask = url.searchParams;
    if (url.pathname !== "/api/v3/klines" || ask.get("interval") !== "1d") {
      return jsonReply({ code: -1100, msg: "Not a request for daily bars." }, 400);
    }
    const series = seriesOf("binance", name);
    if (series === undefined) return jsonReply({ code: -1121, msg: "Invalid symbol." }, 400);
    const limit = Math.min(1000, Number(ask.get("limit") ?? 500));
    const [from, to] = [
      Number(ask.get("startTime") ?? 0),
      Number(ask.get("endTime") ?? Number.MAX_SAFE_INTEGER),
    ];
    const inRange = alter(history(series)).filter(
      ({ date }) => Date.parse(date) >= from && Date.parse(date) <= to,
    );
    const kept = ask.has("startTime") ? inRange.slice(0, limit) : inRange.slice(-limit);
    const bars = kept.map(({ date, value }) => {
      const at = Date.parse(date);
      const prices = [0.998, 1.006, 0.994, 1].map((factor) => ((value ?? 0) * factor).toFixed(8));
      return [at, ...prices, "1000.000", at + dayMs - 1, "0", 0, "0", "0", "0"];
    });
    const named = (bar: (string | number)[]) =>
      Object.fromEntries(bar.map((cell, at) => [`column${at}`, cell]));
    return jsonReply(renamed ? bars.map(named) : bars);
  },
};

function momentOf(text: string | null, otherwise: string): number {
  if (text === null) return secondsOf(otherwise);
  return /^\d+$/.test(text) ? Number(text) : secondsOf(text);
}

/** Daily candles in USD, newest first, at most three hundred at a time. */
export const coinbase: Host = {
  source: "coinbase",
  nameOf: ({ pathname }) => pathname.split("/")[2] ?? "",
  answer({ url, name, renamed, history, alter }) {
    const series = seriesOf("coinbase", name);
    if (series === undefined || url.pathname !== `/products/${name}/candles`) {
      return jsonReply({ message: "NotFound" }, 404);
    }
    if (url.searchParams.get("granularity") !== "86400") return jsonReply({ message: "only daily" }, 400);
    const rows = history(series);
    const end = momentOf(url.searchParams.get("end"), rows.at(-1)?.date ?? "1970-01-01");
    const start = momentOf(url.searchParams.get("start"), addDays(new Date(end * 1000).toISOString(), -299));
    if (end - start > 300 * 86_400) return jsonReply({ message: "more than 300 candles asked for" }, 400);
    const kept = alter(rows).filter(({ date }) => secondsOf(date) >= start && secondsOf(date) <= end);
    const candles = kept.toReversed().map(({ date, value }) => {
      if (renamed) return { day: date, closing: value };
      return [secondsOf(date), value, value, value, value, 100];
    });
    return jsonReply(candles);
  },
};

const moods: readonly (readonly [upTo: number, name: string])[] = [
  [24, "Extreme Fear"],
  [46, "Fear"],
  [54, "Neutral"],
  [75, "Greed"],
  [Number.POSITIVE_INFINITY, "Extreme Greed"],
];

/** Fear and greed, newest first, all in text. */
export const alternativeMe: Host = {
  source: "fng",
  nameOf: () => "fng",
  answer({ url, renamed, history, alter }) {
    if (url.pathname !== "/fng/") return textReply("Not Found", 404);
    const limit = Number(url.searchParams.get("limit") ?? 1);
    const rows = alter(history("fng")).toReversed();
    const data = (limit === 0 ? rows : rows.slice(0, limit)).map(({ date, value }, at) => ({
      [renamed ? "index" : "value"]: value === null ? null : String(value),
      value_classification: moods.find(([upTo]) => (value ?? 0) <= upTo)?.[1],
      timestamp: String(secondsOf(date)),
      ...(at === 0 ? { time_until_update: "3600" } : {}),
    }));
    return jsonReply({ name: "Fear and Greed Index", data, metadata: { error: null } });
  },
};

/** The day on which the total in USD is absent. */
const dayWithoutTotal = "2017-12-02";

/** Stablecoins in circulation, in USD, oldest first. */
export const defiLlama: Host = {
  source: "llama",
  nameOf: () => "stablecoins",
  answer({ url, renamed, history, alter }) {
    if (url.pathname !== "/stablecoincharts/all") return textReply("Not Found", 404);
    const days = alter(history("stablecoins")).map(({ date, value }) => {
      const pegged = { peggedUSD: value === null ? null : Math.round(value * 1e9) };
      return {
        date: String(secondsOf(date)),
        totalCirculating: pegged,
        [renamed ? "circulating" : "totalCirculatingUSD"]: date === dayWithoutTotal ? {} : pegged,
      };
    });
    return jsonReply(days);
  },
};
