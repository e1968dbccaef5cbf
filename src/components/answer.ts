import type { Finding } from "../claims/claim.js";
import { asKnownThen, type Compared } from "./comparison.js";
import { block, type Surroundings } from "./draw.js";
import { statistics } from "./statistics.js";
import { verdictMark } from "./verdict-mark.js";

/** The computed answer to a claim: verdict, sentence, each reading of the words, the numbers, and what they are compared with. */
export function answer(finding: Finding, compared: Compared, surroundings: Surroundings): HTMLElement {
  const { document } = surroundings;
  const root = block(document, "section", "answer").attr("aria-label", `Verdict on ${finding.claim}`);
  root.append("p").attr("class", "answer-verdict").node()?.append(verdictMark(document, finding.verdict));
  root.append("p").attr("class", "answer-sentence").text(finding.sentence);
  if (finding.readings.length > 1) {
    const list = root.append("ul").attr("class", "readings");
    for (const { words, verdict, reason } of finding.readings) {
      const item = list.append("li");
      item.append("q").text(words);
      item.node()?.append(" ", verdictMark(document, verdict), ` ${reason}.`);
    }
  }
  root.node()?.append(statistics(finding, surroundings), asKnownThen(compared, surroundings));
  return root.node() as HTMLElement;
}
