/** Events on a circle, and what followed every start of a window of it. */
export interface WindowedEvents {
  /** Places of the circle, N: the bars of the calendar that the events are moved round. */
  readonly size: number;
  /** Places of the events, from 0 to N − 1, increasing. */
  readonly events: Int32Array;
  /** What followed every start of the window, in time order; from one to N values. */
  readonly outcomes: Float64Array;
  /** The place of the first start, from 0 to N − 1. */
  readonly from: number;
}

/** Sums of the outcomes at the events, and how many events there are in the window, at every shift of them. */
export interface ShiftedEvents {
  readonly sums: Float64Array;
  readonly counts: Int32Array;
}

/** Room for the shifts of a circle. Input: `size`, N. Output: N zeros of either kind. */
export function emptyShiftedEvents(size: number): ShiftedEvents {
  return { sums: new Float64Array(size), counts: new Int32Array(size) };
}

/** Adds `count` outcomes from the `first` on to the sums from `shift` on. */
function addRun(
  sums: Float64Array,
  outcomes: Float64Array,
  shift: number,
  first: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    sums[shift + i] = (sums[shift + i] as number) + (outcomes[first + i] as number);
  }
}

/** How many events the window holds at every shift: the steps at the ends of its runs, added up. */
function countEvents({ size, events, outcomes, from }: WindowedEvents, counts: Int32Array): void {
  counts.fill(0);
  const width = outcomes.length;
  let atZero = 0;
  for (const event of events) {
    const shift = from >= event ? from - event : from - event + size;
    const end = shift + width;
    counts[shift] = (counts[shift] as number) + 1;
    if (end < size) counts[end] = (counts[end] as number) - 1;
    else if (end > size) {
      atZero += 1;
      counts[end - size] = (counts[end - size] as number) - 1;
    }
  }
  let inside = atZero;
  for (let s = 0; s < size; s++) {
    inside += counts[s] as number;
    counts[s] = inside;
  }
}

/**
 * What an event study gives after every circular shift of all events together, over the window in which outcomes are
 * known.
 * Input: see `WindowedEvents`; nothing is checked here. `into`, from `emptyShiftedEvents`, is overwritten.
 * Output: at shift s, the sum of outcomes[(e + s) mod N − from] over the events e that then lie in the window, and
 * their number, from 0.
 * Method: the outcomes stay where they are and the events move, so that a window (a start of the sample, an asset that
 * is younger than the circle, a horizon that is not over) is the same window at every shift, and the study is the one
 * that would have been made of the moved events. Each event adds contiguous runs of the outcomes to all shifts at
 * once, in event order: at shift 0 the sum has the same digits as one over the events.
 * Source: as `circularShiftTest`. Verified against: the direct sum, exactly, on fast-check inputs; `circularPlacebo`
 * where the window is the circle, exactly.
 */
export function shiftEvents(input: WindowedEvents, into: ShiftedEvents): void {
  const { size, events, outcomes, from } = input;
  const { sums, counts } = into;
  const width = outcomes.length;
  sums.fill(0);
  for (const event of events) {
    const shift = from >= event ? from - event : from - event + size;
    const beforeWrap = Math.min(width, size - shift);
    addRun(sums, outcomes, shift, 0, beforeWrap);
    addRun(sums, outcomes, 0, beforeWrap, width - beforeWrap);
  }
  countEvents(input, counts);
}
