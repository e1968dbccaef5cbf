import { philox4x32 } from "./philox.js";
import { requireCount } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

const WORDS = 2 ** 32;
const LARGEST_MULTIPLIED = 2 ** 21;

/** Random numbers that are the same on every run; each call moves on. */
export interface RandomStream {
  /** One word: 32 random bits as a signed whole number; `>>> 0` makes it one from 0 to 2³² − 1. */
  bits(): number;
  /** A multiple of 2⁻⁵³ from 0, included, to 1, excluded; two words. */
  uniform(): number;
  /** Standard normal; two of them take four words. */
  normal(): number;
  /** A whole number from 0 to n − 1, each exactly as likely; n whole, from 1 to 2⁵³ − 1. */
  integer(n: number): number;
  /** The same stream from its `block`-th group of four words on, whole, from 0; this one stays where it is. */
  at(block: number): RandomStream;
}

class PhiloxStream implements RandomStream {
  private readonly output = new Int32Array(4);
  private readonly seedHigh: number;
  private readonly streamHigh: number;
  private used = 4;
  private spare: number | undefined;

  constructor(
    private readonly seed: number,
    private readonly stream: number,
    private block: number,
  ) {
    this.seedHigh = Math.floor(seed / WORDS);
    this.streamHigh = Math.floor(stream / WORDS);
  }

  // Unsigned, half of the words would be too large for V8's small integers and be allocated one by one.
  bits(): number {
    if (this.used === 4) this.refill();
    return this.output[this.used++] as number;
  }

  private refill(): void {
    const { block, stream, streamHigh, seed, seedHigh } = this;
    const blockHigh = block < WORDS ? 0 : Math.floor(block / WORDS);
    philox4x32(block, blockHigh, stream, streamHigh, seed, seedHigh, this.output);
    this.block = block + 1;
    this.used = 0;
  }

  uniform(): number {
    const high = this.bits() >>> 5;
    return (high * 2 ** 26 + (this.bits() >>> 6)) * 2 ** -53;
  }

  normal(): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    const angle = 2 * Math.PI * this.uniform();
    this.spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  integer(n: number): number {
    if (n >= 1 && n <= LARGEST_MULTIPLIED && n === (n | 0)) return this.multiplied(n);
    if (!Number.isSafeInteger(n) || n < 1) {
      throw new StatisticsError("out-of-range", `n is ${n}; a whole number from 1 to 2^53 - 1 is needed.`);
    }
    return this.remainder(n);
  }

  private multiplied(n: number): number {
    for (;;) {
      const word = this.bits();
      const low = Math.imul(word, n) >>> 0;
      // Without the rejection some values would have one word more than others.
      if (low >= n || low >= WORDS % n) return ((word >>> 0) * n * 2 ** -32) >>> 0;
    }
  }

  private remainder(n: number): number {
    const limit = 2 ** 53 - (2 ** 53 % n);
    for (;;) {
      const whole = this.uniform() * 2 ** 53;
      if (whole < limit) return whole % n;
    }
  }

  at(block: number): RandomStream {
    requireCount("block", block, 0);
    return new PhiloxStream(this.seed, this.stream, block);
  }
}

/**
 * A stream of random numbers that depends on nothing but its seed and its number.
 * Input: `seed` and `stream`, whole, from 0 to 2⁵³ − 1. Streams of one seed do not overlap: give every
 * replicate its own, and any of them can be drawn again alone, in any order, in any worker.
 * Output: see `RandomStream`.
 * Method: Philox4x32-10 with the seed as key, and as counter the position in the low half and the stream in the
 * high half. Whole numbers by Lemire's multiplication with rejection, above 2²¹ by a remainder with rejection;
 * normals by Box and Muller's transformation. Words, uniforms and whole numbers are the same on every machine;
 * normals to the last bits, since engines may round logarithms and sines differently.
 * Errors: `not-finite`, `not-integer` and `too-few`, "seed is -1; at least 0 are needed."; `out-of-range`, "n is
 * 0; a whole number from 1 to 2^53 - 1 is needed."
 * Source: J. K. Salmon et al., 2011, Proceedings of SC11, article 16; D. Lemire, 2019, ACM Transactions on
 * Modeling and Computer Simulation 29(1):3; G. E. P. Box and M. E. Muller, 1958, Annals of Mathematical
 * Statistics 29:610–611.
 * Verified against: the known-answer vector of counter 0 and key 0, exactly; moments, counts and correlations
 * of 10⁵ and more draws, within five standard errors.
 */
export function randomStream(seed: number, stream: number): RandomStream {
  requireCount("seed", seed, 0);
  requireCount("stream", stream, 0);
  return new PhiloxStream(seed, stream, 0);
}
