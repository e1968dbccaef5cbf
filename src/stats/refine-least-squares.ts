import {
  applyQ,
  applyTransposedQ,
  type HouseholderFactors,
  solveTransposedTriangle,
  solveTriangle,
} from "./householder.js";
import { ProductSum } from "./product-sum.js";
import { StatisticsError } from "./statistics-error.js";

const STEP_LIMIT = 30;

interface Problem {
  readonly y: Float64Array;
  /** k columns of n values after each other. */
  readonly columns: Float64Array;
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
}

function fitGap({ y, columns, coefficients, residuals }: Problem, gap: Float64Array): void {
  const sum = new ProductSum();
  const n = y.length;
  for (let i = 0; i < n; i++) {
    sum.start(Number(y[i]));
    sum.add(-Number(residuals[i]));
    for (let j = 0; j < coefficients.length; j++) {
      sum.addProduct(-Number(columns[j * n + i]), Number(coefficients[j]));
    }
    gap[i] = sum.total;
  }
}

function angleGap({ columns, residuals, coefficients }: Problem, gap: Float64Array): void {
  const sum = new ProductSum();
  const n = residuals.length;
  for (let j = 0; j < coefficients.length; j++) {
    sum.start(0);
    for (let i = 0; i < n; i++) sum.addProduct(-Number(columns[j * n + i]), Number(residuals[i]));
    gap[j] = sum.total;
  }
}

/** The largest change of a coefficient, relative to the largest coefficient. */
function correct(
  problem: Problem,
  factors: HouseholderFactors,
  fit: Float64Array,
  angle: Float64Array,
): number {
  const { coefficients, residuals } = problem;
  applyTransposedQ(factors, fit);
  solveTransposedTriangle(factors, angle);
  const step = fit.slice(0, factors.k);
  for (let j = 0; j < factors.k; j++) step[j] = Number(step[j]) - Number(angle[j]);
  solveTriangle(factors, step);
  fit.set(angle);
  applyQ(factors, fit);
  let change = 0;
  let size = 0;
  for (let j = 0; j < factors.k; j++) {
    coefficients[j] = Number(coefficients[j]) + Number(step[j]);
    change = Math.max(change, Math.abs(Number(step[j])));
    size = Math.max(size, Math.abs(Number(coefficients[j])));
  }
  for (let i = 0; i < residuals.length; i++) residuals[i] = Number(residuals[i]) + Number(fit[i]);
  return size === 0 ? 0 : change / size;
}

/**
 * Least squares to full working precision: coefficients and residuals refined together until they stand still.
 * Input: `y` and `columns` (k of n values, after each other) of moderate size; `factors` of those columns, of
 * full rank; nothing checked. Output: k `coefficients` and n `residuals`.
 * Method: iterative refinement of the augmented system r + Xb = y, X'r = 0, whose gaps are summed in twice the
 * working precision; the first step, from zero, is the plain QR solution.
 * Errors: `not-converged`, when 30 steps do not settle the coefficients.
 * Source: Å. Björck, 1967, BIT 7:257–278, "Iterative refinement of linear least squares solutions I".
 * Verified against: NIST StRD Longley and Wampler1 to 5, through `leastSquares`.
 */
export function refineLeastSquares(
  y: Float64Array,
  columns: Float64Array,
  factors: HouseholderFactors,
): { coefficients: Float64Array; residuals: Float64Array } {
  const { n, k } = factors;
  const problem = { y, columns, coefficients: new Float64Array(k), residuals: new Float64Array(n) };
  const fit = new Float64Array(n);
  const angle = new Float64Array(k);
  let before = Number.POSITIVE_INFINITY;
  for (let step = 0; step < STEP_LIMIT; step++) {
    fitGap(problem, fit);
    angleGap(problem, angle);
    const change = correct(problem, factors, fit, angle);
    if (step > 0 && (change <= Number.EPSILON || change > before / 2)) {
      if (change < 1e-12) return problem;
    }
    before = change;
  }
  throw new StatisticsError("not-converged", "the coefficients did not settle in 30 steps of refinement.");
}
