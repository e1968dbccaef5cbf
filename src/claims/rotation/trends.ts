import type { PanelFrequency } from "../../series/series.js";
import { momentumRegime } from "../../stats/momentum-regime.js";
import { smaRegime } from "../../stats/sma-regime.js";
import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";

interface Windows {
  readonly fast: number;
  readonly slow: number;
  readonly past: number;
  readonly year: number;
  readonly skipped: number;
}

/** Fifty and two hundred days, half a year, and a year without its last month, in bars. */
export const trendWindows: Readonly<Record<PanelFrequency, Windows>> = {
  daily: { fast: 50, slow: 200, past: 126, year: 252, skipped: 21 },
  weekly: { fast: 10, slow: 40, past: 26, year: 52, skipped: 4 },
  monthly: { fast: 2, slow: 10, past: 6, year: 12, skipped: 1 },
};
const risen = 0.15;

export const trendIds = ["cross", "above", "risen", "year"] as const;
export type Trend = (typeof trendIds)[number];

/** What each kind of uptrend is, in words. */
export function trendWords(trend: string, frequency: PanelFrequency): string {
  const { fast, slow, past, year, skipped } = trendWindows[frequency];
  const bars = (count: number) => plural(count, barNoun[frequency]);
  const words: Readonly<Record<string, string>> = {
    cross: `the average of ${bars(fast)} above that of ${bars(slow)}`,
    above: `the close above the average of ${bars(slow)}`,
    risen: `a rise of at least ${numberText("en").percent(risen)} over ${bars(past)}`,
    year: `a rise over ${bars(year)}, the last ${bars(skipped)} left out`,
  };
  return words[trend] ?? trend;
}

/** 1 where the trend is up, 0 where it is not or the past is too short, known at each close. */
export function trendState(levels: Float64Array, frequency: PanelFrequency, trend: string): Float64Array {
  const { fast, slow, past, year, skipped } = trendWindows[frequency];
  const enough = { cross: slow, above: slow, risen: past + 1, year: year + 1 }[trend as Trend];
  if (levels.length < enough) return new Float64Array(levels.length);
  if (trend === "above") return smaRegime({ levels, window: slow });
  if (trend === "year") return momentumRegime({ levels, lookback: year, skip: skipped });
  return levels.map((level, t) => {
    if (trend === "risen") return t >= past && level >= (1 + risen) * Number(levels[t - past]) ? 1 : 0;
    return t >= slow - 1 && meanTo(levels, t, fast) > meanTo(levels, t, slow) ? 1 : 0;
  });
}

function meanTo(levels: Float64Array, t: number, window: number): number {
  let sum = 0;
  for (let j = t - window + 1; j <= t; j++) sum += Number(levels[j]);
  return sum / window;
}

/** The bars at which a state has just lasted so many bars: judged there, never by what came after. */
export function lastedBars(state: Float64Array, bars: number): number[] {
  let lasted = 0;
  const found: number[] = [];
  state.forEach((on, t) => {
    lasted = on === 1 ? lasted + 1 : 0;
    if (lasted === bars) found.push(t);
  });
  return found;
}
