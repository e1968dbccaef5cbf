import { grangerTest } from "../../stats/granger.js";
import { todaYamamoto } from "../../stats/toda-yamamoto.js";
import { keeper } from "../kept.js";
import type { RotationBars } from "./rotation-bars.js";

/** One test at every number of lags: the p-values of lags 1, 2, \u2026 */
export interface LagStrip {
  readonly id: "forth" | "beside" | "levels" | "back";
  readonly p: readonly number[];
}

const mostLags = { daily: 12, weekly: 12, monthly: 6 } as const;
const kept = keeper<readonly LagStrip[]>();

/**
 * Whether the leader\u2019s past helps to predict the follower, by lags: alone, beside the market\u2019s past, and between levels
 * (Toda and Yamamoto); and whether the follower\u2019s past helps to predict the leader.
 */
export function lagStrips(bars: RotationBars): readonly LagStrip[] {
  return kept(bars, "strips", () => {
    const { x, y, m } = bars;
    const longest = Math.max(1, Math.min(mostLags[bars.frequency], Math.floor((bars.n - 10) / 10)));
    const lags = Array.from({ length: longest }, (_, i) => i + 1);
    const levels = {
      cause: bars.signal.slice(bars.first).map(Math.log),
      effect: bars.asset.map(Math.log),
    };
    return [
      { id: "forth", p: lags.map((count) => grangerTest({ cause: x, effect: y, lags: count }).p) },
      {
        id: "beside",
        p: lags.map((count) => grangerTest({ cause: x, effect: y, lags: count, conditions: [m] }).p),
      },
      { id: "levels", p: lags.map((count) => todaYamamoto({ ...levels, lags: count }).wald.p) },
      { id: "back", p: lags.map((count) => grangerTest({ cause: y, effect: x, lags: count }).p) },
    ];
  });
}
