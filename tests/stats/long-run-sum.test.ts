import fc from "fast-check";
import { describe, it } from "vitest";
import { longRunSum } from "../../src/stats/long-run-sum.js";
import { expectAllClose, holds } from "./reference.js";
import { noisyModel, noisyModels, ones } from "./regressions.js";

const models = noisyModels();
const lags = fc.integer({ min: 0, max: 20 });

/** The definition, sum by sum. */
function bartlettByDefinition(x: readonly Float64Array[], u: Float64Array, lag: number): number[] {
  return x.flatMap((a) =>
    x.map((b) => {
      let sum = 0;
      for (let t = 0; t < u.length; t++) {
        for (let s = Math.max(0, t - lag); s <= Math.min(u.length - 1, t + lag); s++) {
          const weight = 1 - Math.abs(t - s) / (lag + 1);
          sum += weight * Number(a[t]) * Number(u[t]) * Number(b[s]) * Number(u[s]);
        }
      }
      return sum;
    }),
  );
}

describe("longRunSum", () => {
  it("is the double sum of its definition, for few and many columns (1e-13)", () => {
    holds(
      fc.property(models, lags, ({ x, y }, lag) => {
        expectAllClose(longRunSum(x, y, lag), bartlettByDefinition(x, y, lag), 1e-13 * y.length);
      }),
    );
  });

  it("reaches the longest lag there is, and two rows", () => {
    const { x, y } = noisyModel(25, 4, 3);
    expectAllClose(longRunSum(x, y, 24), bartlettByDefinition(x, y, 24), 1e-12);
    expectAllClose(longRunSum([ones(2)], Float64Array.of(1, 3), 1), [16 - 3], 1e-14);
  });
});
