import type { CurveRows } from "./curve-statistics.js";
import { weightedMedian } from "./weighted-median.js";

export interface CurveMediansInput {
  /** All specifications, in their order, and the family of each. */
  readonly rows: readonly CurveRows[];
  readonly families: Int32Array;
  /** S. */
  readonly shifts: number;
  /** How many of each family have an estimate at each shift: S counts a family, one family after another. */
  readonly present: Int32Array;
  /** Told of every block of shifts that is done, as the number of shifts. */
  readonly onShifts: (done: number) => void;
}

/** So many shifts are looked at together: what is kept of them stays in the cache. */
const SHIFTS_AT_ONCE = 64;
/** Specifications that say where the median must be looked for, and how far round their own: a share of them. */
const SAMPLE = 256;
const AROUND = 0.1;

/** Specifications evenly spaced in each family, as many of every family, so that they need no weights. */
function sampleOf(families: Int32Array, familyCount: number): Uint8Array {
  const members = Array.from({ length: familyCount }, (): number[] => []);
  for (const [i, family] of families.entries()) members[family]?.push(i);
  const each = Math.ceil(SAMPLE / familyCount);
  const sampled = new Uint8Array(families.length);
  for (const own of members) {
    const count = Math.min(each, own.length);
    for (let j = 0; j < count; j++) sampled[own[Math.floor((j * own.length) / count)] as number] = 1;
  }
  return sampled;
}

/** The estimates of a few neighbouring shifts: those near the middle are kept, those below it counted. */
class Block {
  private readonly sample: Float64Array;
  private readonly near: Float64Array;
  private readonly nearFamilies: Int32Array;
  private readonly weights: Float64Array;
  private readonly below: Int32Array;
  private readonly kept = new Int32Array(SHIFTS_AT_ONCE);
  private readonly low = new Float64Array(SHIFTS_AT_ONCE);
  private readonly high = new Float64Array(SHIFTS_AT_ONCE);
  private readonly sampled: Uint8Array;
  private readonly sampleSize: number;
  /** Places from the estimates of one shift to those of the next: the columns begin at different lines of the cache. */
  private readonly apart: number;

  constructor(
    private readonly input: CurveMediansInput,
    private readonly familyCount: number,
  ) {
    const size = input.families.length;
    this.sampled = sampleOf(input.families, familyCount);
    this.sampleSize = this.sampled.reduce((sum, one) => sum + one, 0);
    this.sample = new Float64Array(SHIFTS_AT_ONCE * this.sampleSize);
    this.apart = 512 * Math.ceil(size / 512) + 8;
    this.near = new Float64Array(SHIFTS_AT_ONCE * this.apart);
    this.nearFamilies = new Int32Array(SHIFTS_AT_ONCE * this.apart);
    this.weights = new Float64Array(size);
    this.below = new Int32Array(SHIFTS_AT_ONCE * familyCount);
  }

  write(first: number, count: number, into: Float64Array): void {
    this.bracket(first, count);
    this.gather(first, count);
    for (let k = 0; k < count; k++) into[first + k] = this.medianAt(first + k, k) ?? Number.NaN;
    for (let s = first; s < first + count; s++) {
      if (Number.isNaN(into[s])) into[s] = this.medianOfAll(s);
    }
  }

  /** Between which estimates the median of each shift is looked for. */
  private bracket(first: number, count: number): void {
    const { rows, shifts } = this.input;
    const { sampled, sample, sampleSize, kept, low, high } = this;
    kept.fill(0);
    let i = 0;
    for (const { values, reaching } of rows) {
      for (let start = first; start < reaching.length; start += shifts) {
        if (sampled[i++] === 0) continue;
        for (let k = 0; k < count; k++) {
          if (reaching[start + k] === 0) continue;
          sample[k * sampleSize + (kept[k] as number)] = values[start + k] as number;
          kept[k] = (kept[k] as number) + 1;
        }
      }
    }
    for (let k = 0; k < count; k++) {
      const n = kept[k] as number;
      const sorted = sample.subarray(k * sampleSize, k * sampleSize + n).sort();
      low[k] = sorted[Math.floor((0.5 - AROUND) * n)] ?? Number.NEGATIVE_INFINITY;
      high[k] = sorted[Math.floor((0.5 + AROUND) * n)] ?? Number.POSITIVE_INFINITY;
    }
  }

  private gather(first: number, count: number): void {
    const { rows, shifts, families } = this.input;
    const { near, nearFamilies, kept, low, high, below, apart } = this;
    kept.fill(0);
    below.fill(0);
    let i = 0;
    for (const { values, reaching } of rows) {
      for (let start = first; start < reaching.length; start += shifts) {
        const family = families[i++] as number;
        const own = family * SHIFTS_AT_ONCE;
        for (let k = 0; k < count; k++) {
          if (reaching[start + k] === 0) continue;
          const value = values[start + k] as number;
          if (value > (high[k] as number)) continue;
          if (value < (low[k] as number)) {
            below[own + k] = (below[own + k] as number) + 1;
            continue;
          }
          const at = kept[k] as number;
          near[k * apart + at] = value;
          nearFamilies[k * apart + at] = family;
          kept[k] = at + 1;
        }
      }
    }
  }

  /** The median of shift s, which is the k-th gathered; null where it is not among those kept. */
  private medianAt(s: number, k: number): number | null {
    const { shifts, present } = this.input;
    const { near, nearFamilies, weights, apart } = this;
    const count = this.kept[k] as number;
    let [families, below, inside] = [0, 0, 0];
    for (let f = 0; f < this.familyCount; f++) {
      const there = present[f * shifts + s] as number;
      if (there === 0) continue;
      families += 1;
      below += (this.below[f * SHIFTS_AT_ONCE + k] as number) / there;
    }
    if (families === 0) return 0;
    if (count === 0) return null;
    for (let i = 0; i < count; i++) {
      const weight = 1 / (present[(nearFamilies[k * apart + i] as number) * shifts + s] as number);
      weights[i] = weight;
      inside += weight;
    }
    const rest = families - below - inside;
    const above = rest > 1e-9 * families ? rest : 0;
    const values = near.subarray(k * apart, k * apart + count);
    return weightedMedian({ values, weights, count, below, above });
  }

  private medianOfAll(s: number): number {
    this.low[0] = Number.NEGATIVE_INFINITY;
    this.high[0] = Number.POSITIVE_INFINITY;
    this.gather(s, 1);
    return this.medianAt(s, 0) ?? 0;
  }
}

/**
 * The weighted median of the estimates of a curve at each of its shifts, families weighted equally.
 * Input: see `CurveMediansInput`; nothing is checked here. Output: S medians, 0 where no specification has an estimate.
 * Method: that of `weightedMedian`. The rows are read in their order, some neighbouring shifts at a time; a sample of the
 * specifications says near which estimates the median is, so that only these are kept and those below them counted. Where
 * the sample misleads, all are kept: the median is the same.
 * Source: as `weightedMedian`. Verified against: as `specificationCurveTest`, of which it is part.
 */
export function curveMedians(input: CurveMediansInput): Float64Array {
  const { shifts, families, onShifts } = input;
  const medians = new Float64Array(shifts);
  const familyCount = families.reduce((most, family) => Math.max(most, family + 1), 0);
  const block = new Block(input, familyCount);
  for (let first = 0; first < shifts; first += SHIFTS_AT_ONCE) {
    onShifts(first);
    block.write(first, Math.min(SHIFTS_AT_ONCE, shifts - first), medians);
  }
  return medians;
}
