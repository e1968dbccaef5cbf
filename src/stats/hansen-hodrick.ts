import { kernelSum } from "./kernel-sum.js";
import { requireCount } from "./require-argument.js";
import { type CovarianceInput, requireCovariance, sandwich } from "./sandwich.js";
import { scores } from "./scores.js";
import { StatisticsError } from "./statistics-error.js";

export interface HansenHodrickInput extends CovarianceInput {
  /** h, periods that an outcome sums, whole, from 1 to n: its neighbours up to h − 1 apart overlap. */
  readonly horizon: number;
}

/**
 * Hansen and Hodrick's covariance of least-squares coefficients when outcomes overlap by h − 1 periods.
 * Input: see `HansenHodrickInput`; n > k, in time order.
 * Output: k by k, row by row, symmetric, with a positive diagonal, though perhaps not positive definite.
 * Method: (X'X)⁻¹ S (X'X)⁻¹ with weight 1 on every lag to h − 1, no factor for degrees of freedom. The weights can
 * make a variance negative; that is an error here, not a missing value.
 * Errors: `not-finite`; `not-integer`; `too-few`; `unequal-lengths`; `out-of-range`, "horizon is 9; it must be at
 * most n, which is 8.", "the Hansen–Hodrick variance of coefficient 1 is -2e-5, as its equal weights allow; use
 * Newey–West or Hodrick's 1B.", or when the result overflows.
 * Source: L. P. Hansen and R. J. Hodrick, 1980, Journal of Political Economy 88:829–853.
 * Verified against: the reference's own NumPy computation, three data sets at three horizons, to 1e-11 relative.
 */
export function hansenHodrick(input: HansenHodrickInput): Float64Array {
  requireCovariance(input);
  const { x, residuals, horizon } = input;
  const n = residuals.length;
  requireCount("horizon", horizon, 1);
  if (horizon > n) {
    throw new StatisticsError("out-of-range", `horizon is ${horizon}; it must be at most n, which is ${n}.`);
  }
  const sum = kernelSum({ series: scores(x, residuals), weights: new Float64Array(horizon).fill(1) });
  const covariance = sandwich(input, sum, 1);
  for (let j = 0; j < x.length; j++) {
    const variance = Number(covariance[j * x.length + j]);
    if (variance > 0) continue;
    throw new StatisticsError(
      "out-of-range",
      `the Hansen–Hodrick variance of coefficient ${j} is ${variance}, as its equal weights allow; use Newey–West or Hodrick's 1B.`,
    );
  }
  return covariance;
}
