import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { autocovariance } from "../../src/stats/autocovariance.js";
import { autoregression, autoregressionByAic } from "../../src/stats/autoregression.js";
import { crossCorrelation } from "../../src/stats/cross-correlation.js";
import { prewhitenedCrossCorrelation } from "../../src/stats/prewhitened-cross-correlation.js";
import { expectAllClose, expectClose, expectError, holds, reversed } from "./reference.js";
import { constant, moved, noise, noises, withNaN } from "./series.js";

const methods = fc.constantFrom("least-squares" as const, "yule-walker" as const);
const singles = noises(1, 30, 80).map(([x = constant(0)]) => x);

describe("autoregression", () => {
  it("solves the Yule–Walker equations (1e-12)", () => {
    holds(
      fc.property(singles, fc.integer({ min: 1, max: 6 }), (x, order) => {
        const { coefficients, innovationVariance } = autoregression({ x, order, method: "yule-walker" });
        const c = autocovariance({ x, maximumLag: order });
        let variance = Number(c[0]);
        for (let i = 1; i <= order; i++) {
          let sum = 0;
          for (let j = 1; j <= order; j++) sum += Number(coefficients[j - 1]) * Number(c[Math.abs(i - j)]);
          expect(Math.abs(sum - Number(c[i]))).toBeLessThanOrEqual(1e-12);
          variance -= Number(coefficients[i - 1]) * Number(c[i]);
        }
        expectClose(innovationVariance, (variance * x.length) / (x.length - order - 1), 1e-11);
      }),
    );
  });

  it("leaves residuals without correlation with the lags, by least squares (1e-11)", () => {
    holds(
      fc.property(singles, (x) => {
        const { coefficients, mean } = autoregression({ x, order: 3, method: "least-squares" });
        for (let lag = 1; lag <= 3; lag++) {
          let sum = 0;
          for (let t = 3; t < x.length; t++) {
            let left = Number(x[t]) - mean;
            for (let j = 1; j <= 3; j++) left -= Number(coefficients[j - 1]) * (Number(x[t - j]) - mean);
            sum += left * (Number(x[t - lag]) - mean);
          }
          expect(Math.abs(sum)).toBeLessThanOrEqual(1e-11);
        }
      }),
    );
  });

  it("has coefficients without unit or zero, and a variance in the squared unit", () => {
    holds(
      fc.property(singles, methods, (x, method) => {
        const plain = autoregression({ x, order: 3, method });
        const other = autoregression({ x: moved(x, -50, 20), order: 3, method });
        expectAllClose(other.coefficients, plain.coefficients, 1e-11);
        expectClose(other.innovationVariance, plain.innovationVariance * 2500, 1e-11);
        expectClose(other.mean, plain.mean * -50 + 20, 1e-11);
      }),
    );
  });

  it("does not see the direction of time by Yule–Walker", () => {
    holds(
      fc.property(singles, (x) => {
        const forwards = autoregression({ x, order: 4, method: "yule-walker" }).coefficients;
        const backwards = autoregression({ x: reversed(x), order: 4, method: "yule-walker" }).coefficients;
        expectAllClose(backwards, forwards, 1e-12);
      }),
    );
  });

  it("of order 0 is the mean and the variance of the series", () => {
    const x = Float64Array.of(1, 3);
    const expected = { order: 0, mean: 2, n: 2, coefficients: new Float64Array(0) };
    expect(autoregression({ x, order: 0, method: "least-squares" })).toEqual({
      ...expected,
      innovationVariance: 1,
    });
    expect(autoregression({ x, order: 0, method: "yule-walker" })).toEqual({
      ...expected,
      innovationVariance: 2,
    });
  });

  it("finds the coefficient of a long simulated series within its error", () => {
    const shocks = noise(4000, 5);
    let last = 0;
    const x = shocks.map((shock) => {
      last = 0.6 * last + shock;
      return last;
    });
    for (const method of ["least-squares", "yule-walker"] as const) {
      const { coefficients, innovationVariance } = autoregression({ x, order: 1, method });
      expect(Math.abs(Number(coefficients[0]) - 0.6)).toBeLessThan(0.05);
      expect(Math.abs(innovationVariance - 1)).toBeLessThan(0.1);
    }
    expect(autoregressionByAic({ x, maximumOrder: 8 }).order).toBeGreaterThanOrEqual(1);
  });

  it("chooses an order whose AIC is zero and no other lower", () => {
    holds(
      fc.property(singles, (x) => {
        const { aic, order } = autoregressionByAic({ x, maximumOrder: 8 });
        expect(aic.length).toBe(9);
        expect(aic[order]).toBe(0);
        expect(Math.min(...aic)).toBe(0);
        expect(autoregressionByAic({ x: moved(x, 100, 3), maximumOrder: 8 }).order).toBe(order);
      }),
    );
  });

  it("rejects a constant, a gap, too short a series and impossible orders", () => {
    const run =
      (x: Float64Array, order: number, method: "least-squares" | "yule-walker" = "least-squares") =>
      () =>
        autoregression({ x, order, method });
    expectError(run(constant(20), 2), "constant", /x is 0.1 throughout/);
    expectError(run(withNaN(noise(20, 1), 7), 2), "not-finite", /x\[7\] is NaN/);
    expectError(run(noise(8, 1), 4), "too-few", /x has 8 values; at least 9 are needed/);
    expectError(run(noise(5, 1), 4, "yule-walker"), "too-few", /x has 5 values; at least 6 are needed/);
    expectError(run(noise(8, 1), -1), "too-few", /order is -1; at least 0 are needed/);
    expectError(run(noise(8, 1), 0.5), "not-integer", /order is 0.5/);
    const beyond = () => autoregressionByAic({ x: noise(8, 1), maximumOrder: 8 });
    expectError(beyond, "out-of-range", /maximumOrder is 8; of 8 values it can be at most 7/);
  });
});

describe("prewhitenedCrossCorrelation", () => {
  const pairs = noises(2, 40, 80) as fc.Arbitrary<[Float64Array, Float64Array]>;

  it("is the plain cross-correlation when the order is 0", () => {
    holds(
      fc.property(pairs, ([x, y]) => {
        const white = prewhitenedCrossCorrelation({ x, y, maximumLag: 8, order: 0 });
        expectAllClose(white.correlations, crossCorrelation({ x, y, maximumLag: 8 }).correlations, 1e-13);
        expect(white.n).toBe(x.length);
      }),
    );
  });

  it("does not change with the units and the zeros of the series", () => {
    holds(
      fc.property(pairs, fc.constantFrom("common" as const, "own" as const), ([x, y], filter) => {
        const input = { maximumLag: 8, order: 3, filter };
        const white = prewhitenedCrossCorrelation({ x, y, ...input }).correlations;
        const other = prewhitenedCrossCorrelation({ x: moved(x, 9, 4), y: moved(y, 0.2, -8), ...input });
        expectAllClose(other.correlations, white, 1e-10);
      }),
    );
  });

  it("gives a series and itself the same filter, its own or the common one", () => {
    holds(
      fc.property(pairs, ([x]) => {
        const run = (filter: "common" | "own") =>
          prewhitenedCrossCorrelation({ x, y: x, maximumLag: 8, order: 2, filter });
        expectAllClose(run("own").correlations, run("common").correlations, 1e-12);
        expect(Math.abs(Number(run("own").correlations[8]) - 1)).toBeLessThanOrEqual(1e-13);
      }),
    );
  });

  it("drops as many values as the longer of two filters, and says which they are", () => {
    const smooth = noise(300, 8);
    for (let t = 1; t < 300; t++) smooth[t] = 0.9 * Number(smooth[t - 1]) + Number(smooth[t]);
    const other = noise(300, 9);
    const white = prewhitenedCrossCorrelation({
      x: other,
      y: smooth,
      maximumLag: 4,
      order: "aic",
      filter: "own",
    });
    expect(white.ofY.order).toBeGreaterThanOrEqual(1);
    expect(Number(white.ofY.coefficients[0])).toBeGreaterThan(0.7);
    expect(white.n).toBe(300 - Math.max(white.ofX.order, white.ofY.order));
  });

  it("exceeds its band about once in twenty for two unrelated smooth series, the plain one far more often", () => {
    let white = 0;
    let plain = 0;
    for (let seed = 0; seed < 60; seed++) {
      const [x, y] = [noise(200, seed, 0), noise(200, seed, 1)];
      for (let t = 1; t < 200; t++) {
        x[t] = 0.9 * Number(x[t - 1]) + Number(x[t]);
        y[t] = 0.9 * Number(y[t - 1]) + Number(y[t]);
      }
      const outside = ({ correlations, band }: { correlations: Float64Array; band: number }) =>
        correlations.filter((r) => Math.abs(r) > band).length / correlations.length;
      white += outside(prewhitenedCrossCorrelation({ x, y, maximumLag: 10, order: 1 })) / 60;
      plain += outside(crossCorrelation({ x, y, maximumLag: 10 })) / 60;
    }
    expect(white).toBeLessThan(0.09);
    expect(plain).toBeGreaterThan(0.25);
  });

  it("rejects what its parts reject, and a series that obeys its own past", () => {
    const [x, y] = [noise(20, 1), noise(20, 2)];
    const run =
      (other: Float64Array, order: number | "aic" = 2) =>
      () =>
        prewhitenedCrossCorrelation({ x: other, y, maximumLag: 3, order });
    expectError(run(noise(19, 1)), "unequal-lengths", /x has 19 values and y 20/);
    expectError(run(constant(20)), "constant", /x is 0.1 throughout/);
    expectError(run(withNaN(x, 3)), "not-finite", /x\[3\] is NaN/);
    expectError(run(x, 12), "too-few", /the autoregression of x: x has 20 values; at least 25 are needed/);
    const alternating = x.map((_, t) => (t % 2 === 0 ? 1 : -1));
    expectError(run(alternating, 1), "constant", /x follows its own past without error; nothing is left/);
  });
});
