import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grangerTest } from "../../src/stats/granger.js";
import { leastSquares } from "../../src/stats/least-squares.js";
import { nestedFTest } from "../../src/stats/nested-f-test.js";
import { todaYamamoto } from "../../src/stats/toda-yamamoto.js";
import { expectClose, expectError, holds } from "./reference.js";
import { constant, moved, noise, noises, walk, withNaN } from "./series.js";

type Three = [Float64Array, Float64Array, Float64Array];
const triples = noises(3, 40, 80) as fc.Arbitrary<Three>;
const someLags = fc.integer({ min: 1, max: 4 });

describe("nestedFTest", () => {
  it("is the difference of two sums of squares (1e-9)", () => {
    holds(
      fc.property(triples, ([y, a, b]) => {
        const kept = [constant(y.length, 1), a];
        const test = nestedFTest({ y, kept, tested: [b] });
        const less = leastSquares({ y, x: kept }).residualSumOfSquares;
        const more = leastSquares({ y, x: [...kept, b] }).residualSumOfSquares;
        expectClose(test.statistic, (less - more) / (more / (y.length - 3)), 1e-9 * (1 + 1 / test.statistic));
        expectClose(test.residualSumOfSquares, more, 1e-12);
      }),
    );
  });

  it("is the squared t statistic of a single regressor (1e-11)", () => {
    holds(
      fc.property(triples, ([y, a, b]) => {
        const fit = leastSquares({ y, x: [a, b] });
        const variance = (fit.residualSumOfSquares / (fit.n - 2)) * Number(fit.inverse[3]);
        const test = nestedFTest({ y, kept: [a], tested: [b] });
        expectClose(test.statistic, Number(fit.coefficients[1]) ** 2 / variance, 1e-10);
      }),
    );
  });

  it("compares with nothing when nothing is kept", () => {
    // y = 1, 2, 4 on ones: fitted 7/3, explained 49/3, left 14/3; F = (49/3)/(14/3/2) = 7.
    const test = nestedFTest({ y: Float64Array.of(1, 2, 4), kept: [], tested: [constant(3, 1)] });
    expectClose(test.statistic, 7, 1e-14);
    expect([test.numeratorDegreesOfFreedom, test.denominatorDegreesOfFreedom]).toEqual([1, 2]);
  });

  it("rejects nothing to test, as many regressors as values, and a perfect fit", () => {
    const y = noise(4, 1);
    expectError(() => nestedFTest({ y, kept: [y], tested: [] }), "too-few", /nothing is tested/);
    const tested = [noise(4, 2), noise(4, 3), noise(4, 4), noise(4, 5)];
    expectError(
      () => nestedFTest({ y, kept: [], tested }),
      "too-few",
      /n is 4 and the model has 4 regressors; more values than regressors are needed/,
    );
    expectError(
      () => nestedFTest({ y: moved(y, 2, 0), kept: [noise(4, 2)], tested: [y] }),
      "singular",
      /the regressors explain the outcome without residual; the F statistic is infinite/,
    );
  });
});

describe("grangerTest", () => {
  it("does not change with units, zeros and signs of any series", () => {
    holds(
      fc.property(triples, someLags, ([x, y, z], lags) => {
        const plain = grangerTest({ cause: x, effect: y, lags, conditions: [z] });
        const other = grangerTest({
          cause: moved(x, -7, 3),
          effect: moved(y, 0.02, 11),
          lags,
          conditions: [moved(z, 5, -1)],
        });
        expectClose(other.statistic, plain.statistic, 1e-8);
        expectClose(other.p, plain.p, 1e-8);
      }),
    );
  });

  it("does not depend on the order of the conditions", () => {
    holds(
      fc.property(noises(4, 50, 80) as fc.Arbitrary<[...Three, Float64Array]>, ([x, y, z, w]) => {
        const run = (conditions: Float64Array[]) =>
          grangerTest({ cause: x, effect: y, lags: 2, conditions }).statistic;
        expectClose(run([z, w]), run([w, z]), 1e-9);
      }),
    );
  });

  it("has chi-square above the likelihood ratio above zero, and all three p-values from 0 to 1", () => {
    holds(
      fc.property(triples, someLags, ([x, y], lags) => {
        const { chiSquare, likelihoodRatio, p, n, statistic, ...rest } = grangerTest({
          cause: x,
          effect: y,
          lags,
        });
        expect(n).toBe(x.length - lags);
        expect(rest.denominatorDegreesOfFreedom).toBe(n - 2 * lags - 1);
        expect(chiSquare.statistic).toBeGreaterThanOrEqual(likelihoodRatio.statistic);
        expect(likelihoodRatio.statistic).toBeGreaterThanOrEqual(0);
        expectClose(chiSquare.statistic, (statistic * lags * n) / rest.denominatorDegreesOfFreedom, 1e-13);
        for (const value of [p, chiSquare.p, likelihoodRatio.p]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it("finds a lag that was put in, and loses it once its source is conditioned on", () => {
    const [source, a, b] = [noise(400, 1), noise(400, 2), noise(400, 3)];
    const x = a.map((value, t) => 0.5 * value + Number(source[t]));
    const y = b.map((value, t) => value + (t > 0 ? Number(source[t - 1]) : 0));
    expect(grangerTest({ cause: x, effect: y, lags: 1 }).p).toBeLessThan(1e-10);
    expect(grangerTest({ cause: y, effect: x, lags: 1 }).p).toBeGreaterThan(0.01);
    expect(grangerTest({ cause: x, effect: y, lags: 1, conditions: [source] }).p).toBeGreaterThan(0.01);
  });

  it("rejects gaps, unequal lengths, too few values, no lags, and a cause that is the effect", () => {
    const [x, y] = [noise(30, 1), noise(30, 2)];
    const run = (change: Partial<Parameters<typeof grangerTest>[0]>) => () =>
      grangerTest({ cause: x, effect: y, lags: 2, ...change });
    expectError(run({ cause: withNaN(x, 5) }), "not-finite", /cause\[5\] is NaN/);
    expectError(run({ conditions: [x, withNaN(x, 5)] }), "not-finite", /conditions\[1\]\[5\] is NaN/);
    expectError(run({ cause: noise(29, 1) }), "unequal-lengths", /effect has 30 values and cause 29/);
    expectError(
      run({ conditions: [noise(31, 1)] }),
      "unequal-lengths",
      /effect has 30 values and conditions\[0\] 31/,
    );
    expectError(run({ lags: 10 }), "too-few", /effect has 30 values; at least 32 are needed/);
    expectError(run({ lags: 0 }), "too-few", /lags is 0; at least 1 is needed/);
    expectError(run({ cause: y }), "singular", /the regressors are nearly dependent/);
    expectError(run({ cause: constant(30) }), "singular", /the regressors are nearly dependent/);
  });

  it("works with the fewest values it takes", () => {
    const test = grangerTest({ cause: noise(5, 1), effect: noise(5, 2), lags: 1 });
    expect(test.denominatorDegreesOfFreedom).toBe(1);
    expect(test.p).toBeGreaterThan(0);
  });
});

describe("todaYamamoto", () => {
  it("orders its three conventions, which are one statistic", () => {
    holds(
      fc.property(triples, someLags, ([a, b], lags) => {
        const test = todaYamamoto({ cause: walk(a), effect: walk(b), lags });
        expectClose(test.f.statistic * lags, test.wald.statistic, 1e-14);
        expectClose(
          test.waldOfMaximumLikelihood.statistic,
          (test.wald.statistic * test.n) / test.degreesOfFreedom,
          1e-14,
        );
        expect(test.waldOfMaximumLikelihood.p).toBeLessThanOrEqual(test.wald.p);
        expect(test.n).toBe(a.length - lags - 1);
        expect(test.degreesOfFreedom).toBe(test.n - 2 * (lags + 1) - 1);
      }),
    );
  });

  it("does not change with units and zeros of the levels", () => {
    holds(
      fc.property(triples, someLags, ([a, b], lags) => {
        const [cause, effect] = [walk(a), walk(b)];
        const plain = todaYamamoto({ cause, effect, lags }).wald.statistic;
        const other = todaYamamoto({ cause: moved(cause, 3, 9), effect: moved(effect, -0.5, 2), lags });
        expectClose(other.wald.statistic, plain, 1e-7);
      }),
    );
  });

  it("is the Granger test when no lag is added", () => {
    holds(
      fc.property(triples, someLags, ([x, y], lags) => {
        const plain = grangerTest({ cause: x, effect: y, lags });
        const test = todaYamamoto({ cause: x, effect: y, lags, integration: 0 });
        expectClose(test.f.statistic, plain.statistic, 1e-10);
        expect(test.degreesOfFreedom).toBe(plain.denominatorDegreesOfFreedom);
      }),
    );
  });

  it("rejects gaps, unequal lengths, too few values and impossible lags", () => {
    const [x, y] = [walk(noise(30, 1)), walk(noise(30, 2))];
    const run = (change: Partial<Parameters<typeof todaYamamoto>[0]>) => () =>
      todaYamamoto({ cause: x, effect: y, lags: 2, ...change });
    expectError(run({ effect: withNaN(y, 5) }), "not-finite", /effect\[5\] is NaN/);
    expectError(run({ cause: x.slice(1) }), "unequal-lengths", /effect has 30 values and cause 29/);
    expectError(run({ lags: 9 }), "too-few", /effect has 30 values; at least 32 are needed/);
    expectError(run({ lags: 0 }), "too-few", /lags is 0; at least 1 is needed/);
    expectError(run({ integration: -1 }), "too-few", /integration is -1; at least 0 are needed/);
    expectError(run({ cause: y }), "singular", /the regressors are nearly dependent/);
  });
});
