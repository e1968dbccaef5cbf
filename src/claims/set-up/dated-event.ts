import type { FactRow, Verdict } from "../claim.js";
import { lastDayOf } from "../known-facts.js";

/** Something that happened on a day or over some days, as a fact dates it. */
export interface DatedEvent {
  readonly id: string;
  readonly label: string;
  readonly fact: string;
  readonly from: string;
  readonly to: string;
  /** What it shows: of which group it is. */
  readonly group: string;
  /** Whether the verdict rests on it. */
  readonly chosen: boolean;
}

/** Which way a proxy\u2019s verdict points. */
export function stanceOf(verdict: Verdict): "for" | "against" | "neither" {
  if (verdict === "contradicted") return "against";
  return verdict === "supported" || verdict === "supported-with-caveat" ? "for" : "neither";
}

/** The first and last day of the day, month or quarter that a fact is about. */
export function spanOf(fact: Pick<FactRow, "date">): { from: string; to: string } {
  const to = lastDayOf(fact);
  if (fact.date === to) return { from: to, to };
  const months = fact.date.includes("Q") ? 3 : fact.date.length === 4 ? 12 : 1;
  const [year, month] = to.split("-").map(Number);
  const first = new Date(Date.UTC(year ?? 0, (month ?? 1) - months, 1));
  return { from: first.toISOString().slice(0, 10), to };
}
