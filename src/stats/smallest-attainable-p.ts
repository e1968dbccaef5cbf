import { requireBetween, requireCount } from "./require-argument.js";

/** A test whose p-value cannot go below a bound that its design fixes before any data. */
export type CountingTest =
  /** All sign patterns of n values, one-sided. */
  | { readonly kind: "sign-flip"; readonly n: number }
  /** All circular shifts of a calendar with so many places. */
  | { readonly kind: "circular-shift"; readonly shifts: number }
  /** So many placebos drawn at random, the observed one counted as one more. */
  | { readonly kind: "random-draws"; readonly draws: number }
  /** n events that all rise, one-sided, against a share `baseRate` strictly between 0 and 1. */
  | { readonly kind: "sign-test"; readonly n: number; readonly baseRate: number };

/**
 * The smallest p-value that a test by counting can give, whatever the data.
 * Input: see `CountingTest`; counts whole, at least 1.
 * Output: a probability, above 0 unless n is so large that it underflows.
 * Method: 2⁻ⁿ for sign flips; 1/S for circular shifts; 1/(B + 1) for B random draws; πⁿ for a sign test.
 * Where it exceeds the level, the test cannot reject, and "not significant" says nothing.
 * Errors: `not-finite`, `not-integer`; `too-few`, "shifts is 0; at least 1 is needed."; `out-of-range`,
 * "baseRate is 1; it must lie strictly between 0 and 1."
 * Source: B. Phipson and G. K. Smyth, 2010, Statistical Applications in Genetics and Molecular Biology 9:39.
 * Verified against: `signFlipTest`, `circularShiftTest` and `signTest`, which report the same, exactly.
 */
export function smallestAttainableP(test: CountingTest): number {
  switch (test.kind) {
    case "sign-flip":
      requireCount("n", test.n, 1);
      return 2 ** -test.n;
    case "circular-shift":
      requireCount("shifts", test.shifts, 1);
      return 1 / test.shifts;
    case "random-draws":
      requireCount("draws", test.draws, 1);
      return 1 / (test.draws + 1);
    case "sign-test":
      requireCount("n", test.n, 1);
      requireBetween("baseRate", test.baseRate, 0, 1);
      return test.baseRate ** test.n;
  }
}
