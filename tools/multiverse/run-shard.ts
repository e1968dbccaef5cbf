import { conduct } from "../../src/multiverse/conduct.js";
import { type Joint, jointOf } from "../../src/multiverse/curve.js";
import type { Rows } from "../../src/multiverse/rows.js";
import { type Progress, runRows } from "../../src/multiverse/run.js";
import { rangeOf, type Shard } from "../../src/multiverse/shard.js";
import type { SpecificationSource } from "../../src/multiverse/source.js";
import type { Space } from "../../src/multiverse/space.js";
import { startNodeWorker } from "./node-port.js";
import type { OpenedClaim } from "./open-claim.js";

export interface ShardOptions {
  readonly shard: Shard;
  readonly shifts: number;
  readonly threads: number;
  readonly onProgress?: (progress: Progress) => void;
  /** The module that the threads run. */
  readonly worker?: URL;
}

export interface ShardResult {
  readonly rows: readonly Rows[];
  readonly shifts: number;
  /** Null where the shard is not the whole space. */
  readonly joint: Joint | null;
}

/** Carries out a shard of a space, in this thread or in several of their own; a whole space is tested as well. */
export async function runShard(
  source: SpecificationSource,
  space: Space,
  { panels, setting }: OpenedClaim,
  { shard, shifts, threads, onProgress, worker = new URL("node-worker.ts", import.meta.url) }: ShardOptions,
): Promise<ShardResult> {
  const range = rangeOf(shard, space.specifications.length);
  const whole = shard.of === 1;
  const onRows = (_: Rows, progress: Progress) => onProgress?.(progress);
  if (threads === 1) {
    const done = await runRows(source, space, panels, setting, { shifts, ...range, onRows });
    const { alternative } = source;
    return { ...done, joint: whole ? jointOf(space, done.rows, { shifts: done.shifts, alternative }) : null };
  }
  const ports = Array.from({ length: threads }, () => startNodeWorker(worker));
  const { claim } = source;
  return conduct(ports, {
    claim,
    panels,
    setting,
    ...range,
    shifts,
    joint: whole,
    keepShifts: true,
    onRows,
  }).result;
}
