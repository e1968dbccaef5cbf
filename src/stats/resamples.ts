import { requireCount, requireInteger } from "./require-argument.js";
import { requireFinite, StatisticsError } from "./statistics-error.js";

/** One resample of a circle, as runs of neighbouring places: `starts[b]`, `starts[b] + 1`, …, past the end on from 0. */
export interface Blocks {
  /** Runs in use; the arrays may be longer. */
  count: number;
  /** First place of every run, from 0. */
  readonly starts: Int32Array;
  /** Places in every run, 1 or more; together as many as the circle has. */
  readonly lengths: Int32Array;
}

/** B resamples of the places of a circle, each of them the same whenever it is drawn. */
export interface Resamples {
  /** Places on the circle, and in every resample. */
  readonly size: number;
  /** B. */
  readonly count: number;
  /** Writes resample `replicate`, from 0 to B − 1, into `into`, whose arrays have `size` places. */
  readonly draw: (replicate: number, into: Blocks) => void;
}

/** Places of a circle, and resamples, that there is memory for. */
export const LARGEST_SIZE = 10_000_000;
/** See `LARGEST_SIZE`. */
export const LARGEST_COUNT = 100_000_000;

/**
 * Room for one resample of a circle.
 * Input: `size`, the places of the circle, whole, at least 1. Output: no runs yet. Errors: as `requireCount`.
 */
export function emptyBlocks(size: number): Blocks {
  requireCount("size", size, 1);
  return { count: 0, starts: new Int32Array(size), lengths: new Int32Array(size) };
}

/**
 * Writes out the places of a resample one by one.
 * Input: `blocks` of a circle of `indices.length` places. Output: `indices`, overwritten, in the order drawn.
 */
export function writeIndices(blocks: Blocks, indices: Int32Array): void {
  const size = indices.length;
  let position = 0;
  for (let b = 0; b < blocks.count; b++) {
    const start = blocks.starts[b] as number;
    const length = blocks.lengths[b] as number;
    const beforeEnd = Math.min(length, size - start);
    for (let i = 0; i < beforeEnd; i++) indices[position++] = start + i;
    for (let i = beforeEnd; i < length; i++) indices[position++] = start + i - size;
  }
}

/**
 * One resample of a source, place by place.
 * Input: `resamples`; `replicate`, whole, from 0 to B − 1. Output: `size` places, in the order drawn.
 * Errors: `not-finite`, `not-integer`; `out-of-range`, "replicate is 200, outside the 200 counted from 0."
 * Verified against: the rows of the reference's index file, exactly.
 */
export function resampleIndices(resamples: Resamples, replicate: number): Int32Array {
  requireInteger("replicate", replicate);
  if (replicate < 0 || replicate >= resamples.count) {
    throw new StatisticsError(
      "out-of-range",
      `replicate is ${replicate}, outside the ${resamples.count} counted from 0.`,
    );
  }
  const blocks = emptyBlocks(resamples.size);
  resamples.draw(replicate, blocks);
  const indices = new Int32Array(resamples.size);
  writeIndices(blocks, indices);
  return indices;
}

function findBlocks(indices: ArrayLike<number>, blocks: Blocks): void {
  const size = indices.length;
  let count = 0;
  for (let i = 0; i < size; i++) {
    const index = Number(indices[i]);
    const continues = i > 0 && index === (Number(indices[i - 1]) + 1) % size;
    if (continues) blocks.lengths[count - 1] = (blocks.lengths[count - 1] as number) + 1;
    else {
      blocks.starts[count] = index;
      blocks.lengths[count++] = 1;
    }
  }
  blocks.count = count;
}

/**
 * Resamples given place by place, so that another program's draws can be used.
 * Input: `rows`, B of them, at least one; each holds as many places as the circle, whole, from 0, in any order,
 * repeated or not.
 * Output: see `Resamples`; neighbours in a row that are neighbours on the circle form one run.
 * Method: runs are found anew at every draw; the rows are not copied and must not change.
 * Errors: `too-few`, "rows is empty; …"; `unequal-lengths`, "rows[2] has 9 places, rows[0] has 10; …"; and, by
 * row and place, `not-finite`, `not-integer` and `out-of-range`, "rows[2][7] is 10, outside the 10 places …"
 * Verified against: the 200 rows of the reference's index file, exactly.
 */
export function givenResamples(rows: readonly ArrayLike<number>[]): Resamples {
  const size = rows[0]?.length ?? 0;
  if (size === 0) throw new StatisticsError("too-few", "rows is empty; one resample at least is needed.");
  rows.forEach((row, r) => {
    requireRow(`rows[${r}]`, row, size);
  });
  return {
    size,
    count: rows.length,
    draw: (replicate, into) => findBlocks(rows[replicate] as ArrayLike<number>, into),
  };
}

function requireRow(name: string, row: ArrayLike<number>, size: number): void {
  if (row.length !== size) {
    throw new StatisticsError(
      "unequal-lengths",
      `${name} has ${row.length} places, rows[0] has ${size}; one circle needs one length.`,
    );
  }
  requireFinite(name, row);
  for (let i = 0; i < size; i++) {
    const index = Number(row[i]);
    requireInteger(`${name}[${i}]`, index);
    if (index < 0 || index >= size) {
      throw new StatisticsError(
        "out-of-range",
        `${name}[${i}] is ${index}, outside the ${size} places counted from 0.`,
      );
    }
  }
}
