import type { FactRow, Panel } from "../claim.js";
import { factOf } from "../known-facts.js";
import { type Accounts, readAccounts } from "./accounts.js";
import { firstPurchase } from "./l1-evidence.js";

/** What changed bank reserves between two balance sheets, in USD billion; together the parts are the change of reserves. */
export interface Parts {
  readonly bills: number;
  /** Null where the vintage does not hold mortgage-backed securities at this frequency: they are then part of `other`. */
  readonly mbs: number | null;
  readonly other: number;
  readonly tga: number;
  readonly rrp: number;
  /** Currency and the other liabilities, and the mixture of averages with levels. */
  readonly rest: number;
  readonly reserves: number;
}

export interface Step {
  readonly from: string;
  readonly to: string;
  readonly parts: Parts;
}

/** Whether the Treasury\u2019s account and the reverse repurchases are taken as averages of the week or as levels of the day. */
export type Basis = "average" | "level";

export interface L2Evidence {
  readonly basis: Basis;
  readonly steps: readonly Step[];
  readonly window: Step;
  readonly weeks: number;
  /** The Fed\u2019s assets at the start of the window. */
  readonly assets: number;
  /** Change of the mortgage-backed securities over the window, from month ends where weeks are not held. */
  readonly mbsChange: number | null;
  readonly noStance: boolean;
  /** The change of reserves before the window, in it, and after it within the frame. */
  readonly spells: readonly Step[];
}

/** The frame that the chart shows whatever the window: from autumn 2025 to four weeks after the articles. */
export const frame = { from: "2025-10-01", to: "2026-02-04" };

export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Splits the change of bank reserves, step by step and over the window; null where the balance sheets known do not span it. */
export function splitReserves(
  panel: Panel,
  monthsPanel: Panel,
  window: Window,
  basis: Basis,
  facts: readonly FactRow[],
): L2Evidence | null {
  const accounts = readAccounts(panel);
  const rows = {
    from: accounts.findLastIndex(({ date }) => date <= window.from),
    to: accounts.findLastIndex(({ date }) => date <= window.to),
  };
  const [start, end] = [accounts[rows.from], accounts[rows.to]];
  if (!start || !end || rows.to <= rows.from || end.date < firstPurchase) return null;
  const shown = accounts.filter(
    ({ date }) => date >= minimum(frame.from, start.date) && date <= maximum(frame.to, end.date),
  );
  const bills = (from: string, to: string) =>
    accounts.filter(({ date }) => date > from && date <= to).reduce((sum, row) => sum + row.bills, 0);
  const step = (a: Accounts, b: Accounts): Step => ({
    from: a.date,
    to: b.date,
    parts: partsOf(a, b, bills(a.date, b.date), basis),
  });
  const first = shown[0] ?? start;
  const last = shown.at(-1) ?? end;
  return {
    basis,
    steps: shown.slice(1).map((row, i) => step(shown[i] ?? start, row)),
    window: step(start, end),
    weeks: rows.to - rows.from,
    assets: start.walcl,
    mbsChange: mbsChangeOf(start, end, readAccounts(monthsPanel)),
    noStance: factOf(facts, "F02-04") !== null,
    spells: [
      [first, start],
      [start, end],
      [end, last],
    ].flatMap(([a, b]) => (a && b && a.date < b.date ? [step(a, b)] : [])),
  };
}

function partsOf(a: Accounts, b: Accounts, bills: number, basis: Basis): Parts {
  const reserves = b.reserves - a.reserves;
  const assets = b.walcl - a.walcl;
  const mbs = a.mbs !== null && b.mbs !== null ? b.mbs - a.mbs : null;
  const tga = -(tgaOf(b, basis) - tgaOf(a, basis));
  const rrp = -(rrpOf(b, basis) - rrpOf(a, basis));
  return {
    bills,
    mbs,
    other: assets - bills - (mbs ?? 0),
    tga,
    rrp,
    rest: reserves - assets - tga - rrp,
    reserves,
  };
}

function tgaOf({ tga, tgaLevel }: Accounts, basis: Basis): number {
  return basis === "level" ? (tgaLevel ?? tga) : tga;
}

function rrpOf({ rrp, rrpAverage }: Accounts, basis: Basis): number {
  return (basis === "level" ? (rrp ?? rrpAverage) : (rrpAverage ?? rrp)) ?? 0;
}

/** From the rows themselves, or between the last month ends before either end of the window. */
function mbsChangeOf(start: Accounts, end: Accounts, months: readonly Accounts[]): number | null {
  if (start.mbs !== null && end.mbs !== null) return end.mbs - start.mbs;
  const a = months.findLast(({ date, mbs }) => date <= start.date && mbs !== null);
  const b = months.findLast(({ date, mbs }) => date <= end.date && mbs !== null);
  return a?.mbs != null && b?.mbs != null && a.date < b.date ? b.mbs - a.mbs : null;
}

function minimum(a: string, b: string): string {
  return a < b ? a : b;
}

function maximum(a: string, b: string): string {
  return a > b ? a : b;
}

/** The balance sheet of the articles: the last Wednesday that was out. */
export const articleWednesday = "2026-01-07";
/** The last Wednesday before the first purchase. */
export const lastBefore = "2025-12-10";
