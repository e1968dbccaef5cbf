import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bayesianInformationCriterion,
  bicBayesFactor,
  gaussianLogLikelihood,
} from "../../src/stats/bic-bayes-factor.js";
import { jzsBayesFactor } from "../../src/stats/jzs-bayes-factor.js";
import { expectClose, expectError, holds } from "./reference.js";

const statistics = fc.double({ min: -30, max: 30, noNaN: true });
const counts = fc.integer({ min: 2, max: 5000 });
const scales = fc.constantFrom(0.1, Math.SQRT1_2, 1, Math.SQRT2);

describe("jzsBayesFactor", () => {
  // mpmath 1.3.0 with 30 digits; 1e-13 relative, 1e-12 where the factor is a power of a large number.
  it.each([
    [0, 4, Math.SQRT1_2, 0.427583576155807, 1e-13],
    [2.5, 4, Math.SQRT1_2, 1.6254360326702892, 1e-13],
    [3, 20, Math.SQRT1_2, 6.61875120189493, 1e-13],
    [0, 2, Math.SQRT1_2, 0.5231565837302468, 1e-13],
    [30, 5, Math.SQRT1_2, 1436.454311383965, 1e-13],
    [12, 400, Math.SQRT1_2, 1.9144410356877256e25, 1e-12],
    [0, 100_000, Math.SQRT1_2, 0.003568176871622366, 1e-13],
    [2, 20, Math.SQRT2, 0.7610343781590291, 1e-13],
    [2, 20, 0.01, 1.0572597953284508, 1e-13],
    [2, 20, 10, 0.12023742138260185, 1e-13],
  ])("is mpmath's factor for t = %d, n = %d and scale %d", (t, n, scale, expected, tolerance) => {
    expectClose(jzsBayesFactor({ t, n, scale }).factor, expected, tolerance);
  });

  it("does not depend on the sign of t, and its logarithm is that of the factor (1e-13)", () => {
    holds(
      fc.property(statistics, counts, scales, (t, n, scale) => {
        const { factor, logarithm } = jzsBayesFactor({ t, n, scale });
        expect(jzsBayesFactor({ t: -t, n, scale }).factor).toBe(factor);
        expect(Math.abs(Math.log(factor) - logarithm)).toBeLessThanOrEqual(1e-13 * (1 + Math.abs(logarithm)));
      }),
    );
  });

  it("rises with the distance of t from zero, and favours no effect at zero the more values there are", () => {
    holds(
      fc.property(statistics, counts, scales, (t, n, scale) => {
        const at = (value: number, size = n) => jzsBayesFactor({ t: value, n: size, scale }).logarithm;
        expect(at(1.1 * t)).toBeGreaterThanOrEqual(at(t) - 1e-13);
        expect(at(0)).toBeLessThan(0);
        expect(at(0, n + 1)).toBeLessThan(at(0));
      }),
    );
  });

  it("leaves the odds alone when the prior allows hardly any effect", () => {
    holds(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.integer({ min: 5, max: 50 }), (t, n) => {
        expect(Math.abs(jzsBayesFactor({ t, n, scale: 1e-8 }).logarithm)).toBeLessThan(1e-5);
      }),
    );
  });

  it("rejects one value, no scale, a t out of range, and a factor that no double holds", () => {
    const input = { t: 2, n: 20, scale: Math.SQRT1_2 };
    expectError(() => jzsBayesFactor({ ...input, n: 1 }), "too-few", /n is 1; at least 2/);
    expectError(
      () => jzsBayesFactor({ ...input, scale: 0 }),
      "out-of-range",
      /scale is 0; it must be positive/,
    );
    expectError(
      () => jzsBayesFactor({ ...input, t: 1e8 }),
      "out-of-range",
      /t is 100000000; it must lie strictly/,
    );
    expectError(() => jzsBayesFactor({ ...input, t: Number.NaN }), "not-finite", /t is NaN/);
    expectError(() => jzsBayesFactor({ ...input, n: 2.5 }), "not-integer", /n is 2.5/);
    expectError(
      () => jzsBayesFactor({ ...input, t: 40, n: 10_000 }),
      "out-of-range",
      /the Bayes factor overflows double precision/,
    );
  });
});

describe("gaussianLogLikelihood, bayesianInformationCriterion and bicBayesFactor", () => {
  const sums = fc.double({ min: 0.01, max: 1000, noNaN: true });

  it("are the sum of normal log densities at the fitted variance (1e-12)", () => {
    const residuals = [0.5, -1, 2, -1.5];
    const rss = residuals.reduce((sum, value) => sum + value * value, 0);
    const logDensity = (z: number) => -0.5 * Math.log((2 * Math.PI * rss) / 4) - (z * z * 4) / (2 * rss);
    const expected = residuals.reduce((sum, value) => sum + logDensity(value), 0);
    expectClose(gaussianLogLikelihood(rss, 4), expected, 1e-14);
    expect(bayesianInformationCriterion(-10, 0, 5)).toBe(20);
    expectClose(bayesianInformationCriterion(-10, 2, 5), 20 + 2 * Math.log(5), 1e-15);
  });

  it("turn into their inverse when the models trade places, and into one when they tie (1e-14)", () => {
    holds(
      fc.property(sums, sums, (a, b) => {
        const forwards = bicBayesFactor({ larger: a / 10, smaller: b / 10 });
        const backwards = bicBayesFactor({ larger: b / 10, smaller: a / 10 });
        expectClose(forwards.factor * backwards.factor, 1, 1e-13);
        expect(bicBayesFactor({ larger: a, smaller: a }).factor).toBe(1);
      }),
    );
  });

  it("fall by n·ln c when residuals are scaled by c, which no comparison sees (1e-11)", () => {
    holds(
      fc.property(sums, sums, counts, (a, b, n) => {
        const scaled = gaussianLogLikelihood(9 * a, n) - gaussianLogLikelihood(9 * b, n);
        const plain = gaussianLogLikelihood(a, n) - gaussianLogLikelihood(b, n);
        expect(Math.abs(scaled - plain)).toBeLessThan(1e-10 * (1 + Math.abs(plain)));
        expectClose(gaussianLogLikelihood(9 * a, n), gaussianLogLikelihood(a, n) - n * Math.log(3), 1e-9);
      }),
    );
  });

  it("charge ln n for every parameter", () => {
    holds(
      fc.property(sums, counts, (logLikelihood, n) => {
        const one = bayesianInformationCriterion(logLikelihood, 1, n);
        expect(
          Math.abs(bayesianInformationCriterion(logLikelihood, 3, n) - one - 2 * Math.log(n)),
        ).toBeLessThan(1e-12);
      }),
    );
  });

  it("reject perfect fits, no values, and criteria whose factor no double holds", () => {
    expectError(
      () => gaussianLogLikelihood(0, 5),
      "out-of-range",
      /residualSumOfSquares is 0; it must be positive/,
    );
    expectError(() => gaussianLogLikelihood(1, 0), "too-few", /n is 0; at least 1/);
    expectError(() => bayesianInformationCriterion(Number.NaN, 1, 5), "not-finite", /logLikelihood is NaN/);
    expectError(() => bayesianInformationCriterion(1, -1, 5), "too-few", /parameters is -1; at least 0/);
    expectError(
      () => bicBayesFactor({ larger: 0, smaller: 2000 }),
      "out-of-range",
      /the Bayes factor overflows/,
    );
    expectError(() => bicBayesFactor({ larger: Number.NaN, smaller: 0 }), "not-finite", /larger is NaN/);
  });
});
