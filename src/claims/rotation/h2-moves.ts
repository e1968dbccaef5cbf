import { circularPlacebo } from "../../stats/circular-placebo.js";
import { effectiveSampleSize } from "../../stats/effective-sample-size.js";
import { familyMaxima, familyWiseP } from "../../stats/max-statistic.js";
import { quantile } from "../../stats/quantile.js";
import { shiftPValue } from "../../stats/shift-p-value.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { keeper } from "../kept.js";
import type { RotationBars } from "./rotation-bars.js";
import { lastedBars, trendIds, trendState } from "./trends.js";

export interface MovesChoice {
  readonly trend: string;
  /** Bars that the uptrend has lasted when it counts as sustained. */
  readonly sustained: number;
  /** Bars in which the move may come. */
  readonly horizon: number;
  /** half, double, fifth or deviation. */
  readonly large: string;
}

/** The furthest that the follower went, up and down, in the bars after a start; log points. */
export interface Extremes {
  readonly up: number;
  readonly down: number;
}

/** A sustained uptrend, and what followed; null while its window is not over. */
export interface Uptrend {
  readonly date: string;
  readonly after: Extremes | null;
}

export interface Moves {
  readonly choice: MovesChoice;
  readonly uptrends: readonly Uptrend[];
  /** How far up or down a move must go to be large; log points, down below zero. */
  readonly thresholds: Extremes;
  readonly n: number;
  readonly independent: number;
  readonly rose: number;
  readonly fell: number;
  /** Shares of all starts. */
  readonly usualRose: number;
  readonly usualFell: number;
  /** Of the rises, among all circular shifts of the uptrends, alone and with the family of definitions; null without an uptrend. */
  readonly p: number | null;
  readonly familyWiseP: number | null;
  readonly definitions: number;
  readonly smallestP: number;
  /** Whether the rises still exceed the usual share, at the level of significance, without one that rose. */
  readonly pWithoutBest: number | null;
}

const fixedMoves: Readonly<Record<string, number>> = { half: Math.log(1.5), double: Math.log(2) };
const keptExtremes = keeper<readonly Extremes[]>();
const keptMoves = keeper<Moves>();

/** What the follower did after every sustained uptrend of the leader, against every start. */
export function largeMoves(
  bars: RotationBars,
  choice: MovesChoice,
  sustainedFamily: readonly number[],
): Moves {
  return keptMoves(bars, Object.values(choice).join(" "), () => makeMoves(bars, choice, sustainedFamily));
}

function makeMoves(bars: RotationBars, choice: MovesChoice, sustainedFamily: readonly number[]): Moves {
  const extremes = extremesOf(bars, choice.horizon);
  const thresholds = thresholdsOf(bars, extremes, choice);
  const events = startsOf(bars, choice.trend, choice.sustained);
  const complete = events.filter((t) => t < extremes.length);
  const rises = Float64Array.from(extremes, ({ up }) => (up >= thresholds.up ? 1 : 0));
  const falls = extremes.filter(({ down }) => down <= thresholds.down).length;
  const at = (t: number) => extremes[t] ?? { up: 0, down: 0 };
  const varied = rises.some((value) => value !== rises[0]);
  const own = varied ? placeboOf(rises, complete) : null;
  const family = trendIds.flatMap((trend) =>
    sustainedFamily.flatMap((sustained) => {
      const starts = startsOf(bars, trend, sustained).filter((t) => t < extremes.length);
      const placebo = varied ? placeboOf(rises, starts) : null;
      return placebo ? [placebo] : [];
    }),
  );
  const risen = complete.filter((t) => rises[t] === 1);
  const withoutBest = varied
    ? placeboOf(
        rises,
        complete.filter((t) => t !== risen[0]),
      )
    : null;
  return {
    choice,
    uptrends: events.map((t) => ({
      date: bars.dates[bars.first + t] ?? "",
      after: t < extremes.length ? at(t) : null,
    })),
    thresholds,
    n: complete.length,
    independent: effectiveSampleSize(Int32Array.from(complete), choice.horizon),
    rose: risen.length,
    fell: complete.filter((t) => at(t).down <= thresholds.down).length,
    usualRose: rises.reduce((a, b) => a + b, 0) / rises.length,
    usualFell: falls / extremes.length,
    p: own && shiftPValue(own, "greater"),
    familyWiseP:
      own && familyWiseP({ own, others: familyMaxima(family, "greater"), alternative: "greater" }).p,
    definitions: family.length,
    smallestP: 1 / extremes.length,
    pWithoutBest: withoutBest && shiftPValue(withoutBest, "greater"),
  };
}

/** The shares of rises under every shift of the events; null where there are none, or where no shift changes anything. */
function placeboOf(rises: Float64Array, events: readonly number[]): Float64Array | null {
  if (events.length === 0 || events.length === rises.length) return null;
  return circularPlacebo({ outcomes: rises, events });
}

function startsOf({ signal, frequency, first }: RotationBars, trend: string, sustained: number): number[] {
  return lastedBars(trendState(signal, frequency, trend), sustained)
    .map((t) => t - first)
    .filter((t) => t >= 0);
}

function extremesOf(bars: RotationBars, horizon: number): readonly Extremes[] {
  return keptExtremes(bars, String(horizon), () => {
    const logs = bars.asset.map(Math.log);
    return Array.from({ length: Math.max(0, logs.length - horizon) }, (_, t) => {
      const after = logs.subarray(t + 1, t + horizon + 1).map((log) => log - Number(logs[t]));
      return { up: Math.max(...after), down: Math.min(...after) };
    });
  });
}

function thresholdsOf(
  { asset }: RotationBars,
  extremes: readonly Extremes[],
  { large, horizon }: MovesChoice,
): Extremes {
  const fixed = fixedMoves[large];
  if (fixed !== undefined) return { up: fixed, down: -fixed };
  if (large === "fifth")
    return {
      up: quantile(
        Float64Array.from(extremes, ({ up }) => up),
        0.8,
      ),
      down: quantile(
        Float64Array.from(extremes, ({ down }) => down),
        0.2,
      ),
    };
  const logs = asset.map(Math.log);
  const returns = Float64Array.from(
    { length: logs.length - horizon },
    (_, t) => Number(logs[t + horizon]) - Number(logs[t]),
  );
  const deviation = standardDeviation(returns);
  return { up: deviation, down: -deviation };
}
