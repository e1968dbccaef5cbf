import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Observation } from "../../src/series/series.js";
import { defaultLimits } from "../../src/sources/http-client.js";
import type { SeriesResult } from "../../tools/refresh/fetch-series.js";
import { type RefreshOptions, readOptions } from "../../tools/refresh/options.js";
import { type Refreshed, refresh } from "../../tools/refresh/refresh.js";
import { projectRoot } from "../../tools/site/project-root.js";
import { scratch } from "../faults/base-vintages.js";

/** What a test may set of a refresh in this process. */
interface Given extends Partial<RefreshOptions> {
  readonly asOf: string;
  readonly root?: string;
  /** By default noon of the day after the as-of day. */
  readonly now?: string;
  readonly fredKey?: string;
  readonly said?: string[];
}

/** A refresh in this process, with waits of milliseconds. Where nobody is named upstream, nobody listens. */
export function refreshWith({
  root = projectRoot,
  now,
  fredKey,
  said = [],
  ...asked
}: Given): Promise<Refreshed> {
  const moment = new Date(now ?? Date.parse(`${asked.asOf}T12:00:00Z`) + 86_400_000);
  const options = { ...readOptions([], moment), upstream: "http://127.0.0.1:9", timeoutMs: 5_000, ...asked };
  return refresh({
    ...{ root, options, now: moment, random: () => 0.5, fredKey, userAgent: "tester/1.0" },
    limits: { ...defaultLimits, requestMs: options.timeoutMs, backoffMs: 2, paceScale: 0.01 },
    onSeries: ({ series }) => said.push(series),
    say: (line) => said.push(line),
  });
}

/** How one series came out. */
export function resultOf({ results }: Refreshed, id: string): SeriesResult {
  const found = results.find(({ series }) => series === id);
  if (!found) throw new Error(`no result of ${id}`);
  return found;
}

/** The rows of one series, as date and value. */
export function rowsOf(
  { observations }: { readonly observations: readonly Observation[] },
  id: string,
  frequency?: string,
): (readonly [date: string, value: number])[] {
  return observations
    .filter((row) => row.series === id && (frequency === undefined || row.frequency === frequency))
    .map(({ date, value }) => [date, value]);
}

/** The whole project without its vintages, where a command can write into data/vintages. */
export function copyProject(): string {
  const root = copyData();
  for (const name of ["src", "tools", "package.json", "tsconfig.json"]) {
    const filter = (path: string) => !path.includes(".observablehq");
    cpSync(join(projectRoot, name), join(root, name), { recursive: true, filter });
  }
  symlinkSync(join(projectRoot, "node_modules"), join(root, "node_modules"));
  return root;
}

/** A project's root that holds nothing but data/embedded. */
export function copyData(): string {
  const root = join(scratch(), "project");
  mkdirSync(join(root, "data"), { recursive: true });
  cpSync(join(projectRoot, "data", "embedded"), join(root, "data", "embedded"), { recursive: true });
  return root;
}

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Milliseconds from the start. */
  readonly took: number;
}

export interface Command {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

interface Started {
  readonly root?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly onLine?: (line: string, child: ChildProcess) => void;
}

/** Starts `npm run refresh -- …` without npm. */
export function startCommand(
  args: readonly string[],
  { root = projectRoot, env = {}, onLine }: Started = {},
): Command {
  const { FRED_API_KEY: _, ...inherited } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "tools/refresh.ts", ...args], {
    cwd: root,
    env: { ...inherited, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    out += `${line}\n`;
    onLine?.(line, child);
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code) => resolve({ code, out, err, took: performance.now() - started }));
  });
  return { child, ended };
}

export function runCommand(args: readonly string[], started: Started = {}): Promise<Ended> {
  return startCommand(args, started).ended;
}

/** The lock file of a refresh into a directory. */
export function lockOfDirectory(directory: string): string {
  return join(directory, "..", `.${directory.split("/").at(-1)}.refresh.lock`);
}

export function isThere(path: string): boolean {
  return existsSync(path);
}

/** Random numbers from 0 to 1 that are the same each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
