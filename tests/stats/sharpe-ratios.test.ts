import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DeflatedSharpeInput, deflatedSharpeRatio } from "../../src/stats/deflated-sharpe-ratio.js";
import { normalCdf } from "../../src/stats/distributions.js";
import { probabilisticSharpeRatio } from "../../src/stats/probabilistic-sharpe-ratio.js";
import { randomStream } from "../../src/stats/random.js";
import { expectClose, expectError, holds } from "./reference.js";

const records = fc
  .record({
    sharpeRatio: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
    benchmark: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
    n: fc.integer({ min: 2, max: 60 }),
    skewness: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
    excess: fc.double({ min: 0.1, max: 8, noNaN: true }),
  })
  .map(({ excess, ...record }) => ({ ...record, kurtosis: 1 + record.skewness ** 2 + excess }));

describe("probabilisticSharpeRatio", () => {
  // Lo (2002): for normal returns the variance of the ratio is (1 + SR²/2)/(n − 1).
  it("is the normal probability with Lo's variance for normal returns", () => {
    const p = probabilisticSharpeRatio({
      sharpeRatio: 0.2,
      benchmark: 0.05,
      n: 101,
      skewness: 0,
      kurtosis: 3,
    });
    expectClose(p, normalCdf(1.5 / Math.sqrt(1.02)), 1e-14);
  });

  // Each alone: at SR = ½ a skewness of 0.4 takes 0.2 off the variance, a kurtosis of 11 makes it 1 + 10/16.
  it("has the skewness and the kurtosis in its variance", () => {
    const p = (skewness: number, kurtosis: number) =>
      probabilisticSharpeRatio({ sharpeRatio: 0.5, benchmark: 0, n: 5, skewness, kurtosis });
    expectClose(p(0.4, 3), normalCdf(1 / Math.sqrt(1 - 0.2 + 0.125)), 1e-14);
    expectClose(p(0, 11), normalCdf(1 / Math.sqrt(1 + 10 / 16)), 1e-14);
  });

  it("is one half at the benchmark, and rises with the ratio's lead and with n beyond it", () => {
    holds(
      fc.property(records, (record) => {
        const { sharpeRatio, benchmark } = record;
        expect(probabilisticSharpeRatio({ ...record, benchmark: sharpeRatio })).toBe(0.5);
        const p = probabilisticSharpeRatio(record);
        expect(probabilisticSharpeRatio({ ...record, benchmark: benchmark - 0.1 })).toBeGreaterThan(p);
        const longer = probabilisticSharpeRatio({ ...record, n: 2 * record.n });
        expect(Math.sign(longer - p) * Math.sign(sharpeRatio - benchmark)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("is the complement when returns, ratio and benchmark change sign (1e-14)", () => {
    holds(
      fc.property(records, (record) => {
        const mirrored = {
          ...record,
          sharpeRatio: -record.sharpeRatio,
          benchmark: -record.benchmark,
          skewness: -record.skewness,
        };
        expectClose(probabilisticSharpeRatio(mirrored) + probabilisticSharpeRatio(record), 1, 1e-14);
      }),
    );
  });

  it("rejects one period, a kurtosis that no distribution has, and a ratio without sampling error", () => {
    const record = { sharpeRatio: 0.1, benchmark: 0, n: 50, skewness: 0, kurtosis: 3 };
    const run = (change: object) => () => probabilisticSharpeRatio({ ...record, ...change });
    expectError(run({ n: 1 }), "too-few", /n is 1; at least 2/);
    expectError(
      run({ kurtosis: 0.5 }),
      "out-of-range",
      /kurtosis is 0.5; with a skewness of 0 it is at least 1/,
    );
    expectError(run({ skewness: 2 }), "out-of-range", /kurtosis is 3; with a skewness of 2 it is at least 5/);
    expectError(
      run({ skewness: 2, kurtosis: 5, sharpeRatio: 1 }),
      "constant",
      /a distribution of two points with this Sharpe ratio has no sampling error/,
    );
    expectError(run({ sharpeRatio: Number.NaN }), "not-finite", /sharpeRatio is NaN/);
  });
});

describe("deflatedSharpeRatio", () => {
  const input: DeflatedSharpeInput = {
    sharpeRatio: 0.1,
    n: 200,
    skewness: 0,
    kurtosis: 3,
    trials: 20,
    trialVariance: 0.01,
  };

  it("is the probability of beating the expected maximum", () => {
    holds(
      fc.property(records, fc.integer({ min: 2, max: 1000 }), (record, trials) => {
        const { expectedMaximum, probability } = deflatedSharpeRatio({
          ...record,
          trials,
          trialVariance: 0.01,
        });
        expect(probability).toBe(probabilisticSharpeRatio({ ...record, benchmark: expectedMaximum }));
      }),
    );
  });

  it("expects more with more trials and with a wider spread of them, in proportion to it", () => {
    holds(
      fc.property(fc.integer({ min: 2, max: 5000 }), (trials) => {
        const at = (count: number, trialVariance: number) =>
          deflatedSharpeRatio({ ...input, trials: count, trialVariance }).expectedMaximum;
        expect(at(trials + 1, 0.01)).toBeGreaterThan(at(trials, 0.01));
        expectClose(at(trials, 0.04), 2 * at(trials, 0.01), 1e-14);
      }),
    );
  });

  it("expects about the mean of the largest of so many normals (simulated, within 3 %)", () => {
    const random = randomStream(20261120, 1);
    for (const trials of [10, 50]) {
      let sum = 0;
      for (let run = 0; run < 20_000; run++) {
        let largest = Number.NEGATIVE_INFINITY;
        for (let i = 0; i < trials; i++) largest = Math.max(largest, random.normal());
        sum += largest;
      }
      expectClose(
        deflatedSharpeRatio({ ...input, trials, trialVariance: 1 }).expectedMaximum,
        sum / 20_000,
        0.03,
      );
    }
  });

  it("rejects a single trial and trials without spread", () => {
    expectError(() => deflatedSharpeRatio({ ...input, trials: 1 }), "too-few", /trials is 1; at least 2/);
    expectError(
      () => deflatedSharpeRatio({ ...input, trialVariance: 0 }),
      "out-of-range",
      /trialVariance is 0; it must be positive/,
    );
  });
});
