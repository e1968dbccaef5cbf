import { designMoments } from "./design-moments.js";
import { dotProduct } from "./dot-product.js";
import { invertGram } from "./invert-gram.js";
import type { LeastSquares } from "./least-squares.js";

/** Above it the squaring of the condition number would cost the normal equations more than four digits. */
const CONDITION_LIMIT = 100;
/** Above it one step of refinement is taken; below it the coefficients have 13 digits without. */
const CONDITION_COMFORT = 10;
/** Below this share of y'y the residuals are rounding for the most part. */
const SMALLEST_SHARE = 1e-8;

function multiply(matrix: Float64Array, vector: Float64Array): Float64Array {
  const k = vector.length;
  const product = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    let value = 0;
    for (let j = 0; j < k; j++) value += (matrix[i * k + j] as number) * (vector[j] as number);
    product[i] = value;
  }
  return product;
}

/** target = source − Xb, three columns to a pass; a pass with fewer repeats a column with coefficient 0. */
function takeOff(
  source: Float64Array,
  x: readonly Float64Array[],
  b: Float64Array,
  target: Float64Array,
): void {
  const n = source.length;
  const last = x.length - 1;
  let from = source;
  for (let j = 0; j <= last; j += 3) {
    const p = x[j] as Float64Array;
    const q = x[Math.min(j + 1, last)] as Float64Array;
    const r = x[Math.min(j + 2, last)] as Float64Array;
    const bp = b[j] as number;
    const bq = j + 1 > last ? 0 : (b[j + 1] as number);
    const br = j + 2 > last ? 0 : (b[j + 2] as number);
    for (let t = 0; t < n; t++) {
      target[t] =
        (from[t] as number) - (bp * (p[t] as number) + bq * (q[t] as number) + br * (r[t] as number));
    }
    from = target;
  }
}

/**
 * Ordinary least squares by the normal equations, the fast way for designs that are far from dependent.
 * Input: as `leastSquares`, lengths equal. Output: the fit, or undefined where this way would lose digits: a
 * condition number above 100, residuals below 1e-8 of y'y, numbers whose squares over- or underflow, or NaN.
 * Method: Cholesky factors of X'X scaled to a unit diagonal; one step of refinement above condition number 10.
 * Errors: none. Source: Å. Björck, 1996, Numerical Methods for Least Squares Problems, 2.2.
 * Verified against: the careful way of `leastSquares`, to 1e-11 relative.
 */
export function normalEquations(x: readonly Float64Array[], y: Float64Array): LeastSquares | undefined {
  const k = x.length;
  const n = y.length;
  const inverse = new Float64Array(k * k);
  const moment = new Float64Array(k);
  designMoments(x, y, inverse, moment);
  const conditionNumber = invertGram(inverse, k);
  if (!(conditionNumber <= CONDITION_LIMIT)) return undefined;
  const coefficients = multiply(inverse, moment);
  const residuals = new Float64Array(n);
  takeOff(y, x, coefficients, residuals);
  if (conditionNumber > CONDITION_COMFORT) {
    for (let j = 0; j < k; j++) moment[j] = dotProduct(x[j] as Float64Array, residuals);
    const step = multiply(inverse, moment);
    takeOff(residuals, x, step, residuals);
    for (let j = 0; j < k; j++) coefficients[j] = (coefficients[j] as number) + (step[j] as number);
  }
  const fitted = new Float64Array(n);
  let total = 0;
  let residualSumOfSquares = 0;
  for (let t = 0; t < n; t++) {
    const value = y[t] as number;
    const residual = residuals[t] as number;
    fitted[t] = value - residual;
    total += value * value;
    residualSumOfSquares += residual * residual;
  }
  if (!(residualSumOfSquares > SMALLEST_SHARE * total && total < 1e200 && total > 1e-200)) return undefined;
  return { coefficients, residuals, fitted, n, k, residualSumOfSquares, inverse, conditionNumber };
}
