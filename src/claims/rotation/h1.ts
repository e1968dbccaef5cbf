import { minimumDetectableEffect } from "../../stats/minimum-detectable-effect.js";
import { placeboInterval } from "../../stats/placebo-interval.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Claim, Finding, Interval, Panel, Parameter, Parameters, Reading, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { averageVerdict, fewestEvents, overallVerdict, significance, universalVerdict } from "../verdict.js";
import { assetNames } from "./h1-assets.js";
import { dropOne, type H1Evidence, holdOutPath, unconditionalBand } from "./h1-evidence.js";
import { eventsByGap, familyOf, familyWise } from "./h1-grid.js";
import { h1Sentence } from "./h1-sentence.js";
import { barsInSample, hitRate, type Study, type StudyChoice, studyBreakouts } from "./h1-study.js";

const ranges = {
  daily: { gap: 90, gapMaximum: 365, horizon: 182, horizonMaximum: 365 },
  weekly: { gap: 13, gapMaximum: 52, horizon: 26, horizonMaximum: 52 },
  monthly: { gap: 3, gapMaximum: 12, horizon: 6, horizonMaximum: 12 },
};

function parameters({ frequency }: Setting): Parameter[] {
  const { gap, gapMaximum, horizon, horizonMaximum } = ranges[frequency];
  const unit = barNoun[frequency];
  return [
    {
      kind: "range",
      id: "gap",
      label: "time without a record",
      unit,
      default: gap,
      minimum: 1,
      maximum: gapMaximum,
      step: 1,
    },
    {
      kind: "range",
      id: "horizon",
      label: "months after",
      unit,
      default: horizon,
      minimum: 1,
      maximum: horizonMaximum,
      step: 1,
    },
    {
      kind: "choice",
      id: "asset",
      label: "what is followed",
      default: "eth",
      options: Object.entries(assetNames).map(([value, label]) => ({ value, label })),
    },
    {
      kind: "choice",
      id: "start",
      label: "sample from",
      default: "2015-08-01",
      options: [
        { value: "2015-08-01", label: "August 2015" },
        { value: "2016-01-01", label: "January 2016" },
        { value: "2018-01-01", label: "January 2018" },
        { value: "2020-01-01", label: "January 2020" },
      ],
    },
  ];
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<H1Evidence> {
  const { frequency } = setting;
  const noun = barNoun[frequency];
  const { history, holdOut } = panels;
  if (!history || !holdOut) throw new Error("H1: needs the panels history and holdOut");
  const choice = toChoice(values);
  const bars = barsInSample(history, choice);
  if (bars < choice.horizon + 2) {
    const reason = `the sample has ${plural(bars, noun)}, too few to follow anything for ${plural(choice.horizon, noun)}`;
    return cannotSay("H1", reason, { ...values, frequency }, setting);
  }
  const study = studyBreakouts(history, choice);
  const hits = study.complete.length > 0 ? hitRate(study) : null;
  const familyWiseP = familyWise(history, study);
  const drops = dropOne(study);
  const readings = readClaim(study, hits?.positives ?? 0, familyWiseP?.value ?? 1, drops);
  const finding = {
    ...emptyFinding("H1", { ...values, frequency }, setting),
    verdict: overallVerdict(readings),
    readings,
    estimate: study.placebo && {
      value: study.placebo.observed - study.placebo.placeboMean,
      unit: "log points",
      label: `mean ${choice.horizon}-${noun} log return after breakouts, less that of every ${noun}`,
    },
    interval: study.placebo && intervalOf(study.placebo.placebo),
    p: study.placebo && {
      value: study.placebo.p,
      method: `exact placebo: all ${study.placebo.shifts} circular shifts of the breakout calendar`,
      sided: "one" as const,
      smallestAttainable: study.placebo.smallestAttainable,
    },
    familyWiseP,
    hitRate: hits,
    counted: study.episodes.map(({ date, logReturn }) => ({
      what: `${(assetNames[choice.asset] ?? choice.asset).toLowerCase()} ${plural(choice.horizon, noun)} after the breakout`,
      date,
      value: logReturn === null ? null : 100 * Math.expm1(logReturn),
      unit: "percent",
    })),
    n: study.complete.length,
    effectiveN: study.effectiveN,
    minimumDetectableEffect: detectable(study),
    dropOne: drops.map(({ date, excess, p }) => ({
      label: numberText("en").shortDay(date),
      n: study.complete.length - 1,
      value: excess,
      p,
    })),
    evidence: {
      study,
      hits,
      frequency,
      band: unconditionalBand(history, study),
      grid: familyOf(history, choice.asset, choice.start).cells,
      eventsByGap: eventsByGap(
        history,
        Array.from({ length: ranges[frequency].gapMaximum }, (_, i) => i + 1),
        choice.start,
      ),
      dropOne: drops,
      holdOut: holdOutPath(holdOut, choice.asset),
    },
  };
  return { ...finding, sentence: h1Sentence(finding.evidence) };
}

const fewestShifts = 40;

/** A 95 % interval has 2.5 % of the shifts in each tail: with fewer than forty there is none. */
function intervalOf(placebo: Float64Array): Interval | null {
  if (placebo.length < fewestShifts) return null;
  const { low, high, level } = placeboInterval({ placebo, level: 0.95 });
  return { low, high, level, method: "the additive effects that the placebo does not reject" };
}

function toChoice({ asset, gap, horizon, start }: Parameters): StudyChoice {
  return { asset: String(asset), gap: Number(gap), horizon: Number(horizon), start: String(start) };
}

function readClaim(
  study: Study,
  positives: number,
  familyWiseP: number,
  drops: H1Evidence["dropOne"],
): Reading[] {
  const n = study.complete.length;
  const best = drops.reduce<H1Evidence["dropOne"][number] | null>(
    (a, b) => (a && a.excess < b.excess ? a : b),
    null,
  );
  const estimate = study.placebo ? study.placebo.observed - study.placebo.placeboMean : 0;
  return [
    {
      words: "whenever",
      verdict: universalVerdict(study.effectiveN, n - positives),
      reason:
        n > positives
          ? "one breakout that was not followed breaks the word"
          : "no breakout in the sample breaks the word",
    },
    {
      words: "on average",
      verdict: averageVerdict({
        independentEvents: study.effectiveN,
        estimate,
        familyWiseP,
        holdsWithoutBest: best !== null && best.excess > 0 && best.p <= significance,
      }),
      reason: "the softened claim: breakouts were followed by more than the usual return",
    },
  ];
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
  definition:
    "The log return of ether over the months after every record close of the Russell 2000 that ended a time without one, against the same return from every start of the sample.",
  verdictRule:
    "\u201cWhenever\u201d is broken by one breakout that was not followed. \u201cOn average\u201d needs enough independent breakouts, a family-wise p within the level, and an effect that does not hang on one event.",
  pitfalls: [
    "Few breakouts fall in ether\u2019s lifetime, and fewer regimes.",
    "The breakouts that were followed coincide with bitcoin\u2019s halving cycle.",
  ],
  facts: [],
  literature: [],
  nullHypothesis: "The mean return after breakouts is that of dates drawn without regard to the Russell.",
  changeOfMind: `More breakouts: at ${countWord(fewestEvents)} independent ones the average can be judged. The word \u201cwhenever\u201d cannot be mended: only a definition of uptrend, chosen before looking, under which every case was followed.`,
  series: ["rut", "spx", "btc", "eth"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly", "daily"],
  settledOn: () => null,
  parameters,
  inWords: ({ gap, horizon, asset, start }, { frequency }) =>
    `A breakout is a record close of the Russell 2000 after at least ${plural(Number(gap), barNoun[frequency])} without one; ${(assetNames[String(asset)] ?? String(asset)).toLowerCase()} is followed for ${plural(Number(horizon), barNoun[frequency])}, from ${numberText("en").month(String(start))} on.`,
  panels: ({ frequency, asOf }) => ({
    history: { query: "breakouts", frequency, asOf },
    holdOut: { query: "hold-out", frequency: "daily", asOf },
  }),
  evaluate,
};
