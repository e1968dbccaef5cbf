import { correlation } from "../../stats/cross-correlation.js";
import type { History } from "./history.js";

/** An asset and net liquidity, in logarithms of their levels and in changes of these, with the correlation of either. */
export interface Trap {
  readonly asset: "rut" | "eth";
  readonly from: string;
  readonly n: number;
  readonly levels: Pairs;
  readonly changes: Pairs;
}

export interface Pairs {
  readonly liquidity: readonly number[];
  readonly asset: readonly number[];
  readonly correlation: number;
}

const fewest = 12;

const kept = new WeakMap<History, Map<string, readonly Trap[]>>();

/** The same two series compared in levels and in changes, for the Russell and for ether. */
export function levelsTrap(history: History, start: string): readonly Trap[] {
  const known = kept.get(history) ?? new Map<string, readonly Trap[]>();
  kept.set(history, known);
  const traps =
    known.get(start) ?? (["rut", "eth"] as const).flatMap((asset) => trapOf(history, asset, start));
  known.set(start, traps);
  return traps;
}

function trapOf({ dates, columns }: History, asset: "rut" | "eth", start: string): Trap[] {
  const rows = dates.flatMap((date, row) => {
    const [price, liquidity] = [columns[asset][row], columns.nl[row]];
    return date >= start && price != null && liquidity != null && price > 0 && liquidity > 0
      ? [{ date, price: Math.log(price), liquidity: Math.log(liquidity) }]
      : [];
  });
  if (rows.length < fewest) return [];
  const changes = rows.slice(1).map(({ price, liquidity }, i) => ({
    price: price - (rows[i]?.price ?? 0),
    liquidity: liquidity - (rows[i]?.liquidity ?? 0),
  }));
  return [
    { asset, from: rows[0]?.date ?? start, n: rows.length, levels: pairsOf(rows), changes: pairsOf(changes) },
  ];
}

function pairsOf(rows: readonly { readonly price: number; readonly liquidity: number }[]): Pairs {
  const liquidity = rows.map((row) => row.liquidity);
  const asset = rows.map((row) => row.price);
  return {
    liquidity,
    asset,
    correlation: correlation(Float64Array.from(liquidity), Float64Array.from(asset)),
  };
}
