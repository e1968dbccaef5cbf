const millisecondsOfDay = 86_400_000;

/** The day (YYYY-MM-DD) some days after another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * millisecondsOfDay).toISOString().slice(0, 10);
}

type Calendar = "weekdays" | "every day" | "Wednesdays" | "Fridays" | "firsts of months" | "events";

/** On which days a source has observations of a series, and from when to when. */
export interface Span {
  readonly calendar: Calendar;
  readonly from: string;
  /** A day, the vintage's as-of day, or that of the series' last row in it. */
  readonly until: "as of" | "last row" | string;
  /** Days between an observation and its publication, where they matter for the last one. */
  readonly publishedAfterDays?: number;
  /** Days inside the span on which the source has nothing. */
  readonly gaps?: readonly string[];
}

function span(calendar: Calendar, from: string, until: string, more: Partial<Span> = {}): Span {
  return { calendar, from, until, ...more };
}

const h41 = span("Wednesdays", "2002-12-18", "as of");
const markets = span("weekdays", "1999-01-04", "as of");
const coin = (from: string, until = "last row") => span("every day", from, until);

export const spans: Readonly<Record<string, Span>> = {
  rut: markets,
  spx: markets,
  ixic: markets,
  vix: markets,
  dgs10: markets,
  dff: span("every day", "1999-01-01", "as of"),
  dtwexbgs: span("weekdays", "2006-01-02", "as of"),
  walcl: h41,
  wtregen: h41,
  wresbal: h41,
  treast: h41,
  wshomcb: h41,
  rrp: span("weekdays", "2013-09-23", "as of"),
  tga: span("weekdays", "2022-04-18", "last row"),
  m2: span("firsts of months", "1999-01-01", "last row"),
  nfci: span("Fridays", "1999-01-08", "as of", { publishedAfterDays: 5 }),
  bill_purchases: span("events", "2023-05-09", "last row"),
  btc: coin("2015-07-20"),
  eth: coin("2016-05-18"),
  ada: coin("2018-04-17"),
  avax: coin("2020-09-22"),
  bch: coin("2019-11-28"),
  bnb: coin("2017-11-06"),
  doge: coin("2019-07-05"),
  eos: coin("2018-05-28", "2025-05-25"),
  etc: coin("2018-06-12"),
  link: coin("2019-01-16"),
  ltc: coin("2017-12-13"),
  sol: coin("2020-08-11"),
  trx: coin("2018-06-11"),
  xlm: coin("2018-05-31"),
  xrp: coin("2018-05-04"),
  stablecoins: coin("2017-11-29", "as of"),
  fng: span("every day", "2018-02-01", "as of", {
    gaps: ["2018-04-14", "2018-04-15", "2018-04-16", "2024-10-26"],
  }),
};

function isOn(calendar: Calendar, date: string): boolean {
  const weekday = new Date(date).getUTCDay();
  if (calendar === "weekdays") return weekday % 6 !== 0;
  if (calendar === "Wednesdays") return weekday === 3;
  if (calendar === "Fridays") return weekday === 5;
  if (calendar === "firsts of months") return date.endsWith("-01");
  return calendar === "every day";
}

/** The days of a span's calendar, both ends included, without its gaps but with its holidays. */
export function daysOf({ calendar, from, gaps = [] }: Span, until: string): string[] {
  const days: string[] = [];
  for (let date = from; date <= until; date = addDays(date, 1)) {
    if (isOn(calendar, date) && !gaps.includes(date)) days.push(date);
  }
  return days;
}

/** Whether a weekday is one on which New York never trades. */
export function isHoliday({ calendar }: Span, date: string): boolean {
  return calendar === "weekdays" && (date.endsWith("-12-25") || date.endsWith("-01-01"));
}
