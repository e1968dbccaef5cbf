import { curveMedians } from "./curve-medians.js";
import { normalQuantile } from "./distributions.js";
import { type LongRunning, reportProgress } from "./long-running.js";

/** Some specifications of a curve, one after another: S numbers each. */
export interface CurveRows {
  /** The estimate at every shift, the observed one first. */
  readonly values: Float64Array;
  /** What `reachingCounts` makes of them: 0 where there is no estimate. */
  readonly reaching: Uint16Array;
}

export interface CurveStatisticsInput extends LongRunning {
  /** All specifications, in their order. */
  readonly rows: readonly CurveRows[];
  /** The family of each, whole, from 0. */
  readonly families: ArrayLike<number>;
  /** S. */
  readonly shifts: number;
  /** The level at which a specification counts as significant. */
  readonly level: number;
  /** At how many of all shifts each has an estimate; counted unless given, as it must be where `rows` are of a range. */
  readonly there?: Int32Array;
}

export interface CurveRowsInput extends CurveStatisticsInput {
  /** Which estimates the claim predicts. */
  readonly alternative: "greater" | "less";
}

/** The statistics of the whole curve at each of a range of shifts. */
export interface CurveStatistics {
  readonly median: Float64Array;
  readonly share: Float64Array;
  readonly stouffer: Float64Array;
  /** How many specifications have an estimate at the shift; where none has, the others are 0. */
  readonly estimated: Int32Array;
}

/** Specifications between two reports. */
const BLOCK = 256;

/** z of every count of shifts that reach, out of so many: Φ⁻¹(1 − (count − ½)/n), with the symmetry of the definition. */
function scoresOf(n: number): Float64Array {
  const scores = new Float64Array(n + 1);
  for (let count = 1; 2 * count <= n + 1; count++) {
    const z = 2 * count === n + 1 ? 0 : -normalQuantile((count - 0.5) / n);
    scores[count] = z;
    scores[n + 1 - count] = -z;
  }
  return scores;
}

/** What is added up at every shift: S numbers a family, one family after another. */
interface Sums {
  readonly present: Int32Array;
  readonly significant: Int32Array;
  readonly scores: Float64Array;
}

function countThere(reaching: Uint16Array, start: number, shifts: number): number {
  let n = 0;
  for (let s = start; s < start + shifts; s++) if (reaching[s] !== 0) n++;
  return n;
}

/** Adds the specifications up, one after another, by family and shift. */
function addUp(input: CurveStatisticsInput, familyCount: number, of: number): Sums {
  const { rows, families, shifts, level, there } = input;
  const present = new Int32Array(familyCount * shifts);
  const significant = new Int32Array(familyCount * shifts);
  const scores = new Float64Array(familyCount * shifts);
  const tables = new Map<number, Float64Array>();
  let i = 0;
  for (const { reaching } of rows) {
    for (let start = 0; start < reaching.length; start += shifts) {
      if (i % BLOCK === 0) reportProgress(input, i, of);
      const n = there?.[i] ?? countThere(reaching, start, shifts);
      const own = Number(families[i++]) * shifts;
      const table = tables.get(n) ?? scoresOf(n);
      tables.set(n, table);
      // A p of just the level counts, however count/n is rounded.
      const significantTo = Math.floor(level * n + 1e-9);
      for (let s = 0; s < shifts; s++) {
        const count = reaching[start + s] as number;
        if (count === 0) continue;
        const at = own + s;
        present[at] = (present[at] as number) + 1;
        if (count <= significantTo) significant[at] = (significant[at] as number) + 1;
        scores[at] = (scores[at] as number) + (table[count] as number);
      }
    }
  }
  return { present, significant, scores };
}

/**
 * The three statistics of a specification curve at each of its shifts, all specifications under the same shift.
 * Input: see `CurveStatisticsInput`; nothing is checked here.
 * Output: see `CurveStatistics`, S values each.
 * Method: every family of specifications has the same weight, and every specification with an estimate the same within
 * its family. median: the weighted median of the estimates. share: the weighted share with an own p of at most the
 * level. stouffer: Σ w z / √Σ w² with z = Φ⁻¹(1 − (count − ½)/n), count the shifts that reach the estimate and n
 * those that have one: the half keeps z finite where all reach. Sums run family by family in the order of the
 * specifications, so that they have the same digits however the work was shared out.
 * Errors: `aborted`. Source and verification: as `specificationCurveTest`.
 */
export function curveStatistics(input: CurveStatisticsInput): CurveStatistics {
  const { rows, shifts } = input;
  const families = Int32Array.from(input.families);
  const familyCount = families.reduce((most, family) => Math.max(most, family + 1), 0);
  const units = families.length + shifts;
  const { present, significant, scores } = addUp(input, familyCount, units);
  const onShifts = (done: number) => reportProgress(input, families.length + done, units);
  const median = curveMedians({ rows, families, shifts, present, onShifts });
  const share = new Float64Array(shifts);
  const stouffer = new Float64Array(shifts);
  const estimated = new Int32Array(shifts);
  for (let s = 0; s < shifts; s++) {
    let [there, shares, score, squares] = [0, 0, 0, 0];
    for (let at = s; at < present.length; at += shifts) {
      const own = present[at] as number;
      if (own === 0) continue;
      estimated[s] = (estimated[s] as number) + own;
      there += 1;
      shares += (significant[at] as number) / own;
      score += (scores[at] as number) / own;
      squares += 1 / own;
    }
    if (there === 0) continue;
    share[s] = shares / there;
    stouffer[s] = score / Math.sqrt(squares);
  }
  reportProgress(input, units, units);
  return { median, share, stouffer, estimated };
}
