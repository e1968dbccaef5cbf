import { articleDate } from "../article.js";
import type { FactRow, Panel } from "../claim.js";
import { numbers } from "../columns.js";
import { factOf } from "../known-facts.js";
import { type Accounts, readAccounts } from "./accounts.js";

/** The day of the first operation, announced two days before (fact F02-03); earlier rows are small tests of the plumbing. */
export const firstPurchase = "2025-12-12";

/** The announced monthly pace and the facts that carry it: reserve management alone, reinvested principal not counted. */
export const paceFacts = ["F02-03", "F02-11", "F02-14"] as const;

export interface Purchase {
  readonly date: string;
  /** USD billion. */
  readonly bought: number;
}

export interface Tally {
  readonly operations: number;
  readonly bought: number;
  readonly first: string | null;
  readonly last: string | null;
}

export interface Pace {
  /** First day from which it held: that of the fact, a day or a month. */
  readonly from: string;
  /** USD billion a month. */
  readonly pace: number;
}

export interface L1Evidence {
  readonly purchases: readonly Purchase[];
  /** What was known when the articles appeared, or on the as-of day if that is earlier. */
  readonly atArticles: Tally;
  readonly now: Tally;
  readonly paces: readonly Pace[];
  /** The last balance sheet before the first operation, and the last one out when the articles appeared. */
  readonly before: Accounts | null;
  readonly after: Accounts | null;
  /** Change of the Fed\u2019s mortgage-backed securities between those two; null where they are not held. */
  readonly mbsChange: number | null;
  /** The last day of the panel: the as-of day. */
  readonly asOf: string;
}

/** The purchases since the first of them, and the Fed\u2019s Treasuries before it and when the articles appeared. */
export function readPurchases(
  purchasesPanel: Panel,
  accountsPanel: Panel,
  facts: readonly FactRow[],
): L1Evidence {
  const bought = numbers(purchasesPanel, "bought");
  const purchases = purchasesPanel.dates.flatMap((date, row) => {
    const value = bought[row];
    return date >= firstPurchase && value != null ? [{ date, bought: value }] : [];
  });
  const asOf = purchasesPanel.asOf;
  const cut = asOf < articleDate ? asOf : articleDate;
  const accounts = readAccounts(accountsPanel).filter(({ treasuries }) => treasuries !== null);
  const before = accounts.findLast(({ date }) => date < firstPurchase) ?? null;
  const after =
    accounts.findLast(({ date, availableOn }) => date >= firstPurchase && availableOn <= cut) ?? null;
  return {
    purchases,
    atArticles: tallyOf(purchases.filter(({ date }) => date <= cut)),
    now: tallyOf(purchases),
    paces: paceFacts.flatMap((id) => paceOf(factOf(facts, id))),
    before,
    after,
    mbsChange: before?.mbs != null && after?.mbs != null ? after.mbs - before.mbs : null,
    asOf,
  };
}

function tallyOf(purchases: readonly Purchase[]): Tally {
  return {
    operations: purchases.length,
    bought: purchases.reduce((sum, { bought }) => sum + bought, 0),
    first: purchases[0]?.date ?? null,
    last: purchases.at(-1)?.date ?? null,
  };
}

function paceOf(fact: FactRow | null): Pace[] {
  const pace = Number(fact?.value);
  if (!fact || !Number.isFinite(pace)) return [];
  return [{ from: fact.date.length === 7 ? `${fact.date}-01` : fact.date, pace }];
}
