import {
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  INTEGER,
  LIST,
  listValue,
  USMALLINT,
  VARCHAR,
} from "@duckdb/node-api";
import type { Rows } from "../../src/multiverse/rows.js";
import type { Space } from "../../src/multiverse/space.js";
import { canonicalJson } from "../../src/text/canonical-json.js";

/** What every row of a table of specifications says of where it comes from. */
export interface Origin {
  readonly claim: string;
  readonly frequency: string;
  readonly vintage: string;
  readonly asOf: string;
  /** The hash of the space. */
  readonly space: string;
}

const columns = [
  ["claim", VARCHAR],
  ["frequency", VARCHAR],
  ["vintage", VARCHAR],
  ["as_of", VARCHAR],
  ["space", VARCHAR],
  ["specification", INTEGER],
  ["family", VARCHAR],
  ["parameters", VARCHAR],
  ["estimate", DOUBLE],
  ["p", DOUBLE],
  ["smallest_attainable", DOUBLE],
  ["p_family_wise", DOUBLE],
  ["n", INTEGER],
  ["reason", VARCHAR],
  ["placebo", LIST(DOUBLE)],
  ["reaching", LIST(USMALLINT)],
] as const;

/** Creates the empty table `specifications`. */
export async function createRowsTable(connection: DuckDBConnection): Promise<void> {
  const list = columns.map(([name, type]) => `${name} ${type.toString()}`).join(", ");
  await connection.run(`CREATE TABLE specifications (${list})`);
}

const orNull = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);

/** Appends rows to the table, as many at a time as came together; without a family-wise p where it is not known yet. */
export async function appendRows(
  connection: DuckDBConnection,
  blocks: readonly Rows[],
  { families, specifications }: Space,
  origin: Origin,
  familyWise: Float64Array | null,
): Promise<void> {
  const appender = await connection.createAppender("specifications");
  for (const rows of blocks) {
    const count = rows.indices.length;
    const shifts = rows.values.length / count;
    const each = <Value>(value: (i: number) => Value) => Array.from({ length: count }, (_, i) => value(i));
    const part = (of: Float64Array | Uint16Array, i: number) =>
      listValue(Array.from(of.subarray(i * shifts, (i + 1) * shifts)));
    const one = (i: number) => specifications[rows.indices[i] ?? -1];
    const chunk = DuckDBDataChunk.create(
      columns.map(([, type]) => type),
      count,
    );
    const { claim, frequency, vintage, asOf, space } = origin;
    [claim, frequency, vintage, asOf, space].forEach((text, c) => {
      chunk.setColumnValues(
        c,
        each(() => text),
      );
    });
    const rest = [
      each((i) => rows.indices[i] ?? null),
      each((i) => families[one(i)?.family ?? -1]?.id ?? null),
      each((i) => canonicalJson({ ...one(i)?.parameters })),
      each((i) => orNull(rows.estimates[i])),
      each((i) => orNull(rows.p[i])),
      each((i) => orNull(rows.smallestAttainable[i])),
      each((i) => orNull(familyWise?.[rows.indices[i] ?? -1])),
      each((i) => rows.n[i] ?? 0),
      each((i) => rows.reasons[i] ?? null),
      each((i) => part(rows.values, i)),
      each((i) => part(rows.reaching, i)),
    ];
    rest.forEach((values, c) => {
      chunk.setColumnValues(5 + c, values);
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** The origins that the table `specifications` holds, each once. */
export async function readOrigins(connection: DuckDBConnection): Promise<Origin[]> {
  const reader = await connection.runAndReadAll(
    "SELECT DISTINCT claim, frequency, vintage, as_of, space FROM specifications ORDER BY ALL",
  );
  return reader.getRows().map((row) => {
    const [claim = "", frequency = "", vintage = "", asOf = "", space = ""] = row.map(String);
    return { claim, frequency, vintage, asOf, space };
  });
}

/** The rows of the table `specifications` in the order of the space, as they were computed. */
export async function readRows(connection: DuckDBConnection): Promise<Rows[]> {
  const result = await connection.stream(
    `SELECT specification, estimate, p, smallest_attainable, n, reason, placebo, reaching
     FROM specifications ORDER BY specification`,
  );
  const blocks: Rows[] = [];
  for (let chunk = await result.fetchChunk(); chunk?.rowCount; chunk = await result.fetchChunk()) {
    const [indices, estimates, p, smallest, n, reasons, placebo, reaching] = chunk.getColumns();
    const numbers = (values: readonly unknown[] = []) =>
      Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)));
    blocks.push({
      indices: Int32Array.from(numbers(indices)),
      estimates: numbers(estimates),
      p: numbers(p),
      smallestAttainable: numbers(smallest),
      n: Int32Array.from(numbers(n)),
      reasons: (reasons ?? []).map((reason) => (reason === null ? null : String(reason))),
      values: Float64Array.from(itemsOf(placebo)),
      reaching: Uint16Array.from(itemsOf(reaching)),
    });
  }
  return blocks;
}

function itemsOf(lists: readonly unknown[] = []): number[] {
  return lists.flatMap((list) => (list as { readonly items: readonly number[] }).items);
}
