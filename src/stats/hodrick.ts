import { type CoefficientTests, coefficientTests } from "./coefficient-tests.js";
import { constantColumn } from "./lags-of.js";
import { leastSquares } from "./least-squares.js";
import { longRunSum } from "./long-run-sum.js";
import { mean } from "./mean.js";
import { overlappingSums } from "./overlapping-sums.js";
import { requireCount } from "./require-argument.js";
import { sandwich } from "./sandwich.js";
import { counted, requireFinite, StatisticsError } from "./statistics-error.js";

export interface HodrickInput {
  /** One-period returns y of n periods, in time order without gaps. */
  readonly returns: Float64Array;
  /** Predictors known at the end of each period, of n values each; a constant is added before them. */
  readonly predictors: readonly Float64Array[];
  /** h, periods that an outcome sums; whole, at least 1. */
  readonly horizon: number;
}

export interface Hodrick extends CoefficientTests {
  /** Of the constant, then of the predictors, in the unit of an h-period return. */
  readonly coefficients: Float64Array;
  /** k by k, row by row. */
  readonly covariance: Float64Array;
  /** Overlapping outcomes, n − h. */
  readonly n: number;
}

function requirePredictors({ returns, predictors, horizon }: HodrickInput): void {
  if (predictors.length === 0) throw new StatisticsError("too-few", "predictors is empty; one is needed.");
  for (const [j, predictor] of predictors.entries()) {
    requireFinite(`predictors[${j}]`, predictor);
    if (predictor.length === returns.length) continue;
    throw new StatisticsError(
      "unequal-lengths",
      `predictors[${j}] has ${counted(predictor.length, "value")}, returns has ${returns.length}.`,
    );
  }
  requireCount("horizon", horizon, 1);
  const needed = horizon + predictors.length + 2;
  if (returns.length >= needed) return;
  throw new StatisticsError(
    "too-few",
    `returns has ${counted(returns.length, "value")}; a horizon of ${horizon} needs at least ${needed}.`,
  );
}

/** The sums of the h regressors that end at each date from h − 1 to n − 2. */
function trailingSums(column: Float64Array, horizon: number): Float64Array {
  const mirrored = overlappingSums(Float64Array.from(column).reverse(), horizon);
  return mirrored.reverse();
}

/**
 * A regression of overlapping h-period returns on predictors, with Hodrick's standard errors (1B), which move the
 * sum from the returns to the predictors.
 * Input: see `HodrickInput`; NaN and infinities are rejected by name and index.
 * Output: see `Hodrick`; p two-sided, of the normal distribution.
 * Method: s_t = y_{t+1} + … + y_{t+h} on z_t = (1, x_t)'; covariance (Z'Z)⁻¹ Σ w_t w_t' (Z'Z)⁻¹ with w_t =
 * (y_{t+1} − ȳ)·(z_t + … + z_{t−h+1}), over the n − h dates that have all of them; ȳ is the mean of all n returns,
 * the null being no predictability.
 * Errors: `not-finite`; `not-integer`; `too-few`, "returns has 5 values; a horizon of 4 needs at least 7.";
 * `unequal-lengths`; `singular`, for predictors that are constant or dependent; `out-of-range`, for returns that
 * are constant, or on overflow.
 * Source: R. J. Hodrick, 1992, Review of Financial Studies 5:357–386, equation 8.
 * Verified against: the reference's own NumPy and R computations, four pairs at five horizons, to 1e-11 relative.
 */
export function hodrick(input: HodrickInput): Hodrick {
  const { returns, predictors, horizon } = input;
  requireFinite("returns", returns);
  requirePredictors(input);
  const n = returns.length - horizon;
  const z = [constantColumn(returns.length), ...predictors];
  const x = z.map((column) => column.subarray(0, n));
  const { coefficients, inverse } = leastSquares({ y: overlappingSums(returns, horizon), x });
  const center = mean(returns);
  const shocks = returns.subarray(horizon).map((value) => value - center);
  const sums = z.map((column) => trailingSums(column, horizon));
  const covariance = sandwich({ x: sums, residuals: shocks, inverse }, longRunSum(sums, shocks, 0), 1);
  return { coefficients, covariance, n, ...coefficientTests(coefficients, covariance) };
}
