import { minimumDetectableCorrelation } from "../../stats/minimum-detectable-effect.js";
import { numberText, plural } from "../../text/numbers.js";
import { basketCaveat } from "../alt-basket.js";
import { barNoun } from "../bars.js";
import type { Choice, Claim, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { leadVerdict, overallVerdict, significance } from "../verdict.js";
import { leadRanges, leadsInWords } from "./h2-parameters.js";
import { type H4Evidence, h4Evidence } from "./h4-evidence.js";
import { h4Sentence } from "./h4-sentence.js";
import { leadByEra, leadWithoutYears } from "./lead-checks.js";
import { leadEvidenceOf, leadReason } from "./lead-reading.js";
import { adamsOthers, ammannOthers, cheOthers, karau } from "./leads/literature.js";
import { fewestStablecoins } from "./rotation-bars.js";
import {
  clockChoice,
  flows,
  followerWithin,
  leaderWithin,
  placeboChoice,
  signalChoice,
  startChoice,
} from "./rotation-names.js";

const power = 0.8;
const notHeld =
  "no series of fund flows between asset classes is held: neither the weekly flows of funds nor those of exchange-traded products, nor bitcoin\u2019s share of the market by week";

function flowChoice(): Choice {
  return {
    kind: "choice",
    id: "flow",
    label: "in place of flows",
    default: "stablecoins",
    options: Object.entries(flows).map(([value, { label }]) => ({ value, label })),
  };
}

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<H4Evidence> {
  const { bars } = panels;
  if (!bars) throw new Error("H4: needs the panel bars");
  const parameters = { ...values, frequency: setting.frequency };
  const evidence = h4Evidence(bars, values);
  if (typeof evidence === "string") return cannotSay("H4", evidence, parameters, setting);
  const { link, best, from, to } = evidence.judged;
  const { returnDates } = evidence.judged.bars;
  const noun = barNoun[setting.frequency];
  const readings = readClaim(evidence);
  return {
    ...emptyFinding("H4", parameters, setting),
    verdict: overallVerdict(readings),
    sentence: h4Sentence(evidence),
    readings,
    estimate: {
      value: best.correlation,
      unit: "correlation",
      label: `with ${followerWithin(evidence.judged.flow)}, largest of the ${leadsInWords(from, to, setting)}, reached at ${best.lead}`,
    },
    interval: {
      low: best.low,
      high: best.high,
      level: link.level,
      method: "stationary bootstrap of the pairs at that lead",
    },
    p: {
      value: best.p,
      method: "of that lead alone: all circular shifts of the leader",
      sided: "one",
      smallestAttainable: best.smallestP,
    },
    familyWiseP: {
      value: best.familyWiseP,
      method: "of the best of all those leads: the leader drawn anew in blocks",
      sided: "one",
      smallestAttainable: best.smallestFamilyWiseP,
    },
    n: link.n,
    effectiveN: link.n,
    minimumDetectableEffect: {
      value: minimumDetectableCorrelation({ n: link.n, alpha: significance, power }),
      unit: "correlation",
      label: `smallest that so many ${noun}s find with ${numberText("en").percent(power)} power`,
    },
    subPeriods: leadByEra(link, returnDates, best.lead, `lead of ${plural(best.lead, noun)}`),
    dropOne: leadWithoutYears(link, returnDates, best.lead),
    evidence,
  };
}

function readClaim({ flows: leads }: H4Evidence): Reading[] {
  return [
    { words: "capital to rotate", verdict: "not-testable", reason: notHeld },
    ...leads.map((lead) => ({
      aside: true as const,
      restsOnP: true as const,
      words: `instead of flows: ${followerWithin(lead.flow)}`,
      verdict: leadVerdict(leadEvidenceOf(lead)),
      reason: leadReason(lead),
    })),
  ];
}

export const h4: Claim<H4Evidence> = {
  id: "H4",
  title: "Capital rotates from lower to higher risk",
  type: "mechanism",
  quotes: [
    {
      language: "en",
      text: "the tendency for capital to rotate from lower-risk investments to progressively higher-risk assets, including cryptocurrencies.",
    },
    { language: "it", text: "il capitale di rischio sta ruotando" },
  ],
  question: "Does money leave safer assets for riskier ones, small caps first and crypto last?",
  definition:
    "The words are about flows, and no series of flows is held: prices that move together or in turn are no evidence of money that moves. In their place, with that said: whether the Russell 2000 leads the growth of the stablecoin supply, which is money brought to crypto, and whether it leads the riskier coins relative to bitcoin. Each side is filtered by its own autoregression, and the best of all leads is judged as such.",
  verdictRule:
    "As worded the claim cannot be tested: the verdict says so whatever its stand-ins say. Each stand-in has a verdict of its own, by the same rule as the lead of claim H2.",
  pitfalls: [
    "Price is not flow: an asset can rise without a dollar coming in.",
    "Stablecoins are created for trading, payments and saving abroad; their supply is not a flow out of small caps.",
    `The supply counts from where it first reaches ${plural(fewestStablecoins, "billion")} dollars: before, its growth is that of the publisher\u2019s list.`,
    "Before the supply is known it is a day old; it stands here on the bar that it is about, for it is led, not leading.",
    basketCaveat,
    "Bitcoin\u2019s share of the whole market is held by month only, as the capitalisation without the two largest coins, and not at all lately.",
  ],
  facts: ["F06-07", "F09-04"],
  literature: [cheOthers, adamsOthers, karau, ammannOthers],
  nullHypothesis: "At no lead does the Russell correlate with what is bought later.",
  changeOfMind:
    "Weekly flows of funds by asset class, with small caps and crypto apart, in which the one precedes the other.",
  series: ["rut", "spx", "btc", "eth", "stablecoins"],
  historyFrom: "2017-12-31",
  frequencies: ["monthly", "weekly"],
  settledOn: () => null,
  parameters: (setting) => [
    flowChoice(),
    ...leadRanges(setting),
    startChoice(),
    ...clockChoice(setting.frequency),
    signalChoice(),
    placeboChoice(),
  ],
  inWords: (values, setting) =>
    `In place of flows: ${followerWithin(String(values.flow))}, after ${leaderWithin(String(values.signal))}, at ${leadsInWords(Number(values.leadFrom), Number(values.leadTo), setting)}; sample from ${numberText("en").month(String(values.start))} on, where held.`,
  panels: ({ frequency, asOf }) => ({ bars: { query: "rotation-weeks", frequency, asOf } }),
  evaluate,
};
