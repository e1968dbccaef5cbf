import { laggedProduct } from "./dot-product.js";
import { reportProgress } from "./long-running.js";
import { type MeanDifferences, type MeanDifferencesInput, meanDifferences } from "./mean-differences.js";
import { type MonteCarloTail, monteCarloTail } from "./reality-check.js";
import { requireFiniteNumber, requireFiniteResult } from "./require-argument.js";
import { counted, StatisticsError } from "./statistics-error.js";

export interface SuperiorPredictiveAbilityInput extends MeanDifferencesInput {
  /** Mean block length of the stationary bootstrap that gave the resamples, in periods, 1 or more. */
  readonly meanBlockLength: number;
}

export interface SpaTail extends MonteCarloTail {
  /** Models taken to be as good as the benchmark or better, which enter with their own mean. */
  readonly recentred: number;
}

export interface SuperiorPredictiveAbility {
  /** The largest studentised advantage, or 0 if none is positive. */
  readonly statistic: number;
  readonly means: Float64Array;
  /** ωₖ, the long-run standard deviation of every model's advantage, in the unit of the differences. */
  readonly deviations: Float64Array;
  /** The lower bound of the p-value: models with a negative mean count as that poor. */
  readonly lower: SpaTail;
  /** Hansen's choice: only models that are worse beyond chance count as poor. */
  readonly consistent: SpaTail;
  /** The upper bound: every model is taken to be as good as the benchmark, as in the Reality Check. */
  readonly upper: SpaTail;
}

/** ω, from autocovariances with the weights that the stationary bootstrap implies. */
function longRunDeviation(difference: Float64Array, center: number, meanBlockLength: number): number {
  const n = difference.length;
  const stay = 1 - 1 / meanBlockLength;
  const deviations = difference.map((value) => value - center);
  const covariance = (lag: number) => laggedProduct(deviations, deviations, lag) / n;
  const ownVariance = requireFiniteResult("the variance of the differences", covariance(0));
  let variance = ownVariance;
  for (let lag = 1; lag < n; lag++) {
    const weight = (1 - lag / n) * stay ** lag + (lag / n) * stay ** (n - lag);
    if (weight > 1e-20) variance += 2 * weight * covariance(lag);
  }
  if (variance > 1e-12 * ownVariance) return Math.sqrt(variance);
  throw new StatisticsError(
    "singular",
    `resamples with blocks of ${meanBlockLength} periods leave no variance; shorten meanBlockLength.`,
  );
}

function drawsOf(input: MeanDifferences, scales: Float64Array, recentre: (k: number) => number) {
  const draws = new Float64Array(input.deviations[0]?.length ?? 0);
  input.deviations.forEach((deviation, k) => {
    const shift = Number(input.means[k]) - recentre(k);
    const scale = Number(scales[k]);
    for (let b = 0; b < draws.length; b++) {
      draws[b] = Math.max(draws[b] as number, ((deviation[b] as number) + shift) / scale);
    }
  });
  return draws;
}

/**
 * Hansen's test of superior predictive ability: the Reality Check, studentised, and with models that are clearly
 * worse than the benchmark kept from weakening it.
 * Input: see `SuperiorPredictiveAbilityInput`; at least three periods.
 * Output: see `SuperiorPredictiveAbility`; p(lower) ≤ p(consistent) ≤ p(upper).
 * Method: T = max(0, max √n d̄ₖ/ωₖ); in resamples max(0, max √n(d̄ₖ* − gₖ)/ωₖ) with gₖ = max(d̄ₖ, 0) (lower), d̄ₖ if
 * d̄ₖ ≥ −(ωₖ/√n)√(2 ln ln n), else 0 (consistent), and d̄ₖ (upper). ωₖ² = γ₀ + 2Σκ(i)γᵢ with κ(i) = (1 − i/n)(1 − p)ⁱ
 * + (i/n)(1 − p)ⁿ⁻ⁱ, p = 1/meanBlockLength, autocovariances with divisor n, which is the variance under the
 * stationary bootstrap itself; Hansen's paper allows the bootstrap variance too. Where no model is better the
 * statistic is 0 and p is 1, while the share counts only resamples above 0.
 * Errors: those of `meanDifferences`; `too-few`, "differences have 2 values; at least three are needed.";
 * `out-of-range`, "meanBlockLength is 0.5; at least 1 is needed."; `singular`, "resamples with blocks of 1e+20
 * periods leave no variance; …"
 * Source: P. R. Hansen, 2005, Journal of Business & Economic Statistics 23:365–380.
 * Verified against: NumPy, eight models over 600 periods with 200 fixed resamples, four times: statistics and
 * ω to 1e-12 relative, shares and counts exactly.
 */
export function superiorPredictiveAbility(input: SuperiorPredictiveAbilityInput): SuperiorPredictiveAbility {
  const { differences, meanBlockLength } = input;
  requireFiniteNumber("meanBlockLength", meanBlockLength);
  if (meanBlockLength < 1) {
    throw new StatisticsError("out-of-range", `meanBlockLength is ${meanBlockLength}; at least 1 is needed.`);
  }
  const moved = meanDifferences(input);
  const { means, periods: n } = moved;
  if (n < 3) {
    throw new StatisticsError(
      "too-few",
      `differences have ${counted(n, "value")}; at least three are needed.`,
    );
  }
  const deviations = Float64Array.from(differences, (difference, k) => {
    reportProgress({ signal: input.signal }, k, differences.length);
    return longRunDeviation(difference, Number(means[k]), meanBlockLength);
  });
  const errors = deviations.map((deviation) => deviation / Math.sqrt(n));
  const statistic = means.reduce((top, value, k) => Math.max(top, value / Number(errors[k])), 0);
  const threshold = -Math.sqrt(2 * Math.log(Math.log(n)));
  const tail = (counts: (k: number) => boolean, recentre: (k: number) => number): SpaTail => ({
    ...monteCarloTail(statistic, drawsOf(moved, errors, recentre)),
    recentred: means.filter((_, k) => counts(k)).length,
  });
  const at = (k: number) => Number(means[k]);
  const notPoor = (k: number) => at(k) >= threshold * Number(errors[k]);
  return {
    statistic,
    means,
    deviations,
    lower: tail(
      (k) => at(k) > 0,
      (k) => Math.max(0, at(k)),
    ),
    consistent: tail(notPoor, (k) => (notPoor(k) ? at(k) : 0)),
    upper: tail(() => true, at),
  };
}
