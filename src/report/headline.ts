import { barNoun } from "../claims/bars.js";
import type { Finding, Verdict } from "../claims/claim.js";
import { assetNames } from "../claims/h1-assets.js";
import type { H1Evidence } from "../claims/h1-evidence.js";
import type { H7Evidence } from "../claims/h7.js";
import { verdictWords } from "../components/verdict-mark.js";
import { countWord, numberText, plural } from "../text/numbers.js";

const order: readonly Verdict[] = [
  "supported",
  "supported-with-caveat",
  "inconclusive",
  "contradicted",
  "not-testable",
  "cannot-say",
];

/** How the claims fared, in one sentence. */
export function tally(findings: readonly Finding[]): string {
  const text = numberText("en");
  const groups = order.flatMap((verdict) => {
    const count = findings.filter((finding) => finding.verdict === verdict).length;
    return count === 0
      ? []
      : [`${countWord(count)} ${count === 1 ? "is" : "are"} ${inSentence(verdictWords[verdict])}`];
  });
  return `Of the ${countWord(findings.length)} claims that carry the argument, ${text.list(groups)}.`;
}

/** What the report found, in one sentence: what followed the breakouts, and what followed the articles. */
export function headline(findings: readonly Finding[]): string {
  const history = findings.find(({ claim }) => claim === "H1")?.evidence as H1Evidence | null | undefined;
  const holdOut = findings.find(({ claim }) => claim === "H7")?.evidence as H7Evidence | null | undefined;
  if (!history?.hits) return tally(findings);
  const { study, hits, frequency } = history;
  const asset = assetNames[study.choice.asset] ?? study.choice.asset;
  const after = plural(study.choice.horizon, barNoun[frequency]);
  const opening = `${asset} was higher ${after} after ${countWord(hits.positives)} of ${countWord(hits.n)} Russell 2000 breakouts`;
  const change = holdOut?.last?.change;
  if (change == null) return `${opening}.`;
  const size = numberText("en").percent(Math.abs(change));
  return `${opening}; since the articles it has ${change < 0 ? "lost" : "gained"} ${size}.`;
}

function inSentence(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1).replace("with caveat", "with a caveat");
}
