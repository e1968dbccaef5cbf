import type { FactRow } from "./claim.js";

/** The last day (YYYY-MM-DD) of the year, quarter, month or day that a fact is about (YYYY, YYYY-Qn, YYYY-MM, YYYY-MM-DD). */
export function lastDayOf({ date }: Pick<FactRow, "date">): string {
  const [year = "", part = "12", day] = date.split("-");
  if (day) return date;
  const month = part.startsWith("Q") ? 3 * Number(part.slice(1)) : Number(part);
  return new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10);
}

/** How far a vintage reaches: its own day, which is the last of its observations, and the day up to which its facts were compiled. */
export interface Reach {
  readonly asOf: string;
  readonly factsAsOf: string;
}

/**
 * The day up to which facts are known as of a day. On the vintage\u2019s own day every fact that it holds is known, also
 * what was compiled after the last observation; on an earlier day only what is about days up to it.
 */
export function factsKnownTo(asOf: string, { asOf: own, factsAsOf }: Reach): string {
  return asOf >= own || factsAsOf < asOf ? factsAsOf : asOf;
}

/** The facts of some ids that are about days up to a day, in the order of the ids. An id that no fact has is left out. */
export function knownFacts<Row extends FactRow>(
  facts: readonly Row[],
  ids: readonly string[],
  knownTo: string,
): Row[] {
  return ids.flatMap((id) => facts.filter((fact) => fact.id === id && lastDayOf(fact) <= knownTo));
}

/** A fact by its id, or null where it is not known. */
export function factOf(facts: readonly FactRow[], id: string): FactRow | null {
  return facts.find((fact) => fact.id === id) ?? null;
}
