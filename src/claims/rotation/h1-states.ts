import type { PanelFrequency } from "../../series/series.js";
import { filterHiddenMarkov, type HiddenMarkovParameters } from "../../stats/hidden-markov.js";
import { fitHiddenMarkov } from "../../stats/hidden-markov-fit.js";
import { StatisticsError } from "../../stats/statistics-error.js";
import { keeper } from "../kept.js";
import { asks, lengths } from "./h1-lengths.js";
import type { Signal } from "./h1-signals.js";

/** An uptrend bar by bar: 1 in it, 0 out of it, NaN where too little lies before; each known at the close of its bar. */
export type State = Float64Array;

export type StateRule = (signal: Signal, frequency: PanelFrequency) => State;

const stateFrom = (from: number, size: number, holds: (at: number) => boolean): State =>
  Float64Array.from({ length: size }, (_, at) => (at < from ? Number.NaN : holds(at) ? 1 : 0));

const averages = keeper<Float64Array>();

/** Averages of the last `window` closes, each summed anew; NaN before there are as many. */
function movingAverage(closes: Float64Array, window: number): Float64Array {
  return averages(closes, String(window), () =>
    closes.map((_, at) => {
      if (at < window - 1) return Number.NaN;
      let sum = 0;
      for (let i = at - window + 1; i <= at; i += 1) sum += closes[i] as number;
      return sum / window;
    }),
  );
}

const risen = (closes: Float64Array, from: number, to: number) => (closes[to] ?? 0) / (closes[from] ?? 1) - 1;

export const goldenCross: StateRule = ({ closes }, frequency) => {
  const { short, long } = lengths[frequency];
  const [fast, slow] = [movingAverage(closes, short), movingAverage(closes, long)];
  return stateFrom(long - 1, closes.length, (at) => (fast[at] ?? 0) > (slow[at] ?? 0));
};

export const aboveAverage: StateRule = ({ closes }, frequency) => {
  const { long } = lengths[frequency];
  const slow = movingAverage(closes, long);
  return stateFrom(long - 1, closes.length, (at) => (closes[at] ?? 0) > (slow[at] ?? 0));
};

/** A return over half a year or a year beyond what is asked. */
export const risenBy =
  (over: "half" | "year", ask: number): StateRule =>
  ({ closes }, frequency) => {
    const back = lengths[frequency][over];
    return stateFrom(back, closes.length, (at) => risen(closes, at - back, at) > ask);
  };

/** A fifth off the lowest close of the year, and above the long average. */
export const offTheLow: StateRule = (signal, frequency) => {
  const { closes } = signal;
  const { year } = lengths[frequency];
  const above = aboveAverage(signal, frequency);
  return stateFrom(year - 1, closes.length, (at) => {
    if (above[at] !== 1) return false;
    let low = closes[at] ?? 0;
    for (let i = at - year + 1; i < at; i += 1) low = Math.min(low, closes[i] as number);
    return (closes[at] ?? 0) > (1 + asks.offLow) * low;
  });
};

/** The index relative to its rival, over a quarter. */
export const aheadOfRival: StateRule = ({ closes, rival }, frequency) => {
  const back = lengths[frequency].quarter;
  const first = rival.findIndex((close) => close !== null);
  if (first < 0) return closes.map(() => Number.NaN);
  let last = rival[first] ?? 1;
  const relative = closes.map((close, at) => {
    last = rival[at] ?? last;
    return close / last;
  });
  return stateFrom(first + back, closes.length, (at) => risen(relative, at - back, at) > asks.beyondRival);
};

/** Time-series momentum: up over the year but for its last month. */
export const momentum: StateRule = ({ closes }, frequency) => {
  const { year, month } = lengths[frequency];
  return stateFrom(year, closes.length, (at) => risen(closes, at - year, at - month) > 0);
};

/** The last day whose returns estimate the two regimes: before ether had a price, so that none of its breakouts is in them. */
export const regimesFittedUpTo = "2015-07-31";
const fewestSteps = 60;

const models = keeper<HiddenMarkovParameters | null>();

/** Log returns of steps of some bars, the first step first. */
function stepReturns(closes: Float64Array, bars: number): Float64Array {
  const steps = new Float64Array(Math.max(0, Math.ceil(closes.length / bars) - 1));
  return steps.map((_, i) => Math.log((closes[(i + 1) * bars] ?? 1) / (closes[i * bars] ?? 1)));
}

function fittedTo({ dates, modelled }: Signal, bars: number): HiddenMarkovParameters | null {
  return models(modelled, String(bars), () => {
    const known = dates.findLastIndex((date) => date <= regimesFittedUpTo) + 1;
    const values = stepReturns(modelled.subarray(0, known), bars);
    if (values.length < fewestSteps) return null;
    try {
      return fitHiddenMarkov({ values });
    } catch (error) {
      if (error instanceof StatisticsError) return null;
      throw error;
    }
  });
}

/**
 * A two-state regime of the returns: in it while the state with the higher mean is the likelier one, given the returns so
 * far. Its parameters are those of the returns up to a day before the sample; where they cannot be estimated it is
 * nowhere known.
 */
export const likelyHighMean: StateRule = (signal, frequency) => {
  const { closes, dates } = signal;
  const { regimeStep } = lengths[frequency];
  const parameters = fittedTo(signal, regimeStep);
  if (!parameters) return closes.map(() => Number.NaN);
  const { filtered } = filterHiddenMarkov({ values: stepReturns(closes, regimeStep), ...parameters });
  const secondIsHigher = parameters.means[1] > parameters.means[0];
  const from = dates.findIndex((date) => date > regimesFittedUpTo);
  return stateFrom(from < 0 ? closes.length : from, closes.length, (at) => {
    const second = filtered[Math.floor(at / regimeStep) - 1] ?? 0;
    return (secondIsHigher ? second : 1 - second) > 1 / 2;
  });
};
