import betainc from "@stdlib/math-base-special-betainc";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareUpperTail } from "../../src/stats/chi-square.js";
import { normalCdf } from "../../src/stats/distributions.js";
import { fUpperTail } from "../../src/stats/f-distribution.js";
import { incompleteBeta } from "../../src/stats/incomplete-beta.js";
import { deviance, stirlingError } from "../../src/stats/stirling.js";
import { studentTCdf } from "../../src/stats/student-t.js";
import { wilson } from "../../src/stats/wilson.js";
import { expectClose, expectError, holds } from "./reference.js";

const freedom = fc.double({ min: 0.5, max: 1000, noNaN: true });

// R 4.2.2, pchisq(x, df, lower.tail = FALSE) with 17 digits: small and large tails and degrees of freedom.
const CHI_SQUARE: [number, number, number][] = [
  [1e-10, 1, 0.99999202115439212],
  [0.3, 0.5, 0.33317180231535665],
  [1000, 1000, 0.49405285382923969],
  [1200, 1000, 1.2255942330622908e-5],
  [500, 30, 1.2079559936813978e-86],
  [1e5, 1e5, 0.49940529189520672],
  [2.2, 1.7, 0.27173345891509965],
  [900, 1000, 0.98928276190871023],
  [1400, 2, 9.8596765437597708e-305],
  [30, 1, 4.3204630578274968e-8],
];

// R 4.2.2, pf(f, df1, df2, lower.tail = FALSE) with 17 digits.
const F: [number, number, number, number][] = [
  [1e-6, 1, 1, 0.99936338043983886],
  [0.5, 2, 3, 0.649519052838329],
  [1.1, 1000, 1000, 0.065991926286882371],
  [1.5, 2000, 3000, 5.3199117876803087e-24],
  [50, 1, 590, 4.3643774320660371e-12],
  [200, 12, 560, 1.8075706537238295e-193],
  [1000, 3, 4, 3.3229862507489153e-6],
  [0.99, 1e5, 1e5, 0.9439799974898706],
  [3, 0.5, 0.7, 0.33168337942937598],
  [1.02, 7, 2e6, 0.41445064881087079],
];

describe("chiSquareUpperTail", () => {
  it.each(CHI_SQUARE)("is R's at %d with %d degrees of freedom (1e-12 relative)", (x, df, upper) => {
    expectClose(chiSquareUpperTail(x, df), upper, 1e-12);
  });

  it("is e^(−x/2) with two degrees of freedom, and the two normal tails with one (1e-12 relative)", () => {
    holds(
      fc.property(fc.double({ min: 1e-6, max: 600, noNaN: true }), (x) => {
        expectClose(chiSquareUpperTail(x, 2), Math.exp(-x / 2), 1e-12);
        expectClose(chiSquareUpperTail(x, 1), 2 * normalCdf(-Math.sqrt(x)), 1e-11);
      }),
    );
  });

  it("falls with x and rises with the degrees of freedom, without a seam where its method changes", () => {
    holds(
      fc.property(freedom, fc.double({ min: 0, max: 2000, noNaN: true }), (df, x) => {
        const value = chiSquareUpperTail(x, df);
        expect(chiSquareUpperTail(x + 1, df)).toBeLessThanOrEqual(value);
        expect(chiSquareUpperTail(x, df + 1)).toBeGreaterThanOrEqual(value * (1 - 1e-12));
        const seam = df + 2;
        expectClose(
          chiSquareUpperTail(seam * (1 - 1e-15), df),
          chiSquareUpperTail(seam * (1 + 1e-15), df),
          1e-12,
        );
      }),
    );
  });

  it("is 1 at zero and below, and rejects what is not finite and no degrees of freedom", () => {
    expect(chiSquareUpperTail(0, 3)).toBe(1);
    expect(chiSquareUpperTail(-1, 3)).toBe(1);
    expect(chiSquareUpperTail(1e5, 3)).toBe(0);
    expectError(() => chiSquareUpperTail(Number.NaN, 3), "not-finite", /x is NaN/);
    expectError(() => chiSquareUpperTail(1, 0), "out-of-range", /degreesOfFreedom is 0; it must be positive/);
  });
});

describe("fUpperTail", () => {
  it.each(F)(
    "is R's at %d with %d and %d degrees of freedom (2e-12 relative)",
    (f, numerator, denominator, upper) => {
      expectClose(fUpperTail({ f, numerator, denominator }), upper, 2e-12);
    },
  );

  it("is the two tails of Student's t with one degree of freedom above (1e-10 relative)", () => {
    holds(
      fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), freedom, (t, denominator) => {
        const expected = 2 * studentTCdf(-t, denominator);
        expectClose(fUpperTail({ f: t * t, numerator: 1, denominator }), expected, 1e-10);
      }),
    );
  });

  it("turns round with its reciprocal (1e-11)", () => {
    holds(
      fc.property(fc.double({ min: 0.05, max: 20, noNaN: true }), freedom, freedom, (f, a, b) => {
        const above = fUpperTail({ f, numerator: a, denominator: b });
        expectClose(above + fUpperTail({ f: 1 / f, numerator: b, denominator: a }), 1, 1e-11);
        expect(fUpperTail({ f: f * 1.1, numerator: a, denominator: b })).toBeLessThanOrEqual(above);
      }),
    );
  });

  it("is 1 at zero and below, and rejects what is not finite and no degrees of freedom", () => {
    expect(fUpperTail({ f: 0, numerator: 2, denominator: 3 })).toBe(1);
    expectError(() => fUpperTail({ f: Number.NaN, numerator: 2, denominator: 3 }), "not-finite", /f is NaN/);
    expectError(() => fUpperTail({ f: 1, numerator: 0, denominator: 3 }), "out-of-range", /numerator is 0/);
    expectError(
      () => fUpperTail({ f: 1, numerator: 2, denominator: -1 }),
      "out-of-range",
      /denominator is -1/,
    );
  });
});

describe("incompleteBeta", () => {
  const shape = fc.double({ min: 0.3, max: 300, noNaN: true });

  it("is @stdlib's to its digits, and mirrored when the shapes trade places (1e-11)", () => {
    holds(
      fc.property(fc.integer({ min: 1, max: 1023 }), shape, shape, (k, a, b) => {
        const x = k / 1024;
        const value = incompleteBeta(x, 1 - x, a, b);
        expect(Math.abs(value - betainc(x, a, b))).toBeLessThan(1e-11);
        expect(Math.abs(value + incompleteBeta(1 - x, x, b, a) - 1)).toBeLessThan(1e-11);
      }),
    );
  });

  it("has its closed form x^a with b of one (1e-12 relative), and its ends", () => {
    holds(
      fc.property(fc.integer({ min: 1, max: 900 }), shape, (k, a) => {
        expectClose(incompleteBeta(k / 1024, 1 - k / 1024, a, 1), (k / 1024) ** a, 1e-11);
      }),
    );
    expect(incompleteBeta(0, 1, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 0, 2, 3)).toBe(1);
  });
});

describe("stirlingError and deviance", () => {
  it("complete Stirling's formula to the factorials, and to Γ(½) (1e-14 absolute)", () => {
    let logarithm = 0;
    for (let n = 1; n <= 40; n++) {
      logarithm += Math.log(n);
      const stirling = (n + 0.5) * Math.log(n) - n + Math.log(2 * Math.PI) / 2;
      expect(Math.abs(stirling + stirlingError(n) - logarithm)).toBeLessThan(1e-13);
    }
    // Γ(3/2) = √π/2, z = ½: the formula is ln ½ − ½ + ½ ln 2π.
    const half = Math.log(Math.sqrt(Math.PI) / 2) - (Math.log(0.5) - 0.5 + Math.log(2 * Math.PI) / 2);
    expect(Math.abs(stirlingError(0.5) - half)).toBeLessThan(1e-15);
  });

  it("have no seam where the series of the deviance begins (1e-12 relative)", () => {
    holds(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (m) => {
        const edge = (m * 1.1) / 0.9;
        expectClose(deviance(edge * (1 - 1e-14), m), deviance(edge * (1 + 1e-14), m), 1e-12);
        expect(deviance(m, m)).toBe(0);
        expectClose(deviance(m * (1 + 2 ** -20), m), m * (2 ** -41 - 2 ** -60 / 6), 1e-9);
      }),
    );
  });
});

describe("wilson", () => {
  const counts = fc
    .integer({ min: 1, max: 80 })
    .chain((n) => fc.record({ n: fc.constant(n), successes: fc.nat({ max: n }) }));
  const level = fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99);

  it("ends at the shares that the score test just rejects (1e-9)", () => {
    holds(
      fc.property(counts, level, ({ n, successes }, coverage) => {
        const { low, high } = wilson({ n, successes, level: coverage });
        for (const [end, open] of [
          [low, successes > 0],
          [high, successes < n],
        ] as const) {
          if (!open) continue;
          const z = Math.abs(successes / n - end) / Math.sqrt((end * (1 - end)) / n);
          expectClose(2 * normalCdf(-z), 1 - coverage, 1e-9);
        }
      }),
    );
  });

  it("is mirrored when successes and failures trade places (1e-14), and holds the share", () => {
    holds(
      fc.property(counts, level, ({ n, successes }, coverage) => {
        const { low, high } = wilson({ n, successes, level: coverage });
        const mirror = wilson({ n, successes: n - successes, level: coverage });
        expect(Math.abs(mirror.low - (1 - high))).toBeLessThanOrEqual(1e-14);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
      }),
    );
  });

  it("starts at exactly 0 without a success, ends at 1 without a failure, and widens with the level", () => {
    expect(wilson({ successes: 0, n: 5, level: 0.95 }).low).toBe(0);
    expect(wilson({ successes: 5, n: 5, level: 0.95 }).high).toBe(1);
    holds(
      fc.property(counts, ({ n, successes }) => {
        const [narrow, wide] = [wilson({ n, successes, level: 0.8 }), wilson({ n, successes, level: 0.95 })];
        expect(wide.high - wide.low).toBeGreaterThan(narrow.high - narrow.low);
      }),
    );
  });

  it("rejects no trials, more successes than trials, and a level of 1", () => {
    expectError(() => wilson({ successes: 0, n: 0, level: 0.95 }), "too-few", /n is 0/);
    expectError(
      () => wilson({ successes: 5, n: 4, level: 0.95 }),
      "out-of-range",
      /successes is 5, more than n/,
    );
    expectError(() => wilson({ successes: 1, n: 4, level: 1 }), "out-of-range", /level is 1/);
    expectError(() => wilson({ successes: 1.5, n: 4, level: 0.9 }), "not-integer", /successes is 1.5/);
  });
});
