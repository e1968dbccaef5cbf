import { daysBetween } from "../bars.js";
import type { Panel } from "../claim.js";
import { numbers, texts } from "../columns.js";

export type LargeCoin = "btc" | "eth";
export const largeCoins: readonly LargeCoin[] = ["btc", "eth"];

/** A close on a day, and how far it lies below the highest close held up to then. */
export interface PriceDay {
  readonly date: string;
  readonly close: number;
  readonly record: number;
  readonly recordDate: string;
  /** Fraction, from 0 down. */
  readonly drawdown: number;
}

/** The daily closes of a coin of the panel `crypto-days`, in date order; days without one are left out. */
export function priceDays(panel: Panel, coin: LargeCoin): PriceDay[] {
  const closes = numbers(panel, coin);
  const records = numbers(panel, `${coin}_record`);
  const recordDates = texts(panel, `${coin}_record_date`);
  return panel.dates.flatMap((date, row): PriceDay[] => {
    const [close, record, recordDate] = [closes[row], records[row], recordDates[row]];
    if (close == null || record == null || !recordDate) return [];
    return [{ date, close, record, recordDate, drawdown: close / record - 1 }];
  });
}

/** The day itself, or null where the vintage has no close of it. */
export function dayOf(days: readonly PriceDay[], date: string): PriceDay | null {
  return days.find((day) => day.date === date) ?? null;
}

/** Mean close over the days from one date to another, both included; null unless each day has a close. */
export function meanClose(days: readonly PriceDay[], from: string, to: string): number | null {
  const within = days.filter(({ date }) => date >= from && date <= to);
  if (within.length !== daysBetween(from, to) + 1) return null;
  return within.reduce((sum, { close }) => sum + close, 0) / within.length;
}
