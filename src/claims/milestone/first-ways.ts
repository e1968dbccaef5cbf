import { addDays } from "../bars.js";

/** A close of the index, or the last of a month of which no other is known. */
export interface RecordClose {
  readonly date: string;
  readonly close: number;
  /** Where only month ends are known, the day is not: the close is the month\u2019s last. */
  readonly monthEnd: boolean;
}

/** What can count as having passed a level for the first time; the data hold closes only. */
export const firstWays = {
  close: "first daily close",
  two: "second of two closes in a row",
  week: "first weekly close",
  month: "first month-end close",
} as const;
export type FirstWay = keyof typeof firstWays;

/** The closes that count in each way, in date order. */
export type Candidates = Readonly<Record<Exclude<FirstWay, "two">, readonly RecordClose[]>>;

/** The closes that can pass a level: all, and the last of each week and month that is over; month ends of years without daily closes count in every way. */
export function candidatesOf(closes: readonly RecordClose[], asOf: string): Candidates {
  return {
    close: closes,
    week: lastOfEach(closes, fridayOf, asOf),
    month: lastOfEach(closes, monthEndOf, asOf),
  };
}

/** The first close that passes the level in one way. */
export function firstAbove(candidates: Candidates, level: number, way: FirstWay): RecordClose | null {
  const all = candidates.close;
  if (way !== "two") return candidates[way].find(({ close }) => close > level) ?? null;
  return (
    all.find(
      ({ close, monthEnd }, row) => close > level && (monthEnd || (all[row - 1]?.close ?? 0) > level),
    ) ?? null
  );
}

/** The last close of each period that is over. */
function lastOfEach(
  closes: readonly RecordClose[],
  endOf: (date: string) => string,
  asOf: string,
): RecordClose[] {
  const ends = closes.map(({ date }) => endOf(date));
  return closes.filter(({ monthEnd }, row) => {
    const end = ends[row] ?? "";
    return monthEnd || (end <= asOf && ends[row + 1] !== end);
  });
}

/** The Friday of the week that a date belongs to; weeks begin on Saturday. */
function fridayOf(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, (12 - weekday) % 7);
}

function monthEndOf(date: string): string {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
