import type { FactRow } from "../claim.js";

/** The number in a fact\u2019s value column; null where the fact is not known or the value is none. */
export function factValue(fact: FactRow | null): number | null {
  if (!fact || fact.value.trim() === "") return null;
  const value = Number(fact.value);
  return Number.isFinite(value) ? value : null;
}

/** The numbers that a pattern\u2019s groups find in a fact\u2019s statement, in their order; null unless each is found. */
export function figuresIn(fact: FactRow | null, pattern: RegExp): number[] | null {
  const found = fact?.statement.match(pattern)?.slice(1).map(Number);
  return found?.length && found.every(Number.isFinite) ? found : null;
}
