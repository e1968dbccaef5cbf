import { addDays, daysBetween, daysInBar } from "../bars.js";
import type { Panel } from "../claim.js";
import { basketLevels } from "./altcoins.js";
import type { Coin } from "./coins.js";
import { type PriceDay, priceDays } from "./price-days.js";

export interface Depth {
  readonly date: string;
  /** Fraction below the highest close so far, from 0 down. */
  readonly drawdown: number;
}

/** How a coin stood on a day: below its highest close, since when, and against some months before. */
export interface Standing {
  readonly coin: Coin;
  /** The last close up to the day. */
  readonly date: string;
  readonly drawdown: number;
  readonly recordDate: string;
  readonly daysSince: number;
  /** Change over the months before, a fraction; null where the vintage does not reach back so far. */
  readonly change: number | null;
  /** The lowest close since the highest, and the rise from it. */
  readonly low: { readonly date: string; readonly rise: number };
  /** The whole line to the end of the data. */
  readonly path: readonly Depth[];
}

type Close = Pick<PriceDay, "date" | "close" | "record" | "recordDate" | "drawdown">;

/** How each coin stood on a day; a coin without a close in the month before it is left out. */
export function standings(days: Panel, altcoins: Panel, on: string, months: number): Standing[] {
  const lines: readonly (readonly [Coin, readonly Close[], boolean])[] = [
    ["btc", priceDays(days, "btc"), false],
    ["eth", priceDays(days, "eth"), false],
    ["basket", basketCloses(altcoins), true],
  ];
  return lines.flatMap(([coin, closes, monthly]) => {
    const now = closes.findLast(({ date }) => date <= on);
    if (!now || daysBetween(now.date, on) > daysInBar.monthly) return [];
    return [
      standing(coin, closes, now, monthly ? monthsBefore(now.date, months) : daysBefore(now.date, months)),
    ];
  });
}

function standing(coin: Coin, closes: readonly Close[], now: Close, earlierDate: string): Standing {
  const earlier = closes.find(({ date }) => date === earlierDate);
  const since = closes.filter(({ date }) => date >= now.recordDate && date <= now.date);
  const low = since.reduce((a, b) => (b.close < a.close ? b : a), now);
  return {
    coin,
    date: now.date,
    drawdown: now.drawdown,
    recordDate: now.recordDate,
    daysSince: daysBetween(now.recordDate, now.date),
    change: earlier ? now.close / earlier.close - 1 : null,
    low: { date: low.date, rise: now.close / low.close - 1 },
    path: closes.map(({ date, drawdown }) => ({ date, drawdown })),
  };
}

function daysBefore(date: string, months: number): string {
  return addDays(date, -Math.round(months * daysInBar.monthly));
}

function monthsBefore(monthEnd: string, months: number): string {
  const [year, month] = monthEnd.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - months, 0)).toISOString().slice(0, 10);
}

/** The basket of altcoins at month ends, with the highest level so far. */
function basketCloses(altcoins: Panel): Close[] {
  let record = { close: 0, date: "" };
  return basketLevels(altcoins).flatMap((close, row) => {
    const date = altcoins.dates[row];
    if (close === null || !date) return [];
    if (close > record.close) record = { close, date };
    const { close: highest, date: recordDate } = record;
    return [{ date, close, record: highest, recordDate, drawdown: close / highest - 1 }];
  });
}
