/** A circle, and what followed every start of a window of it. */
export interface Window {
  /** Places of the circle, N: the bars of the calendar that events are moved round. */
  readonly size: number;
  /** What followed every start of the window, in time order; from one to N values. */
  readonly outcomes: Float64Array;
  /** The place of the first start, from 0 to N − 1. */
  readonly from: number;
}

/** Events on a circle, and what followed every start of a window of it. */
export interface WindowedEvents extends Window {
  /** Places of the events, from 0 to N − 1, increasing. */
  readonly events: Int32Array;
}

/**
 * Two turns of a circle with the outcomes of a window on it, so that no index wraps.
 * Input: see `Window`; nothing is checked here. Output: 2N values, 0 outside the window.
 * Source and verification: as `sumAtEvents`, whose input it is.
 */
export function unrolledOutcomes({ size, outcomes, from }: Window): Float64Array {
  const unrolled = new Float64Array(2 * size);
  const beforeWrap = Math.min(outcomes.length, size - from);
  unrolled.set(outcomes.subarray(0, beforeWrap), from);
  unrolled.set(outcomes.subarray(beforeWrap), 0);
  unrolled.copyWithin(size, 0, size);
  return unrolled;
}

/**
 * The sums of outcomes at events after every circular shift of all of them together.
 * Input: `unrolled`, of `unrolledOutcomes`; `events`, places from 0 to N − 1; nothing is checked here.
 * Output: `sums`, of N values or fewer, overwritten: at shift s the sum of the outcomes at (e + s) mod N over the events
 * e, an event outside the window counting nothing.
 * Method: in event order at every shift, four events at a time: at shift 0 the digits are those of a sum over the events.
 * Source: as `circularShiftTest`. Verified against: the direct sum, exactly, on fast-check inputs; `circularPlacebo`
 * where the window is the circle, exactly.
 */
export function sumAtEvents(unrolled: Float64Array, events: Int32Array, sums: Float64Array): void {
  const n = sums.length;
  sums.fill(0);
  let i = 0;
  for (; i + 4 <= events.length; i += 4) {
    const [a, b, c, d] = [events[i], events[i + 1], events[i + 2], events[i + 3]] as [
      number,
      number,
      number,
      number,
    ];
    for (let s = 0; s < n; s++) {
      sums[s] =
        (sums[s] as number) +
        (unrolled[a + s] as number) +
        (unrolled[b + s] as number) +
        (unrolled[c + s] as number) +
        (unrolled[d + s] as number);
    }
  }
  for (; i < events.length; i++) {
    const event = events[i] as number;
    for (let s = 0; s < n; s++) sums[s] = (sums[s] as number) + (unrolled[event + s] as number);
  }
}

/**
 * The same at chosen shifts only.
 * Input: as `sumAtEvents`, and `shifts`, from 0 to N − 1; nothing is checked here. Output: `sums`, one for each shift.
 * Method and source: as `sumAtEvents`. Verified against: `sumAtEvents`, exactly, on fast-check inputs.
 */
export function sumAtEventsShifted(
  unrolled: Float64Array,
  events: Int32Array,
  shifts: Int32Array,
  sums: Float64Array,
): void {
  const n = shifts.length;
  sums.fill(0);
  let i = 0;
  for (; i + 4 <= events.length; i += 4) {
    const [a, b, c, d] = [events[i], events[i + 1], events[i + 2], events[i + 3]] as [
      number,
      number,
      number,
      number,
    ];
    for (let j = 0; j < n; j++) {
      const s = shifts[j] as number;
      sums[j] =
        (sums[j] as number) +
        (unrolled[a + s] as number) +
        (unrolled[b + s] as number) +
        (unrolled[c + s] as number) +
        (unrolled[d + s] as number);
    }
  }
  for (; i < events.length; i++) {
    const event = events[i] as number;
    for (let j = 0; j < n; j++) {
      sums[j] = (sums[j] as number) + (unrolled[event + (shifts[j] as number)] as number);
    }
  }
}

/**
 * How many events lie in a window at every circular shift of all of them together.
 * Input: see `WindowedEvents`; nothing is checked here. Output: `counts`, N whole numbers, overwritten.
 * Method: the steps at the ends of each event's run of shifts, added up. The outcomes stay where they are and the events
 * move, so that a window (a start of the sample, an asset that is younger than the circle, a horizon that is not over) is
 * the same window at every shift.
 * Source: definition. Verified against: counting, exactly, on fast-check inputs.
 */
export function countInWindow({ size, events, outcomes, from }: WindowedEvents, counts: Int32Array): void {
  counts.fill(0);
  const width = outcomes.length;
  let inside = 0;
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as number;
    const shift = from >= event ? from - event : from - event + size;
    const end = shift + width;
    counts[shift] = (counts[shift] as number) + 1;
    if (end < size) counts[end] = (counts[end] as number) - 1;
    else if (end > size) {
      inside += 1;
      counts[end - size] = (counts[end - size] as number) - 1;
    }
  }
  for (let s = 0; s < size; s++) {
    inside += counts[s] as number;
    counts[s] = inside;
  }
}
