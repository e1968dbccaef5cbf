import { describe, expect, test } from "vitest";
import { binance } from "../../src/sources/binance.js";
import { answered, canned, expectRefusal, notJson, parametersOf } from "./canned.js";

const dayMs = 86_400_000;
const kline = (day: string | number, close: unknown, over = dayMs - 1) => {
  const opened = typeof day === "number" ? day : Date.parse(day);
  return [opened, "9", "9", "9", close, "1.5", opened + over, "0", 1, "0", "0", "0"];
};
const days = (from: string, count: number) =>
  Array.from({ length: count }, (_, i) => kline(Date.parse(from) + i * dayMs, `${i}.50000000`));

describe("binance", () => {
  test("asks for daily klines from the first to the last millisecond of the range", async () => {
    const { get, urls } = canned("[]");
    await binance.fetch("SOLUSDT", { from: "2026-01-05", to: "2026-01-06" }, get);
    expect(urls.map((url) => url.origin + url.pathname)).toEqual(["https://api.binance.com/api/v3/klines"]);
    expect(parametersOf(urls[0])).toEqual({
      symbol: "SOLUSDT",
      interval: "1d",
      startTime: "1767571200000",
      endTime: "1767743999999",
      limit: "1000",
    });
  });

  test("gives the closes, that of 0 too, sorted", async () => {
    const body = [kline("2026-01-06", "0.00000000"), kline("2026-01-05", "136.42000000")];
    expect(await answered(binance, "SOLUSDT", [body])).toEqual({
      points: [
        { date: "2026-01-05", value: 136.42 },
        { date: "2026-01-06", value: 0 },
      ],
      missing: [],
    });
  });

  test("asks for the day after a full page until a page is shorter", async () => {
    const bodies = [days("2020-01-01", 1000), days("2022-09-27", 1000), days("2025-06-23", 1)];
    const { get, urls } = canned(...bodies.map((body) => JSON.stringify(body)));
    const { points } = await binance.fetch("SOLUSDT", { from: "2019-01-01", to: "2026-01-31" }, get);
    expect(urls.map((url) => new Date(Number(url.searchParams.get("startTime"))).toISOString())).toEqual([
      "2019-01-01T00:00:00.000Z",
      "2022-09-27T00:00:00.000Z",
      "2025-06-23T00:00:00.000Z",
    ]);
    expect(points).toHaveLength(2001);
    expect(new Set(points.map(({ date }) => date)).size).toBe(2001);
  });

  test("asks no more when a full page covers the range", async () => {
    const { get, urls } = canned(JSON.stringify(days("2020-01-01", 1000)));
    await binance.fetch("SOLUSDT", { from: "2020-01-01", to: "2022-09-26" }, get);
    expect(urls).toHaveLength(1);
  });

  test("may have no klines before the listing and after the delisting", async () => {
    expect(await answered(binance, "EOSUSDT", [[]])).toEqual({ points: [], missing: [] });
  });

  test.each([
    [
      { code: -1121, msg: "Invalid symbol." },
      'answer: expected klines, got an object that says "Invalid symbol."',
    ],
    [null, "fields: expected an array in the answer, got null"],
    [[{ f0: 1 }], "fields: row 1: expected a kline of 12 values, got an object"],
    [[kline("2026-01-05", "1").slice(1)], "fields: row 1: expected a kline of 12 values, got an array of 11"],
    [
      [kline("2026-01-05T01:00:00Z", "1")],
      "date: row 1: expected a time at 00:00 UTC, got 2026-01-05T01:00:00.000Z",
    ],
    [[kline(1767571200, "1")], "date: row 1: expected a time at 00:00 UTC, got 1970-01-21T10:59:31.200Z"],
    [
      [kline("2026-01-05", "1", 7 * dayMs - 1)],
      "close time: row 1: expected 1767657599999, got 1768175999999",
    ],
    [[kline("2026-01-05", 1)], "number: row 1: expected a decimal number as text, got 1"],
    [[kline("2026-01-05", "")], 'number: row 1: expected a decimal number as text, got ""'],
    [[kline("2026-01-05", null)], "number: row 1: expected a decimal number as text, got null"],
    [
      [kline("2026-01-05", "1"), kline("2026-01-05", "2")],
      "duplicate date: row 2: expected 2026-01-05 once, got it with 1 and 2",
    ],
  ])("refuses %j", async (body, message) => {
    await expectRefusal(() => answered(binance, "SOLUSDT", [body]), `binance/SOLUSDT: ${message}`);
  });

  test("refuses a full page whose days do not ascend, which would hide where the next one begins", async () => {
    await expectRefusal(
      () =>
        answered(binance, "SOLUSDT", [days("2020-01-01", 1000).reverse()], {
          from: "2019-01-01",
          to: "2026-01-31",
        }),
      "binance/SOLUSDT: page order: row 2: expected a day after 2022-09-26 on a full page, got 2022-09-25",
    );
    await expectRefusal(
      () =>
        answered(binance, "SOLUSDT", [days("2018-01-01", 1000)], { from: "2019-01-01", to: "2026-01-31" }),
      "binance/SOLUSDT: page order: row 1: expected a day after 2018-12-31 on a full page, got 2018-01-01",
    );
  });

  test.each(notJson)("refuses %j for JSON", async (body, got) => {
    await expectRefusal(
      () => answered(binance, "SOLUSDT", [body]),
      `binance/SOLUSDT: format: expected JSON, got ${got}`,
    );
  });
});
