import { csvParseRows } from "d3-dsv";
import { catalogue } from "../series/catalogue.js";
import { isDate } from "../series/dates.js";
import { answerOf, type Listing } from "./answer-of.js";
import { dayAt, momentOf } from "./parse-day.js";
import { scientificOf } from "./parse-number.js";
import { described, describedBody, quoted, type Refuse, refusalOf } from "./refusal.js";
import type { Answer } from "./source.js";

/** What an export is: the name of its file, the id of its series, and its unit where that is to be converted. */
export interface Export {
  readonly file: string;
  readonly series: string;
  readonly unit?: string | undefined;
}

const dollars: ReadonlyMap<string, number> = new Map([
  ["USD", 1],
  ["USD thousand", 1e3],
  ["USD million", 1e6],
  ["USD billion", 1e9],
]);
const dollarUnits = [...dollars.keys()].join(", ");

const momentPattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-][01]\d:[0-5]\d)$/;

function conversionOf({ series, unit }: Export, refuse: Refuse): (value: number) => number {
  const own = catalogue.find(({ id }) => id === series)?.unit;
  if (own === undefined) {
    return refuse({ rule: "known series", expected: "an id of the catalogue", got: quoted(series) });
  }
  if (unit === undefined) return (value) => value;
  const from = dollars.get(unit);
  const to = dollars.get(own);
  if (to === undefined) {
    return refuse({ rule: "unit", expected: `no unit for a series in ${own}`, got: quoted(unit) });
  }
  if (from === undefined) {
    return refuse({ rule: "unit", expected: `one of ${dollarUnits}`, got: quoted(unit) });
  }
  return (value) => (from >= to ? value * (from / to) : value / (to / from));
}

/** The place of the first name that a header has; it must have it once. */
function columnOf(header: readonly string[], names: readonly string[], refuse: Refuse): number {
  const found = names.find((name) => header.includes(name));
  if (found === undefined) {
    const expected = `a column named ${names.join(" or ")}`;
    return refuse({ rule: "header", row: 1, expected, got: quoted(header.join(",")) });
  }
  if (header.indexOf(found) !== header.lastIndexOf(found)) {
    refuse({ rule: "header", row: 1, expected: `one column named ${found}`, got: quoted(header.join(",")) });
  }
  return header.indexOf(found);
}

function dateOf(cell: string, row: number, refuse: Refuse): string {
  if (isDate(cell)) return cell;
  if (/^\d{9,10}$/.test(cell)) return dayAt(momentOf(Number(cell), "seconds", row, refuse));
  const day = momentPattern.exec(cell)?.[1];
  if (day !== undefined && isDate(day)) return dayAt(momentOf(Date.parse(cell), "milliseconds", row, refuse));
  const expected = "a day as YYYY-MM-DD, a moment with its offset or unix seconds";
  return refuse({ rule: "date", row, expected, got: described(cell) });
}

function valueIn(cell: string, row: number, convert: (value: number) => number, refuse: Refuse) {
  if (cell === "" || cell === "." || /^nan$/i.test(cell)) return null;
  const value = convert(scientificOf(cell, row, refuse));
  if (Number.isFinite(value)) return value;
  return refuse({ rule: "number", row, expected: "a finite number", got: quoted(cell) });
}

function rowsOf(text: string, refuse: Refuse): string[][] {
  const body = describedBody(text);
  if (["no bytes", "white space", "an HTML page", "JSON"].includes(body)) {
    refuse({ rule: "format", expected: "CSV", got: body });
  }
  const rows = csvParseRows(text.replace(/^\uFEFF/, "")).map((cells) => cells.map((cell) => cell.trim()));
  while (rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === "") rows.pop();
  return rows;
}

/**
 * The observations of an export made by hand, converted to the catalogue's unit.
 * The text is CSV with commas, with or without a byte-order mark. One column is named date or time (a day
 * YYYY-MM-DD, a moment with its offset, unix seconds; moments count on their day in UTC), one by the series' id,
 * or close, or value, the first of these that there is; case does not matter, other columns are ignored. An empty
 * value, "." and "NaN" are no value. With a unit (USD, USD thousand, USD million, USD billion) values are converted
 * to the series' unit, which must be one of these; without one they are taken as they are.
 * Rows count records; the header is row 1. A day twice with the same value counts once.
 * Throws, as `import/<file>: …`, the rules `known series`, `unit`, `format`, `header`, `cells`, `rows`, `date`,
 * `number` and `duplicate date`.
 */
export function parseExport(text: string, from: Export): Answer {
  const refuse = refusalOf("import", from.file);
  const convert = conversionOf(from, refuse);
  const [titles = [], ...records] = rowsOf(text, refuse);
  const header = titles.map((title) => title.toLowerCase());
  const dateColumn = columnOf(header, ["date", "time"], refuse);
  const valueColumn = columnOf(header, [from.series, "close", "value"], refuse);
  if (records.length === 0) refuse({ rule: "rows", expected: "one at least", got: "none" });
  const listings = records.map((cells, i): Listing => {
    const row = i + 2;
    if (cells.length !== header.length) {
      refuse({ rule: "cells", row, expected: String(header.length), got: String(cells.length) });
    }
    const date = dateOf(cells[dateColumn] ?? "", row, refuse);
    return { row, date, value: valueIn(cells[valueColumn] ?? "", row, convert, refuse) };
  });
  return answerOf(listings, undefined, refuse);
}
