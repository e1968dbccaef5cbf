import { largestAbsolute } from "./largest-absolute.js";
import { requireFiniteResult, requireIndices } from "./require-argument.js";
import { TIE_TOLERANCE } from "./shift-p-value.js";
import { counted, requireFinite, StatisticsError } from "./statistics-error.js";

export interface EventOutcomes {
  /**
   * What followed every admissible start, in time order: for a horizon h, the log return over the h periods
   * after it. At least two; NaN and infinities are rejected by index.
   */
  readonly outcomes: Float64Array;
  /** Positions of the events in `outcomes`, from 0, increasing, each once; at least one. */
  readonly events: ArrayLike<number>;
}

/**
 * The mean outcome at the events after every circular shift of all of them together.
 * Input: see `EventOutcomes`. The circle has as many places as there are outcomes, S.
 * Output: S means in the unit of the outcomes; at position s that of the events moved s places later, so that
 * position 0 holds the observed one. They are never all equal.
 * Method: T_s = mean of outcomes[(e + s) mod S] over the events e. Each event adds two contiguous runs of the
 * outcomes to all shifts at once: S × events additions, in event order. Means within 1e-12 of the largest
 * absolute outcome are taken as equal when asking whether any differ.
 * Errors: `not-finite`; `too-few`, "outcomes has 1 value; shifting needs at least two.", or "events is empty;
 * nothing to shift."; `out-of-range`, `unsorted` and `not-integer`, naming the event; `constant`, "outcomes are
 * all 0.1; …" or "every shift of the events has the same mean; …"
 * Source: as `circularShiftTest`. Verified against: the direct sum, exactly, on fast-check inputs.
 */
export function circularPlacebo({ outcomes, events }: EventOutcomes): Float64Array {
  requireFinite("outcomes", outcomes);
  const size = outcomes.length;
  if (size < 2) {
    throw new StatisticsError(
      "too-few",
      `outcomes has ${counted(size, "value")}; shifting needs at least two.`,
    );
  }
  if (events.length === 0) throw new StatisticsError("too-few", "events is empty; nothing to shift.");
  requireIndices("events", events, size);
  if (outcomes.every((outcome) => outcome === outcomes[0])) {
    throw new StatisticsError(
      "constant",
      `outcomes are all ${outcomes[0]}; a placebo cannot differ from them.`,
    );
  }
  const placebo = meansByShift(outcomes, events);
  requireDifferentMeans(placebo, TIE_TOLERANCE * largestAbsolute(outcomes));
  return placebo;
}

function meansByShift(outcomes: Float64Array, events: ArrayLike<number>): Float64Array {
  const size = outcomes.length;
  const sums = new Float64Array(size);
  for (let i = 0; i < events.length; i++) {
    const event = Number(events[i]);
    const beforeWrap = size - event;
    for (let s = 0; s < beforeWrap; s++) sums[s] = Number(sums[s]) + Number(outcomes[event + s]);
    for (let s = beforeWrap; s < size; s++) sums[s] = Number(sums[s]) + Number(outcomes[s - beforeWrap]);
  }
  return sums.map((sum) => requireFiniteResult("the sum of outcomes", sum) / events.length);
}

function requireDifferentMeans(placebo: Float64Array, tolerance: number): void {
  const first = Number(placebo[0]);
  if (placebo.every((value) => Math.abs(value - first) <= tolerance)) {
    throw new StatisticsError(
      "constant",
      "every shift of the events has the same mean; the events fill the circle evenly and cannot be tested.",
    );
  }
}
