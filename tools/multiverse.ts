import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { usualShifts } from "../src/multiverse/plan.js";
import { parseShard } from "../src/multiverse/shard.js";
import type { SpecificationSource } from "../src/multiverse/source.js";
import { sourceOf, sources } from "../src/multiverse/sources.js";
import { spaceHash } from "../src/multiverse/space-hash.js";
import type { PanelFrequency } from "../src/series/series.js";
import { chooseVintage } from "../src/vintage/choose-vintage.js";
import { withDatabase } from "./multiverse/database.js";
import { jointOfMerged, mergeParts, partsAt } from "./multiverse/merge.js";
import { openClaim } from "./multiverse/open-claim.js";
import { placeboOptions, placeboUsage, runPlacebo } from "./multiverse/placebo.js";
import { progressLine } from "./multiverse/progress-line.js";
import { jointLines, listLines, spaceLines } from "./multiverse/report-lines.js";
import { appendRows, createRowsTable } from "./multiverse/rows-table.js";
import { runShard } from "./multiverse/run-shard.js";
import { requireFormat, writeTable } from "./multiverse/write-file.js";

const usage = `usage: npm run multiverse -- --claim ID [--vintage DIR] [--as-of YYYY-MM-DD] [--frequency daily|weekly|monthly]
         [--shifts N] [--threads N] [--shard I/N] [--list] [--out FILE.parquet|.csv|.json]
       npm run multiverse -- --merge FOLDER|FILE.parquet [--out FILE]
${placeboUsage}`;

const options = {
  claim: { type: "string" },
  vintage: { type: "string" },
  "as-of": { type: "string" },
  frequency: { type: "string" },
  shifts: { type: "string", default: String(usualShifts) },
  threads: { type: "string", default: String(availableParallelism()) },
  shard: { type: "string", default: "1/1" },
  list: { type: "boolean", default: false },
  out: { type: "string" },
  merge: { type: "string" },
  ...placeboOptions,
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

function requireSource(claim: string | undefined): SpecificationSource {
  const source = sourceOf(claim ?? "");
  if (source) return source;
  const known = sources.map((one) => one.claim).join(", ");
  throw new Error(`--claim ${claim ?? "is missing"}: the claims with a specification curve are ${known}`);
}

function wholeNumber(name: string, text: string, minimum: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= minimum) return value;
  throw new Error(`--${name} ${text}: expected a whole number, at least ${minimum}`);
}

async function runOne(values: Values): Promise<void> {
  const source = requireSource(values.claim);
  const shard = parseShard(values.shard);
  const shifts = wholeNumber("shifts", values.shifts, 2);
  const threads = wholeNumber("threads", values.threads, 1);
  if (values.out) requireFormat(values.out);
  if (shard.of > 1 && values.out && requireFormat(values.out) !== ".parquet") {
    throw new Error(`--shard ${values.shard}: a shard is written to Parquet, which can be merged`);
  }
  const directory = chooseVintage({ requested: values.vintage ?? process.env.VINTAGE, root: process.cwd() });
  const asked = { asOf: values["as-of"], frequency: values.frequency };
  const opened = await openClaim(directory, source.claim, asked);
  const { vintage, asOf, frequency } = opened.setting;
  const space = source.space(opened.setting);
  print(spaceLines(space, opened.setting));
  if (values.list) {
    print(listLines(space));
    return;
  }
  const onProgress = progressLine(process.stderr, performance.now());
  const { rows, joint } = await runShard(source, space, opened, { shard, shifts, threads, onProgress });
  if (joint) print(jointLines(joint.test, source));
  const { out } = values;
  if (!out) return;
  const origin = { claim: source.claim, frequency, vintage, asOf, space: spaceHash(space) };
  await withDatabase(async (connection) => {
    await createRowsTable(connection);
    await appendRows(connection, rows, space, origin);
    await writeTable(connection, out);
  });
  print([`wrote ${out}${shard.of > 1 ? ` (shard ${values.shard})` : ""}`]);
}

async function mergeAll(path: string, out: string | undefined): Promise<void> {
  if (out) requireFormat(out);
  await withDatabase(async (connection) => {
    const origin = await mergeParts(connection, await partsAt(path));
    const source = requireSource(origin.claim);
    const space = source.space({ frequency: origin.frequency as PanelFrequency, asOf: origin.asOf });
    print(spaceLines(space, origin));
    const { joint } = await jointOfMerged(connection, origin, source, space);
    print(jointLines(joint.test, source));
    if (!out) return;
    await writeTable(connection, out);
    print([`wrote ${out}`]);
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.merge) await mergeAll(values.merge, values.out);
  else if (values.placebo !== undefined) await runPlacebo(values);
  else await runOne(values);
}

main().catch((error: unknown) => {
  process.stderr.write(`multiverse: ${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exitCode = 1;
});
