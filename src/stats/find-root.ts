import { requireFiniteNumber } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

const ITERATION_LIMIT = 2000;

interface Bracket {
  best: number;
  bestValue: number;
  opposite: number;
  oppositeValue: number;
  previous: number;
  previousValue: number;
  step: number;
  stepBefore: number;
}

function evaluate(f: (x: number) => number, x: number): number {
  const value = f(x);
  requireFiniteNumber(`the function at ${x}`, value);
  return value;
}

function openBracket(f: (x: number) => number, low: number, high: number): Bracket {
  const lowValue = evaluate(f, low);
  const highValue = evaluate(f, high);
  if (lowValue * Math.sign(highValue) > 0) {
    throw new StatisticsError(
      "not-bracketed",
      `the function has the same sign at ${low} and at ${high}; no root is certain between them.`,
    );
  }
  return {
    best: high,
    bestValue: highValue,
    opposite: low,
    oppositeValue: lowValue,
    previous: low,
    previousValue: lowValue,
    step: high - low,
    stepBefore: high - low,
  };
}

function keepBestFirst(b: Bracket): void {
  if (Math.abs(b.oppositeValue) >= Math.abs(b.bestValue)) return;
  b.previous = b.best;
  b.previousValue = b.bestValue;
  b.best = b.opposite;
  b.bestValue = b.oppositeValue;
  b.opposite = b.previous;
  b.oppositeValue = b.previousValue;
}

function interpolatedStep(b: Bracket, half: number): { numerator: number; denominator: number } {
  const s = b.bestValue / b.previousValue;
  if (b.previous === b.opposite) return { numerator: 2 * half * s, denominator: 1 - s };
  const q = b.previousValue / b.oppositeValue;
  const r = b.bestValue / b.oppositeValue;
  return {
    numerator: s * (2 * half * q * (q - r) - (b.best - b.previous) * (r - 1)),
    denominator: (q - 1) * (r - 1) * (s - 1),
  };
}

function chooseStep(b: Bracket, half: number, tolerance: number): void {
  const improving = Math.abs(b.previousValue) > Math.abs(b.bestValue);
  if (improving && Math.abs(b.stepBefore) >= tolerance) {
    const { numerator, denominator } = interpolatedStep(b, half);
    const p = Math.abs(numerator);
    const q = numerator > 0 ? -denominator : denominator;
    if (2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(b.stepBefore * q))) {
      b.stepBefore = b.step;
      b.step = p / q;
      return;
    }
  }
  b.step = half;
  b.stepBefore = half;
}

/**
 * A root of a continuous function between two points where its signs differ.
 * Input: `f` with finite values; `low` and `high` finite, in either order, bracketing the root.
 * Output: a point of the bracket where `f` is 0, or within four units of rounding of a change of its sign.
 * Method: Brent's combination of bisection, secant and inverse quadratic interpolation; tolerance relative to
 * the root only, so that a root near 0 keeps its digits; at most 2000 evaluations.
 * Errors: `not-finite`, naming the point; `not-bracketed`, "the function has the same sign at 0 and at 1; …";
 * `not-converged`, after 2000 steps.
 * Source: R. P. Brent, 1973, Algorithms for Minimization without Derivatives, chapter 4.
 * Verified against: closed-form roots, to 1e-15 relative.
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  const b = openBracket(f, low, high);
  for (let iteration = 0; iteration < ITERATION_LIMIT; iteration++) {
    keepBestFirst(b);
    const half = (b.opposite - b.best) / 2;
    const tolerance = 2 * Number.EPSILON * Math.abs(b.best) + Number.MIN_VALUE;
    if (b.bestValue === 0 || Math.abs(half) <= tolerance) return b.best;
    chooseStep(b, half, tolerance);
    b.previous = b.best;
    b.previousValue = b.bestValue;
    b.best += Math.abs(b.step) > tolerance ? b.step : Math.sign(half) * tolerance;
    b.bestValue = evaluate(f, b.best);
    if (b.bestValue > 0 === b.oppositeValue > 0) {
      b.opposite = b.previous;
      b.oppositeValue = b.previousValue;
      b.step = b.best - b.previous;
      b.stepBefore = b.step;
    }
  }
  throw new StatisticsError("not-converged", `no root found between ${low} and ${high} in 2000 steps.`);
}
