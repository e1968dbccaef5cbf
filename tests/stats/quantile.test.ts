import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "../../src/stats/quantile.js";
import { expectClose, expectError, holds, values } from "./reference.js";

const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe("quantile", () => {
  // Worked from definition 7 of Hyndman and Fan 1996: position (n − 1)p; 1e-15 relative.
  it.each([
    [0.1, 1.3],
    [0.25, 1.75],
    [0.5, 2.5],
    [0.9, 3.7],
    [0.975, 3.925],
  ])("at %d of 1, 2, 3, 4 is %d", (share, expected) => {
    expectClose(quantile(Float64Array.of(3, 1, 4, 2), share), expected, 1e-15);
  });

  it("is the minimum at 0 and the maximum at 1", () => {
    holds(
      fc.property(values(1), (sample) => {
        expect(quantile(sample, 0) === Math.min(...sample)).toBe(true);
        expect(quantile(sample, 1) === Math.max(...sample)).toBe(true);
      }),
    );
  });

  it("never falls as the probability rises, within rounding", () => {
    holds(
      fc.property(values(1), probability, probability, (sample, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(quantile(sample, low)).toBeLessThanOrEqual(quantile(sample, high) + 1e-12);
      }),
    );
  });

  it("is mirrored when the values change sign (1e-9)", () => {
    holds(
      fc.property(values(1), probability, (sample, share) => {
        const mirrored = quantile(
          sample.map((value) => -value),
          1 - share,
        );
        expect(Math.abs(mirrored + quantile(sample, share))).toBeLessThanOrEqual(1e-9);
      }),
    );
  });

  it("moves with a shift and a positive scale of the values (1e-9)", () => {
    holds(
      fc.property(values(1), probability, (sample, share) => {
        const moved = quantile(
          sample.map((value) => 3 * value + 7),
          share,
        );
        expect(Math.abs(moved - 3 * quantile(sample, share) - 7)).toBeLessThanOrEqual(1e-9);
      }),
    );
  });

  it("does not depend on the order of the values and leaves them in place", () => {
    const sample = Float64Array.of(3, 1, 2);
    expect(quantile(sample, 0.3)).toBe(quantile(Float64Array.of(1, 2, 3), 0.3));
    expect(Array.from(sample)).toEqual([3, 1, 2]);
  });

  it("returns the common value of ties, and the only value of one", () => {
    expect(quantile(Float64Array.of(0.1, 0.1, 0.1), 0.37)).toBe(0.1);
    expect(quantile(Float64Array.of(5), 0.9)).toBe(5);
  });

  it("rejects an empty array, NaN by index, and a probability outside 0 to 1", () => {
    expectError(() => quantile(new Float64Array(0), 0.5), "too-few", /values is empty/);
    expectError(() => quantile(Float64Array.of(1, Number.NaN), 0.5), "not-finite", /values\[1\] is NaN/);
    expectError(
      () => quantile(Float64Array.of(1), 1.2),
      "out-of-range",
      /probability is 1.2; it must lie from 0 to 1/,
    );
    expectError(() => quantile(Float64Array.of(1), Number.NaN), "not-finite", /probability is NaN/);
  });
});
