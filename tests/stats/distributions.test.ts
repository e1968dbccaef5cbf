import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  betaQuantile,
  binomialLowerTail,
  binomialUpperTail,
  normalCdf,
  normalQuantile,
} from "../../src/stats/distributions.js";
import { expectClose, expectError, holds, readReference } from "./reference.js";

interface DistributionsOfR {
  readonly pnorm: { z: number; p: number; upper: number }[];
  readonly qnorm: { p: number; q: number }[];
  readonly pbinom: { k: number; n: number; p: number; upper_ge: number }[];
}

// R 4.2.2, printed with 15 digits: values good to 5e-15 relative; tolerance 1e-13, and 1e-11 where an argument
// (the z of 0.9, the p of a far tail) was itself rounded to 15 digits.
const r = readReference<DistributionsOfR>("expected/distributions_R.json");
const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe("normalCdf and normalQuantile", () => {
  it.each(r.pnorm)("normalCdf is R's pnorm at $z, in both tails", ({ z, p, upper }) => {
    expectClose(normalCdf(z), p, 1e-12);
    expectClose(normalCdf(-z), upper, 1e-11);
  });

  it.each(r.qnorm)("normalQuantile is R's qnorm at $p", ({ p, q }) => {
    expectClose(normalQuantile(p), q, 1e-13);
  });

  it("are inverse to each other, down to 1e-290 (1e-12 relative)", () => {
    holds(fc.property(share, (p) => expectClose(normalCdf(normalQuantile(p)), p, 1e-12)));
    const exponent = fc.double({ min: -290, max: -2, noNaN: true });
    holds(fc.property(exponent, (e) => expectClose(normalCdf(normalQuantile(10 ** e)), 10 ** e, 1e-12)));
  });

  it("are symmetric about zero, and rise", () => {
    const z = fc.double({ min: -8, max: 8, noNaN: true });
    holds(
      fc.property(z, z, (a, b) => {
        expectClose(normalCdf(a) + normalCdf(-a), 1, 1e-15);
        expect(normalCdf(Math.min(a, b))).toBeLessThanOrEqual(normalCdf(Math.max(a, b)));
      }),
    );
  });

  it("reject what is not finite and probabilities of 0 and 1", () => {
    expectError(() => normalCdf(Number.NaN), "not-finite", /z is NaN/);
    expectError(
      () => normalQuantile(1),
      "out-of-range",
      /probability is 1; it must lie strictly between 1e-300 and 1/,
    );
  });
});

describe("binomialUpperTail and binomialLowerTail", () => {
  it.each(r.pbinom)("are R's pbinom at $k of $n and $p", ({ k, n, p, upper_ge }) => {
    expectClose(binomialUpperTail(k, n, p), upper_ge, 1e-13);
    expectClose(binomialLowerTail(k - 1, n, p), 1 - upper_ge, 1e-13);
  });

  const count = fc.integer({ min: 1, max: 60 });

  it("sum to one (1e-14)", () => {
    holds(
      fc.property(count, fc.integer({ min: -3, max: 63 }), share, (n, k, p) => {
        expectClose(binomialUpperTail(k, n, p) + binomialLowerTail(k - 1, n, p), 1, 1e-14);
      }),
    );
  });

  it("mirror each other when success and failure trade places (1e-11 relative)", () => {
    holds(
      fc.property(count, fc.nat({ max: 60 }), fc.integer({ min: 1, max: 63 }), (n, k, sixtyFourths) => {
        const p = sixtyFourths / 64;
        expectClose(binomialUpperTail(n - k, n, 1 - p), binomialLowerTail(k, n, p), 1e-11);
      }),
    );
  });

  it("fall with the count and rise with the probability", () => {
    holds(
      fc.property(count, fc.nat({ max: 60 }), share, (n, k, p) => {
        expect(binomialUpperTail(k + 1, n, p)).toBeLessThanOrEqual(binomialUpperTail(k, n, p));
        expect(binomialUpperTail(k, n, p / 2)).toBeLessThanOrEqual(binomialUpperTail(k, n, p));
      }),
    );
  });

  it("keep the digits of a tail of 2⁻¹⁰⁰", () => {
    expectClose(binomialUpperTail(100, 100, 0.5), 2 ** -100, 1e-13);
    expectClose(binomialLowerTail(0, 100, 0.5), 2 ** -100, 1e-13);
  });

  // mpmath 1.3.0 with 50 digits, the sum of the terms; 1e-12 relative.
  it.each([
    [60, 80, 0.55, 0.00017615618468185432],
    [700, 1000, 0.55, 1.8681766457710306e-22],
    [900, 1000, 0.5, 6.701717790006296e-162],
  ])("keep the digits of the tail from %d of %d at %d", (k, n, p, expected) => {
    expectClose(binomialUpperTail(k, n, p), expected, 1e-12);
  });

  it("accept certain and impossible successes", () => {
    expect(binomialUpperTail(1, 4, 0)).toBe(0);
    expect(binomialUpperTail(4, 4, 1)).toBe(1);
  });

  it("reject a broken count and a probability above 1", () => {
    expectError(() => binomialUpperTail(2.5, 4, 0.5), "not-integer", /successes is 2.5, not a whole number/);
    expectError(() => binomialLowerTail(2, 0, 0.5), "too-few", /n is 0; at least 1/);
    expectError(() => binomialLowerTail(2, 4, 1.2), "out-of-range", /probability is 1.2/);
  });
});

describe("betaQuantile", () => {
  const shape = fc.integer({ min: 1, max: 200 });

  it("has its closed forms when a shape is 1 (1e-12 relative)", () => {
    holds(
      fc.property(share, shape, (p, a) => {
        expectClose(betaQuantile(p, a, 1), p ** (1 / a), 1e-12);
        expectClose(betaQuantile(p, 1, a), -Math.expm1(Math.log1p(-p) / a), 1e-10);
      }),
    );
  });

  it("is mirrored when the shapes trade places (1e-12)", () => {
    holds(
      fc.property(fc.integer({ min: 1, max: 1023 }), shape, shape, (k, a, b) => {
        expectClose(betaQuantile(k / 1024, a, b), 1 - betaQuantile(1 - k / 1024, b, a), 1e-12);
      }),
    );
  });

  it("inverts the binomial tail (1e-10 relative)", () => {
    holds(
      fc.property(share, shape, shape, (p, a, b) => {
        expectClose(binomialUpperTail(a, a + b - 1, betaQuantile(p, a, b)), p, 1e-10);
      }),
    );
  });

  it("rejects a shape of zero and a probability of 1", () => {
    expectError(() => betaQuantile(0.5, 0, 1), "out-of-range", /a is 0; it must be positive/);
    expectError(() => betaQuantile(1, 1, 1), "out-of-range", /probability is 1/);
  });
});
