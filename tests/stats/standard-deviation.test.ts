import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standardDeviation } from "../../src/stats/standard-deviation.js";
import { type NistReference, nistValues } from "./nist.js";
import { expectClose, expectError, holds, readReference, reversed, values } from "./reference.js";

const { univariate } = readReference<NistReference>("nist.json");

// The decimals 1.1, 1000000.1 and 10000000.1 are not doubles: reading them already moves the deviation of 0.1
// by up to 1e-15, 1e-9 and 1e-8 relative, whatever the method.
const tolerances: Record<string, number> = { NumAcc1: 1e-15, NumAcc2: 2e-15, NumAcc3: 2e-9, NumAcc4: 2e-8 };

describe("standardDeviation", () => {
  // Certified deviations of NIST StRD, relative tolerance as the decimals allow.
  it.each(Object.keys(univariate))("is the certified standard deviation of NIST %s", (name) => {
    const certified = Number(univariate[name]?.standardDeviation);
    expectClose(standardDeviation(nistValues(univariate, name)), certified, Number(tolerances[name]));
  });

  it("does not move with a shift of the values, within rounding (1e-11)", () => {
    holds(
      fc.property(values(2), fc.integer({ min: -1000, max: 1000 }), (sample, shift) => {
        const shifted = standardDeviation(sample.map((value) => value + shift));
        expect(Math.abs(shifted - standardDeviation(sample))).toBeLessThanOrEqual(1e-11);
      }),
    );
  });

  it("is scaled by the absolute value of a factor (1e-12 relative)", () => {
    holds(
      fc.property(values(2), fc.integer({ min: -100, max: 100 }), (sample, factor) => {
        const scaled = standardDeviation(sample.map((value) => value * factor));
        const expected = standardDeviation(sample) * Math.abs(factor);
        expect(Math.abs(scaled - expected)).toBeLessThanOrEqual(1e-12 * Math.max(1, expected));
      }),
    );
  });

  it("does not depend on the order of the values (1e-12)", () => {
    holds(
      fc.property(values(2), (sample) => {
        const difference = standardDeviation(reversed(sample)) - standardDeviation(sample);
        expect(Math.abs(difference)).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  it("is the distance of two values over the square root of two (1e-13 relative)", () => {
    holds(
      fc.property(values(2, 2), (pair) => {
        const expected = Math.abs(Number(pair[0]) - Number(pair[1])) / Math.SQRT2;
        expectClose(standardDeviation(pair), expected, 1e-13);
      }),
    );
  });

  it("is exactly zero for a constant array, even of tenths", () => {
    expect(standardDeviation(new Float64Array(7).fill(0.1))).toBe(0);
  });

  it("neither overflows nor vanishes when the squares of the deviations would", () => {
    expectClose(standardDeviation(Float64Array.of(1e200, -1e200)), Math.SQRT2 * 1e200, 1e-15);
    expectClose(standardDeviation(Float64Array.of(1e-200, -1e-200)), Math.SQRT2 * 1e-200, 1e-15);
  });

  it("rejects fewer than two values, NaN by index, and a spread beyond double precision", () => {
    expectError(() => standardDeviation(Float64Array.of(1)), "too-few", /has 1 value; .* at least two/);
    expectError(() => standardDeviation(Float64Array.of(Number.NaN, 1)), "not-finite", /values\[0\] is NaN/);
    expectError(() => standardDeviation(Float64Array.of(1.5e308, -1.5e308)), "out-of-range", /overflows/);
  });
});
