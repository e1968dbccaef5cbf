import { describe, expect, test } from "vitest";
import type { FactRow } from "../../src/claims/claim.js";
import {
  factDate,
  factNumber,
  factValue,
  onDate,
  shortFactDate,
  statedFigure,
  voteOf,
} from "../../src/claims/fact-words.js";

const fact = (own: Partial<FactRow>): FactRow => ({
  id: "F00-01",
  topic: "made",
  date: "2026-01-08",
  value: "",
  unit: "",
  statement: "",
  source: "",
  url: "",
  secondUrl: null,
  confidence: "high",
  ...own,
});

describe("the date of a fact", () => {
  test.each([
    ["2026-01-08", "on 8 January 2026", "8 Jan 2026"],
    ["2026-01", "in January 2026", "Jan 2026"],
    ["2026-Q2", "in the second quarter of 2026", "the second quarter of 2026"],
    ["2026", "in 2026", "2026"],
  ])("%s reads %s, in a chart %s", (date, prose, short) => {
    expect(onDate(fact({ date }))).toBe(prose);
    expect(prose.endsWith(factDate(fact({ date })))).toBe(true);
    expect(shortFactDate(fact({ date }))).toBe(short);
  });
});

describe("the value of a fact", () => {
  test("is a number where it is one, and refused by id where it is words", () => {
    expect(factNumber(fact({ value: "-4.7" }))).toBe(-4.7);
    for (const value of ["", "6-3", "No. 423", "postponed"])
      expect(() => factNumber(fact({ value }))).toThrow(
        `fact F00-01: expected a number, got \u201c${value}\u201d`,
      );
  });

  test("is written with an en dash between numbers, a minus before one, and a numero that does not break", () => {
    expect(factValue(fact({ value: "49-50" }))).toBe("49\u201350");
    expect(factValue(fact({ value: "10-15" }))).toBe("10\u201315");
    expect(factValue(fact({ value: "-30" }))).toBe("\u221230");
    expect(factValue(fact({ value: "No. 423" }))).toBe("No.\u00a0423");
    expect(factValue(fact({ value: "Super Cycle incoming" }))).toBe("Super Cycle incoming");
  });

  test("is a vote only where it is two counts", () => {
    expect(voteOf(fact({ value: "294-134" }))).toEqual({ ayes: 294, noes: 134 });
    expect(voteOf(fact({ value: "postponed" }))).toBeNull();
    expect(voteOf(fact({ value: "-30" }))).toBeNull();
  });

  test("may stand in its statement: the first group of a pattern, thousands without comma, or null", () => {
    const row = fact({ statement: "Average refund $3,804, +10.2% y/y" });
    expect(statedFigure(row, /\$([\d,]+\d)/)).toBe(3804);
    expect(statedFigure(row, /\+([\d.]+)% y\/y/)).toBe(10.2);
    expect(statedFigure(row, /issued ([\d.]+)/)).toBeNull();
  });
});
