import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Joint, jointOf } from "../../src/multiverse/curve.js";
import type { SpecificationSource } from "../../src/multiverse/source.js";
import type { Space } from "../../src/multiverse/space.js";
import { spaceHash } from "../../src/multiverse/space-hash.js";
import { type Origin, readOrigins, readRows } from "./rows-table.js";
import { quoted, readStatement } from "./write-file.js";

/** The Parquet files of a folder, or the one file, by name. */
export async function partsAt(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const names = (await readdir(path)).filter((name) => name.endsWith(".parquet") && !name.startsWith("."));
  if (names.length === 0) throw new Error(`${path}: expected the Parquet files of shards, found none`);
  return names.sort().map((name) => join(path, name));
}

/** Reads the shards into the table `specifications` by src/db/merge-shards.sql, and says where all of them come from. */
export async function mergeParts(connection: DuckDBConnection, parts: readonly string[]): Promise<Origin> {
  await connection.run(`SET VARIABLE parts = [${parts.map(quoted).join(", ")}]`);
  await connection.run(`CREATE TABLE specifications AS ${await readStatement("merge-shards")}`);
  const origins = await readOrigins(connection);
  const [origin] = origins;
  if (origin && origins.length === 1) return origin;
  const found = origins.map(({ claim, vintage, asOf, space }) => [claim, vintage, asOf, space].join(" "));
  throw new Error(`the shards are of ${origins.length} different runs: ${found.join("; ")}`);
}

/** The joint tests of merged shards. Throws where a specification is missing or the space is not the one listed now. */
export async function jointOfMerged(
  connection: DuckDBConnection,
  origin: Origin,
  source: SpecificationSource,
  space: Space,
): Promise<{ joint: Joint; shifts: number }> {
  const listed = spaceHash(space);
  if (listed !== origin.space) {
    throw new Error(`the shards are of space ${origin.space}; the code now lists ${listed}`);
  }
  const rows = await readRows(connection);
  const [first] = rows;
  const shifts = first ? first.values.length / first.indices.length : 0;
  return { shifts, joint: jointOf(space, rows, { shifts, alternative: source.alternative }) };
}

/** Writes the family-wise p-values into the table `specifications`, which no shard could know, by src/db/set-family-wise.sql. */
export async function setFamilyWise(connection: DuckDBConnection, familyWise: Float64Array): Promise<void> {
  await connection.run("CREATE TABLE family_wise (specification INTEGER, p DOUBLE)");
  const appender = await connection.createAppender("family_wise");
  familyWise.forEach((p, specification) => {
    appender.appendInteger(specification);
    if (Number.isNaN(p)) appender.appendNull();
    else appender.appendDouble(p);
    appender.endRow();
  });
  appender.closeSync();
  await connection.run(await readStatement("set-family-wise"));
}
