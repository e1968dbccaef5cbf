import { requireAtLeast, requireFiniteNumber, requirePositive } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";
import { deviance, stirlingError } from "./stirling.js";

const TERM_LIMIT = 100_000;

function notConverged(): never {
  throw new StatisticsError("not-converged", "the tail of chi-square did not converge in 100,000 terms.");
}

/** γ(a, x)/Γ(a) over x^a e^−x/Γ(a + 1). */
function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= TERM_LIMIT; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * Number.EPSILON) return sum;
  }
  return notConverged();
}

/** Γ(a, x)/Γ(a) over x^a e^−x/Γ(a), by Lentz's evaluation of its continued fraction. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n <= TERM_LIMIT; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < Number.EPSILON) return fraction;
  }
  return notConverged();
}

/**
 * The upper tail of the chi-square distribution, P(X > x).
 * Input: `x` finite; `degreesOfFreedom` positive, whole or not. Output: a probability from 0 to 1, to full
 * relative precision when small; 1 for x ≤ 0.
 * Method: the regularised upper incomplete gamma function Q(df/2, x/2): one minus the power series below
 * df/2 + 1, the continued fraction above, with x^a e^−x/Γ(a + 1) by Loader's saddle-point form.
 * Errors: `not-finite`; `out-of-range`, "degreesOfFreedom is 0; it must be positive.", or "… is 1e-10; it must be at least 1e-9."; `not-converged`.
 * Source: Abramowitz and Stegun, 1964, 6.5.29, 6.5.31 and 26.4.19; C. Loader, 2000.
 * Verified against: R 4.2.2 `pchisq(lower.tail = FALSE)`, 15 points, to 1e-12 relative.
 */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  requireFiniteNumber("x", x);
  requirePositive("degreesOfFreedom", degreesOfFreedom);
  requireAtLeast("degreesOfFreedom", degreesOfFreedom, 1e-9);
  if (x <= 0) return 1;
  const a = degreesOfFreedom / 2;
  const half = x / 2;
  const density = Math.exp(-deviance(a, half) - stirlingError(a)) / Math.sqrt(2 * Math.PI * a);
  if (half < a + 1) return Math.max(0, 1 - density * lowerSeries(a, half));
  return density === 0 ? 0 : density * a * upperFraction(a, half);
}
