import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** Runs something with a database in memory, which is closed afterwards. One thread: the same file from the same rows. */
export async function withDatabase<Result>(
  run: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    autoinstall_known_extensions: "false",
  });
  const connection = await instance.connect();
  try {
    return await run(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
