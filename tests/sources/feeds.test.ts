import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/series/catalogue.js";
import { contractOf } from "../../src/series/contracts.js";
import { type Ask, askedRange, feedsWith, pointsOf } from "../../src/sources/feeds.js";
import type { Source } from "../../src/sources/source.js";

const fred: Source = {
  name: "fred",
  pace: { requests: 1, perMs: 1000, concurrent: 1 },
  fetch: () => Promise.reject(new Error("no network in tests")),
};
const feedOf = feedsWith({ fred });
const named = ({ source, symbol }: Ask) => `${source.name}/${symbol}`;
const only = (value: number, date = "2026-01-09") => ({ points: [{ date, value }], missing: [] });

function askOf(id: string): Ask {
  const feed = feedOf(id);
  if (!feed) throw new Error(`no feed for ${id}`);
  return feed.main;
}

describe("the feed of a series", () => {
  test("is there for all but the one that is only imported", () => {
    expect(catalogue.filter(({ id }) => feedOf(id) === null).map(({ id }) => id)).toEqual(["total3"]);
  });

  test("asks each source for its own symbols", () => {
    const asked = catalogue.flatMap(({ id }) => (feedOf(id) ? [named(askOf(id))] : []));
    expect(asked).toEqual(
      [
        "yahoo/^RUT yahoo/^GSPC yahoo/^IXIC fred/VIXCLS fred/DFF fred/DGS10 fred/DTWEXBGS",
        "fred/WALCL fred/WTREGEN fred/WRESBAL fred/TREAST fred/WSHOMCB fred/RRPONTSYD",
        "fiscaldata/operating_cash_balance fred/M2SL fred/NFCI nyfed/bill-purchases",
        "coinbase/BTC-USD coinbase/ETH-USD",
        "binance/ADAUSDT binance/AVAXUSDT binance/BCHUSDT binance/BNBUSDT binance/DOGEUSDT",
        "binance/EOSUSDT binance/ETCUSDT binance/LINKUSDT binance/LTCUSDT binance/SOLUSDT",
        "binance/TRXUSDT binance/XLMUSDT binance/XRPUSDT defillama/all alternative.me/fng",
      ]
        .join(" ")
        .split(" "),
    );
  });

  test("has a second source for volatility and the two large coins", () => {
    const seconds = catalogue.flatMap(({ id }) => {
      const second = feedOf(id)?.second;
      return second ? [`${id} ${named(second)}`] : [];
    });
    expect(seconds).toEqual(["vix yahoo/^VIX", "btc yahoo/BTC-USD", "eth yahoo/ETH-USD"]);
  });

  test("asks for a history no later than the contract wants it to begin", () => {
    const late = catalogue.filter(({ id }) => (feedOf(id)?.from ?? "") > contractOf(id).historyFrom);
    expect(late).toEqual([]);
  });

  test("takes FRED from the source that it is given", () => {
    expect(askOf("walcl").source).toBe(fred);
  });

  test("is refused for a series that the catalogue does not list", () => {
    expect(() => feedOf("gold")).toThrow('series "gold" is not in the catalogue');
  });
});

describe("an answer", () => {
  test("in dollars becomes USD billion, without the dust of binary fractions", () => {
    expect(pointsOf(askOf("bill_purchases"), only(8_166_300_000))).toEqual(only(8.1663));
    expect(pointsOf(askOf("stablecoins"), only(307_698_000_000))).toEqual(only(307.698));
    expect(pointsOf(askOf("stablecoins"), only(110_105))).toEqual(only(0.000110105));
  });

  test("in the series' own unit stays as it is", () => {
    const answer = { points: [{ date: "2026-01-09", value: 0.1 + 0.2 }], missing: ["2026-01-12"] };
    expect(pointsOf(askOf("rut"), answer)).toEqual(answer);
  });

  test("dated by the first of a month is dated by its last, with the days that have no value", () => {
    const { points } = only(22_500, "2026-02-01");
    expect(pointsOf(askOf("m2"), { points, missing: ["2024-02-01"] })).toEqual({
      points: [{ date: "2026-02-28", value: 22_500 }],
      missing: ["2024-02-29"],
    });
  });

  test("that should be dated by the first of a month and is not is refused", () => {
    expect(() => pointsOf(askOf("m2"), only(22_500, "2026-02-02"))).toThrow(
      "fred/M2SL: month start: expected the first day of a month, got 2026-02-02",
    );
  });
});

describe("the range to ask for", () => {
  const range = { from: "2026-01-15", to: "2026-08-21" };

  test("begins with the month of the first day where months are dated by their first", () => {
    expect(askedRange(askOf("m2"), range)).toEqual({ from: "2026-01-01", to: "2026-08-21" });
  });

  test("is the range itself elsewhere", () => {
    expect(askedRange(askOf("rut"), range)).toEqual(range);
  });
});
