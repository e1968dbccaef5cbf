import { describe, expect, it } from "vitest";
import { heteroskedasticCovariance } from "../../src/stats/heteroskedastic-covariance.js";
import { kernelCovariance } from "../../src/stats/kernel-covariance.js";
import { standardErrors } from "../../src/stats/standard-errors.js";
import { expectClose, expectError } from "./reference.js";
import { fitted, noisyModel, ones } from "./regressions.js";

describe("kernelCovariance", () => {
  it("is White's as the bandwidth goes to zero (1e-6 relative)", () => {
    const parts = fitted(noisyModel(50, 3, 41));
    const white = standardErrors(heteroskedasticCovariance({ ...parts, type: "HC0" }));
    for (const kernel of ["bartlett", "quadratic-spectral"] as const) {
      standardErrors(kernelCovariance({ ...parts, kernel, bandwidth: 1e-4 })).forEach((error, j) => {
        expectClose(error, Number(white[j]), 1e-6);
      });
    }
  });

  it("has quadratic spectral weights without a seam where the series takes over (1e-11)", () => {
    const impulses = Float64Array.of(1, 1, 0, 0);
    const parts = { x: [ones(4)], residuals: impulses, inverse: Float64Array.of(1) };
    const weight = (z: number) =>
      (Number(
        kernelCovariance({ ...parts, kernel: "quadratic-spectral", bandwidth: (6 * Math.PI) / 5 / z })[0],
      ) -
        2) /
      2;
    expectClose(weight(0.1 - 1e-12), weight(0.1 + 1e-12), 1e-11);
    expectClose(weight(1), 3 * (Math.sin(1) - Math.cos(1)), 1e-13);
  });

  it("reports progress to the end and stops when told to", () => {
    const parts = fitted(noisyModel(600, 2, 43));
    const seen: number[] = [];
    const settings = { ...parts, kernel: "quadratic-spectral" as const, bandwidth: 5 };
    kernelCovariance({ ...settings, onProgress: (done, of) => seen.push(done / of) });
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(1);
    expect(seen.length).toBeGreaterThan(2);
    const controller = new AbortController();
    const run = () =>
      kernelCovariance({
        ...settings,
        signal: controller.signal,
        onProgress: (done) => done > 0 && controller.abort(),
      });
    expectError(run, "aborted", /aborted after 256 of 600/);
  });

  it("rejects a bandwidth of zero", () => {
    const parts = fitted(noisyModel(20, 2, 5));
    const run = () => kernelCovariance({ ...parts, kernel: "bartlett", bandwidth: 0 });
    expectError(run, "out-of-range", /bandwidth is 0; it must be positive/);
  });
});
