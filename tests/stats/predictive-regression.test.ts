import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amihudHurvich } from "../../src/stats/amihud-hurvich.js";
import { heteroskedasticCovariance } from "../../src/stats/heteroskedastic-covariance.js";
import { hodrick } from "../../src/stats/hodrick.js";
import { overlappingSums } from "../../src/stats/overlapping-sums.js";
import { stambaugh } from "../../src/stats/stambaugh.js";
import { expectAllClose, expectClose, expectError, holds } from "./reference.js";
import { fitted, noise, ones } from "./regressions.js";

const cases = fc.record({
  n: fc.integer({ min: 40, max: 80 }),
  horizon: fc.integer({ min: 1, max: 8 }),
  seed: fc.integer({ min: 1, max: 9999 }),
});
const scales = fc.double({ min: 0.1, max: 10, noNaN: true });

function pair(n: number, seed: number): { returns: Float64Array; predictor: Float64Array } {
  const stream = noise(3 * n, seed);
  let level = 0;
  const predictor = stream.slice(n, 2 * n).map((shock) => {
    level = 0.9 * level + shock;
    return level;
  });
  return { returns: stream.slice(0, n), predictor };
}

describe("overlappingSums", () => {
  it("adds up the values after each date", () => {
    expectAllClose(overlappingSums(Float64Array.of(9, 1, 2, 4, 8), 2), [3, 6, 12], 0);
    expectAllClose(overlappingSums(Float64Array.of(9, 1), 1), [1], 0);
  });

  it("has differences that are the value that enters less the value that leaves (1e-14)", () => {
    holds(
      fc.property(cases, ({ n, horizon, seed }) => {
        const values = noise(n, seed);
        const sums = overlappingSums(values, horizon);
        for (let t = 1; t < sums.length; t++) {
          const change = Number(values[t + horizon]) - Number(values[t]);
          expect(Math.abs(Number(sums[t]) - Number(sums[t - 1]) - change)).toBeLessThan(1e-14);
        }
      }),
    );
  });

  it("rejects a horizon as long as the series, or not whole, and gaps", () => {
    const values = Float64Array.of(1, 2, 3);
    expectError(
      () => overlappingSums(values, 3),
      "too-few",
      /values has 3 values; a horizon of 3 needs at least 4/,
    );
    expectError(() => overlappingSums(values, 0), "too-few", /horizon is 0/);
    expectError(() => overlappingSums(values, 1.5), "not-integer", /horizon is 1.5/);
    expectError(() => overlappingSums(Float64Array.of(1, Number.NaN), 1), "not-finite", /values\[1\] is NaN/);
  });
});

describe("hodrick", () => {
  it("is the definition, summed one by one (1e-10 relative)", () => {
    holds(
      fc.property(cases, ({ n, horizon, seed }) => {
        const { returns, predictor } = pair(n, seed);
        const result = hodrick({ returns, predictors: [predictor], horizon });
        const center = returns.reduce((sum, value) => sum + value, 0) / n;
        const [s, z] = [new Float64Array(4), new Float64Array(4)];
        for (let t = 0; t < n - horizon; t++) {
          const row = [1, Number(predictor[t])];
          for (const at of [0, 1, 2, 3]) z[at] = Number(z[at]) + Number(row[at >> 1]) * Number(row[at & 1]);
        }
        for (let t = horizon - 1; t < n - 1; t++) {
          let sum = 0;
          for (let i = 0; i < horizon; i++) sum += Number(predictor[t - i]);
          const shock = Number(returns[t + 1]) - center;
          const w = [horizon * shock, sum * shock];
          for (const at of [0, 1, 2, 3]) s[at] = Number(s[at]) + Number(w[at >> 1]) * Number(w[at & 1]);
        }
        const [a, b, , d] = z as unknown as [number, number, number, number];
        const [p, q, , r] = s as unknown as [number, number, number, number];
        const determinant = a * d - b * b;
        expectClose(
          Number(result.covariance[0]),
          (d * d * p - 2 * b * d * q + b * b * r) / determinant ** 2,
          1e-10,
        );
        expectClose(
          Number(result.covariance[3]),
          (b * b * p - 2 * a * b * q + a * a * r) / determinant ** 2,
          1e-10,
        );
      }),
    );
  });

  it("keeps t and p when returns are scaled or the predictor is moved and scaled (1e-9)", () => {
    holds(
      fc.property(cases, scales, ({ n, horizon, seed }, scale) => {
        const { returns, predictor } = pair(n, seed);
        const plain = hodrick({ returns, predictors: [predictor], horizon });
        const louder = hodrick({ returns: returns.map((v) => v * scale), predictors: [predictor], horizon });
        expectAllClose(louder.t, plain.t, 1e-9);
        const moved = hodrick({ returns, predictors: [predictor.map((v) => v * scale + 1)], horizon });
        expectClose(Number(moved.t[1]), Number(plain.t[1]), 1e-8);
        expectClose(Number(moved.p[1]), Number(plain.p[1]), 1e-8);
      }),
    );
  });

  it("is White's with shocks from the mean in place of residuals at a horizon of one (1e-10 relative)", () => {
    const { returns, predictor } = pair(60, 5);
    const x = [ones(59), predictor.slice(0, 59)];
    const center = returns.reduce((sum, value) => sum + value, 0) / 60;
    const { inverse } = fitted({ y: returns.slice(1), x });
    const shocks = returns.slice(1).map((value) => value - center);
    const white = heteroskedasticCovariance({ x, residuals: shocks, inverse, type: "HC0" });
    expectAllClose(hodrick({ returns, predictors: [predictor], horizon: 1 }).covariance, white, 1e-14);
  });

  it("takes several predictors, in any order", () => {
    const [a, b] = [pair(60, 7), pair(60, 8)];
    const predictors = [a.predictor, b.predictor];
    const first = hodrick({ returns: a.returns, predictors, horizon: 4 });
    const second = hodrick({ returns: a.returns, predictors: [...predictors].reverse(), horizon: 4 });
    expectAllClose([second.t[0], second.t[2], second.t[1]].map(Number), first.t, 1e-10);
  });

  it("rejects what is missing, unequal, too short, constant or not finite", () => {
    const { returns, predictor } = pair(30, 9);
    const run = (input: Partial<Parameters<typeof hodrick>[0]>) => () =>
      hodrick({ returns, predictors: [predictor], horizon: 4, ...input });
    expectError(run({ predictors: [] }), "too-few", /predictors is empty/);
    expectError(
      run({ predictors: [predictor.slice(1)] }),
      "unequal-lengths",
      /predictors\[0\] has 29 values/,
    );
    expectError(run({ horizon: 28 }), "too-few", /returns has 30 values; a horizon of 28 needs at least 31/);
    expectError(run({ horizon: 0 }), "too-few", /horizon is 0/);
    expectError(run({ horizon: 2.5 }), "not-integer", /horizon is 2.5/);
    expectError(run({ predictors: [ones(30)] }), "singular", /x\[1\] is a combination/);
    expectError(run({ returns: new Float64Array(30) }), "out-of-range", /variance of coefficient 0 is 0/);
    const spoilt = predictor.slice();
    spoilt[29] = Number.NaN;
    expectError(run({ predictors: [spoilt] }), "not-finite", /predictors\[0\]\[29\] is NaN/);
    expectError(run({ returns: spoilt }), "not-finite", /returns\[29\] is NaN/);
  });
});

describe("stambaugh and amihudHurvich", () => {
  it("keep t, ρ and the bias relative to beta when series are scaled and moved (1e-8)", () => {
    holds(
      fc.property(cases, scales, ({ n, seed }, scale) => {
        const { returns, predictor } = pair(n, seed);
        const moved = { returns: returns.map((v) => v * scale), predictor: predictor.map((v) => v * 3 + 1) };
        const [plain, other] = [stambaugh({ returns, predictor }), stambaugh(moved)];
        for (const key of ["t", "rho", "rhoBias", "rhoStandardError"] as const) {
          expectClose(other[key], plain[key], 1e-8);
        }
        expectClose(other.corrected, (plain.corrected * scale) / 3, 1e-8);
        const [corrected, again] = [amihudHurvich({ returns, predictor }), amihudHurvich(moved)];
        for (const key of ["t", "rho", "n"] as const) expectClose(again[key], corrected[key], 1e-8);
        expectClose(again.phi, (corrected.phi * scale) / 3, 1e-8);
      }),
    );
  });

  it("correct the slope by the shocks' slope times the bias of ρ, and differ in the second-order term alone (1e-12)", () => {
    holds(
      fc.property(cases, ({ n, seed }) => {
        const { returns, predictor } = pair(n, seed);
        const { beta, bias, corrected, rho, rhoBias, shockCovariance, shockVariance } = stambaugh({
          returns,
          predictor,
        });
        expect(beta - bias).toBe(corrected);
        expectClose(bias * shockVariance, shockCovariance * rhoBias, 1e-12);
        const second = amihudHurvich({ returns, predictor });
        expectClose(second.rho - rho, -rhoBias * (1 + 3 / (n - 1)), 1e-9);
        // y = β̂z + φ̂v is β_c z + φ̂v_c, so that β_c = β̂ + φ̂(ρ_c − ρ̂).
        expect(Math.abs(second.beta - beta - second.phi * (second.rho - rho))).toBeLessThan(1e-12);
        const secondOrder = (second.phi * 3 * -rhoBias) / (n - 1);
        expect(Math.abs(second.beta - corrected - secondOrder)).toBeLessThan(1e-12);
      }),
    );
  });

  it("turn the bias round when returns are mirrored", () => {
    const { returns, predictor } = pair(50, 21);
    const mirrored = returns.map((value) => -value);
    expect(stambaugh({ returns: mirrored, predictor }).bias).toBe(-stambaugh({ returns, predictor }).bias);
    expectClose(
      amihudHurvich({ returns: mirrored, predictor }).beta,
      -amihudHurvich({ returns, predictor }).beta,
      1e-13,
    );
  });

  it("reject what is unequal, too short, constant, exact or not finite", () => {
    const { returns, predictor } = pair(20, 23);
    for (const run of [stambaugh, amihudHurvich]) {
      const short = { returns: returns.slice(0, 5), predictor: predictor.slice(0, 5) };
      expectError(
        () => run(short),
        "too-few",
        /returns has 5 values; a predictive regression needs at least 6/,
      );
      const unequal = { returns, predictor: predictor.slice(1) };
      expectError(() => run(unequal), "unequal-lengths", /predictor has 19 values, returns has 20/);
      expectError(() => run({ returns, predictor: ones(20) }), "singular", /x\[1\] is a combination/);
      const spoilt = predictor.slice();
      spoilt[2] = Number.POSITIVE_INFINITY;
      expectError(() => run({ returns, predictor: spoilt }), "not-finite", /predictor\[2\] is Infinity/);
      expectError(() => run({ returns: spoilt, predictor }), "not-finite", /returns\[2\] is Infinity/);
    }
    const flat = { returns: new Float64Array(20), predictor };
    expectError(() => stambaugh(flat), "out-of-range", /the variance of coefficient 0 is 0/);
  });
});
