import { requireLag } from "./autocovariance.js";
import { deviationsOf } from "./deviations.js";
import { laggedProduct } from "./dot-product.js";
import { interpolate } from "./interpolate.js";
import { constantColumn, trendColumn } from "./lags-of.js";
import { largestAbsolute, powerOfTwo } from "./largest-absolute.js";
import { leastSquares } from "./least-squares.js";
import { requireSeries, requireVarying } from "./require-series.js";
import { StatisticsError } from "./statistics-error.js";

/** Lags of the long-run variance by rule: see `kpss`. */
export type KpssLagRule = "short" | "long" | "long-rounded-up" | "hobijn";

export interface KpssInput {
  /** Levels in time order, evenly spaced, any unit; at least four. */
  readonly y: Float64Array;
  /** The null hypothesis: stationary about a level, or about a trend. */
  readonly around: "level" | "trend";
  /** l, lags of the long-run variance, or the rule for them. */
  readonly lags: number | KpssLagRule;
}

export interface Kpss {
  /** η, positive; large speaks against stationarity. */
  readonly statistic: number;
  readonly lags: number;
  /** From 0.01 to 0.1, the ends of the table: "at most" the one, "at least" the other. */
  readonly p: number;
  readonly criticalValues: {
    readonly tenPercent: number;
    readonly fivePercent: number;
    readonly twoAndAHalfPercent: number;
    readonly onePercent: number;
  };
}

const PROBABILITIES = [0.1, 0.05, 0.025, 0.01] as const;
const CRITICAL = {
  level: [0.347, 0.463, 0.574, 0.739],
  trend: [0.119, 0.146, 0.176, 0.216],
} as const;

function hobijnLag(residuals: Float64Array): number {
  const n = residuals.length;
  let weighted = 0;
  let total = laggedProduct(residuals, residuals, 0) / n;
  for (let lag = 1; lag <= Math.floor(n ** (2 / 9)); lag++) {
    const covariance = laggedProduct(residuals, residuals, lag) / (n / 2);
    total += covariance;
    weighted += lag * covariance;
  }
  const ratio = weighted / total;
  return Math.min(n - 1, Math.floor(1.1447 * Math.cbrt(ratio * ratio) * Math.cbrt(n)));
}

function lagsOf(residuals: Float64Array, lags: number | KpssLagRule): number {
  const n = residuals.length;
  if (typeof lags === "number") return lags;
  if (lags === "hobijn") return hobijnLag(residuals);
  const quarter = (n / 100) ** 0.25;
  const rule = { short: Math.trunc(4 * quarter), long: Math.trunc(12 * quarter) };
  return Math.min(n - 1, lags === "long-rounded-up" ? Math.ceil(12 * quarter) : rule[lags]);
}

function residualsOf({ y, around }: KpssInput): Float64Array {
  requireSeries("y", y, 4);
  requireVarying("y", y);
  const columns = [constantColumn(y.length), trendColumn(y.length)];
  const residuals = around === "level" ? deviationsOf(y) : leastSquares({ y, x: columns }).residuals;
  if (largestAbsolute(residuals) > 1e-13 * largestAbsolute(y)) {
    const unit = powerOfTwo(residuals);
    return residuals.map((residual) => residual / unit);
  }
  throw new StatisticsError("constant", "y lies on a straight line; about its trend it has no variation.");
}

/**
 * The KPSS test of the null that the series is stationary, the reverse of a unit-root test.
 * Input: see `KpssInput`; NaN and infinities are rejected by index. Output: see `Kpss`.
 * Method: residuals e of a constant, or of a constant and a trend; scaled by a power of two; η = n⁻² Σ S_t²/s², S_t their running sum, s² =
 * n⁻¹ Σ e² + 2n⁻¹ Σ_{j=1..l} (1 − j/(l + 1)) Σ e_t e_{t−j}. l by rule, with T values: "short" ⌊4 (T/100)^¼⌋
 * (urca's, and tseries' default), "long" ⌊12 (T/100)^¼⌋ (urca's), "long-rounded-up" ⌈12 (T/100)^¼⌉ (statsmodels'
 * "legacy"), "hobijn" the data-dependent one (statsmodels' "auto"). p interpolated in the table of four values.
 * Errors: `not-finite`; `too-few`, "y has 3 values; at least 4 are needed."; `constant`, also "y lies on a
 * straight line; …"; `out-of-range`, "lags is 600; of 600 values it can be at most 599."
 * Source: D. Kwiatkowski, P. C. B. Phillips, P. Schmidt and Y. Shin, 1992, Journal of Econometrics 54:159–178,
 * table 1; B. Hobijn, P. H. Franses and M. Ooms, 2004, Statistica Neerlandica 58:483–502.
 * Verified against: statsmodels 0.13.5, urca 1.3.3 and tseries 0.10-53, 72 tests of six series: statistics to
 * 1e-10 relative, p to 1e-8, lags and critical values exactly.
 */
export function kpss(input: KpssInput): Kpss {
  const residuals = residualsOf(input);
  const n = residuals.length;
  const lags = lagsOf(residuals, input.lags);
  requireLag("lags", lags, n);
  let variance = laggedProduct(residuals, residuals, 0);
  for (let lag = 1; lag <= lags; lag++)
    variance += 2 * (1 - lag / (lags + 1)) * laggedProduct(residuals, residuals, lag);
  let running = 0;
  let squares = 0;
  for (const residual of residuals) {
    running += residual;
    squares += running * running;
  }
  const statistic = squares / (n * variance);
  const [ten, five, twoAndAHalf, one] = CRITICAL[input.around];
  return {
    statistic,
    lags,
    p: interpolate(CRITICAL[input.around], PROBABILITIES, statistic),
    criticalValues: { tenPercent: ten, fivePercent: five, twoAndAHalfPercent: twoAndAHalf, onePercent: one },
  };
}
