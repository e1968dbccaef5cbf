import { type CoefficientTests, coefficientTests } from "./coefficient-tests.js";
import { isConstantColumn } from "./constant-column.js";
import { type CovarianceChoice, chosenCovariance } from "./covariance-choice.js";
import { dotProduct } from "./dot-product.js";
import { type LeastSquares, type LeastSquaresInput, leastSquares } from "./least-squares.js";
import { mean } from "./mean.js";
import { counted, StatisticsError } from "./statistics-error.js";

export interface RegressionInput extends LeastSquaresInput {
  readonly covariance: CovarianceChoice;
  /** Of the t statistics: Student's t with n − k degrees of freedom, as R's `lm`, or the normal. */
  readonly distribution: "t" | "normal";
}

export interface Regression extends LeastSquares, CoefficientTests {
  /** k by k, row by row. */
  readonly covariance: Float64Array;
  /** n − k, positive. */
  readonly degreesOfFreedom: number;
  /** Root of the residual sum of squares over n − k. */
  readonly residualStandardDeviation: number;
  /** Share of the variation of y that is explained: about its mean with a constant in the model, else about 0. */
  readonly rSquared: number;
}

/** Residuals below 1e-14 of y are its rounding. */
const PERFECT_FIT = 1e-28;

function sumOfSquares(values: Float64Array, center: number): number {
  let sum = 0;
  for (const value of values) sum += (value - center) ** 2;
  return sum;
}

function requireResiduals({ y }: LeastSquaresInput, fit: LeastSquares): void {
  const squares = dotProduct(y, y);
  if (!Number.isFinite(squares)) {
    throw new StatisticsError(
      "out-of-range",
      "the sum of squares of y overflows double precision; rescale y.",
    );
  }
  if (fit.residualSumOfSquares > PERFECT_FIT * squares) return;
  throw new StatisticsError(
    "constant",
    "the regressors fit y exactly; no residual is left to estimate a standard error from.",
  );
}

/**
 * A linear regression with standard errors, tests and R².
 * Input: see `RegressionInput`; n > k; rows in time order where the covariance needs it; no constant is added.
 * Output: see `Regression`; everything finite, p two-sided.
 * Method: `leastSquares`, the covariance chosen, `coefficientTests`. R² is centred where a regressor is constant,
 * as in R and statsmodels, and computed from the explained part, as in R, which keeps the digits of a small one;
 * a constant hidden in the span of dummies is not looked for.
 * Errors: those of `leastSquares` and of the covariance; `too-few`, "y has 3 values; 3 coefficients leave none to
 * estimate a variance from."; `constant`, "the regressors fit y exactly; …"; `out-of-range`, on overflow.
 * Source: W. H. Greene, 2018, Econometric Analysis, chapters 3 and 4.
 * Verified against: NIST StRD; R 4.2.2 `lm` with sandwich 3.0-2 and statsmodels 0.13.5, 13 regressions; 1,000
 * specifications of statsmodels; all to 1e-11 relative but R² of
 * statsmodels, to 1e-9.
 */
export function regression(input: RegressionInput): Regression {
  const { y, x, covariance: choice, distribution } = input;
  const fit = leastSquares(input);
  const degreesOfFreedom = fit.n - fit.k;
  if (degreesOfFreedom === 0) {
    throw new StatisticsError(
      "too-few",
      `y has ${counted(y.length, "value")}; ${fit.k} coefficients leave none to estimate a variance from.`,
    );
  }
  requireResiduals(input, fit);
  const explained = sumOfSquares(fit.fitted, x.some(isConstantColumn) ? mean(y) : 0);
  const covariance = chosenCovariance(x, fit, choice);
  const tests = coefficientTests(
    fit.coefficients,
    covariance,
    distribution === "t" ? degreesOfFreedom : undefined,
  );
  return {
    ...fit,
    ...tests,
    covariance,
    degreesOfFreedom,
    residualStandardDeviation: Math.sqrt(fit.residualSumOfSquares / degreesOfFreedom),
    rSquared: explained / (explained + fit.residualSumOfSquares),
  };
}
