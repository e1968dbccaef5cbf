import { barNoun } from "../claims/bars.js";
import type { Finding, Verdict } from "../claims/claim.js";
import { assetNames } from "../claims/rotation/h1-assets.js";
import type { H1Evidence } from "../claims/rotation/h1-evidence.js";
import type { H7Evidence } from "../claims/scorecard/h7.js";
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
    return count === 0 ? [] : [`${countWord(count)} ${predicate(verdict, count)}`];
  });
  return `Of the ${countWord(findings.length)} claims that carry the argument, ${text.list(groups)}.`;
}

/** What correcting the p-values of all claims together changed, in one sentence; none has a p-value: an empty one. */
export function correctedTogether(findings: readonly Finding[]): string {
  const corrected = findings.flatMap(({ claim, verdict, acrossClaims }) =>
    acrossClaims ? [{ claim, verdict, ...acrossClaims }] : [],
  );
  const [first] = corrected;
  if (!first) return "";
  const lead = `The p-values of ${plural(first.claims, "claim")} are corrected together, after Benjamini and Hochberg`;
  const changed = corrected.flatMap(({ claim, verdict, before }) =>
    before
      ? [`${claim} from ${inSentence(verdictWords[before])} to ${inSentence(verdictWords[verdict])}`]
      : [],
  );
  if (changed.length === 0) return `${lead}; no verdict changes by it.`;
  return `${lead}; that changes ${numberText("en").list(changed)}.`;
}

/**
 * What the report found, in one sentence: what followed the breakouts, and what followed the articles. Where the data
 * are too old for a verdict it says so; where nothing was counted it is how the claims fared.
 */
export function headline(findings: readonly Finding[]): string {
  const main = findings.find(({ claim }) => claim === "H1");
  const history = main?.evidence as H1Evidence | null | undefined;
  const holdOut = findings.find(({ claim }) => claim === "H7")?.evidence as H7Evidence | null | undefined;
  if (!history?.hits) return tally(findings);
  const { study, hits, frequency } = history;
  const asset = assetNames[study.choice.asset] ?? study.choice.asset;
  const after = plural(study.choice.horizon, barNoun[frequency]);
  const followed = `was higher ${after} after ${countWord(hits.positives)} of ${countWord(hits.n)} Russell 2000 breakouts`;
  if (main?.verdict === "cannot-say") {
    return `Too old for a verdict: in the data held, ${asset.toLowerCase()} ${followed}.`;
  }
  const opening = `${asset} ${followed}`;
  const change = holdOut?.last?.change;
  if (change == null) return `${opening}.`;
  const size = numberText("en").percent(Math.abs(change));
  return `${opening}; since the articles it has ${change < 0 ? "lost" : "gained"} ${size}.`;
}

function predicate(verdict: Verdict, count: number): string {
  if (verdict === "cannot-say") return "cannot be answered";
  const words = verdictWords[verdict];
  return `${count === 1 ? "is" : "are"} ${inSentence(words)}`;
}

function inSentence(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1).replace("with caveat", "with a caveat");
}
