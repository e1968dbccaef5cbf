import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CompensatedSum, mean } from "../../src/stats/mean.js";
import { type NistReference, nistValues } from "./nist.js";
import { expectClose, expectError, holds, readReference, reversed, values } from "./reference.js";

const { univariate } = readReference<NistReference>("nist.json");

describe("mean", () => {
  // Certified means of NIST StRD; tolerance 1e-15 relative.
  it.each(Object.keys(univariate))("is the certified mean of NIST %s", (name) => {
    expectClose(mean(nistValues(univariate, name)), Number(univariate[name]?.mean), 1e-15);
  });

  it("keeps a small value between large ones that cancel", () => {
    expect(mean(Float64Array.of(1, 1e100, 1, -1e100))).toBe(0.5);
  });

  it("moves with a shift of the values, within rounding (1e-12)", () => {
    holds(
      fc.property(values(1), fc.integer({ min: -1000, max: 1000 }), (sample, shift) => {
        const shifted = mean(sample.map((value) => value + shift));
        expect(Math.abs(shifted - mean(sample) - shift)).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  it("is scaled exactly by a power of two", () => {
    const sample = fc.array(fc.double({ min: 1e-3, max: 1000, noNaN: true }), {
      minLength: 1,
      maxLength: 40,
    });
    holds(
      fc.property(sample, fc.integer({ min: -20, max: 20 }), (numbers, power) => {
        const scale = 2 ** power;
        const scaled = mean(Float64Array.from(numbers, (value) => value * scale));
        expect(scaled).toBe(mean(Float64Array.from(numbers)) * scale);
      }),
    );
  });

  it("does not depend on the order of the values, within rounding (1e-13)", () => {
    holds(
      fc.property(values(1), (sample) => {
        expect(Math.abs(mean(reversed(sample)) - mean(sample))).toBeLessThanOrEqual(1e-13);
        expect(Math.abs(mean(Float64Array.from(sample).sort()) - mean(sample))).toBeLessThanOrEqual(1e-13);
      }),
    );
  });

  it("lies between the smallest and the largest value, within rounding", () => {
    holds(
      fc.property(values(1), (sample) => {
        expect(mean(sample)).toBeGreaterThanOrEqual(Math.min(...sample) - 1e-12);
        expect(mean(sample)).toBeLessThanOrEqual(Math.max(...sample) + 1e-12);
      }),
    );
  });

  it("rejects an empty array, NaN by index, and a sum beyond double precision", () => {
    expectError(
      () => mean(new Float64Array(0)),
      "too-few",
      /values is empty; a mean needs at least one value/,
    );
    expectError(() => mean(Float64Array.of(1, Number.NaN)), "not-finite", /values\[1\] is NaN/);
    expectError(() => mean(Float64Array.of(1e308, 1e308)), "out-of-range", /sum of values overflows/);
  });
});

describe("CompensatedSum", () => {
  it("adds a tenth ten thousand times to exactly a thousand, where plain addition misses", () => {
    const sum = new CompensatedSum();
    let plain = 0;
    for (let i = 0; i < 10_000; i++) {
      sum.add(0.1);
      plain += 0.1;
    }
    expect(sum.total).toBe(1000);
    expect(plain).not.toBe(1000);
  });
});
