import type { CurveRows } from "./curve-statistics.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { requireCount } from "./require-argument.js";
import { counted, StatisticsError } from "./statistics-error.js";

export interface CurveStepDownInput extends LongRunning {
  /** All specifications, in their order; only the counts of shifts that reach are used. */
  readonly rows: readonly Pick<CurveRows, "reaching">[];
  /** S. */
  readonly shifts: number;
}

/** One specification: its own p at every shift is the share that stands for the count there. */
interface Hypothesis {
  readonly reaching: Uint16Array;
  /** count/n by count; none for 0, where there is no estimate. */
  readonly shares: Float64Array;
  /** At shift 0. */
  readonly p: number;
}

const LARGEST_COUNT = 65_535;
const BLOCK = 256;
const NONE = Number.POSITIVE_INFINITY;

function requireRows({ rows, shifts }: CurveStepDownInput): void {
  requireCount("shifts", shifts, 2);
  if (shifts > LARGEST_COUNT) {
    throw new StatisticsError("too-many", `shifts is ${shifts}; at most ${LARGEST_COUNT} can be counted.`);
  }
  rows.forEach(({ reaching }, i) => {
    if (reaching.length % shifts === 0) return;
    throw new StatisticsError(
      "unequal-lengths",
      `rows[${i}] has ${counted(reaching.length, "count")}; ${shifts} are needed for each specification.`,
    );
  });
}

function hypothesesOf({ rows, shifts }: CurveStepDownInput): Hypothesis[] {
  const tables = new Map<number, Float64Array>();
  return rows.flatMap(({ reaching: all }) =>
    Array.from({ length: all.length / shifts }, (_, i) => {
      const reaching = all.subarray(i * shifts, (i + 1) * shifts);
      let n = 0;
      for (let s = 0; s < shifts; s++) if (reaching[s] !== 0) n += 1;
      const shares =
        tables.get(n) ?? Float64Array.from({ length: n + 1 }, (_, count) => (count === 0 ? NONE : count / n));
      tables.set(n, shares);
      return { reaching, shares, p: shares[reaching[0] as number] as number };
    }),
  );
}

function lower(smallest: Float64Array, { reaching, shares }: Hypothesis): void {
  for (let s = 0; s < smallest.length; s++) {
    const share = shares[reaching[s] as number] as number;
    if (share < (smallest[s] as number)) smallest[s] = share;
  }
}

/** The share of the shifts with any estimate at which the smallest p is at most as large. */
function shareUpTo(smallest: Float64Array, p: number): number {
  let reaching = 0;
  let there = 0;
  for (let s = 0; s < smallest.length; s++) {
    const own = smallest[s] as number;
    if (own === NONE) continue;
    there += 1;
    if (own <= p) reaching += 1;
  }
  return reaching / there;
}

/**
 * The family-wise p-value of every specification of a curve: how often would the most significant of those not yet
 * rejected be as significant, had the signal stood anywhere else in the calendar?
 * Input: see `CurveStepDownInput`: how many of its own shifts reach each specification at the same S shifts of the
 * signal, 2 to 65,535, as `reachingCounts` has them.
 * Output: one p-value for every specification, in their order, never below its own; NaN where it has no estimate at
 * shift 0, which leaves it out of the family.
 * Method: step-down minP. The own p of a specification at a shift is count/n, n being the shifts at which it has an
 * estimate. For every own p at shift 0, over all specifications whose own p is at least as large: the share of shifts,
 * 0 counted, at which the smallest of their p-values is no larger; a shift at which none of them has an estimate does
 * not count. Then rising maxima from the most significant on. Equal shares are equal doubles, so that ties count
 * exactly; `reachingCounts` has counted those within rounding of an estimate. One pass from the least to the most
 * significant keeps the smallest p of every shift. One shift moves all specifications, which keeps their dependence.
 * Errors: `not-integer`; `too-few`, "shifts is 1; at least 2 are needed."; `too-many`; `unequal-lengths`, "rows[1] has
 * 5 counts; 3 are needed for each specification."; `aborted`.
 * Source: P. H. Westfall and S. S. Young, 1993, Resampling-Based Multiple Testing, algorithm 2.8; J. P. Romano and
 * M. Wolf, 2005, Econometrica 73:1237–1282.
 * Verified against: direct enumeration on fast-check inputs, exactly; `romanoWolf` of the p-values with their signs
 * reversed where no estimate is missing, exactly.
 */
export function curveStepDown(input: CurveStepDownInput): Float64Array {
  requireRows(input);
  const hypotheses = hypothesesOf(input);
  const result = new Float64Array(hypotheses.length).fill(Number.NaN);
  const order = [...hypotheses.keys()].filter((k) => hypotheses[k]?.p !== NONE);
  const pOf = (k: number | undefined) => hypotheses[k ?? -1]?.p ?? Number.NaN;
  order.sort((a, b) => pOf(b) - pOf(a));
  const smallest = new Float64Array(input.shifts).fill(NONE);
  let tied = 0;
  for (let j = 0; j < order.length; j++) {
    if (j % BLOCK === 0) reportProgress(input, j, order.length);
    const p = pOf(order[j]);
    lower(smallest, hypotheses[order[j] as number] as Hypothesis);
    if (pOf(order[j + 1]) === p) continue;
    const adjusted = Math.max(p, shareUpTo(smallest, p));
    for (; tied <= j; tied++) result[order[tied] as number] = adjusted;
  }
  reportProgress(input, order.length, order.length);
  let largest = 0;
  for (const k of order.reverse()) {
    largest = Math.max(largest, result[k] as number);
    result[k] = largest;
  }
  return result;
}
