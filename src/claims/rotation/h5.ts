import { minimumDetectableCorrelation } from "../../stats/minimum-detectable-effect.js";
import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Choice, Claim, Finding, Panel, Parameter, Parameters, PValue, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { overallVerdict, significance } from "../verdict.js";
import { range } from "./h2-parameters.js";
import { type Ahead, smallestNormalP } from "./h5-ahead.js";
import { aheadByEra, aheadWithoutYears, type H5Evidence, h5Evidence } from "./h5-evidence.js";
import { h5Sentence, readH5 } from "./h5-reading.js";
import { angBekaert, boudoukhOthers, grokipedia, liuTsyvinski, welchGoyal } from "./leads/literature.js";
import {
  assetChoice,
  clockChoice,
  followerWithin,
  leaderWithin,
  placeboChoice,
  signalChoice,
  startChoice,
} from "./rotation-names.js";

const level = 0.95;
const power = 0.8;
const ranges = {
  daily: {
    past: { default: 63, minimum: 1, maximum: 252 },
    horizon: { default: 63, minimum: 1, maximum: 182 },
  },
  weekly: {
    past: { default: 13, minimum: 1, maximum: 52 },
    horizon: { default: 13, minimum: 1, maximum: 39 },
  },
  monthly: {
    past: { default: 3, minimum: 1, maximum: 12 },
    horizon: { default: 3, minimum: 1, maximum: 9 },
  },
} as const;

const errorWords: Readonly<Record<string, string>> = {
  hodrick: "Hodrick\u2019s standard errors",
  "newey-west": "Newey\u2013West, for comparison",
  shifts: "all circular shifts of the leader\u2019s own momentum",
};

function parameters({ frequency }: Setting): Parameter[] {
  const { past, horizon } = ranges[frequency];
  const unit = barNoun[frequency];
  return [
    range("past", "momentum over", unit, past),
    range("horizon", "ahead by", unit, horizon),
    assetChoice(frequency),
    companion("nasdaq", "Nasdaq beside it"),
    companion("vix", "change of the VIX beside it"),
    companion("dollar", "dollar index beside it"),
    {
      kind: "choice",
      id: "errors",
      label: "p of what is ahead by",
      default: "hodrick",
      options: Object.entries(errorWords).map(([value, label]) => ({ value, label })),
    },
    startChoice(),
    ...clockChoice(frequency),
    signalChoice(),
    placeboChoice(),
  ];
}

function companion(id: string, label: string): Choice {
  const options = [
    { value: "no", label: "no" },
    { value: "yes", label: "yes" },
  ];
  return { kind: "choice", id, label, default: "no", options };
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<H5Evidence> {
  const { bars, months } = panels;
  if (!bars || !months) throw new Error("H5: needs the panels bars and months");
  const own = { ...values, frequency: setting.frequency };
  const evidence = h5Evidence(bars, months, values);
  if (typeof evidence === "string") return cannotSay("H5", evidence, own, setting);
  const { ahead, family } = evidence;
  const noun = barNoun[setting.frequency];
  const readings = readH5(evidence);
  return {
    ...emptyFinding("H5", own, setting),
    verdict: overallVerdict(readings),
    sentence: h5Sentence(evidence),
    readings,
    estimate: {
      value: ahead.slope,
      unit: "% per %",
      label: `of ${followerWithin(evidence.bars.choice.asset)} over the next ${plural(ahead.choice.horizon, noun)}, for the leader\u2019s momentum of ${plural(ahead.choice.past, noun)} beside the market\u2019s`,
    },
    interval: { low: ahead.hodrick.low, high: ahead.hodrick.high, level, method: errorWords.hodrick ?? "" },
    p: pValueOf(ahead, String(values.errors)),
    familyWiseP: {
      value: family.p,
      method: `the largest of ${plural(family.definitions, "pair")} of look-back and horizon under the same circular shifts`,
      sided: "two",
      smallestAttainable: family.smallestAttainable,
    },
    n: ahead.n,
    effectiveN: ahead.independent,
    minimumDetectableEffect:
      ahead.independent < 4
        ? null
        : {
            value: minimumDetectableCorrelation({ n: ahead.independent, alpha: significance, power }),
            unit: "partial correlation",
            label: `smallest that so many windows apart find with ${numberText("en").percent(power)} power`,
          },
    subPeriods: aheadByEra(evidence),
    dropOne: aheadWithoutYears(evidence),
    evidence,
  };
}

function pValueOf({ hodrick, neweyWest, shiftP, smallestShiftP }: Ahead, errors: string): PValue {
  const method = errorWords[errors] ?? errors;
  if (errors === "shifts") return { value: shiftP, method, sided: "two", smallestAttainable: smallestShiftP };
  const value = errors === "newey-west" ? neweyWest.p : hodrick.p;
  return {
    value,
    method: `${method}, normal distribution`,
    sided: "two",
    smallestAttainable: smallestNormalP,
  };
}

export const h5: Claim<H5Evidence> = {
  id: "H5",
  title: "Small caps say something about crypto that large caps do not",
  type: "historical",
  quotes: [
    {
      language: "en",
      text: "This is the biggest sign yet that liquidity is returning and risk appetite is back.",
    },
    {
      language: "it",
      text: "Questa confluenza di misure di liquidit\u00e0 rende il breakout del Russell 2000 un indicatore guida logico.",
    },
  ],
  question:
    "With the S&P 500 known, does the Russell 2000 add anything about ether: in the same bar, and for the months ahead?",
  definition:
    "In the same bar: ether\u2019s log return on the Russell\u2019s with the S&P 500\u2019s beside it, and Nasdaq, VIX and the dollar where asked; Newey\u2013West errors of automatic lag. The coefficient is that of the part of the Russell that the others do not explain. Ahead: the sum of ether\u2019s next log returns on the Russell\u2019s momentum with the S&P 500\u2019s beside it; overlapping windows, so Hodrick\u2019s errors, which keep their size where others reject too often. Out of sample: forecasts from the middle of the sample on with and without the Russell.",
  verdictRule:
    "Each reading is confirmed where its interval lies above zero, contradicted where it leaves no room above zero, and inconclusive otherwise; ahead, the p of the family of look-backs and horizons must be significant too. What does not hold in every part of the sample, beside every companion or by month is a caveat. The claim falls with its weaker reading: an indicator that leads needs the second.",
  pitfalls: [
    "Russell and S&P 500 move together: little of the Russell is its own, and what is own is measured with much error.",
    "Moving together in the same bar is no forecast.",
    "Overlapping windows share most of their data: plain errors find something far too often where there is nothing. R\u00b2 that rises with the horizon is mechanical.",
    "The regression is linear and the same over the whole sample; the parts of the sample differ.",
    "The dollar index comes out a week later: it may stand beside the Russell in the same bar, not in a forecast.",
  ],
  facts: ["F09-08"],
  literature: [grokipedia, liuTsyvinski, angBekaert, boudoukhOthers, welchGoyal],
  nullHypothesis: "With the S&P 500 in the regression the Russell\u2019s coefficient is zero.",
  changeOfMind:
    "A coefficient ahead whose interval lies above zero by errors that keep their size, in each part of the sample, with forecasts that gain from it.",
  series: ["rut", "spx", "btc", "eth"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly"],
  settledOn: () => null,
  parameters,
  inWords: (values, { frequency }) =>
    `What does ${leaderWithin(String(values.signal))} say about ${followerWithin(String(values.asset))} beyond ${values.signal === "spx" ? leaderWithin("rut") : leaderWithin("spx")}: in the same ${barNoun[frequency]}, and by its momentum of ${plural(Number(values.past), barNoun[frequency])} for the next ${plural(Number(values.horizon), barNoun[frequency])}? Sample from ${numberText("en").month(String(values.start))} on; p of what is ahead by ${errorWords[String(values.errors)] ?? ""}.`,
  panels: ({ frequency, asOf }) => ({
    bars: { query: "rotation-weeks", frequency, asOf },
    months: { query: "rotation-weeks", frequency: "monthly", asOf },
  }),
  evaluate,
};
