import { type HiddenMarkovParameters, longRunShare, runFilter } from "./hidden-markov.js";

type Pair = [number, number];

/** Arrays that every iteration of the estimation writes over. */
export interface Workspace {
  readonly values: Float64Array;
  readonly filtered: Float64Array;
  readonly predicted: Float64Array;
}

/** What one expectation step knows of the states, given all values. */
export interface ExpectedCounts {
  /** Expected periods in each state, and sums of the values and of their squared deviations there. */
  readonly periods: Pair;
  readonly means: Pair;
  readonly variances: Pair;
  /** Expected moves out of each state, and stays in it. */
  readonly leaves: Pair;
  readonly stays: Pair;
  /** P(state 1 in the first period). */
  readonly first: number;
}

/** Room for the filter of `values`. */
export function workspaceFor(values: Float64Array): Workspace {
  return { values, filtered: new Float64Array(values.length), predicted: new Float64Array(values.length) };
}

/**
 * The expectation step: the counts of states and moves, given all values and the present parameters.
 * Input: `parameters` and a workspace, checked by the caller. Output: see `ExpectedCounts`; the workspace's
 * `filtered` then holds probabilities given all values, and stays inside the estimation.
 * Method: the filter forwards, Kim's recursion backwards. Source: C.-J. Kim, 1994, Journal of Econometrics
 * 60:1–22.
 */
export function expectedCounts(parameters: HiddenMarkovParameters, work: Workspace): ExpectedCounts {
  const { values, filtered, predicted } = work;
  const { stay } = parameters;
  runFilter({ values, ...parameters }, longRunShare(stay), work);
  const leaves: Pair = [0, 0];
  const stays: Pair = [0, 0];
  for (let t = values.length - 2; t >= 0; t--) {
    const now = filtered[t] as number;
    const next = filtered[t + 1] as number;
    const foreseen = predicted[t + 1] as number;
    const ratio1 = foreseen > 0 ? next / foreseen : 0;
    const ratio0 = foreseen < 1 ? (1 - next) / (1 - foreseen) : 0;
    const stay1 = now * stay[1] * ratio1;
    const leave1 = now * (1 - stay[1]) * ratio0;
    leaves[0] += (1 - now) * (1 - stay[0]) * ratio1;
    stays[0] += (1 - now) * stay[0] * ratio0;
    leaves[1] += leave1;
    stays[1] += stay1;
    filtered[t] = stay1 + leave1;
  }
  return { ...weightedMoments(values, filtered), leaves, stays, first: filtered[0] as number };
}

function weightedMoments(values: Float64Array, weights: Float64Array) {
  const periods: Pair = [0, 0];
  const means: Pair = [0, 0];
  const variances: Pair = [0, 0];
  for (let t = 0; t < values.length; t++) {
    const weight = weights[t] as number;
    periods[1] += weight;
    periods[0] += 1 - weight;
    means[1] += weight * (values[t] as number);
    means[0] += (1 - weight) * (values[t] as number);
  }
  means[0] /= periods[0];
  means[1] /= periods[1];
  for (let t = 0; t < values.length; t++) {
    const weight = weights[t] as number;
    variances[0] += (1 - weight) * ((values[t] as number) - means[0]) ** 2;
    variances[1] += weight * ((values[t] as number) - means[1]) ** 2;
  }
  variances[0] /= periods[0];
  variances[1] /= periods[1];
  return { periods, means, variances };
}

/** The a in (0, 1) that maximises wins·ln a + losses·ln(1 − a) − ln(a + other). */
function bestShare(wins: number, losses: number, other: number): number {
  const a = 1 - wins - losses;
  const b = wins - 1 - other * (wins + losses);
  const c = wins * other;
  const root = Math.sqrt(b * b - 4 * a * c);
  return b > 0 ? (-b - root) / (2 * a) : (2 * c) / (-b + root);
}

/**
 * The maximisation step: parameters at which the expected log-likelihood is larger than at the present ones.
 * Input: counts of `expectedCounts`; the present `stay`. Output: new parameters; not finite or out of range
 * if a state has died out, which the caller checks.
 * Method: weighted means and variances; for the chain, whose long-run share is also that of the first period,
 * Σ leaves·ln p + stays·ln(1 − p) + ln π₁ has no closed maximum in both probabilities, but a quadratic one in
 * each: they are taken in turn, three times, and every turn raises it.
 * Source: X.-L. Meng and D. B. Rubin, 1993, Biometrika 80:267–278, on maximising in turn.
 */
export function maximise(counts: ExpectedCounts, stay: readonly [number, number]): HiddenMarkovParameters {
  const { means, variances, leaves, stays, first } = counts;
  let leave0 = 1 - stay[0];
  let leave1 = 1 - stay[1];
  for (let turn = 0; turn < 3; turn++) {
    leave0 = bestShare(leaves[0] + first, stays[0], leave1);
    leave1 = bestShare(leaves[1] + 1 - first, stays[1], leave0);
  }
  return {
    means,
    standardDeviations: [Math.sqrt(variances[0]), Math.sqrt(variances[1])],
    stay: [1 - leave0, 1 - leave1],
  };
}
