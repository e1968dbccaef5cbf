import { type RandomStream, randomStream } from "./random.js";
import { requireAtMost, requireCount, requireFiniteNumber } from "./require-argument.js";
import { type Blocks, LARGEST_COUNT, LARGEST_SIZE, type Resamples } from "./resamples.js";
import { StatisticsError } from "./statistics-error.js";

const WORDS = 2 ** 32;
const GUIDES = 1024;
const LARGEST_SHARED = 4096;

export interface StationaryBootstrapInput {
  /** Places to resample: observations, pairs, or rows of a lag embedding; whole, at least 2. */
  readonly size: number;
  /** 1/p, the mean length of a block in places, before the end of the resample cuts the last; 1 or more. */
  readonly meanBlockLength: number;
  /** B, resamples, whole, at least 1. */
  readonly count: number;
  /** Whole, from 0 to 2⁵³ − 1. */
  readonly seed: number;
}

/** Geometric lengths by comparing one random word with 2³²(1 − p)ᵏ; guides[j] is where the search may begin. */
interface LengthTable {
  readonly thresholds: Float64Array;
  readonly guides: Int32Array;
}

function lengthTable(size: number, meanBlockLength: number): LengthTable {
  const survival = 1 - 1 / meanBlockLength;
  const thresholds: number[] = [WORDS];
  while (thresholds.length < size) {
    const next = (thresholds.at(-1) as number) * survival;
    if (next < 1) break;
    thresholds.push(next);
  }
  thresholds.push(0);
  const guides = new Int32Array(GUIDES);
  let length = 0;
  for (let j = GUIDES - 1; j >= 0; j--) {
    const largest = ((j + 1) * WORDS) / GUIDES - 1;
    while (largest < (thresholds[length] as number)) length++;
    guides[j] = length;
  }
  return { thresholds: Float64Array.from(thresholds), guides };
}

function drawBlocks(random: RandomStream, size: number, table: LengthTable, into: Blocks): void {
  const { thresholds, guides } = table;
  const { starts, lengths } = into;
  const excess = WORDS % size;
  const shared = size <= LARGEST_SHARED;
  let blocks = 0;
  for (let left = size; left > 0; blocks++) {
    let word: number;
    if (shared) {
      do word = random.bits();
      while (Math.imul(word, size) >>> 0 < excess);
      starts[blocks] = ((word >>> 0) * size * 2 ** -32) >>> 0;
      word = Math.imul(word, size);
    } else {
      starts[blocks] = random.integer(size);
      word = random.bits();
    }
    let length = guides[word >>> 22] as number;
    while (word >>> 0 < (thresholds[length] as number)) length++;
    lengths[blocks] = length < left ? length : left;
    left -= length;
  }
  into.count = blocks;
}

/**
 * The stationary bootstrap: resamples of a stationary series in blocks of random length on a circle.
 * Input: see `StationaryBootstrapInput`.
 * Output: see `Resamples`. Resample b is drawn from stream b of the seed, whatever was drawn before.
 * Method: a first place uniform on the circle; then with probability 1 − p the next place on the circle, else
 * a new uniform one: blocks of geometric length, the last cut at the end. A 32-bit word times `size` gives the
 * place in its high half, each place exactly as likely, and the length by inversion of the low half, whose
 * probabilities are within size·2⁻³² of the geometric ones: 10⁻⁶ at 4096 places, above which lengths have words
 * of their own. Two neighbouring blocks that happen to meet stay two blocks. meanBlockLength 1 is the ordinary
 * bootstrap.
 * Errors: `not-finite`, `not-integer`; `too-few`, "size is 1; at least 2 are needed."; `out-of-range`,
 * "meanBlockLength is 0.5; at least 1 is needed."; `too-many`, above 10⁷ places or 10⁸ resamples.
 * Source: D. N. Politis and J. P. Romano, 1994, Journal of the American Statistical Association 89:1303–1313.
 * Verified against: the geometric law, the uniform law of every place, and the definition's probability of
 * going on, from 10⁵ and more draws within five standard errors.
 */
export function stationaryBootstrap(input: StationaryBootstrapInput): Resamples {
  const { size, meanBlockLength, count, seed } = input;
  requireCount("size", size, 2);
  requireCount("count", count, 1);
  requireAtMost("size", size, LARGEST_SIZE);
  requireAtMost("count", count, LARGEST_COUNT);
  requireCount("seed", seed, 0);
  requireFiniteNumber("meanBlockLength", meanBlockLength);
  if (meanBlockLength < 1) {
    throw new StatisticsError("out-of-range", `meanBlockLength is ${meanBlockLength}; at least 1 is needed.`);
  }
  const table = lengthTable(size, meanBlockLength);
  return {
    size,
    count,
    draw: (replicate, into) => drawBlocks(randomStream(seed, replicate), size, table, into),
  };
}
