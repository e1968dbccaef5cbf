import type { Finding } from "./claim.js";

/** A finding without its evidence: what the command line prints and the report offers for download. */
export function summaryOf({ claim, evidence: _, ...finding }: Finding) {
  return { id: claim, ...finding };
}
