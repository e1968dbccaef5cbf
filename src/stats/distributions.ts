import betainc from "@stdlib/math-base-special-betainc";
import stdlibNormalCdf from "@stdlib/stats-base-dists-normal-cdf";
import stdlibNormalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { findRoot } from "./find-root.js";
import {
  requireBetween,
  requireCount,
  requireFiniteNumber,
  requireInteger,
  requirePositive,
} from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

/** Below it the normal distribution function is no longer a normal double. */
const LOWEST_NORMAL = -37.4;

/**
 * The standard normal distribution function, P(Z ≤ z).
 * Input: `z` finite, in standard deviations. Output: a probability from 0 to 1, to full relative precision in
 * the lower tail; take `normalCdf(-z)` for the upper one.
 * Method: @stdlib's complementary error function. Errors: `not-finite`, "z is NaN, not a finite number."
 * Source: @stdlib, after the FreeBSD msun library (Sun Microsystems, 1993).
 * Verified against: R 4.2.2 `pnorm` from −8 to 5, to 1e-12 relative.
 */
export function normalCdf(z: number): number {
  requireFiniteNumber("z", z);
  return stdlibNormalCdf(z, 0, 1);
}

function lowerNormalQuantile(probability: number): number {
  // @stdlib inverts 2p − 1, which has lost the digits of a small p: 1e-8 of z at 1e-10, infinity below 1e-17.
  if (probability > 0.02) return stdlibNormalQuantile(probability, 0, 1);
  return findRoot((z) => Math.log(normalCdf(z) / probability), LOWEST_NORMAL, -2);
}

/**
 * The standard normal quantile, z with P(Z ≤ z) = `probability`.
 * Input: `probability` from 1e-300, exclusive, to 1, exclusive. Output: z, finite, in standard deviations.
 * Method: @stdlib's inverse error function; below 0.02, Brent's root finder on the logarithm of the lower tail;
 * above ½ by symmetry.
 * Errors: `not-finite`; `out-of-range`, "probability is 1; it must lie strictly between 1e-300 and 1."
 * Source: @stdlib, after the Boost C++ libraries; R. P. Brent, 1973, as in `findRoot`.
 * Verified against: R 4.2.2 `qnorm` from 1e-10 to 0.9999, to 1e-13 relative.
 */
export function normalQuantile(probability: number): number {
  requireBetween("probability", probability, 1e-300, 1);
  return probability <= 0.5 ? lowerNormalQuantile(probability) : -lowerNormalQuantile(1 - probability);
}

function requireBinomial(successes: number, n: number, probability: number): void {
  requireInteger("successes", successes);
  requireCount("n", n, 1);
  requireFiniteNumber("probability", probability);
  if (probability < 0 || probability > 1) {
    throw new StatisticsError("out-of-range", `probability is ${probability}; it must lie from 0 to 1.`);
  }
}

/**
 * The upper tail of a binomial count, P(X ≥ `successes`).
 * Input: `successes` whole, of any sign; `n` whole, at least 1; `probability` of one success, from 0 to 1.
 * Output: a probability from 0 to 1, to full relative precision when small.
 * Method: incomplete beta function I_p(k, n − k + 1), in place of 1 minus a sum, which has no digits left
 * in a small tail.
 * Errors: `not-finite`; `not-integer`, "successes is 2.5, not a whole number."; `too-few`, when n < 1;
 * `out-of-range`, "probability is 1.2; it must lie from 0 to 1."
 * Source: Abramowitz and Stegun, 1964, 26.5.24.
 * Verified against: R 4.2.2 `pbinom(lower.tail = FALSE)`, 3 points, to 1e-12 relative.
 */
export function binomialUpperTail(successes: number, n: number, probability: number): number {
  requireBinomial(successes, n, probability);
  if (successes <= 0) return 1;
  if (successes > n) return 0;
  return betainc(probability, successes, n - successes + 1);
}

/**
 * The lower tail of a binomial count, P(X ≤ `successes`).
 * Input, output, errors and source: as `binomialUpperTail`, for the other tail.
 * Method: the complement I_{1−p}(n − k, k + 1), asked of @stdlib as an upper tail so that 1 − p is not rounded.
 * Verified against: R 4.2.2 `pbinom`, 3 points, to 1e-12 relative.
 */
export function binomialLowerTail(successes: number, n: number, probability: number): number {
  requireBinomial(successes, n, probability);
  if (successes < 0) return 0;
  if (successes >= n) return 1;
  return betainc(probability, successes + 1, n - successes, true, true);
}

/**
 * The quantile of a beta distribution, x with I_x(a, b) = `probability`.
 * Input: `probability` strictly between 0 and 1; `a` and `b`, shapes, positive.
 * Output: x from 0 to 1, to full relative precision when small; near 1 take `1 - betaQuantile(1 - p, b, a)`.
 * Method: Brent's root finder on @stdlib's incomplete beta function, or on its complement above ½.
 * Errors: `not-finite`; `out-of-range`, "a is 0; it must be positive."
 * Source: R. P. Brent, 1973, Algorithms for Minimization without Derivatives, chapter 4, for the root.
 * Verified against: R 4.2.2 Clopper–Pearson limits, 4 tables, to 1e-13 relative; the closed form at b = 1.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  requireBetween("probability", probability, 0, 1);
  requirePositive("a", a);
  requirePositive("b", b);
  const excess =
    probability <= 0.5
      ? (x: number) => betainc(x, a, b) - probability
      : (x: number) => 1 - probability - betainc(x, a, b, true, true);
  return findRoot(excess, 0, 1);
}
