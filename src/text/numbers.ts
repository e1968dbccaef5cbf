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

const made = new Map<string, NumberText>();

/** Number formats of a locale (a BCP 47 tag); each format is made once, because making one takes longer than a chart. */
export function numberText(locale: string): NumberText {
  const text = made.get(locale) ?? makeNumberText(locale);
  made.set(locale, text);
  return text;
}

function makeNumberText(locale: string): NumberText {
  const dateLocale = locale === "en" ? "en-GB" : locale;
  const fixed = fixedFormats(locale);
  const significant = numberFormat(locale, { minimumSignificantDigits: 2, maximumSignificantDigits: 2 });
  const conjunction = new Intl.ListFormat(dateLocale, { type: "conjunction" });
  return {
    integer: numberFormat(locale, { maximumFractionDigits: 0 }),
    decimal: (value, digits) => fixed(digits, {})(value),
    signed: (value, digits) => fixed(digits, signedOptions)(value),
    percent: (fraction, digits = 0) => fixed(digits, percentOptions)(fraction),
    signedPercent: (fraction, digits = 0) => fixed(digits, { ...signedOptions, ...percentOptions })(fraction),
    pValue(p) {
      if (p < 0.001) return `< ${fixed(3, {})(0.001)}`;
      return p > 0.99 && p < 1 ? `> ${fixed(2, {})(0.99)}` : significant(p);
    },
    day: dateFormat(dateLocale, { day: "numeric", month: "long", year: "numeric" }),
    shortDay: dateFormat(dateLocale, { day: "numeric", month: "short", year: "numeric" }),
    month: dateFormat(dateLocale, { month: "long", year: "numeric" }),
    shortMonth: dateFormat(dateLocale, { month: "short", year: "numeric" }),
    list: (items) => conjunction.format(items),
  };
}

const signedOptions: Intl.NumberFormatOptions = { signDisplay: "exceptZero" };
const percentOptions: Intl.NumberFormatOptions = { style: "percent" };

function numberFormat(locale: string, options: Intl.NumberFormatOptions): (value: number) => string {
  const formatter = new Intl.NumberFormat(locale, { signDisplay: "negative", ...options });
  return (value) => formatter.format(value).replaceAll("-", minus);
}

function fixedFormats(locale: string) {
  const formats = new Map<string, (value: number) => string>();
  return (digits: number, options: Intl.NumberFormatOptions) => {
    const key = `${digits} ${options.style} ${options.signDisplay}`;
    const format =
      formats.get(key) ??
      numberFormat(locale, { ...options, minimumFractionDigits: digits, maximumFractionDigits: digits });
    formats.set(key, format);
    return format;
  };
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): (date: string) => string {
  const formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  return (date) => formatter.format(new Date(`${date.slice(0, 10)}T00:00:00Z`)).replace("Sept ", "Sep ");
}

const small = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** A count as prose writes it: words to twelve, figures above. */
export function countWord(count: number): string {
  return small[count] ?? String(count);
}

/** "once", "twice", "three times". */
export function timesWord(count: number): string {
  return ["never", "once", "twice"][count] ?? `${countWord(count)} times`;
}

/** "one month", "three months". */
export function plural(count: number, noun: string): string {
  return `${countWord(count)} ${noun}${count === 1 ? "" : "s"}`;
}
