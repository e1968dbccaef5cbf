import fc from "fast-check";
import { describe, it } from "vitest";
import { dotProduct } from "../../src/stats/dot-product.js";
import { applyQ, applyTransposedQ, factorDesign } from "../../src/stats/householder.js";
import { expectAllClose, expectClose, holds } from "./reference.js";
import { noisyModels } from "./regressions.js";

const models = noisyModels();

describe("the factors of a design", () => {
  it("turn a vector and turn it back (1e-14), keeping its length", () => {
    holds(
      fc.property(models, ({ y, x }) => {
        const columns = new Float64Array(y.length * x.length);
        for (const [j, column] of x.entries()) columns.set(column, j * y.length);
        const factors = factorDesign(columns, y.length, x.length);
        const vector = y.slice();
        applyTransposedQ(factors, vector);
        expectClose(dotProduct(vector, vector), dotProduct(y, y), 1e-13);
        applyQ(factors, vector);
        expectAllClose(vector, y, 1e-14);
      }),
    );
  });
});
