import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { c8Source } from "../../src/multiverse/sources/c8-source.js";
import { h1Source } from "../../src/multiverse/sources/h1-source.js";
import { spaceHash } from "../../src/multiverse/space-hash.js";
import { runCommandLine } from "../../tools/multiverse/command-line.js";
import { withDatabase } from "../../tools/multiverse/database.js";
import { quoted } from "../../tools/multiverse/write-file.js";
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

/** `npm run multiverse -- \u2026` in a process of its own, without npm. */
function run(...options: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, words(options), { cwd: root, env, maxBuffer: 2 ** 26 }, (error, out, err) =>
      resolve({ code: error ? (error.code ?? null) : 0, out, err }),
    );
  });
}

/** The same in this process. */
async function runHere(...options: string[]): Promise<Outcome> {
  const said = { out: "", err: "" };
  const writer = (to: "out" | "err") => ({
    write(text: string) {
      said[to] += text;
    },
  });
  const around = { stdout: writer("out"), stderr: writer("err"), vintage: undefined, root };
  return { code: await runCommandLine(options, around), ...said };
}

/** A small space, for what writes and merges; and a large one, which takes a while. */
const c8 = ["--claim", "C8", "--vintage", embedded, "--shifts", "40"];
const h1 = ["--claim", "H1", "--vintage", embedded, "--shifts", "40", "--threads", "1"];
const setting = { frequency: "monthly", asOf: "2026-08-21" } as const;
const [small, large] = [c8Source.space(setting), h1Source.space(setting)];
const file = (name: string) => join(folder, name);

describe("npm run multiverse", { timeout: 300_000 }, () => {
  test("prints the space with its hash before any result, and with --list every specification and nothing else", async () => {
    const { code, out, err } = await run(...h1, "--list");
    expect([code, err]).toEqual([0, ""]);
    const lines = out.trimEnd().split("\n");
    const at = lines.findIndex((line) => line.startsWith("space "));
    expect(lines[at]).toBe(`space ${spaceHash(large)} (SHA-256 of the list)`);
    const listed = lines.slice(at + 1).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(listed.length).toBe(large.specifications.length);
    expect(listed.at(-1)).toMatchObject({ ...large.specifications.at(-1)?.parameters });
  });

  test("shards, half of them of other processes, merge to the bytes of the whole run in one or two threads, and to its tests", async () => {
    const whole = await run(...c8, "--threads", "2", "--out", file("whole.parquet"));
    expect([whole.code, whole.err]).toEqual([0, ""]);
    expect((await runHere(...c8, "--threads", "1", "--out", file("alone.parquet"))).code).toBe(0);
    const parts = mkdtempSync(join(folder, "parts-"));
    const shard = async (number: number, start: typeof run) => {
      const own = ["--threads", "1", "--shard", `${number}/16`, "--out", join(parts, `${number}.parquet`)];
      const { code, out } = await start(...c8, ...own);
      expect(code).toBe(0);
      expect(out).not.toContain("all three together");
    };
    const numbers = Array.from({ length: 16 }, (_, i) => i + 1);
    const [here, alone] = [numbers.filter((n) => n % 2 === 0), numbers.filter((n) => n % 2 === 1)];
    for (const number of here) await shard(number, runHere);
    while (alone.length > 0) await Promise.all(alone.splice(0, 2).map((number) => shard(number, run)));
    const merged = await run("--merge", parts, "--out", file("merged.parquet"));
    expect([merged.code, merged.err]).toEqual([0, ""]);
    const bytes = readFileSync(file("whole.parquet"));
    expect(readFileSync(file("merged.parquet")).equals(bytes)).toBe(true);
    expect(readFileSync(file("alone.parquet")).equals(bytes)).toBe(true);
    const testsOf = ({ out }: Outcome) =>
      out.slice(out.indexOf(" of them have an estimate"), out.indexOf("wrote"));
    expect(testsOf(merged)).toBe(testsOf(whole));
    expect(testsOf(merged)).toContain("all three together: p ");
    expect(testsOf(merged)).toContain("once corrected for all of them (step-down): ");
    rmSync(join(parts, "7.parquet"));
    const missing = await runHere("--merge", parts);
    expect(missing.code).toBe(1);
    const first = Math.floor((6 * small.specifications.length) / 16);
    expect(missing.err).toContain(`multiverse: specification ${first} is missing among the rows\n`);
  });

  test("a shard that is killed leaves no file, and run again gives the same one", async () => {
    const shard = [...h1, "--shard", "2/8", "--out", file("shard.parquet")];
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
    expect((await runHere(...shard)).code).toBe(0);
    expect(readFileSync(file("shard.parquet")).equals(first)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes("shard"))).toEqual(["shard.parquet"]);
  });

  test("CSV and JSON hold one row a specification: the p of the card, that among the curve\u2019s shifts, and family-wise", async () => {
    for (const ending of ["csv", "json"]) {
      expect((await runHere(...h1, "--out", file(`all.${ending}`))).code).toBe(0);
    }
    const rows = JSON.parse(readFileSync(file("all.json"), "utf8")) as Record<string, unknown>[];
    expect(rows.length).toBe(large.specifications.length);
    expect(readFileSync(file("all.csv"), "utf8").trimEnd().split("\n").length).toBe(rows.length + 1);
    const hash = spaceHash(large);
    rows.forEach((row, i) => {
      expect(row).toMatchObject({ claim: "H1", specification: i, space: hash });
      expect(JSON.parse(String(row.parameters))).toEqual({ ...large.specifications[i]?.parameters });
      expect(row.p_family_wise === null).toBe(row.p_on_curve === null);
      if (row.p_on_curve === null) return;
      expect(Number(row.p_on_curve)).toBeGreaterThanOrEqual(1 / 40);
      expect(Number(row.p_family_wise)).toBeGreaterThanOrEqual(Number(row.p_on_curve));
    });
  });

  test("the Parquet file is read by SQL: placebos as lists, the estimate of the card first, no family-wise p in a shard", async () => {
    expect((await runHere(...h1, "--shard", "1/64", "--out", file("one.parquet"))).code).toBe(0);
    await withDatabase(async (connection) => {
      const reader = await connection.runAndReadAll(
        `SELECT count(*)::INTEGER, min(len(placebo)), max(len(reaching)),
           count(*) FILTER (placebo[1] = estimate OR estimate IS NULL)::INTEGER, count(p_family_wise)
         FROM read_parquet(${quoted(file("one.parquet"))})`,
      );
      expect(reader.getRows()[0]?.map(Number)).toEqual([126, 40, 40, 126, 0]);
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
  function expectRefused({ code, out, err }: Outcome, message: RegExp): void {
    expect([code, out]).toEqual([1, ""]);
    expect(err.split("\n")[0]).toMatch(message);
    expect(err).toContain("usage: npm run multiverse");
  }

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
    [["--claims", "H1"], /Unknown option '--claims'/],
  ] as const)("%j", async (options, message) => {
    expectRefused(await runHere(...options), message);
  });

  test("as a process that ends with an error", async () => {
    expectRefused(await run("--claim", "R1"), /--claim R1: the claims with a specification curve/);
  });
});
