import { csvParseRows } from "d3-dsv";
import { columnsOf, layouts } from "./columns.js";
import type { ResourceName } from "./vintage.js";
import { type Breach, VintageError } from "./vintage-error.js";

/** A line of a file of a vintage: its number in the file (the header is 1) and its cells by column. */
export interface Line {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Refuses a vintage: throws the `VintageError` of a breach. */
export type Refuse = (breach: Breach) => never;

/** The refusal of the vintage in a directory. */
export function refusalOf(directory: string): Refuse {
  return (breach) => {
    throw new VintageError(directory, breach);
  };
}

/**
 * The lines of a CSV file of a vintage, in the file's order, without the header.
 * Throws the rule `columns` when the header differs and `cells` when a line has more or fewer cells than it.
 */
export function parseTable(resource: ResourceName, text: string, refuse: Refuse): Line[] {
  const columns = columnsOf(resource);
  const subject = layouts[resource].path;
  const [header, ...lines] = csvParseRows(text);
  const got = header?.join(",") ?? "";
  if (got !== columns.join(",")) {
    refuse({ subject, rule: "columns", row: 1, expected: `"${columns.join(",")}"`, got: `"${got}"` });
  }
  return lines.map((cells, i) => {
    const row = i + 2;
    if (cells.length !== columns.length) {
      refuse({ subject, rule: "cells", row, expected: String(columns.length), got: String(cells.length) });
    }
    return { row, cells: Object.fromEntries(columns.map((column, j) => [column, cells[j] ?? ""])) };
  });
}
