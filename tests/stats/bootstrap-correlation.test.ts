import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bootstrapCorrelation } from "../../src/stats/bootstrap-correlation.js";
import { bootstrapStatistic } from "../../src/stats/bootstrap-statistic.js";
import { circularBlockBootstrap } from "../../src/stats/circular-block-bootstrap.js";
import { independentCorrelation } from "../../src/stats/independent-correlation.js";
import { mean } from "../../src/stats/mean.js";
import { givenResamples, resampleIndices } from "../../src/stats/resamples.js";
import { standardDeviation } from "../../src/stats/standard-deviation.js";
import { stationaryBootstrap } from "../../src/stats/stationary-bootstrap.js";
import { expectAllClose, expectError, holds } from "./reference.js";
import { normals } from "./resample-inputs.js";

const seeds = fc.integer({ min: 0, max: 10_000 });
const leadLists = fc.array(fc.integer({ min: -4, max: 6 }), { minLength: 1, maxLength: 5 });

function pearson(x: Float64Array, y: Float64Array): number {
  const [xMean, yMean] = [mean(x), mean(y)];
  const product = x.reduce((sum, value, i) => sum + (value - xMean) * (Number(y[i]) - yMean), 0);
  return product / ((x.length - 1) * standardDeviation(x) * standardDeviation(y));
}

function rowsFor(n: number, leads: number[]): number {
  return n - Math.max(0, ...leads) + Math.min(0, ...leads);
}

function series(n: number, seed: number) {
  return { x: normals(n, seed), y: normals(n, seed + 100_000) };
}

function resamplesOf(size: number, seed: number, count = 20) {
  return stationaryBootstrap({ size, meanBlockLength: 4, count, seed });
}

describe("bootstrapCorrelation", () => {
  it("is Pearson's correlation of the drawn pairs, summed one by one, at every lead (1e-12)", () => {
    holds(
      fc.property(seeds, leadLists, (seed, leads) => {
        const { x, y } = series(40, seed);
        const rows = rowsFor(40, leads);
        const first = Math.max(0, ...leads);
        const resamples = resamplesOf(rows, seed);
        const { observed, draws } = bootstrapCorrelation({ x, y, leads, resamples });
        leads.forEach((lead, k) => {
          const xPart = x.slice(first - lead, first - lead + rows);
          const yPart = y.slice(first, first + rows);
          const statistic = (indices: Int32Array) =>
            pearson(
              Float64Array.from(indices, (i) => Number(xPart[i])),
              Float64Array.from(indices, (i) => Number(yPart[i])),
            );
          expect(Math.abs(Number(observed[k]) - pearson(xPart, yPart))).toBeLessThanOrEqual(1e-12);
          expectAllClose(draws[k] as Float64Array, bootstrapStatistic({ resamples, statistic }), 1e-12);
        });
      }),
    );
  });

  it("has at one lead among several what it has at this lead alone, on the same rows", () => {
    const { x, y } = series(60, 1);
    const resamples = resamplesOf(54, 3);
    const all = bootstrapCorrelation({ x, y, leads: [0, 1, 2, 3, 4, 5, 6], resamples });
    const last = bootstrapCorrelation({ x, y, leads: [6], resamples });
    expectAllClose(all.draws[6] as Float64Array, last.draws[0] as Float64Array, 1e-13);
    expect(all.draws.length).toBe(7);
  });

  it("does not change when either series is moved or scaled up, and turns its sign when one is mirrored (1e-8, 1e-12)", () => {
    holds(
      fc.property(seeds, (seed) => {
        const { x, y } = series(30, seed);
        const resamples = resamplesOf(28, seed);
        const run = (xs: Float64Array, ys: Float64Array) =>
          bootstrapCorrelation({ x: xs, y: ys, leads: [2], resamples }).draws[0] as Float64Array;
        const before = run(x, y);
        const moved = run(
          x.map((value) => 1e6 + 7 * value),
          y.map((value) => 1e150 * value),
        );
        expectAllClose(moved, before, 1e-8);
        const mirrored = run(
          x.map((value) => -value),
          y,
        );
        expectAllClose(
          mirrored,
          before.map((value) => -value),
          1e-12,
        );
      }),
    );
  });

  it("trades leads for lags when the series change places", () => {
    holds(
      fc.property(seeds, fc.integer({ min: -5, max: 5 }), (seed, lead) => {
        const { x, y } = series(30, seed);
        const forwards = bootstrapCorrelation({
          x,
          y,
          leads: [lead],
          resamples: resamplesOf(30 - Math.abs(lead), seed),
        });
        const backwards = bootstrapCorrelation({
          x: y,
          y: x,
          leads: [-lead],
          resamples: resamplesOf(30 - Math.abs(lead), seed),
        });
        expectAllClose(backwards.draws[0] as Float64Array, forwards.draws[0] as Float64Array, 1e-12);
      }),
    );
  });

  it("is exactly one or minus one at most, and one for a series with itself", () => {
    const x = normals(40, 9);
    const { observed, draws } = bootstrapCorrelation({ x, y: x, leads: [0], resamples: resamplesOf(40, 1) });
    expectAllClose(observed, [1], 1e-14);
    expect((draws[0] as Float64Array).every((r) => r <= 1 && r > 1 - 1e-13)).toBe(true);
  });

  it("has a spread near that of theory for independent series: 1/√n within a tenth, for both schemes", () => {
    const { x, y } = series(400, 77);
    for (const resamples of [
      stationaryBootstrap({ size: 400, meanBlockLength: 1, count: 4000, seed: 1 }),
      circularBlockBootstrap({ size: 400, blockLength: 1, count: 4000, seed: 1 }),
    ]) {
      const { draws } = bootstrapCorrelation({ x, y, leads: [0], resamples });
      const spread = standardDeviation(draws[0] as Float64Array);
      expect(Math.abs(spread * 20 - 1)).toBeLessThan(0.1);
    }
  });

  it("reports its progress and stops when told to", () => {
    const { x, y } = series(30, 1);
    const resamples = resamplesOf(30, 1, 600);
    const seen: number[] = [];
    bootstrapCorrelation({ x, y, leads: [0], resamples, onProgress: (done) => seen.push(done) });
    expect(seen).toEqual([0, 256, 512, 600]);
    const controller = new AbortController();
    const stop = () =>
      bootstrapCorrelation({
        x,
        y,
        leads: [0],
        resamples,
        signal: controller.signal,
        onProgress: (done) => done > 0 && controller.abort(),
      });
    expectError(stop, "aborted", /aborted after 256 of 600 units of work/);
  });

  it("rejects every resample that repeats one value of either series, whatever rounding leaves of its variance", () => {
    const { x, y } = series(30, 8);
    const repeated = Float64Array.of(...y, ...y);
    const varied = Float64Array.of(...x, ...x.map((value) => 3 - value));
    for (let place = 0; place < 30; place++) {
      const row = Array.from({ length: 60 }, (_, i) => (i % 7 < 3 ? place : place + 30));
      const resamples = givenResamples([row]);
      for (const [first, second] of [
        [varied, repeated],
        [repeated, varied],
      ] as const) {
        const run = () => bootstrapCorrelation({ x: first, y: second, leads: [0], resamples });
        expectError(run, "constant", /resample 0 repeats one value of x or y/);
      }
    }
  });

  it("rejects series that are missing, unequal, short or constant, and resamples of another size", () => {
    const { x, y } = series(10, 1);
    const resamples = resamplesOf(10, 1);
    const run = (change: object) => () => bootstrapCorrelation({ x, y, leads: [0], resamples, ...change });
    expectError(run({ x: x.slice(1) }), "unequal-lengths", /y has 10 values, x has 9/);
    expectError(run({ y: y.with(3, Number.NaN) }), "not-finite", /y\[3\] is NaN/);
    expectError(run({ x: x.with(4, Number.POSITIVE_INFINITY) }), "not-finite", /x\[4\] is Infinity/);
    expectError(run({ x: new Float64Array(10).fill(0.1) }), "constant", /x is 0.1 throughout/);
    expectError(run({ leads: [] }), "too-few", /leads is empty/);
    expectError(run({ leads: [8] }), "too-few", /leads from 0 to 8 leave fewer than three rows/);
    expectError(run({ leads: [0.5] }), "not-integer", /leads\[0\] is 0.5/);
    expectError(run({ leads: [2] }), "unequal-lengths", /resamples have 10 places; these leads leave 8 rows/);
    const repeated = givenResamples([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], new Array(10).fill(3)]);
    expectError(run({ resamples: repeated }), "constant", /resample 1 repeats one value of x or y/);
  });
});

describe("independentCorrelation", () => {
  it("is Pearson's correlation of x in one resample with y in the other (1e-12)", () => {
    holds(
      fc.property(seeds, fc.integer({ min: 0, max: 5 }), (seed, lead) => {
        const { x, y } = series(30, seed);
        const xResamples = resamplesOf(30 - lead, seed);
        const yResamples = resamplesOf(30 - lead, seed + 1);
        const draws = independentCorrelation({ x, y, lead, xResamples, yResamples });
        const expected = draws.map((_, b) =>
          pearson(
            Float64Array.from(resampleIndices(xResamples, b), (i) => Number(x[i])),
            Float64Array.from(resampleIndices(yResamples, b), (i) => Number(y[i + lead])),
          ),
        );
        expectAllClose(draws, expected, 1e-12);
      }),
    );
  });

  it("has mean zero however strong the dependence that it breaks (five standard errors)", () => {
    const { x, y } = series(50, 3);
    const strong = y.map((value, t) => value + 3 * Number(x[t - 2] ?? 0));
    const [xResamples, yResamples] = [resamplesOf(48, 1, 3000), resamplesOf(48, 2, 3000)];
    const draws = independentCorrelation({ x, y: strong, lead: 2, xResamples, yResamples });
    expect(Math.abs(mean(draws))).toBeLessThan((5 * standardDeviation(draws)) / Math.sqrt(3000));
  });

  it("is the paired bootstrap when both series are drawn alike (1e-12)", () => {
    holds(
      fc.property(seeds, fc.integer({ min: -3, max: 3 }), (seed, lead) => {
        const { x, y } = series(25, seed);
        const resamples = resamplesOf(25 - Math.abs(lead), seed);
        const paired = bootstrapCorrelation({ x, y, leads: [lead], resamples }).draws[0] as Float64Array;
        const same = independentCorrelation({ x, y, lead, xResamples: resamples, yResamples: resamples });
        expectAllClose(same, paired, 1e-12);
      }),
    );
  });

  it("rejects sources of other sizes and counts, constants, and stops when told to", () => {
    const { x, y } = series(10, 1);
    const good = { x, y, lead: 0, xResamples: resamplesOf(10, 1), yResamples: resamplesOf(10, 2) };
    const run = (change: object) => () => independentCorrelation({ ...good, ...change });
    expectError(run({ lead: 1 }), "unequal-lengths", /xResamples are 20 of 10 places; 20 of 9 are needed/);
    expectError(
      run({ yResamples: resamplesOf(10, 2, 5) }),
      "unequal-lengths",
      /yResamples are 5 of 10 places/,
    );
    expectError(run({ y: new Float64Array(10) }), "constant", /y is 0 throughout/);
    const repeated = givenResamples(new Array(20).fill(new Array(10).fill(2)));
    expectError(run({ yResamples: repeated }), "constant", /resample 0 repeats one value/);
    expectError(run({ signal: AbortSignal.abort() }), "aborted", /aborted after 0 of 20/);
  });
});

describe("bootstrapStatistic", () => {
  const resamples = resamplesOf(12, 4, 130);

  it("gives the statistic the places that were drawn, and the mean of a mean is near the mean", () => {
    const values = normals(12, 5);
    const draws = bootstrapStatistic({
      resamples,
      statistic: (indices) => indices.reduce((sum, i) => sum + Number(values[i]), 0) / 12,
    });
    expect(draws.length).toBe(130);
    expect(Math.abs(mean(draws) - mean(values))).toBeLessThan(
      (5 * standardDeviation(draws)) / Math.sqrt(130),
    );
  });

  it("rejects a statistic without a value, naming the resample, and stops when told to", () => {
    let calls = 0;
    const broken = () => (++calls === 3 ? Number.NaN : 1);
    expectError(
      () => bootstrapStatistic({ resamples, statistic: broken }),
      "not-finite",
      /the statistic of resample 2 is NaN/,
    );
    const controller = new AbortController();
    const stop = () =>
      bootstrapStatistic({
        resamples,
        statistic: () => 1,
        signal: controller.signal,
        onProgress: (done) => done > 0 && controller.abort(),
      });
    expectError(stop, "aborted", /aborted after 64 of 130/);
  });
});
