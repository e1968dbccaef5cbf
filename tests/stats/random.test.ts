import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf } from "../../src/stats/distributions.js";
import { philox4x32 } from "../../src/stats/philox.js";
import { type RandomStream, randomStream } from "../../src/stats/random.js";
import { expectError, holds } from "./reference.js";

type Words = [number, number, number, number];

// The "philox4x32 10" lines of kat_vectors in D. E. Shaw Research's Random123, exactly.
const known: { counter: Words; key: [number, number]; words: Words }[] = [
  { counter: [0, 0, 0, 0], key: [0, 0], words: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
  {
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    words: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    words: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
];

const draws = 200_000;
const whole = fc.integer({ min: 0, max: 1000 });

function collect(count: number, draw: () => number): Float64Array {
  return Float64Array.from({ length: count }, draw);
}

function moment(values: Float64Array, power: number): number {
  return values.reduce((sum, value) => sum + value ** power, 0) / values.length;
}

function words(stream: RandomStream, count: number): number[] {
  return Array.from(collect(count, () => stream.bits() >>> 0));
}

describe("philox4x32", () => {
  it.each(known)("gives the published words for counter $counter", ({ counter, key, words: expected }) => {
    const output = new Int32Array(4);
    philox4x32(...counter, ...key, output);
    expect(Array.from(output, (word) => word >>> 0)).toEqual(expected);
  });

  it("is its definition in whole numbers of any size, for any counter and key", () => {
    holds(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 6, maxLength: 6 }), (w) => {
        const output = new Int32Array(4);
        philox4x32(...(w as [number, number, number, number, number, number]), output);
        expect(Array.from(output, (word) => word >>> 0)).toEqual(slowPhilox(w));
      }),
    );
  });
});

/** The definition in whole numbers of any size. */
function slowPhilox(input: number[]): number[] {
  const mask = 0xffffffffn;
  let [c0, c1, c2, c3, k0, k1] = input.map(BigInt) as [bigint, bigint, bigint, bigint, bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const [a, b] = [c0 * 0xd2511f53n, c2 * 0xcd9e8d57n];
    [c0, c1, c2, c3] = [(b >> 32n) ^ c1 ^ k0, b & mask, (a >> 32n) ^ c3 ^ k1, a & mask];
    [k0, k1] = [(k0 + 0x9e3779b9n) & mask, (k1 + 0xbb67ae85n) & mask];
  }
  return [c0, c1, c2, c3].map(Number);
}

describe("randomStream", () => {
  it("begins with the published words for seed 0 and stream 0", () => {
    expect(words(randomStream(0, 0), 4)).toEqual(known[0]?.words);
  });

  it("is the same on every run and depends on seed and stream, beyond 32 bits too", () => {
    holds(
      fc.property(whole, whole, (seed, stream) => {
        const first = words(randomStream(seed, stream), 9);
        expect(words(randomStream(seed, stream), 9)).toEqual(first);
        for (const [otherSeed, otherStream] of [
          [seed + 1, stream],
          [seed, stream + 1],
          [seed + 2 ** 32, stream],
          [seed, stream + 2 ** 32],
        ] as const) {
          expect(words(randomStream(otherSeed, otherStream), 9)).not.toEqual(first);
        }
      }),
    );
  });

  it("can be entered at any block of four words, and stays where it was", () => {
    holds(
      fc.property(whole, fc.integer({ min: 0, max: 200 }), (seed, block) => {
        const stream = randomStream(seed, 3);
        const later = words(stream.at(block), 8);
        expect(words(stream, 4 * block + 8).slice(4 * block)).toEqual(later);
      }),
    );
    const far = randomStream(1, 2).at(2 ** 32 - 1);
    expect(words(far, 8).slice(4)).toEqual(words(randomStream(1, 2).at(2 ** 32), 4));
    expect(words(randomStream(1, 2).at(2 ** 32), 4)).not.toEqual(words(randomStream(1, 2), 4));
  });

  it("has uniforms in [0, 1) with 53 bits and the moments of the uniform law (five standard errors)", () => {
    const random = randomStream(11, 0);
    const values = collect(draws, () => random.uniform());
    expect(Math.min(...values.subarray(0, 50_000))).toBeGreaterThanOrEqual(0);
    expect(values.every((value) => value < 1 && Number.isInteger(value * 2 ** 53))).toBe(true);
    expect(values.some((value) => !Number.isInteger(value * 2 ** 52))).toBe(true);
    expect(Math.abs(moment(values, 1) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / draws));
    expect(Math.abs(moment(values, 2) - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / draws));
  });

  it("has uniforms whose empirical distribution is the uniform (Kolmogorov's distance below 2/√n)", () => {
    const random = randomStream(12, 5);
    const sorted = collect(draws, () => random.uniform()).sort();
    const distance = sorted.reduce((most, value, i) => Math.max(most, Math.abs(value - i / draws)), 0);
    expect(distance).toBeLessThan(2 / Math.sqrt(draws));
  });

  it("has as many ones as zeros in every bit of a word (five standard errors)", () => {
    const random = randomStream(13, 0);
    const ones = new Float64Array(32);
    for (let i = 0; i < draws; i++) {
      const word = random.bits() >>> 0;
      for (let bit = 0; bit < 32; bit++) ones[bit] = Number(ones[bit]) + ((word >>> bit) & 1);
    }
    for (const count of ones) expect(Math.abs(count - draws / 2)).toBeLessThan(2.5 * Math.sqrt(draws));
  });

  it("has normals with the moments and the tails of the normal law (five standard errors)", () => {
    const random = randomStream(14, 0);
    const values = collect(draws, () => random.normal());
    const within = (actual: number, expected: number, variance: number) =>
      expect(Math.abs(actual - expected)).toBeLessThan(5 * Math.sqrt(variance / draws));
    within(moment(values, 1), 0, 1);
    within(moment(values, 2), 1, 2);
    within(moment(values, 3), 0, 15);
    within(moment(values, 4), 3, 96);
    for (const z of [-3, -2, -1, 0, 1, 2, 3]) {
      const p = normalCdf(z);
      within(values.filter((value) => value <= z).length / draws, p, p * (1 - p));
    }
  });

  it.each([2, 3, 7, 600, 2 ** 20 + 7])("has every whole number below %d as often (chi-squared)", (n) => {
    const random = randomStream(15, n);
    const cells = Math.min(n, 50);
    const counts = new Float64Array(cells);
    for (let i = 0; i < draws; i++) {
      const cell = Math.floor((random.integer(n) * cells) / n);
      counts[cell] = Number(counts[cell]) + 1;
    }
    const share = (cell: number) => (Math.ceil(((cell + 1) * n) / cells) - Math.ceil((cell * n) / cells)) / n;
    const chiSquared = counts.reduce(
      (sum, count, cell) => sum + (count - draws * share(cell)) ** 2 / (draws * share(cell)),
      0,
    );
    const freedom = cells - 1;
    expect(chiSquared).toBeLessThan(freedom + 5 * Math.sqrt(2 * freedom));
  });

  // 2³² mod 2092045 = 2090956: one word in 2054 has to be rejected.
  it("rejects the words that would make some whole numbers likelier than others", () => {
    const n = 2_092_045;
    const [source, random] = [randomStream(17, 0), randomStream(17, 0)];
    const excess = 2 ** 32 % n;
    let rejected = 0;
    for (let i = 0; i < 20_000; i++) {
      let product = BigInt(source.bits() >>> 0) * BigInt(n);
      while (Number(product & 0xffffffffn) < excess) {
        rejected++;
        product = BigInt(source.bits() >>> 0) * BigInt(n);
      }
      expect(random.integer(n)).toBe(Number(product >> 32n));
    }
    expect(rejected).toBeGreaterThan(3);
  });

  it("has whole numbers of any size in their range, the largest with a mean at its middle", () => {
    const random = randomStream(16, 0);
    holds(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (n) => {
        const value = random.integer(n);
        expect(Number.isSafeInteger(value) && value >= 0 && value < n).toBe(true);
      }),
    );
    const n = 3 * 2 ** 51;
    const scaled = collect(20_000, () => random.integer(n) / n);
    expect(Math.abs(moment(scaled, 1) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / 20_000));
    expect(randomStream(1, 1).integer(1)).toBe(0);
  });

  it("has no correlation between neighbours, streams, seeds and positions (five standard errors)", () => {
    const n = 50_000;
    const centered = (seed: number, stream: number, from = 0) => {
      const random = randomStream(seed, stream);
      return collect(n + from, () => random.uniform() - 1 / 2).slice(from);
    };
    const base = centered(1, 1);
    const alongStreams = Float64Array.from({ length: n }, (_, i) => randomStream(1, i).uniform() - 1 / 2);
    const nextStreams = Float64Array.from({ length: n }, (_, i) => randomStream(1, i + 1).uniform() - 1 / 2);
    for (const other of [
      centered(1, 1, 1),
      centered(1, 1, 2),
      centered(1, 2),
      centered(2, 1),
      alongStreams,
    ]) {
      const product = base.reduce((sum, value, i) => sum + value * Number(other[i]), 0) / n;
      expect(Math.abs(product)).toBeLessThan(5 / 12 / Math.sqrt(n));
    }
    const product = alongStreams.reduce((sum, value, i) => sum + value * Number(nextStreams[i]), 0) / n;
    expect(Math.abs(product)).toBeLessThan(5 / 12 / Math.sqrt(n));
  });

  it("rejects seeds, streams, blocks and ranges that are not whole or too small", () => {
    expectError(() => randomStream(-1, 0), "too-few", /seed is -1; at least 0 are needed/);
    expectError(() => randomStream(0, 0.5), "not-integer", /stream is 0.5/);
    expectError(() => randomStream(Number.NaN, 0), "not-finite", /seed is NaN/);
    expectError(() => randomStream(0, 0).at(-1), "too-few", /block is -1/);
    for (const n of [0, 2.5, Number.NaN, 2 ** 53]) {
      expectError(() => randomStream(0, 0).integer(n), "out-of-range", /a whole number from 1 to 2\^53 - 1/);
    }
  });
});
