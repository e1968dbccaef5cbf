import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/stats/distributions.js";
import { localProjections } from "../../src/stats/local-projections.js";
import { correlationOf, covarianceOfScores } from "../../src/stats/score-covariance.js";
import { simultaneousBand, supTCriticalValue } from "../../src/stats/sup-t-band.js";
import { expectAllClose, expectClose, expectError, holds } from "./reference.js";
import { constant, moved, noise, noises, withNaN } from "./series.js";

const pairs = noises(2, 40, 70) as fc.Arbitrary<[Float64Array, Float64Array]>;
const kinds = fc.constantFrom("newey-west" as const, "newey-west-plus-one" as const, "HC1" as const);

describe("localProjections", () => {
  it("scale with the units and do not see the zeros of the series", () => {
    holds(
      fc.property(pairs, kinds, fc.boolean(), ([x, y], covariance, cumulative) => {
        const run = (impulse: Float64Array, outcome: Float64Array) =>
          localProjections({ impulse, outcome, lags: 2, maximumHorizon: 4, covariance, cumulative });
        const plain = run(x, y);
        const other = run(moved(x, 4, 1), moved(y, -20, 5));
        for (const [h, projection] of plain.projections.entries()) {
          const rescaled = other.projections[h];
          expectClose(Number(rescaled?.coefficient), projection.coefficient * -5, 1e-9);
          expectClose(Number(rescaled?.standardError), projection.standardError * 5, 1e-9);
        }
        expectAllClose(other.correlation, plain.correlation, 1e-9);
      }),
    );
  });

  it("has cumulative responses at horizon 0 equal to the direct ones", () => {
    holds(
      fc.property(pairs, kinds, ([x, y], covariance) => {
        const run = (cumulative: boolean) =>
          localProjections({ impulse: x, outcome: y, lags: 1, maximumHorizon: 2, covariance, cumulative });
        const [direct] = run(false).projections;
        const [summed] = run(true).projections;
        expectClose(Number(summed?.coefficient), Number(direct?.coefficient), 1e-13);
        expectClose(Number(summed?.standardError), Number(direct?.standardError), 1e-12);
      }),
    );
  });

  it("has the coefficient and the HC1 error of a line without lags, from their formulas", () => {
    holds(
      fc.property(pairs, ([x, y]) => {
        const n = x.length - 1;
        const [projection] = localProjections({
          impulse: x,
          outcome: y,
          lags: 0,
          maximumHorizon: 1,
          covariance: "HC1",
        }).projections.slice(1);
        const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
        const [px, py] = [x.slice(0, n), y.slice(1)];
        const [mx, my] = [mean(px), mean(py)];
        const square = px.reduce((sum, value) => sum + (value - mx) ** 2, 0);
        const slope = px.reduce((sum, value, t) => sum + (value - mx) * (Number(py[t]) - my), 0) / square;
        const meat = px.reduce((sum, value, t) => {
          const residual = Number(py[t]) - my - slope * (value - mx);
          return sum + ((value - mx) * residual) ** 2;
        }, 0);
        expect(Math.abs(Number(projection?.coefficient) - slope)).toBeLessThan(1e-12);
        expectClose(Number(projection?.standardError), Math.sqrt((meat * n) / (n - 2)) / square, 1e-10);
      }),
    );
  });

  it("takes an interval of normal quantiles about the estimate, wider at a higher level", () => {
    const [x, y] = [noise(60, 1), noise(60, 2)];
    const run = (level?: number) =>
      localProjections({
        impulse: x,
        outcome: y,
        lags: 1,
        maximumHorizon: 2,
        covariance: "HC1",
        ...(level === undefined ? {} : { level }),
      }).projections;
    for (const [h, projection] of run().entries()) {
      const width = normalQuantile(0.975) * projection.standardError;
      expectClose(projection.high - projection.low, 2 * width, 1e-12);
      expectClose((projection.high + projection.low) / 2, projection.coefficient, 1e-10);
      expect(Number(run(0.99)[h]?.high)).toBeGreaterThan(projection.high);
    }
  });

  it("finds a response put in at three periods, and its sum from there on", () => {
    const x = noise(600, 3);
    const y = noise(600, 4).map((value, t) => value + (t >= 3 ? 0.8 * Number(x[t - 3]) : 0));
    const common = { impulse: x, outcome: y, lags: 4, maximumHorizon: 6, covariance: "HC1" } as const;
    for (const { horizon, low, high } of localProjections(common).projections) {
      expect(low <= (horizon === 3 ? 0.8 : 0) + 0.06 && high >= (horizon === 3 ? 0.8 : 0) - 0.06).toBe(true);
      if (horizon === 3) expect(low).toBeGreaterThan(0.5);
    }
    const summed = localProjections({ ...common, cumulative: true }).projections;
    for (const { horizon, coefficient } of summed) {
      expect(Math.abs(coefficient - (horizon >= 3 ? 0.8 : 0))).toBeLessThan(0.35);
    }
  });

  it("loses a response once its source is a control", () => {
    const source = noise(400, 5);
    const x = noise(400, 6).map((value, t) => 0.5 * value + Number(source[t]));
    const y = noise(400, 7).map((value, t) => value + (t > 0 ? Number(source[t - 1]) : 0));
    const common = { impulse: x, outcome: y, lags: 2, maximumHorizon: 1, covariance: "HC1" } as const;
    const at1 = (controls: Float64Array[]) => localProjections({ ...common, controls }).projections[1];
    expect(Number(at1([])?.low)).toBeGreaterThan(0.3);
    expect(Number(at1([source])?.low)).toBeLessThan(0);
  });

  it("has correlations of estimates from −1 to 1 that form a covariance", () => {
    holds(
      fc.property(pairs, kinds, ([x, y], covariance) => {
        const { correlation } = localProjections({
          impulse: x,
          outcome: y,
          lags: 1,
          maximumHorizon: 5,
          covariance,
          cumulative: true,
        });
        expect(correlation.length).toBe(36);
        for (let i = 0; i < 6; i++) {
          expect(correlation[i * 7]).toBe(1);
          for (let j = 0; j < 6; j++) {
            expect(Math.abs(Number(correlation[i * 6 + j]))).toBeLessThanOrEqual(1);
            expect(correlation[i * 6 + j]).toBe(correlation[j * 6 + i]);
          }
        }
        expect(supTCriticalValue({ correlation, level: 0.9, seed: 1, draws: 1000 })).toBeGreaterThan(1.4);
      }),
      30,
    );
  });

  it("tells how far it is, and stops when asked", () => {
    const [x, y] = [noise(80, 1), noise(80, 2)];
    const controller = new AbortController();
    const run = (signal?: AbortSignal) => {
      const seen: number[] = [];
      localProjections({
        impulse: x,
        outcome: y,
        lags: 1,
        maximumHorizon: 3,
        covariance: "HC1",
        signal,
        onProgress: (done) => seen.push(done),
      });
      return seen;
    };
    expect(run()).toEqual([0, 1, 2, 3, 4]);
    controller.abort();
    expectError(() => run(controller.signal), "aborted", /aborted after 0 of 4/);
  });

  it("rejects gaps, unequal lengths, short series, copies, perfect fits and impossible horizons", () => {
    const [x, y] = [noise(30, 1), noise(30, 2)];
    const run = (change: Partial<Parameters<typeof localProjections>[0]>) => () =>
      localProjections({
        impulse: x,
        outcome: y,
        lags: 2,
        maximumHorizon: 3,
        covariance: "newey-west",
        ...change,
      });
    expectError(run({ impulse: withNaN(x, 8) }), "not-finite", /impulse\[8\] is NaN/);
    expectError(run({ outcome: withNaN(y, 8) }), "not-finite", /outcome\[8\] is NaN/);
    expectError(run({ impulse: noise(29, 1) }), "unequal-lengths", /outcome has 30 values and impulse 29/);
    expectError(run({ controls: [noise(29, 1)] }), "unequal-lengths", /and controls\[0\] 29/);
    expectError(run({ maximumHorizon: 22 }), "too-few", /outcome has 30 values; at least 31 are needed/);
    expectError(run({ maximumHorizon: -1 }), "too-few", /maximumHorizon is -1; at least 0 are needed/);
    expectError(run({ lags: 0.5 }), "not-integer", /lags is 0.5/);
    expectError(run({ level: 1 }), "out-of-range", /level is 1; it must lie strictly between 0 and 1/);
    expectError(run({ controls: [x] }), "singular", /nearly dependent/);
    expectError(run({ impulse: constant(30) }), "singular", /nearly dependent/);
    const silent = run({ outcome: constant(30, 0), lags: 0 });
    expectError(
      silent,
      "singular",
      /at horizon 0 the regression leaves no residual; the error of the response/,
    );
  });
});

describe("covarianceOfScores", () => {
  it("is the double sum of its definition, with zeros beyond the end of the shorter", () => {
    holds(
      fc.property(pairs, fc.integer({ min: 0, max: 9 }), ([a, b], lag) => {
        const shorter = b.slice(0, b.length - 5);
        const matrix = covarianceOfScores([a, shorter], lag);
        const at = (values: Float64Array, t: number) => Number(values[t] ?? 0);
        const direct = (one: Float64Array, two: Float64Array) => {
          let total = 0;
          for (let t = 0; t < a.length; t++) {
            total += at(one, t) * at(two, t);
            for (let j = 1; j <= Math.min(lag, t); j++) {
              const weight = 1 - j / (lag + 1);
              total += weight * (at(one, t) * at(two, t - j) + at(two, t) * at(one, t - j));
            }
          }
          return total;
        };
        expectAllClose(
          matrix,
          [direct(a, a), direct(a, shorter), direct(a, shorter), direct(shorter, shorter)],
          1e-10,
        );
        expectClose(
          Number(correlationOf(matrix)[1]),
          direct(a, shorter) / Math.sqrt(direct(a, a) * direct(shorter, shorter)),
          1e-9,
        );
      }),
    );
  });
});

describe("supTCriticalValue and simultaneousBand", () => {
  const identity = (k: number) => Float64Array.from({ length: k * k }, (_, i) => (i % (k + 1) === 0 ? 1 : 0));
  const equal = (k: number) => new Float64Array(k * k).fill(1);

  it("is the normal quantile for one estimate and for equal ones, and Šidák's for independent ones", () => {
    const run = (correlation: Float64Array, level: number) =>
      supTCriticalValue({ correlation, level, seed: 7, draws: 20_000 });
    for (const level of [0.9, 0.95]) {
      expect(Math.abs(run(equal(1), level) - normalQuantile((1 + level) / 2))).toBeLessThan(0.04);
      expect(run(equal(5), level)).toBeGreaterThan(normalQuantile((1 + level) / 2) - 0.04);
      expect(Math.abs(run(equal(5), level) - normalQuantile((1 + level) / 2))).toBeLessThan(0.04);
      const sidak = normalQuantile((1 + level ** (1 / 27)) / 2);
      expect(Math.abs(run(identity(27), level) - sidak)).toBeLessThan(0.04);
    }
  });

  it("falls as estimates grow more alike, and is the same for the same seed only", () => {
    const alike = (r: number) => identity(8).map((value) => (value === 1 ? 1 : r));
    const run = (r: number, seed = 3) => supTCriticalValue({ correlation: alike(r), level: 0.95, seed });
    expect(run(0)).toBeGreaterThan(run(0.5));
    expect(run(0.5)).toBeGreaterThan(run(0.9));
    expect(run(0.5)).toBe(run(0.5));
    expect(run(0.5)).not.toBe(run(0.5, 4));
  });

  it("rises with the level", () => {
    holds(
      fc.property(fc.double({ min: 0.1, max: 0.9, noNaN: true }), (level) => {
        const run = (at: number) =>
          supTCriticalValue({ correlation: identity(3), level: at, seed: 1, draws: 1000 });
        expect(run(level + 0.05)).toBeGreaterThan(run(level));
      }),
      20,
    );
  });

  it("widens the projections to a band about the same coefficients", () => {
    const estimates = localProjections({
      impulse: noise(120, 1),
      outcome: noise(120, 2),
      lags: 2,
      maximumHorizon: 12,
      covariance: "newey-west",
    });
    const { criticalValue, projections } = simultaneousBand({ estimates, level: 0.95, seed: 9 });
    expect(criticalValue).toBeGreaterThan(2.3);
    expect(criticalValue).toBeLessThan(normalQuantile((1 + 0.95 ** (1 / 13)) / 2) + 0.1);
    for (const [h, band] of projections.entries()) {
      const pointwise = estimates.projections[h];
      expect(band.low).toBeLessThan(Number(pointwise?.low));
      expect(band.high).toBeGreaterThan(Number(pointwise?.high));
      expectClose(band.high - band.coefficient, criticalValue * band.standardError, 1e-10);
    }
  });

  it("tells how far it is, and stops when asked", () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const run = () =>
      supTCriticalValue({
        correlation: identity(2),
        level: 0.95,
        seed: 1,
        draws: 2000,
        signal: controller.signal,
        onProgress: (done) => {
          seen.push(done);
          if (done === 1000) controller.abort();
        },
      });
    expectError(run, "aborted", /aborted after 1000 of 2000/);
    expect(seen).toEqual([0, 500, 1000]);
  });

  it("rejects what is no correlation matrix, too few draws and impossible levels", () => {
    const run =
      (correlation: number[], level = 0.95, draws = 1000) =>
      () =>
        supTCriticalValue({ correlation: Float64Array.from(correlation), level, draws, seed: 1 });
    expectError(run([1, 0, 0, 1, 0]), "unequal-lengths", /correlation has 5 entries, which is not a square/);
    expectError(run([]), "unequal-lengths", /correlation has 0 entries/);
    expectError(run([1, 1.2, 1.2, 1]), "out-of-range", /correlation\[2\] is 1.2; correlations are symmetric/);
    expectError(run([1, 0.2, 0.3, 1]), "out-of-range", /correlation\[2\] is 0.3/);
    expectError(run([1, 0, 0, 0.9]), "out-of-range", /correlation\[3\] is 0.9/);
    expectError(run([1, Number.NaN, 0, 1]), "not-finite", /correlation\[1\] is NaN/);
    const impossible = [1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1];
    expectError(run(impossible), "singular", /correlation is not positive semidefinite/);
    expectError(run([1], 1), "out-of-range", /level is 1/);
    expectError(run([1], 0.95, 10), "too-few", /draws is 10; at least 1000 are needed/);
  });
});
