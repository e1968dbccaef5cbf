import { dotProduct } from "./dot-product.js";
import { factorDesign, type HouseholderFactors, invertCrossProduct } from "./householder.js";
import { powerOfTwo } from "./largest-absolute.js";
import { normalEquations } from "./normal-equations.js";
import { refineLeastSquares } from "./refine-least-squares.js";
import { requireFiniteResult } from "./require-argument.js";
import { counted, requireFinite, StatisticsError } from "./statistics-error.js";

export interface LeastSquaresInput {
  /** n outcomes. */
  readonly y: Float64Array;
  /** k regressors of n values each, the constant among them where the model has one. */
  readonly x: readonly Float64Array[];
}

export interface LeastSquares {
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  readonly fitted: Float64Array;
  readonly n: number;
  readonly k: number;
  readonly residualSumOfSquares: number;
  /** The k by k matrix (X'X)⁻¹, row by row, symmetric. */
  readonly inverse: Float64Array;
  /** Of the columns scaled to unit length, √k·‖R⁻¹‖: at least that of the 2-norm, at most k times it. */
  readonly conditionNumber: number;
}

/** With a larger condition number the rounding of the inputs alone leaves fewer than seven digits. */
const CONDITION_LIMIT = 1e9;

/**
 * Rejects a regression whose arrays are missing, of unequal lengths, or shorter than it has regressors.
 * Errors: `too-few`, "x has no regressors.", or "y has 2 values; 3 regressors need at least 3.";
 * `unequal-lengths`, "x[1] has 5 values, y has 6.".
 */
export function requireRegression({ y, x }: LeastSquaresInput): void {
  if (x.length === 0) throw new StatisticsError("too-few", "x has no regressors; a regression needs one.");
  for (const [j, column] of x.entries()) {
    if (column.length === y.length) continue;
    throw new StatisticsError(
      "unequal-lengths",
      `x[${j}] has ${counted(column.length, "value")}, y has ${y.length}.`,
    );
  }
  if (y.length >= x.length) return;
  throw new StatisticsError(
    "too-few",
    `y has ${counted(y.length, "value")}; as many as there are regressors, ${x.length}, are needed.`,
  );
}

function refuse(condition: number, x: readonly Float64Array[], { k, triangle }: HouseholderFactors): never {
  const number = condition < 1e16 ? condition.toExponential(1).replace("e+", "e") : "above 1e16";
  let worst = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (let j = 0; j < k; j++) {
    let square = 0;
    for (let i = 0; i <= j; i++) square += Number(triangle[i * k + j]) ** 2;
    const share = square === 0 ? 0 : Math.abs(Number(triangle[j * k + j])) / Math.sqrt(square);
    if (share < smallest) {
      smallest = share;
      worst = j;
    }
  }
  const blame = x[worst]?.every((value) => value === 0)
    ? `x[${worst}] is zero throughout.`
    : `x[${worst}] is a combination of the regressors before it, or nearly so.`;
  throw new StatisticsError(
    "singular",
    `the regressors are nearly dependent: condition number ${number}; ${blame}`,
  );
}

function conditionOf(factors: HouseholderFactors, inverse: Float64Array): number {
  const { k, triangle } = factors;
  let sum = 0;
  for (let j = 0; j < k; j++) {
    let square = 0;
    for (let i = 0; i <= j; i++) square += Number(triangle[i * k + j]) ** 2;
    sum += square * Number(inverse[j * k + j]);
  }
  return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : Math.sqrt(k * sum);
}

function careful({ y, x }: LeastSquaresInput): LeastSquares {
  const n = y.length;
  const k = x.length;
  const columns = new Float64Array(n * k);
  const unitY = powerOfTwo(y);
  const units = x.map(powerOfTwo);
  const unit = (j: number) => units[j] as number;
  for (const [j, column] of x.entries())
    columns.set(
      column.map((value) => value / unit(j)),
      j * n,
    );
  const factors = factorDesign(columns.slice(), n, k);
  const inverse = invertCrossProduct(factors);
  const conditionNumber = conditionOf(factors, inverse);
  if (!(conditionNumber <= CONDITION_LIMIT)) refuse(conditionNumber, x, factors);
  const scaled = refineLeastSquares(
    y.map((value) => value / unitY),
    columns,
    factors,
  );
  const squares = dotProduct(scaled.residuals, scaled.residuals);
  const residuals = scaled.residuals.map((value) => value * unitY);
  const finite = (name: string, value: number) => requireFiniteResult(name, value);
  return {
    coefficients: scaled.coefficients.map((b, j) => finite(`coefficient ${j}`, (b / unit(j)) * unitY)),
    residuals,
    fitted: y.map((value, i) => value - Number(residuals[i])),
    n,
    k,
    residualSumOfSquares: finite("the residual sum of squares", squares * unitY * unitY),
    inverse: inverse.map((v, at) =>
      finite("the inverse of X'X", v / unit(Math.floor(at / k)) / unit(at % k)),
    ),
    conditionNumber,
  };
}

/**
 * Ordinary least squares: the coefficients b that make y − Xb shortest.
 * Input: see `LeastSquaresInput`; rows in any order, in any units; n ≥ k ≥ 1; no constant is added. NaN and
 * infinities are rejected by name and index.
 * Output: see `LeastSquares`; coefficients in units of y per unit of the regressor.
 * Method: normal equations where the condition number is at most 100; otherwise Householder QR of columns scaled
 * by powers of two, refined until the coefficients stand still, with gaps summed in twice the working precision.
 * R and statsmodels drop or pseudo-invert dependent regressors; here they are an error.
 * Errors: `not-finite`; `unequal-lengths`; `too-few`; `singular`, "the regressors are nearly dependent:
 * condition number 1.8e10; x[2] is a combination of the regressors before it, or nearly so.", above 1e9;
 * `out-of-range`, when a result overflows; `not-converged`.
 * Source: G. H. Golub, 1965, Numerische Mathematik 7:206–216; Å. Björck, 1967, BIT 7:257–278.
 * Verified against: NIST StRD, 9 sets, coefficients, errors and residuals to 1e-12; R 4.2.2 `lm` and statsmodels
 * 0.13.5, 13 regressions, to 1e-11 relative.
 */
export function leastSquares(input: LeastSquaresInput): LeastSquares {
  requireRegression(input);
  const { y, x } = input;
  const fast = normalEquations(x, y);
  if (fast !== undefined) return fast;
  requireFinite("y", y);
  for (const [j, column] of x.entries()) requireFinite(`x[${j}]`, column);
  return careful(input);
}
