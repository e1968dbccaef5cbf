import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPanel, seriesStatement, settings, toCell } from "../../src/db/database.js";
import { openNativeDatabase, readPanelQuery } from "../../src/db/native-database.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import { runCommandLine } from "../../tools/multiverse/command-line.js";
import { withDatabase } from "../../tools/multiverse/database.js";
import { readOptions } from "../../tools/multiverse/options.js";
import { projectRoot } from "../../tools/site/project-root.js";
import { embedded } from "../claims/embedded.js";
import { found, readDocument } from "./documents.js";

const { safeLoadAll } = createRequire(import.meta.url)("js-yaml") as {
  safeLoadAll(text: string): unknown[];
};
const document = readDocument("docs/scaling.md");
const blocks = (language: string) =>
  found(document, new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"));
const folder = mkdtempSync(join(tmpdir(), "scaling-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Job {
  readonly kind: string;
  readonly spec: { readonly completionMode?: string; readonly completions?: number };
}

interface Workflow {
  readonly jobs: {
    readonly shard: { readonly strategy: { readonly matrix: { readonly shard: readonly number[] } } };
    readonly merge: { readonly needs: string };
  };
}

describe("the YAML of docs/scaling.md", () => {
  const [kubernetes = "", ci = "", ...others] = blocks("yaml");

  test("is two Jobs, the first indexed with as many completions as its command has shards", () => {
    const [shards, merge] = safeLoadAll(kubernetes) as Job[];
    expect([shards?.kind, shards?.spec.completionMode, merge?.kind]).toEqual(["Job", "Indexed", "Job"]);
    expect(kubernetes).toContain(`--shard $((JOB_COMPLETION_INDEX + 1))/${shards?.spec.completions}\n`);
  });

  test("is a workflow whose matrix has every shard once, from 1, and whose merge waits for all", () => {
    const [workflow] = safeLoadAll(ci) as Workflow[];
    const numbers = workflow?.jobs.shard.strategy.matrix.shard ?? [];
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(ci).toContain(`--shard \${{ matrix.shard }}/${numbers.length} `);
    expect(workflow?.jobs.merge.needs).toBe("shard");
    expect(others).toEqual([]);
  });
});

/** Every command line of the page, folded lines joined, with a number in the place of the shell\u2019s and the matrix\u2019s. */
function commandLines(number: number): string[][] {
  const joined = document.replaceAll(/\n\s+(?=--\w)/g, " ");
  return [...joined.matchAll(/npm run multiverse -- (.*)/g)].map(([, words = ""]) =>
    words
      .replaceAll(/\$\(\(\w+ \+ 1\)\)|\$\{\{ matrix\.shard \}\}/g, String(number))
      .trim()
      .split(/\s+/),
  );
}

test("docs/scaling.md has only command lines that are accepted, for the first shard and the last", () => {
  for (const number of [1, 16]) {
    const read = commandLines(number).map((words) => readOptions(words, 1));
    expect(read.map((options) => "merge" in options)).toEqual([false, true, false, true, false, true]);
    for (const options of read) {
      if ("shard" in options) expect(options.shard).toEqual({ number, of: 16 });
      expect("out" in options && options.out).toMatch(/\.parquet$/);
    }
  }
});

describe("the SQL of docs/scaling.md, with a folder in place of the bucket,", { timeout: 60_000 }, () => {
  const local = (sql: string) =>
    sql.replaceAll("s3://bucket", folder).replaceAll("'data/", `'${projectRoot}/data/`);
  const [merge = "", check = "", median = "", write = "", extension = "", insert = "", ...others] =
    blocks("sql").map(local);
  const rowsOf = async (connection: DuckDBConnection, sql: string) =>
    (await connection.runAndReadAll(sql)).getRowsJS();
  const shards = 3;

  beforeAll(async () => {
    for (const inner of ["parts", "vintage"]) mkdirSync(join(folder, inner));
    const silent = { write: () => {} };
    const around = { stdout: silent, stderr: silent, vintage: undefined, root: projectRoot };
    const shared = ["--claim", "H2", "--vintage", embedded, "--shifts", "30", "--threads", "1"];
    for (let number = 1; number <= shards; number++) {
      const own = ["--shard", `${number}/${shards}`, "--out", join(folder, `parts/${number}.parquet`)];
      expect(await runCommandLine([...shared, ...own], around)).toBe(0);
    }
    const whole = join(folder, "whole.parquet");
    expect(await runCommandLine([...shared, "--out", whole], around)).toBe(0);
  });

  test("is what the page says of it, in the order of the page", () => {
    expect(extension).toContain("httpfs");
    expect(others).toEqual([]);
  });

  test("merges the parts to the rows of a whole run, but for the family-wise p, and counts them", async () => {
    await withDatabase(async (connection) => {
      await connection.run(merge);
      const without = (file: string) =>
        `SELECT * EXCLUDE (p_family_wise) FROM read_parquet('${folder}/${file}.parquet')`;
      const merged = await rowsOf(connection, without("merged"));
      expect(merged).toEqual(await rowsOf(connection, without("whole")));
      const [counts = []] = await rowsOf(connection, check);
      expect(counts.map(Number)).toEqual([merged.length, merged.length, merged.length, 1]);
    });
  });

  test("gives the median of all estimates at every shift, as its lists hold them", async () => {
    await withDatabase(async (connection) => {
      await connection.run(merge);
      const rows = await rowsOf(connection, median);
      expect(rows.map(([shift]) => Number(shift))).toEqual(Array.from({ length: 30 }, (_, s) => s + 1));
      const [first = []] = await rowsOf(
        connection,
        `SELECT median(placebo[1]) FROM read_parquet('${folder}/whole.parquet') WHERE reaching[1] > 0`,
      );
      expect(rows[0]?.[1]).toBe(first[0]);
    });
  });

  test("writes the observations to Parquet and reads the same panels from them", async () => {
    const schema = readDocument("src/db/schema.sql");
    const vintage = await readVintage(embedded);
    const native = await openNativeDatabase(vintage.observations);
    await withDatabase(async (connection) => {
      await connection.run(write);
      for (const statement of [schema, seriesStatement(), insert]) await connection.run(statement);
      for (const query of ["rotation-weeks", "liquidity-weeks", "sentiment"]) {
        const request = { query, frequency: "monthly", asOf: vintage.asOf } as const;
        const sql = await readPanelQuery(query);
        const panel = await readPanel(native, request, sql);
        await connection.run(settings(request));
        const rows = (await rowsOf(connection, sql)).map((row) => row.map(toCell));
        expect(rows.length).toBeGreaterThan(50);
        expect(rows).toEqual(
          panel.dates.map((_, i) => Object.values(panel.columns).map((column) => column[i])),
        );
      }
    });
    native.close();
  });
});
