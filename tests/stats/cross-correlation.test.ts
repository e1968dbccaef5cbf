import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { autocorrelation, autocovariance } from "../../src/stats/autocovariance.js";
import { correlation, crossCorrelation } from "../../src/stats/cross-correlation.js";
import { ljungBox } from "../../src/stats/ljung-box.js";
import { expectAllClose, expectError, holds, reversed } from "./reference.js";
import { constant, moved, noise, noises, withNaN } from "./series.js";

const scalings = fc.constantFrom("full-sample" as const, "pairwise" as const);
const pairs = noises(2, 12, 40) as fc.Arbitrary<[Float64Array, Float64Array]>;

describe("crossCorrelation", () => {
  it("puts the copy of a series three periods later at lag 3: a positive lag says x leads", () => {
    const x = noise(200, 1);
    const y = x.map((_, t) => Number(x[(t - 3 + 200) % 200]));
    const { lags, correlations } = crossCorrelation({ x, y, maximumLag: 5 });
    expect(Array.from(lags)).toEqual([-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]);
    expect(correlations.indexOf(Math.max(...correlations))).toBe(8);
    expect(Number(correlations[8])).toBeGreaterThan(0.95);
  });

  it("is the sum of its definition at every lag (1e-15)", () => {
    const x = Float64Array.of(1, 2, 4, -1);
    const y = Float64Array.of(0, 3, 1, 2);
    // x − 1.5 = −½, ½, 2½, −2½ and y − 1.5 = −1½, 1½, −½, ½, with sums of squares 13 and 5.
    const sums = [3.75, -7.5, 4.25, -1, 0.25, 0.5, -0.25];
    const { correlations, band, n } = crossCorrelation({ x, y, maximumLag: 3 });
    const expected = sums.map((sum) => sum / Math.sqrt(13 * 5));
    expectAllClose(correlations, expected, 1e-15);
    expect(n).toBe(4);
    expect(band).toBeCloseTo(1.959963984540054 / 2, 14);
  });

  it("mirrors its lags when the series are exchanged or time runs backwards", () => {
    holds(
      fc.property(pairs, scalings, ([x, y], scaling) => {
        const { correlations } = crossCorrelation({ x, y, maximumLag: 6, scaling });
        const exchanged = crossCorrelation({ x: y, y: x, maximumLag: 6, scaling }).correlations;
        const backwards = { x: reversed(x), y: reversed(y), maximumLag: 6, scaling };
        expectAllClose(reversed(exchanged), correlations, 1e-13);
        expectAllClose(reversed(crossCorrelation(backwards).correlations), correlations, 1e-13);
      }),
    );
  });

  it("does not change with the units or the zeros of the series, and changes sign with either", () => {
    holds(
      fc.property(pairs, scalings, ([x, y], scaling) => {
        const { correlations } = crossCorrelation({ x, y, maximumLag: 6, scaling });
        const rescaled = { x: moved(x, 0.01, 7), y: moved(y, -30, 2), maximumLag: 6, scaling };
        expectAllClose(
          crossCorrelation(rescaled).correlations.map((value) => -value),
          correlations,
          1e-11,
        );
      }),
    );
  });

  it("lies from −1 to 1, is 1 with itself at lag 0, and is the same at lag 0 under either scaling", () => {
    holds(
      fc.property(pairs, ([x, y]) => {
        const full = crossCorrelation({ x, y, maximumLag: 6 }).correlations;
        const pairwise = crossCorrelation({ x, y, maximumLag: 6, scaling: "pairwise" }).correlations;
        for (const value of [...full, ...pairwise]) expect(Math.abs(value)).toBeLessThanOrEqual(1);
        expect(Math.abs(Number(full[6]) - Number(pairwise[6]))).toBeLessThanOrEqual(1e-14);
        expect(Math.abs(correlation(x, x) - 1)).toBeLessThanOrEqual(1e-15);
      }),
    );
  });

  it("handles two values, where every correlation is of one sign or the other", () => {
    const x = Float64Array.of(0, 1);
    expectAllClose(crossCorrelation({ x, y: x, maximumLag: 1 }).correlations, [-0.5, 1, -0.5], 1e-15);
    expectAllClose([correlation(x, Float64Array.of(3, 2))], [-1], 1e-15);
  });

  it("does not leave double precision with very large or very small units", () => {
    const [x, y] = [noise(12, 1), noise(12, 2)];
    const { correlations } = crossCorrelation({ x, y, maximumLag: 3 });
    const extreme = crossCorrelation({
      x: moved(x, 2 ** 1000, 0),
      y: moved(y, 2 ** -1000, 0),
      maximumLag: 3,
    });
    expect(Array.from(extreme.correlations)).toEqual(Array.from(correlations));
    expectAllClose([correlation(moved(x, 2 ** 1000, 0), y)], [correlation(x, y)], 0);
  });

  it("rejects gaps, unequal lengths, constants and lags beyond the series, by name", () => {
    const x = noise(10, 1);
    const run =
      (other: Float64Array, maximumLag = 3, scaling: "full-sample" | "pairwise" = "full-sample") =>
      () =>
        crossCorrelation({ x, y: other, maximumLag, scaling });
    expectError(run(withNaN(x, 4)), "not-finite", /y\[4\] is NaN, not a finite number/);
    expectError(run(noise(9, 1)), "unequal-lengths", /x has 10 values and y 9; they are paired in time/);
    expectError(run(constant(10)), "constant", /y is 0.1 throughout; it has no variation/);
    expectError(run(noise(10, 2), 10), "out-of-range", /maximumLag is 10; of 10 values it can be at most 9/);
    expectError(run(noise(10, 2), 1.5), "not-integer", /maximumLag is 1.5/);
    expectError(run(noise(10, 2), -1), "too-few", /maximumLag is -1; at least 0 are needed/);
    const flatStart = Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 2);
    expectError(run(flatStart, 3, "pairwise"), "constant", /at lag -3: y is 1 throughout/);
    expectError(run(noise(10, 2), 9, "pairwise"), "too-few", /at lag -9: x has 1 value; at least 2/);
    const short = Float64Array.of(1);
    expectError(() => correlation(short, short), "too-few", /x has 1 value; at least 2 are needed/);
    expectError(() => correlation(x, constant(10)), "constant", /y is 0.1 throughout/);
  });
});

describe("autocovariance and autocorrelation", () => {
  it("are the cross-correlation of a series with itself, with 1 at lag 0", () => {
    holds(
      fc.property(noises(1, 12, 40), ([x = constant(0)]) => {
        const own = crossCorrelation({ x, y: x, maximumLag: 6 }).correlations.slice(6);
        expectAllClose(autocorrelation({ x, maximumLag: 6 }), own, 1e-13);
        expect(autocorrelation({ x, maximumLag: 0 })[0]).toBe(1);
      }),
    );
  });

  it("add up to minus one half over all lags after 0 (1e-12)", () => {
    holds(
      fc.property(noises(1, 3, 40), ([x = constant(0)]) => {
        const sum = autocorrelation({ x, maximumLag: x.length - 1 }).reduce((total, r) => total + r, 0);
        expect(Math.abs(sum - 0.5)).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  it("scale with the square of the unit and do not see the zero or the direction of time", () => {
    holds(
      fc.property(noises(1, 12, 40), ([x = constant(0)]) => {
        const covariances = autocovariance({ x, maximumLag: 6 });
        expectAllClose(
          autocovariance({ x: moved(x, 2, 0), maximumLag: 6 }),
          covariances.map((c) => 4 * c),
          0,
        );
        expectAllClose(autocovariance({ x: moved(x, 1, 5), maximumLag: 6 }), covariances, 1e-13);
        expectAllClose(autocovariance({ x: reversed(x), maximumLag: 6 }), covariances, 1e-14);
      }),
    );
  });

  it("reject a unit in which the variance leaves double precision", () => {
    const sentence = /the variance of x leaves double precision; rescale the values/;
    for (const unit of [1e200, 1e-200]) {
      const x = moved(noise(9, 1), unit, 0);
      expectError(() => autocovariance({ x, maximumLag: 1 }), "out-of-range", sentence);
    }
  });

  it("reject a constant, a gap, one value, and a lag without pairs", () => {
    const run =
      (x: Float64Array, maximumLag = 1) =>
      () =>
        autocorrelation({ x, maximumLag });
    expectError(run(constant(5)), "constant", /x is 0.1 throughout/);
    expectError(run(withNaN(noise(5, 1), 2)), "not-finite", /x\[2\] is NaN/);
    expectError(run(Float64Array.of(1), 0), "too-few", /x has 1 value; at least 2 are needed/);
    expectError(run(noise(5, 1), 5), "out-of-range", /maximumLag is 5; of 5 values it can be at most 4/);
  });
});

describe("ljungBox", () => {
  it("does not change with unit, zero or direction of time, and grows with every lag", () => {
    holds(
      fc.property(noises(1, 12, 40), ([x = constant(0)]) => {
        const { statistic } = ljungBox({ x, lags: 4 });
        const tolerance = 1e-11 * (1 + statistic);
        expect(Math.abs(ljungBox({ x: moved(x, -3, 2), lags: 4 }).statistic - statistic)).toBeLessThan(
          tolerance,
        );
        expect(Math.abs(ljungBox({ x: reversed(x), lags: 4 }).statistic - statistic)).toBeLessThan(tolerance);
        expect(ljungBox({ x, lags: 5 }).statistic).toBeGreaterThanOrEqual(statistic);
      }),
    );
  });

  it("has the statistic of its definition for one lag of three values", () => {
    // −1, 0, 1: r_1 = 0, r_2 = −½; Q = 3·5·(0/2 + ¼/1).
    const { statistic, degreesOfFreedom } = ljungBox({ x: Float64Array.of(-1, 0, 1), lags: 2 });
    expect(statistic).toBe(3.75);
    expect(degreesOfFreedom).toBe(2);
  });

  it("takes fitted parameters off the degrees of freedom only, which lowers p", () => {
    const x = noise(60, 3);
    const plain = ljungBox({ x, lags: 6 });
    const ofResiduals = ljungBox({ x, lags: 6, fitted: 4 });
    expect(ofResiduals.statistic).toBe(plain.statistic);
    expect(ofResiduals.degreesOfFreedom).toBe(2);
    expect(ofResiduals.p).toBeLessThan(plain.p);
    // χ² with two degrees of freedom has the upper tail e^{−x/2}.
    expect(ofResiduals.p).toBeCloseTo(Math.exp(-plain.statistic / 2), 13);
  });

  it("rejects no lags, more fitted parameters than lags, and lags beyond the series", () => {
    const x = noise(10, 1);
    expectError(() => ljungBox({ x, lags: 0 }), "too-few", /lags is 0; at least 1 is needed/);
    expectError(
      () => ljungBox({ x, lags: 4, fitted: 4 }),
      "out-of-range",
      /fitted is 4; of 4 lags none would be left to test/,
    );
    expectError(() => ljungBox({ x, lags: 10 }), "out-of-range", /maximumLag is 10; of 10 values/);
    expectError(() => ljungBox({ x: constant(10), lags: 2 }), "constant", /x is 0.1 throughout/);
  });
});
