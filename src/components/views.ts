import type { Finding } from "../claims/claim.js";
import type { Chart } from "./chart.js";

/** The charts of claims: claim, name, and how it is made from the finding. The order is that of the card. */
export type Views = Readonly<Record<string, Readonly<Record<string, (finding: Finding) => Chart>>>>;

/** One chart of a claim. Throws where there is none of that name. */
export function chartOf(views: Views, finding: Finding, name: string): Chart {
  const make = views[finding.claim]?.[name];
  if (!make) throw new Error(`claim ${finding.claim} has no chart ${name}`);
  return make(finding);
}
