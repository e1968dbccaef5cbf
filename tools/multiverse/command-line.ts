import { availableParallelism } from "node:os";
import { spaceHash } from "../../src/multiverse/space-hash.js";
import type { PanelFrequency } from "../../src/series/series.js";
import { chooseVintage } from "../../src/vintage/choose-vintage.js";
import { withDatabase } from "./database.js";
import { jointOfMerged, mergeParts, partsAt, setFamilyWise } from "./merge.js";
import { openClaim } from "./open-claim.js";
import { type CurveOptions, type MergeOptions, readOptions, requireSource, usage } from "./options.js";
import { runPlacebo } from "./placebo.js";
import { progressLine } from "./progress-line.js";
import { jointLines, listLines, spaceLines } from "./report-lines.js";
import { appendRows, createRowsTable } from "./rows-table.js";
import { runShard } from "./run-shard.js";
import type { Surroundings } from "./surroundings.js";
import { writeTable } from "./write-file.js";

function printTo({ stdout }: Surroundings, lines: readonly string[]): void {
  stdout.write(`${lines.join("\n")}\n`);
}

async function runCurve(options: CurveOptions, around: Surroundings): Promise<void> {
  const { source, shard, shifts, threads, list, out } = options;
  const directory = chooseVintage({ requested: options.vintage ?? around.vintage, root: around.root });
  const opened = await openClaim(directory, source.claim, options);
  const { vintage, asOf, frequency } = opened.setting;
  const space = source.space(opened.setting);
  printTo(around, spaceLines(space, opened.setting));
  if (list) {
    printTo(around, listLines(space));
    return;
  }
  const onProgress = progressLine(around.stderr, performance.now());
  const { rows, joint } = await runShard(source, space, opened, { shard, shifts, threads, onProgress });
  if (joint) printTo(around, jointLines(joint, source));
  if (!out) return;
  const origin = { claim: source.claim, frequency, vintage, asOf, space: spaceHash(space) };
  await withDatabase(async (connection) => {
    await createRowsTable(connection);
    await appendRows(connection, rows, space, origin, joint?.familyWise ?? null);
    await writeTable(connection, out);
  });
  printTo(around, [`wrote ${out}${shard.of > 1 ? ` (shard ${shard.number}/${shard.of})` : ""}`]);
}

async function mergeShards({ merge, out }: MergeOptions, around: Surroundings): Promise<void> {
  await withDatabase(async (connection) => {
    const origin = await mergeParts(connection, await partsAt(merge));
    const source = requireSource(origin.claim);
    const space = source.space({ frequency: origin.frequency as PanelFrequency, asOf: origin.asOf });
    printTo(around, spaceLines(space, origin));
    const { joint } = await jointOfMerged(connection, origin, source, space);
    printTo(around, jointLines(joint, source));
    if (!out) return;
    await setFamilyWise(connection, joint.familyWise);
    await writeTable(connection, out);
    printTo(around, [`wrote ${out}`]);
  });
}

/** `npm run multiverse -- \u2026` with these words. Output: the exit code; what went wrong is on the standard error. */
export async function runCommandLine(args: readonly string[], around: Surroundings): Promise<number> {
  try {
    const options = readOptions(args, availableParallelism());
    if ("merge" in options) await mergeShards(options, around);
    else if ("request" in options) await runPlacebo(options, around);
    else await runCurve(options, around);
    return 0;
  } catch (error) {
    around.stderr.write(`multiverse: ${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    return 1;
  }
}
