import { minimumDetectableEffect } from "../../stats/minimum-detectable-effect.js";
import { placeboInterval } from "../../stats/placebo-interval.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import { basketCaveat } from "../alt-basket.js";
import { barNoun } from "../bars.js";
import type { Claim, Finding, Interval, Panel, Parameters, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { fewestEvents, overallVerdict } from "../verdict.js";
import { basketHistory } from "./h1-basket-history.js";
import { cycleOf } from "./h1-cycle.js";
import { dropOne } from "./h1-drop-one.js";
import { type H1Evidence, holdOutPath, unconditionalBand } from "./h1-evidence.js";
import { choicesOf, eventsByGap, familyWise } from "./h1-grid.js";
import { matchedByMarket } from "./h1-matched.js";
import { h1Parameters, ranges } from "./h1-parameters.js";
import { portfolioOf } from "./h1-portfolio.js";
import { h1Readings } from "./h1-readings.js";
import { h1Remaining } from "./h1-remaining.js";
import { h1Sentence } from "./h1-sentence.js";
import { type H1Data, h1Data, toSpecification } from "./h1-specification.js";
import { subPeriods } from "./h1-splits.js";
import { stripOf } from "./h1-strip.js";
import { hitRate, type Study, studyBreakouts } from "./h1-study.js";
import { surroundingsOf } from "./h1-surroundings.js";
import { adjustedWords, assetWords, h1InWords } from "./h1-words.js";
import { breakoutLiterature } from "./literature.js";

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<H1Evidence> {
  const { frequency } = setting;
  const { holdOut } = panels;
  if (!holdOut) throw new Error("H1: needs the panel holdOut");
  const data = h1Data(panels);
  const study = studyBreakouts(data, toSpecification(values));
  const given = { ...values, frequency };
  if (typeof study === "string") return cannotSay("H1", study, given, setting);
  const familyWiseP = familyWise(data, study);
  const evidence = evidenceOf(data, study, holdOut);
  const readings = h1Readings({ ...evidence, familyWiseP });
  return {
    ...emptyFinding("H1", given, setting),
    verdict: overallVerdict(readings),
    sentence: h1Sentence(evidence),
    readings,
    ...statisticsOf(study, frequency),
    familyWiseP,
    hitRate: evidence.hits,
    counted: countedOf(study, frequency),
    n: study.complete.length,
    effectiveN: study.effectiveN,
    minimumDetectableEffect: detectable(study),
    subPeriods: subPeriods(data, study),
    dropOne: evidence.dropOne.map(({ date, excess, p }) => ({
      label: numberText("en").shortDay(date),
      n: study.complete.length - 1,
      value: excess,
      p,
    })),
    evidence,
  };
}

function evidenceOf(data: H1Data, study: Study, holdOut: Panel): H1Evidence {
  const { choice } = study;
  return {
    study,
    hits: study.complete.length > 0 ? hitRate(study) : null,
    frequency: data.frequency,
    band: unconditionalBand(data, choice),
    grid: choicesOf(data, choice),
    strip: stripOf(data, choice),
    eventsByGap: eventsByGap(data, choice, ranges[data.frequency].gapMaximum),
    dropOne: dropOne(study),
    matched: matchedByMarket(data, study),
    portfolio: portfolioOf(data, study),
    surroundings: surroundingsOf(data, study),
    cycle: cycleOf(data, study),
    basket: basketHistory(data),
    holdOut: holdOutPath(holdOut, choice),
  };
}

function statisticsOf({ placebo, choice }: Study, frequency: Setting["frequency"]) {
  if (!placebo) return {};
  const noun = barNoun[frequency];
  const measured = choice.measure === "run-up" ? "highest log return within" : "log return over";
  return {
    estimate: {
      value: placebo.observed - placebo.placeboMean,
      unit: "log points",
      label: `mean ${measured} ${plural(choice.horizon, noun)} after breakouts, less that of every ${noun}`,
    },
    interval: intervalOf(placebo.placebo),
    p: {
      value: placebo.p,
      method: `exact placebo: all ${placebo.shifts} circular shifts of the breakout calendar`,
      sided: "one" as const,
      smallestAttainable: placebo.smallestAttainable,
    },
  };
}

function countedOf({ episodes, choice }: Study, frequency: Setting["frequency"]) {
  const what = `${assetWords(choice)}${adjustedWords(choice)} ${plural(choice.horizon, barNoun[frequency])} after the breakout`;
  return episodes.map(({ date, logReturn }) => ({
    what,
    date,
    value: logReturn === null ? null : 100 * Math.expm1(logReturn),
    unit: "percent",
  }));
}

const fewestShifts = 40;

/** A 95 % interval has 2.5 % of the shifts in each tail: with fewer than forty there is none. */
function intervalOf(placebo: Float64Array): Interval | null {
  if (placebo.length < fewestShifts) return null;
  const { low, high, level } = placeboInterval({ placebo, level: 0.95 });
  return { low, high, level, method: "the additive effects that the placebo does not reject" };
}

const power = 0.8;
const standardisedEffects = new Map<number, number>();

/** The standardised effect depends on n alone and takes tens of milliseconds: it is kept. */
function standardisedEffect(n: number): number {
  const effect = standardisedEffects.get(n) ?? minimumDetectableEffect({ n, alpha: 0.05, power });
  standardisedEffects.set(n, effect);
  return effect;
}

function detectable({ effectiveN, unconditional }: Study) {
  if (effectiveN < 2) return null;
  return {
    value: standardisedEffect(effectiveN) * unconditional.standardDeviation,
    unit: "log points",
    label: `smallest mean difference that as many independent events find with ${numberText("en").percent(power)} power`,
  };
}

export const h1: Claim<H1Evidence> = {
  id: "H1",
  title: "Whenever small caps broke out, ether followed",
  type: "historical",
  quotes: [
    {
      language: "en",
      text: "Historically, whenever the Russell 2000 entered a strong uptrend, ETH and altcoins followed in the months after.",
    },
    {
      language: "it",
      text: "Storicamente, le tendenze rialziste sostenute nei small caps hanno preceduto grandi movimenti in Ethereum e altcoin di diversi mesi.",
    },
  ],
  question:
    "After a first record close of the Russell 2000, did ether rise in the months that followed, every time, and by more than after any other date?",
  definition: [
    "What ether did over the months after every breakout of the Russell 2000, against the same from every start of the sample.",
    "A breakout is known at its close; ether is followed from its own next close, which by day is hours later.",
    "Returns are in logs, so that one great rise does not rule the mean.",
    "The other readings of \u201cstrong uptrend\u201d, of \u201cfollowed\u201d and of \u201caltcoins\u201d that closes can give are among the definitions; none looks ahead.",
  ].join(" "),
  verdictRule: `\u201cWhenever\u201d is broken by one breakout that was not followed. \u201cOn average\u201d is inconclusive below ${countWord(fewestEvents)} breakouts whose windows do not overlap, and contradicted where they gained no more than any date; it is supported where the p-value, corrected for every definition and horizon of the family, is within the level, with a caveat if it hangs on the best breakout.`,
  pitfalls: [
    "Few breakouts fall in ether\u2019s lifetime, and fewer regimes.",
    "The breakouts that were followed coincide with the first year after a halving of bitcoin: see the estimate within that year.",
    "One definition of breakout gives a small p-value where its neighbour gives a large one. Whoever may choose will find one; that is what the family-wise p-value corrects.",
    "Among several stand-ins that mean nothing one may reach a small p-value by chance: the table of them shows all.",
    "The highest price within a window is nearly always above the first for an asset that moves so much: a run-up proves little without the share of all dates that had one.",
    basketCaveat,
    "TOTAL3 is a capitalisation: it grows with every coin that is issued or newly listed, and nobody can hold it.",
    "Only closes are held. A breakout within the day, and directional indices that need highs and lows, cannot be tested.",
    "The two-state regime is estimated on returns before the sample and then only followed; its probabilities use nothing later than each close.",
    "By month and week the definitions have the nearest whole number of bars: they are kin to those by day, not the same.",
  ],
  facts: ["F08-01", "F09-01", "F01-01", "F01-03", "F09-02", "F09-03", "F09-05", "F09-07", "F09-08", "F01-26"],
  literature: breakoutLiterature,
  nullHypothesis: "The mean return after breakouts is that of dates drawn without regard to the Russell.",
  changeOfMind: `More breakouts: at ${countWord(fewestEvents)} independent ones the average can be judged. The word \u201cwhenever\u201d cannot be mended: only a definition of uptrend, chosen before looking, under which every case was followed.`,
  series: ["rut", "spx", "btc", "eth"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly", "daily"],
  settledOn: () => null,
  parameters: h1Parameters,
  inWords: (values, { frequency }) => h1InWords(toSpecification(values), frequency),
  remaining: h1Remaining,
  panels: ({ frequency, asOf }) => ({
    history: { query: "breakouts", frequency, asOf },
    signals: { query: "signals", frequency, asOf },
    altcoins: { query: "altcoins", frequency, asOf },
    holdOut: { query: "hold-out", frequency: "daily", asOf },
  }),
  evaluate,
};
