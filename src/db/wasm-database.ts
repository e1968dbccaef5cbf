import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from "@duckdb/duckdb-wasm";
import { type Database, seriesStatement, type Table, toCell } from "./database.js";

export interface WasmSources {
  /** Observations as an Arrow IPC stream: series, frequency, date (YYYY-MM-DD), value. */
  readonly observations: () => Promise<Uint8Array>;
  readonly schema: () => Promise<string>;
  /** Told how much of the database is loaded, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Opens DuckDB-WASM in a worker with the report's schema, the catalogue and the vintage's observations. Browser only. */
export async function openWasmDatabase(sources: WasmSources): Promise<Database> {
  const worker = new Worker(import.meta.resolve("@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js"), {
    type: "module",
  });
  const duckdb = new AsyncDuckDB(new VoidLogger(), worker);
  const [observations, schema] = await Promise.all([
    sources.observations(),
    sources.schema(),
    duckdb.instantiate(
      import.meta.resolve("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm"),
      null,
      ({ bytesLoaded, bytesTotal }) => {
        if (bytesTotal > 0) sources.onProgress(Math.min(1, bytesLoaded / bytesTotal));
      },
    ),
  ]);
  await duckdb.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
  return fillDatabase(await duckdb.connect(), observations, schema);
}

/** Fills a fresh connection with the schema, the catalogue and the observations. */
export async function fillDatabase(
  connection: AsyncDuckDBConnection,
  observations: Uint8Array,
  schema: string,
): Promise<Database> {
  await connection.query("SET autoload_known_extensions=false; SET autoinstall_known_extensions=false;");
  await connection.query(schema);
  await connection.query(seriesStatement());
  await connection.insertArrowFromIPCStream(observations, { name: "incoming", create: true });
  await connection.query(
    "INSERT INTO observations SELECT series, frequency, date::DATE, value FROM incoming",
  );
  await connection.query("DROP TABLE incoming");
  return { query: (sql) => query(connection, sql) };
}

async function query(connection: AsyncDuckDBConnection, sql: string): Promise<Table> {
  const result = await connection.query(sql);
  const columns = result.schema.fields.map((field) => field.name);
  const vectors = columns.map((_, j) => result.getChildAt(j));
  const rows = Array.from({ length: result.numRows }, (_, i) =>
    vectors.map((vector) => toCell(vector?.get(i))),
  );
  return { columns, rows };
}
