import { familyMaxima, familyWiseP } from "../../stats/max-statistic.js";
import { mean } from "../../stats/mean.js";
import { minimumDetectableEffect } from "../../stats/minimum-detectable-effect.js";
import { placeboInterval } from "../../stats/placebo-interval.js";
import { shiftPValue } from "../../stats/shift-p-value.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Estimate, Finding, Panel, Parameters, Setting, Split } from "../claim.js";
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
  const p = shiftPValue(placebo, "greater");
  const signedMean = mean(Float64Array.from(steps, ({ sign, abnormal }) => sign * abnormal));
  const excess = 100 * (signedMean - mean(placebo));
  const drops = dropOne(returns.outcomes, steps);
  const family = familyOf(days, base);
  const familyP = Math.max(p, familyWiseP({ own: placebo, others: family, alternative: "greater" }).p);
  const n = steps.length;
  const effectiveN = independentSteps(steps, choice.window);
  const method = `exact placebo: all ${placebo.length} circular shifts of the bill\u2019s days`;
  const smallestAttainable = 1 / placebo.length;
  const evidence = { ...base, signedMean, p, smallestAttainable };
  const best = drops.reduce<Split | null>((a, b) => (a && (a.value ?? 0) < (b.value ?? 0) ? a : b), null);
  return {
    ...emptyFinding("P2", values, setting),
    verdict: untestableVerdict(),
    sentence: sentence(evidence),
    readings: readingsOf(
      evidence,
      averageVerdict({
        independentEvents: effectiveN,
        estimate: excess,
        familyWiseP: familyP,
        holdsWithoutBest: best !== null && (best.value ?? 0) > 0 && (best.p ?? 1) <= significance,
      }),
    ),
    estimate: {
      value: excess,
      unit: "percent",
      label: `mean abnormal log return over ${plural(choice.window, "day")}, in the direction of each step, less that of every day`,
    },
    interval: intervalOf(placebo),
    p: { value: p, method, sided: "one", smallestAttainable },
    familyWiseP: {
      value: familyP,
      method: `the largest of ${windowDays.length * models.length} definitions (window, model) and this one, under the same shifts`,
      sided: "one",
      smallestAttainable,
    },
    counted: steps.map(({ step, day, abnormal }) => ({
      what: `${base.assetName.toLowerCase()}: ${step.what}`,
      date: day,
      value: 100 * abnormal,
      unit: "percent",
    })),
    n,
    effectiveN,
    minimumDetectableEffect: detectable(effectiveN, returns.outcomes),
    subPeriods: sidesOf(returns.outcomes, steps),
    dropOne: drops,
    evidence,
  };
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
