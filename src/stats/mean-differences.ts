import { type LongRunning, reportProgress } from "./long-running.js";
import { mean } from "./mean.js";
import { requireFiniteResult } from "./require-argument.js";
import { requireVarying } from "./require-series.js";
import { emptyBlocks, type Resamples } from "./resamples.js";
import { blockTotals, runningSums } from "./running-sums.js";
import { counted, requireFinite, StatisticsError } from "./statistics-error.js";

const BATCH = 256;

export interface MeanDifferencesInput extends LongRunning {
  /**
   * For every model or rule, its advantage over the benchmark in every period, in time order: n values, larger
   * being better. All in one unit; NaN is rejected by index.
   */
  readonly differences: readonly Float64Array[];
  /** Resamples of the n periods. */
  readonly resamples: Resamples;
}

export interface MeanDifferences {
  readonly periods: number;
  /** d̄, the mean advantage of every model. */
  readonly means: Float64Array;
  /** d̄* − d̄ of every model: B values each. */
  readonly deviations: Float64Array[];
}

function requireDifferences(differences: readonly Float64Array[], resamples: Resamples): void {
  if (differences.length === 0) {
    throw new StatisticsError("too-few", "differences is empty; one model at least is needed.");
  }
  differences.forEach((difference, k) => {
    if (difference.length !== resamples.size) {
      throw new StatisticsError(
        "unequal-lengths",
        `differences[${k}] has ${counted(difference.length, "value")}, resamples have ${resamples.size} places.`,
      );
    }
  });
}

function centered(difference: Float64Array, k: number): { center: number; deviations: Float64Array } {
  requireFinite(`differences[${k}]`, difference);
  requireVarying(`differences[${k}]`, difference);
  const center = mean(difference);
  return { center, deviations: difference.map((value) => value - center) };
}

/**
 * Mean advantages of several models over a benchmark, and how far they move in resamples of the periods, all
 * models in the same resamples.
 * Input: see `MeanDifferencesInput`. Output: see `MeanDifferences`, in the order of the models.
 * Method: running sums of the deviations from the mean, so that the cost is of blocks.
 * Errors: `too-few`, "differences is empty; …"; `unequal-lengths`, "differences[2] has 599 values, resamples
 * have 600 places."; `not-finite`, "differences[2][3] is NaN, …"; `constant`, "differences[2] is 0 throughout; it
 * has no variation."; `out-of-range`, when sums overflow; `aborted`. Source and verification: as `realityCheck` and `superiorPredictiveAbility`.
 */
export function meanDifferences(input: MeanDifferencesInput): MeanDifferences {
  const { differences, resamples } = input;
  requireDifferences(differences, resamples);
  const parts = differences.map(centered);
  const addUp = blockTotals(runningSums(parts.map((part) => part.deviations)));
  const deviations = parts.map(() => new Float64Array(resamples.count));
  const totals = new Float64Array(parts.length);
  const blocks = emptyBlocks(resamples.size);
  for (let b = 0; b < resamples.count; b++) {
    if (b % BATCH === 0) reportProgress(input, b, resamples.count);
    resamples.draw(b, blocks);
    addUp(blocks, totals);
    for (let k = 0; k < totals.length; k++) {
      const moved = (totals[k] as number) / resamples.size;
      (deviations[k] as Float64Array)[b] = requireFiniteResult("the mean of a resample", moved);
    }
  }
  reportProgress(input, resamples.count, resamples.count);
  return {
    periods: resamples.size,
    means: Float64Array.from(parts, (part) => part.center),
    deviations,
  };
}
