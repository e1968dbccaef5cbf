import { createRequire } from "node:module";
import { relative, resolve } from "node:path";
import { clearLine, cursorTo } from "node:readline";
import { readVintage } from "../src/vintage/read-vintage.js";
import { LockError } from "./lock.js";
import { diffLines } from "./refresh/diff.js";
import type { SeriesResult } from "./refresh/fetch-series.js";
import { type RefreshOptions, readOptions, UsageError, usage } from "./refresh/options.js";
import { type Refreshed, refresh } from "./refresh/refresh.js";
import { seriesLine, tableLines, warningsOf } from "./refresh/report-lines.js";
import { enterProject } from "./site/project-root.js";

const { version } = createRequire(import.meta.url)("../package.json") as { version: string };

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** On a terminal one line that is written over; elsewhere a line for each series. */
function showSeries(result: SeriesResult, done: number, of: number): void {
  const line = `[${String(done).padStart(2)}/${of}] ${seriesLine(result)}`;
  if (!process.stdout.isTTY) {
    print([line]);
    return;
  }
  const { fetch, series } = result;
  clearLine(process.stdout, 0);
  cursorTo(process.stdout, 0);
  if (fetch.outcome === "kept") print([`${series}: ${fetch.failure}`]);
  process.stdout.write(line.slice(0, process.stdout.columns - 1));
  if (done === of) process.stdout.write("\n");
}

async function compare([old, fresh]: readonly [string, string]): Promise<void> {
  const read = (directory: string) => readVintage(resolve(directory), { required: [] });
  print(diffLines(await read(old), await read(fresh)));
}

function report(
  { results, previous, vintage, requests }: Refreshed,
  options: RefreshOptions,
  root: string,
): void {
  print(["", ...tableLines(results, options.asOf), ""]);
  for (const line of warningsOf(results)) process.stderr.write(`warning: ${line}\n`);
  if (vintage === null) {
    process.stderr.write(`refresh: no series was good (${requests} requests); nothing was written\n`);
    process.exitCode = 1;
    return;
  }
  const place = relative(root, vintage.directory) || ".";
  print([`${vintage.id} in ${place.startsWith("..") ? vintage.directory : place}, ${requests} requests`]);
  if (options.diff) print(["", ...diffLines(previous, vintage)]);
}

async function main(): Promise<void> {
  const now = new Date();
  const options = readOptions(process.argv.slice(2), now);
  if (options.compare) {
    await compare(options.compare);
    return;
  }
  const root = enterProject();
  const refreshed = await refresh({
    root,
    options,
    now,
    random: Math.random,
    fredKey: process.env.FRED_API_KEY || undefined,
    userAgent: `after-the-breakout/${version}`,
    onSeries: showSeries,
    say: (line) => print([line]),
  });
  report(refreshed, options, root);
}

main().catch((error: unknown) => {
  const isForReader =
    error instanceof UsageError ||
    error instanceof LockError ||
    (error instanceof Error && (["VintageError", "SourceError"].includes(error.name) || "syscall" in error));
  const text = error instanceof Error ? (isForReader ? error.message : error.stack) : String(error);
  process.stderr.write(`refresh: ${text}\n${error instanceof UsageError ? `${usage}\n` : ""}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
