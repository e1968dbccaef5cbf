import type { Alternative } from "./alternative.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { requireInteger } from "./require-argument.js";
import { requireSeries, requireVarying } from "./require-series.js";
import { shiftPValue } from "./shift-p-value.js";
import { StatisticsError } from "./statistics-error.js";

const BATCH = 64;

export interface CircularShiftStatisticInput extends LongRunning {
  /** The series that is moved, S values in time order, at least two. */
  readonly series: Float64Array;
  /** The statistic of the moved series; the array is used again for the next shift. */
  readonly statistic: (moved: Float64Array) => number;
  /** Shifts in periods, whole, of any sign, each once modulo S; all of 0 … S − 1 if left out. 0 is always added. */
  readonly shifts?: ArrayLike<number> | undefined;
  readonly alternative: Alternative;
}

export interface CircularShiftStatistic {
  /** The statistic of the series where it stands. */
  readonly observed: number;
  /** Share of the shifts, 0 counted, whose statistic is at least as extreme; from one in their number to 1. */
  readonly p: number;
  /** Shifts used, from 0 to S − 1: 0 first, then in the order given. */
  readonly shifts: Int32Array;
  /** The statistic at each of them, the observed one first. */
  readonly placebo: Float64Array;
  /** One in the number of shifts. */
  readonly smallestAttainable: number;
}

function shiftsOf(given: ArrayLike<number> | undefined, size: number): Int32Array {
  if (given === undefined) return Int32Array.from({ length: size }, (_, shift) => shift);
  const seen = new Set<number>();
  const used = [0];
  for (let i = 0; i < given.length; i++) {
    requireInteger(`shifts[${i}]`, Number(given[i]));
    const shift = ((Number(given[i]) % size) + size) % size;
    if (seen.has(shift)) {
      throw new StatisticsError(
        "unsorted",
        `shifts[${i}] is ${given[i]}, given before; each shift of the ${size} counts once.`,
      );
    }
    seen.add(shift);
    if (shift !== 0) used.push(shift);
  }
  return Int32Array.from(used);
}

/**
 * The circular-shift test of any statistic: is its value unusual among those with one series moved round the
 * calendar against everything else that enters it?
 * Input: see `CircularShiftStatisticInput`; NaN is rejected by index.
 * Output: see `CircularShiftStatistic`.
 * Method: moved[t] = series[(t − s) mod S] at shift s, which keeps the serial dependence of both sides; p by
 * `shiftPValue`: counting, shift 0 included, ties within 1e-12 against p, two-sided by the distance from the
 * mean over the shifts used.
 * Errors: `not-finite`, by index or "the statistic at shift 17 is NaN, not a finite number."; `not-integer`;
 * `unsorted`, "shifts[3] is 605, given before; …"; `too-few`, "series has 1 value; …" or "shifts names none but
 * 0; …"; `constant`, "series is 0.1 throughout; …" or "the statistic is the same at every shift; …"; `aborted`.
 * Source: E. S. Edgington, 1980, Randomization Tests; B. Phipson and G. K. Smyth, 2010, Statistical
 * Applications in Genetics and Molecular Biology 9:39, on counting the observed one.
 * Verified against: NumPy and R, circular correlations of three data sets at leads 0, 1 and 8: statistics to
 * 1e-12 relative, p-values exactly.
 */
export function circularShiftStatistic(input: CircularShiftStatisticInput): CircularShiftStatistic {
  const { series, statistic, alternative } = input;
  requireSeries("series", series, 2);
  requireVarying("series", series);
  const size = series.length;
  const shifts = shiftsOf(input.shifts, size);
  if (shifts.length < 2) {
    throw new StatisticsError("too-few", "shifts names none but 0; one other at least is needed.");
  }
  const moved = new Float64Array(size);
  const placebo = new Float64Array(shifts.length);
  shifts.forEach((shift, i) => {
    if (i % BATCH === 0) reportProgress(input, i, shifts.length);
    moved.set(series.subarray(size - shift), 0);
    moved.set(series.subarray(0, size - shift), shift);
    const value = statistic(moved);
    if (!Number.isFinite(value)) {
      throw new StatisticsError(
        "not-finite",
        `the statistic at shift ${shift} is ${value}, not a finite number.`,
      );
    }
    placebo[i] = value;
  });
  reportProgress(input, shifts.length, shifts.length);
  if (placebo.every((value) => value === placebo[0])) {
    throw new StatisticsError("constant", "the statistic is the same at every shift; it cannot be tested.");
  }
  return {
    observed: Number(placebo[0]),
    p: shiftPValue(placebo, alternative),
    shifts,
    placebo,
    smallestAttainable: 1 / shifts.length,
  };
}
