import { randomStream } from "../../stats/random.js";
import { daysInBar } from "../bars.js";
import type { Panel } from "../claim.js";
import { unbroken } from "../columns.js";
import { closesOf } from "./score.js";

/** What is scored in the asset\u2019s place, to see whether the same test \u201cconfirms\u201d something else. */
export const standIns = {
  none: "the asset itself",
  spx: "the S&P 500 in its place",
  walk: "a random walk in its place (seeded)",
} as const;
export type StandIn = keyof typeof standIns;

const walkSeed = 20260108;

export interface Scored {
  readonly closes: readonly (number | null)[];
  readonly history: Float64Array;
}

const kept = new WeakMap<Panel, Map<string, Float64Array>>();

/** The closes and the history of what is scored. */
export function scoredSeries(holdOut: Panel, history: Panel, asset: string, standIn: StandIn): Scored {
  const id = standIn === "spx" ? "spx" : asset;
  const past = historyOf(history, id);
  if (standIn !== "walk") return { closes: closesOf(holdOut, id), history: past };
  return { closes: walk(closesOf(holdOut, id), past, daysInBar[history.frequency]), history: past };
}

function historyOf(panel: Panel, id: string): Float64Array {
  const known = kept.get(panel) ?? new Map<string, Float64Array>();
  kept.set(panel, known);
  const past = known.get(id) ?? unbroken(panel, id).values;
  known.set(id, past);
  return past;
}

/** A walk by day with the history\u2019s drift and spread, on the days on which the asset has a close. */
function walk(
  closes: readonly (number | null)[],
  history: Float64Array,
  daysInOne: number,
): (number | null)[] {
  const steps = Array.from(history.subarray(1), (close, i) => Math.log(close / (history[i] ?? close)));
  const mean = steps.reduce((sum, step) => sum + step, 0) / Math.max(steps.length, 1);
  const variance = steps.reduce((sum, step) => sum + (step - mean) ** 2, 0) / Math.max(steps.length - 1, 1);
  const [drift, spread] = [mean / daysInOne, Math.sqrt(variance / daysInOne)];
  const random = randomStream(walkSeed, 0);
  let log = 0;
  return closes.map((close) => {
    log += drift + spread * random.normal();
    return close === null ? null : Math.exp(log);
  });
}
