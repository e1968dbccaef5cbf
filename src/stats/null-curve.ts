import type { CurveRows } from "./curve-statistics.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { quantile } from "./quantile.js";
import { requireBetween, requireCount } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

export interface NullCurveInput extends LongRunning {
  /** All specifications, as for `specificationCurveTest`. */
  readonly rows: readonly CurveRows[];
  /** S. */
  readonly shifts: number;
  /** Every so many-th shift is used, the first being 0: 1 for all. */
  readonly every: number;
  /** At how many places along the sorted curve it is read, both ends among them; at least 2. */
  readonly places: number;
  /** The share of shifts between the two bounds, strictly between 0 and 1. */
  readonly level: number;
}

/** Where the sorted curve lies under the shifts, from its smallest estimate to its largest. */
export interface NullCurve {
  readonly low: Float64Array;
  readonly middle: Float64Array;
  readonly high: Float64Array;
}

/** The sorted values at evenly spaced places, between two of them by linear interpolation. */
function readAlong(sorted: Float64Array, places: number): Float64Array {
  return Float64Array.from({ length: places }, (_, k) => {
    const position = ((sorted.length - 1) * k) / (places - 1);
    const below = Math.floor(position);
    const low = sorted[below] as number;
    const share = position - below;
    return share === 0 ? low : (1 - share) * low + share * (sorted[below + 1] as number);
  });
}

function estimatesAt(rows: readonly CurveRows[], shifts: number, s: number, into: Float64Array): number {
  let n = 0;
  for (const { values, reaching } of rows) {
    for (let at = s; at < reaching.length; at += shifts) {
      if (reaching[at] !== 0) into[n++] = values[at] as number;
    }
  }
  return n;
}

export interface SortedCurvesInput
  extends Pick<NullCurveInput, "rows" | "shifts" | "every" | "places">,
    LongRunning {
  /** Which of all shifts the first of the rows is: 0 unless given. */
  readonly first?: number;
}

/**
 * The sorted curve at a range of its shifts, read at evenly spaced places.
 * Input: as of `nullCurve`, the rows of the range only. Output: one curve for each shift used with any estimate.
 * Errors: `aborted`. Source and verification: as `nullCurve`, of which it is part.
 */
export function sortedCurves({
  rows,
  shifts,
  every,
  places,
  first = 0,
  ...control
}: SortedCurvesInput): Float64Array[] {
  const total = rows.reduce((sum, { reaching }) => sum + reaching.length / shifts, 0);
  const scratch = new Float64Array(total);
  const curves: Float64Array[] = [];
  for (let s = (every - (first % every)) % every; s < shifts; s += every) {
    reportProgress(control, s, shifts);
    const n = estimatesAt(rows, shifts, s, scratch);
    if (n > 0) curves.push(readAlong(scratch.subarray(0, n).sort(), places));
  }
  reportProgress(control, shifts, shifts);
  return curves;
}

/**
 * The middle and the bounds of given sorted curves, place by place.
 * Input: `curves`, of `sortedCurves`, in any order; `level`, strictly between 0 and 1.
 * Output, source and verification: as `nullCurve`, which is made of it.
 * Errors: `too-few`, "no specification has an estimate at any shift used."
 */
export function boundCurves(curves: readonly Float64Array[], level: number): NullCurve {
  const [one] = curves;
  if (!one) throw new StatisticsError("too-few", "no specification has an estimate at any shift used.");
  const along = (probability: number) =>
    one.map((_, k) =>
      quantile(
        Float64Array.from(curves, (curve) => curve[k] as number),
        probability,
      ),
    );
  return { low: along((1 - level) / 2), middle: along(0.5), high: along((1 + level) / 2) };
}

/**
 * The sorted specification curve as it would look if the signal had stood elsewhere in the calendar: the middle and the
 * bounds of all its shifted versions, place by place.
 * Input: see `NullCurveInput`; estimates finite, which the caller has checked.
 * Output: see `NullCurve`, as many values as places, none of them falling.
 * Method: the estimates of all specifications at a shift are sorted and read at evenly spaced places, as a quantile of
 * type 7; at every place the median and the two quantiles over the shifts. Bounds are pointwise.
 * Errors: `not-integer`; `too-few`, "places is 1; at least 2 are needed." or "no specification has an estimate at any
 * shift used."; `out-of-range`, "level is 1; …"; `aborted`.
 * Source: U. Simonsohn, J. P. Simmons and L. D. Nelson, 2020, Nature Human Behaviour 4:1208–1214, figure 3.
 * Verified against: direct enumeration on fast-check inputs, exactly.
 */
export function nullCurve(input: NullCurveInput): NullCurve {
  requireCount("places", input.places, 2);
  requireCount("every", input.every, 1);
  requireBetween("level", input.level, 0, 1);
  return boundCurves(sortedCurves(input), input.level);
}
