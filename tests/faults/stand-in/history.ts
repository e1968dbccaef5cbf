import { seriesById } from "../../../src/series/catalogue.js";
import type { Observation } from "../../../src/series/series.js";
import { readVintage } from "../../../src/vintage/read-vintage.js";
import type { Vintage } from "../../../src/vintage/vintage.js";
import { type Anchor, fillBetween } from "./fill.js";
import { addDays, daysOf, isHoliday, type Span, spans } from "./spans.js";

/** A value on a day, in the unit of the catalogue; null on a holiday. */
export interface HistoryRow {
  readonly date: string;
  readonly value: number | null;
}

export type Histories = (series: string) => readonly HistoryRow[];

const embedded = new URL("../../../data/embedded", import.meta.url).pathname;
const firstBillPurchase: HistoryRow = { date: "2023-05-09", value: 0.05 };
const linear = new Set(["fng", "nfci", "dff", "dgs10", "rrp", "tga", "wtregen", "wresbal"]);
const publishedDecimals: Readonly<Record<string, number>> = {
  ...{
    rut: 2,
    spx: 2,
    ixic: 2,
    vix: 2,
    btc: 2,
    eth: 2,
    dff: 2,
    dgs10: 2,
    dtwexbgs: 4,
    m2: 1,
    nfci: 3,
    rrp: 3,
  },
  ...{ walcl: 0, wtregen: 0, wresbal: 0, treast: 0, wshomcb: 0, tga: 0, fng: 0, stablecoins: 9 },
};

/** As many decimals as six significant digits need. */
function decimalsOfCoin(value: number): number {
  return Math.min(8, Math.max(0, 5 - Math.floor(Math.log10(value))));
}

interface Known {
  /** Rows at the series' own frequency, where that is finer than monthly. */
  readonly native: readonly Observation[];
  readonly monthly: readonly Observation[];
}

function knownOf(vintage: Vintage, series: string): Known {
  const rows = vintage.observations.filter((row) => row.series === series);
  return {
    native: rows.filter(({ frequency }) => frequency !== "monthly"),
    monthly: rows.filter(({ frequency }) => frequency === "monthly"),
  };
}

function lastDay({ until, publishedAfterDays = 0 }: Span, { native, monthly }: Known, asOf: string): string {
  if (until === "as of") return addDays(asOf, -publishedAfterDays);
  if (until !== "last row") return until;
  return (native.at(-1) ?? monthly.at(-1))?.date ?? asOf;
}

/** The days with a value: from the first month that has native rows, theirs; before that the calendar's. */
function valueDays(days: readonly string[], span: Span, { native }: Known): string[] {
  const nativeFrom = native[0] ? `${native[0].date.slice(0, 7)}-01` : "9999";
  const listed = new Set(native.map(({ date }) => date));
  return days.filter((date) => (date < nativeFrom ? !isHoliday(span, date) : listed.has(date)));
}

/** Where the vintage fixes the value: on native rows, and on the last day of every month that it knows. */
function anchorsOf(days: readonly string[], { native, monthly }: Known): Anchor[] {
  const byDay = new Map(native.map(({ date, value }) => [date, value]));
  const byMonth = new Map(monthly.map(({ date, value }) => [date.slice(0, 7), value]));
  return days.flatMap((date, at) => {
    const month = date.slice(0, 7);
    const isLast = days[at + 1]?.slice(0, 7) !== month;
    const value = byDay.get(date) ?? (isLast ? byMonth.get(month) : undefined);
    return value === undefined ? [] : [{ at, value }];
  });
}

function makeHistory(vintage: Vintage, series: string): readonly HistoryRow[] {
  const span = spans[series];
  if (!span) throw new Error(`stand-in: no span for ${series}`);
  const known = knownOf(vintage, series);
  if (span.calendar === "events") {
    return [firstBillPurchase, ...known.native.map(({ date, value }) => ({ date, value }))];
  }
  const all = daysOf(span, lastDay(span, known, vintage.asOf));
  const days = valueDays(all, span, known);
  const { lowerBound, upperBound } = seriesById(series);
  const decimals = publishedDecimals[series];
  const values = fillBetween(days.length, anchorsOf(days, known), {
    seed: series,
    linear: linear.has(series),
    lowest: lowerBound,
    highest: upperBound,
    decimals: decimals === undefined ? decimalsOfCoin : () => decimals,
  });
  const byDay = new Map(days.map((date, at) => [date, values[at] ?? null]));
  return all.map((date) => ({ date, value: byDay.get(date) ?? null }));
}

const made = new Map<string, readonly HistoryRow[]>();
let vintage: Promise<Vintage> | undefined;

/** Histories of real size, made from the embedded vintage when first asked for and kept from then on. */
export async function openHistories(): Promise<Histories> {
  vintage ??= readVintage(embedded);
  const read = await vintage;
  return (series) => {
    const rows = made.get(series) ?? makeHistory(read, series);
    made.set(series, rows);
    return rows;
  };
}
