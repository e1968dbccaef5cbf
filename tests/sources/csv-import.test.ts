import { describe, expect, test } from "vitest";
import { parseExport } from "../../src/sources/csv-import.js";
import { expectRefusal } from "./canned.js";

const file = "altcap.csv";
const total3 = { file, series: "total3" };

describe("an export made by hand", () => {
  test("is converted from its unit to the catalogue's", () => {
    const text = "date,total3,btc_dominance\n2017-07-14,14135585178.5,52.5\n2017-07-15,12000000000,52.7\n";
    expect(parseExport(text, { ...total3, unit: "USD" })).toEqual({
      points: [
        { date: "2017-07-14", value: 14.1355851785 },
        { date: "2017-07-15", value: 12 },
      ],
      missing: [],
    });
  });

  test.each([
    ["USD", "total3", 2e-9],
    ["USD thousand", "total3", 2e-6],
    ["USD million", "total3", 2e-3],
    ["USD billion", "total3", 2],
    ["USD billion", "tga", 2000],
    ["USD", "btc", 2],
    [undefined, "total3", 2],
    [undefined, "rut", 2],
  ])("in %s makes of 2 for %s %d", (unit, series, value) => {
    expect(parseExport("date,value\n2026-01-05,2\n", { file, series, unit }).points).toEqual([
      { date: "2026-01-05", value },
    ]);
  });

  test.each([
    ["the series' id first", "date,value,close,total3\n2026-01-05,1,2,3\n", 3],
    ["then close", "date,value,close\n2026-01-05,1,2\n", 2],
    ["then value", "date,value,open\n2026-01-05,1,2\n", 1],
    ["in any case, with spaces", " Time , Close \n 2026-01-05 , 2 \n", 2],
    ["after a byte-order mark", "\uFEFFdate,value\n2026-01-05,1\n", 1],
    ["from lines that end as on Windows, with quotes", '"date","value"\r\n"2026-01-05","1"\r\n\r\n', 1],
    ["with a spreadsheet's exponent", "date,value\n2026-01-05,1.5E+3", 1500],
  ])("gives its value by %s", (_, text, value) => {
    expect(parseExport(text, total3)).toEqual({ points: [{ date: "2026-01-05", value }], missing: [] });
  });

  test.each([
    ["2026-01-05", "2026-01-05"],
    ["2026-01-05T00:00:00Z", "2026-01-05"],
    ["2026-01-05T23:30:00.500Z", "2026-01-05"],
    ["2026-01-05T01:00:00+01:00", "2026-01-05"],
    ["2026-01-04T19:00:00-05:00", "2026-01-05"],
    ["1767571200", "2026-01-05"],
    ["1767657599", "2026-01-05"],
  ])("dates %s on %s", (cell, date) => {
    expect(parseExport(`time,close\n${cell},1\n`, total3).points).toEqual([{ date, value: 1 }]);
  });

  test("has no value where it is empty, a point or NaN, and may be in any order", () => {
    const text = "date,value\n2026-01-08,4\n2026-01-07,NaN\n2026-01-06,.\n2026-01-05,\n2026-01-08,4\n";
    expect(parseExport(text, total3)).toEqual({
      points: [{ date: "2026-01-08", value: 4 }],
      missing: ["2026-01-05", "2026-01-06", "2026-01-07"],
    });
  });

  const dates = "a day as YYYY-MM-DD, a moment with its offset or unix seconds";
  test.each([
    ["", "format: expected CSV, got no bytes"],
    ["<html><body></body></html>", "format: expected CSV, got an HTML page"],
    ['{"date":1}', "format: expected CSV, got JSON"],
    ["date;total3\n", 'header: row 1: expected a column named date or time, got "date;total3"'],
    [
      "date,market_cap\n",
      'header: row 1: expected a column named total3 or close or value, got "date,market_cap"',
    ],
    ["date,close,Close\n", 'header: row 1: expected one column named close, got "date,close,close"'],
    ["date,date,close\n", 'header: row 1: expected one column named date, got "date,date,close"'],
    ["date,value\n", "rows: expected one at least, got none"],
    ["date,value\n2026-01-05\n", "cells: row 2: expected 2, got 1"],
    ["date,value\n2026-01-05,1,234\n", "cells: row 2: expected 2, got 3"],
    ["date,value\n2026-01-05,1\n\n2026-01-06,1\n", "cells: row 3: expected 2, got 1"],
    ["date,value\n2026-01-05,1\n,\n", `date: row 3: expected ${dates}, got ""`],
    ["date,value\n2026-02-30,1\n", `date: row 2: expected ${dates}, got "2026-02-30"`],
    ["date,value\n2026-02-30T00:00:00Z,1\n", `date: row 2: expected ${dates}, got "2026-02-30T00:00:00Z"`],
    ["date,value\n2026-01-05T00:00:00,1\n", `date: row 2: expected ${dates}, got "2026-01-05T00:00:00"`],
    ["date,value\n05.01.2026,1\n", `date: row 2: expected ${dates}, got "05.01.2026"`],
    ["date,value\n20260105,1\n", `date: row 2: expected ${dates}, got "20260105"`],
    ["date,value\n1767571200000,1\n", `date: row 2: expected ${dates}, got "1767571200000"`],
    ["date,value\n9999999999,1\n", "date: row 2: expected seconds of 1900 to 2099, got 9999999999"],
    ['date,value\n2026-01-05,"1,234"\n', 'number: row 2: expected a decimal number as text, got "1,234"'],
    ["date,value\n2026-01-05,0x10\n", 'number: row 2: expected a decimal number as text, got "0x10"'],
    ["date,value\n2026-01-05,Infinity\n", 'number: row 2: expected a decimal number as text, got "Infinity"'],
    ["date,value\n2026-01-05,1e999\n", 'number: row 2: expected a decimal number as text, got "1e999"'],
    [
      "date,value\n2026-01-05,1\n2026-01-05,2\n",
      "duplicate date: row 3: expected 2026-01-05 once, got it with 1 and 2",
    ],
  ])("is refused when it is %j", async (text, message) => {
    await expectRefusal(() => parseExport(text, total3), `import/${file}: ${message}`);
  });

  const text = "date,value\n2026-01-05,1e308\n";
  test.each([
    ["total3", "EUR", 'unit: expected one of USD, USD thousand, USD million, USD billion, got "EUR"'],
    ["rut", "USD", 'unit: expected no unit for a series in index points, got "USD"'],
    ["rut", "index points", 'unit: expected no unit for a series in index points, got "index points"'],
    ["total4", undefined, 'known series: expected an id of the catalogue, got "total4"'],
    ["tga", "USD billion", 'number: row 2: expected a finite number, got "1e308"'],
  ])("is refused for %s in %s", async (series, unit, message) => {
    await expectRefusal(() => parseExport(text, { file, series, unit }), `import/${file}: ${message}`);
  });
});
