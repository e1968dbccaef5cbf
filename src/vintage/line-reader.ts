import { catalogue } from "../series/catalogue.js";
import { isDate, isMoment } from "../series/dates.js";
import type { Line, Refuse } from "./parse-table.js";

const ids: ReadonlySet<string> = new Set(catalogue.map(({ id }) => id));
const numberPattern = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;

/** Reads the cells of one line by column; each refuses a cell that has not its form, under the column's name. */
export interface LineReader {
  /** The id in the column `series`. Refuses one that the catalogue does not list, as `known series`. */
  series(): string;
  /** Some text in one line. */
  text(column: string): string;
  /** A day of the calendar, YYYY-MM-DD. */
  date(column: string): string;
  /** YYYY-MM, YYYY-MM-DD or a UTC time. */
  moment(column: string): string;
  /** A finite number of at least `least`. */
  number(column: string, least?: number): number;
  /** A whole number of at least `least`. */
  count(column: string, least?: number): number;
  /** What `read` gives of a column, or null where the cell is empty. */
  optional<T>(read: (column: string) => T, column: string): T | null;
  /** Refuses the line for what stands in a column. */
  fail(column: string, expected: string): never;
}

/** The reader of a line of a file. Lines are refused under the series where the catalogue lists it, else the file. */
export function readLine({ row, cells }: Line, file: string, refuse: Refuse): LineReader {
  const raw = (column: string) => cells[column] ?? "";
  const subject = ids.has(raw("series")) ? raw("series") : file;
  const fail = (column: string, expected: string, rule = column): never =>
    refuse({ subject, rule, row, expected, got: `"${raw(column)}"` });
  const check = (column: string, expected: string, accepts: (text: string) => boolean, rule = column) =>
    accepts(raw(column)) ? raw(column) : fail(column, expected, rule);
  const number = (column: string, least = Number.NEGATIVE_INFINITY) => {
    const text = check(
      column,
      "a number",
      (cell) => numberPattern.test(cell) && Number.isFinite(Number(cell)),
    );
    return Number(text) >= least ? Number(text) : fail(column, `${least} or more`);
  };
  return {
    series: () => check("series", "an id of the catalogue", (text) => ids.has(text), "known series"),
    text: (column) => check(column, "some text in one line", (text) => /^[^\r\n]*\S[^\r\n]*$/.test(text)),
    date: (column) => check(column, "a day as YYYY-MM-DD", isDate),
    moment: (column) => check(column, "YYYY-MM, YYYY-MM-DD or a UTC time", isMoment),
    number,
    count(column, least = 0) {
      const value = number(column, least);
      return Number.isSafeInteger(value) ? value : fail(column, "a whole number");
    },
    optional: (read, column) => (raw(column) === "" ? null : read(column)),
    fail,
  };
}
