import { countWord, numberText, plural } from "../../text/numbers.js";
import { basketCaveat } from "../alt-basket.js";
import { barNoun } from "../bars.js";
import type { Choice, Claim, Finding, Panel, Parameter, Parameters, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { fewestEvents, overallVerdict, significance } from "../verdict.js";
import { range } from "./h2-parameters.js";
import {
  advantageByEra,
  advantageWithoutSpells,
  detectableAdvantage,
  type H6Evidence,
  h6Evidence,
} from "./h6-evidence.js";
import { h6Sentence, readH6 } from "./h6-reading.js";
import { ruleWords } from "./h6-rules.js";
import { ammannOthers, moskowitzOthers, sullivanOthers, welchGoyal } from "./leads/literature.js";
import {
  assetChoice,
  capital,
  clockChoice,
  followerWithin,
  placeboChoice,
  signalChoice,
  startChoice,
} from "./rotation-names.js";
import { type Trend, trendIds, trendWords } from "./trends.js";

const ranges = {
  daily: {
    gap: { default: 90, minimum: 1, maximum: 365 },
    hold: { default: 182, minimum: 1, maximum: 365 },
    horizon: { default: 63, minimum: 1, maximum: 182 },
  },
  weekly: {
    gap: { default: 13, minimum: 1, maximum: 52 },
    hold: { default: 26, minimum: 1, maximum: 52 },
    horizon: { default: 13, minimum: 1, maximum: 39 },
  },
  monthly: {
    gap: { default: 3, minimum: 1, maximum: 12 },
    hold: { default: 6, minimum: 1, maximum: 12 },
    horizon: { default: 3, minimum: 1, maximum: 9 },
  },
} as const;

function parameters({ frequency }: Setting): Parameter[] {
  const { gap, hold, horizon } = ranges[frequency];
  const unit = barNoun[frequency];
  const rule: Choice = {
    kind: "choice",
    id: "rule",
    label: "hold",
    default: "breakout",
    options: [
      { value: "breakout", label: "after breakouts" },
      ...trendIds.map((value) => ({ value, label: `while up: ${trendWords(value, frequency)}` })),
    ],
  };
  return [
    rule,
    range("gap", "breakout: time without a record", unit, gap),
    range("hold", "breakout: held for", unit, hold),
    {
      ...range("cost", "cost of a trade", "basis point", { default: 10, minimum: 0, maximum: 100 }),
      step: 5,
    },
    range("delay", "from decision to position", unit, { default: 1, minimum: 1, maximum: 4 }),
    range("horizon", "forecasts ahead by", unit, horizon),
    assetChoice(frequency),
    startChoice(),
    ...clockChoice(frequency),
    signalChoice(),
    placeboChoice(),
  ];
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<H6Evidence> {
  const { bars } = panels;
  if (!bars) throw new Error("H6: needs the panel bars");
  const own = { ...values, frequency: setting.frequency };
  const evidence = h6Evidence(bars, values);
  if (typeof evidence === "string") return cannotSay("H6", evidence, own, setting);
  const { test, family } = evidence;
  const readings = readH6(evidence);
  return {
    ...emptyFinding("H6", own, setting),
    verdict: overallVerdict(readings),
    sentence: h6Sentence(evidence),
    readings,
    estimate: {
      value: 100 * test.yearly,
      unit: "percent",
      label: "mean return a year beyond holding the same share all the time",
    },
    interval: {
      low: 100 * test.low,
      high: 100 * test.high,
      level: test.level,
      method: "stationary bootstrap of the bars",
    },
    p: {
      value: test.shifts.p,
      method: "Sharpe ratio among all circular shifts of the rule\u2019s decisions",
      sided: "one",
      smallestAttainable: test.shifts.smallestAttainable,
    },
    familyWiseP: family && {
      value: family.spaP,
      method: `Hansen\u2019s test of superior predictive ability, the best of ${plural(family.rules, "rule")}`,
      sided: "one",
      smallestAttainable: family.smallestAttainable,
    },
    counted: test.spells.map(({ from, to }) => ({
      what: `${followerWithin(evidence.bars.choice.asset)} over the holding`,
      date: evidence.bars.returnDates[from] ?? "",
      value: 100 * (spellReturn(evidence, from, to) - 1),
      unit: "percent",
    })),
    n: evidence.bars.n,
    effectiveN: test.spells.length,
    minimumDetectableEffect: detectableAdvantage(evidence),
    subPeriods: advantageByEra(evidence),
    dropOne: advantageWithoutSpells(evidence),
    evidence,
  };
}

function spellReturn({ bars }: H6Evidence, from: number, to: number): number {
  return Math.exp(bars.y.subarray(from, to).reduce((sum, value) => sum + value, 0));
}

export const h6: Claim<H6Evidence> = {
  id: "H6",
  title: "The Russell 2000 is a leading indicator that one could have traded on",
  type: "historical",
  quotes: [
    {
      language: "it",
      text: "Questa confluenza di misure di liquidit\u00e0 rende il breakout del Russell 2000 un indicatore guida logico.",
    },
    {
      language: "en",
      text: "Historically, whenever the Russell 2000 entered a strong uptrend, ETH and altcoins followed in the months after.",
    },
  ],
  question:
    "Would forecasts of ether have gained from the Russell 2000, and would holding ether after its breakouts have paid beyond holding as much of it all the time?",
  definition:
    "Forecasts: from the middle of the sample on, each made from what was over by then, of the sum of ether\u2019s next log returns, with the S&P 500\u2019s momentum alone and with the Russell\u2019s beside it. Trading: a decision at the close of a bar is a position from the next bar on; each change of position costs a share of what is traded; what is not in ether earns the federal funds rate known by then. The rule is compared with ether held throughout, and, since a rule that is often invested in an asset that rose has gained by that alone, with the same share of it held all the time; and with all shifts of its own decisions round the calendar.",
  verdictRule: `Forecasts are confirmed if they save squared error out of sample and Clark and West\u2019s p is significant, and contradicted if they save none. Trading needs at least ${countWord(fewestEvents)} holdings, an advantage above zero, significance among all shifts and among the family of rules, and not to hang on its best holding. The claim falls with its weaker reading.`,
  pitfalls: [
    "Holdings are few, and their mean hangs on one or two of them.",
    "Ether rose many times over in the sample: a rule that holds at random did well too.",
    "A rule found by looking at the years that it is tested on is not a forecast. The family of rules is fixed; the p-value is of the best of them.",
    "The fall within a bar, the spread in a crash and the failure of exchanges are not in the costs.",
    "The Sharpe ratio and the deflated one suppose returns that are independent over time.",
    basketCaveat,
  ],
  facts: ["F09-05", "F09-02"],
  literature: [welchGoyal, sullivanOthers, moskowitzOthers, ammannOthers],
  nullHypothesis:
    "Forecasts save nothing, and the rule\u2019s decisions are worth as much as the same decisions at any other time.",
  changeOfMind: `Savings of squared error in years not yet seen, and ${countWord(fewestEvents)} holdings and more that beat ${numberText("en").percent(1 - significance)} of all shifts of the same decisions.`,
  series: ["rut", "spx", "btc", "eth"],
  historyFrom: "2016-06-30",
  frequencies: ["monthly", "weekly"],
  settledOn: () => null,
  parameters,
  inWords: (values, { frequency }) => {
    const rule = {
      kind: String(values.rule) as "breakout" | Trend,
      gap: Number(values.gap),
      hold: Number(values.hold),
    };
    const unit = barNoun[frequency];
    return `${capital(followerWithin(String(values.asset)))} is held ${ruleWords(rule, frequency)}, ${plural(Number(values.delay), unit)} after the decision, at ${plural(Number(values.cost), "basis point")} a trade; forecasts are for ${plural(Number(values.horizon), unit)} ahead. Sample from ${numberText("en").month(String(values.start))} on.`;
  },
  remaining: ({ evidence }, { rule }) => {
    const left = evidence ? `leaves ${plural(evidence.test.spells.length, "holding")}` : "";
    const words = rule === "breakout" ? left : "not asked by this rule";
    return { gap: words, hold: words };
  },
  panels: ({ frequency, asOf }) => ({ bars: { query: "rotation-weeks", frequency, asOf } }),
  evaluate,
};
