import type { PanelFrequency } from "../../series/series.js";
import { circularPlacebo } from "../../stats/circular-placebo.js";
import { type FamilyMaxima, familyMaxima, familyWiseP } from "../../stats/max-statistic.js";
import type { Panel, PValue } from "../claim.js";
import { keeper } from "../kept.js";
import { type FearChoice, type FearSample, type FearStudy, sampleOf, startsOf } from "./fear-study.js";
import { circleReturns, outcomesOf, placeboOf } from "./followed.js";

/** The definitions that a reader could defend: fear below a reading, a flush by a share, and horizons in bars. */
export const familyThresholds = [10, 15, 20, 25];
export const familyFalls = [0.25, 0.3];
export const familyHorizons: Readonly<Record<PanelFrequency, readonly number[]>> = {
  daily: [30, 60, 91, 182],
  weekly: [4, 9, 13, 26],
  monthly: [1, 2, 3, 6],
};

export interface FearCell {
  readonly signal: "fear" | "fall";
  /** The reading below which fear begins, or the share fallen. */
  readonly limit: number;
  readonly horizon: number;
  readonly n: number;
  readonly positives: number;
  /** Mean log return after the entries less that of every start; null without a complete entry. */
  readonly excess: number | null;
  readonly p: number | null;
}

interface Family {
  readonly cells: readonly FearCell[];
  readonly definitions: number;
  readonly returns: FamilyMaxima;
  readonly sizes: FamilyMaxima;
}

type Common = Pick<FearChoice, "asset" | "coolOff" | "instead">;

const families = keeper<Family>(8);

/** Every definition of the family for an asset and a cool-off: a horizon or a threshold changes none of it. */
export function fearFamily(panel: Panel, { asset, coolOff, instead }: Common): Family {
  return families(panel, `${asset} ${coolOff} ${instead}`, () =>
    makeFamily(panel, { asset, coolOff, instead }),
  );
}

function makeFamily(panel: Panel, common: Common): Family {
  const sample = sampleOf(panel, common);
  const definitions = sample ? definitionsOf(panel, common, sample) : [];
  const placebos = (values: (outcomes: Float64Array) => Float64Array) =>
    definitions
      .filter(({ complete }) => complete.length > 0)
      .map(({ cell, complete }) => circlePlacebo(sample, { horizon: cell.horizon, complete, values }));
  const returns = placebos((outcomes) => outcomes);
  return {
    cells: definitions.map(({ cell }) => cell),
    definitions: returns.length,
    returns: familyMaxima(returns, "greater"),
    sizes: familyMaxima(
      placebos((outcomes) => outcomes.map(Math.abs)),
      "greater",
    ),
  };
}

interface Definition {
  readonly cell: FearCell;
  readonly complete: readonly number[];
}

function definitionsOf(panel: Panel, common: Common, sample: FearSample): Definition[] {
  const signals = [
    ...familyThresholds.map((limit) => ({ signal: "fear" as const, limit })),
    ...familyFalls.map((limit) => ({ signal: "fall" as const, limit })),
  ];
  return signals.flatMap(({ signal, limit }) => {
    const starts = startsOf(panel, sample, { ...common, signal, threshold: limit, fall: limit });
    return familyHorizons[panel.frequency]
      .filter((horizon) => sample.closes.length >= horizon + 2)
      .map((horizon) => {
        const { returns } = outcomesOf(sample.closes, horizon);
        const complete = starts.filter((start) => start < returns.length);
        const placebo = placeboOf(returns, complete);
        const cell = {
          signal,
          limit,
          horizon,
          n: complete.length,
          positives: complete.filter((start) => (returns[start] ?? 0) > 0).length,
          excess: placebo ? placebo.observed - placebo.placeboMean : null,
          p: placebo?.p ?? null,
        };
        return { cell, complete };
      });
  });
}

interface CircleInput {
  readonly horizon: number;
  readonly complete: readonly number[];
  readonly values: (outcomes: Float64Array) => Float64Array;
}

function circlePlacebo(sample: FearSample | null, { horizon, complete, values }: CircleInput): Float64Array {
  const closes = sample?.closes ?? new Float64Array();
  return circularPlacebo({
    outcomes: values(circleReturns(closes, horizon)),
    events: Int32Array.from(complete),
  });
}

/** The p of one study corrected for the whole family, never below its own; of its mean return or of the size of its moves. */
export function fearFamilyWise(panel: Panel, study: FearStudy, what: "returns" | "sizes"): PValue | null {
  const { followed, choice, sample } = study;
  const own = what === "returns" ? followed.placebo : followed.moves;
  if (!own) return null;
  const family = fearFamily(panel, choice);
  const values =
    what === "returns" ? (outcomes: Float64Array) => outcomes : (o: Float64Array) => o.map(Math.abs);
  const placebo = circlePlacebo(sample, { horizon: choice.horizon, complete: followed.complete, values });
  const { p, smallestAttainable } = familyWiseP({
    own: placebo,
    others: family[what],
    alternative: "greater",
  });
  return {
    value: Math.max(p, own.p),
    method: `the largest of the grid\u2019s ${family.definitions} definitions and this one, under the same shifts`,
    sided: "one",
    smallestAttainable,
  };
}
