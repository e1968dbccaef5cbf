import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { andrewsBandwidth } from "../../src/stats/andrews-bandwidth.js";
import { neweyWestLag } from "../../src/stats/newey-west-lag.js";
import { ruleOfThumbLag } from "../../src/stats/rule-of-thumb-lag.js";
import { expectAllClose, expectError, holds } from "./reference.js";
import { fitted, type Model, noise, ones } from "./regressions.js";

function slow(n: number): Model {
  const shocks = noise(n, 23);
  let level = 0;
  const x = shocks.map((shock) => {
    level = 0.8 * level + shock;
    return level;
  });
  return { y: noise(n, 29).map((v, t) => v + 0.5 * Number(x[t])), x: [ones(n), x] };
}

describe("neweyWestLag and andrewsBandwidth", () => {
  const choices = (parts: ReturnType<typeof fitted>) => [
    neweyWestLag(parts).bandwidth,
    andrewsBandwidth({ ...parts, kernel: "bartlett" }),
    andrewsBandwidth({ ...parts, kernel: "quadratic-spectral" }),
  ];

  it("do not depend on the scale of y, or of a single regressor beside the constant (1e-7 relative)", () => {
    const scales = fc.double({ min: 0.1, max: 10, noNaN: true });
    holds(
      fc.property(fc.integer({ min: 30, max: 90 }), scales, (n, scale) => {
        const { y, x } = slow(n);
        const plain = choices(fitted({ y, x }));
        expectAllClose(choices(fitted({ y: y.map((v) => v * scale), x })), plain, 1e-7);
        const [one, column] = x as [Float64Array, Float64Array];
        expectAllClose(choices(fitted({ y, x: [one, column.map((v) => v * scale)] })), plain, 1e-7);
      }),
    );
  });

  it("leave the constant out, wherever it stands, and use it where there is nothing else", () => {
    const { y, x } = slow(80);
    expectAllClose(choices(fitted({ y, x: [...x].reverse() })), choices(fitted({ y, x })), 1e-9);
    expect(neweyWestLag(fitted({ y, x: [ones(80)] })).bandwidth).toBeGreaterThan(0);
  });

  it("choose longer lags for more persistent scores, the lag being the bandwidth rounded down", () => {
    const drifting = fitted({ y: slow(200).x[1] as Float64Array, x: [ones(200)] });
    const white = fitted({ y: noise(200, 31), x: [ones(200)] });
    choices(drifting).forEach((bandwidth, i) => {
      expect(bandwidth).toBeGreaterThan(Number(choices(white)[i]));
    });
    const { bandwidth, lag } = neweyWestLag(drifting);
    expect(lag).toBe(Math.floor(bandwidth));
  });

  it("never choose a lag beyond the sample", () => {
    const { residuals, x } = fitted({ y: Float64Array.of(1, 2, 3.5), x: [ones(3)] });
    expect(neweyWestLag({ residuals, x }).lag).toBeLessThanOrEqual(2);
  });

  it("reject gaps, scores of zero, too few rows and a unit root", () => {
    const { x, residuals } = fitted(slow(30));
    const spoilt = residuals.slice();
    spoilt[4] = Number.NaN;
    expectError(() => neweyWestLag({ x, residuals: spoilt }), "not-finite", /residuals\[4\] is NaN/);
    const nothing = { x: [ones(9)], residuals: new Float64Array(9) };
    expectError(() => neweyWestLag(nothing), "constant", /the scores' long-run variance is zero/);
    expectError(() => andrewsBandwidth({ ...nothing, kernel: "bartlett" }), "singular", /nearly dependent/);
    const three = { x: [ones(3)], residuals: Float64Array.of(1, -1, 0) };
    expectError(() => andrewsBandwidth({ ...three, kernel: "bartlett" }), "too-few", /3 scores are left/);
    const trend = { x: [ones(4)], residuals: Float64Array.of(-3, -1, 1, 3) };
    expectError(
      () => andrewsBandwidth({ ...trend, kernel: "bartlett" }),
      "out-of-range",
      /unit root|overflows/,
    );
  });
});

describe("ruleOfThumbLag", () => {
  it("rises with the number of rows and stays below it", () => {
    for (const rule of ["newey-west", "stock-watson", "lazarus-lewis-stock-watson"] as const) {
      let before = 0;
      for (let n = 2; n < 300; n++) {
        const lag = ruleOfThumbLag({ n, rule });
        expect(lag).toBeGreaterThanOrEqual(before);
        expect(lag).toBeLessThan(n);
        before = lag;
      }
      expectError(() => ruleOfThumbLag({ n: 1, rule }), "too-few", /n is 1; at least 2/);
    }
  });
});
