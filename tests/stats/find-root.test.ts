import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRoot } from "../../src/stats/find-root.js";
import { expectClose, expectError, holds } from "./reference.js";

describe("findRoot", () => {
  // Closed forms; 1e-15 relative.
  it.each<[string, (x: number) => number, number, number, number]>([
    ["a square root", (x) => x * x - 2, 0, 2, Math.SQRT2],
    ["a cosine", Math.cos, 1, 2, Math.PI / 2],
    ["a flat cubic", (x) => (x - 1 / 3) ** 3, 0, 1, 1 / 3],
    ["a tiny root in a wide bracket", (x) => x - 1e-30, 0, 1e300, 1e-30],
  ])("finds %s", (_, f, low, high, expected) => {
    expectClose(findRoot(f, low, high), expected, 1e-15);
  });

  it("finds the root of any line, to 1e-14 relative, whichever way the bracket is given", () => {
    const root = fc.double({ min: 0.001, max: 999, noNaN: true });
    holds(
      fc.property(root, fc.double({ min: 0.01, max: 100, noNaN: true }), (expected, slope) => {
        expectClose(
          findRoot((x) => slope * (x - expected), 0, 1000),
          expected,
          1e-14,
        );
        expectClose(
          findRoot((x) => slope * (x - expected), 1000, 0),
          expected,
          1e-14,
        );
      }),
    );
  });

  it("does not depend on the sign or scale of the function (1e-14 relative)", () => {
    holds(
      fc.property(fc.double({ min: 0.1, max: 10, noNaN: true }), (expected) => {
        const f = (x: number) => Math.exp(x) - Math.exp(expected);
        expectClose(
          findRoot((x) => -1000 * f(x), 0, 11),
          findRoot(f, 0, 11),
          1e-14,
        );
      }),
    );
  });

  it("closes in on the jump of a step function", () => {
    holds(
      fc.property(fc.double({ min: 0.01, max: 99, noNaN: true }), (jump) => {
        expectClose(
          findRoot((x) => (x < jump ? -1 : 1), 0, 100),
          jump,
          1e-15,
        );
      }),
    );
  });

  it("returns an end of the bracket that is a root", () => {
    expect(findRoot((x) => x - 3, 3, 9)).toBe(3);
    expect(findRoot((x) => x - 9, 3, 9)).toBe(9);
  });

  it("rejects a bracket without a change of sign, and a value that is not finite", () => {
    expectError(() => findRoot((x) => x * x + 1, -1, 1), "not-bracketed", /same sign at -1 and at 1/);
    expectError(() => findRoot(() => Number.NaN, 0, 1), "not-finite", /the function at 0 is NaN/);
  });
});
