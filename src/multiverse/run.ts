import type { Panel, Setting } from "../claims/claim.js";
import { StatisticsError } from "../stats/statistics-error.js";
import { type Joint, jointOf } from "./curve.js";
import { shiftsOf, turnsOf } from "./plan.js";
import { carryOutRows, type Rows } from "./rows.js";
import type { SpecificationSource } from "./source.js";
import type { Space } from "./space.js";

/** How many specifications are carried out between two reports. */
export const batchSize = 32;

export interface Progress {
  /** Specifications carried out, and those there are. */
  readonly done: number;
  readonly of: number;
}

export interface RunOptions {
  readonly shifts?: number;
  readonly from?: number;
  readonly to?: number;
  /** Told after every batch. */
  readonly onRows?: (rows: Rows, progress: Progress) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Lets other work of the thread run: a message, a click, a stop. */
const breath = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/**
 * Carries out a range of a space in this thread, batch by batch, in order, with a breath after each: the same rows to the
 * last digit whatever the range and the batches. Throws `aborted` once the signal says so.
 */
export async function runRows(
  source: SpecificationSource,
  space: Space,
  panels: Readonly<Record<string, Panel>>,
  setting: Setting,
  { shifts: asked, from = 0, to = space.specifications.length, onRows, signal }: RunOptions = {},
): Promise<{ rows: Rows[]; shifts: number }> {
  const prepared = source.prepare(panels, setting);
  const shifts = shiftsOf(prepared, asked);
  const turns = turnsOf(shifts);
  const all: Rows[] = [];
  for (let start = from; start < to; start += batchSize) {
    if (signal?.aborted) {
      throw new StatisticsError("aborted", `aborted after ${start - from} of ${to - from} specifications.`);
    }
    const end = Math.min(start + batchSize, to);
    const batch = space.specifications.slice(start, end);
    const rows = carryOutRows(prepared, source, batch, turns, shifts);
    all.push(rows);
    onRows?.(rows, { done: end - from, of: to - from });
    await breath();
  }
  return { rows: all, shifts };
}

/** Carries out a whole space in this thread, and tests it. */
export async function runCurve(
  source: SpecificationSource,
  panels: Readonly<Record<string, Panel>>,
  setting: Setting,
  options: Omit<RunOptions, "from" | "to"> = {},
): Promise<{ space: Space; rows: Rows[]; shifts: number; joint: Joint }> {
  const space = source.space(setting);
  const { rows, shifts } = await runRows(source, space, panels, setting, options);
  const joint = jointOf(space, rows, { shifts, alternative: source.alternative }, { signal: options.signal });
  return { space, rows, shifts, joint };
}
