import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf } from "../../src/stats/distributions.js";
import { noncentralTCdf } from "../../src/stats/noncentral-t.js";
import { studentTCdf } from "../../src/stats/student-t.js";
import { expectError, holds } from "./reference.js";

// mpmath 1.3.0 with 40 digits: Φ(tv − δ) integrated over the density of v = √(χ²/ν); 17 digits printed.
const expected: [t: number, degreesOfFreedom: number, noncentrality: number, probability: number][] = [
  [0.5, 1, 0, 0.6475836176504333],
  [12.706204736174698, 1, 5, 0.6948399006213006],
  [3.182446305284263, 3, 2.5, 0.5921974523251125],
  [-3.182446305284263, 3, 2.5, 3.870362302835284e-5],
  [2.5, 3, -1.2, 0.9963650051489991],
  [2.2621571628540993, 9, 3.1496, 0.20000877977738232],
  [2, 29, 2.9, 0.1874284518395913],
  [1.9639929, 590, 2.8, 0.2017250015857805],
  [300, 1, 4, 0.9893618944877292],
  [0, 7, 1.3, 0.09680048458561033],
  [-1.5, 2.5, 0.7, 0.03816971036965909],
  [1.96, 100000, 1.96, 0.4999980451915276],
  [50, 2, 60, 0.23710581493983954],
];

const t = fc.double({ min: -30, max: 30, noNaN: true });
const freedom = fc.double({ min: 1, max: 300, noNaN: true });
const delta = fc.double({ min: -20, max: 20, noNaN: true });

describe("noncentralTCdf", () => {
  it.each(expected)(
    "is mpmath's integral at t = %d, ν = %d, δ = %d, to 1e-14",
    (at, df, shift, probability) => {
      expect(Math.abs(noncentralTCdf(at, df, shift) - probability)).toBeLessThanOrEqual(1e-14);
    },
  );

  it("is Student's t without non-centrality (1e-12)", () => {
    holds(
      fc.property(t, freedom, (at, df) => {
        expect(Math.abs(noncentralTCdf(at, df, 0) - studentTCdf(at, df))).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  it("is mirrored when t and the non-centrality change sign (1e-12)", () => {
    holds(
      fc.property(t, freedom, delta, (at, df, shift) => {
        const sum = noncentralTCdf(at, df, shift) + noncentralTCdf(-at, df, -shift);
        expect(Math.abs(sum - 1)).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  it("falls as the non-centrality rises (1e-12)", () => {
    holds(
      fc.property(t, freedom, delta, (at, df, shift) => {
        const next = noncentralTCdf(at, df, shift + 0.1);
        expect(next).toBeLessThanOrEqual(noncentralTCdf(at, df, shift) + 1e-12);
      }),
    );
  });

  it("is the normal tail at t = 0, whatever the degrees of freedom (1e-13)", () => {
    holds(
      fc.property(freedom, delta, (df, shift) => {
        expect(Math.abs(noncentralTCdf(0, df, shift) - normalCdf(-shift))).toBeLessThanOrEqual(1e-13);
      }),
    );
  });

  it("rejects what is not finite or out of its range", () => {
    expectError(() => noncentralTCdf(Number.NaN, 3, 0), "not-finite", /t is NaN/);
    expectError(() => noncentralTCdf(2000, 3, 0), "out-of-range", /strictly between -1000 and 1000/);
    expectError(
      () => noncentralTCdf(1, 0.5, 0),
      "out-of-range",
      /degreesOfFreedom is 0.5; it must lie from 1/,
    );
  });
});
