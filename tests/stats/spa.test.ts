import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bootstrapStatistic } from "../../src/stats/bootstrap-statistic.js";
import { mean } from "../../src/stats/mean.js";
import { realityCheck } from "../../src/stats/reality-check.js";
import { givenResamples } from "../../src/stats/resamples.js";
import { superiorPredictiveAbility } from "../../src/stats/spa.js";
import { standardDeviation } from "../../src/stats/standard-deviation.js";
import { stationaryBootstrap } from "../../src/stats/stationary-bootstrap.js";
import { expectAllClose, expectClose, expectError, holds } from "./reference.js";
import { normals } from "./resample-inputs.js";

const meanBlockLength = 3;
const studies = fc
  .record({
    models: fc.integer({ min: 1, max: 5 }),
    periods: fc.integer({ min: 12, max: 40 }),
    seed: fc.integer({ min: 0, max: 1000 }),
    shift: fc.double({ min: -1, max: 1, noNaN: true }),
  })
  .map(({ models, periods, seed, shift }) => ({
    differences: Array.from({ length: models }, (_, k) =>
      normals(periods, 10 * seed + k).map((value) => value + shift),
    ),
    resamples: stationaryBootstrap({ size: periods, meanBlockLength, count: 40, seed }),
    meanBlockLength,
  }));

describe("realityCheck", () => {
  it("is the largest of the studies' means and of their movements, computed one by one (1e-12)", () => {
    holds(
      fc.property(studies, ({ differences, resamples }) => {
        const result = realityCheck({ differences, resamples });
        const root = Math.sqrt(resamples.size);
        const means = differences.map(mean);
        const draws = bootstrapStatistic({
          resamples,
          statistic: (indices) =>
            Math.max(
              ...differences.map(
                (d, k) => root * (mean(Float64Array.from(indices, (i) => Number(d[i]))) - Number(means[k])),
              ),
            ),
        });
        expectClose(result.statistic, root * Math.max(...means), 1e-12);
        expect(result.means[result.best]).toBe(Math.max(...means));
        expectAllClose(result.draws, draws, 1e-12);
        expect(result.p).toBeCloseTo((1 + draws.filter((d) => d >= result.statistic).length) / 41, 12);
      }),
    );
  });

  it("scales with the unit of the differences, p staying, and does not depend on the order of the models", () => {
    holds(
      fc.property(studies, ({ differences, resamples }) => {
        const before = realityCheck({ differences, resamples });
        const scaled = realityCheck({ differences: differences.map((d) => d.map((v) => 4 * v)), resamples });
        expect([scaled.statistic, scaled.p]).toEqual([4 * before.statistic, before.p]);
        const turned = realityCheck({ differences: [...differences].reverse(), resamples });
        expect([turned.statistic, turned.p, turned.share]).toEqual([
          before.statistic,
          before.p,
          before.share,
        ]);
      }),
    );
  });

  it("never gives a smaller p when a model joins that is no better", () => {
    holds(
      fc.property(studies, ({ differences, resamples }) => {
        const before = realityCheck({ differences, resamples });
        const poor = normals(resamples.size, 4242).map((value) => value - 10);
        expect(realityCheck({ differences: [...differences, poor], resamples }).p).toBeGreaterThanOrEqual(
          before.p,
        );
      }),
    );
  });

  it("counts ties against the p-value and not in the share", () => {
    const resamples = givenResamples([
      [1, 1, 0, 0],
      [1, 1, 1, 1],
    ]);
    const result = realityCheck({ differences: [Float64Array.of(0, 2, 0, 2)], resamples });
    expect(result.statistic).toBe(2);
    expect(Array.from(result.draws)).toEqual([0, 2]);
    expect([result.p, result.share]).toEqual([2 / 3, 0]);
  });

  it("rejects models that are missing, unequal, constant or none, naming them, and stops when told to", () => {
    const good = normals(10, 1);
    const resamples = stationaryBootstrap({ size: 10, meanBlockLength, count: 9, seed: 1 });
    const run =
      (differences: Float64Array[], change = {}) =>
      () =>
        realityCheck({ differences, resamples, ...change });
    expectError(run([]), "too-few", /differences is empty/);
    expectError(
      run([good, good.slice(1)]),
      "unequal-lengths",
      /differences\[1\] has 9 values, resamples have 10/,
    );
    expectError(run([good, good.with(2, Number.NaN)]), "not-finite", /differences\[1\]\[2\] is NaN/);
    expectError(run([new Float64Array(10)]), "constant", /differences\[0\] is 0 throughout/);
    expectError(run([good], { signal: AbortSignal.abort() }), "aborted", /aborted after 0 of 9/);
  });
});

describe("superiorPredictiveAbility", () => {
  it("has its p-values in order: lower, consistent, upper", () => {
    holds(
      fc.property(studies, (study) => {
        const { lower, consistent, upper } = superiorPredictiveAbility(study);
        expect(lower.p).toBeLessThanOrEqual(consistent.p);
        expect(consistent.p).toBeLessThanOrEqual(upper.p);
        expect(lower.recentred).toBeLessThanOrEqual(consistent.recentred);
        expect(upper.recentred).toBe(study.differences.length);
      }),
    );
  });

  it("does not change when every model has its own unit, nor with their order (1e-12)", () => {
    holds(
      fc.property(studies, (study) => {
        const before = superiorPredictiveAbility(study);
        const differences = study.differences.map((d, k) => d.map((value) => value * 2 ** k));
        const after = superiorPredictiveAbility({ ...study, differences: differences.reverse() });
        expectClose(after.statistic, before.statistic, 1e-12);
        expect([after.lower, after.consistent, after.upper]).toEqual([
          before.lower,
          before.consistent,
          before.upper,
        ]);
      }),
    );
  });

  it("is certain of nothing when no model is better: statistic 0 and p 1", () => {
    holds(
      fc.property(studies, (study) => {
        const differences = study.differences.map((d) => d.map((value) => value - 100));
        const result = superiorPredictiveAbility({ ...study, differences });
        expect([result.statistic, result.lower.p, result.consistent.p, result.upper.p]).toEqual([0, 1, 1, 1]);
      }),
    );
  });

  it("has the bootstrap's own standard deviation as ω: that of √n times the mean of resamples (within 3 %)", () => {
    const difference = normals(60, 8);
    const resamples = stationaryBootstrap({ size: 60, meanBlockLength, count: 20_000, seed: 5 });
    const { deviations } = superiorPredictiveAbility({
      differences: [difference],
      resamples,
      meanBlockLength,
    });
    const draws = realityCheck({ differences: [difference], resamples }).draws;
    expect(Math.abs(standardDeviation(draws) / Number(deviations[0]) - 1)).toBeLessThan(0.03);
  });

  it("is the ordinary standard deviation for blocks of one period (1e-12)", () => {
    const difference = normals(50, 3);
    const resamples = stationaryBootstrap({ size: 50, meanBlockLength: 1, count: 9, seed: 5 });
    const { deviations } = superiorPredictiveAbility({
      differences: [difference],
      resamples,
      meanBlockLength: 1,
    });
    expectClose(Number(deviations[0]), standardDeviation(difference) * Math.sqrt(49 / 50), 1e-12);
  });

  it("rejects block lengths without a meaning, too few periods and a variance of zero", () => {
    const resamples = stationaryBootstrap({ size: 12, meanBlockLength, count: 9, seed: 1 });
    const good = { differences: [normals(12, 1)], resamples, meanBlockLength };
    const run = (change: object) => () => superiorPredictiveAbility({ ...good, ...change });
    expectError(run({ meanBlockLength: 0.5 }), "out-of-range", /meanBlockLength is 0.5; at least 1/);
    expectError(run({ meanBlockLength: Number.NaN }), "not-finite", /meanBlockLength is NaN/);
    expectError(run({ meanBlockLength: 1e20 }), "singular", /leave no variance; shorten meanBlockLength/);
    const two = { differences: [Float64Array.of(1, 2)], resamples: givenResamples([[0, 1]]) };
    expectError(run(two), "too-few", /differences have 2 values; at least three/);
  });
});
