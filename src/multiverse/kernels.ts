import { circularShiftTest } from "../stats/circular-shift-test.js";
import { mean } from "../stats/mean.js";
import {
  emptyShiftedEvents,
  type ShiftedEvents,
  shiftEvents,
  type WindowedEvents,
} from "../stats/shifted-events.js";
import { shiftedSlopes, type WindowedSignal } from "../stats/shifted-slopes.js";
import { StatisticsError } from "../stats/statistics-error.js";
import type { CardNumbers, Kernel } from "./source.js";

export interface EventKernelInput extends WindowedEvents {
  readonly alternative: "greater" | "less";
}

const rooms = new Map<number, ShiftedEvents>();

/** One room for the shifts of every circle of a size: it is read before it is used again. */
function roomFor(size: number): ShiftedEvents {
  const room = rooms.get(size) ?? emptyShiftedEvents(size);
  rooms.set(size, room);
  return room;
}

/** Positions in the window of the events that lie in it, in time order. */
function eventsInWindow({ size, events, outcomes, from }: WindowedEvents): Int32Array {
  const places = events.map((event) => (event >= from ? event - from : event - from + size));
  return places.filter((place) => place < outcomes.length).sort();
}

/** What the card of an event study says, and what is taken off the mean outcome at the events. */
function cardOf(study: EventKernelInput): { card: CardNumbers; center: number } {
  const { outcomes, alternative } = study;
  const events = eventsInWindow(study);
  const n = events.length;
  const untested = { p: null, smallestAttainable: null, n };
  if (n === 0) return { card: { estimate: null, ...untested }, center: mean(outcomes) };
  try {
    const test = circularShiftTest({ outcomes, events, alternative });
    const { p, smallestAttainable, placeboMean: center } = test;
    return { card: { estimate: test.observed - center, p, smallestAttainable, n }, center };
  } catch (error) {
    // Events at every start, or outcomes that are all the same, leave an estimate of nothing and no test.
    if (!(error instanceof StatisticsError) || error.code !== "constant") throw error;
    const center = mean(outcomes);
    const observed = mean(Float64Array.from(events, (event) => outcomes[event] as number));
    return { card: { estimate: observed - center, ...untested }, center };
  }
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
    shift({ shifts, values, present }) {
      const room = roomFor(study.size);
      shiftEvents(study, room);
      for (let j = 0; j < shifts.length; j++) {
        const shift = shifts[j] as number;
        const count = room.counts[shift] as number;
        present[j] = count > 0 ? 1 : 0;
        values[j] = count > 0 ? (room.sums[shift] as number) / count - center : 0;
      }
    },
  };
}

export interface SlopeKernelInput extends WindowedSignal {
  readonly card: CardNumbers;
}

/**
 * A regression of outcomes on a signal, or their correlation: what the card says is the caller's, since cards differ in
 * their standard errors. A shift moves the signal round the circle; the window of outcomes stays.
 */
export function slopeKernel({ card, ...window }: SlopeKernelInput): Kernel {
  return {
    card,
    circle: window.signal.length,
    shift(into) {
      shiftedSlopes(window, into);
    },
  };
}
