import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coefficientTests } from "../../src/stats/coefficient-tests.js";
import { fixedBCriticalValue } from "../../src/stats/fixed-b-critical-value.js";
import { regression } from "../../src/stats/regression.js";
import { standardErrors } from "../../src/stats/standard-errors.js";
import { expectAllClose, expectClose, expectError, holds } from "./reference.js";
import { noisyModel, ones } from "./regressions.js";

const models = fc
  .record({
    n: fc.integer({ min: 20, max: 60 }),
    k: fc.integer({ min: 2, max: 5 }),
    seed: fc.integer({ min: 1, max: 9999 }),
  })
  .map(({ n, k, seed }) => noisyModel(n, k, seed));
const choices = fc.constantFrom(
  { type: "classical" as const },
  { type: "HC1" as const },
  { type: "newey-west" as const, lag: 3, adjust: true },
);
const distributions = fc.constantFrom("t" as const, "normal" as const);
const classical = { covariance: { type: "classical" }, distribution: "t" } as const;

describe("regression", () => {
  it("does not change t, p or R² with the scale of y or of a regressor (1e-9)", () => {
    const scales = fc.double({ min: 0.1, max: 10, noNaN: true });
    holds(
      fc.property(models, choices, distributions, scales, (model, covariance, distribution, scale) => {
        const plain = regression({ ...model, covariance, distribution });
        const scaled = regression({
          y: model.y.map((v) => v * scale),
          x: model.x.map((column, j) => (j === 1 ? column.map((v) => v * scale) : column)),
          covariance,
          distribution,
        });
        expectAllClose(scaled.t, plain.t, 1e-9);
        expectAllClose(scaled.p, plain.p, 1e-9);
        expectClose(scaled.rSquared, plain.rSquared, 1e-9);
      }),
    );
  });

  it("changes the sign of t and nothing else when y is mirrored", () => {
    holds(
      fc.property(models, choices, distributions, (model, covariance, distribution) => {
        const plain = regression({ ...model, covariance, distribution });
        const mirrored = regression({ ...model, y: model.y.map((v) => -v), covariance, distribution });
        expectAllClose(
          mirrored.t,
          plain.t.map((t) => -t),
          0,
        );
        expectAllClose(mirrored.p, plain.p, 0);
        expect(mirrored.rSquared).toBe(plain.rSquared);
      }),
    );
  });

  it("has R² from 0 to 1, not lower with a regressor more", () => {
    holds(
      fc.property(models, ({ y, x }) => {
        const all = regression({ y, x, ...classical }).rSquared;
        const fewer = regression({ y, x: x.slice(0, -1), ...classical }).rSquared;
        expect(fewer).toBeGreaterThanOrEqual(0);
        expect(all).toBeLessThanOrEqual(1);
        expect(all).toBeGreaterThanOrEqual(fewer - 1e-13);
      }),
    );
  });

  it("is the t-test of a mean with a constant alone: three values in closed form", () => {
    const result = regression({ y: Float64Array.of(1, 2, 6), x: [ones(3)], ...classical });
    expectAllClose(result.coefficients, [3], 1e-15);
    expectAllClose(result.standardErrors, [Math.sqrt(7 / 3)], 1e-15);
    expect(result.degreesOfFreedom).toBe(2);
    // The t distribution with two degrees of freedom: p = 1 − t/√(2 + t²).
    const t = 3 / Math.sqrt(7 / 3);
    expectAllClose(result.p, [1 - t / Math.sqrt(2 + t * t)], 1e-14);
    expect(result.rSquared).toBeLessThan(1e-30);
  });

  it("measures R² about zero without a constant and about the mean with one", () => {
    const x = Float64Array.of(1, 2, 3, 5);
    const y = Float64Array.of(11, 12, 13.5, 15);
    const about = (center: number, rss: number) => 1 - rss / y.reduce((s, v) => s + (v - center) ** 2, 0);
    const without = regression({ y, x: [x], ...classical });
    expectClose(without.rSquared, about(0, without.residualSumOfSquares), 1e-13);
    const with1 = regression({ y, x: [x, ones(4)], ...classical });
    expectClose(with1.rSquared, about(51.5 / 4, with1.residualSumOfSquares), 1e-12);
  });

  it("takes its p from Student's t or from the normal, the latter smaller", () => {
    const model = noisyModel(20, 2, 3);
    const student = regression({ ...model, ...classical });
    const normal = regression({ ...model, ...classical, distribution: "normal" });
    expect(Number(normal.p[1])).toBeLessThan(Number(student.p[1]));
  });

  it("rejects as many coefficients as rows, exact fits, and what overflows", () => {
    const y = Float64Array.of(1, 2, 4);
    const x = [ones(3), Float64Array.of(1, 2, 3)];
    const square = { y: y.slice(1), x: x.map((c) => c.slice(1)), ...classical };
    expectError(() => regression(square), "too-few", /y has 2 values; 2 coefficients leave none/);
    const line = { y: Float64Array.of(3, 5, 7), x, ...classical };
    expectError(() => regression(line), "constant", /the regressors fit y exactly; no residual is left/);
    const flat = { y: Float64Array.of(0.1, 0.1, 0.1), x, ...classical };
    expectError(() => regression(flat), "constant", /fit y exactly/);
    const zero = { y: new Float64Array(3), x, ...classical };
    expectError(() => regression(zero), "constant", /fit y exactly/);
    const huge = { y: y.map((v) => v * 1e160), x, ...classical };
    expectError(() => regression(huge), "out-of-range", /overflows double precision/);
    expectError(() => regression({ y, x: [...x, x[1] as Float64Array], ...classical }), "singular", /x\[2\]/);
  });
});

describe("standardErrors and coefficientTests", () => {
  it("reject a variance of zero or less", () => {
    const covariance = Float64Array.of(4, 0, 0, -1);
    expectError(
      () => standardErrors(covariance),
      "out-of-range",
      /the variance of coefficient 1 is -1; it has no/,
    );
    expectError(
      () => coefficientTests(Float64Array.of(1, 1), covariance),
      "out-of-range",
      /the variance of coefficient 1/,
    );
  });

  it("reject a t beyond double precision", () => {
    const run = () => coefficientTests(Float64Array.of(1e300), Float64Array.of(1e-300));
    expectError(run, "out-of-range", /t of coefficient 0 overflows/);
  });
});

describe("fixedBCriticalValue", () => {
  // Quantiles of |W(1)|/√Q(b) over a million simulated paths of 1,000 steps (numpy PCG64, seed 12345); the cubic
  // was itself fitted to simulated quantiles, and lies within 2 % of these.
  const simulated: [number, Record<string, number>][] = [
    [0.02, { "0.2": 1.3076, "0.1": 1.6841, "0.05": 2.0143, "0.02": 2.4053 }],
    [0.05, { "0.2": 1.345, "0.1": 1.743, "0.05": 2.093, "0.02": 2.5202 }],
    [0.1, { "0.2": 1.411, "0.1": 1.843, "0.05": 2.2333, "0.02": 2.7262 }],
    [0.2, { "0.2": 1.5519, "0.1": 2.0605, "0.05": 2.5357, "0.02": 3.1566 }],
    [0.3, { "0.2": 1.7008, "0.1": 2.2866, "0.05": 2.8504, "0.02": 3.5936 }],
    [0.5, { "0.2": 2.0131, "0.1": 2.7499, "0.05": 3.4753, "0.02": 4.4373 }],
    [0.7, { "0.2": 2.3145, "0.1": 3.1793, "0.05": 4.0256, "0.02": 5.1521 }],
    [1, { "0.2": 2.7436, "0.1": 3.7683, "0.05": 4.7703, "0.02": 6.087 }],
  ];
  const levels = [0.2, 0.1, 0.05, 0.02] as const;

  it.each(simulated)("is within 2 %% of the simulated quantile at b = %d", (b, quantiles) => {
    for (const alpha of levels) {
      const value = fixedBCriticalValue({ lag: 1000 * b - 1, n: 1000, alpha });
      expectClose(value, Number(quantiles[String(alpha)]), 0.02);
    }
  });

  it("approaches the normal quantile as n grows, and rises with the lag and as the level falls", () => {
    expectClose(fixedBCriticalValue({ lag: 0, n: 1_000_000, alpha: 0.05 }), 1.96, 1e-5);
    let before = 0;
    for (let lag = 0; lag < 100; lag++) {
      const values = levels.map((alpha) => fixedBCriticalValue({ lag, n: 100, alpha }));
      expect(Number(values[2])).toBeGreaterThan(before);
      before = Number(values[2]);
      expect(values).toEqual([...values].sort((a, b) => a - b));
    }
  });

  it("rejects a lag as long as the sample and a level that is not tabulated", () => {
    const run = (lag: number, alpha: number) => () =>
      fixedBCriticalValue({ lag, n: 600, alpha: alpha as 0.05 });
    expectError(run(600, 0.05), "out-of-range", /lag is 600; it must be below n, which is 600/);
    expectError(run(5, 0.03), "out-of-range", /alpha is 0.03; it must be 0.2, 0.1, 0.05 or 0.02/);
    expectError(run(0.5, 0.05), "not-integer", /lag is 0.5/);
  });
});
