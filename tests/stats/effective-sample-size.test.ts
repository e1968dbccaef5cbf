import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveSampleSize } from "../../src/stats/effective-sample-size.js";
import { expectError, holds } from "./reference.js";

const starts = fc
  .uniqueArray(fc.nat({ max: 40 }), { maxLength: 10 })
  .map((numbers) => numbers.sort((a, b) => a - b));
const horizon = fc.integer({ min: 1, max: 15 });

function bestOfAllSubsets(positions: number[], length: number): number {
  let best = 0;
  for (let subset = 0; subset < 2 ** positions.length; subset++) {
    const kept = positions.filter((_, i) => (subset >> i) & 1);
    if (kept.every((start, i) => i === 0 || start - Number(kept[i - 1]) >= length))
      best = Math.max(best, kept.length);
  }
  return best;
}

describe("effectiveSampleSize", () => {
  it("keeps a window that begins where the last one kept ends, and drops one that begins before", () => {
    expect(effectiveSampleSize([0, 13, 26], 13)).toBe(3);
    expect(effectiveSampleSize([0, 12, 26], 13)).toBe(2);
  });

  it("measures from the last window kept, not from the last one dropped", () => {
    expect(effectiveSampleSize([0, 6, 13], 13)).toBe(2);
  });

  it("is as large as the best of all subsets of windows", () => {
    holds(
      fc.property(starts, horizon, (positions, length) => {
        expect(effectiveSampleSize(positions, length)).toBe(bestOfAllSubsets(positions, length));
      }),
    );
  });

  it("does not change when all starts move, when time runs backwards, or when periods are subdivided", () => {
    holds(
      fc.property(starts, horizon, fc.nat({ max: 100 }), (positions, length, shift) => {
        const count = effectiveSampleSize(positions, length);
        const moved = positions.map((start) => start + shift);
        const backwards = positions.map((start) => 40 - start).reverse();
        const finer = positions.map((start) => 7 * start);
        expect(effectiveSampleSize(moved, length)).toBe(count);
        expect(effectiveSampleSize(backwards, length)).toBe(count);
        expect(effectiveSampleSize(finer, 7 * length)).toBe(count);
      }),
    );
  });

  it("never rises with the horizon, and is the number of events at a horizon of one", () => {
    holds(
      fc.property(starts, horizon, (positions, length) => {
        expect(effectiveSampleSize(positions, length + 1)).toBeLessThanOrEqual(
          effectiveSampleSize(positions, length),
        );
        expect(effectiveSampleSize(positions, 1)).toBe(positions.length);
      }),
    );
  });

  it("is zero without events", () => {
    expect(effectiveSampleSize([], 13)).toBe(0);
  });

  it("rejects unsorted, repeated, negative and broken starts, and a horizon of zero", () => {
    expectError(() => effectiveSampleSize([5, 3], 2), "unsorted", /starts\[1\] is 3 after 5/);
    expectError(() => effectiveSampleSize([3, 3], 2), "unsorted", /starts\[1\] is 3 after 3/);
    expectError(
      () => effectiveSampleSize([-1], 2),
      "out-of-range",
      /starts\[0\] is -1, outside positions from 0 up/,
    );
    expectError(() => effectiveSampleSize([0.5], 2), "not-integer", /starts\[0\] is 0.5/);
    expectError(() => effectiveSampleSize([Number.NaN], 2), "not-finite", /starts\[0\] is NaN/);
    expectError(() => effectiveSampleSize([0], 0), "too-few", /horizon is 0; at least 1 is needed/);
  });
});
