import { describe, expect, test } from "vitest";
import { compareSources, requireAgreement } from "../../src/sources/compare-sources.js";
import { SourceError } from "../../src/sources/source-error.js";
import { everyDay } from "../db/hand-made.js";

const days = everyDay("2026-01-01", "2026-01-20");
const hundreds = days.map((date) => ({ date, value: 100 }));
/** A hundred on every day, and another value on the first days. */
const offOn = (count: number, value: number) =>
  hundreds.map((point, i) => (i < count ? { ...point, value } : point));

describe("two sources", () => {
  test("are compared on the dates that both have", () => {
    const second = [...offOn(1, 110).slice(0, 12), { date: "2026-02-01", value: 5 }];
    expect(compareSources(hundreds, second, "yahoo/BTC-USD")).toEqual({
      source: "yahoo/BTC-USD",
      compared: 12,
      differing: 1,
      tolerance: 0.02,
      largest: 0.1,
      largestOn: "2026-01-01",
    });
  });

  test("without a date in common are not compared", () => {
    expect(compareSources(hundreds, [{ date: "2025-12-31", value: 1 }], "yahoo/^VIX")).toBeNull();
    expect(compareSources([], hundreds, "yahoo/^VIX")).toBeNull();
  });

  test("differ by more than the tolerance, not by it", () => {
    expect(compareSources(hundreds, offOn(3, 102), "b")?.differing).toBe(0);
    expect(compareSources(hundreds, offOn(3, 102.1), "b")?.differing).toBe(3);
    expect(compareSources(hundreds, offOn(3, 97.9), "b")?.differing).toBe(3);
    expect(compareSources(hundreds, offOn(3, 102.1), "b", 0.05)?.differing).toBe(0);
  });

  test("that agree everywhere have a largest difference of zero, on the first day", () => {
    expect(compareSources(hundreds, hundreds, "b")).toMatchObject({
      differing: 0,
      largest: 0,
      largestOn: "2026-01-01",
    });
  });
});

describe("agreement", () => {
  const agree = (count: number, of = 20) =>
    requireAgreement(
      "coinbase/BTC-USD",
      compareSources(hundreds.slice(0, of), offOn(count, 104.1), "yahoo/BTC-USD"),
    );

  test("holds while one day in ten differs, and where nothing is compared", () => {
    expect(() => agree(2)).not.toThrow();
    expect(() => requireAgreement("coinbase/BTC-USD", null)).not.toThrow();
  });

  test("is refused where more do", () => {
    expect(() => agree(3)).toThrow(
      new SourceError("coinbase", "BTC-USD", {
        rule: "cross-check",
        expected: "at most 1 in 10 of 20 days more than 2 % from yahoo/BTC-USD",
        got: "3, the largest 4.1 % on 2026-01-01",
      }),
    );
  });

  test("is judged from ten days on", () => {
    expect(() => agree(9, 9)).not.toThrow();
    expect(() => agree(2, 10)).toThrow("coinbase/BTC-USD: cross-check: expected at most 1 in 10 of 10 days");
  });
});
