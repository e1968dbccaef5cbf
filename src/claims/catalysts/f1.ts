import { countWord, numberText, plural } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import { barNoun } from "../bars.js";
import type { Claim, Finding, Panel, Parameter, Parameters, Reading, Setting } from "../claim.js";
import { beforeTheArticles } from "../fact-claim.js";
import { emptyFinding } from "../finding.js";
import { factVerdict, forecastVerdict, untestableVerdict } from "../verdict.js";
import {
  type ConvergenceBar,
  type ConvergenceChoice,
  convergenceBars,
  readYear,
  type YearOf,
} from "./f1-readings.js";
import { f1Sentence, metCount, readingWords } from "./f1-words.js";
import { catalystsLiterature } from "./literature.js";

export interface F1Evidence {
  readonly choice: ConvergenceChoice;
  readonly frequency: Setting["frequency"];
  /** From the start of the year before to the end of the year, as far as known. */
  readonly bars: readonly ConvergenceBar[];
  readonly year: YearOf;
  /** The same readings of the years before. */
  readonly years: readonly YearOf[];
}

const articleYear = Number(articleDate.slice(0, 4));
const firstYear = 2019;
const runs = {
  daily: { standard: 30, maximum: 90 },
  weekly: { standard: 4, maximum: 13 },
  monthly: { standard: 1, maximum: 3 },
};

function parameters({ frequency }: Setting): Parameter[] {
  const { standard, maximum } = runs[frequency];
  const years = Array.from({ length: articleYear - firstYear }, (_, i) => articleYear - 1 - i);
  return [
    {
      kind: "range",
      id: "share",
      label: "altcoins that must beat bitcoin",
      unit: "percent",
      default: 75,
      minimum: 50,
      maximum: 90,
      step: 5,
    },
    {
      kind: "range",
      id: "bars",
      label: "for",
      unit: barNoun[frequency],
      default: standard,
      minimum: 1,
      maximum,
      step: 1,
    },
    {
      kind: "choice",
      id: "mean",
      label: "mean of ether over the Russell",
      default: "arithmetic",
      options: [
        { value: "arithmetic", label: "of the ratio" },
        { value: "geometric", label: "of its logarithm" },
      ],
    },
    {
      kind: "choice",
      id: "year",
      label: "year",
      default: articleYear,
      falsifies: true,
      options: [articleYear, ...years].map((year) => ({ value: year, label: `the year ${year}` })),
    },
  ];
}

function choiceOf({ year, share, bars, mean }: Parameters): ConvergenceChoice {
  return {
    year: Number(year),
    share: Number(share) / 100,
    bars: Number(bars),
    mean: mean === "geometric" ? "geometric" : "arithmetic",
  };
}

function evaluate(
  { bars: panel }: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<F1Evidence> {
  if (!panel) throw new Error("F1: needs the panel bars");
  const early = beforeTheArticles("F1", values, setting);
  if (early) return early;
  const choice = choiceOf(values);
  const all = convergenceBars(panel, choice.mean);
  const year = readYear(all, choice, setting.frequency);
  const before = Array.from({ length: articleYear - firstYear }, (_, i) => firstYear + i);
  const evidence: F1Evidence = {
    choice,
    frequency: setting.frequency,
    bars: all.filter(
      ({ date }) => date >= `${choice.year - 1}-01-01` && date.slice(0, 4) <= String(choice.year),
    ),
    year,
    years: before.map((one) => readYear(all, { ...choice, year: one }, setting.frequency)),
  };
  const { record } = year;
  const n = all.filter(({ date }) => date.startsWith(`${choice.year}-`)).length;
  return {
    ...emptyFinding("F1", values, setting),
    verdict: untestableVerdict(),
    sentence: f1Sentence(evidence, setting),
    readings: readingsOf(evidence),
    estimate:
      record.before !== null && record.value !== null
        ? {
            value: 100 * (record.value / record.before - 1),
            unit: "percent",
            label: `ether\u2019s highest close of ${choice.year} against the highest before`,
          }
        : null,
    subPeriods: evidence.years.flatMap((one) =>
      one.record.before !== null && one.record.value !== null
        ? [
            {
              label: `the year ${one.year}, ${countWord(metCount(one))} of three readings`,
              n: all.filter(({ date }) => date.startsWith(`${one.year}-`)).length,
              value: 100 * (one.record.value / one.record.before - 1),
              p: null,
            },
          ]
        : [],
    ),
    n,
    effectiveN: n,
    evidence,
  };
}

function readingsOf(evidence: F1Evidence): Reading[] {
  const { record, season, ratio } = evidence.year;
  const words = readingWords(evidence);
  const convergedDown = ratio.cameTrue && ratio.fromAbove === true;
  return [
    { ...words.record, verdict: forecastVerdict([record]) },
    { ...words.season, verdict: forecastVerdict([season]) },
    {
      ...words.ratio,
      verdict: convergedDown ? factVerdict(true, ["ether fell to the mean"]) : forecastVerdict([ratio]),
    },
  ];
}

export const f1: Claim<F1Evidence> = {
  id: "F1",
  title: "The year might be the point of convergence",
  type: "forecast",
  quotes: [
    {
      language: "it",
      text: "Il 2026 potrebbe non essere solo un anno di recupero. Potrebbe essere il punto di convergenza.",
    },
  ],
  question:
    "What would one have to see to say that the year was a point of convergence, and is it to be seen?",
  definition:
    "As worded nothing: of what with what is not said. Three readings in its place: ether closes above its highest close before the year; more than a share of the altcoins held beats bitcoin over three months, so many bars in a row; ether over the Russell returns to its mean, from whichever side.",
  verdictRule:
    "Not testable as worded. Each reading is true from the day on which it comes about, false once the year is over in the data without it, and open until then.",
  pitfalls: [
    "\u201cMight\u201d and \u201cconvergence\u201d fit any outcome: three readings that one can name do not make the sentence testable.",
    "The altcoin index is of the few coins that are held; those that were delisted end early, and the usual indices take the largest fifty or hundred of the day.",
    "The coins may end before the year does: the reading says up to which day they are held, and stays open.",
    "A ratio returns to a mean of a trending series by construction sooner or later, and it can do so by ether\u2019s fall.",
    "Where only month ends are held, records within a month are missed.",
  ],
  facts: [],
  literature: catalystsLiterature.convergence,
  nullHypothesis: "The year is like the years before: as many of the readings come about as in any of them.",
  changeOfMind:
    "A definition by its author, before the fact, of what converges with what, and by when. Readings that are open are settled by the end of the year.",
  series: ["rut", "btc", "eth"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly", "daily"],
  settledOn: ({ year }) => `${year}-12-31`,
  parameters,
  inWords: ({ share, bars, mean, year }, { frequency }) =>
    `In ${year}: a record close of ether; more than ${numberText("en").percent(Number(share) / 100)} of the altcoins held beating bitcoin over three months, ${plural(Number(bars), barNoun[frequency])} in a row; ether over the Russell back at the ${mean === "geometric" ? "geometric" : "arithmetic"} mean of its history.`,
  panels: ({ frequency, asOf }) => ({ bars: { query: "convergence", frequency, asOf } }),
  evaluate,
};
