import type { Panel, PanelCell, PanelRequest } from "../claims/claim.js";
import { catalogue } from "../series/catalogue.js";

/** The result of a query: columns in order, rows as arrays of cells. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly PanelCell[])[];
}

/** What the native and the WASM client have in common. */
export interface Database {
  /** Runs SQL and gives the last statement's rows; throws with DuckDB's own message. */
  query(sql: string): Promise<Table>;
}

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const frequencies = new Set(["daily", "weekly", "monthly"]);

/** The two settings that a panel's query reads, as SQL a reader can paste into any DuckDB. Throws on a malformed date or frequency. */
export function settings({ frequency, asOf }: PanelRequest): string {
  if (!datePattern.test(asOf)) throw new Error(`panel: as-of date "${asOf}" is not YYYY-MM-DD`);
  if (!frequencies.has(frequency))
    throw new Error(`panel: frequency "${frequency}" is not daily, weekly or monthly`);
  return `SET VARIABLE frequency = '${frequency}';\nSET VARIABLE as_of = DATE '${asOf}';\n`;
}

/** SQL that fills the table `series` from the catalogue. */
export function seriesStatement(): string {
  const rows = catalogue.map(
    (s) => `('${s.id}', ${s.releaseLagDays}, ${s.lagInBusinessDays}, '${s.resample}')`,
  );
  return `INSERT INTO series VALUES ${rows.join(", ")};`;
}

/** Runs a panel's query (`sql` is the text of src/db/panels/<query>.sql) and gives its columns. */
export async function readPanel(database: Database, request: PanelRequest, sql: string): Promise<Panel> {
  await database.query(settings(request));
  const table = await database.query(sql);
  const columns = Object.fromEntries(
    table.columns.map((name, j) => [name, table.rows.map((row) => row[j] ?? null)]),
  );
  const dates = columns.date;
  if (!dates) throw new Error(`panel ${request.query}: the query gives no column "date"`);
  return { ...request, rows: table.rows.length, dates: dates.map(String), columns };
}

/** A cell as both clients give it: numbers, text, booleans or null. Throws on a type that has no plain form. */
export function toCell(value: unknown): PanelCell {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  throw new Error(`query: a cell of type ${typeof value} has no plain form; cast it in SQL`);
}
