import { countWord, numberText } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { beforeTheArticles, knownToWords, onFactsAlone } from "../fact-claim.js";
import { factNumber, factValue, onDate, shortFactDate } from "../fact-words.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factOf } from "../known-facts.js";
import { consistencyVerdict } from "../verdict.js";

/** Two sentences of the English article that speak of the market\u2019s structure. */
export const articleSentences = {
  improving:
    "aligning with observations of an improving market structure and a renewed appetite for risk among investors.",
  thinner: "Many retail investors have exited their positions, causing order books to thin across exchanges.",
} as const;

export interface DepthFact {
  readonly fact: FactRow;
  readonly words: string;
  /** Whether the row says that books were thinner than before. */
  readonly thinner: boolean;
}

export interface P5Evidence {
  readonly meaning: string;
  readonly depth: readonly DepthFact[];
}

/** Rows on depth: the first gives a level that its statement says is lower than before, the others a change in percent. */
const levelRow = "F06-08";
const changeRows = ["F06-12", "F06-27"];

function evaluate(
  _: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<P5Evidence> {
  const early = beforeTheArticles("P5", values, setting);
  if (early) return early;
  const depth = depthFacts(facts);
  if (depth.length === 0)
    return cannotSay("P5", `${knownToWords(setting)}, no row tells of depth`, values, setting);
  const meaning = String(values.meaning);
  const against = depth.filter(({ thinner }) => thinner).length;
  const count = { against, inFavour: depth.length - against };
  const readings: Reading[] = [
    {
      words: "market structure as the depth of order books",
      verdict: consistencyVerdict({ sameThing: true, ...count }),
      reason: `${countWord(against)} of ${countWord(depth.length)} dated rows have books thinner than before`,
    },
    {
      words: "market structure as rules, venues or holders",
      verdict: consistencyVerdict({ sameThing: false, ...count }),
      reason: "the article does not say which, and names no measure",
    },
  ];
  const evidence = { meaning, depth };
  return {
    ...emptyFinding("P5", values, setting),
    verdict: (meaning === "depth" ? readings[0] : readings[1])?.verdict ?? "cannot-say",
    sentence: sentence(evidence, setting),
    readings,
    n: depth.length,
    effectiveN: depth.length,
    evidence,
  };
}

function depthFacts(facts: readonly FactRow[]): DepthFact[] {
  const level = factOf(facts, levelRow);
  return [
    ...(level
      ? [{ fact: level, words: `bitcoin\u2019s depth down to $${factValue(level)} m`, thinner: true }]
      : []),
    ...changeRows.flatMap((id): DepthFact[] => {
      const fact = factOf(facts, id);
      if (!fact) return [];
      const thinner = factNumber(fact) < 0;
      const change = numberText("en").signedPercent(factNumber(fact) / 100);
      return [{ fact, words: `bitcoin\u2019s depth ${change} from its high`, thinner }];
    }),
  ];
}

function sentence({ depth }: P5Evidence, setting: Setting): string {
  const text = numberText("en");
  const told = depth.map(({ fact, words }) => `${words} ${onDate(fact)}`);
  return `The article that speaks of an improving market structure also says that order books have thinned; the dated rows say the latter: ${text.list(told)}. Facts are known up to ${text.day(setting.factsAsOf ?? setting.asOf)}.`;
}

/** A row on depth as a chart or a table names it. */
export function depthLine({ fact, words }: DepthFact): string {
  return `${shortFactDate(fact)}: ${words}`;
}

export const p5: Claim<P5Evidence> = {
  id: "P5",
  title: "Market structure is improving",
  type: "consistency",
  quotes: [
    { language: "en", text: articleSentences.improving },
    { language: "en", text: articleSentences.thinner },
    { language: "it", text: "dalla struttura di mercato in miglioramento" },
    { language: "it", text: "I libri degli ordini degli exchange sono notevolmente pi\u00f9 sottili." },
  ],
  question:
    "Can one article have both an improving market structure and thinner order books, and which of the two do the facts bear out?",
  definition:
    "Market structure read as the depth of order books, which both sentences can be about; the dated rows on depth decide between them. Read as rules, venues or holders, the word has no measure in the article.",
  verdictRule:
    "Where two sentences of a text speak of one thing and go opposite ways, the facts decide: contradicted if every dated row is against the sentence, inconclusive if rows stand on both sides, not testable where the two need not speak of one thing.",
  pitfalls: [
    "Depth in dollars falls with the price: part of the thinning is a lower price. Depth in coins is not held.",
    "Depth within so many per cent of the price is sold by few vendors: these rows are their published figures, not a series.",
    "A structure may improve in one sense while books thin: the word is the article\u2019s, and it does not say in which.",
  ],
  facts: [levelRow, ...changeRows],
  literature: [],
  nullHypothesis: null,
  changeOfMind:
    "A measure that the article names, or depth in coins at three venues or more that stood higher at the articles\u2019 date than before October.",
  ...onFactsAlone,
  settledOn: () => articleDate,
  parameters: () => [
    {
      kind: "choice",
      id: "meaning",
      label: "market structure means",
      default: "depth",
      options: [
        { value: "depth", label: "the depth of order books" },
        { value: "other", label: "rules, venues or holders" },
      ],
    },
  ],
  inWords: ({ meaning }) =>
    meaning === "depth"
      ? "Market structure is the depth of order books: both sentences are about it."
      : "Market structure is something else, which the article does not name.",
  evaluate,
};
