import type { CurveRows } from "../stats/curve-statistics.js";
import type { Rows } from "./rows.js";

/** A range of the shifts of a curve: from `first`, included, to `to`, excluded. */
export interface ShiftRange {
  readonly first: number;
  readonly to: number;
}

/** Cuts so many shifts into as many ranges as there are workers, in order; each has one shift at least. */
export function cutShifts(shifts: number, workers: number): ShiftRange[] {
  const count = Math.min(workers, shifts);
  const cut = (i: number) => Math.floor((i * shifts) / count);
  return Array.from({ length: count }, (_, i) => ({ first: cut(i), to: cut(i + 1) }));
}

/** The rows at each of so many ranges of their shifts. One range is all, and is not copied. */
export function inRanges({ values, reaching }: CurveRows, shifts: number, ranges: number): CurveRows[] {
  if (ranges === 1) return [{ values, reaching }];
  const count = reaching.length / shifts;
  return cutShifts(shifts, ranges).map(({ first, to }) => {
    const size = to - first;
    const own = { values: new Float64Array(count * size), reaching: new Uint16Array(count * size) };
    for (let i = 0; i < count; i++) {
      const start = i * shifts;
      own.values.set(values.subarray(start + first, start + to), i * size);
      own.reaching.set(reaching.subarray(start + first, start + to), i * size);
    }
    return own;
  });
}

/** The inverse of `inRanges`. */
export function fromRanges(ranges: readonly CurveRows[], shifts: number): CurveRows {
  const [one] = ranges;
  if (one && ranges.length === 1) return one;
  const count = ranges.reduce((sum, { reaching }) => sum + reaching.length, 0) / shifts;
  const whole = { values: new Float64Array(count * shifts), reaching: new Uint16Array(count * shifts) };
  cutShifts(shifts, ranges.length).forEach(({ first, to }, r) => {
    const { values, reaching } = ranges[r] as CurveRows;
    const size = to - first;
    for (let i = 0; i < count; i++) {
      whole.values.set(values.subarray(i * size, (i + 1) * size), i * shifts + first);
      whole.reaching.set(reaching.subarray(i * size, (i + 1) * size), i * shifts + first);
    }
  });
  return whole;
}

/** What can be handed to another thread without copying. */
export function buffersOfRanges(ranges: readonly CurveRows[]): ArrayBuffer[] {
  return ranges.flatMap(({ values, reaching }) => [
    values.buffer as ArrayBuffer,
    reaching.buffer as ArrayBuffer,
  ]);
}

/** The rows without what they are at the shifts. */
export function withoutShifts(rows: Rows): Rows {
  return { ...rows, values: new Float64Array(0), reaching: new Uint16Array(0) };
}
