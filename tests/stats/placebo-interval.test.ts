import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { circularShiftTest } from "../../src/stats/circular-shift-test.js";
import { placeboInterval } from "../../src/stats/placebo-interval.js";
import { quantile } from "../../src/stats/quantile.js";
import { shiftPValue } from "../../src/stats/shift-p-value.js";
import { expectClose, expectError, holds, values } from "./reference.js";

const placebos = values(40, 80);

describe("placeboInterval", () => {
  // By hand: the quantiles of 0 … 100 are the percentages themselves; T_0 = 90. Tolerance 1e-13.
  it("subtracts the quantiles and the mean of the placebo from the observed mean", () => {
    const placebo = Float64Array.from({ length: 101 }, (_, i) => (i + 90) % 101);
    const { effect, low, high, level } = placeboInterval({ placebo, level: 0.9 });
    expectClose(effect, 40, 1e-13);
    expectClose(low, -5, 1e-13);
    expectClose(high, 85, 1e-13);
    expect(level).toBe(0.9);
  });

  it("is the inversion of the shift test: effects outside are rejected at α/2 but for two shifts of interpolation, those well inside are not", () => {
    holds(
      fc.property(placebos, (placebo) => {
        const observed = Number(placebo[0]);
        const { low, high } = placeboInterval({ placebo, level: 0.9 });
        const pWithout = (effect: number, side: "greater" | "less") => {
          const corrected = Float64Array.from(placebo);
          corrected[0] = observed - effect;
          return shiftPValue(corrected, side);
        };
        const allowance = 2 / placebo.length;
        expect(pWithout(low - 1e-6, "greater")).toBeLessThanOrEqual(0.05 + allowance);
        expect(pWithout(high + 1e-6, "less")).toBeLessThanOrEqual(0.05 + allowance);
        const middle = observed - quantile(placebo, 0.5);
        expect(pWithout(middle, "greater")).toBeGreaterThan(0.05);
        expect(pWithout(middle, "less")).toBeGreaterThan(0.05);
      }),
    );
  });

  it("does not move when every outcome is shifted, and is scaled with them (1e-9)", () => {
    holds(
      fc.property(
        placebos,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: -99, max: 99 }),
        (placebo, scale, shift) => {
          const before = placeboInterval({ placebo, level: 0.95 });
          const after = placeboInterval({
            placebo: placebo.map((value) => scale * value + shift),
            level: 0.95,
          });
          expect(Math.abs(after.low - scale * before.low)).toBeLessThanOrEqual(1e-9);
          expect(Math.abs(after.high - scale * before.high)).toBeLessThanOrEqual(1e-9);
          expect(Math.abs(after.effect - scale * before.effect)).toBeLessThanOrEqual(1e-9);
        },
      ),
    );
  });

  it("is mirrored when the outcomes change sign (1e-9)", () => {
    holds(
      fc.property(placebos, (placebo) => {
        const { effect, low, high } = placeboInterval({ placebo, level: 0.95 });
        const mirror = placeboInterval({ placebo: placebo.map((value) => -value), level: 0.95 });
        expectClose(mirror.effect, 0 - effect, 1e-9);
        expect(Math.abs(mirror.low + high)).toBeLessThanOrEqual(1e-9);
        expect(Math.abs(mirror.high + low)).toBeLessThanOrEqual(1e-9);
      }),
    );
  });

  it("widens with the level", () => {
    holds(
      fc.property(placebos, (placebo) => {
        const narrow = placeboInterval({ placebo, level: 0.8 });
        const wide = placeboInterval({ placebo, level: 0.95 });
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
      }),
    );
  });

  it("finds an effect of 3 that was added at the events", () => {
    const outcomes = Float64Array.from({ length: 200 }, (_, i) => Math.sin(i * i));
    const events = [10, 47, 90, 133, 171];
    for (const event of events) outcomes[event] = Number(outcomes[event]) + 3;
    const { placebo } = circularShiftTest({ outcomes, events, alternative: "greater" });
    const { low, high } = placeboInterval({ placebo, level: 0.95 });
    expect(low).toBeGreaterThan(0);
    expect(low).toBeLessThan(3);
    expect(high).toBeGreaterThan(3);
  });

  it("rejects too few shifts for the level, NaN by index, and a level of 1", () => {
    const ten = Float64Array.from({ length: 10 }, (_, i) => i);
    expectError(
      () => placeboInterval({ placebo: ten, level: 0.95 }),
      "too-few",
      /has 10 shifts; .* at least 40/,
    );
    expectError(() => placeboInterval({ placebo: ten, level: 1 }), "out-of-range", /level is 1/);
    ten[3] = Number.NaN;
    expectError(() => placeboInterval({ placebo: ten, level: 0.5 }), "not-finite", /placebo\[3\] is NaN/);
  });
});
