import { describe, expect, test } from "vitest";
import { fiscaldata } from "../../src/sources/fiscaldata.js";
import { answered, canned, expectRefusal, january, notJson, parametersOf } from "./canned.js";

const symbol = "operating_cash_balance";
const closing = "Treasury General Account (TGA) Closing Balance";

const line = (record_date: string, account_type: string, open: string, close = "null") => ({
  record_date,
  account_type,
  open_today_bal: open,
  close_today_bal: close,
});
const page = (data: unknown[], pages = 1, count = data.length) => ({
  data,
  meta: { count: data.length, "total-count": count, "total-pages": pages },
});

describe("fiscaldata", () => {
  test("asks for the lines of the range, ascending, ten thousand a page", async () => {
    const { get, urls } = canned(JSON.stringify(page([], 0)));
    await fiscaldata.fetch(symbol, january, get);
    expect(urls.map((url) => url.origin + url.pathname)).toEqual([
      "https://api.fiscaldata.treasury.gov/services/api/fiscal_service/v1/accounting/dts/operating_cash_balance",
    ]);
    expect(parametersOf(urls[0])).toEqual({
      fields: "record_date,account_type,open_today_bal,close_today_bal",
      filter: "record_date:gte:2026-01-01,record_date:lte:2026-01-31",
      sort: "record_date",
      "page[size]": "10000",
      "page[number]": "1",
    });
  });

  test("takes the closing balance, in USD million, from open_today_bal of its own line since 2022-04-18", async () => {
    const data = [
      line("2026-01-05", "Treasury General Account (TGA) Opening Balance", "841253"),
      line("2026-01-05", "Total TGA Deposits (Table II)", "9000"),
      line("2026-01-05", closing, "893351"),
    ];
    expect(await answered(fiscaldata, symbol, [page(data)])).toEqual({
      points: [{ date: "2026-01-05", value: 893351 }],
      missing: [],
    });
  });

  test("takes it from close_today_bal of the account before", async () => {
    const data = [
      line("2021-09-30", "Federal Reserve Account", "173745", "215160"),
      line("2021-09-30", "Tax and Loan Note Accounts (Table V)", "2", "2"),
      line("2022-04-15", "Treasury General Account (TGA)", "575000", "841253.5"),
    ];
    expect(
      await answered(fiscaldata, symbol, [page(data)], { from: "2021-01-01", to: "2022-12-31" }),
    ).toEqual({
      points: [
        { date: "2021-09-30", value: 215160 },
        { date: "2022-04-15", value: 841253.5 },
      ],
      missing: [],
    });
  });

  test("names days whose closing balance is null and days that have other lines only", async () => {
    const data = [
      line("2026-01-05", closing, "null"),
      line("2026-01-06", "Treasury General Account (TGA) Opening Balance", "1"),
      line("2026-01-06", "Total TGA Deposits (Table II)", "2"),
      line("2026-01-07", closing, "-3"),
    ];
    expect(await answered(fiscaldata, symbol, [page(data)])).toEqual({
      points: [{ date: "2026-01-07", value: -3 }],
      missing: ["2026-01-05", "2026-01-06"],
    });
  });

  test("goes through the pages that the first one counts", async () => {
    const first = Array.from({ length: 10_000 }, (_, i) => {
      return line(new Date(Date.UTC(1999, 0, 1 + i)).toISOString().slice(0, 10), closing, String(i));
    });
    const bodies = [page(first, 2, 10_001), page([line("2026-07-01", closing, "7")], 2, 10_001)];
    const { get, urls } = canned(...bodies.map((body) => JSON.stringify(body)));
    const answer = await fiscaldata.fetch(symbol, { from: "1999-01-01", to: "2026-12-31" }, get);
    expect(urls.map((url) => url.searchParams.get("page[number]"))).toEqual(["1", "2"]);
    expect(answer.points).toHaveLength(10_001);
    expect(answer.points.at(-1)).toEqual({ date: "2026-07-01", value: 7 });

    const again = canned(JSON.stringify(bodies[0]), JSON.stringify(bodies[0]));
    await expectRefusal(
      () => fiscaldata.fetch(symbol, january, again.get),
      `fiscaldata/${symbol}: pages: expected page 2, got the page before again`,
    );
    await expectRefusal(
      () => answered(fiscaldata, symbol, [bodies[0], page([], 2, 10_001)]),
      `fiscaldata/${symbol}: pages: expected 10001 rows on 2 pages, got 10000 on 2`,
    );
    await expectRefusal(
      () =>
        answered(fiscaldata, symbol, [bodies[0], page([{ ...first[0], open_today_bal: "x" }], 2, 10_001)]),
      `fiscaldata/${symbol}: number: row 10001: expected a decimal number as text, got "x"`,
    );
  });

  test("may have no lines in a range", async () => {
    expect(await answered(fiscaldata, symbol, [page([], 0)])).toEqual({ points: [], missing: [] });
  });

  test.each([
    [
      { error: "Invalid Query Param", message: "…" },
      'answer: expected data, got the error "Invalid Query Param"',
    ],
    [{ meta: {} }, "fields: expected an array in data, got nothing"],
    [{ data: [] }, "fields: expected an object in meta, got nothing"],
    [{ data: [], meta: { "total-count": 0 } }, "fields: expected a whole number in total-pages, got nothing"],
    [page([], 1, 1), "pages: expected 1 rows on 1 pages, got 0 on 1"],
    [
      page([line("2026-01-05", closing, "1")], 1e9, 1e12),
      "pages: expected 1000000000000 rows on 1000000000 pages, got 1 on 1",
    ],
    [page([null]), "fields: row 1: expected an object in data, got null"],
    [
      page([{ ...line("2026-01-05", closing, "1"), open_today_bal: undefined }]),
      "fields: row 1: expected a text in open_today_bal, got nothing",
    ],
    [
      page([{ ...line("2026-01-05", closing, "1"), close_today_bal: null }]),
      "fields: row 1: expected a text in close_today_bal, got null",
    ],
    [
      page([{ ...line("2026-01-05", closing, "1"), account_type: undefined }]),
      "fields: row 1: expected a text in account_type, got nothing",
    ],
    [page([line("2026-01-05", closing, "1", "2")]), "fields: row 1: expected null in close_today_bal, got 2"],
    [page([line("2026-13-05", closing, "1")]), 'date: row 1: expected a day as YYYY-MM-DD, got "2026-13-05"'],
    [page([line("2026-01-05", closing, "")]), 'number: row 1: expected a decimal number as text, got ""'],
    [
      page([line("2026-01-05", closing, "1,000")]),
      'number: row 1: expected a decimal number as text, got "1,000"',
    ],
    [
      page([line("2026-01-05", closing, "1"), line("2026-01-05", closing, "2")]),
      "duplicate date: row 2: expected 2026-01-05 once, got it with 1 and 2",
    ],
    [
      page([line("2026-01-05", "Federal Reserve Account", "1", "1"), line("2026-01-05", closing, "2")]),
      "duplicate date: row 2: expected 2026-01-05 once, got it with 1 and 2",
    ],
  ])("refuses %j", async (body, message) => {
    await expectRefusal(() => answered(fiscaldata, symbol, [body]), `fiscaldata/${symbol}: ${message}`);
  });

  test.each(notJson)("refuses %j for JSON", async (body, got) => {
    await expectRefusal(
      () => answered(fiscaldata, symbol, [body]),
      `fiscaldata/${symbol}: format: expected JSON, got ${got}`,
    );
  });

  test("knows one symbol", async () => {
    await expectRefusal(
      () => answered(fiscaldata, "debt", []),
      'fiscaldata/debt: symbol: expected "operating_cash_balance", got "debt"',
    );
  });
});
