import { addDays, daysInBar } from "../bars.js";
import type { FactRow, Panel, Split } from "../claim.js";
import { numbers } from "../columns.js";

/** What the Federal Reserve held of mortgage bonds, and bank reserves, at the end of a bar; USD billion. */
export interface Account {
  readonly date: string;
  readonly mbs: number;
  readonly reserves: number;
}

export interface Accounting {
  readonly accounts: readonly Account[];
  /** The last account before the order, and the one some bars after it or the last known; null where there is none. */
  readonly base: Account | null;
  readonly end: Account | null;
  /** Whether as many bars as asked for are over since the order. */
  readonly complete: boolean;
  /** The account a year before the base. */
  readonly yearBefore: Account | null;
}

/** The accounts around the order: what changed in so many bars after it, and in the year before. */
export function accountingOf(panel: Panel, order: FactRow, bars: number): Accounting {
  const mbs = numbers(panel, "mbs");
  const reserves = numbers(panel, "reserves");
  const accounts = panel.dates.flatMap((date, row): Account[] => {
    const [held, balances] = [mbs[row], reserves[row]];
    return held == null || balances == null ? [] : [{ date, mbs: held, reserves: balances }];
  });
  const at = accounts.findLastIndex(({ date }) => date < order.date);
  const base = accounts[at] ?? null;
  const end = base ? (accounts[Math.min(at + bars, accounts.length - 1)] ?? null) : null;
  const yearAgo = base && addDays(base.date, -daysInYear);
  const tolerance = Math.ceil(daysInBar[panel.frequency] / 2);
  return {
    accounts,
    base,
    end: end === base ? null : end,
    complete: base !== null && at + bars < accounts.length,
    yearBefore:
      (yearAgo &&
        accounts.findLast(
          ({ date }) => date <= addDays(yearAgo, tolerance) && date >= addDays(yearAgo, -tolerance),
        )) ||
      null,
  };
}

const daysInYear = 365;

/** The run-off of a year at the pace before the order, in USD billion, positive; null where the accounts do not reach back. */
export function runOffBefore({ base, yearBefore }: Accounting): number | null {
  return base && yearBefore ? yearBefore.mbs - base.mbs : null;
}

/** The change of the mortgage bonds held in the year before the order and since. */
export function splitsOf({ accounts, base, end, yearBefore }: Accounting): Split[] {
  const split = (label: string, from: Account | null, to: Account | null): Split[] =>
    from && to
      ? [
          {
            label,
            n: accounts.filter(({ date }) => date > from.date && date <= to.date).length,
            value: to.mbs - from.mbs,
            p: null,
          },
        ]
      : [];
  return [
    ...split("the year before the order", yearBefore, base),
    ...split("from the order on", base, end),
    ...split("from the order to the last known", base, accounts.at(-1) ?? null),
  ];
}
