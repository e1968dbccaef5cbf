import { localProjections } from "../../stats/local-projections.js";
import { simultaneousBand } from "../../stats/sup-t-band.js";
import { significance } from "../verdict.js";
import { remaindersOf } from "./l4-regression.js";
import type { Sample } from "./l4-sample.js";
import { horizonP, responseTest } from "./shifts.js";

/** What followed a release: the sum of returns over the bar of its release and the next h, with the band for all h together. */
export interface ResponsePoint {
  readonly horizon: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Response {
  readonly points: readonly ResponsePoint[];
  /** One-sided p of the sum over the last horizon, corrected for all of them, under the same shifts of the calendar. */
  readonly familyWiseP: number;
  readonly smallestAttainable: number;
  /** Whether it stays rare with the releases of each year left out. */
  readonly holdsWithoutBest: boolean;
}

const draws = 4000;
const seed = 20260109;

/** What followed a release of USD 100 billion, by local projections; null where the sample is too short. */
export function followRelease(
  sample: Sample,
  { bars, lags }: { readonly bars: number; readonly lags: number },
): Response | null {
  const remainders = remaindersOf(sample);
  if (!remainders || remainders.signal.length < 3 * (bars + 2 * lags + 2)) return null;
  const estimates = localProjections({
    outcome: remainders.outcome,
    impulse: remainders.signal,
    lags,
    maximumHorizon: bars,
    cumulative: true,
    covariance: "newey-west",
  });
  const { projections } = simultaneousBand({ estimates, level: 0.95, draws, seed });
  const test = responseTest(remainders, bars);
  return {
    points: projections.map(({ horizon, coefficient, low, high }) => ({
      horizon,
      value: coefficient,
      low,
      high,
    })),
    familyWiseP: test.familyWiseP[bars] ?? 1,
    smallestAttainable: test.smallestAttainable,
    holdsWithoutBest: (test.familyWiseP[bars] ?? 1) <= significance && holdsWithoutAnyYear(sample, bars),
  };
}

/** Years are left out of the signal: what followed a year\u2019s releases does not count. */
function holdsWithoutAnyYear(sample: Sample, bars: number): boolean {
  const remainders = remaindersOf(sample);
  if (!remainders) return false;
  const years = new Set(sample.dates.map((date) => date.slice(0, 4)));
  return [...years].every((year) => {
    const signal = remainders.signal.map((value, i) => (sample.dates[i]?.startsWith(year) ? 0 : value));
    return horizonP({ signal, outcome: remainders.outcome }, bars) <= significance;
  });
}
