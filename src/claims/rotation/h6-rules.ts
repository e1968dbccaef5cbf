import type { PanelFrequency } from "../../series/series.js";
import { plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { RotationBars } from "./rotation-bars.js";
import { type Trend, trendIds, trendState, trendWords } from "./trends.js";

/** A rule that says at each close whether to hold the follower. */
export interface Rule {
  /** breakout, or a kind of uptrend. */
  readonly kind: "breakout" | Trend;
  /** Bars without a record that make a record a breakout, and bars for which it is held; only of breakouts. */
  readonly gap: number;
  readonly hold: number;
}

const familyOfBreakouts: Readonly<
  Record<PanelFrequency, { gaps: readonly number[]; holds: readonly number[] }>
> = {
  daily: { gaps: [60, 90, 180], holds: [91, 182, 273] },
  weekly: { gaps: [8, 13, 26], holds: [13, 26, 39] },
  monthly: { gaps: [2, 3, 6], holds: [3, 6, 9] },
};

/** The rules that one could defend: breakouts of three gaps and three holding times, and every kind of uptrend. */
export function ruleFamily(frequency: PanelFrequency): Rule[] {
  const { gaps, holds } = familyOfBreakouts[frequency];
  return [
    ...gaps.flatMap((gap) => holds.map((hold): Rule => ({ kind: "breakout", gap, hold }))),
    ...trendIds.map((kind): Rule => ({ kind, gap: 0, hold: 0 })),
  ];
}

export function ruleKey({ kind, gap, hold }: Rule): string {
  return kind === "breakout" ? `${kind} ${gap} ${hold}` : kind;
}

/** "while the average of ten weeks is above that of 40 weeks" */
export function ruleWords({ kind, gap, hold }: Rule, frequency: PanelFrequency): string {
  const noun = barNoun[frequency];
  return kind === "breakout"
    ? `for ${plural(hold, noun)} after a record close that ended ${plural(gap, noun)} without one`
    : `in an uptrend: ${trendWords(kind, frequency)}`;
}

/** 1 where the rule holds the follower, 0 where it does not, decided at the close of every bar of the sample but the first. */
export function decisionsOf({ signal, frequency, first, n }: RotationBars, rule: Rule): Float64Array {
  const state =
    rule.kind === "breakout" ? afterBreakouts(signal, rule) : trendState(signal, frequency, rule.kind);
  return state.slice(first + 1, first + 1 + n);
}

function afterBreakouts(levels: Float64Array, { gap, hold }: Rule): Float64Array {
  const state = new Float64Array(levels.length);
  let record = Number.NEGATIVE_INFINITY;
  let recordAt = 0;
  levels.forEach((level, t) => {
    if (level <= record) return;
    if (t > 0 && t - recordAt - 1 >= gap) state.fill(1, t, t + hold);
    record = level;
    recordAt = t;
  });
  return state;
}
