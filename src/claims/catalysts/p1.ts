import { numberText } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import { daysBetween } from "../bars.js";
import type { Claim, Counted, FactRow, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { beforeTheArticles, knownToWords, onFactsAlone } from "../fact-claim.js";
import { factValue, onDate, voteOf } from "../fact-words.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { lastDayOf } from "../known-facts.js";
import { factVerdict, forecastVerdict } from "../verdict.js";
import {
  type ClarityStep,
  clarityFactIds,
  claritySteps,
  reachedOn,
  stageOf,
  stages,
} from "./clarity-steps.js";
import { catalystsLiterature } from "./literature.js";

export interface P1Evidence {
  readonly steps: readonly ClarityStep[];
  readonly stage: string;
  readonly reached: string | null;
  /** Whether facts are known up to the deadline. */
  readonly due: boolean;
}

const deadlines = ["2026-03-31", "2026-06-30", "2026-12-31"];

function evaluate(
  _: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<P1Evidence> {
  const early = beforeTheArticles("P1", values, setting);
  if (early) return early;
  const steps = claritySteps(facts);
  if (steps.length === 0)
    return cannotSay("P1", `${knownToWords(setting)}, no row tells of the bill`, values, setting);
  const deadline = String(values.deadline);
  const stage = String(values.stage);
  const { asOf, factsAsOf = asOf } = setting;
  const readings = Object.keys(stages).map((id) => readStage(id, deadline, facts, factsAsOf));
  const chosen = readings[Object.keys(stages).indexOf(stage)];
  const evidence: P1Evidence = {
    steps,
    stage,
    reached: reachedOn(stageOf(stage), facts),
    due: factsAsOf >= deadline,
  };
  return {
    ...emptyFinding("P1", values, setting),
    verdict: chosen?.verdict ?? "cannot-say",
    sentence: sentence(evidence, deadline, setting),
    readings,
    counted: votesOf(steps),
    n: steps.length,
    effectiveN: steps.length,
    evidence,
  };
}

function readStage(id: string, deadline: string, facts: readonly FactRow[], knownTo: string): Reading {
  const text = numberText("en");
  const stage = stageOf(id);
  const reached = reachedOn(stage, facts);
  const words = `${stage.words} by ${text.day(deadline)}`;
  if (reached !== null && reached <= deadline) {
    const before = reached < articleDate ? ["it already was when the articles appeared"] : [];
    return {
      words,
      verdict: factVerdict(true, before),
      reason: [`it was ${stage.words} on ${text.day(reached)}`, ...before].join(", "),
    };
  }
  const due = knownTo >= deadline;
  return {
    words,
    verdict: forecastVerdict([{ due, cameTrue: false }]),
    reason: reached
      ? `it was ${stage.words} on ${text.day(reached)}, ${text.integer(daysBetween(deadline, reached))} days late`
      : due
        ? `by ${text.day(knownTo)} no row records it`
        : "the day was not over by the last day of the facts",
  };
}

function votesOf(steps: readonly ClarityStep[]): Counted[] {
  return steps.flatMap(({ fact, what }) => {
    const vote = voteOf(fact);
    if (!vote) return [];
    const share = (100 * vote.ayes) / (vote.ayes + vote.noes);
    return [{ what: `${what}: share of ayes`, date: fact.date, value: share, unit: "percent" }];
  });
}

function sentence({ steps, stage, reached, due }: P1Evidence, deadline: string, setting: Setting): string {
  const text = numberText("en");
  const { words } = stageOf(stage);
  const late = reached !== null && reached > deadline;
  const lead =
    reached !== null && !late
      ? `The bill was ${words} on ${text.day(reached)}${reached < articleDate ? ", before the articles appeared" : ""}`
      : due || late
        ? `By ${text.day(deadline)} the bill was not ${words}${late ? `: that came ${text.integer(daysBetween(deadline, reached ?? deadline))} days later` : ""}`
        : `Whether the bill would be ${words} by ${text.day(deadline)} was open on ${text.day(setting.asOf)}`;
  const votes = steps.filter(({ fact }) => voteOf(fact));
  const told = votes.map(({ fact, what }) => `${what} ${factValue(fact)} ${onDate(fact)}`);
  const last = steps.findLast(({ direction }) => direction === "state");
  const state = last && lastDayOf(last.fact) > deadline ? `. ${capital(onDate(last.fact))} ${last.what}` : "";
  const tail = `. Facts are known up to ${text.day(setting.factsAsOf ?? setting.asOf)}`;
  return `${lead}. ${told.length > 0 ? `The votes: ${told.join("; ")}` : "No vote is known"}${state}${tail}.`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const p1: Claim<P1Evidence> = {
  id: "P1",
  title: "The CLARITY Act is implemented in the first quarter",
  type: "forecast",
  quotes: [
    {
      language: "en",
      text: "the implementation of the CLARITY Act in the first quarter of 2026 is expected to introduce new regulatory frameworks for digital assets.",
    },
    { language: "it", text: "Catalizzatore in arrivo: Il CLARITY Act (Q1 2026)" },
  ],
  question: "How far had the bill come by the end of the quarter that the articles name?",
  definition:
    "The day on which the bill reached a stage, by the dated facts: signed into law by default, since only a law can be implemented; the control offers lower stages.",
  verdictRule:
    "True if the stage was reached by the deadline, with a caveat if it had been before the articles appeared; contradicted once facts are known up to the deadline and none records it; open before.",
  pitfalls: [
    "\u201cExpected\u201d is not \u201chappened\u201d: the forecast is scored by its date, whoever expected it.",
    "The House had passed the bill before the articles: under the weakest reading the forecast was true when it was made.",
    "That no row records a signature is taken as none; later rows that find the bill still waiting support it.",
    "A row\u2019s statement may quote later days, such as odds; only its date decides when it counts as known.",
  ],
  facts: clarityFactIds,
  literature: catalystsLiterature.clarity,
  nullHypothesis: null,
  changeOfMind: "A public record of the bill\u2019s signature by the deadline.",
  ...onFactsAlone,
  settledOn: ({ deadline }) => String(deadline),
  parameters: () => [
    {
      kind: "choice",
      id: "stage",
      label: "implemented means",
      default: "law",
      options: Object.entries(stages).map(([value, { words }]) => ({ value, label: words })),
    },
    {
      kind: "choice",
      id: "deadline",
      label: "by",
      default: "2026-03-31",
      options: deadlines.map((value) => ({ value, label: numberText("en").day(value) })),
    },
  ],
  inWords: ({ stage, deadline }) =>
    `The bill is ${stageOf(String(stage)).words} by ${numberText("en").day(String(deadline))}.`,
  evaluate,
};
