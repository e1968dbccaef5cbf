import type { PanelFrequency } from "../../series/series.js";
import { randomStream } from "../../stats/random.js";
import { barsInYear, barsWithout } from "../bars.js";
import type { Choice, Panel } from "../claim.js";
import { numbers } from "../columns.js";

/** What gives the signal: the Russell, or something that cannot carry the claim. */
export const signalNames = {
  rut: "the Russell 2000",
  spx: "the S&P 500 in its place",
  walk: "a random walk in its place (seeded)",
  shifted: "the Russell\u2019s calendar moved by half the sample",
} as const;
export type Signal = keyof typeof signalNames;

/** The falsification switch of a claim about breakouts or leadership. */
export function signalSwitch(): Choice {
  return {
    kind: "choice",
    id: "signal",
    label: "what gives the signal",
    falsifies: true,
    default: "rut",
    options: Object.entries(signalNames).map(([value, label]) => ({ value, label })),
  };
}

const walkSeed = 20260109;

/** The closes that give the signal, one a row of the panel; null where there is none. */
export function signalCloses(panel: Panel, signal: Signal): (number | null)[] {
  if (signal === "spx") return numbers(panel, "spx");
  const russell = numbers(panel, "rut");
  return signal === "walk" ? walkLike(russell) : russell;
}

/** A random walk with the drift and the spread of a series, from its first value, the same on every run. */
function walkLike(closes: readonly (number | null)[]): number[] {
  const logs = closes.map((close) => Math.log(close ?? 1));
  const steps = logs.slice(1).map((log, i) => log - (logs[i] ?? 0));
  const drift = steps.reduce((sum, step) => sum + step, 0) / Math.max(steps.length, 1);
  const spread = Math.sqrt(
    steps.reduce((sum, step) => sum + (step - drift) ** 2, 0) / Math.max(steps.length - 1, 1),
  );
  const random = randomStream(walkSeed, 0);
  let log = logs[0] ?? 0;
  return closes.map((_, row) => {
    if (row > 0) log += drift + spread * random.normal();
    return Math.exp(log);
  });
}

/** Rows with a close above every one before it after at least `gap` bars without such a record; the first year only sets it. */
export function recordRows(
  dates: readonly string[],
  closes: readonly (number | null)[],
  gap: number,
  frequency: PanelFrequency,
): number[] {
  const rows: number[] = [];
  const first = closes.findIndex((close) => close !== null);
  let record = Number.NEGATIVE_INFINITY;
  let recordDate = "";
  closes.forEach((close, row) => {
    const date = dates[row] ?? "";
    if (close === null || close <= record) return;
    const quiet = recordDate === "" ? 0 : barsWithout(recordDate, date, frequency);
    if (row - first >= barsInYear[frequency] && quiet >= gap) rows.push(row);
    record = close;
    recordDate = date;
  });
  return rows;
}

/** Positions on a circle moved by half of it, in order. */
export function movedByHalf(positions: readonly number[], size: number): number[] {
  return positions.map((position) => (position + Math.floor(size / 2)) % size).sort((a, b) => a - b);
}
