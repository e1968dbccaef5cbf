import { normalQuantile } from "./distributions.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { weightedMedian } from "./weighted-median.js";

/** Some specifications of a curve, one after another: S numbers each. */
export interface CurveRows {
  /** The estimate at every shift, the observed one first. */
  readonly values: Float64Array;
  /** What `reachingCounts` makes of them: 0 where there is no estimate. */
  readonly reaching: Uint16Array;
}

export interface CurveRowsInput extends LongRunning {
  /** All specifications, in their order. */
  readonly rows: readonly CurveRows[];
  /** The family of each, whole, from 0. */
  readonly families: ArrayLike<number>;
  /** S. */
  readonly shifts: number;
  /** Which estimates the claim predicts. */
  readonly alternative: "greater" | "less";
  /** The level at which a specification counts as significant. */
  readonly level: number;
}

/** The statistics of the whole curve at each of a range of shifts. */
export interface CurveStatistics {
  readonly median: Float64Array;
  readonly share: Float64Array;
  readonly stouffer: Float64Array;
  /** How many specifications have an estimate at the shift; where none has, the others are 0. */
  readonly estimated: Int32Array;
}

/** As many shifts are read at once as fit a line of the cache. */
const SHIFTS_AT_ONCE = 8;
const BLOCK = 64;

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

/** What stays the same at every shift of a specification. */
interface Described {
  readonly scores: Float64Array;
  /** Up to this count of shifts that reach it is significant. */
  readonly significantTo: number;
  readonly family: number;
}

function describe({ rows, families, shifts, level }: CurveRowsInput): Described[] {
  const tables = new Map<number, Float64Array>();
  const all: Described[] = [];
  for (const { reaching } of rows) {
    for (let start = 0; start < reaching.length; start += shifts) {
      let n = 0;
      for (let s = start; s < start + shifts; s++) if (reaching[s] !== 0) n++;
      const scores = tables.get(n) ?? scoresOf(n);
      tables.set(n, scores);
      // A p of just the level counts, however count/n is rounded.
      all.push({ scores, significantTo: Math.floor(level * n + 1e-9), family: Number(families[all.length]) });
    }
  }
  return all;
}

/** The estimates and counts of all specifications at a few neighbouring shifts, shift by shift. */
class Columns {
  readonly values: Float64Array;
  readonly reaching: Uint16Array;

  constructor(private readonly specifications: number) {
    this.values = new Float64Array(SHIFTS_AT_ONCE * specifications);
    this.reaching = new Uint16Array(SHIFTS_AT_ONCE * specifications);
  }

  read(rows: readonly CurveRows[], shifts: number, first: number, count: number): void {
    let i = 0;
    for (const row of rows) {
      for (let start = first; start < row.reaching.length; start += shifts, i++) {
        for (let k = 0; k < count; k++) {
          this.values[k * this.specifications + i] = row.values[start + k] as number;
          this.reaching[k * this.specifications + i] = row.reaching[start + k] as number;
        }
      }
    }
  }
}

/** The statistics of one shift, given the column of all specifications there. */
class OneShift {
  private readonly values: Float64Array;
  private readonly weights: Float64Array;
  private readonly present: Float64Array;
  private readonly significant: Float64Array;
  private readonly scores: Float64Array;
  private readonly families: Int32Array;

  constructor(
    private readonly described: readonly Described[],
    private readonly familyCount: number,
  ) {
    this.values = new Float64Array(described.length);
    this.weights = new Float64Array(described.length);
    this.families = new Int32Array(described.length);
    this.present = new Float64Array(familyCount);
    this.significant = new Float64Array(familyCount);
    this.scores = new Float64Array(familyCount);
  }

  write(values: Float64Array, reaching: Uint16Array, at: number, into: CurveStatistics): void {
    const n = this.gather(values, reaching);
    into.estimated[at] = n;
    if (n === 0) return;
    let families = 0;
    for (let f = 0; f < this.familyCount; f++) if (this.present[f] !== 0) families++;
    let share = 0;
    let score = 0;
    let squares = 0;
    for (let f = 0; f < this.familyCount; f++) {
      const present = this.present[f] as number;
      if (present === 0) continue;
      share += (this.significant[f] as number) / present;
      score += (this.scores[f] as number) / present;
      squares += 1 / present;
    }
    for (let i = 0; i < n; i++) this.weights[i] = 1 / (this.present[this.families[i] as number] as number);
    into.share[at] = share / families;
    into.stouffer[at] = score / Math.sqrt(squares);
    into.median[at] = weightedMedian(this.values, this.weights, n);
  }

  private gather(values: Float64Array, reaching: Uint16Array): number {
    this.present.fill(0);
    this.significant.fill(0);
    this.scores.fill(0);
    let n = 0;
    for (let i = 0; i < reaching.length; i++) {
      const count = reaching[i] as number;
      if (count === 0) continue;
      const { scores, significantTo, family } = this.described[i] as Described;
      this.present[family] = (this.present[family] as number) + 1;
      if (count <= significantTo) this.significant[family] = (this.significant[family] as number) + 1;
      this.scores[family] = (this.scores[family] as number) + (scores[count] as number);
      this.values[n] = values[i] as number;
      this.families[n++] = family;
    }
    return n;
  }
}

/**
 * The three statistics of a specification curve at each of its shifts, all specifications under the same shift.
 * Input: see `CurveRowsInput`; nothing is checked here.
 * Output: see `CurveStatistics`, S values each.
 * Method: every family of specifications has the same weight, and every specification with an estimate the same within
 * its family. median: the weighted median of the estimates. share: the weighted share with an own p of at most the
 * level. stouffer: Σ w z / √Σ w² with z = Φ⁻¹(1 − (count − ½)/n), count the shifts that reach the estimate and n
 * those that have one: the half keeps z finite where all reach. Sums run family by family in the order of the
 * specifications, so that they have the same digits however the work was shared out.
 * Errors: `aborted`. Source and verification: as `specificationCurveTest`.
 */
export function curveStatistics(input: CurveRowsInput): CurveStatistics {
  const { rows, shifts } = input;
  const described = describe(input);
  const familyCount = described.reduce((most, { family }) => Math.max(most, family + 1), 0);
  const result: CurveStatistics = {
    median: new Float64Array(shifts),
    share: new Float64Array(shifts),
    stouffer: new Float64Array(shifts),
    estimated: new Int32Array(shifts),
  };
  const columns = new Columns(described.length);
  const one = new OneShift(described, familyCount);
  for (let first = 0; first < shifts; first += SHIFTS_AT_ONCE) {
    if (first % BLOCK === 0) reportProgress(input, first, shifts);
    const count = Math.min(SHIFTS_AT_ONCE, shifts - first);
    columns.read(rows, shifts, first, count);
    for (let k = 0; k < count; k++) {
      const [start, end] = [k * described.length, (k + 1) * described.length];
      one.write(
        columns.values.subarray(start, end),
        columns.reaching.subarray(start, end),
        first + k,
        result,
      );
    }
  }
  reportProgress(input, shifts, shifts);
  return result;
}
