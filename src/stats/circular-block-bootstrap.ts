import { randomStream } from "./random.js";
import { requireAtMost, requireCount } from "./require-argument.js";
import { LARGEST_COUNT, LARGEST_SIZE, type Resamples } from "./resamples.js";
import { StatisticsError } from "./statistics-error.js";

export interface CircularBlockInput {
  /** Places to resample: observations, pairs, or rows of a lag embedding; whole, at least 2. */
  readonly size: number;
  /** Length of every block in places, but for the last, which the end of the resample cuts; from 1 to `size`. */
  readonly blockLength: number;
  /** B, resamples, whole, at least 1. */
  readonly count: number;
  /** Whole, from 0 to 2⁵³ − 1. */
  readonly seed: number;
}

/**
 * The circular block bootstrap: resamples of a stationary series in blocks of one length on a circle.
 * Input: see `CircularBlockInput`.
 * Output: see `Resamples`. Resample b is drawn from stream b of the seed, whatever was drawn before.
 * Method: ⌈size/blockLength⌉ blocks, their first places uniform on the circle and independent, the last block
 * cut so that the resample has `size` places. blockLength 1 is the ordinary bootstrap.
 * Errors: `not-finite`, `not-integer`; `too-few`, "blockLength is 0; at least 1 is needed."; `out-of-range`,
 * "blockLength is 12, more than the 10 places to resample."; `too-many`, above 10⁷ places or 10⁸ resamples.
 * Source: D. N. Politis and J. P. Romano, 1992, in R. LePage and L. Billard, eds., Exploring the Limits of
 * Bootstrap, 263–270.
 * Verified against: the definition, exactly; the uniform law of every place, within five standard errors.
 */
export function circularBlockBootstrap(input: CircularBlockInput): Resamples {
  const { size, blockLength, count, seed } = input;
  requireCount("size", size, 2);
  requireCount("blockLength", blockLength, 1);
  requireCount("count", count, 1);
  requireAtMost("size", size, LARGEST_SIZE);
  requireAtMost("count", count, LARGEST_COUNT);
  requireCount("seed", seed, 0);
  if (blockLength > size) {
    throw new StatisticsError(
      "out-of-range",
      `blockLength is ${blockLength}, more than the ${size} places to resample.`,
    );
  }
  return {
    size,
    count,
    draw(replicate, into) {
      const random = randomStream(seed, replicate);
      let blocks = 0;
      for (let left = size; left > 0; left -= blockLength) {
        into.starts[blocks] = random.integer(size);
        into.lengths[blocks++] = Math.min(blockLength, left);
      }
      into.count = blocks;
    },
  };
}
