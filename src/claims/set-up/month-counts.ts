import { addDays, daysBetween, daysInBar } from "../bars.js";
import type { Panel } from "../claim.js";
import { numbers, texts } from "../columns.js";
import { type AltcoinMonth, altcoinMonths } from "./altcoins.js";
import { type Coin, coins } from "./coins.js";

/** Ways to count months: calendar months at UTC month ends, the same a day earlier or later, blocks of days, time since the peak. */
export type Measure = "calendar" | "earlier" | "later" | "rolling" | "peak";
export const measures: readonly Measure[] = ["calendar", "earlier", "later", "rolling", "peak"];
export const blockDays = 30;

export interface MonthlyChange {
  /** The last day of the month, or of the block. */
  readonly month: string;
  /** In percent; null where the vintage has no bar. */
  readonly change: number | null;
  readonly finished: boolean;
}

export interface Count {
  readonly coin: Coin;
  readonly measure: Measure;
  /** Months down in a row; null where the vintage does not hold what they are counted from. */
  readonly count: number | null;
  /** Whether the run reaches back to the first month that can be counted, so that it may be longer. */
  readonly atLeast: boolean;
  /** The changes that make up the run, the last one at the end. */
  readonly run: readonly MonthlyChange[];
}

export interface CountPanels {
  readonly months: Panel;
  readonly days: Panel;
  readonly altcoins: Panel;
}

/** The months that each coin had been down by the end of a day, by every measure. */
export function countMonths(panels: CountPanels, end: string): Count[] {
  const monthly = calendarChanges(panels);
  return coins.flatMap((coin) =>
    measures.map((measure): Count => {
      if (measure === "peak") return { coin, measure, ...sincePeak(panels.days, coin, end) };
      const changes =
        measure === "calendar" ? monthly[coin] : shiftedChanges(panels.days, coin, measure, end);
      return { coin, measure, ...runTo(changes, end) };
    }),
  );
}

/** Changes over calendar months, by coin; the last of bitcoin and ether may be unfinished. */
export function calendarChanges({
  months,
  altcoins,
}: Pick<CountPanels, "months" | "altcoins">): Record<Coin, MonthlyChange[]> {
  const alts = altcoinMonths(altcoins);
  const altcoin = (part: "median" | "basket" | "total3") =>
    alts.map((month: AltcoinMonth) => ({ month: month.month, change: month[part], finished: true }));
  return {
    btc: coinMonths(months, "btc"),
    eth: coinMonths(months, "eth"),
    median: altcoin("median"),
    basket: altcoin("basket"),
    total3: altcoin("total3"),
  };
}

/** Monthly changes of a coin of the panel `crypto-months`. */
export function coinMonths(panel: Panel, coin: string): MonthlyChange[] {
  const change = numbers(panel, `${coin}_change`);
  return panel.dates.map((date, row) => ({
    month: date,
    change: change[row] ?? null,
    finished: panel.columns.finished?.[row] === true,
  }));
}

function runTo(changes: readonly MonthlyChange[], end: string): Pick<Count, "count" | "atLeast" | "run"> {
  const upToEnd = changes.filter(({ month, finished }) => finished && month <= end);
  if (upToEnd.at(-1)?.change == null) return { count: null, atLeast: false, run: [] };
  const up = upToEnd.findLastIndex(({ change }) => change === null || change >= 0);
  const run = upToEnd.slice(up + 1);
  const atLeast = run.length > 0 && (up < 0 || upToEnd[up]?.change === null);
  return { count: run.length, atLeast, run };
}

/** Changes between days that stand for month ends: counted back from the end as far as daily closes are held. */
function shiftedChanges(days: Panel, coin: Coin, measure: Measure, end: string): MonthlyChange[] {
  if (!(coin in days.columns)) return [];
  const closes = numbers(days, coin);
  const closeOn = (date: string) => closes[days.dates.indexOf(date)] ?? null;
  const changes: MonthlyChange[] = [];
  for (let i = 0; ; i += 1) {
    const [from, to] = [boundary(measure, end, i + 1), boundary(measure, end, i)];
    const [before, after] = [closeOn(from), closeOn(to)];
    if (before === null || after === null) return changes.reverse();
    const month = measure === "rolling" ? to : monthEnd(end, i);
    changes.push({ month, change: 100 * (after / before - 1), finished: true });
  }
}

function boundary(measure: Measure, end: string, back: number): string {
  if (measure === "rolling") return addDays(end, -back * blockDays);
  return addDays(monthEnd(end, back), measure === "earlier" ? -1 : 1);
}

/** The last day of the month that was over by a day, or of one some months before it. */
export function monthEnd(day: string, back: number): string {
  const next = new Date(`${addDays(day, 1)}T00:00:00Z`);
  return new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() - back, 0)).toISOString().slice(0, 10);
}

function sincePeak(days: Panel, coin: Coin, end: string): Pick<Count, "count" | "atLeast" | "run"> {
  const row = days.dates.indexOf(end);
  if (!(coin in days.columns) || row < 0) return { count: null, atLeast: false, run: [] };
  const close = numbers(days, coin)[row];
  const record = numbers(days, `${coin}_record`)[row];
  const recordDate = texts(days, `${coin}_record_date`)[row];
  if (close == null || record == null || !recordDate) return { count: null, atLeast: false, run: [] };
  const count = Math.floor(daysBetween(recordDate, end) / daysInBar.monthly);
  const change = 100 * (close / record - 1);
  return { count, atLeast: false, run: count === 0 ? [] : [{ month: end, change, finished: true }] };
}
