import type { PanelFrequency } from "../../series/series.js";
import { clopperPearson } from "../../stats/clopper-pearson.js";
import { placeboInterval } from "../../stats/placebo-interval.js";
import { signTest } from "../../stats/sign-test.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Claim, Finding, HitRate, Interval, Panel, Parameter, Parameters, Setting } from "../claim.js";
import { detectableMean } from "../detectable.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { overallVerdict } from "../verdict.js";
import { signLiterature } from "./literature.js";
import { appetiteMeasures, liquidityMeasures, type Measure, measureOf } from "./measures.js";
import { type AroundEvents, aroundEvents } from "./r2-around.js";
import { type Crossing, type OnTheDay, onTheDay, readCrossing } from "./r2-crossing.js";
import { type LeadStudy, studyLead } from "./r2-lead.js";
import { readSign } from "./r2-readings.js";
import { r2Sentence } from "./r2-sentence.js";
import { byEra, dropEach } from "./r2-splits.js";
import { type EventStudy, keepFor, type Side, sides, studyEvents } from "./r2-study.js";
import { type Signal, signalNames, signalSwitch } from "./signals.js";

export interface R2Evidence {
  readonly frequency: PanelFrequency;
  readonly study: EventStudy;
  readonly appetiteStudy: EventStudy;
  readonly around: AroundEvents | null;
  readonly appetiteAround: AroundEvents | null;
  readonly lead: LeadStudy | null;
  readonly crossing: Crossing;
  readonly liquidityDay: OnTheDay | null;
  readonly appetiteDay: OnTheDay | null;
}

const ranges = {
  daily: { gap: 90, gapMaximum: 365, window: 91, windowMinimum: 28, windowMaximum: 365 },
  weekly: { gap: 13, gapMaximum: 52, window: 13, windowMinimum: 4, windowMaximum: 52 },
  monthly: { gap: 3, gapMaximum: 12, window: 3, windowMinimum: 1, windowMaximum: 12 },
};

function parameters({ frequency }: Setting): Parameter[] {
  const { gap, gapMaximum, window, windowMinimum, windowMaximum } = ranges[frequency];
  const unit = barNoun[frequency];
  const offer = (measures: readonly Measure[]) => measures.map(({ id, label }) => ({ value: id, label }));
  return [
    {
      kind: "choice",
      id: "liquidity",
      label: "liquidity",
      default: "net",
      options: offer(liquidityMeasures),
    },
    {
      kind: "choice",
      id: "appetite",
      label: "risk appetite",
      default: "vix",
      options: offer(appetiteMeasures),
    },
    {
      kind: "range",
      id: "window",
      label: "window of a change",
      unit,
      default: window,
      minimum: windowMinimum,
      maximum: windowMaximum,
      step: 1,
    },
    {
      kind: "choice",
      id: "side",
      label: "which change",
      default: "after",
      options: Object.entries(sides).map(([value, label]) => ({ value, label })),
    },
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
    signalSwitch(),
  ];
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<R2Evidence> {
  const { history, weeks } = panels;
  if (!history || !weeks) throw new Error("R2: needs the panels history and weeks");
  const measure = measureOf(liquidityMeasures, String(values.liquidity));
  const appetite = measureOf(appetiteMeasures, String(values.appetite));
  const window = Number(values.window);
  const rest = {
    window,
    gap: Number(values.gap),
    side: String(values.side) as Side,
    signal: String(values.signal) as Signal,
  };
  const asked = { ...values, frequency: setting.frequency };
  const study = studyEvents(history, { measure, ...rest });
  if (study.circle.changes.after.length < 2) {
    const noun = barNoun[setting.frequency];
    const reason = `too few ${noun}s of ${measure.name} (${measure.series.join(", ")}) are known on that day for a window of ${plural(window, noun)}`;
    return cannotSay("R2", reason, asked, setting);
  }
  const crossing = readCrossing(weeks);
  const appetiteStudy = studyEvents(history, { measure: appetite, ...rest });
  const evidence: R2Evidence = {
    frequency: setting.frequency,
    study,
    appetiteStudy,
    around: aroundOf(history, study),
    appetiteAround: aroundOf(history, appetiteStudy),
    lead: studyLead(history, measure, rest.signal, window),
    crossing,
    liquidityDay: onTheDay(crossing, history, measure, window),
    appetiteDay: onTheDay(crossing, history, appetite, window),
  };
  return answer(history, evidence, appetite, asked, setting);
}

/** The paths around the breakouts do not depend on which side is compared. */
function aroundOf(history: Panel, study: EventStudy): AroundEvents | null {
  const { measure, window, gap, signal } = study.choice;
  const key = `around ${measure.id} ${window} ${gap} ${signal}`;
  return keepFor(history, key, () => aroundEvents(study, history.dates));
}

function answer(
  history: Panel,
  evidence: R2Evidence,
  appetite: Measure,
  asked: Parameters,
  setting: Setting,
): Finding<R2Evidence> {
  const { study, crossing, lead, liquidityDay, appetiteDay } = evidence;
  const { circle, places, test, choice } = study;
  const outcomes = circle.changes[choice.side];
  const placed = {
    outcomes,
    places,
    dateAt: (place: number) => history.dates[circle.firstRow + place] ?? "",
  };
  const drops = dropEach(placed);
  const days = liquidityMeasures.flatMap((one) => onTheDay(crossing, history, one, choice.window) ?? []);
  const readings = readSign({
    study,
    drops,
    lead,
    liquidityDay,
    appetite,
    appetiteDay,
    rising: days.filter(({ change }) => change > 0).length,
    defined: days.length,
  });
  const noun = barNoun[setting.frequency];
  const unit = choice.measure.unit;
  return {
    ...emptyFinding("R2", asked, setting),
    verdict: overallVerdict(readings),
    sentence: r2Sentence(evidence),
    readings,
    estimate: test && {
      value: test.observed - test.placeboMean,
      unit,
      label: `mean change of ${choice.measure.name} over ${plural(choice.window, noun)}, ${sides[choice.side]}, less that around every ${noun}`,
    },
    interval: test && intervalOf(test.placebo),
    p: test && {
      value: test.p,
      method: `exact placebo: all ${test.shifts} circular shifts of the breakout calendar`,
      sided: "one",
      smallestAttainable: test.smallestAttainable,
    },
    familyWiseP: study.familyWiseP,
    hitRate: places.length > 0 ? hitsOf(outcomes, places) : null,
    counted: study.events.map(({ date, before, after }) => ({
      what: `${choice.measure.name} over ${plural(choice.window, noun)} ${choice.side === "before" ? "before" : "after"} the breakout`,
      date,
      value: choice.side === "before" ? before : after,
      unit,
    })),
    n: places.length,
    effectiveN: study.effectiveN,
    minimumDetectableEffect: detectableMean(study.effectiveN, standardDeviation(outcomes), unit),
    subPeriods: byEra(placed),
    dropOne: drops.map(({ date, excess, p }) => ({
      label: numberText("en").shortDay(date),
      n: places.length - 1,
      value: excess,
      p,
    })),
    evidence,
  };
}

const fewestShifts = 40;
const level = 0.95;

function intervalOf(placebo: Float64Array): Interval | null {
  if (placebo.length < fewestShifts) return null;
  const { low, high } = placeboInterval({ placebo, level });
  return { low, high, level, method: "the additive effects that the placebo does not reject" };
}

function hitsOf(outcomes: Float64Array, places: readonly number[]): HitRate {
  const n = places.length;
  const positives = places.filter((place) => (outcomes[place] ?? 0) > 0).length;
  const usualShare = outcomes.filter((value) => value > 0).length / outcomes.length;
  const possible = usualShare > 0 && usualShare < 1;
  const sign = possible ? signTest({ n, positives, baseRate: usualShare, alternative: "greater" }) : null;
  return {
    positives,
    n,
    interval: {
      ...clopperPearson({ successes: positives, n, level }),
      level,
      method: "Clopper\u2013Pearson, exact",
    },
    usualShare,
    p: sign && {
      value: sign.p,
      method: "exact sign test against the usual share",
      sided: "one",
      smallestAttainable: sign.smallestAttainable,
    },
  };
}

export const r2: Claim<R2Evidence> = {
  id: "R2",
  title: "The breakout is the biggest sign yet that liquidity is returning",
  type: "historical",
  quotes: [
    {
      language: "en",
      text: "This is the biggest sign yet that liquidity is returning and risk appetite is back.",
    },
    {
      language: "it",
      text: "Questo \u00e8 considerato un segnale fondamentale di ritorno della liquidit\u00e0 e di ripresa dell\u2019appetito per il rischio nei mercati tradizionali.",
    },
  ],
  question:
    "Had liquidity risen when the Russell crossed the level, did it rise more around earlier breakouts than around other dates, and which of the two moves first?",
  definition:
    "A breakout is a record close of the Russell 2000 after a time without one. Net liquidity is the Fed\u2019s total assets less the Treasury\u2019s account less overnight reverse repurchases; a value counts from the day it was published, and a change is one of logarithms. The change over the window after (or before) breakouts is compared with the same calendar of breakouts moved to every other date. The appetite for risk is read from the VIX or from shares other than the Russell.",
  verdictRule:
    "Contradicted if liquidity had not risen on the articles\u2019 date, or if an earlier breakout had a larger rise behind it (\u201cbiggest\u201d), or if liquidity does less after breakouts than usual. The average needs enough independent breakouts and a family-wise p within the level. The weakest reading speaks for the whole.",
  pitfalls: [
    "Units and days: total assets are a Wednesday level and the Treasury\u2019s account a week\u2019s average, both published in USD million; reverse repurchases are those of that Wednesday, in USD billion. Before the facility began there were none.",
    "Credit spreads of weak borrowers, the usual measure of risk appetite, are not in the data.",
    "The NFCI is made of market prices and revised: what it is now said to have been was not known then.",
    "The event is the break to a record in September, not the round number in January.",
    "The Treasury\u2019s account swings by tens of billions within a week: with the week\u2019s average and with the Wednesday\u2019s balance the comparison of two dates can have opposite signs. The chart shows both.",
    "Levels of liquidity and of shares both rise over the years; only changes are compared here.",
    "The Fed adds when markets fall: a rise of liquidity can follow from weakness as well as precede strength.",
    "By month a balance is known with the next month end, by week with the Friday of its statement.",
    "The Russell\u2019s own strength cannot be evidence for what the Russell is said to show.",
  ],
  facts: ["F01-03", "F01-04", "F01-09", "F02-01", "F02-03", "F02-04", "F02-06", "F04-03", "F08-01"],
  literature: signLiterature,
  nullHypothesis:
    "The mean change of liquidity around breakouts is that around dates drawn without regard to the Russell.",
  changeOfMind:
    "A definition of liquidity, chosen before looking, that had risen by more on the articles\u2019 date than before every earlier breakout, and that rises after breakouts by more than after other dates.",
  series: ["rut", "spx", "vix", "walcl", "wtregen", "rrp"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly"],
  settledOn: () => null,
  parameters,
  inWords: ({ liquidity, appetite, window, side, gap, signal }, { frequency }) =>
    `Breakouts of ${signalNames[String(signal) as Signal]} after at least ${plural(Number(gap), barNoun[frequency])} without a record; the change of ${measureOf(liquidityMeasures, String(liquidity)).name} over ${plural(Number(window), barNoun[frequency])}, ${sides[String(side) as Side]}; risk appetite is ${measureOf(appetiteMeasures, String(appetite)).name}.`,
  panels: ({ frequency, asOf }) => ({
    history: { query: "small-caps-and-liquidity", frequency, asOf },
    weeks: { query: "net-liquidity-weeks", frequency: "weekly", asOf },
  }),
  evaluate,
};
