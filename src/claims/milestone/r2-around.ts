import { quantile } from "../../stats/quantile.js";
import { changeBetween } from "./measures.js";
import type { EventStudy } from "./r2-study.js";

/** The measure\u2019s change since the event at one distance from it, in bars, before (negative) or after. */
export interface AroundPoint {
  readonly offset: number;
  readonly mean: number;
  /** Quantiles of the same mean with the calendar moved to every other place. */
  readonly low: number;
  readonly high: number;
}

export interface AroundEvents {
  readonly points: readonly AroundPoint[];
  readonly paths: readonly {
    readonly date: string;
    readonly values: readonly { readonly offset: number; readonly value: number }[];
  }[];
}

/** The shares of shifts between which the band lies. */
export const aroundLevels = { low: 0.05, high: 0.95 };
const mostPoints = 27;

/** Every breakout\u2019s path from a common zero, their mean, and the band of the placebo\u2019s means; null without an event. */
export function aroundEvents(
  { levels, places, circle, choice }: EventStudy,
  dates: readonly string[],
): AroundEvents | null {
  const { window, measure } = choice;
  const size = circle.changes.after.length;
  if (places.length === 0 || size < 2) return null;
  const step = Math.ceil((2 * window + 1) / mostPoints);
  const half = Array.from({ length: Math.floor(window / step) }, (_, i) => (i + 1) * step);
  const offsets = [...half.map((offset) => -offset).reverse(), 0, ...half];
  const since = (place: number, offset: number) => {
    const row = circle.firstRow + place;
    return changeBetween(measure.unit, levels[row] ?? 0, levels[row + offset] ?? 0);
  };
  return {
    points: offsets.map((offset) => {
      const changes = Float64Array.from({ length: size }, (_, place) => since(place, offset));
      const means = shiftedMeans(changes, places);
      return {
        offset,
        mean: means[0] ?? 0,
        low: quantile(means, aroundLevels.low),
        high: quantile(means, aroundLevels.high),
      };
    }),
    paths: places.map((place) => ({
      date: dates[circle.firstRow + place] ?? "",
      values: offsets.map((offset) => ({ offset, value: since(place, offset) })),
    })),
  };
}

function shiftedMeans(changes: Float64Array, places: readonly number[]): Float64Array {
  const size = changes.length;
  return Float64Array.from({ length: size }, (_, shift) => {
    let sum = 0;
    for (const place of places) sum += changes[(place + shift) % size] as number;
    return sum / places.length;
  });
}
