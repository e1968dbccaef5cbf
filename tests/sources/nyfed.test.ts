import { describe, expect, test } from "vitest";
import { nyfed } from "../../src/sources/nyfed.js";
import { answered, canned, expectRefusal, january, notJson, parametersOf } from "./canned.js";

const symbol = "bill-purchases";
const bill = "Outright Bill Purchase";

const operation = (operationId: string, operationDate: string, accepted: unknown, operationType = bill) => ({
  operationId,
  operationDate,
  operationType,
  auctionStatus: "Results",
  totalParAmtSubmitted: "9",
  totalParAmtAccepted: accepted,
});
const auctions = (...operations: unknown[]) => ({ treasury: { auctions: operations } });

describe("nyfed", () => {
  test("asks once for the purchases of the range", async () => {
    const { get, urls } = canned(JSON.stringify(auctions()));
    await nyfed.fetch(symbol, january, get);
    expect(urls.map((url) => url.origin + url.pathname)).toEqual([
      "https://markets.newyorkfed.org/api/tsy/purchases/results/summary/search.json",
    ]);
    expect(parametersOf(urls[0])).toEqual({ startDate: "2026-01-01", endDate: "2026-01-31" });
  });

  test("keeps bill purchases only, in dollars, oldest first", async () => {
    const body = auctions(
      operation("c", "2026-01-13", "8168000000"),
      operation("b", "2026-01-08", "100", "Outright Coupon Purchase"),
      operation("s", "2026-01-07", "100", "Outright Bill Sale"),
      operation("a", "2026-01-06", "6820000000"),
    );
    expect(await answered(nyfed, symbol, [body])).toEqual({
      points: [
        { date: "2026-01-06", value: 6_820_000_000 },
        { date: "2026-01-13", value: 8_168_000_000 },
      ],
      missing: [],
    });
  });

  test("sums the operations of a day, and counts one that is repeated once", async () => {
    const body = auctions(
      operation("b", "2026-01-06", "3"),
      operation("a", "2026-01-06", "4"),
      operation("b", "2026-01-06", "3"),
    );
    expect((await answered(nyfed, symbol, [body])).points).toEqual([{ date: "2026-01-06", value: 7 }]);
  });

  test("names a day of which an amount is empty, also beside another amount", async () => {
    const body = auctions(
      operation("c", "2026-01-13", ""),
      operation("b", "2026-01-06", ""),
      operation("a", "2026-01-06", "4"),
    );
    expect(await answered(nyfed, symbol, [body])).toEqual({
      points: [],
      missing: ["2026-01-06", "2026-01-13"],
    });
  });

  test("may have no operations in a range", async () => {
    expect(await answered(nyfed, symbol, [auctions()])).toEqual({ points: [], missing: [] });
  });

  test.each([
    [{}, "fields: expected an object in treasury, got nothing"],
    [{ treasury: {} }, "fields: expected an array in treasury.auctions, got nothing"],
    [auctions([]), "fields: row 1: expected an object in treasury.auctions, got an array of 0"],
    [
      auctions({ ...operation("a", "2026-01-06", "4"), totalParAmtAccepted: undefined }),
      "fields: row 1: expected a text in totalParAmtAccepted, got nothing",
    ],
    [
      auctions(operation("a", "2026-01-06", 4)),
      "fields: row 1: expected a text in totalParAmtAccepted, got 4",
    ],
    [
      auctions({ ...operation("a", "2026-01-06", "4"), operationType: undefined }),
      "fields: row 1: expected a text in operationType, got nothing",
    ],
    [
      auctions({ ...operation("a", "2026-01-06", "4"), operationId: undefined }),
      "fields: row 1: expected a text in operationId, got nothing",
    ],
    [
      auctions(operation("a", "2026-01-06", "4", "Bill Purchase")),
      'operation type: row 1: expected Outright Bill Purchase or Outright Bill Sale, got "Bill Purchase"',
    ],
    [
      auctions(operation("a", "01/06/2026", "4")),
      'date: row 1: expected a day as YYYY-MM-DD, got "01/06/2026"',
    ],
    [
      auctions(operation("a", "2026-01-06", "4bn")),
      'number: row 1: expected a decimal number as text, got "4bn"',
    ],
    [
      auctions(operation("a", "2026-01-06", "4"), operation("a", "2026-01-06", "5")),
      'duplicate date: row 2: expected operation "a" once, got it on 2026-01-06 with 4 and on 2026-01-06 with 5',
    ],
    [
      auctions(operation("a", "2026-01-06", "4"), operation("a", "2026-01-07", "4")),
      'duplicate date: row 2: expected operation "a" once, got it on 2026-01-06 with 4 and on 2026-01-07 with 4',
    ],
    [
      auctions(
        operation("a", "2026-01-06", `17${"0".repeat(307)}`),
        operation("b", "2026-01-06", `17${"0".repeat(307)}`),
      ),
      "number: row 2: expected a finite sum of the day, got Infinity",
    ],
  ])("refuses %j", async (body, message) => {
    await expectRefusal(() => answered(nyfed, symbol, [body]), `nyfed/${symbol}: ${message}`);
  });

  test.each(notJson)("refuses %j for JSON", async (body, got) => {
    await expectRefusal(
      () => answered(nyfed, symbol, [body]),
      `nyfed/${symbol}: format: expected JSON, got ${got}`,
    );
  });

  test("knows one symbol", async () => {
    const message = 'nyfed/sofr: symbol: expected "bill-purchases", got "sofr"';
    await expectRefusal(() => answered(nyfed, "sofr", []), message);
  });
});
