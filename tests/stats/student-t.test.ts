import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/stats/distributions.js";
import { studentTCdf, studentTQuantile } from "../../src/stats/student-t.js";
import { expectClose, expectError, holds, readReference } from "./reference.js";

interface StudentOfR {
  readonly pt: { t: number; df: number; cdf: number; two_sided: number }[];
  readonly qt: { p: number; df: number; q: number }[];
}

// R 4.2.2, printed with 15 digits: values good to 5e-15 relative; tolerance 1e-13.
const r = readReference<StudentOfR>("expected/distributions_R.json");
const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const freedom = fc.double({ min: 1, max: 1000, noNaN: true });

describe("studentTCdf and studentTQuantile", () => {
  it.each(r.pt)("studentTCdf is R's pt at $t with $df degrees of freedom", ({ t, df, cdf, two_sided }) => {
    expectClose(studentTCdf(t, df), cdf, 1e-13);
    expectClose(2 * studentTCdf(-Math.abs(t), df), two_sided, 1e-13);
  });

  it.each(r.qt)("studentTQuantile is R's qt at $p with $df degrees of freedom", ({ p, df, q }) => {
    expectClose(studentTQuantile(p, df), q, 1e-13);
  });

  // mpmath 1.3.0 with 50 digits, where 1 − F has no digits left; 1e-13 relative.
  it.each([
    [-8, 590, 3.3066470300443607e-15],
    [-40, 5, 9.205981085886477e-8],
    [-30, 1000, 7.687343722021741e-142],
  ])("studentTCdf keeps the digits of the tail at %d with %d degrees of freedom", (t, df, expected) => {
    expectClose(studentTCdf(t, df), expected, 1e-13);
  });

  it("studentTCdf has no seam at the square root of three, where its method changes (1e-13 relative)", () => {
    holds(
      fc.property(freedom, (df) => {
        const below = studentTCdf(-Math.sqrt(3) * (1 - 1e-15), df);
        expectClose(studentTCdf(-Math.sqrt(3) * (1 + 1e-15), df), below, 1e-13);
      }),
    );
  });

  // tan(π(p − ½)): the Cauchy quantile, here at 1e-90 and at ½ + 2⁻³⁴.
  it("has the Cauchy closed form at one degree of freedom, far out and next to the centre", () => {
    expectClose(studentTQuantile(1e-90, 1), -1e90 / Math.PI, 1e-13);
    expectClose(studentTQuantile(0.5 + 2 ** -34, 1), Math.tan(Math.PI * 2 ** -34), 1e-13);
    expect(studentTQuantile(0.5, 1)).toBe(0);
  });

  it("are inverse to each other (1e-11 relative)", () => {
    holds(
      fc.property(share, freedom, (p, df) => expectClose(studentTCdf(studentTQuantile(p, df), df), p, 1e-11)),
    );
  });

  it("are antisymmetric about zero (1e-12)", () => {
    holds(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), freedom, (t, df) => {
        expectClose(studentTCdf(t, df) + studentTCdf(-t, df), 1, 1e-15);
      }),
    );
    holds(
      fc.property(fc.integer({ min: 1, max: 1023 }), freedom, (k, df) => {
        expect(studentTQuantile(k / 1024, df)).toBe(0 - studentTQuantile(1 - k / 1024, df));
      }),
    );
  });

  it("approach the normal with many degrees of freedom (5e-4 at 1e5)", () => {
    holds(fc.property(share, (p) => expectClose(studentTQuantile(p, 1e5) - normalQuantile(p), 0, 5e-4)));
  });

  it("reject zero degrees of freedom and probabilities of 0 and 1", () => {
    expectError(() => studentTCdf(1, 0), "out-of-range", /degreesOfFreedom is 0; it must be positive/);
    expectError(() => studentTQuantile(0, 3), "out-of-range", /probability is 0/);
    expectError(() => studentTQuantile(0.5, 0.5), "out-of-range", /degreesOfFreedom is 0.5; at least 1/);
  });
});
