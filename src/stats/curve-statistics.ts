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
const SHIFTS_AT_ONCE = 32;
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

/** What stays the same of every specification at every shift. */
interface Described {
  /** z by count of reaching shifts, table after table, and where the specification's own begins. */
  readonly scores: Float64Array;
  readonly scoresFrom: Int32Array;
  /** Up to this count of shifts that reach it is significant. */
  readonly significantTo: Int32Array;
  readonly families: Int32Array;
  readonly familyCount: number;
}

function describe({ rows, families, shifts, level }: CurveRowsInput): Described {
  const tables = new Map<number, { from: number; scores: Float64Array }>();
  const scoresFrom: number[] = [];
  const significantTo: number[] = [];
  let length = 0;
  for (const { reaching } of rows) {
    for (let start = 0; start < reaching.length; start += shifts) {
      let n = 0;
      for (let s = start; s < start + shifts; s++) if (reaching[s] !== 0) n++;
      const table = tables.get(n) ?? { from: length, scores: scoresOf(n) };
      if (!tables.has(n)) length += table.scores.length;
      tables.set(n, table);
      scoresFrom.push(table.from);
      // A p of just the level counts, however count/n is rounded.
      significantTo.push(Math.floor(level * n + 1e-9));
    }
  }
  const scores = new Float64Array(length);
  for (const { from, scores: table } of tables.values()) scores.set(table, from);
  const own = Int32Array.from(families);
  return {
    scores,
    scoresFrom: Int32Array.from(scoresFrom),
    significantTo: Int32Array.from(significantTo),
    families: own,
    familyCount: own.reduce((most, family) => Math.max(most, family + 1), 0),
  };
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
    const { values, reaching, specifications } = this;
    let i = 0;
    for (const row of rows) {
      for (let start = first; start < row.reaching.length; start += shifts, i++) {
        for (let k = 0; k < count; k++) {
          values[k * specifications + i] = row.values[start + k] as number;
          reaching[k * specifications + i] = row.reaching[start + k] as number;
        }
      }
    }
  }
}

/** The statistics of one shift, given the column of all specifications there. */
class OneShift {
  private readonly near: Float64Array;
  private readonly weights: Float64Array;
  private readonly nearFamilies: Int32Array;
  private readonly present: Int32Array;
  private readonly significant: Int32Array;
  private readonly below: Int32Array;
  private readonly scores: Float64Array;
  // Neighbouring shifts have neighbouring medians: the next is looked for round the last.
  private guess = 0;
  private reach = Number.POSITIVE_INFINITY;

  constructor(private readonly described: Described) {
    const specifications = described.families.length;
    this.near = new Float64Array(specifications);
    this.weights = new Float64Array(specifications);
    this.nearFamilies = new Int32Array(specifications);
    this.present = new Int32Array(described.familyCount);
    this.significant = new Int32Array(described.familyCount);
    this.below = new Int32Array(described.familyCount);
    this.scores = new Float64Array(described.familyCount);
  }

  write(values: Float64Array, reaching: Uint16Array, at: number, into: CurveStatistics): void {
    const near = this.gather(values, reaching);
    let estimated = 0;
    let families = 0;
    let share = 0;
    let score = 0;
    let squares = 0;
    for (let f = 0; f < this.present.length; f++) {
      const present = this.present[f] as number;
      if (present === 0) continue;
      estimated += present;
      families += 1;
      share += (this.significant[f] as number) / present;
      score += (this.scores[f] as number) / present;
      squares += 1 / present;
    }
    into.estimated[at] = estimated;
    if (estimated === 0) return;
    into.share[at] = share / families;
    into.stouffer[at] = score / Math.sqrt(squares);
    into.median[at] = this.median(near, families) ?? this.medianOfAll(values, reaching, families);
  }

  /** Adds up the column by family and keeps the estimates near the guess. Output: how many those are. */
  private gather(column: Float64Array, reaching: Uint16Array): number {
    const { scores: table, scoresFrom, significantTo, families } = this.described;
    const { present, significant, below, scores, near, nearFamilies } = this;
    present.fill(0);
    significant.fill(0);
    below.fill(0);
    scores.fill(0);
    const low = this.guess - this.reach;
    const high = this.guess + this.reach;
    let kept = 0;
    for (let i = 0; i < reaching.length; i++) {
      const count = reaching[i] as number;
      if (count === 0) continue;
      const family = families[i] as number;
      present[family] = (present[family] as number) + 1;
      if (count <= (significantTo[i] as number)) significant[family] = (significant[family] as number) + 1;
      scores[family] = (scores[family] as number) + (table[(scoresFrom[i] as number) + count] as number);
      const value = column[i] as number;
      if (value < low) below[family] = (below[family] as number) + 1;
      else if (value <= high) {
        near[kept] = value;
        nearFamilies[kept++] = family;
      }
    }
    return kept;
  }

  /** The median, if it is among those kept; then the reach is fitted so that fewer or more are kept next time. */
  private median(count: number, families: number): number | null {
    let below = 0;
    let inside = 0;
    for (let f = 0; f < this.present.length; f++) {
      if (this.present[f] !== 0) below += (this.below[f] as number) / (this.present[f] as number);
    }
    for (let i = 0; i < count; i++) {
      const weight = 1 / (this.present[this.nearFamilies[i] as number] as number);
      this.weights[i] = weight;
      inside += weight;
    }
    const rest = families - below - inside;
    const above = rest > 1e-9 * families ? rest : 0;
    const { near: values, weights } = this;
    const median = count === 0 ? null : weightedMedian({ values, weights, count, below, above });
    if (median === null) this.reach *= 2;
    else {
      this.guess = median;
      if (8 * count > values.length) this.reach = Math.min(this.reach, this.spreadOf(count, median)) * 0.7;
    }
    return median;
  }

  private spreadOf(count: number, median: number): number {
    let spread = 0;
    for (let i = 0; i < count; i++) spread = Math.max(spread, Math.abs((this.near[i] as number) - median));
    return spread;
  }

  private medianOfAll(column: Float64Array, reaching: Uint16Array, families: number): number {
    const reach = this.reach;
    this.reach = Number.POSITIVE_INFINITY;
    const median = this.median(this.gather(column, reaching), families);
    if (reach > 0) this.reach = reach;
    return median ?? 0;
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
  const size = described.families.length;
  const result: CurveStatistics = {
    median: new Float64Array(shifts),
    share: new Float64Array(shifts),
    stouffer: new Float64Array(shifts),
    estimated: new Int32Array(shifts),
  };
  const columns = new Columns(size);
  const one = new OneShift(described);
  for (let first = 0; first < shifts; first += SHIFTS_AT_ONCE) {
    if (first % BLOCK === 0) reportProgress(input, first, shifts);
    const count = Math.min(SHIFTS_AT_ONCE, shifts - first);
    columns.read(rows, shifts, first, count);
    for (let k = 0; k < count; k++) {
      const [start, end] = [k * size, (k + 1) * size];
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
