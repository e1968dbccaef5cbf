import type { FactRow } from "../claim.js";
import { factNumber } from "../fact-words.js";
import { factOf } from "../known-facts.js";

/** What the facts say of the order to buy agency mortgage bonds; a part is null where it was not known. */
export interface MortgageFacts {
  /** The order itself, with its amount. */
  readonly order: FactRow | null;
  /** What the two agencies held, the latest known row. */
  readonly held: FactRow | null;
  /** The cap of each agency, once it was lifted. */
  readonly cap: FactRow | null;
  /** What spreads did after the order. */
  readonly spread: FactRow | null;
  /** The row that looked for what had been bought under the order, and found no figure. */
  readonly bought: FactRow | null;
}

const heldRows = ["F03-01", "F03-04"];
export const mortgageFactIds = ["F03-01", "F03-02", "F03-03", "F03-04", "F03-05", "F03-06"];

/** Fannie Mae and Freddie Mac: a cap of each counts twice. */
export const agencies = 2;

export function mortgageFacts(facts: readonly FactRow[]): MortgageFacts {
  return {
    order: factOf(facts, "F03-02"),
    held: heldRows.flatMap((id) => factOf(facts, id) ?? []).at(-1) ?? null,
    cap: factOf(facts, "F03-03"),
    spread: factOf(facts, "F03-05"),
    bought: factOf(facts, "F03-06"),
  };
}

/** What the lifted caps leave above what was held, in USD billion; null where one of the two is not known. */
export function roomUnderCaps({ held, cap }: MortgageFacts): number | null {
  return held && cap ? agencies * factNumber(cap) - factNumber(held) : null;
}
