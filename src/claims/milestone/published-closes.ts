import type { FactRow } from "../claim.js";
import type { RecordClose } from "./first-ways.js";

/** A close as a public page gives it beside the one of the data. */
export interface PublishedClose {
  readonly fact: string;
  readonly date: string;
  readonly published: number;
  readonly held: number;
  /** Published less held, in index points. */
  readonly difference: number;
}

/** The facts that state a close of the index on a day of which the data hold one too. */
export function publishedCloses(facts: readonly FactRow[], closes: readonly RecordClose[]): PublishedClose[] {
  return facts.flatMap(({ id, date, value, unit }) => {
    if (unit !== "index close") return [];
    const held = closes.find((one) => one.date === date && !one.monthEnd)?.close;
    const published = Number(value);
    if (held === undefined || !Number.isFinite(published)) return [];
    return [{ fact: id, date, published, held, difference: published - held }];
  });
}

/** Half of the last digit that pages print: closes that differ by more do not agree. */
export const rounding = 0.005;

export function disagreements(published: readonly PublishedClose[]): PublishedClose[] {
  return published.filter(({ difference }) => Math.abs(difference) > rounding);
}
