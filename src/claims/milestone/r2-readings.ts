import { numberText } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import type { Reading } from "../claim.js";
import { averageVerdict, factVerdict, significance, universalVerdict } from "../verdict.js";
import { type ChangeUnit, circularMeasure, type Measure } from "./measures.js";
import type { OnTheDay } from "./r2-crossing.js";
import type { LeadStudy } from "./r2-lead.js";
import type { Drop } from "./r2-splits.js";
import type { EventStudy } from "./r2-study.js";

export interface ReadInput {
  readonly study: EventStudy;
  readonly drops: readonly Drop[];
  readonly lead: LeadStudy | null;
  readonly liquidityDay: OnTheDay | null;
  readonly appetite: Measure;
  readonly appetiteDay: OnTheDay | null;
  /** Definitions of liquidity by which it had risen on the day, and all that could be computed. */
  readonly rising: number;
  readonly defined: number;
}

/** Each reading of the claim\u2019s words with its verdict. */
export function readSign(input: ReadInput): Reading[] {
  return [returning(input), biggest(input), onAverage(input), weekByWeek(input), appetiteReading(input)];
}

/** A change in its unit: "+1.2 %", "\u22120.03 index points". */
export function changeText(value: number, unit: ChangeUnit): string {
  const text = numberText("en");
  if (unit === "percent") return text.signedPercent(value / 100, 1);
  return `${text.signed(value, unit === "index points" ? 2 : 0)} ${unit}`;
}

function returning({ study, liquidityDay, rising, defined }: ReadInput): Reading {
  const words = "liquidity is returning";
  const { measure } = study.choice;
  if (!liquidityDay)
    return {
      words,
      verdict: "cannot-say",
      reason: `${measure.name} is not known on the articles\u2019 date`,
    };
  const mixed = rising > 0 && rising < defined;
  return {
    words,
    verdict: factVerdict(liquidityDay.change > 0, mixed ? ["definitions disagree"] : []),
    reason: `on the articles\u2019 date, as known then, ${measure.name} had changed by ${changeText(liquidityDay.change, measure.unit)} over the window; it had risen by ${rising} of ${defined} definitions`,
  };
}

/** How many of the breakouts before had a larger change behind them than the crossing. */
export function largerBefore({ study, liquidityDay }: Pick<ReadInput, "study" | "liquidityDay">) {
  const earlier = study.events.filter(({ before, date }) => before !== null && date < articleDate);
  const larger = liquidityDay ? earlier.filter(({ before }) => (before ?? 0) > liquidityDay.change) : [];
  return { earlier, larger };
}

function biggest(input: ReadInput): Reading {
  const words = "the biggest sign yet";
  if (!input.liquidityDay)
    return { words, verdict: "cannot-say", reason: "the crossing is not among what is known" };
  const { earlier, larger } = largerBefore(input);
  return {
    words,
    verdict: universalVerdict(earlier.length, larger.length),
    reason: `${larger.length} of the ${earlier.length} breakouts had a larger rise behind them`,
  };
}

function onAverage({ study, drops }: ReadInput): Reading {
  const { test, familyWiseP, effectiveN } = study;
  const estimate = test ? test.observed - test.placeboMean : 0;
  const best = drops.reduce<Drop | null>((a, b) => (a && a.excess < b.excess ? a : b), null);
  return {
    words: "a sign of liquidity, on average",
    verdict: averageVerdict({
      independentEvents: effectiveN,
      estimate,
      familyWiseP: familyWiseP?.value ?? 1,
      holdsWithoutBest: best !== null && best.excess > 0 && best.p <= significance,
    }),
    reason: test
      ? `the mean change of ${study.choice.measure.name} at breakouts less the usual one is ${changeText(estimate, study.choice.measure.unit)}`
      : "no breakout has its window behind it",
    restsOnP: true,
  };
}

function weekByWeek({ study, lead }: ReadInput): Reading {
  const words = "a sign, bar by bar";
  if (!lead) return { words, verdict: "inconclusive", reason: "the sample is too short for a regression" };
  const { ahead, behind } = lead;
  const unit = study.choice.measure.unit;
  return {
    words,
    verdict: averageVerdict({
      independentEvents: lead.effectiveN,
      estimate: ahead.response,
      familyWiseP: ahead.correctedP,
      holdsWithoutBest: true,
    }),
    reason: `after an ordinary rise of the signal ${study.choice.measure.name} changes by ${changeText(ahead.response, unit)} (p ${numberText("en").pValue(ahead.p)}), after an ordinary rise of ${study.choice.measure.name} the signal by ${changeText(behind.response, "percent")} (p ${numberText("en").pValue(behind.p)})`,
    restsOnP: true,
  };
}

function appetiteReading({ appetite, appetiteDay }: ReadInput): Reading {
  const words = "risk appetite is back";
  if (appetite.id === circularMeasure) {
    return {
      words,
      verdict: "not-testable",
      reason: "the Russell cannot be evidence for itself",
    };
  }
  if (!appetiteDay)
    return {
      words,
      verdict: "cannot-say",
      reason: `${appetite.name} is not known on the articles\u2019 date`,
    };
  return {
    words,
    verdict: factVerdict(appetiteDay.change > 0, []),
    reason: `on the articles\u2019 date ${appetite.name} had changed by ${changeText(appetiteDay.change, appetite.unit)} over the window`,
  };
}
