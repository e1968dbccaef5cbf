import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blockLength } from "../../src/stats/block-length.js";
import { sharedBlockLength } from "../../src/stats/shared-block-length.js";
import { expectClose, expectError, holds, reversed } from "./reference.js";
import { normals } from "./resample-inputs.js";

const series = fc
  .tuple(
    fc.integer({ min: 9, max: 200 }),
    fc.integer({ min: 0, max: 1000 }),
    fc.double({ min: -0.9, max: 0.9, noNaN: true }),
  )
  .map(([n, seed, persistence]) => {
    let last = 0;
    return normals(n, seed).map((shock) => {
      last = persistence * last + shock;
      return last;
    });
  });
const conventions = fc.record({
  significance: fc.constantFrom("np" as const, "arch" as const),
  mHat: fc.constantFrom("first-of-run" as const, "before-run" as const),
});

describe("blockLength", () => {
  it("does not change when the series is moved, scaled, mirrored or reversed (1e-7 relative)", () => {
    holds(
      fc.property(series, conventions, (values, convention) => {
        const before = blockLength({ series: values, ...convention });
        const versions = [values.map((value) => -3 * value + 1), reversed(values)];
        for (const version of versions) {
          const after = blockLength({ series: version, ...convention });
          expect([after.mHat, after.bandwidth, after.critical]).toEqual([
            before.mHat,
            before.bandwidth,
            before.critical,
          ]);
          expect(Math.abs(after.stationary / before.stationary - 1)).toBeLessThan(1e-7);
        }
      }),
    );
  });

  it("lies from zero to the cap, the circular one longer by the cube root of 3/2 below it (1e-12)", () => {
    holds(
      fc.property(series, conventions, (values, convention) => {
        const { stationary, circular } = blockLength({ series: values, ...convention });
        const cap = Math.ceil(Math.min(3 * Math.sqrt(values.length), values.length / 3));
        expect(stationary).toBeGreaterThanOrEqual(0);
        expect(stationary).toBeLessThanOrEqual(cap);
        expectClose(circular, Math.min(cap, stationary === cap ? cap : stationary * Math.cbrt(1.5)), 1e-12);
      }),
    );
  });

  it("takes an m̂ one lag shorter by the papers' words, one at least", () => {
    holds(
      fc.property(series, (values) => {
        const first = blockLength({ series: values, significance: "np", mHat: "first-of-run" });
        const before = blockLength({ series: values, significance: "np", mHat: "before-run" });
        expect(before.mHat).toBe(Math.max(1, first.mHat - 1));
      }),
    );
  });

  it("grows with persistence", () => {
    const shocks = normals(600, 5);
    const lengths = [0, 0.5, 0.9].map((persistence) => {
      let last = 0;
      const values = shocks.map((shock) => {
        last = persistence * last + shock;
        return last;
      });
      return blockLength({ series: values, significance: "arch", mHat: "first-of-run" }).stationary;
    });
    expect(lengths[1]).toBeGreaterThan(Number(lengths[0]));
    expect(lengths[2]).toBeGreaterThan(Number(lengths[1]));
  });

  it("is capped at ⌈min(3√n, n/3)⌉ for a series of ups and downs, whose autocorrelations never fade", () => {
    const alternating = Float64Array.from({ length: 20 }, (_, t) => t % 2);
    const length = blockLength({ series: alternating, significance: "np", mHat: "first-of-run" });
    expect([length.stationary, length.circular, length.bandwidth]).toEqual([7, 7, 10]);
  });

  it("rejects series that are short, constant, missing or too large", () => {
    const run = (values: Float64Array) => () =>
      blockLength({ series: values, significance: "np", mHat: "first-of-run" });
    expectError(run(new Float64Array(8)), "too-few", /series has 8 values; at least 9 are needed/);
    expectError(run(new Float64Array(20).fill(0.1)), "constant", /series is 0.1 throughout/);
    expectError(run(normals(20, 1).with(3, Number.NaN)), "not-finite", /series\[3\] is NaN/);
    const large = normals(20, 1).map((value) => value * 1e200);
    expectError(run(large), "out-of-range", /the long-run variance of series is estimated as/);
  });
});

describe("sharedBlockLength", () => {
  it("is the longest of its series, one at least", () => {
    const convention = { significance: "arch", mHat: "first-of-run" } as const;
    holds(
      fc.property(fc.array(series, { minLength: 1, maxLength: 4 }), (all) => {
        const shared = sharedBlockLength({ series: all, ...convention });
        const each = all.map((one) => blockLength({ series: one, ...convention }));
        expect(shared.stationary).toBe(Math.max(1, ...each.map((one) => one.stationary)));
        expect(shared.circular).toBe(Math.max(1, ...each.map((one) => one.circular)));
      }),
    );
    expectError(() => sharedBlockLength({ series: [], ...convention }), "too-few", /series is empty/);
  });
});
