import { type CurveRowsInput, type CurveStatistics, curveStatistics } from "./curve-statistics.js";
import { type ReachingInput, reachingCounts } from "./reaching-counts.js";
import { requireBetween, requireCount, requireInteger } from "./require-argument.js";
import { shiftPValue } from "./shift-p-value.js";
import { counted, StatisticsError } from "./statistics-error.js";

/** One statistic of the whole curve against what it is under the other shifts. */
export interface JointTest {
  readonly observed: number;
  /** Share of the shifts, 0 counted, at which it is at least as extreme; from one in their number to 1. */
  readonly p: number;
  /** The statistic at every shift at which any specification has an estimate, the observed one first. */
  readonly placebo: Float64Array;
}

export interface SpecificationCurveTest {
  /** The median estimate, families weighted equally. */
  readonly median: JointTest;
  /** The share of specifications that are significant in the predicted direction by themselves. */
  readonly share: JointTest;
  /** Stouffer's Z of the specifications' own p-values. */
  readonly stouffer: JointTest;
  /**
   * The smallest of the three p-values, corrected for being the smallest of three: the share of shifts, 0 counted, whose
   * smallest is no larger.
   */
  readonly p: number;
  /** Specifications with an estimate, at shift 0. */
  readonly specifications: number;
  /** Shifts that count. */
  readonly shifts: number;
  /** One in their number. */
  readonly smallestAttainable: number;
}

const LARGEST_COUNT = 65_535;

function requireRows({ rows, families, shifts, level }: CurveRowsInput): void {
  requireCount("shifts", shifts, 2);
  requireBetween("level", level, 0, 1);
  if (shifts > LARGEST_COUNT) {
    throw new StatisticsError("too-many", `shifts is ${shifts}; at most ${LARGEST_COUNT} can be counted.`);
  }
  let specifications = 0;
  rows.forEach(({ values, reaching }, i) => {
    if (values.length === reaching.length && values.length % shifts === 0) {
      specifications += values.length / shifts;
      return;
    }
    throw new StatisticsError(
      "unequal-lengths",
      `rows[${i}] has ${counted(values.length, "value")} and ${counted(reaching.length, "count")}; ${shifts} of either are needed for each specification.`,
    );
  });
  if (specifications !== families.length) {
    throw new StatisticsError(
      "unequal-lengths",
      `rows hold ${counted(specifications, "specification")}, families ${families.length}; each needs its own.`,
    );
  }
  for (let i = 0; i < families.length; i++) {
    requireInteger(`families[${i}]`, Number(families[i]));
    if (Number(families[i]) < 0)
      throw new StatisticsError("out-of-range", `families[${i}] is ${families[i]}; they count from 0.`);
  }
}

/**
 * The joint tests of given statistics of a curve, for a caller that computed them elsewhere.
 * Input: `statistics`, from `curveStatistics`; `alternative`, the predicted direction of the estimates.
 * Output and source: as `specificationCurveTest`. Errors: `too-few`, "no specification has an estimate at shift 0; …"
 * Verified against: as `specificationCurveTest`, which is made of it.
 */
export function testCurve(
  { median, share, stouffer, estimated }: CurveStatistics,
  alternative: "greater" | "less",
): SpecificationCurveTest {
  if (!(Number(estimated[0]) > 0)) {
    throw new StatisticsError(
      "too-few",
      "no specification has an estimate at shift 0; the curve cannot be tested.",
    );
  }
  const test = (values: Float64Array, direction: "greater" | "less"): JointTest => {
    const placebo = values.filter((_, s) => Number(estimated[s]) > 0);
    return { observed: Number(placebo[0]), p: shiftPValue(placebo, direction), placebo };
  };
  const tests = {
    median: test(median, alternative),
    share: test(share, "greater"),
    stouffer: test(stouffer, "greater"),
  };
  const shifts = tests.median.placebo.length;
  const smallest = smallestCounts([
    { values: tests.median.placebo, alternative },
    { values: tests.share.placebo, alternative: "greater" },
    { values: tests.stouffer.placebo, alternative: "greater" },
  ]);
  const own = Number(smallest[0]);
  return {
    ...tests,
    p: smallest.filter((count) => count <= own).length / shifts,
    specifications: Number(estimated[0]),
    shifts,
    smallestAttainable: 1 / shifts,
  };
}

/** At every shift, the smallest count of shifts that reach one of the statistics there: its smallest p, times S. */
function smallestCounts(statistics: readonly Omit<ReachingInput, "present">[]): Uint16Array {
  const shifts = statistics[0]?.values.length ?? 0;
  const smallest = new Uint16Array(shifts).fill(LARGEST_COUNT);
  const counts = new Uint16Array(shifts);
  const present = new Uint8Array(shifts).fill(1);
  for (const statistic of statistics) {
    reachingCounts({ ...statistic, present }, counts);
    counts.forEach((count, s) => {
      smallest[s] = Math.min(Number(smallest[s]), count);
    });
  }
  return smallest;
}

/**
 * The joint tests of a specification curve: is there more in all defensible specifications together than if the signal
 * had stood anywhere else in the calendar?
 * Input: see `CurveRowsInput`: the estimate of every specification at the same S shifts of the signal, 2 to 65,535, and
 * how many of its own shifts reach each of them; all finite, which the caller has checked.
 * Output: see `SpecificationCurveTest`.
 * Method: one shift moves the signal for all specifications at once, which keeps every dependence between them; the
 * median estimate, the share significant in the predicted direction and Stouffer's Z are taken at every shift, as
 * `curveStatistics` describes; p by `shiftPValue`: the share of shifts, 0 counted, at which the whole curve is at least
 * as extreme, ties within 1e-12 against it. One p for all three: how often would the smallest of the three p-values be
 * as small, under the same shifts? A shift at which no specification has an estimate does not count. Simonsohn
 * and others resample or shuffle; here the shifts take the place of the shuffles, for serial dependence.
 * Errors: `not-finite`, `not-integer`; `too-few`; `too-many`; `out-of-range`, "level is 1; …" or "families[2] is -1;
 * they count from 0."; `unequal-lengths`, "rows[1] has 6 values and 5 counts; 3 of either are needed for each
 * specification."; `aborted`.
 * Source: U. Simonsohn, J. P. Simmons and L. D. Nelson, 2020, Nature Human Behaviour 4:1208–1214.
 * Verified against: direct enumeration on fast-check inputs, to 1e-12; a NumPy program of the same, run by the bench.
 */
export function specificationCurveTest(input: CurveRowsInput): SpecificationCurveTest {
  requireRows(input);
  return testCurve(curveStatistics(input), input.alternative);
}
