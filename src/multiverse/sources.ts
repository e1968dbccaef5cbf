import type { SpecificationSource } from "./source.js";
import { h1Source } from "./sources/h1-source.js";

/** The claims that have a specification curve. */
export const sources: readonly SpecificationSource[] = [h1Source];

/** The source of a claim, or null where it has no curve. */
export function sourceOf(claim: string): SpecificationSource | null {
  return sources.find((source) => source.claim === claim) ?? null;
}
