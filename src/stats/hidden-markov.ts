import {
  requireBetween,
  requireFiniteNumber,
  requireFiniteResult,
  requirePositive,
} from "./require-argument.js";
import { requireSeries } from "./require-series.js";

/**
 * Two states, each with normal values, the state following a Markov chain; every pair is of states 0 and 1.
 */
export interface HiddenMarkovParameters {
  readonly means: readonly [number, number];
  /** Positive. */
  readonly standardDeviations: readonly [number, number];
  /** Probability of staying in the state for another period, strictly between 0 and 1. */
  readonly stay: readonly [number, number];
}

export interface HiddenMarkovInput extends HiddenMarkovParameters {
  /** In time order, at least one; NaN and infinities are rejected by index. */
  readonly values: Float64Array;
  /** Probability of state 1 in the first period, before its value is seen; left out, the long-run share. */
  readonly initial?: number | undefined;
}

export interface HiddenMarkovFilter {
  readonly logLikelihood: number;
  /** P(state 1 at t | values up to t), from 0 to 1. */
  readonly filtered: Float64Array;
  /** P(state 1 at t | values up to t − 1); at the start `initial`. */
  readonly predicted: Float64Array;
}

/**
 * The long-run share of periods in state 1 of a two-state chain.
 * Input: `stay` as in `HiddenMarkovParameters`. Output: strictly between 0 and 1.
 * Method: p₀₁/(p₀₁ + p₁₀). Errors: `not-finite`; `out-of-range`. Source: J. D. Hamilton, 1994, Time Series Analysis, 22.2.
 * Verified against: NumPy, one chain, to 1e-12 relative.
 */
export function longRunShare([stay0, stay1]: readonly [number, number]): number {
  requireBetween("stay[0]", stay0, 0, 1);
  requireBetween("stay[1]", stay1, 0, 1);
  return (1 - stay0) / (1 - stay0 + (1 - stay1));
}

function requireParameters({ means, standardDeviations, stay, initial }: HiddenMarkovInput): void {
  for (const state of [0, 1] as const) {
    requireFiniteNumber(`means[${state}]`, means[state]);
    requirePositive(`standardDeviations[${state}]`, standardDeviations[state]);
    requireBetween(`stay[${state}]`, stay[state], 0, 1);
  }
  if (initial !== undefined) requireBetween("initial", initial, 0, 1);
}

/**
 * Filtered probabilities and the log-likelihood of a two-state Gaussian regime model at given parameters.
 * Input: see `HiddenMarkovInput`.
 * Output: see `HiddenMarkovFilter`. The filter at t uses values up to t only; for a rule that could have been
 * followed, the parameters too must come from values up to t. Smoothed probabilities, which use the future,
 * are not offered.
 * Method: Hamilton's forward recursion. Densities are taken relative to the larger one, so that a value far
 * from both states leaves a probability instead of 0/0. Starting from the long-run share, as statsmodels.
 * Errors: `not-finite`; `too-few`, "values has 0 values; at least 1 is needed."; `out-of-range`,
 * "standardDeviations[0] is 0; it must be positive.", or "stay[0] is 1; it must lie strictly between 0 and
 * 1.".
 * Source: J. D. Hamilton, 1989, Econometrica 57:357–384.
 * Verified against: NumPy's forward algorithm on 600 weeks, log-likelihood and probabilities to 1e-12
 * relative.
 */
export function filterHiddenMarkov(input: HiddenMarkovInput): HiddenMarkovFilter {
  requireSeries("values", input.values, 1);
  requireParameters(input);
  const filtered = new Float64Array(input.values.length);
  const predicted = new Float64Array(input.values.length);
  const initial = input.initial ?? longRunShare(input.stay);
  const logLikelihood = runFilter(input, initial, { filtered, predicted });
  return { logLikelihood: requireFiniteResult("the log-likelihood", logLikelihood), filtered, predicted };
}

/**
 * The recursion itself, writing into arrays that an estimation uses again and again.
 * Input: as `filterHiddenMarkov`, checked; `into`, arrays of the length of the values. Output: the
 * log-likelihood.
 */
export function runFilter(
  { values, means, standardDeviations, stay }: HiddenMarkovInput,
  initial: number,
  into: { readonly filtered: Float64Array; readonly predicted: Float64Array },
): number {
  const { filtered, predicted } = into;
  const [mean0, mean1] = means;
  const [sd0, sd1] = standardDeviations;
  const leave0 = 1 - stay[0];
  const logRatio = Math.log(sd0 / sd1);
  let share = initial;
  let logLikelihood = 0;
  for (let t = 0; t < values.length; t++) {
    const value = values[t] as number;
    const z0 = (value - mean0) / sd0;
    const z1 = (value - mean1) / sd1;
    const exponent = logRatio + (z0 * z0 - z1 * z1) / 2;
    const weight0 = (1 - share) * (exponent > 0 ? Math.exp(-exponent) : 1);
    const weight1 = share * (exponent > 0 ? 1 : Math.exp(exponent));
    predicted[t] = share;
    const posterior = weight1 / (weight0 + weight1);
    filtered[t] = posterior;
    logLikelihood += Math.log(weight0 + weight1) - (exponent > 0 ? z1 * z1 : z0 * z0) / 2;
    logLikelihood -= Math.log(exponent > 0 ? sd1 : sd0);
    share = posterior * stay[1] + (1 - posterior) * leave0;
  }
  return logLikelihood - (values.length / 2) * Math.log(2 * Math.PI);
}
