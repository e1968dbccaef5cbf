import type { Blocks } from "./resamples.js";

/** Sums of several columns over rows 0 to r, for every r; `sums[r * width + c]` leaves row r out. */
export interface RunningSums {
  readonly sums: Float64Array;
  readonly width: number;
  readonly rows: number;
}

/**
 * Sums of columns from the first row on, so that the sum over any block of rows is one difference.
 * Input: `columns`, at least one, finite, all of one length. Output: see `RunningSums`.
 */
export function runningSums(columns: readonly Float64Array[]): RunningSums {
  const rows = columns[0]?.length ?? 0;
  const width = columns.length;
  const sums = new Float64Array((rows + 1) * width);
  columns.forEach((column, c) => {
    for (let row = 0; row < rows; row++) {
      sums[(row + 1) * width + c] = (sums[row * width + c] as number) + (column[row] as number);
    }
  });
  return { sums, width, rows };
}

/** Where the blocks begin and end among the sums; a block that passes the end of the circle is two segments. */
function writeSegments(blocks: Blocks, running: RunningSums, lows: Int32Array, highs: Int32Array): number {
  const { starts, lengths, count } = blocks;
  const { width, rows } = running;
  let segments = 0;
  for (let b = 0; b < count; b++) {
    const start = starts[b] as number;
    const end = start + (lengths[b] as number);
    lows[segments] = start * width;
    highs[segments++] = Math.min(end, rows) * width;
    if (end > rows) {
      lows[segments] = 0;
      highs[segments++] = (end - rows) * width;
    }
  }
  return segments;
}

/**
 * The adder of running sums over the blocks of resamples.
 * Input: `running`, of as many rows as the circle has places; nothing checked. Output: a function that writes the total of every
 * column over the rows of a resample, repeats counted, into `totals`, at least `width` long.
 * Method: differences at the ends of the blocks. Four columns go together, which keeps their totals in
 * registers: one at a time costs three times as much.
 * Verified against: sums over the rows one by one, to 1e-12 of the columns' absolute sums.
 */
export function blockTotals(running: RunningSums): (blocks: Blocks, totals: Float64Array) => void {
  const { sums, width, rows } = running;
  const lows = new Int32Array(2 * rows);
  const highs = new Int32Array(2 * rows);
  return (blocks, totals) => {
    const segments = writeSegments(blocks, running, lows, highs);
    let column = 0;
    for (; column + 4 <= width; column += 4) addFour(sums, column, lows, highs, segments, totals);
    for (; column < width; column++) addOne(sums, column, lows, highs, segments, totals);
  };
}

function addOne(
  sums: Float64Array,
  column: number,
  lows: Int32Array,
  highs: Int32Array,
  segments: number,
  totals: Float64Array,
): void {
  let total = 0;
  for (let s = 0; s < segments; s++) {
    total += (sums[(highs[s] as number) + column] as number) - (sums[(lows[s] as number) + column] as number);
  }
  totals[column] = total;
}

function addFour(
  sums: Float64Array,
  column: number,
  lows: Int32Array,
  highs: Int32Array,
  segments: number,
  totals: Float64Array,
): void {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let s = 0; s < segments; s++) {
    const high = (highs[s] as number) + column;
    const low = (lows[s] as number) + column;
    first += (sums[high] as number) - (sums[low] as number);
    second += (sums[high + 1] as number) - (sums[low + 1] as number);
    third += (sums[high + 2] as number) - (sums[low + 2] as number);
    fourth += (sums[high + 3] as number) - (sums[low + 3] as number);
  }
  totals[column] = first;
  totals[column + 1] = second;
  totals[column + 2] = third;
  totals[column + 3] = fourth;
}
