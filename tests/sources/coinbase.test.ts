import { describe, expect, test } from "vitest";
import { coinbase } from "../../src/sources/coinbase.js";
import { answered, canned, expectRefusal, notJson } from "./canned.js";

const candle = (day: string, close: unknown) => [Date.parse(day) / 1000, 1, 2, 3, close, 4.5];

describe("coinbase", () => {
  test("asks for the range in windows of at most 300 days", async () => {
    const { get, urls } = canned("[]", "[]", "[]");
    await coinbase.fetch("BTC-USD", { from: "2020-01-01", to: "2021-08-23" }, get);
    expect(
      urls.map((url) => `${url.origin}${url.pathname}?${decodeURIComponent(url.search.slice(1))}`),
    ).toEqual(
      [
        "start=2020-01-01T00:00:00Z&end=2020-10-26T00:00:00Z",
        "start=2020-10-27T00:00:00Z&end=2021-08-22T00:00:00Z",
        "start=2021-08-23T00:00:00Z&end=2021-08-23T00:00:00Z",
      ].map((w) => `https://api.exchange.coinbase.com/products/BTC-USD/candles?granularity=86400&${w}`),
    );
  });

  test("joins the windows, newest first as they come, and counts a candle that two of them hold once", async () => {
    const windows = [
      [candle("2020-10-26", 2), candle("2020-01-01", 1.25)],
      [candle("2020-10-28", 3), candle("2020-10-26", 2)],
    ];
    expect(await answered(coinbase, "BTC-USD", windows, { from: "2020-01-01", to: "2020-10-31" })).toEqual({
      points: [
        { date: "2020-01-01", value: 1.25 },
        { date: "2020-10-26", value: 2 },
        { date: "2020-10-28", value: 3 },
      ],
      missing: [],
    });
  });

  test("names days whose close is null and leaves those out that are absent", async () => {
    const body = [candle("2026-01-07", 2), candle("2026-01-05", null)];
    expect(await answered(coinbase, "BTC-USD", [body])).toEqual({
      points: [{ date: "2026-01-07", value: 2 }],
      missing: ["2026-01-05"],
    });
  });

  test("may have no candles before the listing", async () => {
    expect(await answered(coinbase, "BTC-USD", [[]])).toEqual({ points: [], missing: [] });
  });

  test.each([
    [{ message: "NotFound" }, 'answer: expected candles, got an object that says "NotFound"'],
    ["3", "fields: expected an array in the answer, got 3"],
    [[{ time: "2026-01-05", price: 1 }], "fields: row 1: expected a candle of 6 values, got an object"],
    [[[1767571200, 1, 2, 3, 4]], "fields: row 1: expected a candle of 6 values, got an array of 5"],
    [
      [candle("2026-01-05T12:00:00Z", 1)],
      "date: row 1: expected a time at 00:00 UTC, got 2026-01-05T12:00:00.000Z",
    ],
    [[[1767571200000, 1, 2, 3, 4, 5]], "date: row 1: expected seconds of 1900 to 2099, got 1767571200000"],
    [[candle("2026-01-05", "1")], 'number: row 1: expected a finite number, got "1"'],
    [
      [candle("2026-01-05", 1), candle("2026-01-05", 2)],
      "duplicate date: row 2: expected 2026-01-05 once, got it with 1 and 2",
    ],
  ])("refuses %j", async (body, message) => {
    await expectRefusal(() => answered(coinbase, "BTC-USD", [body]), `coinbase/BTC-USD: ${message}`);
  });

  test("refuses two windows that disagree, by the row over all windows", async () => {
    const windows = [[candle("2020-10-26", 2)], [candle("2020-10-27", 3), candle("2020-10-26", 4)]];
    await expectRefusal(
      () => answered(coinbase, "BTC-USD", windows, { from: "2020-01-01", to: "2020-10-31" }),
      "coinbase/BTC-USD: duplicate date: row 3: expected 2020-10-26 once, got it with 2 and 4",
    );
  });

  test.each(notJson)("refuses %j for JSON", async (body, got) => {
    await expectRefusal(
      () => answered(coinbase, "BTC-USD", [body]),
      `coinbase/BTC-USD: format: expected JSON, got ${got}`,
    );
  });
});
