import { randomUUID } from "node:crypto";
import { readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";

const formats = {
  ".parquet": "FORMAT parquet, COMPRESSION zstd",
  ".csv": "FORMAT csv, HEADER",
  ".json": "FORMAT json, ARRAY true",
} as const;

/** The formats that a file can have, by its ending. Throws on another one. */
export function requireFormat(file: string): keyof typeof formats {
  const ending = extname(file);
  if (ending in formats) return ending as keyof typeof formats;
  throw new Error(`${file}: expected a file that ends in ${Object.keys(formats).join(", ")}`);
}

export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

const statements = new URL("../../src/db/", import.meta.url);

/** The text of a statement of src/db, without its last semicolon. */
export async function readStatement(name: string): Promise<string> {
  const text = await readFile(new URL(`${name}.sql`, statements), "utf8");
  return text.trimEnd().replace(/;$/, "");
}

/**
 * Writes the table `specifications` to a file: Parquet holds the placebos too, CSV and JSON the rest. It is written beside
 * its place and renamed into it, so that a file that stands there is whole, and a killed run leaves none.
 */
export async function writeTable(connection: DuckDBConnection, file: string): Promise<void> {
  const target = resolve(file);
  const format = requireFormat(target);
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}${format}`);
  const select =
    format === ".parquet"
      ? "FROM specifications ORDER BY specification"
      : await readStatement("specifications");
  try {
    await connection.run(`COPY (${select}) TO ${quoted(beside)} (${formats[format]})`);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
