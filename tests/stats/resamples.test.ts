import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { circularBlockBootstrap } from "../../src/stats/circular-block-bootstrap.js";
import { randomStream } from "../../src/stats/random.js";
import { emptyBlocks, givenResamples, type Resamples, resampleIndices } from "../../src/stats/resamples.js";
import { blockTotals, runningSums } from "../../src/stats/running-sums.js";
import { stationaryBootstrap } from "../../src/stats/stationary-bootstrap.js";
import { expectError, holds } from "./reference.js";
import { fixedIndices } from "./resample-inputs.js";

const sizes = fc.integer({ min: 2, max: 60 });
const seeds = fc.integer({ min: 0, max: 10_000 });
const sources = fc
  .tuple(sizes, seeds, fc.double({ min: 1, max: 80, noNaN: true }))
  .map(([size, seed, length]): Resamples[] => [
    stationaryBootstrap({ size, meanBlockLength: length, count: 5, seed }),
    circularBlockBootstrap({ size, blockLength: Math.min(size, Math.floor(length)), count: 5, seed }),
  ]);

describe("stationaryBootstrap and circularBlockBootstrap", () => {
  it("fill every resample with places of the circle, in blocks that add up to its size", () => {
    holds(
      fc.property(sources, (both) => {
        for (const resamples of both) {
          const blocks = emptyBlocks(resamples.size);
          resamples.draw(3, blocks);
          const lengths = Array.from(blocks.lengths.subarray(0, blocks.count));
          expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(resamples.size);
          expect(Math.min(...lengths)).toBeGreaterThanOrEqual(1);
          const indices = resampleIndices(resamples, 3);
          expect(indices.every((index) => index >= 0 && index < resamples.size)).toBe(true);
        }
      }),
    );
  });

  it("draw the same resample again, in any order, and another one for another number or seed", () => {
    holds(
      fc.property(seeds, (seed) => {
        const make = (own: number) => [
          stationaryBootstrap({ size: 50, meanBlockLength: 5, count: 9, seed: own }),
          circularBlockBootstrap({ size: 50, blockLength: 5, count: 9, seed: own }),
        ];
        make(seed).forEach((resamples, kind) => {
          const later = resampleIndices(resamples, 8);
          expect(resampleIndices(make(seed)[kind] as Resamples, 8)).toEqual(later);
          expect(resampleIndices(resamples, 7)).not.toEqual(later);
          expect(resampleIndices(make(seed + 1)[kind] as Resamples, 8)).not.toEqual(later);
        });
      }),
    );
  });

  it("are the resamples of their own places, given one by one", () => {
    holds(
      fc.property(sources, (both) => {
        for (const resamples of both) {
          const rows = [0, 1, 2].map((replicate) => resampleIndices(resamples, replicate));
          const given = givenResamples(rows);
          rows.forEach((row, replicate) => {
            expect(resampleIndices(given, replicate)).toEqual(row);
          });
        }
      }),
    );
  });

  it("have every place as often, over 2000 resamples of 100 places (chi-squared)", () => {
    for (const resamples of [
      stationaryBootstrap({ size: 100, meanBlockLength: 10, count: 2000, seed: 4 }),
      circularBlockBootstrap({ size: 100, blockLength: 7, count: 2000, seed: 4 }),
      stationaryBootstrap({ size: 100, meanBlockLength: 1, count: 2000, seed: 4 }),
    ]) {
      const firsts = new Float64Array(100);
      const lasts = new Float64Array(100);
      for (let b = 0; b < 2000; b++) {
        const indices = resampleIndices(resamples, b);
        firsts[Number(indices[0])] = Number(firsts[Number(indices[0])]) + 1;
        lasts[Number(indices[99])] = Number(lasts[Number(indices[99])]) + 1;
      }
      for (const counts of [firsts, lasts]) {
        const chiSquared = counts.reduce((sum, count) => sum + (count - 20) ** 2 / 20, 0);
        expect(chiSquared).toBeLessThan(99 + 5 * Math.sqrt(2 * 99));
        expect(chiSquared).toBeGreaterThan(99 - 5 * Math.sqrt(2 * 99));
      }
    }
  });

  // Above 4096 places lengths have words of their own.
  it.each([
    [1, 2000],
    [1.5, 2000],
    [10, 2000],
    [40, 2000],
    [10, 5000],
  ])(
    "stationaryBootstrap has geometric blocks of mean %d on %d places (five standard errors)",
    (mean, size) => {
      const resamples = stationaryBootstrap({ size, meanBlockLength: mean, count: 2000, seed: 6 });
      const blocks = emptyBlocks(size);
      const longer = new Float64Array(60);
      for (let b = 0; b < resamples.count; b++) {
        resamples.draw(b, blocks);
        const length = Number(blocks.lengths[0]);
        for (let k = 0; k < Math.min(60, length); k++) longer[k] = Number(longer[k]) + 1;
      }
      for (let k = 0; k < 60; k++) {
        const expected = (1 - 1 / mean) ** k;
        const error = Math.sqrt((expected * (1 - expected)) / resamples.count);
        expect(Math.abs(Number(longer[k]) / resamples.count - expected)).toBeLessThanOrEqual(
          5 * error + 1e-9,
        );
      }
    },
  );

  it.each([3, 600, 4096, 5000])(
    "stationaryBootstrap has lengths unrelated to the first places on %d places (five standard errors)",
    (size) => {
      const count = Math.min(40_000, Math.floor(8e6 / size));
      const resamples = stationaryBootstrap({ size, meanBlockLength: 2, count, seed: 9 });
      const blocks = emptyBlocks(size);
      let product = 0;
      for (let b = 0; b < resamples.count; b++) {
        resamples.draw(b, blocks);
        const high = Number(blocks.starts[0]) >= (size - 1) / 2 ? 1 : -1;
        product += high * (Number(blocks.lengths[0]) > 1 ? 1 : -1);
      }
      expect(Math.abs(product / resamples.count)).toBeLessThan(5 / Math.sqrt(resamples.count));
    },
  );

  it("stationaryBootstrap takes one word a block up to 4096 places and two above, in the order of its stream", () => {
    for (const size of [7, 600, 4096, 4097]) {
      const random = randomStream(21, 5);
      const blocks = emptyBlocks(size);
      stationaryBootstrap({ size, meanBlockLength: 4, count: 6, seed: 21 }).draw(5, blocks);
      for (let b = 0; b < blocks.count - 1; b++) {
        const product = BigInt(random.bits() >>> 0) * BigInt(size);
        const word = size > 4096 ? random.bits() >>> 0 : Number(product & 0xffffffffn);
        expect(blocks.starts[b]).toBe(Number(product >> 32n));
        expect(blocks.lengths[b]).toBe(Math.floor(Math.log(word / 2 ** 32) / Math.log(3 / 4)) + 1);
      }
    }
  });

  it("stationaryBootstrap goes on to the next place with probability 1 − p + p/n, as its definition says", () => {
    const [size, mean, count] = [50, 5, 4000];
    const resamples = stationaryBootstrap({ size, meanBlockLength: mean, count, seed: 8 });
    let steps = 0;
    for (let b = 0; b < count; b++) {
      const indices = resampleIndices(resamples, b);
      for (let i = 1; i < size; i++) if (indices[i] === (Number(indices[i - 1]) + 1) % size) steps++;
    }
    const total = count * (size - 1);
    const expected = 1 - 1 / mean + 1 / mean / size;
    const error = Math.sqrt((expected * (1 - expected)) / total);
    expect(Math.abs(steps / total - expected)).toBeLessThan(5 * error);
  });

  it("circularBlockBootstrap has blocks of its length, the last one cut, and turned calendars at full length", () => {
    const resamples = circularBlockBootstrap({ size: 10, blockLength: 4, count: 3, seed: 2 });
    const blocks = emptyBlocks(10);
    resamples.draw(1, blocks);
    expect(Array.from(blocks.lengths.subarray(0, blocks.count))).toEqual([4, 4, 2]);
    const whole = resampleIndices(
      circularBlockBootstrap({ size: 10, blockLength: 10, count: 1, seed: 3 }),
      0,
    );
    const random = randomStream(3, 0);
    const start = random.integer(10);
    expect(Array.from(whole)).toEqual(Array.from({ length: 10 }, (_, i) => (start + i) % 10));
  });

  it("reject sizes, lengths, counts and seeds without a meaning", () => {
    const good = { size: 10, meanBlockLength: 3, count: 2, seed: 1 };
    expectError(() => stationaryBootstrap({ ...good, size: 1 }), "too-few", /size is 1; at least 2/);
    expectError(() => stationaryBootstrap({ ...good, count: 0 }), "too-few", /count is 0/);
    expectError(() => stationaryBootstrap({ ...good, seed: -1 }), "too-few", /seed is -1/);
    expectError(() => stationaryBootstrap({ ...good, seed: 0.5 }), "not-integer", /seed is 0.5/);
    const short = () => stationaryBootstrap({ ...good, meanBlockLength: 0.5 });
    expectError(short, "out-of-range", /meanBlockLength is 0.5; at least 1/);
    const missing = () => stationaryBootstrap({ ...good, meanBlockLength: Number.NaN });
    expectError(missing, "not-finite", /meanBlockLength is NaN/);
    const circular = { size: 10, blockLength: 3, count: 2, seed: 1 };
    expectError(() => circularBlockBootstrap({ ...circular, blockLength: 0 }), "too-few", /blockLength is 0/);
    const long = () => circularBlockBootstrap({ ...circular, blockLength: 12 });
    expectError(long, "out-of-range", /blockLength is 12, more than the 10 places to resample/);
    const half = () => circularBlockBootstrap({ ...circular, blockLength: 2.5 });
    expectError(half, "not-integer", /blockLength is 2.5/);
  });
});

describe("givenResamples", () => {
  it("gives back the reference's 200 rows, place by place", () => {
    const rows = fixedIndices();
    const resamples = givenResamples(rows);
    expect(resamples.count).toBe(200);
    rows.forEach((row, b) => {
      expect(resampleIndices(resamples, b)).toEqual(row);
    });
  });

  it("finds one run in a turned calendar and as many as places in a constant one", () => {
    const resamples = givenResamples([
      [2, 3, 0, 1],
      [1, 1, 1, 1],
    ]);
    const blocks = emptyBlocks(4);
    resamples.draw(0, blocks);
    expect([blocks.count, blocks.starts[0], blocks.lengths[0]]).toEqual([1, 2, 4]);
    resamples.draw(1, blocks);
    expect(blocks.count).toBe(4);
  });

  it("rejects rows that are missing, unequal, not whole or outside, by row and place", () => {
    expectError(() => givenResamples([]), "too-few", /rows is empty/);
    expectError(
      () => givenResamples([[0, 1], [0]]),
      "unequal-lengths",
      /rows\[1\] has 1 places, rows\[0\] has 2/,
    );
    expectError(() => givenResamples([[0, 2]]), "out-of-range", /rows\[0\]\[1\] is 2, outside the 2 places/);
    expectError(() => givenResamples([[0, -1]]), "out-of-range", /rows\[0\]\[1\] is -1/);
    expectError(() => givenResamples([[0, 0.5]]), "not-integer", /rows\[0\]\[1\] is 0.5/);
    expectError(() => givenResamples([[0, Number.NaN]]), "not-finite", /rows\[0\]\[1\] is NaN/);
  });

  it("has no resample beyond its last", () => {
    const resamples = givenResamples([[0, 1]]);
    expectError(() => resampleIndices(resamples, 1), "out-of-range", /replicate is 1, outside the 1 counted/);
    expectError(() => resampleIndices(resamples, -1), "out-of-range", /replicate is -1/);
    expectError(() => emptyBlocks(0), "too-few", /size is 0/);
  });
});

describe("blockTotals", () => {
  it("adds up what one-by-one addition does, for any number of columns (1e-12)", () => {
    holds(
      fc.property(sources, fc.integer({ min: 1, max: 9 }), seeds, (both, width, seed) => {
        for (const resamples of both) {
          const random = randomStream(seed, 1);
          const columns = Array.from({ length: width }, () =>
            Float64Array.from({ length: resamples.size }, () => random.normal()),
          );
          const blocks = emptyBlocks(resamples.size);
          resamples.draw(2, blocks);
          const totals = new Float64Array(width);
          blockTotals(runningSums(columns))(blocks, totals);
          const indices = resampleIndices(resamples, 2);
          columns.forEach((column, c) => {
            const direct = indices.reduce((sum, index) => sum + Number(column[index]), 0);
            expect(Math.abs(direct - Number(totals[c]))).toBeLessThanOrEqual(1e-12);
          });
        }
      }),
    );
  });
});
