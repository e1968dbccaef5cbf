import { type CircularShiftResult, circularShiftTest } from "../../stats/circular-shift-test.js";
import { effectiveSampleSize } from "../../stats/effective-sample-size.js";
import { mean } from "../../stats/mean.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { keeper } from "../kept.js";

/** What followed every admissible start, log returns over a horizon; kept with the closes. */
export interface Outcomes {
  /** In time order: one for every close that has another a horizon later. */
  readonly returns: Float64Array;
  /** Their absolute values. */
  readonly sizes: Float64Array;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly shareUp: number;
  readonly meanSize: number;
}

const outcomes = keeper<Outcomes>(64);

/** Log returns over a horizon, in bars, from every start; closes positive, in time order, at least two more than the horizon. */
export function outcomesOf(closes: Float64Array, horizon: number): Outcomes {
  return outcomes(closes, String(horizon), () => {
    const logs = closes.map(Math.log);
    const returns = logs.subarray(horizon).map((value, i) => value - (logs[i] ?? 0));
    const sizes = returns.map(Math.abs);
    return {
      returns,
      sizes,
      mean: mean(returns),
      standardDeviation: standardDeviation(returns),
      shareUp: returns.filter((value) => value > 0).length / returns.length,
      meanSize: mean(sizes),
    };
  });
}

export interface FollowInput {
  readonly closes: Float64Array;
  /** Positions of the events in `closes`, increasing, each once. */
  readonly starts: readonly number[];
  /** Bars after the event, whole, at least 1. */
  readonly horizon: number;
}

/** What followed a set of events, beside what follows any bar. */
export interface Followed {
  readonly usual: Outcomes;
  /** The events whose horizon is over. */
  readonly complete: readonly number[];
  /** Exact placebo of the mean return, and of the mean size of moves; null without a complete event. */
  readonly placebo: CircularShiftResult | null;
  readonly moves: CircularShiftResult | null;
  readonly effectiveN: number;
}

/** Follows closes for a horizon after events: outcomes, exact circular placebo of their mean and of their size, effective n. */
export function follow({ closes, starts, horizon }: FollowInput): Followed {
  const usual = outcomesOf(closes, horizon);
  const complete = starts.filter((start) => start < usual.returns.length);
  return {
    usual,
    complete,
    placebo: placeboOf(usual.returns, complete),
    moves: placeboOf(usual.sizes, complete),
    effectiveN: effectiveSampleSize(Int32Array.from(complete), horizon),
  };
}

/** The exact placebo of the mean outcome at some events, against a rise; null without an event. */
export function placeboOf(values: Float64Array, events: readonly number[]): CircularShiftResult | null {
  if (events.length === 0) return null;
  return circularShiftTest({ outcomes: values, events: Int32Array.from(events), alternative: "greater" });
}

const circles = keeper<Float64Array>(64);

/**
 * Log returns over a horizon from every bar of a circle: past the last close the first follows. All horizons share one
 * circle, so that one shift can move every definition of a family together.
 */
export function circleReturns(closes: Float64Array, horizon: number): Float64Array {
  return circles(closes, String(horizon), () => {
    const logs = closes.map(Math.log);
    const bars = logs.length - 1;
    const at = (bar: number) => logs[bar] ?? 0;
    return Float64Array.from({ length: bars }, (_, bar) => {
      const end = bar + horizon;
      return end <= bars ? at(end) - at(bar) : at(bars) - at(bar) + at(end - bars) - at(0);
    });
  });
}
