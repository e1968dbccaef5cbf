import { plural } from "../../text/numbers.js";
import { barNoun, daysBetween, toleranceDays } from "../bars.js";
import type { Panel } from "../claim.js";
import { keeper } from "../kept.js";
import type { Breakout } from "./breakouts.js";
import { type Circle, circleKey, circleOf, type Gain, gainOn } from "./h1-circle.js";
import { breakoutsIn } from "./h1-definitions.js";
import { thresholdOf } from "./h1-measures.js";
import { type Signal, signalNames, signalOf } from "./h1-signals.js";
import type { H1Data, Specification } from "./h1-specification.js";
import { seededShift } from "./h1-walk.js";

/** What a specification makes of the data: everything that its estimate, its placebo and a curve of many such need. */
export interface Specified {
  readonly specification: Specification;
  /** Row of the panel of history on which the circle\u2019s first bar stands, and the bars from it on. */
  readonly firstRow: number;
  readonly bars: number;
  /** The outcome from every bar but the last; where a window runs past the last bar it goes on from the first. */
  readonly whole: Float64Array;
  /** Those of `whole` whose windows are over: one for every admissible start, in date order. */
  readonly outcomes: Float64Array;
  /** Positions in `outcomes` of the breakouts whose windows are over. */
  readonly events: Int32Array;
  /** Every breakout in the sample with its position, those included whose windows are not over. */
  readonly placed: readonly Placed[];
  /** An outcome above it counts as followed. */
  readonly threshold: number;
}

export interface Placed {
  readonly breakout: Breakout;
  readonly position: number;
}

/** Bars between the close at which a breakout is known and the one from which it is followed. */
export function lagOf({ delay, entry }: Pick<Specification, "delay" | "entry">): number {
  return delay + entry;
}

/** A specification carried out, or in words why it cannot be. Pure; what specifications share is kept with the data. */
export function specify(data: H1Data, specification: Specification): Specified | string {
  return specifyWith(data, signalOf(data, specification.signal), specification);
}

/** The same with closes that are none of the panels\u2019 in the signal\u2019s place; what is made of them is kept with them. */
export function specifyWith(data: H1Data, signal: Signal, specification: Specification): Specified | string {
  const { horizon } = specification;
  const circle = circleOf(data, specification);
  if (typeof circle === "string") return circle;
  if (signal.closes.length === 0) {
    return `this vintage has no ${data.frequency} closes of ${signalNames[signal.id]}`;
  }
  const bars = circle.logs.length;
  const reach = lagOf(specification) + horizon;
  if (bars < reach + 2) {
    const noun = barNoun[data.frequency];
    return `the sample has ${plural(bars, noun)}, too few to follow anything for ${plural(horizon, noun)}`;
  }
  const whole = wholeOutcomes(data, circle, specification);
  const outcomes = whole.subarray(0, bars - reach);
  const placed = placeOn(data, circle, signal, specification, outcomes.length);
  const over = placed.filter(({ position }) => position < outcomes.length);
  return {
    specification,
    firstRow: circle.firstRow,
    bars,
    whole,
    outcomes,
    events: Int32Array.from(over, ({ position }) => position),
    placed,
    threshold: thresholdOf(specification.measure, outcomes),
  };
}

const kept = keeper<Float64Array>(120);

function wholeOutcomes(data: H1Data, circle: Circle, specification: Specification): Float64Array {
  const { measure, horizon } = specification;
  const lag = lagOf(specification);
  const key = `${circleKey(specification)} ${measure === "run-up"} ${lag} ${horizon}`;
  return kept(data, key, () => {
    const gain = gainOn(circle, lag + horizon);
    const whole = new Float64Array(circle.logs.length - 1);
    for (let at = 0; at < whole.length; at += 1) {
      whole[at] = measure === "run-up" ? highest(gain, at, lag, horizon) : gain(at, at + lag, horizon);
    }
    return whole;
  });
}

function highest(gain: Gain, at: number, lag: number, horizon: number): number {
  let high = Number.NEGATIVE_INFINITY;
  for (let bars = 1; bars <= horizon; bars += 1) {
    const gained = gain(at, at + lag, bars);
    if (gained > high) high = gained;
  }
  return high;
}

const rows = keeper<Int32Array>(200);

/** Where breakouts stand on the circle, each bar once; a signal that is moved has those that are over moved round it. */
function placeOn(
  data: H1Data,
  circle: Circle,
  signal: Signal,
  { definition, gap, entered }: Specification,
  admissible: number,
): Placed[] {
  const found = breakoutsIn(signal, data.frequency, { definition, gap, entered });
  const placedOn = rows(signal, `${definition} ${gap} ${entered}`, () =>
    Int32Array.from(found, ({ at }) => rowOn(data.history, signal.knownOn[at] ?? "")),
  );
  const placed = found
    .map((breakout, i) => ({ breakout, position: (placedOn[i] ?? -1) - circle.firstRow }))
    .filter(({ position }) => position >= 0 && position < circle.logs.length)
    .filter(({ position }, i, all) => position !== all[i - 1]?.position);
  if (signal.id !== "shifted") return placed;
  const shift = seededShift(admissible);
  return placed
    .filter(({ position }) => position < admissible)
    .map(({ breakout, position }) => ({ breakout, position: (position + shift) % admissible }))
    .sort((a, b) => a.position - b.position);
}

/** The first row of a panel on which a close known on a day stands; −1 where the panel begins later or has no bar near. */
function rowOn({ dates, frequency }: Panel, day: string): number {
  let [low, high] = [0, dates.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle] ?? "") < day) low = middle + 1;
    else high = middle;
  }
  const date = dates[low];
  if (low === 0 || date === undefined) return -1;
  return daysBetween(day, date) <= toleranceDays[frequency] ? low : -1;
}
