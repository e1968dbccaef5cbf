import fc from "fast-check";
import { describe, it } from "vitest";
import { heteroskedasticCovariance } from "../../src/stats/heteroskedastic-covariance.js";
import { kernelCovariance } from "../../src/stats/kernel-covariance.js";
import { neweyWest } from "../../src/stats/newey-west.js";
import { standardErrors } from "../../src/stats/standard-errors.js";
import { expectAllClose, expectClose, expectError, holds } from "./reference.js";
import { fitted, noisyModel, noisyModels, ones } from "./regressions.js";

const models = noisyModels();
const lags = fc.integer({ min: 0, max: 20 });

describe("neweyWest", () => {
  it("is White's without a lag (1e-12 relative)", () => {
    holds(
      fc.property(models, (model) => {
        const parts = fitted(model);
        const white = standardErrors(heteroskedasticCovariance({ ...parts, type: "HC0" }));
        standardErrors(neweyWest({ ...parts, lag: 0 })).forEach((error, j) => {
          expectClose(error, Number(white[j]), 1e-12);
        });
      }),
    );
  });

  it("is the Bartlett kernel of bandwidth lag + 1, plain and prewhitened, adjusted and not (1e-10 relative)", () => {
    holds(
      fc.property(models, lags, fc.boolean(), fc.boolean(), (model, lag, prewhite, adjust) => {
        const parts = { ...fitted(model), prewhite, adjust };
        const kernel = standardErrors(kernelCovariance({ ...parts, kernel: "bartlett", bandwidth: lag + 1 }));
        standardErrors(neweyWest({ ...parts, lag })).forEach((error, j) => {
          expectClose(error, Number(kernel[j]), 1e-10);
        });
      }),
    );
  });

  it("multiplies by n/(n − k) when adjusted", () => {
    const parts = fitted(noisyModel(40, 3, 17));
    const plain = neweyWest({ ...parts, lag: 4 });
    expectAllClose(
      neweyWest({ ...parts, lag: 4, adjust: true }),
      plain.map((v) => (v * 40) / 37),
      1e-15,
    );
  });

  it("rejects lags that are not whole, negative, or as long as the sample", () => {
    const parts = fitted(noisyModel(20, 2, 5));
    expectError(() => neweyWest({ ...parts, lag: 1.5 }), "not-integer", /lag is 1.5/);
    expectError(() => neweyWest({ ...parts, lag: -1 }), "too-few", /lag is -1/);
    expectError(
      () => neweyWest({ ...parts, lag: 20 }),
      "out-of-range",
      /lag is 20; 20 scores have lags up to 19/,
    );
    expectError(
      () => neweyWest({ ...parts, lag: 19, prewhite: true }),
      "out-of-range",
      /lag is 19; 19 scores have lags up to 18/,
    );
  });

  it("says so when the scores cannot be prewhitened", () => {
    const residuals = Float64Array.of(1, 0, 0, 0, 0, -1);
    const parts = {
      x: [ones(6), Float64Array.of(1, 0, 0, 0, 0, 1)],
      residuals,
      inverse: Float64Array.of(1, 0, 0, 1),
    };
    expectError(
      () => neweyWest({ ...parts, lag: 1, prewhite: true }),
      "singular",
      /prewhitening: .*dependent/,
    );
  });
});
