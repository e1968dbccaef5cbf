import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signFlipTest } from "../../src/stats/sign-flip-test.js";
import { expectClose, expectError, holds, readReference, reversed, wholes } from "./reference.js";

interface Permutation {
  readonly events: number[];
  readonly signflip_exact: { mean: number; p_one: number; p_two: number };
}

const { events, signflip_exact } = readReference<Permutation>("expected/permutation_py.json");
const sample = wholes(1, 10).filter((numbers) => numbers.some((value) => value !== 0));

describe("signFlipTest", () => {
  // NumPy 1.24.2 enumeration of the 16 patterns; p exactly, mean to 1e-15 relative.
  it("is the reference's enumeration of four events", () => {
    const result = signFlipTest(Float64Array.from(events));
    expectClose(result.observedMean, signflip_exact.mean, 1e-15);
    expect(result.pGreater).toBe(signflip_exact.p_one);
    expect(result.pTwoSided).toBe(signflip_exact.p_two);
    expect(result.smallestAttainable).toBe(1 / 16);
    expect(result.patterns).toBe(16);
  });

  it("reaches the smallest attainable p when all values have one sign, up to twenty of them", () => {
    const result = signFlipTest(Float64Array.from({ length: 20 }, (_, i) => 1 + i / 10));
    expect(result.pGreater).toBe(2 ** -20);
    expect(result.smallestAttainable).toBe(2 ** -20);
    expect(result.pLess).toBe(1);
    expect(result.pTwoSided).toBe(2 ** -19);
  });

  it("does not change with a positive scale, and trades its tails with a negative one", () => {
    holds(
      fc.property(sample, (numbers) => {
        const { pGreater, pLess, pTwoSided } = signFlipTest(numbers);
        const scaled = signFlipTest(numbers.map((value) => value * 0.1));
        const mirrored = signFlipTest(numbers.map((value) => value * -0.1));
        expect([scaled.pGreater, scaled.pLess, scaled.pTwoSided]).toEqual([pGreater, pLess, pTwoSided]);
        expect([mirrored.pLess, mirrored.pGreater, mirrored.pTwoSided]).toEqual([pGreater, pLess, pTwoSided]);
      }),
    );
  });

  it("does not depend on the order of the values", () => {
    holds(
      fc.property(sample, (numbers) => {
        const tenths = numbers.map((value) => value / 10);
        expect(signFlipTest(reversed(tenths)).pGreater).toBe(signFlipTest(tenths).pGreater);
      }),
    );
  });

  it("counts ties on both sides, so the tails add up to one plus the ties", () => {
    holds(
      fc.property(sample, (numbers) => {
        const { pGreater, pLess, smallestAttainable } = signFlipTest(numbers);
        expect(pGreater + pLess).toBeGreaterThan(1);
        expect(Math.min(pGreater, pLess)).toBeGreaterThanOrEqual(smallestAttainable);
      }),
    );
  });

  it("doubles the smaller tail when two-sided, up to one", () => {
    holds(
      fc.property(sample, (numbers) => {
        const { pGreater, pLess, pTwoSided } = signFlipTest(numbers);
        expect(pTwoSided).toBe(Math.min(1, 2 * Math.min(pGreater, pLess)));
      }),
    );
  });

  it("doubles the smallest attainable p for every value that is zero", () => {
    expect(signFlipTest(Float64Array.of(1, 2, 0, 0)).smallestAttainable).toBe(4 / 16);
  });

  // The four patterns of (1, 2) have sums 3, 1, −1, −3.
  it("is 1/4 or 1/2 for two values, by hand", () => {
    expect(signFlipTest(Float64Array.of(1, 2)).pGreater).toBe(1 / 4);
    expect(signFlipTest(Float64Array.of(-1, 2)).pGreater).toBe(1 / 2);
  });

  it("rejects no values, more than twenty, only zeros, and NaN by index", () => {
    expectError(() => signFlipTest(new Float64Array(0)), "too-few", /values is empty/);
    expectError(() => signFlipTest(new Float64Array(21).fill(1)), "too-many", /has 21 values; .* at most 20/);
    expectError(() => signFlipTest(new Float64Array(3)), "constant", /values are all zero/);
    expectError(() => signFlipTest(Float64Array.of(1, Number.NaN)), "not-finite", /values\[1\] is NaN/);
  });
});
