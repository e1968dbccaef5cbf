import type { FactRow, Finding } from "../../src/claims/claim.js";
import { type Ask, type OpenClaims, openClaims } from "./embedded.js";

/** A fact of the committed vintage by its id. */
export function factIn({ vintage }: OpenClaims, id: string): FactRow {
  const row = vintage.facts.find((fact) => fact.id === id);
  if (!row) throw new Error(`facts.csv has no ${id}`);
  return row;
}

/** The same claims on a vintage that holds some of the facts only, or none. */
export function withFacts(claims: OpenClaims, keep: (fact: FactRow) => boolean): Promise<OpenClaims> {
  return openClaims({ ...claims.vintage, facts: claims.vintage.facts.filter(keep) });
}

/** What a claim says where no fact is held. */
export async function withoutFacts(claims: OpenClaims, id: string, ask: Ask = {}): Promise<Finding> {
  return (await withFacts(claims, () => false)).evaluate(id, ask);
}
