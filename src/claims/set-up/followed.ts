import { type CircularShiftResult, circularShiftTest } from "../../stats/circular-shift-test.js";
import { effectiveSampleSize } from "../../stats/effective-sample-size.js";
import { mean } from "../../stats/mean.js";
import { standardDeviation } from "../../stats/standard-deviation.js";

export interface FollowInput {
  /** Closes in time order, positive, evenly spaced. */
  readonly closes: Float64Array;
  /** Positions of the events in `closes`, increasing, each once. */
  readonly starts: readonly number[];
  /** Bars after the event, whole, at least 1, at least two fewer than the closes. */
  readonly horizon: number;
}

/** What followed a set of events, beside what follows any bar; log returns. */
export interface Followed {
  /** Log return over the horizon from every admissible start, in time order. */
  readonly outcomes: Float64Array;
  /** The events whose horizon is over. */
  readonly complete: readonly number[];
  readonly unconditional: {
    readonly mean: number;
    readonly standardDeviation: number;
    readonly shareUp: number;
    readonly meanMove: number;
  };
  /** Exact placebo of the mean return, and of the mean move whatever its direction; null without a complete event. */
  readonly placebo: CircularShiftResult | null;
  readonly moves: CircularShiftResult | null;
  readonly effectiveN: number;
}

/** Follows closes for a horizon after events: outcomes, exact circular placebo of their mean and of their size, effective n. */
export function follow({ closes, starts, horizon }: FollowInput): Followed {
  const outcomes = logReturns(closes, horizon);
  const complete = starts.filter((start) => start < outcomes.length);
  const sizes = outcomes.map(Math.abs);
  const events = Int32Array.from(complete);
  const test = (values: Float64Array) =>
    events.length > 0 ? circularShiftTest({ outcomes: values, events, alternative: "greater" }) : null;
  return {
    outcomes,
    complete,
    unconditional: {
      mean: mean(outcomes),
      standardDeviation: standardDeviation(outcomes),
      shareUp: outcomes.filter((value) => value > 0).length / outcomes.length,
      meanMove: mean(sizes),
    },
    placebo: test(outcomes),
    moves: test(sizes),
    effectiveN: effectiveSampleSize(events, horizon),
  };
}

function logReturns(closes: Float64Array, horizon: number): Float64Array {
  const logs = closes.map(Math.log);
  return logs.subarray(horizon).map((value, i) => value - (logs[i] ?? 0));
}

/**
 * Log returns over a horizon from every bar of a circle: past the last close the first follows. All horizons share one
 * circle, so that one shift can move every definition of a family together.
 */
export function circleReturns(closes: Float64Array, horizon: number): Float64Array {
  const logs = closes.map(Math.log);
  const bars = logs.length - 1;
  const at = (bar: number) => logs[bar] ?? 0;
  return Float64Array.from({ length: bars }, (_, bar) => {
    const end = bar + horizon;
    return end <= bars ? at(end) - at(bar) : at(bars) - at(bar) + at(end - bars) - at(0);
  });
}
