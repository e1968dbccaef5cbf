import { TIE_TOLERANCE } from "./shift-p-value.js";

export interface ReachingInput {
  /** The statistic at every shift. */
  readonly values: Float64Array;
  /** 1 where there is one, 0 where the statistic has no value; as many. */
  readonly present: Uint8Array;
  /** "less" counts those at most as large. */
  readonly alternative: "greater" | "less";
}

/** Compartments for each value; with more values than this in one of them, all are sorted instead. */
const COMPARTMENTS = 1;
const CROWDED = 48;
/** So many values of a compartment are compared without asking whether it holds as many: those that follow are larger. */
const AT_ONCE = 4;

/** Room for the values of one call: it is read before it is used again. */
interface Room {
  readonly kept: Float64Array;
  readonly compartment: Int32Array;
  /** Where each compartment begins among the parted values, one place on: the next one is where it ends. */
  readonly begins: Int32Array;
  readonly parted: Float64Array;
}

const rooms = new Map<number, Room>();

function roomFor(size: number): Room {
  const room = rooms.get(size) ?? {
    kept: new Float64Array(size),
    compartment: new Int32Array(size),
    begins: new Int32Array(COMPARTMENTS * size + 2),
    parted: new Float64Array(size + AT_ONCE),
  };
  rooms.set(size, room);
  return room;
}

/** The values that there are, larger meaning further, and what shortfall still counts as reaching. */
interface Distances {
  readonly n: number;
  readonly lowest: number;
  readonly tolerance: number;
  /** Compartments for a unit of distance; 0 where all values are equal. */
  readonly scale: number;
}

/** Keeps the values that there are, and marks in `into` where there is one. */
function keepDistances(
  { values, present, alternative }: ReachingInput,
  room: Room,
  into: Uint16Array,
): Distances {
  const { kept } = room;
  const sign = alternative === "greater" ? 1 : -1;
  let n = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let s = 0; s < values.length; s++) {
    into[s] = present[s] as number;
    if (present[s] === 0) continue;
    const value = sign * (values[s] as number);
    kept[n++] = value;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const tolerance = TIE_TOLERANCE * Math.max(Math.abs(lowest), Math.abs(highest));
  const scale = highest - lowest > tolerance ? (COMPARTMENTS * n - 1) / (highest - lowest) : 0;
  return { n, lowest, tolerance, scale };
}

/** Parts the values into compartments of equal width. Output: how many the fullest one holds. */
function part({ n, lowest, scale }: Distances, { kept, compartment, begins, parted }: Room): number {
  const compartments = COMPARTMENTS * n;
  begins.fill(0, 0, compartments + 2);
  for (let i = 0; i < n; i++) {
    const b = (((kept[i] as number) - lowest) * scale) | 0;
    compartment[i] = b;
    begins[b + 2] = (begins[b + 2] as number) + 1;
  }
  let most = 0;
  let before = 0;
  for (let b = 2; b <= compartments + 1; b++) {
    const inside = begins[b] as number;
    if (inside > most) most = inside;
    before += inside;
    begins[b] = before;
  }
  for (let i = 0; i < n; i++) {
    const b = compartment[i] as number;
    const at = begins[b + 1] as number;
    parted[at] = kept[i] as number;
    begins[b + 1] = at + 1;
  }
  return most;
}

/**
 * Of every value: all from the compartment of its threshold on, but those below the threshold. The comparisons are added
 * as numbers, since the processor cannot foresee their outcome.
 */
function countParted({ n, lowest, scale, tolerance }: Distances, room: Room, into: Uint16Array): void {
  const { kept, compartment, begins, parted } = room;
  parted.fill(Number.POSITIVE_INFINITY, n, n + AT_ONCE);
  let i = 0;
  for (let s = 0; s < into.length; s++) {
    if (into[s] === 0) continue;
    const threshold = (kept[i] as number) - tolerance;
    const end = begins[(compartment[i++] as number) + 1] as number;
    const start = begins[((threshold - lowest) * scale) | 0] as number;
    let below =
      Number((parted[start] as number) < threshold) +
      Number((parted[start + 1] as number) < threshold) +
      Number((parted[start + 2] as number) < threshold) +
      Number((parted[start + 3] as number) < threshold);
    for (let r = start + AT_ONCE; r < end; r++) if ((parted[r] as number) < threshold) below += 1;
    into[s] = n - start - below;
  }
}

/** Of every value, those from the first that reaches it on. */
function countSorted({ n, tolerance }: Distances, { kept }: Room, into: Uint16Array): void {
  const sorted = kept.slice(0, n).sort();
  let i = 0;
  for (let s = 0; s < into.length; s++) {
    if (into[s] === 0) continue;
    const threshold = (kept[i++] as number) - tolerance;
    let [first, end] = [0, n - 1];
    while (first < end) {
      const middle = (first + end) >> 1;
      if ((sorted[middle] as number) < threshold) first = middle + 1;
      else end = middle;
    }
    into[s] = n - first;
  }
}

/**
 * For the statistic at every shift, how many shifts have one that goes at least as far: the numerator of the p-value
 * that this shift would have had as the observed one.
 * Input: see `ReachingInput`; at most 65,535 values, finite, which the caller has checked. `into` is as long.
 * Output: in `into`, from 1, itself counted, to the number of values present; 0 where there is none.
 * Method: by comparison, a shortfall within 1e-12 of the largest absolute value counting as reaching, as in
 * `shiftPValue`. The values are parted into compartments of equal width, and only neighbours compared, which takes time in
 * proportion to their number; if a compartment is crowded, all are sorted. The counts are the same.
 * Source: as `shiftPValue`. Verified against: `shiftPValue` of every rotation, exactly, on fast-check inputs.
 */
export function reachingCounts(input: ReachingInput, into: Uint16Array): void {
  const room = roomFor(input.values.length);
  const distances = keepDistances(input, room, into);
  const { n, scale } = distances;
  if (scale === 0) for (let s = 0; s < into.length; s++) into[s] = input.present[s] === 0 ? 0 : n;
  else if (part(distances, room) > CROWDED) countSorted(distances, room, into);
  else countParted(distances, room, into);
}
