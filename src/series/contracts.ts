import { daysAfter } from "./availability.js";
import { seriesById } from "./catalogue.js";
import type { Calendar, Contract, Move } from "./contract.js";
import { isMonthEnd } from "./dates.js";

type Limits = Pick<Contract, "calendar" | "largestMove" | "longestRun" | "precision" | "largestRevision">;

/** From which day a whole history is asked for, where it begins if not there, and where it ended if it has. */
interface Span {
  readonly from: string;
  readonly begins?: string;
  readonly ended?: string;
}

// Every report's as-of day is this one or later: a history that is whole on it is whole.
const countedTo = "2026-01-09";
const roomDays = 7;
const fewestRows = 0.9;
const daysPerRow: Readonly<Record<Calendar, number>> = {
  "every day": 1,
  weekdays: 7 / 5,
  Wednesdays: 7,
  Fridays: 7,
  "month ends": 365.25 / 12,
};

const factor = (size: number): Move => ({ kind: "factor", size });
const difference = (size: number): Move => ({ kind: "difference", size });

function limits(
  calendar: Calendar,
  precision: number,
  largestMove: Move,
  longestRun: number | null,
  largestRevision: Move | null = null,
): Limits {
  return { calendar, precision, largestMove, longestRun, largestRevision };
}

function since(from: string, own: Limits, rest: Omit<Span, "from"> = {}): Limits & Span {
  return { from, ...rest, ...own };
}

/** An item of H.4.1 in USD million, whole. */
function balanceSheet(largestMove: Move, longestRun: number): Limits & Span {
  return since("2002-12-18", limits("Wednesdays", 0.5, largestMove, longestRun, factor(1.02)));
}

/** A coin whose price Binance gives to a number of decimals. */
function coin(from: string, decimals: number, rest: Omit<Span, "from"> = {}): Limits & Span {
  return since(from, limits("every day", 0.5 * 10 ** -decimals, factor(2.5), 6), rest);
}

// Moves and runs: 1.4 to 2 times the largest of 1999 to 2026, and small enough that a value ten times as large, or
// twenty equal values at the end, do not pass.
const terms: Readonly<Record<string, Limits & Span>> = {
  rut: since("1999-01-01", limits("weekdays", 0.005, factor(1.3), 5)),
  spx: since("1999-01-01", limits("weekdays", 0.005, factor(1.25), 5)),
  ixic: since("1999-01-01", limits("weekdays", 0.005, factor(1.25), 5)),
  vix: since("1999-01-01", limits("weekdays", 0.005, factor(3), 6)),
  dff: since("1999-01-01", limits("every day", 0.005, difference(3), null)),
  dgs10: since("1999-01-01", limits("weekdays", 0.005, difference(1.25), 18)),
  // The vintage that comes with the project is rounded to three decimals, the source gives four.
  dtwexbgs: since("2006-01-02", limits("weekdays", 6e-4, factor(1.05), 5, factor(1.02))),

  walcl: balanceSheet(factor(1.45), 4),
  wtregen: balanceSheet(difference(500_000), 4),
  wresbal: balanceSheet(difference(700_000), 4),
  treast: balanceSheet(factor(1.3), 10),
  wshomcb: balanceSheet(difference(300_000), 8),
  // Before this day there were 92 test operations, weeks and months apart.
  rrp: since("2013-09-23", limits("weekdays", 5e-4, difference(700), null)),
  // Before this day the statement had other rows.
  tga: since("2022-04-18", limits("weekdays", 0.5, difference(400_000), 5)),
  m2: since("1999-01-01", limits("month ends", 0.05, factor(1.12), 4, factor(1.03)), {
    begins: "1999-01-31",
  }),
  nfci: since("1999-01-08", limits("Fridays", 5e-4, difference(0.75), 10, difference(0.3))),
  bill_purchases: since("2023-01-01", limits("weekdays", 5e-7, difference(20), null), {
    begins: "2023-05-09",
  }),

  btc: since("2015-07-20", limits("every day", 0.005, factor(2.2), 6)),
  eth: since("2016-05-18", limits("every day", 0.005, factor(2.4), 6)),
  ada: coin("2018-04-17", 5),
  avax: coin("2020-09-22", 4),
  bch: coin("2019-11-28", 2),
  bnb: coin("2017-11-06", 4),
  // Rose fivefold on 2021-01-28; the vintage that comes with the project is rounded to six decimals.
  doge: since("2019-07-05", limits("every day", 5.1e-7, factor(6), 6)),
  eos: coin("2018-05-28", 4, { ended: "2025-05-25" }),
  etc: coin("2018-06-12", 4),
  link: coin("2019-01-16", 4),
  ltc: coin("2017-12-13", 2),
  sol: coin("2020-08-11", 4),
  trx: coin("2018-06-11", 5),
  xlm: coin("2018-05-31", 5),
  xrp: coin("2018-05-04", 5),
  // The vintage that comes with the project is rounded to one decimal.
  total3: since("2017-11-30", limits("every day", 0.05, factor(1.8), 5, factor(1.05))),
  stablecoins: since("2017-11-29", limits("every day", 6e-4, difference(40), 10, factor(1.05))),
  fng: since("2018-02-01", limits("every day", 0.5, difference(70), 8)),
};

const byId = new Map(Object.entries(terms));

function termsOf(id: string): Limits & Span {
  const found = byId.get(id);
  if (found) return found;
  throw new Error(`series "${id}" has no contract: expected one of ${[...byId.keys()].join(", ")}`);
}

function fewest(
  id: string,
  { from, begins = from, ended = countedTo, calendar }: Limits & Span,
  asOf: string,
): number {
  if (seriesById(id).nativeFrequency === "event") return 1;
  const days = (Date.parse(ended < asOf ? ended : asOf) - Date.parse(begins)) / 86_400_000;
  return Math.max(1, Math.floor((fewestRows * days) / daysPerRow[calendar]));
}

/**
 * What an answer for a series must hold.
 * Output: the limits, measured on the recorded history of 1999 to 2026; `historyFrom` a week after the first day of
 * that history; `minimumRows` nine tenths of the days of the calendar up to 2026-01-09 or, where that is earlier, `asOf`; 1 for events.
 * Throws `series "<id>" has no contract: expected one of rut, spx, …`.
 */
export function contractOf(id: string, asOf = countedTo): Contract {
  const own = termsOf(id);
  const { from, begins = from, ended: _, ...rest } = own;
  return { ...rest, historyFrom: daysAfter(begins, roomDays), minimumRows: fewest(id, own, asOf) };
}

/** The first day (YYYY-MM-DD) of a series' whole history, to ask for. Throws as `contractOf` does. */
export function wholeHistoryFrom(id: string): string {
  return termsOf(id).from;
}

/** Whether a calendar has a day (YYYY-MM-DD). */
export function fallsOn(calendar: Calendar, date: string): boolean {
  if (calendar === "every day") return true;
  if (calendar === "month ends") return isMonthEnd(date);
  const weekday = new Date(date).getUTCDay();
  if (calendar === "weekdays") return weekday >= 1 && weekday <= 5;
  return weekday === (calendar === "Wednesdays" ? 3 : 5);
}

/** Whether a change is no larger than a move. A factor is the larger value over the smaller: past zero it has none. */
export function isWithin({ kind, size }: Move, from: number, to: number): boolean {
  if (from === to) return true;
  const ratio = from > 0 && to > 0 ? Math.max(from / to, to / from) : Number.POSITIVE_INFINITY;
  const change = kind === "factor" ? ratio : Math.abs(to - from);
  return change <= size * (1 + 1e-9);
}
