import type { Finding } from "./claim.js";

/** A finding without its evidence: what the command line prints, the report offers for download and a page compares with. */
export type FindingSummary = Omit<Finding, "claim" | "evidence"> & { readonly id: string };

export function summaryOf({ claim, evidence: _, ...finding }: Finding): FindingSummary {
  return { id: claim, ...finding };
}
