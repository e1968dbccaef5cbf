import type { Claim, FactRow, Finding, Panel, Parameters, Setting } from "../claim.js";
import { beforeTheArticles } from "../fact-claim.js";
import { emptyFinding } from "../finding.js";
import { untestableVerdict } from "../verdict.js";
import { type ClarityStep, clarityFactIds, claritySteps } from "./clarity-steps.js";
import { catalystsLiterature } from "./literature.js";
import type { P2Evidence } from "./p2-evidence.js";
import { studiedFinding } from "./p2-finding.js";
import { assetNames, choiceOf, inWords, parameters } from "./p2-parameters.js";
import { abnormalReturns, studySteps } from "./p2-study.js";
import { readingsOf, sentence } from "./p2-words.js";

function taken(steps: readonly ClarityStep[], which: string): ClarityStep[] {
  if (which === "all") return steps.filter(({ direction }) => direction !== "state");
  const decisions = steps.filter(({ decision }) => decision);
  return which === "forward" ? decisions.filter(({ direction }) => direction === "forward") : decisions;
}

function evaluate(
  { days }: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<P2Evidence> {
  if (!days) throw new Error("P2: needs the panel days");
  const early = beforeTheArticles("P2", values, setting);
  if (early) return early;
  const choice = choiceOf(values);
  const steps = taken(claritySteps(facts), String(values.steps));
  const returns = abnormalReturns(days, choice);
  const studied = returns ? studySteps(returns, steps, choice.calendar) : [];
  const left = steps.filter((step) => !studied.some((one) => one.step === step));
  const base = {
    choice,
    assetName: assetNames[choice.asset] ?? choice.asset,
    steps: studied,
    left,
    returns,
  };
  if (!returns || studied.length === 0) {
    const evidence = { ...base, signedMean: null, p: null, smallestAttainable: null };
    return {
      ...emptyFinding("P2", values, setting),
      verdict: untestableVerdict(),
      sentence: sentence(evidence),
      readings: readingsOf(evidence, null),
      evidence,
    };
  }
  return studiedFinding({ base, returns, days, values, setting });
}

export const p2: Claim<P2Evidence> = {
  id: "P2",
  title: "The law will curb manipulation and bring institutions",
  type: "forecast",
  quotes: [
    {
      language: "en",
      text: "This legislation aims to mitigate market manipulation and establish clearer guidelines for institutional involvement, which could attract a greater number of traditional financial institutions to cryptocurrency trading.",
    },
    {
      language: "it",
      text: "Ci si aspetta che riduca la manipolazione del mercato, fornisca chiarezza normativa e attragga capitale istituzionale.",
    },
  ],
  question:
    "Can the effect of a law that is not enacted be tested; and if not, did prices at least take the bill\u2019s steps as news?",
  definition:
    "As worded there is nothing to measure before enactment. In its place: the abnormal log return of ether over the trading days from each step of the bill on, in the direction of the step, against a model fitted before it, and an exact placebo that shifts all days together.",
  verdictRule:
    "Not testable as worded. The event study is judged as an average: fewer independent steps than the rule asks are inconclusive whatever they show.",
  pitfalls: [
    "A price that rises on a vote says that traders liked it, not that manipulation falls or institutions come.",
    "The vote of January was put off in the evening: its window begins on that day, and its news falls on the next.",
    "A crypto bar ends some hours after the New York close of its date: the market\u2019s own return of that day is a few hours short.",
    "Days of rumours and of other news are not known here; with so few steps one of them decides the mean.",
    "A step without enough daily closes before it is left out; the sentence names those that are.",
    "A step counts once the longest of the windows is over, so that every definition has the same days to be moved over.",
  ],
  facts: clarityFactIds,
  literature: catalystsLiterature.announcements,
  nullHypothesis:
    "The abnormal return around the bill\u2019s steps is that of the same calendar moved to other days.",
  changeOfMind:
    "The law in force, and then measures of manipulation and of institutions\u2019 holdings before and after it, at venues that it covers and at others.",
  series: ["spx", "btc", "eth"],
  historyFrom: "2025-09-30",
  frequencies: ["daily"],
  settledOn: () => null,
  parameters,
  inWords,
  panels: ({ asOf }) => ({ days: { query: "catalyst-days", frequency: "daily", asOf } }),
  evaluate,
};
