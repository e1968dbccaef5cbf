import type { ClaimTable } from "../../bench/calibration/report.js";
import { table } from "./blocks.js";

/** What bench/calibration.ts writes. */
export interface Calibration {
  readonly seed: number;
  readonly runs: number;
  readonly weeks: number;
  readonly level: number;
  readonly tables: readonly ClaimTable[];
}

/** A rate in per cent, to the hundredth, which tells one rejection of four thousand from the next. */
export function percent(rejections: number, runs: number): string {
  return ((100 * rejections) / runs).toFixed(2);
}

export function calibrationTable({ seed, runs, weeks, level, tables }: Calibration): string {
  const shown = tables.map(({ claim, processes, rows }) => {
    const lines = rows.map(({ test, isDefault, rates }) => [
      isDefault ? `${test} (default)` : test,
      ...rates.map((rate) => (rate ? percent(Math.round(rate.rate * runs), runs) : "–")),
    ]);
    return table([claim, ...processes], lines);
  });
  const error = (rate: number) => (100 * Math.sqrt((rate * (1 - rate)) / runs)).toFixed(2);
  const caption = `Per cent of ${runs.toLocaleString("en")} worlds of ${weeks} weeks without any link in which the test rejects at ${100 * level} %. Seed ${seed}. Monte Carlo standard error: ${error(level)} at ${100 * level} %, ${error(0.5)} at 50 %.\n`;
  return `\n${caption}${shown.join("")}`;
}
