import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countWord, numberText, plural } from "../../src/text/numbers.js";

const text = numberText("en");
const italian = numberText("it");
const finite = fc.double({ min: -1e9, max: 1e9, noNaN: true });

describe("a number", () => {
  test("is written with the minus sign U+2212, never with a hyphen", () => {
    expect(text.signed(-0.5, 1)).toBe("\u22120.5");
    expect(text.signedPercent(-0.81)).toBe("\u221281%");
    expect(text.decimal(-3, 2)).toBe("\u22123.00");
    fc.assert(
      fc.property(finite, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const written = [
          text.integer(value),
          text.decimal(value, digits),
          text.signed(value, digits),
          text.percent(value, digits),
          text.signedPercent(value, digits),
          italian.signed(value, digits),
        ];
        expect(written.join(" ")).not.toMatch(/-|NaN|Infinity/);
      }),
      { seed: 1 },
    );
  });

  test("reads back as itself to the digits asked for", () => {
    fc.assert(
      fc.property(finite, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const back = Number(text.signed(value, digits).replaceAll(",", "").replace("\u2212", "-"));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(0.5 * 10 ** -digits * (1 + 1e-6));
      }),
      { seed: 2 },
    );
  });

  test("groups thousands and keeps its digits in the language's way", () => {
    expect(text.integer(2600)).toBe("2,600");
    expect(text.decimal(2603.91, 2)).toBe("2,603.91");
    expect(italian.decimal(12603.91, 2)).toBe("12.603,91");
    expect(text.percent(0.153)).toBe("15%");
    expect(text.signedPercent(25.61)).toBe("+2,561%");
  });

  test("has a sign where it is asked for, and nought has none", () => {
    expect([text.signed(2, 0), text.signed(0, 0), text.signed(-0.001, 2)]).toEqual(["+2", "0", "0.00"]);
  });

  test("that rounds to nought is never minus nought", () => {
    const written = [text.integer(-0.4), text.decimal(-0.001, 1), text.percent(-0.001)];
    expect(written).toEqual(["0", "0.0", "0%"]);
  });
});

describe("a p-value", () => {
  test.each([
    [0, "< 0.001"],
    [0.00099, "< 0.001"],
    [0.001, "0.0010"],
    [0.0079, "0.0079"],
    [0.05, "0.050"],
    [0.3968, "0.40"],
    [0.99, "0.99"],
    [0.996, "> 0.99"],
    [1, "1.0"],
  ])("of %d is written %s", (p, written) => {
    expect(text.pValue(p)).toBe(written);
  });

  test("is never written as nought, nor as one unless it is", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (p) => {
        expect(text.pValue(p)).not.toMatch(/^0(\.0*)?$|^1(\.0*)?$/);
      }),
      { seed: 3 },
    );
  });

  test("is written in the language's way", () => {
    expect([italian.pValue(0.0001), italian.pValue(0.3968)]).toEqual(["< 0,001", "0,40"]);
  });
});

describe("a date", () => {
  test("is the day it names, whatever the time zone", () => {
    expect(text.day("2026-01-08")).toBe("8 January 2026");
    expect(text.shortDay("2025-09-18")).toBe("18 Sep 2025");
    expect(text.month("2016-11-30")).toBe("November 2016");
    expect(text.shortMonth("2025-09-30")).toBe("Sep 2025");
    expect(italian.day("2026-01-08")).toBe("8 gennaio 2026");
  });
});

describe("words", () => {
  test("count to twelve, then in figures", () => {
    expect([0, 1, 5, 12, 13, 182].map(countWord)).toEqual(["no", "one", "five", "twelve", "13", "182"]);
    expect([plural(1, "month"), plural(3, "month"), plural(182, "day")]).toEqual([
      "one month",
      "three months",
      "182 days",
    ]);
  });

  test("make a list", () => {
    expect(text.list(["a"])).toBe("a");
    expect(text.list(["a", "b", "c"])).toBe("a, b and c");
    expect(italian.list(["a", "b", "c"])).toBe("a, b e c");
  });
});
