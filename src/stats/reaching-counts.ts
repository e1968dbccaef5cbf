import { TIE_TOLERANCE } from "./shift-p-value.js";

export interface ReachingInput {
  /** The statistic at every shift. */
  readonly values: Float64Array;
  /** 1 where there is one, 0 where the statistic has no value; as many. */
  readonly present: Uint8Array;
  /** "less" counts those at most as large. */
  readonly alternative: "greater" | "less";
}

/** Compartments for each value; and more values than this in one of them are sorted with all others instead. */
const COMPARTMENTS = 2;
const CROWDED = 48;

/** Room for the values of one call: it is read before it is used again. */
interface Room {
  readonly kept: Float64Array;
  readonly compartment: Int32Array;
  /** Where the next value of a compartment goes. */
  readonly next: Int32Array;
  readonly sorted: Float64Array;
  /** Which of the kept values each sorted one is. */
  readonly which: Int32Array;
  readonly counts: Uint16Array;
}

const rooms = new Map<number, Room>();

function roomFor(size: number): Room {
  const room = rooms.get(size) ?? {
    kept: new Float64Array(size),
    compartment: new Int32Array(size),
    next: new Int32Array(COMPARTMENTS * size + 1),
    sorted: new Float64Array(size),
    which: new Int32Array(size),
    counts: new Uint16Array(size),
  };
  rooms.set(size, room);
  return room;
}

/** The values that there are, larger meaning further, and what shortfall still counts as reaching. */
interface Distances {
  readonly n: number;
  readonly lowest: number;
  readonly highest: number;
  readonly tolerance: number;
}

function keepDistances({ values, present, alternative }: ReachingInput, { kept }: Room): Distances {
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
  return { n, lowest, highest, tolerance: TIE_TOLERANCE * Math.max(Math.abs(lowest), Math.abs(highest)) };
}

/** Parts the values into compartments of equal width, in their order. Output: how many the fullest one holds. */
function part({ n, lowest, highest }: Distances, { kept, compartment, next, sorted, which }: Room): number {
  const compartments = COMPARTMENTS * n;
  const scale = (compartments - 1) / (highest - lowest);
  next.fill(0, 0, compartments + 1);
  for (let i = 0; i < n; i++) {
    const b = (((kept[i] as number) - lowest) * scale) | 0;
    compartment[i] = b;
    next[b + 1] = (next[b + 1] as number) + 1;
  }
  let most = 0;
  for (let b = 1; b <= compartments; b++) {
    const inside = next[b] as number;
    if (inside > most) most = inside;
    next[b] = inside + (next[b - 1] as number);
  }
  for (let i = 0; i < n; i++) {
    const b = compartment[i] as number;
    const at = next[b] as number;
    sorted[at] = kept[i] as number;
    which[at] = i;
    next[b] = at + 1;
  }
  return most;
}

/** Sorts values that are sorted but for neighbours. */
function insert(n: number, { sorted, which }: Room): void {
  for (let r = 1; r < n; r++) {
    const value = sorted[r] as number;
    let at = r - 1;
    if (!((sorted[at] as number) > value)) continue;
    const own = which[r] as number;
    while (at >= 0 && (sorted[at] as number) > value) {
      sorted[at + 1] = sorted[at] as number;
      which[at + 1] = which[at] as number;
      at -= 1;
    }
    sorted[at + 1] = value;
    which[at + 1] = own;
  }
}

function sortAll(n: number, { kept, sorted, which }: Room): void {
  const order = which.subarray(0, n).map((_, i) => i);
  order.sort((a, b) => (kept[a] as number) - (kept[b] as number));
  which.set(order);
  order.forEach((own, r) => {
    sorted[r] = kept[own] as number;
  });
}

/** Of every value, those from the first that reaches it on. */
function countFrom(n: number, tolerance: number, { sorted, which, counts }: Room): void {
  let first = 0;
  for (let r = 0; r < n; r++) {
    const threshold = (sorted[r] as number) - tolerance;
    while ((sorted[first] as number) < threshold) first += 1;
    counts[which[r] as number] = n - first;
  }
}

/**
 * For the statistic at every shift, how many shifts have one that goes at least as far: the numerator of the p-value
 * that this shift would have had as the observed one.
 * Input: see `ReachingInput`; at most 65,535 values, finite, which the caller has checked. `into` is as long.
 * Output: in `into`, from 1, itself counted, to the number of values present; 0 where there is none.
 * Method: by comparison, a shortfall within 1e-12 of the largest absolute value counting as reaching, as in
 * `shiftPValue`. The values are parted into compartments of equal width, and neighbours sorted by insertion, which takes
 * time in proportion to their number; if a compartment is crowded, all are sorted by comparison. The counts are the same.
 * Source: as `shiftPValue`. Verified against: `shiftPValue` of every rotation, exactly, on fast-check inputs.
 */
export function reachingCounts(input: ReachingInput, into: Uint16Array): void {
  const room = roomFor(input.values.length);
  const distances = keepDistances(input, room);
  const { n, lowest, highest, tolerance } = distances;
  if (!(highest - lowest > tolerance)) room.counts.fill(n, 0, n);
  else {
    if (part(distances, room) > CROWDED) sortAll(n, room);
    else insert(n, room);
    countFrom(n, tolerance, room);
  }
  let next = 0;
  for (let s = 0; s < into.length; s++) {
    into[s] = input.present[s] === 0 ? 0 : (room.counts[next++] as number);
  }
}
