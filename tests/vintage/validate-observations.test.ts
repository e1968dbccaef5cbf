import { describe, expect, test } from "vitest";
import { refusalOfEdit } from "./small-vintage.js";

const file = "observations.csv";

describe("observations are refused, with series, rule and row, when", () => {
  test.each([
    [
      "a series is not in the catalogue",
      "walcl,weekly",
      "wallcl,weekly",
      'observations.csv: known series: row 5: expected an id of the catalogue, got "wallcl"',
    ],
    [
      "a header differs",
      "series,frequency,date,value",
      "series,date,frequency,value",
      'observations.csv: columns: row 1: expected "series,frequency,date,value", got "series,date,frequency,value"',
    ],
    ["a line has one cell more", "2654.77", "2654.77,1", "observations.csv: cells: row 2: expected 4, got 5"],
    ["a line has one cell fewer", ",2654.77", "", "observations.csv: cells: row 2: expected 4, got 3"],
    [
      "a frequency is unknown",
      "rut,daily,2026-01-29",
      "rut,hourly,2026-01-29",
      'rut: frequency: row 2: expected daily or weekly or monthly, got "hourly"',
    ],
    [
      "a frequency is finer than the series' own",
      "walcl,weekly",
      "walcl,daily",
      'walcl: frequency: row 5: expected weekly or monthly, got "daily"',
    ],
    [
      "a date is not a day of the calendar",
      "2026-01-29",
      "2026-02-30",
      'rut: date: row 2: expected a day as YYYY-MM-DD, got "2026-02-30"',
    ],
    [
      "a date is written otherwise",
      "2026-01-29",
      "29/01/2026",
      'rut: date: row 2: expected a day as YYYY-MM-DD, got "29/01/2026"',
    ],
    [
      "a date is after the as-of day",
      "rut,daily,2026-01-30",
      "rut,daily,2026-02-02",
      'rut: as of: row 3: expected no date after 2026-01-31, got "2026-02-02"',
    ],
    [
      "a monthly date is not the last day of a month",
      "rut,monthly,2026-01-31",
      "rut,monthly,2026-01-30",
      'rut: month end: row 4: expected the last day of a month, got "2026-01-30"',
    ],
    [
      "a date occurs twice",
      "rut,daily,2026-01-30",
      "rut,daily,2026-01-29",
      'rut: duplicate date: row 3: expected a date after 2026-01-29, got "2026-01-29"',
    ],
    [
      "a date is out of order",
      "rut,daily,2026-01-30",
      "rut,daily,2026-01-28",
      'rut: date order: row 3: expected a date after 2026-01-29, got "2026-01-28"',
    ],
    ["a value is NaN", "2654.77", "NaN", 'rut: number: row 2: expected a number, got "NaN"'],
    ["a value is empty", "2654.77", "", 'rut: number: row 2: expected a number, got ""'],
    [
      "a value is not a number",
      "2654.77",
      "2654.77*",
      'rut: number: row 2: expected a number, got "2654.77*"',
    ],
    [
      "a value is infinite",
      "2654.77",
      "1e999",
      "rut: bounds: row 2: expected 100 to 20000 index points, got 1e999",
    ],
    [
      "a value is too high",
      "2654.77",
      "26547.7",
      "rut: bounds: row 2: expected 100 to 20000 index points, got 26547.7",
    ],
    [
      "a value is too low",
      "2654.77",
      "26.5477",
      "rut: bounds: row 2: expected 100 to 20000 index points, got 26.5477",
    ],
    [
      "a value is in another unit",
      "6587568",
      "6587.568",
      "walcl: bounds: row 5: expected 500000 to 20000000 USD million, got 6587.568",
    ],
  ])("%s", async (_, from, to, message) => {
    expect(await refusalOfEdit(file, from, to)).toBe(message);
  });
});

describe("series.csv is refused when", () => {
  test.each([
    [
      "it lists a series without observations",
      /$/,
      "spx,S&P 500,index points,S&P,terms,false,daily,2026-01-30,2026-01-30,1\n",
      "spx: empty series: row 5: expected daily observations in observations.csv, got none",
    ],
    [
      "its first date is not the observations'",
      "daily,2026-01-29",
      "daily,2026-01-28",
      'rut: series.csv first: row 2: expected 2026-01-29, got "2026-01-28"',
    ],
    [
      "its last date is not the observations'",
      "2026-01-30,2",
      "2026-01-29,2",
      'rut: series.csv last: row 2: expected 2026-01-30, got "2026-01-29"',
    ],
    [
      "its number of rows is not the observations'",
      "2026-01-30,2",
      "2026-01-30,3",
      'rut: series.csv rows: row 2: expected 2, got "3"',
    ],
    [
      "its unit is not the catalogue's",
      "USD million",
      "USD billion",
      'walcl: series.csv unit: row 4: expected USD million, got "USD billion"',
    ],
    [
      "it leaves out a series and frequency",
      /^rut.*monthly.*\n/m,
      "",
      "rut: series.csv line: expected a line for rut monthly, got none",
    ],
    [
      "it lists a series and frequency twice",
      /^(rut.*monthly.*\n)/m,
      "$1$1",
      'series.csv: series.csv line: row 4: expected one line for each series and frequency, got "rut monthly" again',
    ],
    [
      "a header differs",
      "redistributable",
      "redistribute",
      'series.csv: columns: row 1: expected "series,title,unit,publisher,licence,redistributable,frequency,first,last,rows", got "series,title,unit,publisher,licence,redistribute,frequency,first,last,rows"',
    ],
  ])("%s", async (_, from, to, message) => {
    expect(await refusalOfEdit("series.csv", from, to)).toBe(message);
  });
});
