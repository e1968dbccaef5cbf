const minus = "\u2212";

/** How numbers and dates read in one language. Minus signs are U+2212; nothing here rounds to zero without saying so. */
export interface NumberText {
  integer(value: number): string;
  decimal(value: number, digits: number): string;
  signed(value: number, digits: number): string;
  /** A fraction as percent: 0.153 gives "15 %" in the locale's form. */
  percent(fraction: number, digits?: number): string;
  signedPercent(fraction: number, digits?: number): string;
  /** Two significant digits; below a thousandth "< 0.001"; never 0. */
  pValue(p: number): string;
  /** "8 January 2026" */
  day(date: string): string;
  /** "8 Jan 2026" */
  shortDay(date: string): string;
  /** "November 2016" */
  month(date: string): string;
  /** "Nov 2016" */
  shortMonth(date: string): string;
  /** "2016-11, 2018-05 and 2020-11" */
  list(items: readonly string[]): string;
}

/** Number formats of a locale (a BCP 47 tag). */
export function numberText(locale: string): NumberText {
  const dateLocale = locale === "en" ? "en-GB" : locale;
  const format = (options: Intl.NumberFormatOptions) => {
    const formatter = new Intl.NumberFormat(locale, options);
    return (value: number) => formatter.format(value).replaceAll("-", minus);
  };
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(dateLocale, { ...options, timeZone: "UTC" });
    return (date: string) => formatter.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)).replace("Sept ", "Sep ");
  };
  const fixed = (digits: number, signed: boolean, percent: boolean) =>
    format({
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      ...(signed ? { signDisplay: "exceptZero" as const } : {}),
      ...(percent ? { style: "percent" as const } : {}),
    });
  const significant = format({ minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
  return {
    integer: format({ maximumFractionDigits: 0 }),
    decimal: (value, digits) => fixed(digits, false, false)(value),
    signed: (value, digits) => fixed(digits, true, false)(value),
    percent: (fraction, digits = 0) => fixed(digits, false, true)(fraction),
    signedPercent: (fraction, digits = 0) => fixed(digits, true, true)(fraction),
    pValue: (p) => (p < 0.001 ? `< ${fixed(3, false, false)(0.001)}` : p > 0.99 && p < 1 ? `> ${fixed(2, false, false)(0.99)}` : significant(p)),
    day: dates({ day: "numeric", month: "long", year: "numeric" }),
    shortDay: dates({ day: "numeric", month: "short", year: "numeric" }),
    month: dates({ month: "long", year: "numeric" }),
    shortMonth: dates({ month: "short", year: "numeric" }),
    list: (items) => new Intl.ListFormat(dateLocale, { type: "conjunction" }).format(items),
  };
}

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** A count as prose writes it: words to twelve, figures above. */
export function countWord(count: number): string {
  return small[count] ?? String(count);
}

/** "one month", "three months". */
export function plural(count: number, noun: string): string {
  return `${countWord(count)} ${noun}${count === 1 ? "" : "s"}`;
}
