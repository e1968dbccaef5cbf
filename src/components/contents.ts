import type { BoardRow } from "./board.js";
import { block, type Surroundings } from "./draw.js";
import { verdictMark } from "./verdict-mark.js";

/** The claims of a chapter with their verdicts, as links to their cards; where the articles\u2019 date gave another verdict, that too. */
export function contents(rows: readonly BoardRow[], { document }: Surroundings): HTMLElement {
  const root = block(document, "nav", "contents").attr("aria-label", "Claims of this chapter");
  const list = root.append("ol");
  for (const { claim, finding, atArticles } of rows) {
    const item = list.append("li");
    item.append("a").attr("href", `#${claim.id}`).text(`${claim.id} ${claim.title}`);
    item.node()?.append(verdictMark(document, finding.verdict));
    if (!atArticles || atArticles.verdict === finding.verdict) continue;
    const before = item.append("small");
    before.append("span").text("on the articles\u2019 date: ");
    before.node()?.append(verdictMark(document, atArticles.verdict));
  }
  return root.node() as HTMLElement;
}
