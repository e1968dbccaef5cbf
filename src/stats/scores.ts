import { leastSquares } from "./least-squares.js";
import { StatisticsError } from "./statistics-error.js";

/** The k score series x_t·u_t of a regression, in time order. */
export function scores(x: readonly Float64Array[], residuals: Float64Array): Float64Array[] {
  return x.map((column) => residuals.map((residual, t) => residual * (column[t] as number)));
}

export interface PrewhitenedScores {
  /** k series of n − 1 values, the residuals of the autoregression. */
  readonly innovations: Float64Array[];
  /** (I − A)⁻¹, k by k, row by row. */
  readonly recoloring: Float64Array;
}

function explained<T>(run: () => T, sentence: string): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof StatisticsError)
      throw new StatisticsError(error.code, `${sentence}: ${error.message}`);
    throw error;
  }
}

function invert(matrix: readonly Float64Array[], k: number): Float64Array {
  const inverse = new Float64Array(k * k);
  for (let j = 0; j < k; j++) {
    const unit = new Float64Array(k);
    unit[j] = 1;
    leastSquares({ y: unit, x: matrix }).coefficients.forEach((value, i) => {
      inverse[i * k + j] = value;
    });
  }
  return inverse;
}

/**
 * Score series filtered by a vector autoregression of order one, which leaves less correlation for a kernel.
 * Input: k series of n values in time order, n > k; nothing checked. Output: see `PrewhitenedScores`.
 * Method: g_t = A g_{t−1} + e_t by least squares without a constant, as R's `ar(order.max = 1, demean = FALSE,
 * aic = FALSE, method = "ols")`; A is used as it is, without Andrews and Monahan's bound on its singular values.
 * Errors: `singular` and those of `leastSquares`, each after "prewhitening: ".
 * Source: D. W. K. Andrews and J. C. Monahan, 1992, Econometrica 60:953–966.
 * Verified against: R's sandwich 3.0-2, through `neweyWest` and `kernelCovariance`.
 */
export function prewhiten(series: readonly Float64Array[]): PrewhitenedScores {
  const k = series.length;
  const n = (series[0] as Float64Array).length;
  const before = series.map((values) => values.subarray(0, n - 1));
  return explained(() => {
    const fits = series.map((values) => leastSquares({ y: values.slice(1), x: before }));
    const columns = series.map((_, j) =>
      Float64Array.from(fits, (fit, i) => (i === j ? 1 : 0) - Number(fit.coefficients[j])),
    );
    return { innovations: fits.map((fit) => fit.residuals), recoloring: invert(columns, k) };
  }, "prewhitening");
}

/** D·S·D', k by k, symmetric. */
export function recolor(recoloring: Float64Array, sum: Float64Array, k: number): Float64Array {
  const colored = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      let value = 0;
      for (let a = 0; a < k; a++) {
        for (let b = 0; b < k; b++) {
          value += Number(recoloring[i * k + a]) * Number(sum[a * k + b]) * Number(recoloring[j * k + b]);
        }
      }
      colored[i * k + j] = value;
    }
  }
  return colored;
}
