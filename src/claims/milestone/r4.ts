import type { PanelFrequency } from "../../series/series.js";
import { clopperPearson } from "../../stats/clopper-pearson.js";
import { placeboInterval } from "../../stats/placebo-interval.js";
import { signTest } from "../../stats/sign-test.js";
import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Claim, Finding, HitRate, Panel, Parameter, Parameters, Reading, Setting } from "../claim.js";
import { detectableMean } from "../detectable.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { averageVerdict, overallVerdict, universalVerdict } from "../verdict.js";
import { leadershipLiterature } from "./literature.js";
import { liquidityMeasures, measureOf } from "./measures.js";
import { byEra, dropEach } from "./r2-splits.js";
import type { LeadershipChoice, LiquidityChoice } from "./r4-episodes.js";
import { leaderNames, leadershipInWords, r4Sentence } from "./r4-sentence.js";
import { type LeadershipStudy, studyLeadership } from "./r4-study.js";

export interface R4Evidence {
  readonly frequency: PanelFrequency;
  readonly study: LeadershipStudy;
}

const ranges = {
  daily: {
    lookback: 63,
    lookbackMaximum: 252,
    coolOff: 42,
    coolOffMaximum: 126,
    window: 63,
    windowMaximum: 252,
  },
  weekly: {
    lookback: 13,
    lookbackMaximum: 52,
    coolOff: 8,
    coolOffMaximum: 26,
    window: 13,
    windowMaximum: 52,
  },
  monthly: { lookback: 3, lookbackMaximum: 12, coolOff: 2, coolOffMaximum: 6, window: 3, windowMaximum: 12 },
};
const leaders = ["rut", "ixic", "walk", "shifted"] as const;

function parameters({ frequency }: Setting): Parameter[] {
  const own = ranges[frequency];
  const unit = barNoun[frequency];
  const range = (id: string, label: string, standard: number, maximum: number): Parameter => ({
    kind: "range",
    id,
    label,
    unit,
    default: standard,
    minimum: 1,
    maximum,
    step: 1,
  });
  return [
    range("lookback", "compared over", own.lookback, own.lookbackMaximum),
    {
      kind: "range",
      id: "threshold",
      label: "ahead by more than",
      unit: "percent",
      default: 5,
      minimum: 0,
      maximum: 15,
      step: 1,
    },
    range("coolOff", "out of the state before", own.coolOff, own.coolOffMaximum),
    {
      kind: "choice",
      id: "rises",
      label: "what it leads",
      default: "rises",
      options: [
        { value: "rises", label: "rises: it must have risen itself" },
        { value: "any", label: "whether it rose or not" },
      ],
    },
    {
      kind: "choice",
      id: "liquidity",
      label: "capital in the system",
      default: "net",
      options: liquidityMeasures.map(({ id, label }) => ({ value: id, label })),
    },
    range("window", "window of its change", own.window, own.windowMaximum),
    {
      kind: "choice",
      id: "fall",
      label: "what counts as a fall",
      default: "any",
      options: [
        { value: "any", label: "any fall" },
        { value: "clear", label: "a fall in the lowest quarter of all changes up to then" },
      ],
    },
    {
      kind: "choice",
      id: "signal",
      label: "what takes the lead",
      falsifies: true,
      default: "rut",
      options: leaders.map((value) => ({ value, label: leaderNames[value] })),
    },
  ];
}

function choicesOf(values: Parameters): { leadership: LeadershipChoice; liquidity: LiquidityChoice } {
  return {
    leadership: {
      signal: String(values.signal) as LeadershipChoice["signal"],
      lookback: Number(values.lookback),
      threshold: Number(values.threshold),
      coolOff: Number(values.coolOff),
      rising: values.rises === "rises",
    },
    liquidity: {
      measure: measureOf(liquidityMeasures, String(values.liquidity)),
      window: Number(values.window),
      fall: values.fall === "clear" ? "clear" : "any",
    },
  };
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<R4Evidence> {
  const { history } = panels;
  if (!history) throw new Error("R4: needs the panel history");
  const { frequency } = setting;
  const asked = { ...values, frequency };
  const { leadership, liquidity } = choicesOf(values);
  const study = studyLeadership(history, leadership, liquidity);
  if (study.dates.length < 2 * liquidity.window) {
    const noun = barNoun[frequency];
    const reason = `too few ${noun}s of ${liquidity.measure.name} (${liquidity.measure.series.join(", ")}) are known on that day for changes over ${plural(liquidity.window, noun)}`;
    return cannotSay("R4", reason, asked, setting);
  }
  return answer({ frequency, study }, asked, setting);
}

function answer(evidence: R4Evidence, asked: Parameters, setting: Setting): Finding<R4Evidence> {
  const { study, frequency } = evidence;
  const { episodes, places, shift, fisher, falling, dates, usualShare, effectiveN } = study;
  const placed = {
    outcomes: Float64Array.from(falling, (state) => (state ? 0 : 100)),
    places: shift ? places : [],
    dateAt: (place: number) => dates[place] ?? "",
  };
  const drops = dropEach(placed);
  const readings = read(
    study,
    drops.every(({ excess }) => excess > 0),
  );
  const interval =
    shift && shift.placebo.length >= fewestShifts ? placeboInterval({ placebo: shift.placebo, level }) : null;
  return {
    ...emptyFinding("R4", asked, setting),
    verdict: overallVerdict(readings),
    sentence: r4Sentence(evidence),
    readings,
    estimate: shift && {
      value: 100 * (shift.observed - shift.placeboMean),
      unit: "percentage points",
      label: `share of rising liquidity where leadership began, less that of every ${barNoun[frequency]}`,
    },
    interval: interval && {
      low: 100 * interval.low,
      high: 100 * interval.high,
      level,
      method: "the additive effects that the placebo does not reject",
    },
    p: fisher && {
      value: fisher.p,
      method: `Fisher\u2019s exact test, ${episodes.length} episodes against ${study.others.length} dates between them`,
      sided: "one",
      smallestAttainable: fisher.smallestAttainable,
    },
    familyWiseP: study.familyWiseP,
    hitRate: hitsOf(study),
    counted: episodes.map(({ date, liquidityChange }) => ({
      what: `${study.liquidity.measure.name} over the ${plural(study.liquidity.window, barNoun[frequency])} before leadership began`,
      date,
      value: liquidityChange,
      unit: study.liquidity.measure.unit,
    })),
    n: episodes.length,
    effectiveN,
    minimumDetectableEffect: detectableMean(
      effectiveN,
      100 * Math.sqrt(usualShare * (1 - usualShare)),
      "percentage points",
    ),
    subPeriods: shift ? byEra(placed) : [],
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

function read(study: LeadershipStudy, holdsWithoutEach: boolean): Reading[] {
  const { episodes, shift, familyWiseP, effectiveN, fisher } = study;
  const text = numberText("en");
  const falls = episodes.filter(({ falling }) => falling);
  const [first] = falls;
  return [
    {
      words: "only",
      verdict: universalVerdict(effectiveN, falls.length),
      reason: first
        ? `one episode that began while liquidity fell breaks the word, and ${falls.length} of ${episodes.length} did; the first ${text.shortDay(first.date)}`
        : "no episode in the sample breaks the word",
    },
    {
      words: "usually when capital returns",
      verdict: averageVerdict({
        independentEvents: effectiveN,
        estimate: shift ? shift.observed - shift.placeboMean : 0,
        familyWiseP: familyWiseP?.value ?? 1,
        holdsWithoutBest: holdsWithoutEach,
      }),
      reason: fisher
        ? `liquidity rose at ${text.percent(fisher.shares[0])} of episodes and at ${text.percent(fisher.shares[1])} of the dates between them`
        : "episodes and other dates cannot be compared",
      restsOnP: true,
    },
  ];
}

function hitsOf({ episodes, usualShare }: LeadershipStudy): HitRate | null {
  const n = episodes.length;
  if (n === 0) return null;
  const positives = episodes.filter(({ falling }) => !falling).length;
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

export const r4: Claim<R4Evidence> = {
  id: "R4",
  title: "Small caps lead rises only when capital returns to the system",
  type: "historical",
  quotes: [
    {
      language: "it",
      text: "Di solito guidano i rialzi solo quando i capitali ritornano nel sistema finanziario e gli investitori sono disposti ad assumere un rischio maggiore.",
    },
  ],
  question:
    "When the Russell 2000 took the lead of a rise, was liquidity rising every time, and more often than on other dates?",
  definition:
    "Small caps lead when the Russell 2000 is ahead of the S&P 500 over the look-back by more than a threshold, itself rising; an episode begins on the first bar of that state after a time out of it. Capital returns when liquidity, as published by then, is higher than a window before. The dates that episodes are compared with lie a window apart from one another and from every episode. Bank credit is not in the data, and an investor\u2019s willingness to take risk is read in the claim before, not here.",
  verdictRule:
    "\u201cOnly\u201d is broken by one episode that began while liquidity fell. \u201cUsually\u201d needs enough independent episodes, a share of rising liquidity above the usual one and a corrected p within the level.",
  pitfalls: [
    "The sentence begins with \u201cusually\u201d (di solito) and goes on with \u201conly\u201d: both words are read by themselves.",
    "A fall of a tenth of a percent counts as a fall unless a clear one is asked for.",
    "Rising liquidity is common: an episode under rising liquidity is no evidence unless episodes have more of it than other dates.",
    "Liquidity and leadership can both answer to a crisis: the Fed adds in falls, and small caps lead the recovery.",
  ],
  facts: ["F01-13", "F01-14", "F02-01", "F02-02", "F02-03"],
  literature: leadershipLiterature,
  nullHypothesis:
    "The share of rising liquidity where leadership begins is that of dates drawn without regard to the Russell.",
  changeOfMind:
    "For \u201conly\u201d, nothing: one clear counter-example stands. For \u201cusually\u201d, more episodes with a larger share under rising liquidity than other dates have.",
  series: ["rut", "spx", "walcl", "wtregen", "rrp"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly"],
  settledOn: () => null,
  parameters,
  inWords: (values, { frequency }) => {
    const { leadership, liquidity } = choicesOf(values);
    return `Leadership: ${leadershipInWords(leadership, barNoun[frequency])}. Capital returns when ${liquidity.measure.name} is higher than ${plural(liquidity.window, barNoun[frequency])} before${liquidity.fall === "any" ? "" : ", or not in the lowest quarter of its changes"}.`;
  },
  panels: ({ frequency, asOf }) => ({
    history: { query: "small-caps-and-liquidity", frequency, asOf },
  }),
  evaluate,
};
