import { circularShiftTest } from "../../stats/circular-shift-test.js";
import { mean } from "../../stats/mean.js";
import type { Split } from "../claim.js";

/** The excess without one event, with its placebo p. */
export interface Drop {
  readonly date: string;
  readonly excess: number;
  readonly p: number;
}

interface Placed {
  readonly outcomes: Float64Array;
  readonly places: readonly number[];
  readonly dateAt: (place: number) => string;
}

/** The excess over the usual with each event left out in turn. */
export function dropEach({ outcomes, places, dateAt }: Placed): Drop[] {
  if (places.length < 2 || outcomes.length < 2) return [];
  return places.map((place) => {
    const rest = places.filter((other) => other !== place);
    const test = circularShiftTest({ outcomes, events: Int32Array.from(rest), alternative: "greater" });
    return { date: dateAt(place), excess: test.observed - test.placeboMean, p: test.p };
  });
}

/** First years of the eras that the sample is split into. */
export const eras = [2003, 2011, 2019] as const;
const fewestInEra = 20;

/** The excess in each era: its events against its own dates. */
export function byEra({ outcomes, places, dateAt }: Placed): Split[] {
  const edges = eras.map((year) => {
    const index = outcomes.findIndex((_, place) => dateAt(place) >= `${year}-01-01`);
    return index < 0 ? outcomes.length : index;
  });
  return eras.flatMap((year, i): Split[] => {
    const from = i === 0 ? 0 : (edges[i] ?? outcomes.length);
    const to = edges[i + 1] ?? outcomes.length;
    const part = outcomes.subarray(from, to);
    if (part.length < fewestInEra) return [];
    const inside = places.filter((place) => place >= from && place < to).map((place) => place - from);
    const label = i + 1 < eras.length ? `${year} to ${(eras[i + 1] ?? year) - 1}` : `from ${year}`;
    if (inside.length === 0 || part.every((outcome) => outcome === part[0]))
      return [{ label, n: inside.length, value: null, p: null }];
    const { p, observed } = circularShiftTest({
      outcomes: part,
      events: Int32Array.from(inside),
      alternative: "greater",
    });
    return [{ label, n: inside.length, value: observed - mean(part), p }];
  });
}
