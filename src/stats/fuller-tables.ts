import { interpolate } from "./interpolate.js";
import type { CriticalValues, Deterministic } from "./mackinnon.js";
import { requireCount, requireFiniteNumber } from "./require-argument.js";

/** Sizes of the rows; the last stands for infinity. */
const SIZES = [25, 50, 100, 250, 500, 100_000] as const;
const PROBABILITIES = [0.01, 0.025, 0.05, 0.1, 0.9, 0.95, 0.975, 0.99] as const;

/** Critical values at 1, 5 and 10 % of the t statistic, one row a size. */
const TAU: Readonly<Record<Deterministic, readonly (readonly [number, number, number])[]>> = {
  none: [
    [-2.66, -1.95, -1.6],
    [-2.62, -1.95, -1.61],
    [-2.6, -1.95, -1.61],
    [-2.58, -1.95, -1.62],
    [-2.58, -1.95, -1.62],
    [-2.58, -1.95, -1.62],
  ],
  constant: [
    [-3.75, -3, -2.63],
    [-3.58, -2.93, -2.6],
    [-3.51, -2.89, -2.58],
    [-3.46, -2.88, -2.57],
    [-3.44, -2.87, -2.57],
    [-3.43, -2.86, -2.57],
  ],
  trend: [
    [-4.38, -3.6, -3.24],
    [-4.15, -3.5, -3.18],
    [-4.04, -3.45, -3.15],
    [-3.99, -3.43, -3.13],
    [-3.98, -3.42, -3.13],
    [-3.96, -3.41, -3.12],
  ],
};

/** Quantiles with a trend, one row a probability, one column a size: of the t statistic and of n(α − 1). */
const WITH_TREND = {
  t: [
    [-4.38, -4.15, -4.04, -3.99, -3.98, -3.96],
    [-3.95, -3.8, -3.73, -3.69, -3.68, -3.66],
    [-3.6, -3.5, -3.45, -3.43, -3.42, -3.41],
    [-3.24, -3.18, -3.15, -3.13, -3.13, -3.12],
    [-1.14, -1.19, -1.22, -1.23, -1.24, -1.25],
    [-0.8, -0.87, -0.9, -0.92, -0.93, -0.94],
    [-0.5, -0.58, -0.62, -0.64, -0.65, -0.66],
    [-0.15, -0.24, -0.28, -0.31, -0.32, -0.33],
  ],
  alpha: [
    [-22.5, -25.7, -27.4, -28.4, -28.9, -29.5],
    [-19.9, -22.4, -23.6, -24.4, -24.8, -25.1],
    [-17.9, -19.8, -20.7, -21.3, -21.5, -21.8],
    [-15.6, -16.8, -17.5, -18, -18.1, -18.3],
    [-3.66, -3.71, -3.74, -3.75, -3.76, -3.77],
    [-2.51, -2.6, -2.62, -2.64, -2.65, -2.66],
    [-1.53, -1.66, -1.73, -1.78, -1.78, -1.79],
    [-0.43, -0.65, -0.75, -0.82, -0.84, -0.87],
  ],
} as const;

/**
 * Fuller's critical values of the Dickey–Fuller t statistic, to two decimals; `macKinnonCriticalValues` are finer.
 * Input: `n`, rows of the regression, at least 1. Output: statistics below which a unit root is rejected.
 * Method: the row of the smallest tabulated size above n, and of infinity from 500 on, as urca's `ur.df`.
 * Errors: `not-finite`; `not-integer`; `too-few`, "n is 0; at least 1 is needed."
 * Source: W. A. Fuller, 1976, Introduction to Statistical Time Series, table 8.5.2.
 * Verified against: urca 1.3.3, 216 values at sizes from 591 to 599, exactly.
 */
export function fullerCriticalValues(input: { deterministic: Deterministic; n: number }): CriticalValues {
  requireCount("n", input.n, 1);
  const row = SIZES.findIndex((size) => input.n < size);
  const [onePercent, fivePercent, tenPercent] = TAU[input.deterministic].at(row) as [number, number, number];
  return { onePercent, fivePercent, tenPercent };
}

/**
 * The p-value of a unit-root statistic with constant and trend, interpolated in Fuller's table.
 * Input: `kind`, "t" for the Dickey–Fuller or Phillips–Perron t statistic, "alpha" for n(α − 1) and Z(α); `n`,
 * the values of the series less one, whatever the lags; `statistic`, finite, negative against a unit root.
 * Output: a probability from 0.01 to 0.99, the ends of the table: "at most" the one, "at least" the other.
 * Method: every quantile interpolated linearly in n, infinity standing at 100,000, then the probability linearly
 * in the statistic, as tseries' `adf.test` and `pp.test`. `macKinnonP` has no such ends.
 * Errors: `not-finite`; `not-integer`; `too-few`, "n is 0; at least 1 is needed."
 * Source: W. A. Fuller, 1976, as above; A. Banerjee and others, 1993, Co-integration, Error Correction, and the
 * Econometric Analysis of Non-Stationary Data, table 4.2.
 * Verified against: tseries 0.10-53, six ADF and six Phillips–Perron statistics, to 1e-8 relative.
 */
export function fullerTrendP(input: { kind: "t" | "alpha"; n: number; statistic: number }): number {
  const { kind, n, statistic } = input;
  requireCount("n", n, 1);
  requireFiniteNumber("statistic", statistic);
  const quantiles = WITH_TREND[kind].map((row) => interpolate(SIZES, row, n));
  return interpolate(quantiles, PROBABILITIES, statistic);
}
