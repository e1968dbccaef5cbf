import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clopperPearson } from "../../src/stats/clopper-pearson.js";
import { binomialLowerTail, binomialUpperTail } from "../../src/stats/distributions.js";
import { expectClose, expectError, holds, readReference } from "./reference.js";

interface IntervalsOfR {
  readonly clopper_pearson: { k: number; n: number; lo: number; hi: number }[];
}

const { clopper_pearson } = readReference<IntervalsOfR>("expected/distributions_R.json");
const level = fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99, 0.999);
const counts = fc
  .integer({ min: 1, max: 80 })
  .chain((n) => fc.record({ n: fc.constant(n), successes: fc.nat({ max: n }) }));

describe("clopperPearson", () => {
  // R 4.2.2 binom.test(k, n)$conf.int, 15 digits; 1e-13 relative.
  it.each(clopper_pearson)("is R's interval for $k of $n", ({ k, n, lo, hi }) => {
    const { low, high } = clopperPearson({ successes: k, n, level: 0.95 });
    expectClose(low, lo, 1e-13);
    expectClose(high, hi, 1e-13);
  });

  it("is mirrored when successes and failures trade places (1e-13)", () => {
    holds(
      fc.property(counts, level, ({ n, successes }, coverage) => {
        const { low, high } = clopperPearson({ n, successes, level: coverage });
        const mirror = clopperPearson({ n, successes: n - successes, level: coverage });
        expect(Math.abs(mirror.low - (1 - high))).toBeLessThanOrEqual(1e-13);
        expect(Math.abs(mirror.high - (1 - low))).toBeLessThanOrEqual(1e-13);
      }),
    );
  });

  it("ends where the binomial tail is half of what the level leaves (1e-9 relative)", () => {
    holds(
      fc.property(counts, level, ({ n, successes }, coverage) => {
        const { low, high } = clopperPearson({ n, successes, level: coverage });
        const tail = (1 - coverage) / 2;
        if (successes > 0) expectClose(binomialUpperTail(successes, n, low), tail, 1e-9);
        if (successes < n) expectClose(binomialLowerTail(successes, n, high), tail, 1e-9);
      }),
    );
  });

  it("contains the observed share and widens with the level", () => {
    holds(
      fc.property(counts, ({ n, successes }) => {
        const narrow = clopperPearson({ n, successes, level: 0.8 });
        const wide = clopperPearson({ n, successes, level: 0.95 });
        expect(narrow.low).toBeLessThanOrEqual(successes / n);
        expect(narrow.high).toBeGreaterThanOrEqual(successes / n);
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
      }),
    );
  });

  // Closed form without a success: 1 − (α/2)^(1/n).
  it("starts at 0 without a success and ends at 1 without a failure", () => {
    const none = clopperPearson({ successes: 0, n: 2, level: 0.95 });
    expect(none.low).toBe(0);
    expectClose(none.high, 1 - Math.sqrt(0.025), 1e-14);
    expect(clopperPearson({ successes: 2, n: 2, level: 0.95 }).high).toBe(1);
  });

  it("rejects no trials, more successes than trials, and a level of 1", () => {
    expectError(() => clopperPearson({ successes: 0, n: 0, level: 0.95 }), "too-few", /n is 0/);
    expectError(() => clopperPearson({ successes: 5, n: 4, level: 0.95 }), "out-of-range", /successes is 5/);
    expectError(() => clopperPearson({ successes: 1, n: 4, level: 1 }), "out-of-range", /level is 1/);
    expectError(
      () => clopperPearson({ successes: Number.NaN, n: 4, level: 0.9 }),
      "not-finite",
      /successes is NaN/,
    );
  });
});
