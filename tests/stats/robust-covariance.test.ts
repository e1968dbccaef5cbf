import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hansenHodrick } from "../../src/stats/hansen-hodrick.js";
import { heteroskedasticCovariance } from "../../src/stats/heteroskedastic-covariance.js";
import { kernelCovariance } from "../../src/stats/kernel-covariance.js";
import { neweyWest } from "../../src/stats/newey-west.js";
import { standardErrors } from "../../src/stats/standard-errors.js";
import { expectClose, expectError, holds, reversed } from "./reference.js";
import { fitted, noisyModel, noisyModels } from "./regressions.js";

const models = noisyModels();

/** Every covariance of the library, by name, of one regression. */
function covariances(parts: ReturnType<typeof fitted>): Record<string, Float64Array> {
  return {
    HC0: heteroskedasticCovariance({ ...parts, type: "HC0" }),
    HC3: heteroskedasticCovariance({ ...parts, type: "HC3" }),
    neweyWest: neweyWest({ ...parts, lag: 5 }),
    prewhitened: neweyWest({ ...parts, lag: 5, prewhite: true, adjust: true }),
    kernel: kernelCovariance({ ...parts, kernel: "quadratic-spectral", bandwidth: 3.3 }),
  };
}

describe("the robust covariances", () => {
  it("are symmetric with a positive diagonal", () => {
    holds(
      fc.property(models, (model) => {
        const k = model.x.length;
        for (const covariance of Object.values(covariances(fitted(model)))) {
          expect(standardErrors(covariance).every((error) => error > 0)).toBe(true);
          for (let i = 0; i < k; i++) {
            for (let j = 0; j < i; j++) expect(covariance[i * k + j]).toBe(covariance[j * k + i]);
          }
        }
      }),
    );
  });

  it("grow with the square of y's scale and shrink with a regressor's (1e-10 relative)", () => {
    holds(
      fc.property(models, fc.double({ min: 0.1, max: 10, noNaN: true }), (model, scale) => {
        const plain = covariances(fitted(model));
        const louder = covariances(fitted({ ...model, y: model.y.map((v) => v * scale) }));
        const wider = covariances(
          fitted({ ...model, x: model.x.map((column) => column.map((v) => v * scale)) }),
        );
        for (const [name, covariance] of Object.entries(plain)) {
          standardErrors(covariance).forEach((error, j) => {
            expectClose(Number(standardErrors(louder[name] as Float64Array)[j]), scale * error, 1e-9);
            expectClose(Number(standardErrors(wider[name] as Float64Array)[j]), error / scale, 1e-9);
          });
        }
      }),
    );
  });

  it("do not change when y moves along the regressors, nor in reverse time unless prewhitened (1e-8 relative)", () => {
    holds(
      fc.property(models, ({ x, y }) => {
        const plain = covariances(fitted({ x, y }));
        const moved = covariances(fitted({ x, y: y.map((v, t) => v + 2 * Number(x[0]?.[t])) }));
        const back = covariances(fitted({ x: x.map(reversed), y: reversed(y) }));
        for (const [name, covariance] of Object.entries(plain)) {
          standardErrors(covariance).forEach((error, j) => {
            expectClose(Number(standardErrors(moved[name] as Float64Array)[j]), error, 1e-8);
            if (name === "prewhitened") return;
            expectClose(Number(standardErrors(back[name] as Float64Array)[j]), error, 1e-8);
          });
        }
      }),
    );
  });

  it("reject parts that do not fit together, and values that are not finite, by name and index", () => {
    const parts = fitted(noisyModel(20, 2, 5));
    const { residuals, inverse } = parts;
    const spoilt = residuals.slice();
    spoilt[3] = Number.NaN;
    const runs = [
      (input: typeof parts) => heteroskedasticCovariance({ ...input, type: "HC3" }),
      (input: typeof parts) => neweyWest({ ...input, lag: 2 }),
      (input: typeof parts) => kernelCovariance({ ...input, kernel: "bartlett", bandwidth: 2 }),
      (input: typeof parts) => hansenHodrick({ ...input, horizon: 2 }),
    ];
    for (const run of runs) {
      expectError(() => run({ ...parts, x: [] }), "too-few", /x has no regressors/);
      expectError(() => run({ ...parts, residuals: spoilt }), "not-finite", /residuals\[3\] is NaN/);
      const short = { ...parts, residuals: residuals.slice(1) };
      expectError(() => run(short), "unequal-lengths", /x\[0\] has 20 values, residuals has 19/);
      const square = { ...parts, inverse: inverse.slice(1) };
      expectError(() => run(square), "unequal-lengths", /inverse has 3 values, not 4/);
      const few = {
        ...parts,
        x: parts.x.map((column) => column.slice(0, 2)),
        residuals: residuals.slice(0, 2),
      };
      expectError(() => run(few), "too-few", /residuals has 2 values; 2 coefficients leave none/);
      const wild = { ...parts, residuals: residuals.map((v) => v * 1e300) };
      expectError(() => run(wild), "out-of-range", /the covariance overflows double precision/);
    }
  });
});
