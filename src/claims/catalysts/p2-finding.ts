import { type FamilyMaxima, familyMaxima, familyWiseP } from "../../stats/max-statistic.js";
import { mean } from "../../stats/mean.js";
import { minimumDetectableEffect } from "../../stats/minimum-detectable-effect.js";
import { placeboInterval } from "../../stats/placebo-interval.js";
import { shiftPValue } from "../../stats/shift-p-value.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Estimate, Finding, Panel, Parameters, PValue, Setting, Split } from "../claim.js";
import { emptyFinding } from "../finding.js";
import { averageVerdict, significance, untestableVerdict } from "../verdict.js";
import type { P2Evidence } from "./p2-evidence.js";
import {
  type AbnormalReturns,
  abnormalReturns,
  independentSteps,
  models,
  type StudiedStep,
  signedPlacebo,
  windowDays,
} from "./p2-study.js";
import { readingsOf, sentence } from "./p2-words.js";

const fewestShifts = 40;
const power = 0.8;

/** The standardised effect depends on n alone and is slow to find: it is kept. */
const standardisedEffects = new Map<number, number>();

export interface Studied {
  readonly base: Omit<P2Evidence, "signedMean" | "p" | "smallestAttainable">;
  readonly returns: AbnormalReturns;
  readonly days: Panel;
  readonly values: Parameters;
  readonly setting: Setting;
}

/** The finding where at least one step has a whole window. */
export function studiedFinding({ base, returns, days, values, setting }: Studied): Finding<P2Evidence> {
  const { choice, steps } = base;
  const placebo = signedPlacebo(returns.outcomes, steps);
  const signedMean = mean(Float64Array.from(steps, ({ sign, abnormal }) => sign * abnormal));
  const estimate: Estimate = {
    value: 100 * (signedMean - mean(placebo)),
    unit: "percent",
    label: `mean abnormal log return over ${plural(choice.window, "day")}, in the direction of each step, less that of every day`,
  };
  const tested = pValuesOf(placebo, familyOf(days, base));
  const { value: p, smallestAttainable } = tested.p;
  const evidence = { ...base, signedMean, p, smallestAttainable };
  const drops = dropOne(returns.outcomes, steps);
  const effectiveN = independentSteps(steps, choice.window);
  const study = averageVerdict({
    independentEvents: effectiveN,
    estimate: estimate.value,
    familyWiseP: tested.familyWiseP.value,
    holdsWithoutBest: holdsWithoutBest(drops),
  });
  return {
    ...emptyFinding("P2", values, setting),
    verdict: untestableVerdict(),
    sentence: sentence(evidence),
    readings: readingsOf(evidence, study),
    estimate,
    interval: intervalOf(placebo),
    ...tested,
    counted: steps.map(({ step, day, abnormal }) => ({
      what: `${base.assetName.toLowerCase()}: ${step.what}`,
      date: day,
      value: 100 * abnormal,
      unit: "percent",
    })),
    n: steps.length,
    effectiveN,
    minimumDetectableEffect: detectable(effectiveN, returns.outcomes),
    subPeriods: sidesOf(returns.outcomes, steps),
    dropOne: drops,
    evidence,
  };
}

/** The p-value of the own definition, and that of the largest of the family; never below its own. */
function pValuesOf(placebo: Float64Array, family: FamilyMaxima): { p: PValue; familyWiseP: PValue } {
  const value = shiftPValue(placebo, "greater");
  const ofFamily = familyWiseP({ own: placebo, others: family, alternative: "greater" }).p;
  const common = { sided: "one", smallestAttainable: 1 / placebo.length } as const;
  return {
    p: {
      ...common,
      value,
      method: `exact placebo: all ${placebo.length} circular shifts of the bill\u2019s days`,
    },
    familyWiseP: {
      ...common,
      value: Math.max(value, ofFamily),
      method: `the largest of ${windowDays.length * models.length} definitions (window, model) and this one, under the same shifts`,
    },
  };
}

function holdsWithoutBest(drops: readonly Split[]): boolean {
  const worst = drops.reduce<Split | null>((a, b) => (a && (a.value ?? 0) < (b.value ?? 0) ? a : b), null);
  return worst !== null && (worst.value ?? 0) > 0 && (worst.p ?? 1) <= significance;
}

function detectable(n: number, outcomes: Float64Array): Estimate | null {
  if (n < 2) return null;
  const effect = standardisedEffects.get(n) ?? minimumDetectableEffect({ n, alpha: significance, power });
  standardisedEffects.set(n, effect);
  return {
    value: 100 * effect * standardDeviation(outcomes),
    unit: "percent",
    label: `smallest mean that as many independent steps find with ${numberText("en").percent(power)} power`,
  };
}

function intervalOf(placebo: Float64Array) {
  if (placebo.length < fewestShifts) return null;
  const { low, high, level } = placeboInterval({ placebo, level: 0.95 });
  return {
    low: 100 * low,
    high: 100 * high,
    level,
    method: "the additive effects that the placebo does not reject",
  };
}

/** The placebos of every window and model for the same asset and steps, on the same circle. */
function familyOf(days: Panel, { choice, steps }: Pick<P2Evidence, "choice" | "steps">) {
  const placebos = windowDays.flatMap((window) =>
    models.flatMap((model) => {
      const returns = abnormalReturns(days, { ...choice, window, model });
      return returns ? [signedPlacebo(returns.outcomes, steps)] : [];
    }),
  );
  return familyMaxima(placebos, "greater");
}

function splitOf(label: string, outcomes: Float64Array, steps: readonly StudiedStep[]): Split[] {
  if (steps.length === 0) return [];
  const placebo = signedPlacebo(outcomes, steps);
  const value = 100 * (Number(placebo[0]) - mean(placebo));
  return [{ label, n: steps.length, value, p: shiftPValue(placebo, "greater") }];
}

function dropOne(outcomes: Float64Array, steps: readonly StudiedStep[]): Split[] {
  if (steps.length < 2) return [];
  return steps.flatMap((dropped) =>
    splitOf(
      `${numberText("en").shortDay(dropped.day)}, ${dropped.step.what}`,
      outcomes,
      steps.filter((one) => one !== dropped),
    ),
  );
}

function sidesOf(outcomes: Float64Array, steps: readonly StudiedStep[]): Split[] {
  return [
    ...splitOf(
      "steps towards a law",
      outcomes,
      steps.filter(({ sign }) => sign > 0),
    ),
    ...splitOf(
      "steps away from it",
      outcomes,
      steps.filter(({ sign }) => sign < 0),
    ),
  ];
}
