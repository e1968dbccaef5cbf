import type { PanelFrequency } from "../../series/series.js";
import { clopperPearson } from "../../stats/clopper-pearson.js";
import { signTest } from "../../stats/sign-test.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type {
  Claim,
  Finding,
  HitRate,
  Panel,
  Parameter,
  Parameters,
  PValue,
  Reading,
  Setting,
} from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { comparisonVerdict, overallVerdict, superlativeVerdict } from "../verdict.js";
import {
  type Gap,
  type RiskStudy,
  type Rivalry,
  returnsHeld,
  type Subject,
  studyRisk,
  subjects,
  tradingBars,
} from "./r3-study.js";
import { type RiskWindow, rollingWindows, separateWindows } from "./r3-windows.js";
import { type RiskMeasure, riskMeasures } from "./risk-sums.js";

export interface R3Evidence {
  readonly frequency: PanelFrequency;
  readonly study: RiskStudy;
  readonly rivalry: Rivalry;
  readonly rolling: readonly RiskWindow[];
  readonly separate: readonly RiskWindow[];
}

/** What would have to be held to settle the superlative. */
export const notHeld = [
  "micro caps",
  "biotech shares",
  "thematic and leveraged funds",
  "the Nasdaq of the hundred largest",
  "single shares",
] as const;

const ranges = {
  daily: { window: 252, minimum: 63, maximum: 1260, step: 21 },
  weekly: { window: 52, minimum: 13, maximum: 260, step: 13 },
  monthly: { window: 12, minimum: 12, maximum: 60, step: 12 },
};
const starts = ["2000-01-01", "2003-01-01", "2010-01-01", "2020-01-01"];
const level = 0.95;

function parameters({ frequency }: Setting): Parameter[] {
  const { window, minimum, maximum, step } = ranges[frequency];
  const text = numberText("en");
  return [
    {
      kind: "choice",
      id: "measure",
      label: "risk",
      default: "volatility",
      options: Object.entries(riskMeasures).map(([value, { label }]) => ({ value, label })),
    },
    {
      kind: "choice",
      id: "rival",
      label: "compared with",
      default: "ixic",
      options: [
        { value: "ixic", label: "the Nasdaq Composite" },
        { value: "spx", label: "the S&P 500" },
      ],
    },
    {
      kind: "range",
      id: "window",
      label: "window of a rank",
      unit: barNoun[frequency],
      default: window,
      minimum,
      maximum,
      step,
    },
    {
      kind: "choice",
      id: "start",
      label: "sample from",
      default: starts[0] ?? "",
      options: starts.map((value) => ({ value, label: text.month(value) })),
    },
    {
      kind: "choice",
      id: "subject",
      label: "what is called the most speculative",
      falsifies: true,
      default: "rut",
      options: Object.entries(subjects).map(([value, label]) => ({ value, label })),
    },
  ];
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<R3Evidence> {
  const panel = panels.closes;
  if (!panel) throw new Error("R3: needs the panel closes");
  const { frequency } = setting;
  const asked = { ...values, frequency };
  const start = String(values.start);
  const window = Number(values.window);
  const held = returnsHeld(panel, start);
  if (held < 2 * window) {
    const reason = `the sample has ${plural(held, barNoun[frequency])} of all three indices (rut, spx, ixic), too few for two windows of ${plural(window, barNoun[frequency])}`;
    return cannotSay("R3", reason, asked, setting);
  }
  const study = studyRisk(panel, {
    measure: String(values.measure) as RiskMeasure,
    subject: String(values.subject) as Subject,
    start,
    window,
  });
  const rivalry = study.rivalries.find(({ rival }) => rival === values.rival) ?? study.rivalries[0];
  if (!rivalry) throw new Error("R3: needs a rival");
  const year = tradingBars[frequency];
  const evidence = {
    frequency,
    study,
    rivalry,
    rolling: rollingWindows(study, year),
    separate: separateWindows(study, year),
  };
  return answer(evidence, asked, setting);
}

function answer(evidence: R3Evidence, asked: Parameters, setting: Setting): Finding<R3Evidence> {
  const { study, rivalry, separate } = evidence;
  const { measure } = study.choice;
  const { whole, eras, without } = rivalry;
  const rivals = study.rivalries.map((one) => readRival(one, study, separate.length));
  const superlative: Reading = {
    words: "the most speculative segment",
    verdict: superlativeVerdict(
      rivals.map(({ verdict }) => verdict),
      notHeld.length,
    ),
    reason: `against those held only; ${numberText("en").list(notHeld)} are not in the data, so the superlative itself cannot be tested`,
    restsOnP: true,
  };
  const readings = [...rivals, superlative];
  return {
    ...emptyFinding("R3", asked, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence),
    readings,
    estimate: {
      value: whole.value,
      unit: riskMeasures[measure].unit,
      label: `${riskMeasures[measure].name} of ${study.indices[0]?.name}, less that of ${rivalry.name}${measure === "beta" ? "" : ", a year"}`,
    },
    interval: {
      low: whole.low,
      high: whole.high,
      level,
      method: `stationary bootstrap of common blocks, ${study.resamples} resamples`,
    },
    p: pOf(whole.p, study, "stationary bootstrap, moved to no difference"),
    familyWiseP: pOf(corrected(whole), study, `Bonferroni over ${comparisons} measures of risk`),
    hitRate: hitsOf(separate, study.indices.length),
    counted: study.indices.map(({ name, value }) => ({
      what: `${riskMeasures[measure].name} of ${name}`,
      date: study.dates.at(-1) ?? "",
      value,
      unit: measure === "beta" ? "beta" : "percent",
    })),
    n: whole.n,
    effectiveN: separate.length,
    subPeriods: eras.map(({ label, n, value, p }) => ({ label, n, value, p })),
    dropOne: without.map(({ label, n, value }) => ({ label, n, value, p: null })),
    evidence,
  };
}

/** The measures that one could have chosen. Being ahead of every rival is one test, and needs no correction for their number. */
const comparisons = Object.keys(riskMeasures).length;

function corrected({ p }: Gap): number {
  return Math.min(1, p * comparisons);
}

function pOf(value: number, { resamples }: RiskStudy, method: string): PValue {
  return { value, method, sided: "one", smallestAttainable: 1 / (resamples + 1) };
}

function readRival({ name, whole, without }: Rivalry, study: RiskStudy, windows: number): Reading {
  const text = numberText("en");
  const { measure } = study.choice;
  const own = study.indices[0];
  return {
    words: `riskier than ${name}`,
    verdict: comparisonVerdict({
      independentEvents: windows,
      low: whole.low,
      high: whole.high,
      familyWiseP: corrected(whole),
      holdsWithoutBest: without.every(({ value }) => value > 0),
    }),
    reason: `${riskMeasures[measure].name} ${valueText(own?.value ?? 0, measure)} against ${valueText((own?.value ?? 0) - whole.value, measure)}, difference ${text.signed(whole.low, 2)} to ${text.signed(whole.high, 2)}`,
    restsOnP: true,
  };
}

/** A measure in words: "24.1 %" a year, or a beta. */
export function valueText(value: number, measure: RiskMeasure): string {
  const text = numberText("en");
  return measure === "beta" ? text.decimal(value, 2) : text.percent(value / 100, 1);
}

function hitsOf(separate: readonly RiskWindow[], indices: number): HitRate {
  const n = separate.length;
  const positives = separate.filter(({ rank }) => rank === 1).length;
  const usualShare = 1 / indices;
  const { p, smallestAttainable } = signTest({ n, positives, baseRate: usualShare, alternative: "greater" });
  return {
    positives,
    n,
    interval: {
      ...clopperPearson({ successes: positives, n, level }),
      level,
      method: "Clopper\u2013Pearson, exact",
    },
    usualShare,
    p: {
      value: p,
      method: "exact sign test of first places against an equal share",
      sided: "one",
      smallestAttainable,
    },
  };
}

function sentence({ study, rivalry, separate, frequency }: R3Evidence): string {
  const text = numberText("en");
  const { measure, window } = study.choice;
  const ranked = study.indices.map(({ name, value }) => `${name} ${valueText(value, measure)}`);
  const first = separate.filter(({ rank }) => rank === 1).length;
  const [own] = study.indices;
  const { low, high } = rivalry.whole;
  const clear = low > 0 ? "clearly above" : high < 0 ? "clearly below" : "not clearly apart from";
  const ahead = rivalry.eras.filter(({ value }) => value > 0).length;
  return [
    `From ${text.month(study.dates[0] ?? "")} the ${riskMeasures[measure].name} was: ${text.list(ranked)}; ${own?.name} is ${clear} ${rivalry.name}, ahead of it in ${ahead === 0 ? "none" : countWord(ahead)} of ${plural(rivalry.eras.length, "part")} of the sample.`,
    `${capital(own?.name ?? "")} was the riskiest of the three in ${first === 0 ? "none" : countWord(first)} of ${countWord(separate.length)} separate windows of ${plural(window, barNoun[frequency])}.`,
    "Riskier segments are not in the data: the superlative cannot be settled.",
  ].join(" ");
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const r3: Claim<R3Evidence> = {
  id: "R3",
  title: "Small caps are the most speculative segment of shares",
  type: "historical",
  quotes: [
    {
      language: "en",
      text: "an index tracking small-cap US companies, representing the most speculative segment of traditional equities",
    },
    {
      language: "it",
      text: "Le azioni di piccole capitalizzazioni rappresentano il segmento ad alto rischio dei mercati azionari tradizionali.",
    },
  ],
  question:
    "Was the Russell 2000 riskier than every other equity index that is held, over the sample and in its parts?",
  definition: `Volatility is the standard deviation of log returns, a year; downside volatility the root of their mean square below zero; downside beta the slope on the S&P 500 over the bars on which that fell. Held are three indices: the Russell 2000, the S&P 500 and the Nasdaq Composite. Not held are ${numberText("en").list(notHeld)}.`,
  verdictRule:
    "Each rival that is held is compared by itself. The whole interval of the difference below zero for one of them: contradicted. Above zero for all, with a corrected p within the level: supported with a caveat, since riskier segments are not held: the superlative itself cannot be tested with these data. The weakest reading speaks for the whole.",
  pitfalls: [
    "\u201cThe most\u201d is a superlative: single shares, leveraged funds and micro caps are riskier by construction, and none is held.",
    "The Nasdaq stands for technology shares; the index of the hundred largest of them is not held.",
    "The fall of technology shares at the start of the century raises the Nasdaq\u2019s figure: a vintage that begins after it, or a later start chosen here, gives the Russell the first place.",
    "Month ends smooth what happens within the month; by day the ranks can differ.",
    "Volatility comes in clusters: the interval resamples blocks as long as the clusters.",
    "How speculative a share is may also be read from losses and debts of companies, which are not held.",
  ],
  facts: ["F01-20", "F01-21"],
  literature: [],
  nullHypothesis: "The Russell 2000 is no riskier than the Nasdaq Composite.",
  changeOfMind:
    "Daily closes of micro caps, biotech and leveraged funds over the same years: with them the superlative could be settled.",
  series: ["rut", "spx", "ixic"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly", "daily"],
  settledOn: () => null,
  parameters,
  inWords: ({ measure, rival, window, start, subject }, { frequency }) =>
    `${capital(riskMeasures[String(measure) as RiskMeasure].name)} of ${subjects[String(subject) as Subject]} against ${rival === "spx" ? "the S&P 500" : "the Nasdaq Composite"}, from ${numberText("en").month(String(start))} on; ranks in windows of ${plural(Number(window), barNoun[frequency])}.`,
  panels: ({ frequency, asOf }) => ({ closes: { query: "index-closes", frequency, asOf } }),
  evaluate,
};
