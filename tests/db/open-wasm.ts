import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AsyncDuckDBConnection } from "@duckdb/duckdb-wasm";
import { createDuckDB, NODE_RUNTIME, VoidLogger } from "@duckdb/duckdb-wasm/blocking";
import type { Database } from "../../src/db/database.js";
import { fillDatabase } from "../../src/db/wasm-database.js";

const require = createRequire(import.meta.url);
const build = (name: string) => ({
  mainModule: require.resolve(`@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`),
  mainWorker: "",
});

/** The page's database in Node: the eh build of DuckDB-WASM, without a worker, filled by the page's own code. */
export async function openWasm(observations: Uint8Array): Promise<Database> {
  const bindings = await createDuckDB({ mvp: build("mvp"), eh: build("eh") }, new VoidLogger(), NODE_RUNTIME);
  await bindings.instantiate();
  bindings.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
  const blocking = bindings.connect();
  const connection = {
    query: async (sql: string) => blocking.query(sql),
    insertArrowFromIPCStream: async (bytes: Uint8Array, options: { name: string; create?: boolean }) =>
      blocking.insertArrowFromIPCStream(bytes, options),
  } as unknown as AsyncDuckDBConnection;
  const schema = await readFile(new URL("../../src/db/schema.sql", import.meta.url), "utf8");
  return fillDatabase(connection, observations, schema);
}
