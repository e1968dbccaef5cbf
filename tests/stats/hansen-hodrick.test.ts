import fc from "fast-check";
import { describe, it } from "vitest";
import { hansenHodrick } from "../../src/stats/hansen-hodrick.js";
import { heteroskedasticCovariance } from "../../src/stats/heteroskedastic-covariance.js";
import { leastSquares } from "../../src/stats/least-squares.js";
import { expectClose, expectError, holds, reversed } from "./reference.js";
import { fitted, type Model, noise, noisyModel, ones } from "./regressions.js";

describe("hansenHodrick", () => {
  const sums = (n: number, h: number, seed: number): Model => {
    const shocks = noise(n + h, seed);
    const y = Float64Array.from({ length: n }, (_, t) => shocks.slice(t, t + h).reduce((a, b) => a + b, 0));
    return { y, x: [ones(n)] };
  };

  it("is White's at a horizon of one, and its definition at others (1e-12 relative)", () => {
    const parts = fitted(sums(200, 4, 47));
    const white = heteroskedasticCovariance({ ...parts, type: "HC0" });
    expectClose(Number(hansenHodrick({ ...parts, horizon: 1 })[0]), Number(white[0]), 1e-13);
    const u = parts.residuals;
    const product = (lag: number) => u.slice(lag).reduce((sum, value, t) => sum + value * Number(u[t]), 0);
    const expected = (product(0) + 2 * (product(1) + product(2) + product(3))) / 200 ** 2;
    expectClose(Number(hansenHodrick({ ...parts, horizon: 4 })[0]), expected, 1e-12);
  });

  it("grows with the square of y's scale and is the same in reverse time (1e-10 relative)", () => {
    holds(
      fc.property(fc.integer({ min: 100, max: 140 }), fc.integer({ min: 1, max: 5 }), (n, horizon) => {
        const model = sums(n, horizon, n);
        const plain = Number(hansenHodrick({ ...fitted(model), horizon })[0]);
        const louder = fitted({ ...model, y: model.y.map((v) => 3 * v) });
        expectClose(Number(hansenHodrick({ ...louder, horizon })[0]), 9 * plain, 1e-10);
        const back = fitted({ ...model, y: reversed(model.y) });
        expectClose(Number(hansenHodrick({ ...back, horizon })[0]), plain, 1e-10);
      }),
    );
  });

  it("says so when its equal weights make a variance negative", () => {
    const y = Float64Array.from({ length: 40 }, (_, t) => (t % 2 === 0 ? 1 : -1) + 0.01 * Math.sin(t));
    const { residuals, inverse } = leastSquares({ y, x: [ones(40)] });
    expectError(
      () => hansenHodrick({ x: [ones(40)], residuals, inverse, horizon: 2 }),
      "out-of-range",
      /the Hansen–Hodrick variance of coefficient 0 is -.*; use Newey–West or Hodrick's 1B/,
    );
  });

  it("rejects horizons of zero and beyond the sample", () => {
    const parts = fitted(noisyModel(20, 2, 5));
    expectError(() => hansenHodrick({ ...parts, horizon: 0 }), "too-few", /horizon is 0/);
    expectError(
      () => hansenHodrick({ ...parts, horizon: 21 }),
      "out-of-range",
      /horizon is 21; .* which is 20/,
    );
  });
});
