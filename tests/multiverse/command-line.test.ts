import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { h1Source } from "../../src/multiverse/sources/h1-source.js";
import { spaceHash } from "../../src/multiverse/space-hash.js";
import { withDatabase } from "../../tools/multiverse/database.js";
import { embedded } from "../claims/embedded.js";

const root = new URL("../../", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "multiverse-"));
const words = (options: readonly string[]) => ["--import", "tsx", "tools/multiverse.ts", ...options];
const { VINTAGE: _, ...env } = process.env;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}

/** `npm run multiverse -- \u2026`, without npm. */
function run(...options: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, words(options), { cwd: root, env, maxBuffer: 2 ** 26 }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? null) : 0, out, err }),
    );
  });
}

const h1 = ["--claim", "H1", "--vintage", embedded, "--shifts", "40"];
const alone = [...h1, "--threads", "1"];
const file = (name: string) => join(folder, name);
const space = h1Source.space({ frequency: "monthly", asOf: "2026-08-21" });

describe("npm run multiverse", { timeout: 300_000 }, () => {
  test("prints the space with its hash before any result, and with --list every specification and nothing else", async () => {
    const { code, out, err } = await run(...alone, "--list");
    expect([code, err]).toEqual([0, ""]);
    const lines = out.trimEnd().split("\n");
    const at = lines.findIndex((line) => line.startsWith("space "));
    expect(lines[at]).toBe(`space ${spaceHash(space)} (SHA-256 of the list)`);
    const listed = lines.slice(at + 1).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(listed.length).toBe(space.specifications.length);
    expect(listed.at(-1)).toMatchObject({ ...space.specifications.at(-1)?.parameters });
  });

  test("shards merge to the bytes of the whole run, which two threads make as one does, and to its tests", async () => {
    const whole = await run(...h1, "--threads", "2", "--out", file("whole.parquet"));
    expect([whole.code, whole.err]).toEqual([0, ""]);
    const parts = mkdtempSync(join(folder, "parts-"));
    for (let number = 1; number <= 16; number++) {
      const shard = ["--shard", `${number}/16`, "--out", join(parts, `${number}.parquet`)];
      const { code, out } = await run(...alone, ...shard);
      expect(code).toBe(0);
      expect(out).not.toContain("all three together");
    }
    const merged = await run("--merge", parts, "--out", file("merged.parquet"));
    expect([merged.code, merged.err]).toEqual([0, ""]);
    expect(readFileSync(file("merged.parquet")).equals(readFileSync(file("whole.parquet")))).toBe(true);
    const testsOf = ({ out }: Outcome) =>
      out.slice(out.indexOf(" of them have an estimate"), out.indexOf("wrote"));
    expect(testsOf(merged)).toBe(testsOf(whole));
    expect(testsOf(merged)).toContain("all three together: p ");
    rmSync(join(parts, "7.parquet"));
    const missing = await run("--merge", parts);
    expect(missing.code).toBe(1);
    expect(missing.err).toMatch(/^multiverse: specification 3024 is missing among the rows\n/);
  });

  test("a shard that is killed leaves no file, and run again gives the same one", async () => {
    const shard = [...alone, "--shard", "2/8", "--out", file("shard.parquet")];
    const killed = spawn(process.execPath, words(shard), {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "ignore"],
    });
    await listed(killed);
    killed.kill("SIGKILL");
    await new Promise((resolve) => killed.on("close", resolve));
    expect(readdirSync(folder)).not.toContain("shard.parquet");
    expect((await run(...shard)).code).toBe(0);
    const first = readFileSync(file("shard.parquet"));
    expect((await run(...shard)).code).toBe(0);
    expect(readFileSync(file("shard.parquet")).equals(first)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes("shard"))).toEqual(["shard.parquet"]);
  });

  test("CSV and JSON hold one row a specification, with the p of the card and that among the curve\u2019s shifts", async () => {
    for (const ending of ["csv", "json"]) {
      expect((await run(...alone, "--out", file(`all.${ending}`))).code).toBe(0);
    }
    const rows = JSON.parse(readFileSync(file("all.json"), "utf8")) as Record<string, unknown>[];
    expect(rows.length).toBe(space.specifications.length);
    expect(readFileSync(file("all.csv"), "utf8").trimEnd().split("\n").length).toBe(rows.length + 1);
    const hash = spaceHash(space);
    rows.forEach((row, i) => {
      expect(row).toMatchObject({ claim: "H1", specification: i, space: hash });
      expect(JSON.parse(String(row.parameters))).toEqual({ ...space.specifications[i]?.parameters });
      if (row.p_on_curve !== null) expect(Number(row.p_on_curve)).toBeGreaterThanOrEqual(1 / 40);
    });
  });

  test("the Parquet file is read by SQL: placebos as lists, the estimate of the card first", async () => {
    expect((await run(...alone, "--shard", "1/64", "--out", file("one.parquet"))).code).toBe(0);
    await withDatabase(async (connection) => {
      const reader = await connection.runAndReadAll(
        `SELECT count(*)::INTEGER, min(len(placebo)), max(len(reaching)),
           count(*) FILTER (placebo[1] = estimate OR estimate IS NULL)::INTEGER
         FROM read_parquet('${file("one.parquet")}')`,
      );
      expect(reader.getRows()[0]?.map(Number)).toEqual([126, 40, 40, 126]);
    });
  });
});

/** Resolves once the child has listed its space, and so is at work. */
function listed(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.stdout?.on("data", (text: Buffer) => {
      if (text.toString().includes("space ")) resolve();
    });
  });
}

describe("npm run multiverse refuses, in one line beside the usage,", { timeout: 60_000 }, () => {
  test.each([
    [["--claim", "R1"], /--claim R1: the claims with a specification curve are R2, .*H1/],
    [[], /--claim is missing/],
    [["--claim", "H1", "--shard", "17/16"], /shard "17\/16": expected I\/N/],
    [["--claim", "H1", "--shifts", "many"], /--shifts many: expected a whole number/],
    [
      ["--claim", "H1", "--out", "curve.txt"],
      /curve\.txt: expected a file that ends in \.parquet, \.csv, \.json/,
    ],
    [["--claim", "H1", "--shard", "1/2", "--out", "part.csv"], /a shard is written to Parquet/],
    [["--claim", "H1", "--vintage", embedded, "--frequency", "daily"], /offers no daily/],
    [["--merge", embedded], /expected the Parquet files of shards, found none/],
  ] as const)("%j", async (options, message) => {
    const { code, out, err } = await run(...options);
    expect([code, out]).toEqual([1, ""]);
    expect(err.split("\n")[0]).toMatch(message);
    expect(err).toContain("usage: npm run multiverse");
  });
});
