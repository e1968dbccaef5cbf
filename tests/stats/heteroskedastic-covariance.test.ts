import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heteroskedasticCovariance } from "../../src/stats/heteroskedastic-covariance.js";
import { standardErrors } from "../../src/stats/standard-errors.js";
import { expectAllClose, expectError, holds } from "./reference.js";
import { fitted, noise, noisyModels, ones } from "./regressions.js";

const models = noisyModels();
const types = fc.constantFrom("HC0" as const, "HC1" as const, "HC3" as const);

describe("heteroskedasticCovariance", () => {
  it("is White's for a mean in closed form: Σu²/n², and with n/(n − 1) once and twice", () => {
    const y = Float64Array.of(1, 2, 4, 9);
    const parts = fitted({ y, x: [ones(4)] });
    const white = (9 + 4 + 0 + 25) / 16;
    expectAllClose(heteroskedasticCovariance({ ...parts, type: "HC0" }), [white], 1e-14);
    expectAllClose(heteroskedasticCovariance({ ...parts, type: "HC1" }), [(white * 4) / 3], 1e-14);
    expectAllClose(heteroskedasticCovariance({ ...parts, type: "HC3" }), [(white * 16) / 9], 1e-14);
  });

  it("orders its types: HC0 below HC1 and below HC3", () => {
    holds(
      fc.property(models, types, (model, type) => {
        const parts = fitted(model);
        const least = standardErrors(heteroskedasticCovariance({ ...parts, type: "HC0" }));
        const other = standardErrors(heteroskedasticCovariance({ ...parts, type }));
        least.forEach((error, j) => {
          expect(Number(other[j])).toBeGreaterThanOrEqual(error);
        });
      }),
    );
  });

  it("refuses HC3 where one observation alone determines a coefficient", () => {
    const dummy = new Float64Array(6);
    dummy[2] = 1;
    const parts = fitted({ y: noise(6, 3), x: [ones(6), dummy] });
    expectError(
      () => heteroskedasticCovariance({ ...parts, type: "HC3" }),
      "singular",
      /observation 2 alone determines a coefficient \(leverage 1\)/,
    );
  });
});
