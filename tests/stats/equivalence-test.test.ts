import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { circularShiftTest } from "../../src/stats/circular-shift-test.js";
import { equivalenceTest } from "../../src/stats/equivalence-test.js";
import { signFlipTest } from "../../src/stats/sign-flip-test.js";
import { signTest } from "../../src/stats/sign-test.js";
import { type CountingTest, smallestAttainableP } from "../../src/stats/smallest-attainable-p.js";
import { studentTQuantile } from "../../src/stats/student-t.js";
import { expectClose, expectError, holds } from "./reference.js";

const inputs = fc.record({
  estimate: fc.double({ min: -1, max: 1, noNaN: true }),
  standardError: fc.double({ min: 0.05, max: 0.5, noNaN: true }),
  degreesOfFreedom: fc.integer({ min: 1, max: 60 }),
  low: fc.double({ min: -1, max: -0.1, noNaN: true }),
  high: fc.double({ min: 0.1, max: 1, noNaN: true }),
});

describe("equivalenceTest", () => {
  // With one degree of freedom P(T > 1) = ¼.
  it("is the larger of two one-sided tails", () => {
    const input = { estimate: 1, standardError: 1, degreesOfFreedom: 1, low: 0, high: 4 };
    const { p, lowT, lowP, highT, highP } = equivalenceTest(input);
    expect(lowT).toBe(1);
    expect(highT).toBe(-3);
    expectClose(lowP, 0.25, 1e-14);
    expectClose(highP, 0.5 - Math.atan(3) / Math.PI, 1e-14);
    expect(p).toBe(lowP);
  });

  it("finds equivalence at a level when the interval of twice that level lies between the bounds", () => {
    holds(
      fc.property(inputs, fc.constantFrom(0.01, 0.05, 0.1, 0.25), (input, alpha) => {
        const half = -studentTQuantile(alpha, input.degreesOfFreedom) * input.standardError;
        const inside = input.estimate - half > input.low && input.estimate + half < input.high;
        expect(equivalenceTest(input).p < alpha).toBe(inside);
      }),
      300,
    );
  });

  it("does not change in a mirror, or in another unit (1e-12)", () => {
    holds(
      fc.property(inputs, (input) => {
        const { estimate, standardError, low, high } = input;
        const { p } = equivalenceTest(input);
        expectClose(equivalenceTest({ ...input, estimate: -estimate, low: -high, high: -low }).p, p, 1e-13);
        const scaled = {
          ...input,
          estimate: 8 * estimate,
          standardError: 8 * standardError,
          low: 8 * low,
          high: 8 * high,
        };
        expect(equivalenceTest(scaled).p).toBe(p);
      }),
    );
  });

  it("never rises as the bounds widen", () => {
    holds(
      fc.property(inputs, (input) => {
        const wider = equivalenceTest({ ...input, low: 2 * input.low, high: 2 * input.high });
        expect(wider.p).toBeLessThanOrEqual(equivalenceTest(input).p);
      }),
    );
  });

  it("rejects bounds out of order, no standard error, and no degrees of freedom", () => {
    const input = { estimate: 0, standardError: 1, degreesOfFreedom: 5, low: -1, high: 1 };
    expectError(
      () => equivalenceTest({ ...input, low: 1 }),
      "out-of-range",
      /low is 1, not below high, which is 1/,
    );
    expectError(() => equivalenceTest({ ...input, standardError: 0 }), "out-of-range", /standardError is 0/);
    expectError(
      () => equivalenceTest({ ...input, degreesOfFreedom: 0 }),
      "out-of-range",
      /degreesOfFreedom is 0/,
    );
    expectError(() => equivalenceTest({ ...input, estimate: Number.NaN }), "not-finite", /estimate is NaN/);
    expectError(() => equivalenceTest({ ...input, high: Number.NaN }), "not-finite", /high is NaN/);
  });
});

describe("smallestAttainableP", () => {
  const counts = fc.integer({ min: 1, max: 12 });

  it("is what the sign-flip test reports for values that differ from zero", () => {
    holds(
      fc.property(counts, (n) => {
        const values = Float64Array.from({ length: n }, (_, i) => 1 + i);
        const { smallestAttainable, pGreater } = signFlipTest(values);
        expect(smallestAttainableP({ kind: "sign-flip", n })).toBe(smallestAttainable);
        expect(pGreater).toBe(smallestAttainable);
      }),
    );
  });

  it("is what the sign test reports, at any base rate (1e-13)", () => {
    holds(
      fc.property(counts, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (n, baseRate) => {
        const { smallestAttainable } = signTest({ n, positives: n, baseRate, alternative: "greater" });
        expectClose(smallestAttainableP({ kind: "sign-test", n, baseRate }), smallestAttainable, 1e-13);
      }),
    );
  });

  it("is what the circular-shift test reports, and that of one draw fewer taken at random", () => {
    holds(
      fc.property(fc.integer({ min: 2, max: 40 }), (shifts) => {
        const outcomes = Float64Array.from({ length: shifts }, (_, i) => i);
        const { smallestAttainable } = circularShiftTest({ outcomes, events: [0], alternative: "greater" });
        expect(smallestAttainableP({ kind: "circular-shift", shifts })).toBe(smallestAttainable);
        expect(smallestAttainableP({ kind: "random-draws", draws: shifts - 1 })).toBe(smallestAttainable);
      }),
    );
  });

  it("rejects no values, no shifts, no draws and a base rate of one", () => {
    const run = (test: CountingTest) => () => smallestAttainableP(test);
    expectError(run({ kind: "sign-flip", n: 0 }), "too-few", /n is 0; at least 1/);
    expectError(run({ kind: "circular-shift", shifts: 0 }), "too-few", /shifts is 0; at least 1/);
    expectError(run({ kind: "random-draws", draws: 0 }), "too-few", /draws is 0; at least 1/);
    expectError(run({ kind: "sign-test", n: 4, baseRate: 1 }), "out-of-range", /baseRate is 1/);
    expectError(run({ kind: "sign-test", n: 1.5, baseRate: 0.5 }), "not-integer", /n is 1.5/);
  });
});
