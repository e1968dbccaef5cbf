import type { FactRow, Finding } from "../claims/claim.js";
import { numberText } from "../text/numbers.js";
import { block, type Surroundings } from "./draw.js";
import { scrollingTable } from "./scrolling-table.js";

/** The dated facts that a claim rests on, each with its link, date and confidence; both values where sources disagree. */
export function factsTable(
  facts: readonly FactRow[],
  { factsAsOf }: Pick<Finding, "factsAsOf">,
  { document, locale }: Surroundings,
): HTMLElement {
  const root = block(document, "div", "facts");
  if (facts.length === 0) return root.node() as HTMLElement;
  root.node()?.append(
    scrollingTable(document, {
      caption: `The dated facts known up to ${numberText(locale).day(factsAsOf)}`,
      columns: ["Date", "What", "Value", "Source", "Confidence"],
      rows: facts.map((fact) => [
        fact.date,
        fact.statement,
        [fact.value, fact.unit].filter(Boolean).join(" "),
        sourceLinks(fact, document),
        fact.confidence,
      ]),
    }),
  );
  return root.node() as HTMLElement;
}

function sourceLinks({ source, url, secondUrl }: FactRow, document: Document): HTMLElement {
  const root = block(document, "span");
  root.append("a").attr("href", url).text(source);
  if (secondUrl) {
    root.append("span").text(", ");
    root.append("a").attr("href", secondUrl).text("second source");
  }
  return root.node() as HTMLElement;
}
