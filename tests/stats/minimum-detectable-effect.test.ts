import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  minimumDetectableCorrelation,
  minimumDetectableEffect,
  tTestPower,
} from "../../src/stats/minimum-detectable-effect.js";
import { studentTCdf } from "../../src/stats/student-t.js";
import { expectClose, expectError, holds, readReference } from "./reference.js";

interface PowerReference {
  readonly power: {
    readonly power: { d: number; n: number; power: number }[];
    readonly mde80: { n: number; d: number }[];
  };
  readonly mde_corr_80: { n: number; r: number }[];
}

const { power, mde_corr_80 } = readReference<PowerReference>("expected/bayes_power_py.json");
const count = fc.integer({ min: 3, max: 200 });
const effect = fc.double({ min: -3, max: 3, noNaN: true });

describe("tTestPower", () => {
  // statsmodels 0.13.5, whose non-central t is good to about 1e-10; 1e-9 relative.
  it.each(power.power)(
    "is statsmodels' power for an effect of $d and $n values",
    ({ d, n, power: expected }) => {
      expectClose(tTestPower(n, 0.05, d), expected, 1e-9);
    },
  );

  // mpmath 1.3.0 with 25 digits; 1e-13 relative.
  it.each([
    [0.5, 4, 0.11127491551700917],
    [1, 4, 0.2887524164017148],
    [0.5, 10, 0.2931756065140766],
    [0.5, 30, 0.7539647157437901],
    [1, 10, 0.8030968566327217],
  ])("is mpmath's power for an effect of %d and %d values", (d, n, expected) => {
    expectClose(tTestPower(n, 0.05, d), expected, 1e-13);
  });

  it("is the level of the test without an effect (1e-12 relative)", () => {
    holds(fc.property(count, (n) => expectClose(tTestPower(n, 0.05, 0), 0.05, 1e-12)));
  });

  it("does not depend on the sign of the effect, and rises with its size and with n", () => {
    holds(
      fc.property(count, effect, (n, d) => {
        expect(tTestPower(n, 0.05, d)).toBe(tTestPower(n, 0.05, -d));
        expect(tTestPower(n, 0.05, 1.1 * d)).toBeGreaterThanOrEqual(tTestPower(n, 0.05, d) - 1e-12);
        expect(tTestPower(n + 1, 0.05, d)).toBeGreaterThanOrEqual(tTestPower(n, 0.05, d) - 1e-12);
      }),
    );
  });
});

describe("minimumDetectableEffect", () => {
  // mpmath 1.3.0 with 20 digits; 1e-13 relative.
  it.each([
    [2, 11.54988843588236],
    [3, 3.264043549699572],
    [4, 2.127949343257801],
    [5, 1.681996965955555],
    [8, 1.156034677994734],
    [10, 0.9960013714554439],
    [20, 0.6604416546230264],
    [30, 0.529235615112953],
  ])("is mpmath's root for %d values, at 5 %% and a power of 0.8", (n, expected) => {
    expectClose(minimumDetectableEffect({ n, alpha: 0.05, power: 0.8 }), expected, 1e-13);
  });

  // statsmodels 0.13.5 solve_power stops up to 1.2e-6 relative from the root (its own power at the d it prints
  // is off 0.8 by as much): 2e-6 relative.
  it.each(power.mde80)(
    "is statsmodels' solution for $n values, as closely as that solver stops",
    ({ n, d }) => {
      expectClose(minimumDetectableEffect({ n, alpha: 0.05, power: 0.8 }), d, 2e-6);
    },
  );

  const alpha = fc.double({ min: 0.001, max: 0.2, noNaN: true });
  const wanted = fc.double({ min: 0.25, max: 0.99, noNaN: true });

  it("is the effect at which the test has the wanted power (1e-12)", () => {
    holds(
      fc.property(count, alpha, wanted, (n, a, target) => {
        const d = minimumDetectableEffect({ n, alpha: a, power: target });
        expectClose(tTestPower(n, a, d), target, 1e-12);
      }),
      40,
    );
  });

  it("falls with more values and a laxer level, and rises with the power", () => {
    holds(
      fc.property(count, alpha, wanted, (n, a, target) => {
        const d = minimumDetectableEffect({ n, alpha: a, power: target });
        expect(minimumDetectableEffect({ n: n + 1, alpha: a, power: target })).toBeLessThan(d);
        expect(minimumDetectableEffect({ n, alpha: 1.1 * a, power: target })).toBeLessThan(d);
        expect(minimumDetectableEffect({ n, alpha: a, power: 0.9 * target + 0.1 })).toBeGreaterThan(d);
      }),
      40,
    );
  });

  // With two values t is Cauchy at no effect: the critical value is tan(π·0.475) = 12.7062.
  it("needs an effect of more than eleven deviations with two values", () => {
    expectClose(studentTCdf(-Math.tan(Math.PI * 0.475), 1), 0.025, 1e-13);
    expect(minimumDetectableEffect({ n: 2, alpha: 0.05, power: 0.8 })).toBeGreaterThan(11);
  });

  it("rejects fewer than two values, a power below the level, and a level below 0.001", () => {
    const input = { n: 4, alpha: 0.05, power: 0.8 };
    expectError(
      () => minimumDetectableEffect({ ...input, n: 1 }),
      "too-few",
      /n is 1; at least 2 are needed/,
    );
    expectError(() => minimumDetectableEffect({ ...input, power: 0.01 }), "out-of-range", /power is 0.01/);
    expectError(() => minimumDetectableEffect({ ...input, power: 1 }), "out-of-range", /power is 1/);
    expectError(() => minimumDetectableEffect({ ...input, alpha: 0.0001 }), "out-of-range", /at least 0.001/);
    expectError(() => minimumDetectableEffect({ ...input, n: Number.NaN }), "not-finite", /n is NaN/);
    expectError(() => tTestPower(4, 0.05, Number.NaN), "not-finite", /effect is NaN/);
  });
});

describe("minimumDetectableCorrelation", () => {
  // SciPy 1.10.1, tanh((z_.975 + z_.80)/√(n − 3)); 1e-13 relative.
  it.each(mde_corr_80)("is the reference's for $n pairs", ({ n, r }) => {
    expectClose(minimumDetectableCorrelation({ n, alpha: 0.05, power: 0.8 }), r, 1e-13);
  });

  const pairs = fc.integer({ min: 4, max: 2000 });

  it("lies between 0 and 1 and falls with more pairs", () => {
    holds(
      fc.property(pairs, (n) => {
        const r = minimumDetectableCorrelation({ n, alpha: 0.05, power: 0.8 });
        expect(r).toBeGreaterThan(0);
        expect(r).toBeLessThan(1);
        expect(minimumDetectableCorrelation({ n: n + 1, alpha: 0.05, power: 0.8 })).toBeLessThan(r);
      }),
    );
  });

  it("rises with the power and with a stricter level", () => {
    holds(
      fc.property(pairs, (n) => {
        const r = minimumDetectableCorrelation({ n, alpha: 0.05, power: 0.8 });
        expect(minimumDetectableCorrelation({ n, alpha: 0.05, power: 0.9 })).toBeGreaterThan(r);
        expect(minimumDetectableCorrelation({ n, alpha: 0.01, power: 0.8 })).toBeGreaterThan(r);
      }),
    );
  });

  it("halves in Fisher's z when the pairs beyond three are fourfold (1e-11 relative)", () => {
    holds(
      fc.property(pairs, (n) => {
        const z = (size: number) =>
          Math.atanh(minimumDetectableCorrelation({ n: size, alpha: 0.05, power: 0.8 }));
        expectClose(z(4 * (n - 3) + 3), z(n) / 2, 1e-11);
      }),
    );
  });

  it("rejects fewer than four pairs", () => {
    const run = () => minimumDetectableCorrelation({ n: 3, alpha: 0.05, power: 0.8 });
    expectError(run, "too-few", /n is 3; at least 4 are needed/);
  });
});
