import { TIE_TOLERANCE } from "./shift-p-value.js";

export interface ReachingInput {
  /** The statistic at every shift. */
  readonly values: Float64Array;
  /** 1 where there is one, 0 where the statistic has no value; as many. */
  readonly present: Uint8Array;
  /** "less" counts those at most as large. */
  readonly alternative: "greater" | "less";
}

/** More values than this in one compartment, and sorting is quicker than looking through it. */
const CROWDED = 48;

/** The values that there are, larger meaning further, and what shortfall still counts as reaching. */
interface Distances {
  readonly values: Float64Array;
  readonly lowest: number;
  readonly highest: number;
  readonly tolerance: number;
}

function distancesOf({ values, present, alternative }: ReachingInput): Distances {
  const kept = new Float64Array(values.length);
  const sign = alternative === "greater" ? 1 : -1;
  let n = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let s = 0; s < values.length; s++) {
    if (present[s] === 0) continue;
    const value = sign * (values[s] as number);
    kept[n++] = value;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const tolerance = TIE_TOLERANCE * Math.max(Math.abs(lowest), Math.abs(highest));
  return { values: kept.subarray(0, n), lowest, highest, tolerance };
}

/** Values parted into as many compartments of equal width as there are values: compartment b begins at starts[b]. */
interface Compartments {
  readonly starts: Int32Array;
  readonly parted: Float64Array;
  readonly scale: number;
  readonly crowded: boolean;
}

function compartmentsOf({ values, lowest, highest }: Distances): Compartments {
  const n = values.length;
  const scale = (n - 1) / (highest - lowest);
  const starts = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) {
    const b = (((values[i] as number) - lowest) * scale) | 0;
    starts[b + 1] = (starts[b + 1] as number) + 1;
  }
  let most = 0;
  for (let b = 1; b <= n; b++) {
    if ((starts[b] as number) > most) most = starts[b] as number;
    starts[b] = (starts[b] as number) + (starts[b - 1] as number);
  }
  const parted = new Float64Array(n);
  const next = starts.slice();
  for (let i = 0; i < n; i++) {
    const value = values[i] as number;
    const b = ((value - lowest) * scale) | 0;
    const at = next[b] as number;
    parted[at] = value;
    next[b] = at + 1;
  }
  return { starts, parted, scale, crowded: most > CROWDED };
}

function countInCompartments(distances: Distances, compartments: Compartments, counts: Uint16Array): void {
  const { values, lowest, tolerance } = distances;
  const { starts, parted, scale } = compartments;
  const n = values.length;
  for (let i = 0; i < n; i++) {
    const threshold = (values[i] as number) - tolerance;
    const b = threshold <= lowest ? 0 : ((threshold - lowest) * scale) | 0;
    const end = starts[b + 1] as number;
    let count = n - end;
    for (let at = starts[b] as number; at < end; at++) if ((parted[at] as number) >= threshold) count++;
    counts[i] = count;
  }
}

function countSorted({ values, tolerance }: Distances, counts: Uint16Array): void {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  for (let i = 0; i < n; i++) {
    const threshold = (values[i] as number) - tolerance;
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as number) < threshold) low = middle + 1;
      else high = middle;
    }
    counts[i] = n - low;
  }
}

/**
 * For the statistic at every shift, how many shifts have one that goes at least as far: the numerator of the p-value
 * that this shift would have had as the observed one.
 * Input: see `ReachingInput`; at most 65,535 values, finite, which the caller has checked. `into` is as long.
 * Output: in `into`, from 1, itself counted, to the number of values present; 0 where there is none.
 * Method: by comparison, a shortfall within 1e-12 of the largest absolute value counting as reaching, as in
 * `shiftPValue`. The values are parted into as many compartments as there are values, which takes time in proportion
 * to their number; if one of them is crowded, they are sorted. The counts are the same.
 * Source: as `shiftPValue`. Verified against: `shiftPValue` of every rotation, exactly, on fast-check inputs.
 */
export function reachingCounts(input: ReachingInput, into: Uint16Array): void {
  const distances = distancesOf(input);
  const n = distances.values.length;
  const counts = new Uint16Array(n);
  if (distances.highest - distances.lowest <= distances.tolerance) counts.fill(n);
  else {
    const compartments = compartmentsOf(distances);
    if (compartments.crowded) countSorted(distances, counts);
    else countInCompartments(distances, compartments, counts);
  }
  let next = 0;
  for (let s = 0; s < into.length; s++) into[s] = input.present[s] === 0 ? 0 : (counts[next++] as number);
}
