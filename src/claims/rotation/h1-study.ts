import { type CircularShiftResult, circularShiftTest } from "../../stats/circular-shift-test.js";
import { clopperPearson } from "../../stats/clopper-pearson.js";
import { effectiveSampleSize } from "../../stats/effective-sample-size.js";
import { mean } from "../../stats/mean.js";
import { signTest } from "../../stats/sign-test.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { barsInYear } from "../bars.js";
import type { HitRate, PValue } from "../claim.js";
import { keeper } from "../kept.js";
import type { Breakout } from "./breakouts.js";
import { circleKey, circleOf, gainOn } from "./h1-circle.js";
import { lagOf, type Placed, type Specified, specify } from "./h1-core.js";
import type { H1Data, Specification } from "./h1-specification.js";

/** A breakout and what followed; null while the horizon is not over. */
export interface Episode extends Breakout {
  /** Row of the panel of history on which it was known, and its date. */
  readonly row: number;
  readonly date: string;
  readonly endDate: string | null;
  /** The outcome, in log points. */
  readonly logReturn: number | null;
  readonly followed: boolean | null;
  /** What is followed relative to its close at the start, bar by bar, up to a year or the end of the data. */
  readonly path: readonly number[];
  /** The day of each point of the path. */
  readonly pathDates: readonly string[];
}

export interface Study {
  readonly choice: Specification;
  readonly firstRow: number;
  readonly episodes: readonly Episode[];
  readonly complete: readonly Episode[];
  /** Outcome from every admissible start, in date order. */
  readonly outcomes: Float64Array;
  /** Positions of the complete episodes among them. */
  readonly events: Int32Array;
  /** An outcome above it counts as followed. */
  readonly threshold: number;
  readonly unconditional: Unconditional;
  /** Null when no breakout is complete. */
  readonly placebo: CircularShiftResult | null;
  readonly effectiveN: number;
}

interface Unconditional {
  readonly mean: number;
  readonly standardDeviation: number;
  /** Share of all starts that count as followed. */
  readonly shareUp: number;
}

/** Follows an asset after every breakout of a specification; in words why it cannot be done where it cannot. */
export function studyBreakouts(data: H1Data, choice: Specification): Study | string {
  const specified = specify(data, choice);
  if (typeof specified === "string") return specified;
  const { outcomes, events, threshold, firstRow } = specified;
  const episodes = episodesOf(data, specified);
  return {
    choice,
    firstRow,
    episodes,
    complete: episodes.filter(({ logReturn }) => logReturn !== null),
    outcomes,
    events,
    threshold,
    unconditional: unconditionalOf(specified),
    placebo: placeboOf(specified),
    effectiveN: effectiveSampleSize(events, choice.horizon),
  };
}

/** The exact placebo of a specification: its events at every other start; null where none of them is over. */
export function placeboOf({ outcomes, events }: Specified): CircularShiftResult | null {
  return events.length > 0 ? circularShiftTest({ outcomes, events, alternative: "greater" }) : null;
}

/** What counts as followed of some events. */
export function countFollowed({ outcomes, events, threshold }: Specified): number {
  return events.reduce((count, event) => count + (Number(outcomes[event]) > threshold ? 1 : 0), 0);
}

const unconditionals = keeper<Unconditional>(60);

function unconditionalOf({ whole, outcomes, threshold }: Specified): Unconditional {
  return unconditionals(whole, `${outcomes.length} ${threshold}`, () => ({
    mean: mean(outcomes),
    standardDeviation: standardDeviation(outcomes),
    shareUp: outcomes.filter((value) => value > threshold).length / outcomes.length,
  }));
}

const paths = keeper<readonly number[]>(600);

function episodesOf(data: H1Data, { specification, firstRow, bars, outcomes, placed, threshold }: Specified) {
  const circle = circleOf(data, specification);
  if (typeof circle === "string") throw new Error(`H1: ${circle}`);
  const gain = gainOn(circle, 0);
  const { dates } = data.history;
  const { horizon } = specification;
  const lag = lagOf(specification);
  const longest = Math.max(barsInYear[data.frequency], horizon);
  const key = `${circleKey(specification)} ${lag} ${longest}`;
  return placed.map(({ breakout, position }: Placed): Episode => {
    const row = firstRow + position;
    const outcome = outcomes[position] ?? null;
    const points = Math.max(0, Math.min(longest + 1, bars - position - lag));
    return {
      ...breakout,
      row,
      date: dates[row] ?? "",
      endDate: outcome === null ? null : (dates[row + lag + horizon] ?? null),
      logReturn: outcome,
      followed: outcome === null ? null : outcome > threshold,
      path: paths(data, `${key} ${position}`, () =>
        Array.from({ length: points }, (_, i) => Math.exp(gain(position, position + lag, i))),
      ),
      pathDates: dates.slice(row + lag, row + lag + points),
    };
  });
}

/** How many complete episodes count as followed, the exact interval of that share, and the sign test against the share of all starts. */
export function hitRate({ complete, unconditional }: Study): HitRate {
  const n = complete.length;
  const positives = complete.filter(({ followed }) => followed).length;
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
