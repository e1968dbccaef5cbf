import { countWord, numberText, plural } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Reading, Setting } from "../claim.js";
import { beforeTheArticles, knownToWords, onFactsAlone } from "../fact-claim.js";
import { onDate } from "../fact-words.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factOf } from "../known-facts.js";
import { factVerdict, overallVerdict, untestableVerdict } from "../verdict.js";

/** A reason for the super cycle: whether the articles attribute it to him, and in which of his statements it is reported. */
export interface Reason {
  readonly words: string;
  readonly attributed: boolean;
  readonly givenIn: readonly FactRow[];
}

export interface P4Evidence {
  readonly statements: readonly { readonly fact: FactRow; readonly words: string }[];
  readonly reasons: readonly Reason[];
}

/** His statements for it; the first two rows are one post by two sources. */
const statementWords: Readonly<Record<string, string>> = {
  "F08-02": "post, one source",
  "F08-03": "post, another source",
  "F08-05": "on television",
};

/** Which rows report a reason, read off their statements. */
const reasonRows: readonly (Omit<Reason, "givenIn"> & { readonly rows: readonly string[] })[] = [
  { words: "macro liquidity", attributed: true, rows: [] },
  { words: "market structure", attributed: true, rows: [] },
  { words: "appetite for risk", attributed: true, rows: [] },
  { words: "US regulation and policy", attributed: false, rows: ["F08-02", "F08-03", "F08-05"] },
];

function evaluate(
  _: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<P4Evidence> {
  const early = beforeTheArticles("P4", values, setting);
  if (early) return early;
  const statements = Object.entries(statementWords).flatMap(([id, words]) => {
    const fact = factOf(facts, id);
    return fact ? [{ fact, words }] : [];
  });
  if (statements.length === 0)
    return cannotSay("P4", `${knownToWords(setting)}, no row records a statement of his`, values, setting);
  const reasons = reasonRows.map(
    ({ rows, ...reason }): Reason => ({ ...reason, givenIn: rows.flatMap((id) => factOf(facts, id) ?? []) }),
  );
  const evidence = { statements, reasons };
  const readings = readingsOf(evidence, String(values.wording));
  return {
    ...emptyFinding("P4", values, setting),
    verdict: overallVerdict(readings),
    sentence: sentence(evidence, setting),
    readings,
    n: statements.length,
    effectiveN: distinctStatements(statements.map(({ fact }) => fact)),
    evidence,
  };
}

/** The two rows of the post count once. */
function distinctStatements(facts: readonly FactRow[]): number {
  return new Set(facts.map(({ unit }) => unit)).size;
}

function readingsOf({ reasons, statements }: P4Evidence, wording: string): Reading[] {
  if (wording === "en") {
    return [
      {
        words: "aligning with observations",
        verdict: untestableVerdict(),
        reason: "the English text says that his view fits observations, not that they are his reasons",
      },
    ];
  }
  const others = reasons.filter(({ attributed, givenIn }) => !attributed && givenIn.length > 0);
  return reasons
    .filter(({ attributed }) => attributed)
    .map(({ words, givenIn }) => ({
      words,
      verdict: factVerdict(givenIn.length > 0, []),
      reason:
        givenIn.length > 0
          ? `${plural(givenIn.length, "row")} of ${countWord(statements.length)} give it`
          : `no statement of his that is known gives it${others.length > 0 ? `; they give ${numberText("en").list(others.map((other) => other.words))}` : ""}`,
    }));
}

function sentence({ statements, reasons }: P4Evidence, setting: Setting): string {
  const text = numberText("en");
  const attributed = reasons.filter((reason) => reason.attributed);
  const given = attributed.filter(({ givenIn }) => givenIn.length > 0);
  const own = reasons.filter((reason) => !reason.attributed && reason.givenIn.length > 0);
  const when = statements.map(({ fact }) => onDate(fact).replace(/^(on|in) /, ""));
  return `Of the ${countWord(attributed.length)} reasons that the Italian article gives for him, ${given.length === 0 ? "none is" : `${countWord(given.length)} ${given.length === 1 ? "is" : "are"}`} in his statements as reported (${text.list(when)}); what they give is ${text.list(own.map(({ words }) => words)) || "no reason"}. Facts are known up to ${text.day(setting.factsAsOf ?? setting.asOf)}.`;
}

export const p4: Claim<P4Evidence> = {
  id: "P4",
  title: "His reasons were liquidity, market structure and appetite for risk",
  type: "attribution",
  quotes: [
    {
      language: "en",
      text: "aligning with observations of an improving market structure and a renewed appetite for risk among investors.",
    },
    {
      language: "it",
      text: "guidata non solo dall\u2019hype, ma dall\u2019allineamento della liquidit\u00e0 macro, dalla struttura di mercato in miglioramento e dall\u2019appetito per il rischio in ripresa.",
    },
  ],
  question: "Which reasons did he give, and are those of the article among them?",
  definition:
    "The reasons in his statements as the rows report them, beside the three that the Italian article names. The English article only says that his view fits with two of them.",
  verdictRule:
    "A reason attributed to him is contradicted if statements of his are known and none gives it. The English wording attributes nothing and is not testable.",
  pitfalls: [
    "Which reason a row reports was read off its statement by us; the statements are below.",
    "Two of the rows are one post by two sources: they count as one statement.",
    "He may have given other reasons elsewhere; what is tested is the attribution, by what is on record.",
  ],
  facts: Object.keys(statementWords),
  literature: [],
  nullHypothesis: null,
  changeOfMind:
    "A statement of his by the articles\u2019 date that names liquidity, market structure or appetite for risk.",
  ...onFactsAlone,
  settledOn: () => articleDate,
  parameters: () => [
    {
      kind: "choice",
      id: "wording",
      label: "wording of",
      default: "it",
      options: [
        { value: "it", label: "the Italian article: driven by" },
        { value: "en", label: "the English article: aligning with" },
      ],
    },
  ],
  inWords: ({ wording }) =>
    wording === "en"
      ? "The English wording: his view aligns with observations."
      : "The Italian wording: the cycle that he hinted at is driven by these reasons.",
  evaluate,
};
