import { type CircularShiftResult, circularShiftTest } from "../../stats/circular-shift-test.js";
import { clopperPearson } from "../../stats/clopper-pearson.js";
import { effectiveSampleSize } from "../../stats/effective-sample-size.js";
import { mean } from "../../stats/mean.js";
import { signTest } from "../../stats/sign-test.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { barsInYear } from "../bars.js";
import type { HitRate, Panel, PValue } from "../claim.js";
import { unbroken } from "../columns.js";
import { type Breakout, recordCloses } from "./breakouts.js";

/** One complete choice for the study of what an asset did after breakouts; gap and horizon in bars. */
export interface StudyChoice {
  readonly asset: string;
  readonly gap: number;
  readonly horizon: number;
  /** First date (YYYY-MM-DD) from which bars and breakouts count. */
  readonly start: string;
}

/** A breakout and what followed; null while the horizon is not over. */
export interface Episode extends Breakout {
  readonly endDate: string | null;
  readonly logReturn: number | null;
  /** Asset relative to its close at the breakout, bar by bar, up to a year or the end of the data. */
  readonly path: readonly number[];
  /** The day of each point of the path. */
  readonly pathDates: readonly string[];
}

export interface Study {
  readonly choice: StudyChoice;
  /** Closes of the asset in the sample, and the panel row of the first. */
  readonly closes: Float64Array;
  readonly firstRow: number;
  readonly episodes: readonly Episode[];
  readonly complete: readonly Episode[];
  /** Log return over the horizon from every admissible start, in date order. */
  readonly outcomes: Float64Array;
  readonly unconditional: {
    readonly mean: number;
    readonly standardDeviation: number;
    readonly shareUp: number;
  };
  /** Null when no breakout is complete. */
  readonly placebo: CircularShiftResult | null;
  readonly effectiveN: number;
}

/** Follows an asset of the panel `breakouts` for `horizon` bars after every record close that ended `gap` bars without one. */
export function studyBreakouts(panel: Panel, choice: StudyChoice): Study {
  const { closes, firstRow } = sample(panel, choice);
  const outcomes = logReturns(closes, choice.horizon);
  const episodes = recordCloses(panel)
    .filter((breakout) => breakout.quiet >= choice.gap && breakout.row >= firstRow)
    .map((breakout) => follow(panel, breakout, closes, firstRow, choice.horizon));
  const complete = episodes.filter((episode) => episode.logReturn !== null);
  const starts = complete.map((episode) => episode.row - firstRow);
  const placebo =
    starts.length > 0
      ? circularShiftTest({ outcomes, events: Int32Array.from(starts), alternative: "greater" })
      : null;
  return {
    choice,
    closes,
    firstRow,
    episodes,
    complete,
    outcomes,
    unconditional: {
      mean: mean(outcomes),
      standardDeviation: standardDeviation(outcomes),
      shareUp: outcomes.filter((value) => value > 0).length / outcomes.length,
    },
    placebo,
    effectiveN: starts.length > 0 ? effectiveSampleSize(Int32Array.from(starts), choice.horizon) : 0,
  };
}

/** How many complete episodes rose, the exact interval of that share, and the sign test against the share of all starts. */
export function hitRate({ complete, unconditional }: Study): HitRate {
  const n = complete.length;
  const positives = complete.filter((episode) => (episode.logReturn ?? 0) > 0).length;
  const level = 0.95;
  return {
    positives,
    n,
    interval: {
      ...clopperPearson({ successes: positives, n, level }),
      level,
      method: "Clopper\u2013Pearson, exact",
    },
    usualShare: unconditional.shareUp,
    p: signTestAgainst(unconditional.shareUp, positives, n),
  };
}

function signTestAgainst(usualShare: number, positives: number, n: number): PValue | null {
  if (usualShare <= 0 || usualShare >= 1) return null;
  const { p, smallestAttainable } = signTest({ positives, n, baseRate: usualShare, alternative: "greater" });
  return { value: p, method: "exact sign test against the usual share", sided: "one", smallestAttainable };
}

/** How many bars of the asset the sample holds. */
export function barsInSample(panel: Panel, choice: StudyChoice): number {
  return sample(panel, choice).closes.length;
}

function sample(panel: Panel, { asset, start }: StudyChoice): { closes: Float64Array; firstRow: number } {
  const run = unbroken(panel, asset);
  const startRow = panel.dates.findIndex((date) => date >= start);
  const firstRow = Math.max(run.from, startRow < 0 ? panel.rows : startRow);
  return { closes: run.values.slice(firstRow - run.from), firstRow };
}

function logReturns(closes: Float64Array, horizon: number): Float64Array {
  const logs = closes.map(Math.log);
  return Float64Array.from(
    { length: logs.length - horizon },
    (_, i) => (logs[i + horizon] ?? 0) - (logs[i] ?? 0),
  );
}

function follow(
  panel: Panel,
  breakout: Breakout,
  closes: Float64Array,
  firstRow: number,
  horizon: number,
): Episode {
  const at = breakout.row - firstRow;
  const base = closes[at];
  if (base === undefined) throw new Error(`breakout of ${breakout.date}: no close of the asset on that bar`);
  const later = closes[at + horizon];
  const path = closes.subarray(at, at + Math.max(barsInYear[panel.frequency], horizon) + 1);
  return {
    ...breakout,
    endDate: later === undefined ? null : (panel.dates[breakout.row + horizon] ?? null),
    logReturn: later === undefined ? null : Math.log(later / base),
    path: Array.from(path, (value) => value / base),
    pathDates: panel.dates.slice(breakout.row, breakout.row + path.length),
  };
}
