import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawdownRegime } from "../../src/stats/drawdown-regime.js";
import { momentumRegime } from "../../src/stats/momentum-regime.js";
import { smaRegime } from "../../src/stats/sma-regime.js";
import { expectError, holds } from "./reference.js";

const prices = fc
  .array(fc.integer({ min: 1, max: 20 }), { minLength: 14, maxLength: 50 })
  .map((numbers) => Float64Array.from(numbers));
const rules: [string, (levels: Float64Array) => Float64Array][] = [
  ["smaRegime", (levels) => smaRegime({ levels, window: 8 })],
  ["momentumRegime", (levels) => momentumRegime({ levels, lookback: 12, skip: 1 })],
  ["drawdownRegime", (levels) => drawdownRegime({ levels, fall: 0.25, rise: 0.5 })],
];

describe.each(rules)("%s", (_, rule) => {
  it("is 0 or 1, and both over the generated inputs", () => {
    const seen = new Set<number>();
    holds(
      fc.property(prices, (levels) => {
        for (const value of rule(levels)) seen.add(value);
        expect(rule(levels).length).toBe(levels.length);
      }),
    );
    expect([...seen].sort()).toEqual([0, 1]);
  });

  it("does not see the future: its past stays when later levels change", () => {
    holds(
      fc.property(prices, fc.nat({ max: 36 }), fc.integer({ min: 1, max: 40 }), (levels, extra, level) => {
        const cut = Math.min(levels.length, 14 + extra);
        const changed = levels.map((value, t) => (t < cut ? value : level));
        expect(rule(changed).slice(0, cut)).toEqual(rule(levels).slice(0, cut));
      }),
    );
  });

  it("does not depend on the unit of the levels", () => {
    holds(
      fc.property(prices, (levels) => {
        expect(rule(levels.map((level) => level * 4))).toEqual(rule(levels));
      }),
    );
  });

  it("rejects levels that are missing, zero or not finite", () => {
    const bad = (change: number) => Float64Array.from({ length: 20 }, (_, t) => (t === 2 ? change : 5));
    expectError(() => rule(bad(0)), "out-of-range", /levels\[2\] is 0; a level must be positive/);
    expectError(() => rule(bad(Number.NaN)), "not-finite", /levels\[2\] is NaN/);
    expectError(
      () => rule(new Float64Array()),
      "too-few",
      /levels has 0 values; at least \d+ (?:is|are) needed/,
    );
  });
});

describe("smaRegime", () => {
  it("is on above the average of the last closes, the current one included", () => {
    expect(Array.from(smaRegime({ levels: Float64Array.of(1, 2, 3, 1, 1, 4), window: 3 }))).toEqual([
      0, 0, 1, 0, 0, 1,
    ]);
    expect(Array.from(smaRegime({ levels: Float64Array.of(2, 2, 2), window: 2 }))).toEqual([0, 0, 0]);
  });

  it("follows the definition with averages of whole prices", () => {
    holds(
      fc.property(prices, fc.constantFrom(2, 4, 8), (levels, window) => {
        const expected = levels.map((level, t) => {
          if (t < window - 1) return 0;
          const past = levels.slice(t - window + 1, t + 1).reduce((sum, value) => sum + value, 0);
          return level * window > past ? 1 : 0;
        });
        expect(smaRegime({ levels, window })).toEqual(expected);
      }),
    );
  });

  it("rejects a window of one, or longer than the series", () => {
    const levels = Float64Array.of(1, 2, 3);
    expectError(() => smaRegime({ levels, window: 1 }), "too-few", /window is 1; at least 2/);
    expectError(() => smaRegime({ levels, window: 4 }), "too-few", /levels has 3 values; at least 4/);
  });
});

describe("momentumRegime", () => {
  it("is on when the close before the skipped periods is above the one at the start of the past", () => {
    const levels = Float64Array.of(3, 1, 4, 4, 5, 1);
    expect(Array.from(momentumRegime({ levels, lookback: 2, skip: 0 }))).toEqual([0, 0, 1, 1, 1, 0]);
    expect(Array.from(momentumRegime({ levels, lookback: 2, skip: 1 }))).toEqual([0, 0, 0, 1, 0, 1]);
  });

  it("is its own complement on mirrored prices where there are no ties", () => {
    holds(
      fc.property(prices, (levels) => {
        const distinct = levels.map((level, t) => level + t / 1024);
        const up = momentumRegime({ levels: distinct, lookback: 5, skip: 1 }).slice(5);
        const down = momentumRegime({
          levels: distinct.map((level) => 1 / level),
          lookback: 5,
          skip: 1,
        }).slice(5);
        expect(down).toEqual(up.map((value) => 1 - value));
      }),
    );
  });

  it("is always on in a rising series and never in a flat one, after the past", () => {
    const rising = Float64Array.from({ length: 20 }, (_, t) => 1 + t);
    expect(
      momentumRegime({ levels: rising, lookback: 12, skip: 1 })
        .slice(12)
        .every((on) => on === 1),
    ).toBe(true);
    const flat = new Float64Array(20).fill(3);
    expect(momentumRegime({ levels: flat, lookback: 12, skip: 1 }).every((on) => on === 0)).toBe(true);
  });

  it("rejects a skip that leaves nothing of the past", () => {
    const levels = Float64Array.of(1, 2, 3, 4);
    expectError(
      () => momentumRegime({ levels, lookback: 2, skip: 2 }),
      "out-of-range",
      /skip is 2; it must be below lookback, 2/,
    );
    expectError(() => momentumRegime({ levels, lookback: 4, skip: 0 }), "too-few", /4 values; at least 5/);
    expectError(() => momentumRegime({ levels, lookback: 0, skip: 0 }), "too-few", /lookback is 0/);
    expectError(() => momentumRegime({ levels, lookback: 2, skip: -1 }), "too-few", /skip is -1/);
  });
});

describe("drawdownRegime", () => {
  it("turns off at the fall from the peak and on at the rise from the trough, both inclusive", () => {
    const levels = Float64Array.of(8, 10, 9, 8, 6, 5, 7, 7.5, 12, 9);
    expect(Array.from(drawdownRegime({ levels, fall: 0.25, rise: 0.5 }))).toEqual([
      1, 1, 1, 1, 0, 0, 0, 1, 1, 0,
    ]);
  });

  it("turns at the first period after each turn whose move from the extreme is large enough", () => {
    holds(
      fc.property(prices, (levels) => {
        const regime = drawdownRegime({ levels, fall: 0.25, rise: 0.5 });
        let start = 0;
        for (let t = 0; t < levels.length; t++) {
          const on = t === 0 || regime[t - 1] === 1;
          const past = levels.slice(start, t + 1);
          const level = Number(levels[t]);
          const turns = on ? level <= 0.75 * Math.max(...past) : level >= 1.5 * Math.min(...past);
          expect(regime[t]).toBe(turns === on ? 0 : 1);
          if (turns) start = t;
        }
      }),
    );
  });

  it("rejects a fall of nothing or all, and a rise of nothing", () => {
    const levels = Float64Array.of(1);
    expectError(() => drawdownRegime({ levels, fall: 1, rise: 1 }), "out-of-range", /fall is 1; it must lie/);
    expectError(
      () => drawdownRegime({ levels, fall: 0.2, rise: 0 }),
      "out-of-range",
      /rise is 0; it must be/,
    );
    expect(Array.from(drawdownRegime({ levels, fall: 0.2, rise: 0.2 }))).toEqual([1]);
  });
});
