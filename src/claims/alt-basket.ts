import { daysBetween, toleranceDays } from "./bars.js";
import type { Panel } from "./claim.js";
import { numbers } from "./columns.js";
import { keeper } from "./kept.js";

/** The fixed list of altcoins, by catalogue id: columns of the panel `altcoins`. */
export const altcoinIds = [
  "ada",
  "avax",
  "bch",
  "bnb",
  "doge",
  "eos",
  "etc",
  "link",
  "ltc",
  "sol",
  "trx",
  "xlm",
  "xrp",
] as const;

/**
 * Which coins the basket holds: those listed at each re-balancing, a delisted one kept at its last price until the next
 * ("listed") or lost whole ("written-off"); or only those that still trade at the end ("survivors"), which nobody could
 * have known.
 */
export type BasketKind = "listed" | "written-off" | "survivors";

export const basketNames: Readonly<Record<BasketKind, string>> = {
  listed: "Altcoins, those listed at the time",
  "written-off": "Altcoins listed at the time, delisted ones lost",
  survivors: "Altcoins, survivors only",
};

/** What must stand beside any result about the basket: its list is younger than its prices. */
export const basketCaveat =
  "The altcoins come from a fixed list that was chosen after the fact: even the basket of those listed at the time holds mostly coins that lived, and coins that were large and died are missing from it.";

export interface Basket {
  readonly kind: BasketKind;
  /** Row of the panel on which it stands at 1; values[i] belongs to row from + i. */
  readonly from: number;
  readonly values: Float64Array;
  /** Coins held through each bar; on the first those bought. */
  readonly members: Int32Array;
  /** Coins of the list that no longer trade at the end. */
  readonly gone: readonly string[];
}

/** The fewest coins that make a basket: it begins at the first re-balancing that finds them. */
export const fewestCoins = 3;

interface Coin {
  readonly id: string;
  readonly closes: readonly (number | null)[];
  /** Row of the last close. */
  readonly last: number;
  readonly survives: boolean;
}

const baskets = keeper<Basket | null>();

/**
 * An equally weighted basket of altcoins, bought anew at the last bar of every month from the coins that have a close on
 * it; it ends with the last coin, or when nothing is left. Null where the panel `altcoins` never has enough coins at the end of a month and a bar after it.
 */
export function altBasket(panel: Panel, kind: BasketKind): Basket | null {
  return baskets(panel, kind, () => makeBasket(panel, kind));
}

function makeBasket(panel: Panel, kind: BasketKind): Basket | null {
  const coins = coinsOf(panel);
  const end = Math.max(-1, ...coins.map(({ last }) => last));
  const held = coins.filter(({ survives }) => survives || kind !== "survivors");
  const boughtOn = (row: number) => held.filter(({ closes }) => closes[row] != null);
  const from = panel.dates.findIndex(
    (_, row) => row < end && endsMonth(panel, row) && boughtOn(row).length >= fewestCoins,
  );
  if (from < 0) return null;
  const values = new Float64Array(end - from + 1).fill(1);
  const members = new Int32Array(values.length);
  let bought = { row: from, level: 1, coins: boughtOn(from) };
  members[0] = bought.coins.length;
  let length = 1;
  for (let row = from + 1; row <= end; row += 1, length += 1) {
    const grown = bought.coins.map((coin) => growth(coin, bought.row, row, kind));
    const level = (bought.level * grown.reduce((sum, one) => sum + one, 0)) / grown.length;
    if (level <= 0) break;
    values[row - from] = level;
    members[row - from] = grown.length;
    const next = endsMonth(panel, row) ? boughtOn(row) : [];
    if (next.length >= fewestCoins) bought = { row, level, coins: next };
  }
  return {
    kind,
    from,
    values: values.subarray(0, length),
    members: members.subarray(0, length),
    gone: coins.filter(({ survives }) => !survives).map(({ id }) => id),
  };
}

function coinsOf(panel: Panel): Coin[] {
  const read = altcoinIds.map((id) => ({ id, closes: numbers(panel, id) }));
  const withLast = read.map((coin) => ({ ...coin, last: coin.closes.findLastIndex((c) => c !== null) }));
  const end = panel.dates[Math.max(0, ...withLast.map(({ last }) => last))] ?? "";
  return withLast
    .filter(({ last }) => last >= 0)
    .map((coin) => ({
      ...coin,
      survives: daysBetween(panel.dates[coin.last] ?? "", end) <= toleranceDays[panel.frequency],
    }));
}

/** Whether a row is the last of its calendar month; of the panel\u2019s last row that is not known. */
function endsMonth({ dates }: Panel, row: number): boolean {
  const next = dates[row + 1];
  return next !== undefined && next.slice(0, 7) !== dates[row]?.slice(0, 7);
}

/** What one part in a coin has become: at its last close where it has none, or nothing where it has gone for good. */
function growth({ closes, last, survives }: Coin, bought: number, row: number, kind: BasketKind): number {
  if (kind === "written-off" && !survives && row > last) return 0;
  let at = row;
  while (at > bought && closes[at] === null) at -= 1;
  return (closes[at] ?? 0) / (closes[bought] ?? 1);
}
