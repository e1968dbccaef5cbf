import { type HiddenMarkovParameters, longRunShare, runFilter } from "./hidden-markov.js";
import { expectedCounts, maximise, type Workspace, workspaceFor } from "./hidden-markov-step.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { mean } from "./mean.js";
import { requireSeries, requireVarying } from "./require-series.js";
import { standardDeviation } from "./standard-deviation.js";
import { StatisticsError } from "./statistics-error.js";

const ITERATION_LIMIT = 20_000;
const BATCH = 50;
const TOLERANCE = 1e-9;
const FEWEST = 20;
/** A state narrower than this share of the spread of all values has closed on a single one of them. */
const NARROWEST = 1e-3;

export interface HiddenMarkovFitInput extends LongRunning {
  /** In time order, at least 20 and not all alike; NaN and infinities are rejected by index. */
  readonly values: Float64Array;
}

export interface HiddenMarkovFit extends HiddenMarkovParameters {
  /** At these parameters, over all values. */
  readonly logLikelihood: number;
  /** Of the start that was kept. */
  readonly iterations: number;
}

/** Starting points: states that differ in spread, in spread and persistence, and in their means. */
function startsFor(values: Float64Array): HiddenMarkovParameters[] {
  const center = mean(values);
  const spread = standardDeviation(values);
  return [
    { means: [center, center], standardDeviations: [0.5 * spread, 1.5 * spread], stay: [0.9, 0.9] },
    { means: [center, center], standardDeviations: [0.7 * spread, 1.3 * spread], stay: [0.98, 0.7] },
    {
      means: [center - 0.7 * spread, center + 0.7 * spread],
      standardDeviations: [0.7 * spread, 0.7 * spread],
      stay: [0.9, 0.9],
    },
  ];
}

function largestChange(a: HiddenMarkovParameters, b: HiddenMarkovParameters, spread: number): number {
  let change = 0;
  for (const state of [0, 1] as const) {
    change = Math.max(
      change,
      Math.abs(a.means[state] - b.means[state]) / spread,
      Math.abs(a.standardDeviations[state] - b.standardDeviations[state]) / spread,
      Math.abs(a.stay[state] - b.stay[state]),
    );
  }
  return change;
}

/** One start run to its end; undefined where a state closes on one value, dies out, or never settles. */
function climb(
  start: HiddenMarkovParameters,
  work: Workspace,
  report: (iteration: number) => void,
): HiddenMarkovFit | undefined {
  const spread = standardDeviation(work.values);
  let parameters = start;
  for (let iteration = 1; iteration <= ITERATION_LIMIT; iteration++) {
    if (iteration % BATCH === 0) report(iteration);
    const next = maximise(expectedCounts(parameters, work), parameters.stay);
    const alive = next.stay.every((value) => value > 0 && value < 1);
    if (!alive || !next.standardDeviations.every((value) => value > NARROWEST * spread)) return undefined;
    const change = largestChange(parameters, next, spread);
    parameters = next;
    if (change < TOLERANCE) {
      const input = { values: work.values, ...parameters };
      return {
        ...parameters,
        logLikelihood: runFilter(input, longRunShare(parameters.stay), work),
        iterations: iteration,
      };
    }
  }
  return undefined;
}

function calmFirst(fit: HiddenMarkovFit): HiddenMarkovFit {
  if (fit.standardDeviations[0] <= fit.standardDeviations[1]) return fit;
  const swap = ([a, b]: readonly [number, number]): [number, number] => [b, a];
  const { means, standardDeviations, stay } = fit;
  return { ...fit, means: swap(means), standardDeviations: swap(standardDeviations), stay: swap(stay) };
}

/**
 * Maximum-likelihood estimates of a two-state Gaussian regime model.
 * Input: see `HiddenMarkovFitInput`.
 * Output: see `HiddenMarkovFit`. State 0 is the one with the smaller standard deviation, whatever its mean:
 * the labels of such a model are arbitrary, and this names them. It uses all values given: for probabilities
 * that were known at t, fit on values up to t.
 * Method: expectation–maximisation from three fixed starts, the highest likelihood kept, until no parameter
 * moves by 1e-9 of the values' spread. The first period has the long-run share, which enters the update of
 * the chain too; so the optimum is that of statsmodels' MarkovRegression, and not that of an EM with a free
 * first state. The likelihood has no global maximum (a state may close on one value): starts that go there
 * are dropped.
 * Errors: `not-finite`; `too-few`, "values has 5 values; at least 20 are needed."; `constant`, "values is 0.1
 * throughout; it has no variation."; `not-converged`, "no start of the estimation settled on two states.";
 * `aborted`.
 * Source: J. D. Hamilton, 1990, Journal of Econometrics 45:39–70; A. P. Dempster, N. M. Laird and D. B.
 * Rubin, 1977, Journal of the Royal Statistical Society B 39:1–38.
 * Verified against: statsmodels 0.13.5 MarkovRegression(k_regimes=2, switching_variance=True), 600 weeks:
 * log-likelihood to 1e-12 relative and not below it, parameters to 1e-4 (measured 1e-5), as far as its
 * optimiser went.
 */
export function fitHiddenMarkov({ values, signal, onProgress }: HiddenMarkovFitInput): HiddenMarkovFit {
  requireSeries("values", values, FEWEST);
  requireVarying("values", values);
  const work = workspaceFor(values);
  const starts = startsFor(values);
  const of = starts.length * ITERATION_LIMIT;
  let best: HiddenMarkovFit | undefined;
  starts.forEach((start, i) => {
    const report = (iteration: number) =>
      reportProgress({ signal, onProgress }, i * ITERATION_LIMIT + iteration, of);
    report(0);
    const fit = climb(start, work, report);
    if (fit && (!best || fit.logLikelihood > best.logLikelihood)) best = fit;
  });
  reportProgress({ signal, onProgress }, of, of);
  if (!best) throw new StatisticsError("not-converged", "no start of the estimation settled on two states.");
  return calmFirst(best);
}
