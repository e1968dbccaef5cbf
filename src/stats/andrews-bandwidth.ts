import { constantColumn } from "./lags-of.js";
import { leastSquares } from "./least-squares.js";
import { type BandwidthInput, bandwidthScores } from "./newey-west-lag.js";
import { requireFiniteResult } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

export interface AndrewsBandwidthInput extends BandwidthInput {
  readonly kernel: "bartlett" | "quadratic-spectral";
}

function firstOrder(series: Float64Array): { rho: number; variance: number } {
  const y = series.slice(1);
  const x = [constantColumn(y.length), series.subarray(0, y.length)];
  const { coefficients, residualSumOfSquares } = leastSquares({ y, x });
  return { rho: Number(coefficients[1]), variance: residualSumOfSquares / y.length };
}

/**
 * Andrews' plug-in bandwidth, from a first-order autoregression of every score series.
 * Input: see `AndrewsBandwidthInput`; in time order, n > k, at least four rows.
 * Output: the bandwidth, zero or more, for `kernelCovariance`; for `neweyWest` the lag is the bandwidth less one.
 * Method: 1.1447·(α₁n)^(1/3) for Bartlett's kernel, 1.3221·(α₂n)^(1/5) for the quadratic spectral one; each
 * autoregression by least squares with a constant; n is one less after prewhitening; the constant's scores are
 * left out. All as R's sandwich `bwAndrews(approx = "AR(1)")`.
 * Errors: `not-finite`; `too-few`; `unequal-lengths`; `singular`, when scores are constant or cannot be
 * prewhitened; `out-of-range`, "a score series has a unit root or no innovations; no bandwidth follows from it."
 * Source: D. W. K. Andrews, 1991, Econometrica 59:817–858, equations 6.2 and 6.4.
 * Verified against: R's sandwich 3.0-2 `bwAndrews`, 13 regressions, both kernels, plain and prewhitened, to 1e-11
 * relative.
 */
export function andrewsBandwidth(input: AndrewsBandwidthInput): number {
  const series = bandwidthScores(input);
  const n = (series[0] as Float64Array).length;
  if (n < 4) throw new StatisticsError("too-few", `${n} scores are left; at least 4 are needed.`);
  let denominator = 0;
  let first = 0;
  let second = 0;
  for (const { rho, variance } of series.map(firstOrder)) {
    const slope = 4 * rho ** 2 * variance ** 2;
    denominator += variance ** 2 / (1 - rho) ** 4;
    first += slope / ((1 - rho) ** 6 * (1 + rho) ** 2);
    second += slope / (1 - rho) ** 8;
  }
  if (!(denominator > 0 && Number.isFinite(denominator))) {
    throw new StatisticsError(
      "out-of-range",
      "a score series has a unit root or no innovations; no bandwidth follows from it.",
    );
  }
  const bandwidth =
    input.kernel === "bartlett"
      ? 1.1447 * Math.cbrt((first / denominator) * n)
      : 1.3221 * ((second / denominator) * n) ** (1 / 5);
  return requireFiniteResult("the bandwidth", bandwidth);
}
