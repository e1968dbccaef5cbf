import type { Panel } from "./claim.js";

/** A column without gaps: values[i] belongs to row from + i of the panel. */
export interface Run {
  readonly from: number;
  readonly values: Float64Array;
}

/** A number column of a panel, null where it has no value. Throws if the column is missing or holds text. */
export function numbers(panel: Panel, name: string): (number | null)[] {
  return column(panel, name).map((cell, row) => {
    if (cell === null || (typeof cell === "number" && Number.isFinite(cell))) return cell;
    throw new Error(
      `panel ${panel.query}: column ${name}, row ${row}: expected a number, got ${String(cell)}`,
    );
  });
}

/** A text column of a panel, null where it has no value. */
export function texts(panel: Panel, name: string): (string | null)[] {
  return column(panel, name).map((cell) => (cell === null ? null : String(cell)));
}

/** The stretch from a column's first value to its last. Throws with the date where a value is missing in between. */
export function unbroken(panel: Panel, name: string): Run {
  const cells = numbers(panel, name);
  const from = cells.findIndex((cell) => cell !== null);
  if (from < 0) throw new Error(`panel ${panel.query}: column ${name} is empty as of ${panel.asOf}`);
  const to = cells.findLastIndex((cell) => cell !== null);
  const values = cells.slice(from, to + 1).map((cell, i) => {
    if (cell !== null) return cell;
    throw new Error(`panel ${panel.query}: ${name} has no value on ${panel.dates[from + i]}`);
  });
  return { from, values: Float64Array.from(values) };
}

function column(panel: Panel, name: string): Panel["columns"][string] {
  const cells = panel.columns[name];
  if (!cells) throw new Error(`panel ${panel.query}: no column ${name}`);
  return cells;
}
