import { describe, expect, test } from "vitest";
import { defillama } from "../../src/sources/defillama.js";
import { answered, canned, expectRefusal, january, notJson } from "./canned.js";

const day = (date: string, totalCirculatingUSD: unknown) => ({
  date: String(Date.parse(date) / 1000),
  totalCirculating: { peggedUSD: 5 },
  totalCirculatingUSD,
});

describe("defillama", () => {
  test("asks once for the whole history", async () => {
    const { get, urls } = canned(JSON.stringify([day("2026-01-01", { peggedUSD: 1 })]));
    await defillama.fetch("all", january, get);
    expect(urls.map(String)).toEqual(["https://stablecoins.llama.fi/stablecoincharts/all"]);
  });

  test("gives dollars, keeps to the range and names days without a figure", async () => {
    const body = [
      day("2025-12-31", { peggedUSD: 1 }),
      day("2026-01-01", { peggedUSD: 307698000000.25, peggedEUR: 7 }),
      day("2026-01-02", {}),
      day("2026-01-03", undefined),
      day("2026-01-04", { peggedUSD: null }),
    ];
    expect(await answered(defillama, "all", [body])).toEqual({
      points: [{ date: "2026-01-01", value: 307698000000.25 }],
      missing: ["2026-01-02", "2026-01-03", "2026-01-04"],
    });
  });

  test.each([
    [{}, "fields: expected an array in the answer, got an object"],
    [[], "rows: expected one at least, got none"],
    [
      [{ ...day("2026-01-01", undefined), circulatingUSD: { peggedUSD: 1 } }],
      "fields: expected totalCirculatingUSD.peggedUSD in some row, got nothing",
    ],
    [[day("2026-01-01", {})], "fields: expected totalCirculatingUSD.peggedUSD in some row, got nothing"],
    [[day("2026-01-01", 5)], "fields: row 1: expected an object in totalCirculatingUSD, got 5"],
    [[[]], "fields: row 1: expected an object in the answer, got an array of 0"],
    [[day("2026-01-01", { peggedUSD: "5" })], 'number: row 1: expected a finite number, got "5"'],
    [
      [{ ...day("2026-01-01", {}), date: 1767225600 }],
      "date: row 1: expected seconds as text, got 1767225600",
    ],
    [
      [day("2026-01-01T06:00:00Z", {})],
      "date: row 1: expected a time at 00:00 UTC, got 2026-01-01T06:00:00.000Z",
    ],
    [
      [day("2026-01-01", { peggedUSD: 1 }), day("2026-01-01", { peggedUSD: 2 })],
      "duplicate date: row 2: expected 2026-01-01 once, got it with 1 and 2",
    ],
  ])("refuses %j", async (body, message) => {
    await expectRefusal(() => answered(defillama, "all", [body]), `defillama/all: ${message}`);
  });

  test.each(notJson)("refuses %j for JSON", async (body, got) => {
    await expectRefusal(
      () => answered(defillama, "all", [body]),
      `defillama/all: format: expected JSON, got ${got}`,
    );
  });
});
