import { type LongRunning, reportProgress } from "./long-running.js";
import { emptyBlocks, type Resamples, writeIndices } from "./resamples.js";
import { StatisticsError } from "./statistics-error.js";

const BATCH = 64;

export interface BootstrapStatisticInput extends LongRunning {
  readonly resamples: Resamples;
  /** The statistic of the observations at these places, in this order; the array is used again for the next. */
  readonly statistic: (indices: Int32Array) => number;
}

/**
 * Any statistic in every resample.
 * Input: see `BootstrapStatisticInput`; the statistic must be finite in every resample.
 * Output: B values in the unit of the statistic, in the order of the resamples.
 * Method: as many calls as there are resamples.
 * Errors: `not-finite`, "the statistic of resample 17 is NaN, not a finite number."; `aborted`; what the
 * statistic throws.
 * Source: B. Efron, 1979, Annals of Statistics 7:1–26.
 * Verified against: `bootstrapCorrelation`, to 1e-12.
 */
export function bootstrapStatistic(input: BootstrapStatisticInput): Float64Array {
  const { resamples, statistic } = input;
  const blocks = emptyBlocks(resamples.size);
  const indices = new Int32Array(resamples.size);
  const draws = new Float64Array(resamples.count);
  for (let b = 0; b < draws.length; b++) {
    if (b % BATCH === 0) reportProgress(input, b, draws.length);
    resamples.draw(b, blocks);
    writeIndices(blocks, indices);
    const value = statistic(indices);
    if (!Number.isFinite(value)) {
      throw new StatisticsError(
        "not-finite",
        `the statistic of resample ${b} is ${value}, not a finite number.`,
      );
    }
    draws[b] = value;
  }
  reportProgress(input, draws.length, draws.length);
  return draws;
}
