import type { PanelFrequency } from "../../series/series.js";
import { barsWithout } from "../bars.js";

/** A close that begins something: a record after some time without one, or the first day of an uptrend. */
export interface Breakout {
  /** Position among the signal's closes, and that close. */
  readonly at: number;
  readonly close: number;
  /** The record that it had to beat, and the day of that; null where the definition knows none. */
  readonly previousRecord: number | null;
  readonly previousRecordDate: string | null;
  /** Bars before it without a record, or out of the uptrend. */
  readonly quiet: number;
}

/** Closes in date order, and how long their bars are. */
export interface Closes {
  readonly dates: readonly string[];
  readonly closes: Float64Array;
  readonly frequency: PanelFrequency;
}

/**
 * Every close above all closes before it (or above the `window` closes before it), in date order, with the bars that
 * passed since the record before. The first close is none, and within a window none has enough before it to be one.
 */
export function recordCloses(
  { dates, closes, frequency }: Closes,
  window = Number.POSITIVE_INFINITY,
): Breakout[] {
  const found: Breakout[] = [];
  let lastRecord = -1;
  const highest = precedingHighs(closes, window);
  for (let at = 1; at < closes.length; at += 1) {
    const high = highest[at] ?? -1;
    const close = closes[at] ?? 0;
    const previousRecord = closes[high] ?? Number.POSITIVE_INFINITY;
    if (close <= previousRecord) continue;
    const since = dates[window === Number.POSITIVE_INFINITY ? high : lastRecord];
    if (since !== undefined) {
      const quiet = barsWithout(since, dates[at] ?? "", frequency);
      found.push({ at, close, previousRecord, previousRecordDate: dates[high] ?? null, quiet });
    }
    lastRecord = at;
  }
  return found;
}

/** Position of the highest of the closes before each, the earliest of equals, within the window; −1 where it is not full. */
function precedingHighs(closes: Float64Array, window: number): Int32Array {
  const highest = new Int32Array(closes.length).fill(-1);
  const falling: number[] = [];
  let first = 0;
  for (let at = 0; at < closes.length; at += 1) {
    while (first < falling.length && (falling[first] ?? 0) < at - window) first += 1;
    if (window === Number.POSITIVE_INFINITY || at >= window) highest[at] = falling[first] ?? -1;
    while (falling.length > first && (closes[falling.at(-1) ?? 0] ?? 0) < (closes[at] ?? 0)) falling.pop();
    falling.push(at);
  }
  return highest;
}

/**
 * Records moved to the close that confirms them: the first from the record\u2019s own on that `confirms`, given its
 * position and the record that was broken. One that the bar of the next record has not confirmed is dropped for that.
 */
export function confirmedRecords(
  closes: Float64Array,
  records: readonly Breakout[],
  confirms: (at: number, broken: number) => boolean,
): Breakout[] {
  const confirmed = records.flatMap((record, i) => {
    const last = records[i + 1]?.at ?? closes.length - 1;
    for (let at = record.at; at <= last; at += 1) {
      if (confirms(at, record.previousRecord ?? 0)) return [{ ...record, at, close: closes[at] ?? 0 }];
    }
    return [];
  });
  return confirmed.filter(({ at }, i) => at !== confirmed[i - 1]?.at);
}

/** First closes above a multiple of `step` that no close was above before. */
export function roundLevels(closes: Float64Array, step: number): Breakout[] {
  const found: Breakout[] = [];
  const levelBelow = (close: number) => (Math.ceil(close / step) - 1) * step;
  let level = levelBelow(closes[0] ?? 0);
  for (let at = 1; at < closes.length; at += 1) {
    const close = closes[at] ?? 0;
    const below = levelBelow(close);
    if (below <= level) continue;
    found.push({ at, close, previousRecord: null, previousRecordDate: null, quiet: 0 });
    level = below;
  }
  return found;
}

/**
 * First bars of a state after bars out of it, in date order: `state` is 1 in it, 0 out of it and NaN where it cannot be
 * known yet. The bars out are counted from the last bar in it, or from where it is first known.
 */
export function entries({ dates, closes, frequency }: Closes, state: Float64Array): Breakout[] {
  const found: Breakout[] = [];
  let lastIn = -1;
  let before = Number.NaN;
  for (let at = 0; at < closes.length; at += 1) {
    const now = state[at] ?? Number.NaN;
    const since = dates[lastIn];
    if (now === 1 && before === 0 && since !== undefined) {
      const quiet = barsWithout(since, dates[at] ?? "", frequency);
      found.push({ at, close: closes[at] ?? 0, previousRecord: null, previousRecordDate: null, quiet });
    }
    if (now === 1 || Number.isNaN(before)) lastIn = at;
    before = now;
  }
  return found;
}
