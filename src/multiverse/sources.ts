import type { SpecificationSource } from "./source.js";
import { c8Source } from "./sources/c8-source.js";
import { h1Source } from "./sources/h1-source.js";
import { h3Source } from "./sources/h3-source.js";
import { h5Source } from "./sources/h5-source.js";
import { l4Source } from "./sources/l4-source.js";
import { h2Source, h4Source } from "./sources/lead-sources.js";
import { r2Source } from "./sources/r2-source.js";
import { r4Source } from "./sources/r4-source.js";

/** The claims that have a specification curve, in the order of the articles\u2019 argument. */
export const sources: readonly SpecificationSource[] = [
  r2Source,
  r4Source,
  l4Source,
  h1Source,
  h2Source,
  h3Source,
  h4Source,
  h5Source,
  c8Source,
];

/** The source of a claim, or null where it has no curve. */
export function sourceOf(claim: string): SpecificationSource | null {
  return sources.find((source) => source.claim === claim) ?? null;
}
