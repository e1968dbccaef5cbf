import { describe, expect, test } from "vitest";
import { isFactDate, isMoment } from "../../src/series/dates.js";
import { refusalOfEdit } from "./small-vintage.js";

describe("facts are refused, with id, rule and row, when", () => {
  test.each([
    [
      "an id occurs twice",
      "T-2",
      "T-1",
      "T-1: duplicate id: row 3: expected an id of its own, got the id of row 2",
    ],
    ["an id is empty", "T-2", "", 'facts.csv: id: row 3: expected some text, got ""'],
    [
      "a date has another form",
      "2026-Q1",
      "2026-Q5",
      'T-2: date: row 3: expected YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn, got "2026-Q5"',
    ],
    [
      "a statement is empty",
      /"A close[^,]*,[^,]*,[^,]*"/,
      " ",
      'T-1: statement: row 2: expected some text, got ""',
    ],
    [
      "an address is not http",
      "https://example.org/close",
      "ftp://example.org/close",
      'T-1: url: row 2: expected an http or https address, got "ftp://example.org/close"',
    ],
    [
      "a second address is not http",
      "http://example.org/other",
      "example.org/other",
      'T-2: second_url: row 3: expected an http or https address, got "example.org/other"',
    ],
    [
      "a confidence is unknown",
      "high\n",
      "certain\n",
      'T-1: confidence: row 2: expected high or medium-high or medium or low, got "certain"',
    ],
    ["a line has one cell more", "high\n", "high,\n", "facts.csv: cells: row 2: expected 10, got 11"],
  ])("%s", async (_, from, to, message) => {
    expect(await refusalOfEdit("facts.csv", from, to)).toBe(message);
  });
});

test("a fact's date is a year, a month, a quarter or a day", () => {
  const accepted = ["2026", "2026-01", "2026-Q4", "2024-02-29"];
  const refused = ["26", "2026-13", "2026-Q0", "2026-02-29", "2026-1-1", "", "soon"];
  expect(accepted.filter((date) => !isFactDate(date))).toEqual([]);
  expect(refused.filter(isFactDate)).toEqual([]);
});

test("a retrieval is dated to the month, the day or the UTC minute or second", () => {
  const accepted = ["2026-08", "2026-08-21", "2026-08-21T16:30Z", "2026-08-21T16:30:05Z"];
  const refused = ["2026", "2026-08T16:30Z", "2026-02-30", "2026-08-21T24:00Z", "2026-08-21T16:30"];
  expect(accepted.filter((moment) => !isMoment(moment))).toEqual([]);
  expect(refused.filter(isMoment)).toEqual([]);
});
