import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Adjustment, adjustPValues } from "../../src/stats/adjust-p-values.js";
import { expectAllClose, expectError, holds, reversed } from "./reference.js";

const methods = [
  "bonferroni",
  "holm",
  "holm-sidak",
  "hochberg",
  "hommel",
  "benjamini-hochberg",
  "benjamini-yekutieli",
] as const satisfies Adjustment[];
const method = fc.constantFrom(...methods);
const pValues = fc
  .array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.01, 0.05, 1)), {
    minLength: 1,
    maxLength: 12,
  })
  .map((numbers) => Float64Array.from(numbers));

/** Simes' p of a set. */
function simes(set: number[]): number {
  return Math.min(...[...set].sort((a, b) => a - b).map((p, i) => (p * set.length) / (i + 1)));
}

/** The largest p of a test of all sets that contain hypothesis i: the closure principle. */
function closed(p: Float64Array, i: number, test: (set: number[]) => number): number {
  let largest = 0;
  for (let code = 0; code < 2 ** p.length; code++) {
    if ((code >> i) & 1) largest = Math.max(largest, test(Array.from(p).filter((_, k) => (code >> k) & 1)));
  }
  return Math.min(1, largest);
}

describe("adjustPValues", () => {
  it("never lowers a p-value, never leaves the range, and keeps their order", () => {
    holds(
      fc.property(pValues, method, (p, name) => {
        const adjusted = adjustPValues(p, name);
        const order = Array.from(p, (_, i) => i).sort((a, b) => Number(p[a]) - Number(p[b]));
        order.forEach((i, position) => {
          expect(Number(adjusted[i])).toBeGreaterThanOrEqual(Number(p[i]) * (1 - 1e-15));
          expect(Number(adjusted[i])).toBeLessThanOrEqual(1);
          if (position > 0) {
            expect(Number(adjusted[i])).toBeGreaterThanOrEqual(Number(adjusted[Number(order[position - 1])]));
          }
        });
      }),
    );
  });

  it("follows its p-values when they change places, ties sharing one", () => {
    holds(
      fc.property(pValues, method, (p, name) => {
        expect(adjustPValues(reversed(p), name)).toEqual(reversed(adjustPValues(p, name)));
        const twice = adjustPValues(Float64Array.of(...p, Number(p[0])), name);
        expect(twice[p.length]).toBe(twice[0]);
      }),
    );
  });

  it("is the closure of Bonferroni's tests for Holm, and of Simes' for Hommel (1e-14)", () => {
    const few = pValues.filter((p) => p.length <= 7);
    holds(
      fc.property(few, (p) => {
        const bonferroni = (set: number[]) => set.length * Math.min(...set);
        expectAllClose(
          adjustPValues(p, "holm"),
          p.map((_, i) => closed(p, i, bonferroni)),
          1e-14,
        );
        expectAllClose(
          adjustPValues(p, "hommel"),
          p.map((_, i) => closed(p, i, simes)),
          1e-14,
        );
      }),
    );
  });

  it("has Bonferroni above Holm above Hochberg above Hommel, and Yekutieli above Hochberg's other (1e-15)", () => {
    holds(
      fc.property(pValues, (p) => {
        const ordered = (above: Adjustment, below: Adjustment) => {
          const low = adjustPValues(p, below);
          adjustPValues(p, above).forEach((value, i) => {
            expect(value).toBeGreaterThanOrEqual(Number(low[i]) - 1e-15);
          });
        };
        ordered("bonferroni", "holm");
        ordered("holm", "hochberg");
        ordered("hochberg", "hommel");
        ordered("holm", "holm-sidak");
        ordered("hommel", "benjamini-hochberg");
        ordered("benjamini-yekutieli", "benjamini-hochberg");
      }),
    );
  });

  it.each(methods)("leaves a single p-value as it is under %s (1e-15)", (name) => {
    for (const p of [0, 1e-300, 0.3, 1]) expectAllClose(adjustPValues(Float64Array.of(p), name), [p], 1e-15);
  });

  it("keeps the digits of small p-values under Šidák", () => {
    expect(adjustPValues(Float64Array.of(1e-20, 1), "holm-sidak")[0]).toBe(2e-20);
  });

  it("rejects nothing, missing values and numbers that are not p-values, by index", () => {
    expectError(() => adjustPValues(new Float64Array(0), "holm"), "too-few", /pValues is empty/);
    expectError(
      () => adjustPValues(Float64Array.of(0.1, Number.NaN), "holm"),
      "not-finite",
      /pValues\[1\] is NaN/,
    );
    expectError(
      () => adjustPValues(Float64Array.of(0.1, 1.2), "hommel"),
      "out-of-range",
      /pValues\[1\] is 1.2/,
    );
    expectError(() => adjustPValues(Float64Array.of(-0.1), "hommel"), "out-of-range", /pValues\[0\] is -0.1/);
  });
});
