import { circularPlacebo } from "../../stats/circular-placebo.js";
import { type FamilyMaxima, familyMaxima, familyWiseP } from "../../stats/max-statistic.js";
import type { Panel, PValue } from "../claim.js";
import { recordCloses } from "./breakouts.js";
import { barsInSample, type Study, type StudyChoice, studyBreakouts } from "./h1-study.js";

/** The definitions that a reader could defend at each bar length; the grid over them is the claim's family. */
export const familyGaps = {
  daily: [30, 60, 90, 120, 180, 365],
  weekly: [4, 8, 13, 17, 26, 52],
  monthly: [1, 2, 3, 4, 6, 12],
};
export const familyHorizons = {
  daily: [30, 60, 91, 182, 273, 365],
  weekly: [4, 9, 13, 26, 39, 52],
  monthly: [1, 2, 3, 6, 9, 12],
};

export interface GridCell {
  readonly gap: number;
  readonly horizon: number;
  readonly n: number;
  readonly positives: number;
  /** Mean log return after breakouts less that of every start; null without complete episodes. */
  readonly excess: number | null;
  readonly p: number | null;
}

interface Family {
  readonly cells: readonly GridCell[];
  readonly placebos: number;
  readonly maxima: FamilyMaxima;
}

const families = new WeakMap<Panel, Map<string, Family>>();

/** Every definition of the family for an asset and a start. */
export function familyOf(panel: Panel, asset: string, start: string): Family {
  const known = families.get(panel) ?? new Map<string, Family>();
  families.set(panel, known);
  const key = `${asset} ${start}`;
  const family = known.get(key) ?? makeFamily(panel, asset, start);
  known.set(key, family);
  return family;
}

function makeFamily(panel: Panel, asset: string, start: string): Family {
  const choices = familyGaps[panel.frequency].flatMap((gap) =>
    familyHorizons[panel.frequency].map((horizon): StudyChoice => ({ asset, gap, horizon, start })),
  );
  const studies = choices
    .filter(({ horizon }) => horizon + 2 <= barsInSample(panel, { asset, gap: 1, horizon, start }))
    .map((choice) => studyBreakouts(panel, choice));
  const placebos = studies.filter(({ complete }) => complete.length > 0).map(wholeCirclePlacebo);
  return {
    cells: studies.map(toCell),
    placebos: placebos.length,
    maxima: familyMaxima(placebos, "greater"),
  };
}

/**
 * The p-value of one study corrected for the whole family, never below its own; null without complete episodes.
 * All definitions share one circle, whatever their horizon: the bars of the sample, the last followed by the first.
 */
export function familyWise(panel: Panel, study: Study): PValue | null {
  if (!study.placebo) return null;
  const { placebos, maxima } = familyOf(panel, study.choice.asset, study.choice.start);
  const own = wholeCirclePlacebo(study);
  const { p, smallestAttainable } = familyWiseP({ own, others: maxima, alternative: "greater" });
  return {
    value: Math.max(p, study.placebo.p),
    method: `the largest of the grid\u2019s ${placebos} definitions and this one, under the same shifts`,
    sided: "one",
    smallestAttainable,
  };
}

function wholeCirclePlacebo({ closes, complete, firstRow, choice }: Study): Float64Array {
  const logs = closes.map(Math.log);
  const bars = logs.length - 1;
  const at = (bar: number) => logs[bar] ?? 0;
  const outcomes = Float64Array.from({ length: bars }, (_, bar) => {
    const end = bar + choice.horizon;
    return end <= bars ? at(end) - at(bar) : at(bars) - at(bar) + at(end - bars) - at(0);
  });
  return circularPlacebo({ outcomes, events: Int32Array.from(complete, ({ row }) => row - firstRow) });
}

/** How many breakouts each gap would leave, complete or not: what a reader sees while moving the control. */
export function eventsByGap(panel: Panel, gaps: readonly number[], start: string): number[] {
  const records = recordCloses(panel).filter(({ date }) => date >= start);
  return gaps.map((gap) => records.filter(({ quiet }) => quiet >= gap).length);
}

function toCell({ choice, complete, placebo }: Study): GridCell {
  return {
    gap: choice.gap,
    horizon: choice.horizon,
    n: complete.length,
    positives: complete.filter((episode) => (episode.logReturn ?? 0) > 0).length,
    excess: placebo ? placebo.observed - placebo.placeboMean : null,
    p: placebo?.p ?? null,
  };
}
