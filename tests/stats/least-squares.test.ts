import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dotProduct } from "../../src/stats/dot-product.js";
import { leastSquares } from "../../src/stats/least-squares.js";
import { normalEquations } from "../../src/stats/normal-equations.js";
import { expectAllClose, expectClose, holds, reversed } from "./reference.js";
import { type Model, noisyModel, ones } from "./regressions.js";

const models = fc
  .record({
    n: fc.integer({ min: 20, max: 60 }),
    k: fc.integer({ min: 1, max: 6 }),
    seed: fc.integer({ min: 1, max: 9999 }),
  })
  .map(({ n, k, seed }) => noisyModel(n, k, seed));
const factor = fc.double({ min: 0.01, max: 100, noNaN: true });

/** The same regression with one almost equal column more, too nearly dependent for the normal equations. */
function nearlyDependent({ y, x }: Model, distance: number): Model {
  const last = x[x.length - 1] as Float64Array;
  return { y, x: [...x, last.map((value, t) => value + distance * Math.sin(t * t))] };
}

describe("leastSquares", () => {
  it("leaves residuals that are orthogonal to every regressor (1e-12)", () => {
    holds(
      fc.property(models, (model) => {
        const { residuals, fitted } = leastSquares(model);
        for (const column of model.x) expect(Math.abs(dotProduct(column, residuals))).toBeLessThan(1e-12);
        expectAllClose(
          fitted,
          model.y.map((value, t) => value - Number(residuals[t])),
          0,
        );
      }),
    );
  });

  it("moves a coefficient with its regressor's scale, and all with y's (1e-11 relative to the largest)", () => {
    holds(
      fc.property(models, factor, (model, scale) => {
        const plain = leastSquares(model).coefficients;
        const size = Math.max(...plain.map(Math.abs));
        const stretched = leastSquares({
          ...model,
          x: model.x.map((column) => column.map((v) => v * scale)),
        });
        expectAllClose(
          stretched.coefficients.map((b) => b * scale),
          plain,
          1e-11 * size,
        );
        const louder = leastSquares({ ...model, y: model.y.map((v) => v * scale) });
        expectAllClose(
          louder.coefficients.map((b) => b / scale),
          plain,
          1e-11 * size,
        );
      }),
    );
  });

  it("adds what is added to y along the regressors to the coefficients alone (1e-11)", () => {
    holds(
      fc.property(models, factor, (model, shift) => {
        const plain = leastSquares(model);
        const last = model.x[model.x.length - 1] as Float64Array;
        const moved = leastSquares({ ...model, y: model.y.map((v, t) => v + shift * Number(last[t])) });
        expectAllClose(moved.residuals, plain.residuals, 1e-11);
        const expected = plain.coefficients.slice();
        expected[model.x.length - 1] = Number(expected[model.x.length - 1]) + shift;
        expectAllClose(moved.coefficients, expected, 1e-10);
      }),
    );
  });

  it("does not depend on the order of rows or regressors (1e-11)", () => {
    holds(
      fc.property(models, (model) => {
        const plain = leastSquares(model);
        const backwards = leastSquares({ y: reversed(model.y), x: model.x.map(reversed) });
        expectAllClose(backwards.coefficients, plain.coefficients, 1e-11);
        const swapped = leastSquares({ y: model.y, x: [...model.x].reverse() });
        expectAllClose(reversed(swapped.coefficients), plain.coefficients, 1e-11);
        expectAllClose(reversed(swapped.inverse), plain.inverse, 1e-9);
      }),
    );
  });

  it("takes its two ways to the same result: refined QR agrees with the normal equations (1e-11)", () => {
    holds(
      fc.property(models, (model) => {
        const fast = normalEquations(model.x, model.y);
        fc.pre(fast !== undefined);
        // Squares of these are below the range of the fast way, which declines them.
        const tiny = leastSquares({
          y: model.y.map((v) => v * 1e-170),
          x: model.x.map((column) => column.map((v) => v * 1e-110)),
        });
        expectAllClose(
          tiny.coefficients.map((b) => b * 1e60),
          fast?.coefficients ?? [],
          1e-11,
        );
        expectAllClose(
          tiny.residuals.map((u) => u * 1e170),
          fast?.residuals ?? [],
          1e-11,
        );
        expectClose(tiny.conditionNumber, fast?.conditionNumber ?? 0, 1e-9);
      }),
    );
  });

  it("keeps eleven digits of exact coefficients up to condition numbers of 1e7", () => {
    for (const distance of [1e-3, 1e-5, 1e-7]) {
      const { x } = nearlyDependent({ y: ones(24), x: noisyModel(24, 3, 5).x }, distance);
      // Columns rounded to 24 bits make y = x1 + 2 x2 + … exact.
      const short = x.map((column) => column.map((v) => Math.fround(v)));
      const y = Float64Array.from({ length: 24 }, (_, t) =>
        short.reduce((sum, c, j) => sum + (j + 1) * Number(c[t]), 0),
      );
      const { coefficients, conditionNumber } = leastSquares({ y, x: short });
      expect(conditionNumber).toBeGreaterThan(0.1 / distance);
      coefficients.forEach((b, j) => {
        expectClose(b, j + 1, 1e-11);
      });
    }
  });

  it("has the condition number between that of the 2-norm and k times it, for two columns in closed form", () => {
    const correlation = 0.6;
    const x = [Float64Array.of(1, 0, 0), Float64Array.of(correlation, 0.8, 0)];
    const exact = Math.sqrt((1 + correlation) / (1 - correlation));
    const { conditionNumber } = leastSquares({ y: Float64Array.of(1, 2, 3), x });
    expect(conditionNumber).toBeGreaterThanOrEqual(exact);
    expect(conditionNumber).toBeLessThanOrEqual(2 * exact);
  });

  it("draws the line through two points, and the plane through as many as there are regressors", () => {
    const { coefficients, residualSumOfSquares } = leastSquares({
      y: Float64Array.of(3, 5),
      x: [ones(2), Float64Array.of(1, 2)],
    });
    expectAllClose(coefficients, [1, 2], 1e-15);
    expect(residualSumOfSquares).toBeLessThan(1e-30);
  });

  it("has coefficients of zero for y of zero, and none but the constant for a constant y", () => {
    const { x } = noisyModel(12, 3, 7);
    expectAllClose(leastSquares({ y: new Float64Array(12), x }).coefficients, [0, 0, 0], 0);
    expectAllClose(leastSquares({ y: ones(12).map(() => 0.1), x }).coefficients, [0.1, 0, 0], 1e-17);
  });
});
