import { StatisticsError } from "./statistics-error.js";

/**
 * The roots of the diagonal of a covariance matrix.
 * Input: `covariance`, k by k, row by row. Output: k standard errors, positive.
 * Method: definition. Errors: `out-of-range`, "the variance of coefficient 1 is -2e-5; it has no standard error.".
 * Source: definition. Verified against: R's sandwich 3.0-2, through the covariances.
 */
export function standardErrors(covariance: Float64Array): Float64Array {
  const k = Math.sqrt(covariance.length);
  return Float64Array.from({ length: k }, (_, j) => {
    const variance = Number(covariance[j * k + j]);
    if (variance > 0 && Number.isFinite(variance)) return Math.sqrt(variance);
    throw new StatisticsError(
      "out-of-range",
      `the variance of coefficient ${j} is ${variance}; it has no standard error.`,
    );
  });
}
