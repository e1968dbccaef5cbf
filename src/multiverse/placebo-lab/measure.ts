import { type Specified, specifyWith } from "../../claims/rotation/h1-core.js";
import type { Signal } from "../../claims/rotation/h1-signals.js";
import type { H1Data, Specification } from "../../claims/rotation/h1-specification.js";
import { countFollowed } from "../../claims/rotation/h1-study.js";
import { eventPlacebo } from "../../stats/event-placebo.js";
import { unrolledOutcomes } from "../../stats/shifted-events.js";
import type { Followed } from "./rules.js";

/** The same with what the card says of its estimate and its test. */
export interface Tested extends Followed {
  /** The mean less that of every start, in log points; NaN without a breakout. */
  readonly excess: number;
  /** By the card\u2019s exact placebo; NaN without a breakout, or where every shift gives the same. */
  readonly p: number;
}

/** One specification, ready to be applied to many histories of what breaks out. */
export interface Gauge {
  readonly choice: Specification;
  /** Highest outcomes within the window, from a row of the panel on. */
  readonly highs: { readonly firstRow: number; readonly outcomes: Float64Array };
}

/** Prepares a specification, or says in words why the data cannot carry it out for a signal. */
export function gaugeOf(data: H1Data, signal: Signal, choice: Specification): Gauge | string {
  const specified = specifyWith(data, signal, choice);
  if (typeof specified === "string") return specified;
  const highs = specifyWith(data, signal, { ...choice, measure: "run-up", adjust: "none" });
  return typeof highs === "string" ? highs : { choice, highs };
}

function specified(data: H1Data, signal: Signal, { choice }: Gauge): Specified {
  const found = specifyWith(data, signal, choice);
  if (typeof found === "string") throw new Error(`H1: ${found}`);
  return found;
}

function countHigh({ highs }: Gauge, { firstRow, events }: Specified): number {
  const shift = firstRow - highs.firstRow;
  return events.reduce((count, event) => count + (Number(highs.outcomes[event + shift]) > 0 ? 1 : 0), 0);
}

function meanAt({ outcomes, events }: Specified): number {
  return events.reduce((sum, event) => sum + Number(outcomes[event]), 0) / events.length;
}

/** What happened after the breakouts of a signal, with H1\u2019s own breakouts and outcomes. */
export function followed(data: H1Data, signal: Signal, gauge: Gauge): Followed {
  const found = specified(data, signal, gauge);
  return {
    n: found.events.length,
    up: countFollowed(found),
    high: countHigh(gauge, found),
    mean: meanAt(found),
  };
}

const unrolled = new WeakMap<Float64Array, Float64Array>();

function unroll(whole: Float64Array, outcomes: Float64Array): Float64Array {
  const known = unrolled.get(whole) ?? unrolledOutcomes({ outcomes, size: outcomes.length, from: 0 });
  unrolled.set(whole, known);
  return known;
}

/** The same with the card\u2019s estimate and p, to the last digit. */
export function tested(data: H1Data, signal: Signal, gauge: Gauge): Tested {
  const found = specified(data, signal, gauge);
  const { outcomes, events, whole } = found;
  const own = followed(data, signal, gauge);
  if (events.length === 0) return { ...own, excess: Number.NaN, p: Number.NaN };
  const { observed, placeboMean, p } = eventPlacebo({
    outcomes,
    unrolled: unroll(whole, outcomes),
    events,
    alternative: "greater",
  });
  return { ...own, mean: observed, excess: observed - placeboMean, p: p ?? Number.NaN };
}
