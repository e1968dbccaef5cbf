import type { FactRow } from "../claim.js";
import type { MonthlyChange } from "./month-counts.js";

/** A change that a vendor published beside the one from our closes, both in percent. */
export interface VendorDifference {
  readonly fact: string;
  readonly source: string;
  readonly coin: "btc" | "eth";
  /** YYYY-MM, or YYYY-Qn. */
  readonly period: string;
  readonly theirs: number;
  readonly ours: number;
}

type Changes = Readonly<Record<"btc" | "eth", readonly MonthlyChange[]>>;

/** The vendors\u2019 monthly and quarterly changes that our month ends can be held against, in date order. */
export function vendorDifferences(facts: readonly FactRow[], changes: Changes): VendorDifference[] {
  return facts
    .flatMap((fact) => published(fact))
    .flatMap(({ fact, coin, period, theirs }): VendorDifference[] => {
      const ours = changeOver(changes[coin], period);
      const source = fact.statement.match(/CryptoRank|CoinGlass/)?.[0] ?? fact.source;
      return ours === null ? [] : [{ fact: fact.id, source, coin, period, theirs, ours }];
    })
    .sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
}

interface Published {
  readonly fact: FactRow;
  readonly coin: "btc" | "eth";
  readonly period: string;
  readonly theirs: number;
}

const monthNumbers: Readonly<Record<string, string>> = { Oct: "10", Nov: "11", Dec: "12" };

/** The figure of a row is that of its own date; a row that lists several months names them in its statement. */
function published(fact: FactRow): Published[] {
  const coin = { "% BTC": "btc", "% ETH": "eth" }[fact.unit] as "btc" | "eth" | undefined;
  const theirs = Number(fact.value);
  if (!coin || !Number.isFinite(theirs)) return [];
  const listed = [...fact.statement.matchAll(/\b(Oct|Nov|Dec) (-?\d+\.\d+)/g)];
  if (listed.length === 0) return [{ fact, coin, period: fact.date, theirs }];
  return listed.map(([, name = "", value]) => {
    const period = `${fact.date.slice(0, 4)}-${monthNumbers[name]}`;
    return { fact, coin, period, theirs: Number(value) };
  });
}

function changeOver(changes: readonly MonthlyChange[], period: string): number | null {
  const [year = "", part = ""] = period.split("-");
  const quarter = part.startsWith("Q") ? Number(part.slice(1)) : 0;
  const months = quarter ? [2, 1, 0].map((back) => 3 * quarter - back) : [Number(part)];
  const found = months.map((month) => {
    const name = `${year}-${String(month).padStart(2, "0")}`;
    return changes.find((change) => change.finished && change.month.startsWith(name))?.change ?? null;
  });
  if (found.some((change) => change === null)) return null;
  return 100 * (found.reduce<number>((product, change) => product * (1 + (change ?? 0) / 100), 1) - 1);
}
