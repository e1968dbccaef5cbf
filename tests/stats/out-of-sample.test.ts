import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clarkWest } from "../../src/stats/clark-west.js";
import { dieboldMariano } from "../../src/stats/diebold-mariano.js";
import { leastSquares } from "../../src/stats/least-squares.js";
import { mean } from "../../src/stats/mean.js";
import { type OutOfSampleInput, outOfSample } from "../../src/stats/out-of-sample.js";
import { outOfSampleRSquared } from "../../src/stats/out-of-sample-r-squared.js";
import { overlappingSums } from "../../src/stats/overlapping-sums.js";
import { serialMean } from "../../src/stats/serial-mean.js";
import { madeReturns, variedReturns } from "./event-series.js";
import { expectAllClose, expectClose, expectError, holds, reversed } from "./reference.js";

const studies = fc.record({
  returns: variedReturns(50),
  predictor: variedReturns(51).map((values) => values.slice(1)),
  horizon: fc.integer({ min: 1, max: 5 }),
  firstOrigin: fc.integer({ min: 10, max: 30 }),
});
const records = fc.record({
  outcomes: variedReturns(30),
  benchmark: variedReturns(31).map((values) => values.slice(1)),
  forecasts: variedReturns(32).map((values) => values.slice(2)),
});

describe("outOfSample", () => {
  it("has the line through the pairs that were complete, and their mean, at every origin (1e-11)", () => {
    holds(
      fc.property(studies, (study) => {
        const { returns, predictor, horizon, firstOrigin } = study;
        const { forecasts, benchmark, outcomes } = outOfSample(study);
        const sums = overlappingSums(returns, horizon);
        expect(forecasts.length).toBe(sums.length - firstOrigin);
        forecasts.forEach((forecast, i) => {
          const origin = firstOrigin + i;
          const y = sums.slice(0, origin - horizon + 1);
          const x = [new Float64Array(y.length).fill(1), predictor.slice(0, y.length)];
          const [a, b] = leastSquares({ y, x }).coefficients;
          expect(Math.abs(forecast - Number(a) - Number(b) * Number(predictor[origin]))).toBeLessThan(1e-11);
          expect(Math.abs(Number(benchmark[i]) - mean(y))).toBeLessThan(1e-13);
          expect(outcomes[i]).toBe(sums[origin]);
        });
      }),
      40,
    );
  });

  it("does not see the future: a forecast stays when returns after its origin change", () => {
    holds(
      fc.property(studies, fc.integer({ min: 30, max: 48 }), (study, cut) => {
        const changed = study.returns.map((value, t) => (t <= cut ? value : value + 1));
        const kept = Math.max(0, cut - study.firstOrigin + 1);
        const before = outOfSample(study);
        const after = outOfSample({ ...study, returns: changed });
        expect(after.forecasts.slice(0, kept)).toEqual(before.forecasts.slice(0, kept));
        expect(after.benchmark.slice(0, kept)).toEqual(before.benchmark.slice(0, kept));
      }),
    );
  });

  it("does not depend on the unit of the predictor, nor R² on that of the returns (1e-9)", () => {
    holds(
      fc.property(studies, (study) => {
        const plain = outOfSample(study);
        const moved = outOfSample({ ...study, predictor: study.predictor.map((value) => 5 - 3 * value) });
        expectAllClose(moved.forecasts, plain.forecasts, 1e-11);
        const scaled = outOfSample({ ...study, returns: study.returns.map((value) => 7 * value) });
        expect(Math.abs(scaled.rSquared - plain.rSquared)).toBeLessThan(1e-11);
        expect(scaled.hitRate).toBe(plain.hitRate);
      }),
    );
  });

  it("forecasts without error what is a line in the predictor", () => {
    const predictor = madeReturns(40);
    const returns = predictor.map((_, t) => (t === 0 ? 0 : 0.01 + 0.5 * Number(predictor[t - 1])));
    const result = outOfSample({ returns, predictor, horizon: 1, firstOrigin: 20 });
    expectClose(result.rSquared, 1, 1e-14);
    expect(result.hitRate).toBe(1);
    expectAllClose(result.forecasts, result.outcomes, 1e-15);
  });

  it("rejects origins without two complete pairs, series too short, and a predictor that does not vary", () => {
    const input: OutOfSampleInput = {
      returns: madeReturns(30),
      predictor: madeReturns(30, 4),
      horizon: 4,
      firstOrigin: 10,
    };
    const run = (change: Partial<OutOfSampleInput>) => () => outOfSample({ ...input, ...change });
    expectError(run({ firstOrigin: 4 }), "too-few", /firstOrigin is 4; at least 5 are needed/);
    expectError(run({ firstOrigin: 26 }), "too-few", /predictor has 30 values; at least 31 are needed/);
    expectError(
      run({ predictor: madeReturns(29) }),
      "unequal-lengths",
      /returns has 30 values and predictor 29/,
    );
    expectError(run({ horizon: 0 }), "too-few", /horizon is 0/);
    expectError(
      run({ predictor: madeReturns(30).map((value, t) => (t < 15 ? 1 : value)) }),
      "constant",
      /predictor is 1 throughout before the forecast of period 10; no line can be fitted/,
    );
    expectError(
      run({ predictor: new Float64Array(30).fill(Number.NaN) }),
      "not-finite",
      /predictor\[0\] is NaN/,
    );
    expectError(run({ returns: new Float64Array(30).fill(0.25) }), "constant", /the benchmark has no error/);
    expect(run({ firstOrigin: 25 })().forecasts.length).toBe(1);
    expect(run({ firstOrigin: 5 })().forecasts.length).toBe(21);
  });
});

describe("outOfSampleRSquared", () => {
  it("is 0 for the benchmark itself, 1 for foresight, and negative for worse (by hand)", () => {
    const outcomes = Float64Array.of(1, 2, 4);
    const benchmark = Float64Array.of(0, 2, 2);
    const r = (forecasts: Float64Array) => outOfSampleRSquared({ outcomes, benchmark, forecasts });
    expect(r(benchmark)).toBe(0);
    expect(r(outcomes)).toBe(1);
    expect(r(Float64Array.of(0, 0, 2))).toBeCloseTo(1 - 9 / 5, 15);
  });

  it("does not depend on order, unit or sign (1e-12)", () => {
    holds(
      fc.property(records, ({ outcomes, benchmark, forecasts }) => {
        const plain = outOfSampleRSquared({ outcomes, benchmark, forecasts });
        const change = (values: Float64Array) => reversed(values.map((value) => -8 * value));
        expectClose(
          outOfSampleRSquared({
            outcomes: change(outcomes),
            benchmark: change(benchmark),
            forecasts: change(forecasts),
          }),
          plain,
          1e-12,
        );
      }),
    );
  });

  it("turns into its inverse when the models trade places (1e-11)", () => {
    holds(
      fc.property(records, ({ outcomes, benchmark, forecasts }) => {
        const plain = outOfSampleRSquared({ outcomes, benchmark, forecasts });
        const traded = outOfSampleRSquared({ outcomes, benchmark: forecasts, forecasts: benchmark });
        expectClose((1 - plain) * (1 - traded), 1, 1e-12);
      }),
    );
  });

  it("rejects records that are empty, unpaired or without error", () => {
    const one = Float64Array.of(1);
    const two = Float64Array.of(1, 2);
    const none = new Float64Array();
    const run = (outcomes: Float64Array, benchmark: Float64Array, forecasts: Float64Array) => () =>
      outOfSampleRSquared({ outcomes, benchmark, forecasts });
    expectError(run(none, none, none), "too-few", /outcomes has 0 values; at least 1/);
    expectError(run(two, one, two), "unequal-lengths", /outcomes has 2 values and benchmark 1/);
    expectError(run(two, two, one), "unequal-lengths", /outcomes has 2 values and forecasts 1/);
    expectError(run(two, two, two), "constant", /the benchmark has no error; there is nothing to save/);
    expectError(run(two, Float64Array.of(0, Number.NaN), two), "not-finite", /benchmark\[1\] is NaN/);
    expectError(run(Float64Array.of(1e200), one, one), "out-of-range", /the sum of squared errors overflows/);
  });
});

describe("serialMean", () => {
  // By hand: 0, 1, 2, 5 has mean 2 and deviations −2, −1, 0, 3: γ₀ = 14, γ₁ = 2.
  it("is the mean over s/√n at lag 0, and over Bartlett's sum at lag 1", () => {
    const values = Float64Array.of(0, 1, 2, 5);
    expectClose(serialMean(values, 0).standardError, Math.sqrt(14 / 3 / 4), 1e-15);
    expectClose(serialMean(values, 1).standardError, Math.sqrt((14 + 2 * 0.5 * 2) / 16), 1e-15);
    expectClose(serialMean(values, 1).t, 2 / 1, 1e-15);
  });

  it("changes sign with the values and does not depend on their scale or direction (1e-10)", () => {
    holds(
      fc.property(variedReturns(20), fc.integer({ min: 0, max: 6 }), (values, lag) => {
        const { t } = serialMean(values, lag);
        expectClose(serialMean(reversed(values), lag).t, t, 1e-10);
        expectClose(
          serialMean(
            values.map((value) => -5 * value),
            lag,
          ).t,
          -t,
          1e-10,
        );
      }),
    );
  });

  it("keeps its standard error when every value rises by the same (1e-10)", () => {
    holds(
      fc.property(variedReturns(20), fc.integer({ min: 0, max: 6 }), (values, lag) => {
        const moved = values.map((value) => value + 1);
        expectClose(serialMean(moved, lag).standardError, serialMean(values, lag).standardError, 1e-10);
      }),
    );
  });

  it("rejects one value, values all alike, and a lag as long as the series", () => {
    expectError(() => serialMean(Float64Array.of(1), 0), "too-few", /the number of values is 1; at least 2/);
    expectError(() => serialMean(Float64Array.of(0.1, 0.1, 0.1), 0), "constant", /the values do not vary/);
    expectError(
      () => serialMean(Float64Array.of(1, 2), 2),
      "out-of-range",
      /lag is 2; there are only 2 values/,
    );
    expectError(() => serialMean(Float64Array.of(1, 2), -1), "too-few", /lag is -1/);
    expectError(() => serialMean(Float64Array.of(1, Number.NaN), 0), "not-finite", /values\[1\] is NaN/);
  });
});

describe.each([
  ["clarkWest", clarkWest],
  ["dieboldMariano", dieboldMariano],
])("%s", (_, test) => {
  it("does not depend on unit or sign of the record (1e-9)", () => {
    holds(
      fc.property(records, fc.integer({ min: 0, max: 4 }), (record, lag) => {
        const change = (values: Float64Array) => values.map((value) => -4 * value);
        const changed = test({
          outcomes: change(record.outcomes),
          benchmark: change(record.benchmark),
          forecasts: change(record.forecasts),
          lag,
        });
        expectClose(changed.t, test({ ...record, lag }).t, 1e-9);
        expectClose(changed.p, test({ ...record, lag }).p, 1e-9);
      }),
    );
  });

  it("does not change when outcomes and forecasts move together (1e-9)", () => {
    holds(
      fc.property(records, fc.integer({ min: -2, max: 2 }), (record, move) => {
        const change = (values: Float64Array) => values.map((value) => value + move);
        const changed = test({
          outcomes: change(record.outcomes),
          benchmark: change(record.benchmark),
          forecasts: change(record.forecasts),
          lag: 2,
        });
        expect(Math.abs(changed.t - test({ ...record, lag: 2 }).t)).toBeLessThan(1e-9);
      }),
    );
  });

  it("does not change when time runs backwards (1e-10)", () => {
    holds(
      fc.property(records, (record) => {
        const backwards = test({
          outcomes: reversed(record.outcomes),
          benchmark: reversed(record.benchmark),
          forecasts: reversed(record.forecasts),
          lag: 3,
        });
        expectClose(backwards.t, test({ ...record, lag: 3 }).t, 1e-10);
      }),
    );
  });

  it("rejects models that agree, a single forecast, and unpaired records", () => {
    const outcomes = Float64Array.of(1, 2, 3);
    const other = Float64Array.of(0, 1, 2);
    const run =
      (benchmark: Float64Array, forecasts: Float64Array, lag = 0) =>
      () =>
        test({ outcomes, benchmark, forecasts, lag });
    expectError(run(other, other), "constant", /the values do not vary/);
    expectError(run(other, other.slice(1)), "unequal-lengths", /forecasts 2/);
    expectError(run(outcomes, other, 3), "out-of-range", /lag is 3; there are only 3 values/);
    const one = Float64Array.of(1);
    expectError(
      () => test({ outcomes: one, benchmark: one, forecasts: one, lag: 0 }),
      "too-few",
      /outcomes has 1 value; at least 2/,
    );
  });
});

describe("the two tests together", () => {
  it("differ by the mean squared distance of the forecasts (1e-13)", () => {
    holds(
      fc.property(records, (record) => {
        const distance = mean(record.benchmark.map((value, i) => (value - Number(record.forecasts[i])) ** 2));
        const difference = clarkWest({ ...record, lag: 0 }).mean - dieboldMariano({ ...record, lag: 0 }).mean;
        expect(Math.abs(difference - distance)).toBeLessThan(1e-13);
      }),
    );
  });

  it("trade the sign of Diebold and Mariano's when the models trade places, and keep its p (1e-12)", () => {
    holds(
      fc.property(records, ({ outcomes, benchmark, forecasts }) => {
        const plain = dieboldMariano({ outcomes, benchmark, forecasts, lag: 1 });
        const traded = dieboldMariano({ outcomes, benchmark: forecasts, forecasts: benchmark, lag: 1 });
        expectClose(traded.t, -plain.t, 1e-12);
        expectClose(traded.p, plain.p, 1e-12);
      }),
    );
  });
});
