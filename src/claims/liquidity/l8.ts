import { numberText } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { beforeTheArticles, knownToWords, onFactsAlone } from "../fact-claim.js";
import { factNumber, factValue, onDate } from "../fact-words.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factOf } from "../known-facts.js";
import { forecastVerdict, untestableVerdict } from "../verdict.js";

export interface L8Evidence {
  readonly promise: FactRow;
  /** The court\u2019s ruling on the tariffs that were to pay for it; null before it was known. */
  readonly ruling: FactRow | null;
  readonly paid: FactRow | null;
  /** The deadline once facts are known up to it, and whether they are. */
  readonly deadline: string | null;
  readonly due: boolean;
}

/** Ids of the facts that record a payment or a law that orders one: none does. */
const payments: readonly string[] = [];
const deadlines = ["2026-06-30", "2026-03-31", "2026-09-30", "2026-12-31"];
/** The choice of the last day up to which facts are known, whichever that is. */
const lastDay = "known";

function evaluate(
  _: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<L8Evidence> {
  const early = beforeTheArticles("L8", values, setting);
  if (early) return early;
  const promise = factOf(facts, "F05-01");
  if (!promise)
    return cannotSay("L8", `${knownToWords(setting)}, no row records the proposal`, values, setting);
  const { asOf, factsAsOf = asOf } = setting;
  const deadline = values.deadline === lastDay ? factsAsOf : String(values.deadline);
  const paid = payments.flatMap((id) => factOf(facts, id) ?? [])[0] ?? null;
  const evidence: L8Evidence = {
    promise,
    ruling: factOf(facts, "F05-03"),
    paid,
    deadline: factsAsOf >= deadline ? deadline : null,
    due: factsAsOf >= deadline,
  };
  return {
    ...emptyFinding("L8", values, setting),
    verdict: untestableVerdict(),
    sentence: sentence(evidence, deadline, setting),
    readings: readingsOf(evidence, deadline),
    counted: [{ what: "promised", date: promise.date, value: factNumber(promise), unit: "USD a person" }],
    n: facts.length,
    effectiveN: facts.length,
    evidence,
  };
}

function readingsOf({ due, paid }: L8Evidence, deadline: string): Reading[] {
  const day = numberText("en").day(deadline);
  const cameTrue = paid !== null && paid.date <= deadline;
  return [
    {
      words: "could",
      verdict: untestableVerdict(),
      reason: "no outcome can contradict the word",
    },
    {
      words: `households were paid by ${day}`,
      verdict: forecastVerdict([{ due: due || cameTrue, cameTrue }]),
      reason: cameTrue
        ? "a row records the payment"
        : due
          ? "no row records a law or a payment"
          : "the day was not over by the last day of the facts",
    },
  ];
}

function sentence({ promise, ruling, paid, due }: L8Evidence, deadline: string, setting: Setting): string {
  const text = numberText("en");
  const day = text.day(deadline);
  const promised = `At least $${text.integer(factNumber(promise))} a person had been promised ${onDate(promise)}, which needs a law`;
  const court = ruling
    ? `; the tariffs that were to pay for it were struck down ${factValue(ruling)} ${onDate(ruling)}`
    : "";
  const outcome = paid
    ? `. The payment came ${onDate(paid)}`
    : due
      ? `. By ${day} no row records a law or a payment`
      : `. Whether it comes by ${day} was open`;
  return `The word \u201ccould\u201d cannot be contradicted. ${promised}${court}${outcome}; facts are known up to ${text.day(setting.factsAsOf ?? setting.asOf)}.`;
}

export const l8: Claim<L8Evidence> = {
  id: "L8",
  title: "Tariff dividends could put cash into households\u2019 hands",
  type: "forecast",
  quotes: [
    {
      language: "en",
      text: "talks of potential tariff dividends could lead to direct cash distributions to American households in the near future.",
    },
    {
      language: "it",
      text: "Le proposte di politiche sul \u201cdividendo tariffario\u201d potrebbero indirizzare denaro alle famiglie.",
    },
  ],
  question: "Was a tariff dividend made law or paid by a day that one can name?",
  definition:
    "A law that orders the payment, or the payment itself, dated in the facts up to the deadline. The default deadline is the middle of the year, the date first named for it.",
  verdictRule:
    "\u201cCould\u201d is not testable, whatever happens. The operational reading beside it is contradicted once facts are known up to the deadline and none records a law or a payment.",
  pitfalls: [
    "A modal verb promises nothing: scoring it as a forecast is our reading, not the articles\u2019 words.",
    "That no row records a payment is taken as none: the table was compiled to record one.",
    "A fact\u2019s statement may speak of days after its date; only its date decides when it counts as known.",
  ],
  facts: ["F05-01", "F05-03"],
  literature: [],
  nullHypothesis: null,
  changeOfMind:
    "A law or a payment before the deadline would make the operational reading true, not the modal testable.",
  ...onFactsAlone,
  settledOn: () => articleDate,
  parameters: () => [
    {
      kind: "choice",
      id: "deadline",
      label: "in the near future means by",
      default: "2026-06-30",
      options: [
        ...deadlines.map((value) => ({ value, label: numberText("en").day(value) })),
        { value: lastDay, label: "the last day of the facts" },
      ],
    },
  ],
  inWords: ({ deadline }) =>
    `Paid or made law by ${deadline === lastDay ? "the last day up to which facts are known" : numberText("en").day(String(deadline))}.`,
  evaluate,
};
