import { type CircularShiftInput, circularShiftTest } from "./circular-shift-test.js";
import { mean } from "./mean.js";
import { requireInteger } from "./require-argument.js";
import { shiftPValue } from "./shift-p-value.js";
import { counted, StatisticsError } from "./statistics-error.js";

export interface MatchedPlaceboInput extends CircularShiftInput {
  /** The state at every admissible start, whole, as many as there are outcomes: 1 in an up-trend, else 0, say. */
  readonly states: ArrayLike<number>;
}

export interface MatchedPlacebo {
  /** Mean outcome at the events, in the unit of the outcomes. */
  readonly observed: number;
  /** Share of the matched shifts, shift 0 counted, whose mean is at least as extreme. */
  readonly p: number;
  /** The matched shifts, from 0, increasing. */
  readonly shifts: Int32Array;
  /** Mean outcome at each of them, the observed one first, in the unit of the outcomes. */
  readonly placebo: Float64Array;
  readonly placeboMean: number;
  /** One in the number of matched shifts. */
  readonly smallestAttainable: number;
}

function requireStates(states: ArrayLike<number>, size: number): void {
  if (states.length !== size) {
    throw new StatisticsError(
      "unequal-lengths",
      `states has ${counted(states.length, "value")}, outcomes has ${size}; every start needs its state.`,
    );
  }
  for (let i = 0; i < size; i++) {
    if (!Number.isInteger(states[i])) requireInteger(`states[${i}]`, Number(states[i]));
  }
}

function matchedShifts({ states, events, outcomes }: MatchedPlaceboInput): Int32Array {
  const size = outcomes.length;
  const matching = new Uint8Array(size).fill(1);
  for (let i = 0; i < events.length; i++) {
    const event = Number(events[i]);
    const state = states[event];
    for (let shift = 0; shift < size; shift++) {
      const place = event + shift;
      if (states[place < size ? place : place - size] !== state) matching[shift] = 0;
    }
  }
  const shifts: number[] = [];
  for (let shift = 0; shift < size; shift++) if (matching[shift] === 1) shifts.push(shift);
  return Int32Array.from(shifts);
}

/**
 * The placebo test of an event study in a like-for-like calendar: only shifts that put every event on a start
 * of the state it had are counted.
 * Input: see `MatchedPlaceboInput` and `circularShiftTest`.
 * Output: see `MatchedPlacebo`.
 * Method: `circularShiftTest`, its shifts restricted to those s with state[(e + s) mod S] = state[e] at every
 * event e; p is their share that reach the observed mean, ties against p, two-sided by the distance from their
 * own mean. It asks whether the events add anything to the state. Many events of mixed states leave few shifts.
 * Errors: those of `circularShiftTest`; `not-integer`, "states[3] is 0.5, not a whole number."; `unequal-lengths`,
 * "states has 9 values, outcomes has 10; …"; `too-few`, "no shift but 0 keeps the state of every event; …"
 * Source: E. S. Edgington, 1980, Randomization Tests, on restricted randomisation.
 * Verified against: `circularShiftTest` when all states are one, exactly; direct enumeration.
 */
export function matchedPlacebo(input: MatchedPlaceboInput): MatchedPlacebo {
  const { outcomes, events, alternative, states } = input;
  requireStates(states, outcomes.length);
  const all = circularShiftTest({ outcomes, events, alternative });
  const shifts = matchedShifts(input);
  if (shifts.length < 2) {
    throw new StatisticsError(
      "too-few",
      "no shift but 0 keeps the state of every event; there is no placebo to compare with.",
    );
  }
  const placebo = Float64Array.from(shifts, (shift) => Number(all.placebo[shift]));
  return {
    observed: all.observed,
    p: shiftPValue(placebo, alternative),
    shifts,
    placebo,
    placeboMean: mean(placebo),
    smallestAttainable: 1 / shifts.length,
  };
}
