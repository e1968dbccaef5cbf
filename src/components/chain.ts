import type { Claim, Finding } from "../claims/claim.js";
import { block, type Surroundings } from "./draw.js";
import { verdictMark } from "./verdict-mark.js";

export interface Link {
  readonly claim: Claim;
  readonly finding: Finding;
  readonly href: string;
}

/** The articles\u2019 argument as a chain of claims, each with its computed verdict. */
export function chain(links: readonly Link[], { document }: Surroundings): HTMLElement {
  const root = block(document, "ol", "chain");
  for (const { claim, finding, href } of links) {
    const item = root.append("li").attr("class", `chain-${finding.verdict}`);
    const link = item.append("a").attr("href", href);
    link.append("span").attr("class", "chain-title").text(claim.title);
    link.node()?.append(verdictMark(document, finding.verdict));
  }
  return root.node() as HTMLElement;
}

/** Every claim with its type, verdict and sentence. */
export function board(links: readonly Link[], { document }: Surroundings): HTMLElement {
  const root = block(document, "div", "scroller")
    .attr("tabindex", "0")
    .attr("role", "region")
    .attr("aria-label", "Board of claims");
  const table = root.append("table").attr("class", "board");
  const head = table.append("thead").append("tr");
  for (const title of ["Claim", "Verdict", "What the data say"])
    head.append("th").attr("scope", "col").text(title);
  const body = table.append("tbody");
  for (const { claim, finding, href } of links) {
    const row = body.append("tr");
    const name = row.append("th").attr("scope", "row");
    name.append("a").attr("href", href).text(claim.title);
    name.append("small").text(`${claim.id}, ${claim.type}`);
    row.append("td").node()?.append(verdictMark(document, finding.verdict));
    row.append("td").text(finding.sentence);
  }
  return root.node() as HTMLElement;
}
