import { readFile } from "node:fs/promises";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Observation } from "../series/series.js";
import { type Database, seriesStatement, type Table, toCell } from "./database.js";

/** Opens an in-memory native DuckDB with the report's schema, the catalogue and the observations of a vintage. Node only. */
export async function openNativeDatabase(
  observations: readonly Observation[],
): Promise<Database & { close(): void }> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  await connection.run(await readFile(new URL("schema.sql", import.meta.url), "utf8"));
  await connection.run(seriesStatement());
  await appendObservations(connection, observations);
  return {
    query: (sql) => query(connection, sql),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** The text of one panel's query. */
export function readPanelQuery(name: string): Promise<string> {
  return readFile(new URL(`panels/${name}.sql`, import.meta.url), "utf8");
}

async function appendObservations(
  connection: DuckDBConnection,
  observations: readonly Observation[],
): Promise<void> {
  await connection.run(
    "CREATE TEMP TABLE incoming (series VARCHAR, frequency VARCHAR, date VARCHAR, value DOUBLE)",
  );
  const appender = await connection.createAppender("incoming");
  for (const { series, frequency, date, value } of observations) {
    appender.appendVarchar(series);
    appender.appendVarchar(frequency);
    appender.appendVarchar(date);
    appender.appendDouble(value);
    appender.endRow();
  }
  appender.closeSync();
  await connection.run("INSERT INTO observations SELECT series, frequency, date::DATE, value FROM incoming");
  await connection.run("DROP TABLE incoming");
}

async function query(connection: DuckDBConnection, sql: string): Promise<Table> {
  const reader = await connection.runAndReadAll(sql);
  return { columns: reader.columnNames(), rows: reader.getRowsJS().map((row) => row.map(toCell)) };
}
