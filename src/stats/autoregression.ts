import { autocovariance, requireLag } from "./autocovariance.js";
import { deviationsOf } from "./deviations.js";
import { dotProduct } from "./dot-product.js";
import { leastSquares } from "./least-squares.js";
import { mean } from "./mean.js";
import { requireCount } from "./require-argument.js";
import { requireSeries, requireVarying } from "./require-series.js";

export interface AutoregressionInput {
  /** The series in time order, evenly spaced, any unit. */
  readonly x: Float64Array;
  /** p, zero or more; least squares needs more than 2p values, Yule–Walker more than p + 1. */
  readonly order: number;
  readonly method: "least-squares" | "yule-walker";
}

export interface Autoregression {
  readonly order: number;
  /** φ_1 … φ_p, of x_t − mean = Σ φ_j (x_{t−j} − mean) + e_t. */
  readonly coefficients: Float64Array;
  /** Mean of all values, in the unit of the series. */
  readonly mean: number;
  /** Variance of e_t, in the squared unit of the series. */
  readonly innovationVariance: number;
  /** Values in the series. */
  readonly n: number;
}

export interface AutoregressionChoice extends Autoregression {
  /** AIC at orders 0 to the largest, less the smallest of them: 0 at the order chosen. */
  readonly aic: Float64Array;
}

/** Levinson's recursion: the Yule–Walker coefficients of every order, and the variance left at each. */
function levinson(covariances: Float64Array): { coefficients: Float64Array[]; variances: number[] } {
  let previous = new Float64Array(0);
  let variance = Number(covariances[0]);
  const coefficients = [previous];
  const variances = [variance];
  for (let order = 1; order < covariances.length; order++) {
    let gap = Number(covariances[order]);
    for (let j = 1; j < order; j++) gap -= Number(previous[j - 1]) * Number(covariances[order - j]);
    const reflection = gap / variance;
    const next = new Float64Array(order);
    for (let j = 0; j < order - 1; j++) {
      next[j] = Number(previous[j]) - reflection * Number(previous[order - 2 - j]);
    }
    next[order - 1] = reflection;
    variance *= 1 - reflection * reflection;
    coefficients.push(next);
    variances.push(variance);
    previous = next;
  }
  return { coefficients, variances };
}

function byLeastSquares(x: Float64Array, order: number): Autoregression {
  const n = x.length;
  const deviations = deviationsOf(x);
  const y = deviations.subarray(order);
  const lags = Array.from({ length: order }, (_, j) => deviations.subarray(order - 1 - j, n - 1 - j));
  const fit = order === 0 ? undefined : leastSquares({ y, x: lags });
  const left = fit ? fit.residualSumOfSquares : dotProduct(y, y);
  return {
    order,
    coefficients: fit ? fit.coefficients : new Float64Array(0),
    mean: mean(x),
    innovationVariance: left / (n - order),
    n,
  };
}

/**
 * An autoregression of given order, AR(p), for whitening a series.
 * Input: see `AutoregressionInput`; NaN and infinities are rejected by index. Output: see `Autoregression`.
 * Method: the mean of all values is taken off first. "least-squares": regression of the last n − p deviations on
 * their p lags without a constant, as R's `ar.ols(demean = TRUE, intercept = FALSE)`; innovation variance with
 * divisor n − p. "yule-walker": Levinson's recursion on autocovariances of divisor n, innovation variance times
 * n/(n − p − 1), both as R's `ar.yw`; always stationary, biased towards 0 in short series.
 * Errors: `not-finite`; `too-few`, "x has 8 values; at least 9 are needed."; `constant`; those of `leastSquares`.
 * Source: G. U. Yule, 1927, Philosophical Transactions A 226:267–298; N. Levinson, 1947, Journal of Mathematics
 * and Physics 25:261–278.
 * Verified against: R 4.2.2 `ar.ols` of order 4, coefficients, and `ar.yw`, three series of 600, to 1e-11 relative.
 */
export function autoregression({ x, order, method }: AutoregressionInput): Autoregression {
  requireCount("order", order, 0);
  requireSeries("x", x, Math.max(2, method === "least-squares" ? 2 * order + 1 : order + 2));
  requireVarying("x", x);
  if (method === "least-squares") return byLeastSquares(x, order);
  const { coefficients, variances } = levinson(autocovariance({ x, maximumLag: order }));
  const n = x.length;
  return {
    order,
    coefficients: coefficients[order] ?? new Float64Array(0),
    mean: mean(x),
    innovationVariance: (Number(variances[order]) * n) / (n - order - 1),
    n,
  };
}

/**
 * The Yule–Walker autoregression whose order has the smallest Akaike criterion.
 * Input: `x` as in `AutoregressionInput`; `maximumOrder`, from 0 to n − 2. Output: see `AutoregressionChoice`.
 * Method: AIC_p = n log v_p + 2p with the variance v_p that Levinson's recursion leaves (divisor n), every order
 * on the same n, as R's `ar.yw(aic = TRUE)`; the lowest order wins a tie.
 * Errors: as `autoregression`; `out-of-range`, "maximumOrder is 600; of 600 values it can be at most 599."
 * Source: H. Akaike, 1974, IEEE Transactions on Automatic Control 19:716–723.
 * Verified against: R 4.2.2 `ar.yw(order.max = 12)`, three series of 600: orders exactly, AIC,
 * coefficients and variances to 1e-11 relative.
 */
export function autoregressionByAic(input: { x: Float64Array; maximumOrder: number }): AutoregressionChoice {
  const { x, maximumOrder } = input;
  requireSeries("x", x, 2);
  requireLag("maximumOrder", maximumOrder, x.length);
  const { variances } = levinson(autocovariance({ x, maximumLag: maximumOrder }));
  const criteria = variances.map((variance, order) => x.length * Math.log(variance) + 2 * order);
  const smallest = Math.min(...criteria);
  return {
    ...autoregression({ x, order: criteria.indexOf(smallest), method: "yule-walker" }),
    aic: Float64Array.from(criteria, (criterion) => criterion - smallest),
  };
}
