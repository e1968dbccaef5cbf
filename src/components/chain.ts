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
