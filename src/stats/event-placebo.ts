import { CompensatedSum } from "./mean.js";
import { TIE_TOLERANCE } from "./shift-p-value.js";
import { sumAtEvents } from "./shifted-events.js";

export interface EventPlaceboInput {
  /** What followed every admissible start, in time order: two values at least, finite. */
  readonly outcomes: Float64Array;
  /** Two turns of them, of `unrolledOutcomes`. */
  readonly unrolled: Float64Array;
  /** Positions of the events in `outcomes`, increasing, each once; at least one. */
  readonly events: Int32Array;
  readonly alternative: "greater" | "less";
}

/** The numbers of `circularShiftTest` that a curve of many studies needs. */
export interface EventPlacebo {
  readonly observed: number;
  readonly placeboMean: number;
  /** Null where every shift has the same mean, and `circularShiftTest` refuses. */
  readonly p: number | null;
}

const rooms = new Map<number, Float64Array>();

/** One room for all circles of a size: it is read before it is used again. */
function roomFor(size: number): Float64Array {
  const room = rooms.get(size) ?? new Float64Array(size);
  rooms.set(size, room);
  return room;
}

function largestOf(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i] as number);
    if (size > largest) largest = size;
  }
  return largest;
}

/**
 * The exact placebo of an event study, for a caller that makes thousands of them from outcomes that it has checked.
 * Input: see `EventPlaceboInput`; nothing is checked here.
 * Output: see `EventPlacebo`: the same digits as `circularShiftTest` gives.
 * Method: that of `circularShiftTest`, without its standard deviation, its copies and its checks, in a third of the time.
 * Source: as `circularShiftTest`. Verified against: `circularShiftTest`, exactly, on fast-check inputs.
 */
export function eventPlacebo({ outcomes, unrolled, events, alternative }: EventPlaceboInput): EventPlacebo {
  const size = outcomes.length;
  const n = events.length;
  const sums = roomFor(size);
  sumAtEvents(unrolled, events, sums);
  const total = new CompensatedSum();
  const observed = (sums[0] as number) / n;
  const same = TIE_TOLERANCE * largestOf(outcomes);
  let largest = 0;
  let furthest = 0;
  for (let s = 0; s < size; s++) {
    const mean = (sums[s] as number) / n;
    sums[s] = mean;
    total.add(mean);
    const absolute = Math.abs(mean);
    if (absolute > largest) largest = absolute;
    const apart = Math.abs(mean - observed);
    if (apart > furthest) furthest = apart;
  }
  const placeboMean = total.total / size;
  if (furthest <= same) return { observed, placeboMean, p: null };
  const sign = alternative === "greater" ? 1 : -1;
  const threshold = sign * observed - TIE_TOLERANCE * largest;
  let reaching = 0;
  for (let s = 0; s < size; s++) if (sign * (sums[s] as number) >= threshold) reaching++;
  return { observed, placeboMean, p: reaching / size };
}
