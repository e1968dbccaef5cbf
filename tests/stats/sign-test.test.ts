import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signTest } from "../../src/stats/sign-test.js";
import { expectClose, expectError, holds, readReference } from "./reference.js";

interface BinomialOfR {
  readonly pbinom: { k: number; n: number; p: number; upper_ge: number }[];
  readonly clopper_pearson: { k: number; n: number; p_half: number }[];
}

const r = readReference<BinomialOfR>("expected/distributions_R.json");
const rate = fc.integer({ min: 1, max: 63 }).map((k) => k / 64);
const counts = fc
  .integer({ min: 1, max: 40 })
  .chain((n) => fc.record({ n: fc.constant(n), positives: fc.nat({ max: n }) }));

describe("signTest", () => {
  // R 4.2.2 pbinom(k − 1, n, p, lower.tail = FALSE); 1e-13 relative.
  it.each(r.pbinom)("is R's upper tail for $k of $n against $p", ({ k, n, p, upper_ge }) => {
    expectClose(signTest({ n, positives: k, baseRate: p, alternative: "greater" }).p, upper_ge, 1e-13);
  });

  // R 4.2.2 binom.test(k, n)$p.value; exact in binary; 1e-14.
  it.each(r.clopper_pearson)(
    "is R's two-sided binom.test for $k of $n against one half",
    ({ k, n, p_half }) => {
      expectClose(signTest({ n, positives: k, baseRate: 0.5, alternative: "two-sided" }).p, p_half, 1e-14);
    },
  );

  it("cannot go below the base rate to the power n", () => {
    const { p, smallestAttainable } = signTest({ n: 4, positives: 4, baseRate: 0.5, alternative: "greater" });
    expect(smallestAttainable).toBe(1 / 16);
    expect(p).toBe(smallestAttainable);
  });

  it("gives no p below the smallest attainable, nor above one", () => {
    const alternative = fc.constantFrom("greater" as const, "less" as const, "two-sided" as const);
    holds(
      fc.property(counts, rate, alternative, (count, baseRate, side) => {
        const { p, smallestAttainable } = signTest({ ...count, baseRate, alternative: side });
        expect(smallestAttainable).toBeGreaterThan(0);
        expect(p).toBeGreaterThanOrEqual(smallestAttainable * (1 - 1e-12));
        expect(p).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("is mirrored when rises and falls trade places (1e-12 relative)", () => {
    holds(
      fc.property(counts, rate, ({ n, positives }, baseRate) => {
        const mirror = { n, positives: n - positives, baseRate: 1 - baseRate };
        const greater = signTest({ n, positives, baseRate, alternative: "greater" }).p;
        expectClose(signTest({ ...mirror, alternative: "less" }).p, greater, 1e-11);
        const both = signTest({ n, positives, baseRate, alternative: "two-sided" }).p;
        expectClose(signTest({ ...mirror, alternative: "two-sided" }).p, both, 1e-11);
      }),
    );
  });

  it("falls as more events rise, and rises with the base rate", () => {
    holds(
      fc.property(counts, rate, ({ n, positives }, baseRate) => {
        const p = signTest({ n, positives, baseRate, alternative: "greater" }).p;
        const easier = signTest({ n, positives, baseRate: baseRate / 2, alternative: "greater" }).p;
        expect(easier).toBeLessThanOrEqual(p);
        if (positives < n) {
          const more = signTest({ n, positives: positives + 1, baseRate, alternative: "greater" }).p;
          expect(more).toBeLessThanOrEqual(p);
        }
      }),
    );
  });

  it("doubles the smaller tail at one half, up to one (1e-12 relative)", () => {
    holds(
      fc.property(counts, (count) => {
        const tail = (alternative: "greater" | "less") =>
          signTest({ ...count, baseRate: 0.5, alternative }).p;
        const expected = Math.min(1, 2 * Math.min(tail("greater"), tail("less")));
        expectClose(signTest({ ...count, baseRate: 0.5, alternative: "two-sided" }).p, expected, 1e-12);
      }),
    );
  });

  // n = 2 by hand: (1/4)² + (3/4)² for one extreme each way; likelihoods 9/16, 6/16, 1/16.
  it("adds up the counts no likelier than the observed one when two-sided, n = 2 by hand", () => {
    const test = (positives: number) =>
      signTest({ n: 2, positives, baseRate: 0.25, alternative: "two-sided" });
    expectClose(test(2).p, 1 / 16, 1e-14);
    expectClose(test(1).p, 7 / 16, 1e-14);
    expectClose(test(0).p, 1, 1e-14);
    expectClose(test(0).smallestAttainable, 1 / 16, 1e-14);
  });

  it("rejects no events, more positives than events, and a base rate of 0 or 1", () => {
    const input = { n: 4, positives: 2, baseRate: 0.5, alternative: "greater" as const };
    expectError(() => signTest({ ...input, n: 0 }), "too-few", /n is 0; at least 1 is needed/);
    expectError(() => signTest({ ...input, positives: 5 }), "out-of-range", /positives is 5, more than n/);
    expectError(() => signTest({ ...input, baseRate: 1 }), "out-of-range", /baseRate is 1/);
    expectError(() => signTest({ ...input, positives: 2.5 }), "not-integer", /positives is 2.5/);
    expectError(() => signTest({ ...input, baseRate: Number.NaN }), "not-finite", /baseRate is NaN/);
  });
});
