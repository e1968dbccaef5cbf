import type { FactRow } from "./claim.js";

/** The last day (YYYY-MM-DD) of the year, quarter, month or day that a fact is about (YYYY, YYYY-Qn, YYYY-MM, YYYY-MM-DD). */
export function lastDayOf({ date }: Pick<FactRow, "date">): string {
  const [year = "", part = "12", day] = date.split("-");
  if (day) return date;
  const month = part.startsWith("Q") ? 3 * Number(part.slice(1)) : Number(part);
  return new Date(Date.UTC(Number(year), month, 0)).toISOString().slice(0, 10);
}

/** The facts of some ids that are about days up to the as-of day, in the order of the ids. An id that no fact has is left out. */
export function knownFacts<Row extends FactRow>(
  facts: readonly Row[],
  ids: readonly string[],
  asOf: string,
): Row[] {
  return ids.flatMap((id) => facts.filter((fact) => fact.id === id && lastDayOf(fact) <= asOf));
}

/** A fact by its id, or null where it is not known. */
export function factOf(facts: readonly FactRow[], id: string): FactRow | null {
  return facts.find((fact) => fact.id === id) ?? null;
}
