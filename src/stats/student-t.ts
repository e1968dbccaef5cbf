import betainc from "@stdlib/math-base-special-betainc";
import { findRoot } from "./find-root.js";
import { betaFraction } from "./incomplete-beta.js";
import { requireAtLeast, requireBetween, requireFiniteNumber, requirePositive } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

function studentTUpperTail(t: number, degreesOfFreedom: number): number {
  const a = degreesOfFreedom / 2;
  const square = (t / degreesOfFreedom) * t;
  const x = 1 / (1 + square);
  if (t * t < 3) return betainc(x, a, 0.5) / 2;
  // For x above ½ @stdlib subtracts I_{1−x}(½, a) from 1, which leaves no digit of a tail of 1e-16.
  const beta = betainc(1, a, 0.5, false);
  // t² overflows from 1e154 on; there the tail is that of a power of t.
  const power = Number.isFinite(square)
    ? Math.exp(-a * Math.log1p(square)) * Math.sqrt(square / (1 + square))
    : Math.exp(-a * (2 * Math.log(t) - Math.log(degreesOfFreedom)));
  return (power / (2 * a * beta)) * betaFraction(x, a, 0.5);
}

function studentTCentralHalf(t: number, degreesOfFreedom: number): number {
  const square = (t / degreesOfFreedom) * t;
  return betainc(square / (1 + square), 0.5, degreesOfFreedom / 2) / 2;
}

/**
 * Student's t distribution function, P(T ≤ t).
 * Input: `t` finite; `degreesOfFreedom` positive, whole or not. Output: a probability from 0 to 1, to full
 * relative precision in the lower tail: a two-sided p-value is `2 * studentTCdf(-Math.abs(t), df)`.
 * Method: @stdlib's incomplete beta function for t² < 3; beyond, its continued fraction, which keeps the digits
 * of a small tail.
 * Errors: `not-finite`; `out-of-range`, "degreesOfFreedom is 0; it must be positive.", or "… is 1e-10; it must be at least 1e-9."
 * Source: Student, 1908, Biometrika 6:1–25; Abramowitz and Stegun, 1964, 26.7.1 and 26.5.27.
 * Verified against: R 4.2.2 `pt`, 8 points, one- and two-sided, to 1e-13 relative.
 */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  requireFiniteNumber("t", t);
  requirePositive("degreesOfFreedom", degreesOfFreedom);
  requireAtLeast("degreesOfFreedom", degreesOfFreedom, 1e-9);
  if (t * t < 3) return 0.5 + Math.sign(t) * studentTCentralHalf(t, degreesOfFreedom);
  const tail = studentTUpperTail(Math.abs(t), degreesOfFreedom);
  return t < 0 ? tail : 1 - tail;
}

function solveOutwards(excess: (t: number) => number): number {
  let high = 1;
  while (excess(high) < 0) high *= 2;
  let low = high / 2;
  while (excess(low) > 0) low /= 2;
  return findRoot(excess, low, high);
}

/**
 * Student's t quantile, t with P(T ≤ t) = `probability`.
 * Input: `probability` from 1e-100 to 1 − 1e-100, exclusive; `degreesOfFreedom` at least 1, whole or not.
 * Output: t, finite; exactly 0 at ½, and antisymmetric about it.
 * Method: Brent's root finder inside a factor of two, on the tail beyond the quartiles and on the central
 * probability between them, because 1 − F has no digits in the tail and the tail none at the centre.
 * Errors: `not-finite`; `out-of-range`, "probability is 0; it must lie strictly between 1e-100 and 1.", or
 * "degreesOfFreedom is 0.5; at least 1 is needed."
 * Source: R. P. Brent, 1973, Algorithms for Minimization without Derivatives, chapter 4, for the root.
 * Verified against: R 4.2.2 `qt`, 5 points, to 1e-13 relative.
 */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  requireBetween("probability", probability, 1e-100, 1);
  requirePositive("degreesOfFreedom", degreesOfFreedom);
  if (degreesOfFreedom < 1) {
    throw new StatisticsError(
      "out-of-range",
      `degreesOfFreedom is ${degreesOfFreedom}; at least 1 is needed.`,
    );
  }
  const center = Math.abs(probability - 0.5);
  if (center === 0) return 0;
  const tail = Math.min(probability, 1 - probability);
  const distance =
    tail < 0.25
      ? solveOutwards((t) => tail - studentTUpperTail(t, degreesOfFreedom))
      : solveOutwards((t) => studentTCentralHalf(t, degreesOfFreedom) - center);
  return Math.sign(probability - 0.5) * distance;
}
