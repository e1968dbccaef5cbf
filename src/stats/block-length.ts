import { deviationsOf } from "./deviations.js";
import { normalQuantile } from "./distributions.js";
import { laggedProduct } from "./dot-product.js";
import { requireSeries, requireVarying } from "./require-series.js";
import { StatisticsError } from "./statistics-error.js";

export interface BlockLengthInput {
  /** A stationary series of n values in time order, at least 9; NaN is rejected by index. */
  readonly series: Float64Array;
  /**
   * When an autocorrelation is significant: |ρ̂| ≥ c√(log₁₀ n / n) with c = 1.959964 ("np", R's np::b.star) or
   * c = 2 ("arch", Python's arch and Patton's Matlab code). The papers leave c open and suggest 2.
   */
  readonly significance: "np" | "arch";
  /**
   * Which lag m̂ is, of the first run of K insignificant autocorrelations: its first ("first-of-run", all three
   * programs) or the one before it ("before-run", the papers' words), in either case at least 1.
   */
  readonly mHat: "first-of-run" | "before-run";
}

export interface BlockLength {
  /** Mean block length for the stationary bootstrap, in periods; can be below 1: see `sharedBlockLength`. */
  readonly stationary: number;
  /** Block length for the circular block bootstrap, in periods, not rounded; can be below 1. */
  readonly circular: number;
  /** m̂, the lag after which the autocorrelations are insignificant. */
  readonly mHat: number;
  /** M, the largest lag with a weight. */
  readonly bandwidth: number;
  /** The bound of an insignificant autocorrelation. */
  readonly critical: number;
  /** Ĝ, in the squared unit of the series times periods. */
  readonly curvature: number;
  /** ĝ(0), the estimated long-run variance, in the squared unit of the series. */
  readonly longRunVariance: number;
}

function autocovariances(series: Float64Array, largestLag: number): Float64Array {
  const deviations = deviationsOf(series);
  return Float64Array.from(
    { length: largestLag + 1 },
    (_, lag) => laggedProduct(deviations, deviations, lag) / series.length,
  );
}

/** The first lag of the first run of `run` insignificant autocorrelations; without one, the last significant lag. */
function firstOfRun(covariances: Float64Array, run: number, critical: number): number {
  const largestLag = covariances.length - 1;
  const variance = covariances[0] as number;
  let lastSignificant = 0;
  for (let lag = 1; lag <= largestLag; lag++) {
    if (Math.abs((covariances[lag] as number) / variance) >= critical) lastSignificant = lag;
    if (lag - lastSignificant === run) return lastSignificant + 1;
  }
  return Math.max(1, lastSignificant);
}

function flatTopSums(covariances: Float64Array, bandwidth: number) {
  let curvature = 0;
  let longRunVariance = covariances[0] as number;
  for (let lag = 1; lag <= bandwidth; lag++) {
    const weight = Math.min(1, 2 * (1 - lag / bandwidth));
    curvature += 2 * weight * lag * (covariances[lag] as number);
    longRunVariance += 2 * weight * (covariances[lag] as number);
  }
  return { curvature, longRunVariance };
}

/**
 * The automatic block length of Politis and White for the stationary and the circular block bootstrap.
 * Input: see `BlockLengthInput`.
 * Output: see `BlockLength`; lengths from 0 to ⌈min(3√n, n/3)⌉.
 * Method: b = (2Ĝ²/D̂)^⅓ n^⅓ with the 2009 correction, D̂ = 2ĝ(0)² (stationary) and (4/3)ĝ(0)² (circular);
 * autocovariances with divisor n, flat-top weights 1 to M/2, then 2(1 − k/M); M = 2m̂, at most ⌈√n⌉ + K; runs
 * of K = max(5, ⌈log₁₀ n⌉) lags, searched up to ⌈√n⌉ + K. Without such a run m̂ is the last significant lag, less
 * one for "before-run", and M the largest allowed. arch tests each autocorrelation with the variances of the
 * overlapping parts instead of the whole series; all reference series give it the same lengths.
 * Errors: `not-finite`; `too-few`, "series has 8 values; at least 9 are needed."; `constant`, "series is 0.1 throughout; …";
 * `out-of-range`, "the long-run variance of series is estimated as 0; …", or where squares overflow.
 * Source: D. N. Politis and H. White, 2004, Econometric Reviews 23:53–70; A. Patton, D. N. Politis and
 * H. White, 2009, Econometric Reviews 28:372–375.
 * Verified against: R's np::b.star, Python's arch and a NumPy program, ten series, to 1e-12 relative.
 */
export function blockLength({ series, significance, mHat }: BlockLengthInput): BlockLength {
  requireSeries("series", series, 9);
  requireVarying("series", series);
  const n = series.length;
  const run = Math.max(5, Math.ceil(Math.log10(n)));
  const largestLag = Math.ceil(Math.sqrt(n)) + run;
  const c = significance === "np" ? normalQuantile(0.975) : 2;
  const critical = c * Math.sqrt(Math.log10(n) / n);
  const covariances = autocovariances(series, largestLag);
  const first = firstOfRun(covariances, run, critical);
  const chosen = Math.max(1, mHat === "first-of-run" ? first : first - 1);
  const bandwidth = Math.min(2 * chosen, largestLag);
  const { curvature, longRunVariance } = flatTopSums(covariances, bandwidth);
  const ratio = (curvature / longRunVariance) ** 2;
  if (!Number.isFinite(ratio)) {
    throw new StatisticsError(
      "out-of-range",
      `the long-run variance of series is estimated as ${longRunVariance}; no block length follows from it.`,
    );
  }
  const longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
  return {
    stationary: Math.min(longest, Math.cbrt(ratio * n)),
    circular: Math.min(longest, Math.cbrt(1.5 * ratio * n)),
    mHat: chosen,
    bandwidth,
    critical,
    curvature,
    longRunVariance,
  };
}
