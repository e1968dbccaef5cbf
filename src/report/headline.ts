import type { Finding, Verdict } from "../claims/claim.js";
import { verdictWords } from "../components/verdict-mark.js";
import { countWord, numberText } from "../text/numbers.js";

const order: readonly Verdict[] = [
  "supported",
  "supported-with-caveat",
  "inconclusive",
  "contradicted",
  "not-testable",
  "cannot-say",
];

/** How the claims fared, in one sentence. */
export function headline(findings: readonly Finding[]): string {
  const text = numberText("en");
  const groups = order.flatMap((verdict) => {
    const count = findings.filter((finding) => finding.verdict === verdict).length;
    return count === 0
      ? []
      : [`${countWord(count)} ${count === 1 ? "is" : "are"} ${lower(verdictWords[verdict])}`];
  });
  return `Of the ${countWord(findings.length)} claims that carry the argument, ${text.list(groups)}.`;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1).replace("with caveat", "with a caveat");
}
