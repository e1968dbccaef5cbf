import { describe, expect, test } from "vitest";
import { parseYahooChart, shortestFloat32, yahoo } from "../../src/sources/yahoo.js";
import { answered, canned, expectRefusal, notJson, parametersOf } from "./canned.js";

interface Chart {
  symbol?: string;
  zone?: string;
  granularity?: string;
  marketTime?: number;
  timestamp?: unknown;
  quote?: unknown;
}

/** A chart answer; its sessions open at 14:30 UTC, which is 9:30 in New York in January. */
function chart({ symbol = "^RUT", zone = "America/New_York", ...rest }: Chart) {
  const { granularity = "1d", marketTime = 0, timestamp, quote } = rest;
  const meta = {
    symbol,
    exchangeTimezoneName: zone,
    dataGranularity: granularity,
    regularMarketTime: marketTime,
  };
  return { chart: { result: [{ meta, timestamp, indicators: { quote: [quote] } }], error: null } };
}

const second = (moment: string) => Date.parse(moment) / 1000;
const opens = (...days: string[]) => days.map((day) => second(`${day}T14:30:00Z`));

describe("yahoo", () => {
  test("asks once for daily bars from the first second of the range to the end of its last day", async () => {
    const { get, urls } = canned(JSON.stringify(chart({})));
    await yahoo.fetch("^RUT", { from: "2026-01-05", to: "2026-01-06" }, get);
    expect(urls).toHaveLength(1);
    expect(`${urls[0]?.origin}${urls[0]?.pathname}`).toBe(
      "https://query1.finance.yahoo.com/v8/finance/chart/%5ERUT",
    );
    expect(parametersOf(urls[0])).toEqual({
      interval: "1d",
      period1: "1767571200",
      period2: "1767744000",
      includeAdjustedClose: "false",
    });
  });

  test("names days without a close, keeps to the range and sorts", async () => {
    const timestamp = opens("2026-01-07", "2026-01-05", "2026-01-06", "2026-02-02", "2025-12-31");
    const body = chart({ timestamp, quote: { close: [3, 1.5, null, 4, 0.5] } });
    expect(await answered(yahoo, "^RUT", [body])).toEqual({
      points: [
        { date: "2026-01-05", value: 1.5 },
        { date: "2026-01-07", value: 3 },
      ],
      missing: ["2026-01-06"],
    });
  });

  test.each([
    // Midnight in New York lies between 04:00 and 05:00 UTC in winter and in summer an hour earlier.
    ["^RUT", "America/New_York", "2026-01-06T04:59:59Z", "2026-01-05"],
    ["^RUT", "America/New_York", "2026-07-06T04:00:00Z", "2026-07-06"],
    ["^VIX", "America/Chicago", "2026-01-06T05:59:59Z", "2026-01-05"],
    ["BTC-USD", "UTC", "2026-01-06T00:00:00Z", "2026-01-06"],
  ])("dates a bar of %s by the day in %s", (symbol, zone, moment, date) => {
    const body = chart({ symbol, zone, timestamp: [second(moment)], quote: { close: [1] } });
    expect(parseYahooChart(JSON.stringify(body), symbol)).toMatchObject([{ date }]);
  });

  test("takes a chart without timestamps for no bars", async () => {
    expect(await answered(yahoo, "^RUT", [chart({})])).toEqual({ points: [], missing: [] });
  });

  test("takes the live quote where the running day stands twice at the end", async () => {
    const marketTime = second("2026-01-06T18:00:00Z");
    const timestamp = [...opens("2026-01-05", "2026-01-06"), marketTime];
    const body = chart({ timestamp, marketTime, quote: { close: [1, 2, 3] } });
    expect((await answered(yahoo, "^RUT", [body])).points).toEqual([
      { date: "2026-01-05", value: 1 },
      { date: "2026-01-06", value: 3 },
    ]);
  });

  test("counts a day that stands twice with the same close once", async () => {
    const body = chart({ timestamp: opens("2026-01-05", "2026-01-05"), quote: { close: [2, 2] } });
    expect((await answered(yahoo, "^RUT", [body])).points).toEqual([{ date: "2026-01-05", value: 2 }]);
  });

  test.each([
    [3017.870849609375, 3017.8708],
    [15.130000114440918, 15.13],
    [77947.109375, 77947.11],
    [16777216, 16777216],
    [0.10000000149011612, 0.1],
    [-2.5, -2.5],
    [0, 0],
    [0.1, 0.1],
    [1e300, 1e300],
  ])("gives the float32 %d as %d", (float, shortest) => {
    expect(shortestFloat32(float)).toBe(shortest);
  });

  test.each([
    [
      { chart: { result: null, error: { code: "Not Found", description: "No data" } } },
      'answer: expected a chart, got the error "Not Found"',
    ],
    [{ chart: { result: [], error: null } }, "answer: expected one chart, got 0"],
    [{ chart: { result: null } }, "fields: expected an array in chart.result, got null"],
    [{}, "fields: expected an object in chart, got nothing"],
    [{ chart: { result: [{}] } }, "fields: expected an object in meta, got nothing"],
    [chart({ symbol: "^GSPC" }), 'meta: expected symbol "^RUT", got "^GSPC"'],
    [chart({ zone: "UTC" }), 'meta: expected exchangeTimezoneName "America/New_York", got "UTC"'],
    [chart({ granularity: "1mo" }), 'meta: expected dataGranularity "1d", got "1mo"'],
    [
      chart({ timestamp: [1], quote: { last: [1] } }),
      "fields: expected an array in indicators.quote[0].close, got nothing",
    ],
    [chart({ timestamp: [1, 2], quote: { close: [1] } }), "lengths: expected 2 closes, got 1"],
    [
      chart({ timestamp: {}, quote: { close: [1] } }),
      "fields: expected an array in timestamp, got an object",
    ],
    [
      chart({ timestamp: ["1767709800"], quote: { close: [1] } }),
      'date: row 1: expected seconds of 1900 to 2099, got "1767709800"',
    ],
    [
      chart({ timestamp: [1767709800000], quote: { close: [1] } }),
      "date: row 1: expected seconds of 1900 to 2099, got 1767709800000",
    ],
    [
      chart({ timestamp: opens("2026-01-05"), quote: { close: ["1"] } }),
      'number: row 1: expected a finite number, got "1"',
    ],
    [
      chart({ timestamp: opens("2026-01-05", "2026-01-05"), quote: { close: [1, 2] } }),
      "duplicate date: row 2: expected 2026-01-05 once, got it with 1 and 2",
    ],
    [
      chart({ timestamp: opens("2026-01-05", "2026-01-05"), quote: { close: [1, null] } }),
      "duplicate date: row 2: expected 2026-01-05 once, got it with 1 and null",
    ],
  ])("refuses %j", async (body, message) => {
    await expectRefusal(() => answered(yahoo, "^RUT", [body]), `yahoo/^RUT: ${message}`);
  });

  test("refuses a close that JSON writes but no number holds", async () => {
    const text = JSON.stringify(chart({ timestamp: opens("2026-01-05"), quote: { close: [0.5] } }));
    await expectRefusal(
      () => answered(yahoo, "^RUT", [text.replace("[0.5]", "[1e999]")]),
      "yahoo/^RUT: number: row 1: expected a finite number, got Infinity",
    );
  });

  test.each(notJson)("refuses %j for JSON", async (body, got) => {
    await expectRefusal(
      () => answered(yahoo, "^RUT", [body]),
      `yahoo/^RUT: format: expected JSON, got ${got}`,
    );
  });
});
