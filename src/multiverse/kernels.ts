import { eventPlacebo } from "../stats/event-placebo.js";
import { mean } from "../stats/mean.js";
import {
  countInWindow,
  sumAtEventsShifted,
  unrolledOutcomes,
  type Window,
  type WindowedEvents,
} from "../stats/shifted-events.js";
import { shiftedSlopes, type WindowedSignal } from "../stats/shifted-slopes.js";
import type { CardNumbers, Kernel } from "./source.js";

export interface EventKernelInput extends WindowedEvents {
  readonly alternative: "greater" | "less";
}

/** Positions in the window of the events that lie in it, in time order. */
function eventsInWindow({ size, events, outcomes, from }: WindowedEvents): Int32Array {
  const places = events.map((event) => (event >= from ? event - from : event - from + size));
  return places.filter((place) => place < outcomes.length).sort();
}

/** The outcomes of a window, unrolled on their own circle and on the one that the signal moves round. */
interface Unrolled {
  readonly window: Window;
  readonly own: Float64Array;
  readonly whole: Float64Array;
}

let last: Unrolled | null = null;

/** The neighbours in a space share their outcomes: the last ones are kept. */
function unroll(window: Window): Unrolled {
  const { outcomes, size, from } = window;
  if (last && last.window.outcomes === outcomes && last.window.size === size && last.window.from === from) {
    return last;
  }
  const own = unrolledOutcomes({ outcomes, size: outcomes.length, from: 0 });
  last = { window: { outcomes, size, from }, own, whole: unrolledOutcomes(window) };
  return last;
}

/** What the card of an event study says, and what is taken off the mean outcome at the events. */
function cardOf(study: EventKernelInput): { card: CardNumbers; center: number } {
  const { outcomes, alternative } = study;
  const events = eventsInWindow(study);
  const n = events.length;
  if (n === 0) {
    return { card: { estimate: null, p: null, smallestAttainable: null, n }, center: mean(outcomes) };
  }
  const { own: unrolled } = unroll(study);
  const { observed, placeboMean: center, p } = eventPlacebo({ outcomes, unrolled, events, alternative });
  const smallestAttainable = p === null ? null : 1 / outcomes.length;
  return { card: { estimate: observed - center, p, smallestAttainable, n }, center };
}

/**
 * An event study: the mean outcome at the events less that of every start of the window, its p by the exact placebo of the
 * window, as `circularShiftTest` has both. A shift moves the events round the circle; the window stays.
 */
export function eventKernel(study: EventKernelInput): Kernel {
  const { card, center } = cardOf(study);
  return {
    card,
    circle: study.size,
    unshifted: "card",
    shift({ shifts, values, present }) {
      const counts = new Int32Array(study.size);
      countInWindow(study, counts);
      sumAtEventsShifted(unroll(study).whole, study.events, shifts, values);
      for (let j = 0; j < shifts.length; j++) {
        const count = counts[shifts[j] as number] as number;
        present[j] = count > 0 ? 1 : 0;
        values[j] = count > 0 ? (values[j] as number) / count - center : 0;
      }
    },
  };
}

export interface SlopeKernelInput extends WindowedSignal {
  readonly card: CardNumbers;
  readonly unshifted: Kernel["unshifted"];
}

/**
 * A regression of outcomes on a signal, or their correlation: what the card says is the caller's, since cards differ in
 * their standard errors. A shift moves the signal round the circle; the window of outcomes stays.
 */
export function slopeKernel({ card, unshifted, ...window }: SlopeKernelInput): Kernel {
  return {
    card,
    unshifted,
    circle: window.signal.length,
    shift(into) {
      shiftedSlopes(window, into);
    },
  };
}

export interface BestLeadKernelInput {
  readonly card: CardNumbers;
  /** The leader at every place of the circle. */
  readonly signal: Float64Array;
  /** The follower over a window of it, and the place of its first value. */
  readonly outcomes: Float64Array;
  readonly from: number;
  /** The leads among which the best is picked. */
  readonly leads: { readonly from: number; readonly to: number };
}

/**
 * The largest correlation of a leader with a follower some bars later, among several leads: picked anew at every shift of
 * the leader.
 */
export function bestLeadKernel({ card, signal, outcomes, from, leads }: BestLeadKernelInput): Kernel {
  const size = signal.length;
  return {
    card,
    circle: size,
    unshifted: "statistic",
    shift({ shifts, values, present }) {
      const one = new Float64Array(shifts.length);
      const there = new Uint8Array(shifts.length);
      values.fill(Number.NEGATIVE_INFINITY);
      present.fill(0);
      for (let lead = leads.from; lead <= leads.to; lead++) {
        const beside = (((from - lead) % size) + size) % size;
        const window = { signal, outcomes, from: beside, statistic: "correlation" as const };
        shiftedSlopes(window, { shifts, values: one, present: there });
        for (let j = 0; j < one.length; j++) {
          if (there[j] === 0) continue;
          present[j] = 1;
          values[j] = Math.max(values[j] as number, one[j] as number);
        }
      }
      for (let j = 0; j < values.length; j++) if (present[j] === 0) values[j] = 0;
    },
  };
}
