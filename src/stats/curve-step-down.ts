import { type CurveStandards, curveStandards } from "./curve-standards.js";
import type { CurveRows } from "./curve-statistics.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { requireCount } from "./require-argument.js";
import { counted, StatisticsError } from "./statistics-error.js";

export interface CurveStepDownInput extends LongRunning {
  /** All specifications, in their order. */
  readonly rows: readonly CurveRows[];
  /** S. */
  readonly shifts: number;
  /** Which estimates the claim predicts. */
  readonly alternative: "greater" | "less";
}

const BLOCK = 256;
const NONE = Number.NEGATIVE_INFINITY;
/** Standardised estimates that are closer than this count as equal. */
const TIE = 1e-9;

function requireRows({ rows, shifts }: CurveStepDownInput): void {
  requireCount("shifts", shifts, 2);
  rows.forEach(({ values, reaching }, i) => {
    if (reaching.length % shifts === 0 && values.length === reaching.length) return;
    throw new StatisticsError(
      "unequal-lengths",
      `rows[${i}] has ${counted(values.length, "value")} and ${counted(reaching.length, "count")}; ${shifts} of either are needed for each specification.`,
    );
  });
}

/** How often each specification was reached over some shifts: counts that add up over all. */
export interface ReachedCounts {
  /** Shifts at which one that is no more extreme was as extreme as it is at shift 0. */
  readonly reached: Int32Array;
  /** Shifts at which none of those has an estimate. */
  readonly without: Int32Array;
}

/** Specifications with an estimate at shift 0, from the least to the most extreme. */
function orderOf({ statistics }: CurveStandards): number[] {
  const order = [...statistics.keys()].filter((k) => !Number.isNaN(statistics[k]));
  return order.sort((a, b) => (statistics[a] as number) - (statistics[b] as number));
}

/**
 * How often each specification of a curve was reached over a range of its shifts, by those that are no more extreme.
 * Input: `rows`, of the range; `shifts`, how many it has; `standards`, of all shifts; nothing is checked here.
 * Output: see `ReachedCounts`. Errors: `aborted`.
 * Source and verification: as `curveStepDown`, of which it is part.
 */
export function reachedCounts({
  rows,
  shifts,
  standards,
  ...control
}: Pick<CurveStepDownInput, "rows" | "shifts"> & LongRunning & { standards: CurveStandards }): ReachedCounts {
  const own = rows.flatMap(({ values, reaching }) =>
    Array.from({ length: reaching.length / shifts }, (_, i) => ({ values, reaching, start: i * shifts })),
  );
  const reached = new Int32Array(own.length);
  const without = new Int32Array(own.length);
  const largest = new Float64Array(shifts).fill(NONE);
  const order = orderOf(standards);
  order.forEach((k, j) => {
    if (j % BLOCK === 0) reportProgress(control, j, order.length);
    const { values, reaching, start } = own[k] as (typeof own)[number];
    const center = standards.centers[k] as number;
    const scale = standards.scales[k] as number;
    const threshold = (standards.statistics[k] as number) - TIE;
    let count = 0;
    let none = 0;
    for (let s = 0; s < shifts; s++) {
      let most = largest[s] as number;
      if (reaching[start + s] !== 0) {
        const statistic = ((values[start + s] as number) - center) * scale;
        if (statistic > most) {
          most = statistic;
          largest[s] = statistic;
        }
      }
      if (most >= threshold) count += 1;
      else if (most === NONE) none += 1;
    }
    reached[k] = count;
    without[k] = none;
  });
  reportProgress(control, order.length, order.length);
  return { reached, without };
}

/**
 * The family-wise p-values of given counts, for a caller that counted the ranges of the shifts elsewhere.
 * Input: `parts`, of `reachedCounts`, which tile the S shifts; `standards`, of all of them. Nothing is checked here.
 * Output, source and verification: as `curveStepDown`, which is made of it.
 */
export function stepDownOf(
  parts: readonly ReachedCounts[],
  shifts: number,
  standards: CurveStandards,
): Float64Array {
  const result = new Float64Array(standards.statistics.length).fill(Number.NaN);
  let most = 0;
  for (const k of orderOf(standards).reverse()) {
    let [count, none] = [0, 0];
    for (const { reached, without } of parts) {
      count += reached[k] as number;
      none += without[k] as number;
    }
    most = Math.max(most, count / (shifts - none));
    result[k] = most;
  }
  return result;
}

/**
 * The family-wise p-value of every specification of a curve: how often would the most extreme of those not yet rejected
 * be as extreme, had the signal stood anywhere else in the calendar?
 * Input: see `CurveStepDownInput`: estimates at the same S shifts of the signal, at least 2, finite, and the counts of
 * `reachingCounts`, 0 where there is no estimate.
 * Output: one p-value for every specification, in their order; NaN where it has no estimate at shift 0, which leaves it
 * out of the family.
 * Method: Romano and Wolf's step-down by the maximum of studentised statistics. A specification's estimates are
 * standardised by their mean and standard deviation over its shifts, so that long horizons with their large returns do
 * not rule the maximum; a smallest-p version would reach its floor at nearly every shift of a large space. From the least
 * to the most extreme specification the largest statistic of every shift is kept; the p is the share of shifts, 0
 * counted, at which it is as large, within 1e-9 of a standard deviation; a shift at which none has an estimate does not
 * count. Then rising maxima from the most extreme on. One shift moves all specifications, which keeps their dependence.
 * Errors: `not-integer`; `too-few`, "shifts is 1; at least 2 are needed."; `unequal-lengths`, "rows[1] has 6 values and
 * 5 counts; 3 of either are needed for each specification."; `aborted`.
 * Source: J. P. Romano and M. Wolf, 2005, Econometrica 73:1237–1282, algorithm 3.1, with shifts for resamples.
 * Verified against: direct enumeration on fast-check inputs, exactly; `romanoWolf` of the standardised estimates, exactly.
 */
export function curveStepDown(input: CurveStepDownInput): Float64Array {
  requireRows(input);
  const standards = curveStandards(input);
  return stepDownOf([reachedCounts({ ...input, standards })], input.shifts, standards);
}
