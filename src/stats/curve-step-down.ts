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

/** One specification: its estimates at the shifts, and what makes them comparable with those of the others. */
interface Hypothesis {
  readonly values: Float64Array;
  readonly reaching: Uint16Array;
  readonly center: number;
  /** One by the standard deviation over the shifts, with the sign of the prediction; 0 where they do not differ. */
  readonly scale: number;
  /** The standardised estimate at shift 0; NaN where there is none. */
  readonly statistic: number;
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

function hypothesisOf(values: Float64Array, reaching: Uint16Array, sign: 1 | -1): Hypothesis {
  let [n, sum, largest] = [0, 0, 0];
  for (let s = 0; s < values.length; s++) {
    if (reaching[s] === 0) continue;
    const value = values[s] as number;
    n += 1;
    sum += value;
    largest = Math.max(largest, Math.abs(value));
  }
  const center = n === 0 ? 0 : sum / n;
  let squares = 0;
  for (let s = 0; s < values.length; s++) {
    if (reaching[s] !== 0) squares += ((values[s] as number) - center) ** 2;
  }
  const spread = n === 0 ? 0 : Math.sqrt(squares / n);
  const scale = spread > 1e-12 * largest ? sign / spread : 0;
  const statistic = reaching[0] === 0 ? Number.NaN : ((values[0] as number) - center) * scale;
  return { values, reaching, center, scale, statistic };
}

function hypothesesOf({ rows, shifts, alternative }: CurveStepDownInput): Hypothesis[] {
  const sign = alternative === "greater" ? 1 : -1;
  return rows.flatMap(({ values, reaching }) =>
    Array.from({ length: reaching.length / shifts }, (_, i) => {
      const [start, end] = [i * shifts, (i + 1) * shifts];
      return hypothesisOf(values.subarray(start, end), reaching.subarray(start, end), sign);
    }),
  );
}

/**
 * Raises the largest statistic of every shift to the specification's own. Output: the share of the shifts with any
 * estimate at which the largest is then at least as large as the specification's at shift 0.
 */
function raise(largest: Float64Array, { values, reaching, center, scale, statistic }: Hypothesis): number {
  const threshold = statistic - TIE;
  let reached = 0;
  let without = 0;
  for (let s = 0; s < largest.length; s++) {
    let most = largest[s] as number;
    if (reaching[s] !== 0) {
      const own = ((values[s] as number) - center) * scale;
      if (own > most) {
        most = own;
        largest[s] = own;
      }
    }
    if (most >= threshold) reached += 1;
    else if (most === NONE) without += 1;
  }
  return reached / (largest.length - without);
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
  const hypotheses = hypothesesOf(input);
  const result = new Float64Array(hypotheses.length).fill(Number.NaN);
  const statisticOf = (k: number | undefined) => hypotheses[k ?? -1]?.statistic ?? Number.NaN;
  const order = [...hypotheses.keys()].filter((k) => !Number.isNaN(statisticOf(k)));
  order.sort((a, b) => statisticOf(a) - statisticOf(b));
  const largest = new Float64Array(input.shifts).fill(NONE);
  order.forEach((k, j) => {
    if (j % BLOCK === 0) reportProgress(input, j, order.length);
    result[k] = raise(largest, hypotheses[k] as Hypothesis);
  });
  reportProgress(input, order.length, order.length);
  let most = 0;
  for (const k of order.reverse()) {
    most = Math.max(most, result[k] as number);
    result[k] = most;
  }
  return result;
}
