import { numberText, plural } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import { addDays } from "../bars.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { beforeTheArticles, knownToWords, onFactsAlone } from "../fact-claim.js";
import { factValue, onDate } from "../fact-words.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factOf } from "../known-facts.js";
import { factVerdict, forecastVerdict } from "../verdict.js";
import { catalystsLiterature } from "./literature.js";
import { type ClosePoint, etherPath, type Voice, voiceFactIds, voices } from "./voices.js";

export interface P3Evidence {
  /** The post, by the date of one source and by that of another; null where that one was not known. */
  readonly post: FactRow;
  readonly otherDate: FactRow | null;
  readonly repeated: FactRow | null;
  readonly withdrawn: FactRow | null;
  readonly voices: readonly Voice[];
  readonly ether: readonly ClosePoint[];
}

const pathFrom = "2025-09-01";

function evaluate(
  { days }: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<P3Evidence> {
  if (!days) throw new Error("P3: needs the panel days");
  const early = beforeTheArticles("P3", values, setting);
  if (early) return early;
  const post = factOf(facts, "F08-02");
  if (!post) return cannotSay("P3", `${knownToWords(setting)}, no row records the post`, values, setting);
  const evidence: P3Evidence = {
    post,
    otherDate: factOf(facts, "F08-03"),
    repeated: factOf(facts, "F08-05"),
    withdrawn: factOf(facts, "F08-06"),
    voices: voices(facts),
    ether: etherPath(days, pathFrom),
  };
  const held = heldReading(evidence, Number(values.days), setting);
  const readings = [saidReading(evidence), held];
  const own = [post, evidence.otherDate, evidence.repeated, evidence.withdrawn].filter(
    (fact) => fact !== null,
  );
  return {
    ...emptyFinding("P3", values, setting),
    verdict: values.meaning === "held" ? held.verdict : saidReading(evidence).verdict,
    sentence: sentence(evidence, setting),
    readings,
    n: own.length,
    effectiveN: own.length,
    evidence,
  };
}

function saidReading({ post, otherDate, withdrawn }: P3Evidence): Reading {
  const caveats = [
    ...(otherDate && otherDate.date !== post.date ? ["sources disagree on the day"] : []),
    ...(withdrawn ? ["he took it back within weeks"] : []),
  ];
  return {
    words: "hinted at a super cycle",
    verdict: factVerdict(post.date <= articleDate, caveats),
    reason: caveats.join("; ") || "the post is on record",
  };
}

function heldReading({ withdrawn }: P3Evidence, days: number, { asOf, factsAsOf = asOf }: Setting): Reading {
  const until = addDays(articleDate, days);
  const cameTrue = withdrawn === null || withdrawn.date > until;
  const due = factsAsOf >= until || !cameTrue;
  return {
    words: `still held it ${plural(days, "day")} after the articles`,
    verdict: forecastVerdict([{ due, cameTrue }]),
    reason: !due
      ? "that day was not over by the last day of the facts"
      : cameTrue
        ? "no row takes it back by then"
        : `his confidence had ${withdrawn ? factValue(withdrawn) : ""} before`,
  };
}

function sentence({ post, otherDate, repeated, withdrawn }: P3Evidence, setting: Setting): string {
  const quote = (fact: FactRow) => `\u201c${factValue(fact)}\u201d`;
  const dates =
    otherDate && otherDate.date !== post.date
      ? `${onDate(post)} by one source and ${onDate(otherDate)} by another, which counts in Asian time`
      : onDate(post);
  const again = repeated ? `, spoke of a ${quote(repeated)} on television ${onDate(repeated)}` : "";
  const back = withdrawn
    ? `, and about ${onDate(withdrawn).replace(/^on /, "")} said that his confidence in it had ${quote(withdrawn)}`
    : "";
  return `The former head of Binance posted ${quote(post)} ${dates}${again}${back}. Facts are known up to ${numberText("en").day(setting.factsAsOf ?? setting.asOf)}.`;
}

export const p3: Claim<P3Evidence> = {
  id: "P3",
  title: "The former head of Binance hinted at a super cycle",
  type: "attribution",
  quotes: [
    {
      language: "en",
      text: "Former CEO of Binance has noted the potential for an extended growth period within digital assets",
    },
    {
      language: "it",
      text: "Anche l\u2019ex CEO di Binance CZ ha recentemente accennato a una potenziale narrazione di \u201csuper ciclo\u201d",
    },
  ],
  question: "Did he say so by the articles\u2019 date, in public and on record, and did he stand by it?",
  definition:
    "A dated public statement by him, by the articles\u2019 date. Whether he still held it some time later is a second reading.",
  verdictRule:
    "True if a row records the statement by the articles\u2019 date; with a caveat where sources disagree on its day or he took it back. The second reading is contradicted by a row that takes it back in time.",
  pitfalls: [
    "The post hedges itself: he wrote that he could be wrong. A hint is no forecast.",
    "A post\u2019s date depends on the reader\u2019s clock: one source counts it on the next day.",
    "The posts were read through reports, not on the network itself.",
  ],
  facts: voiceFactIds,
  literature: catalystsLiterature.voices,
  nullHypothesis: null,
  changeOfMind: "An archived post that shows other words or a day after the articles.",
  ...onFactsAlone,
  settledOn: () => articleDate,
  parameters: () => [
    {
      kind: "choice",
      id: "meaning",
      label: "hinted means",
      default: "said",
      options: [
        { value: "said", label: "he said it by the articles\u2019 date" },
        { value: "held", label: "he still held it some days later" },
      ],
    },
    {
      kind: "range",
      id: "days",
      label: "later",
      unit: "day",
      default: 30,
      minimum: 7,
      maximum: 180,
      step: 1,
    },
  ],
  inWords: ({ meaning, days }) =>
    meaning === "held"
      ? `He still held it ${plural(Number(days), "day")} after the articles.`
      : `He said it in public by ${numberText("en").day(articleDate)}.`,
  panels: ({ asOf }) => ({ days: { query: "catalyst-days", frequency: "daily", asOf } }),
  evaluate,
};
