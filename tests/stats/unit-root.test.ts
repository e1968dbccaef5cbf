import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { augmentedDickeyFuller, schwertLag } from "../../src/stats/augmented-dickey-fuller.js";
import { dickeyFullerF, dickeyFullerRegression } from "../../src/stats/dickey-fuller-regression.js";
import { engleGranger } from "../../src/stats/engle-granger.js";
import { fullerCriticalValues, fullerTrendP } from "../../src/stats/fuller-tables.js";
import { interpolate } from "../../src/stats/interpolate.js";
import { kpss } from "../../src/stats/kpss.js";
import { macKinnonCriticalValues, macKinnonP } from "../../src/stats/mackinnon.js";
import { phillipsPerron } from "../../src/stats/phillips-perron.js";
import { expectClose, expectError, holds, reversed } from "./reference.js";
import { constant, moved, noise, noises, walk, withNaN } from "./series.js";

const walks = noises(1, 40, 80).map(([steps = constant(0)]) => walk(steps));
const terms = fc.constantFrom("none" as const, "constant" as const, "trend" as const);
const someLags = fc.integer({ min: 0, max: 4 });
const line = (length: number) => Float64Array.from({ length }, (_, t) => 3 + 2 * t);

describe("augmentedDickeyFuller", () => {
  it("does not change with the unit, nor with the zero once there is a constant, nor with a slope once there is a trend", () => {
    holds(
      fc.property(walks, terms, someLags, (y, deterministic, lags) => {
        const { statistic } = augmentedDickeyFuller({ y, deterministic, lags });
        const same = (values: Float64Array) =>
          expectClose(augmentedDickeyFuller({ y: values, deterministic, lags }).statistic, statistic, 1e-8);
        same(moved(y, -4, 0));
        if (deterministic !== "none") same(moved(y, 1, 25));
        if (deterministic === "trend") same(y.map((value, t) => value + 0.5 * t));
      }),
    );
  });

  it("is the t statistic of its definition without terms or lags (1e-11)", () => {
    holds(
      fc.property(walks, (y) => {
        let [product, square] = [0, 0];
        for (let t = 1; t < y.length; t++) {
          product += Number(y[t - 1]) * (Number(y[t]) - Number(y[t - 1]));
          square += Number(y[t - 1]) ** 2;
        }
        const gamma = product / square;
        let left = 0;
        for (let t = 1; t < y.length; t++) left += (Number(y[t]) - (1 + gamma) * Number(y[t - 1])) ** 2;
        const regression = dickeyFullerRegression({ y, deterministic: "none", lags: 0 });
        expectClose(regression.coefficient, gamma, 1e-10);
        expectClose(regression.standardError, Math.sqrt(left / (y.length - 2) / square), 1e-11);
        expect(regression.n).toBe(y.length - 1);
      }),
    );
  });

  it("chooses lags that no other number beats, on one set of rows", () => {
    holds(
      fc.property(walks, terms, (y, deterministic) => {
        const maximumLag = 6;
        const fits = Array.from({ length: 7 }, (_, lags) =>
          dickeyFullerRegression({ y, deterministic, lags, skipped: maximumLag }),
        );
        for (const [criterion, perTerm] of [
          ["AIC", 2],
          ["BIC", Math.log(y.length - 7)],
        ] as const) {
          const values = fits.map(
            (fit) => fit.n * Math.log(fit.residualSumOfSquares / fit.n) + perTerm * fit.regressors,
          );
          const { lags, n } = augmentedDickeyFuller({ y, deterministic, lags: { criterion, maximumLag } });
          expect(values[lags]).toBe(Math.min(...values));
          expect(n).toBe(y.length - 1 - lags);
        }
        const { lags } = augmentedDickeyFuller({
          y,
          deterministic,
          lags: { criterion: "t-statistic", maximumLag },
        });
        if (lags > 0) expect(Math.abs(Number(fits[lags]?.lastStatistic))).toBeGreaterThanOrEqual(1.6448);
        for (const fit of fits.slice(lags + 1)) expect(Math.abs(fit.lastStatistic)).toBeLessThan(1.6449);
      }),
      60,
    );
  });

  it("rejects a unit root in noise and hardly ever in a random walk", () => {
    let walking = 0;
    for (let seed = 0; seed < 200; seed++) {
      const steps = noise(200, seed);
      const input = { deterministic: "constant", lags: 1 } as const;
      expect(augmentedDickeyFuller({ y: steps, ...input }).p).toBeLessThan(1e-6);
      if (augmentedDickeyFuller({ y: walk(steps), ...input }).p <= 0.05) walking++;
    }
    // 10 expected, standard deviation 3.1.
    expect(walking).toBeGreaterThan(1);
    expect(walking).toBeLessThan(20);
  });

  it("has F statistics that exceed the squared t statistic over the number of coefficients", () => {
    holds(
      fc.property(walks, someLags, (y, lags) => {
        const t = (deterministic: "constant" | "trend") =>
          augmentedDickeyFuller({ y, deterministic, lags }).statistic;
        const f = (
          deterministic: "constant" | "trend",
          tested: "constant-and-level" | "trend-and-level" | "all",
        ) => dickeyFullerF({ y, deterministic, lags, tested });
        const phi1 = f("constant", "constant-and-level");
        const phi2 = f("trend", "all");
        const phi3 = f("trend", "trend-and-level");
        expect(phi1.numeratorDegreesOfFreedom).toBe(2);
        expect([phi2.numeratorDegreesOfFreedom, phi3.numeratorDegreesOfFreedom]).toEqual([3, 2]);
        expect(phi1.statistic * 2).toBeGreaterThanOrEqual(t("constant") ** 2 * (1 - 1e-9));
        expect(phi3.statistic * 2).toBeGreaterThanOrEqual(t("trend") ** 2 * (1 - 1e-9));
        expect(phi2.statistic * 3).toBeGreaterThanOrEqual(phi3.statistic * 2 * (1 - 1e-9));
      }),
    );
  });

  it("takes Schwert's lag, shortened in short series", () => {
    expect([schwertLag(600, "constant"), schwertLag(100, "none"), schwertLag(20, "trend")]).toEqual([
      19, 12, 7,
    ]);
  });

  it("rejects gaps, constants, straight lines, short series and impossible lags", () => {
    const y = walk(noise(20, 1));
    const run =
      (values: Float64Array, lags = 1, deterministic: "none" | "constant" | "trend" = "constant") =>
      () =>
        augmentedDickeyFuller({ y: values, deterministic, lags });
    expectError(run(withNaN(y, 9)), "not-finite", /y\[9\] is NaN/);
    expectError(run(constant(20)), "constant", /y is 0.1 throughout/);
    expectError(
      run(line(20), 0),
      "singular",
      /y follows the regression without error; its t statistic is inf/,
    );
    expectError(run(line(20), 1), "singular", /nearly dependent/);
    expectError(run(y, 8, "trend"), "too-few", /y has 20 values; at least 21 are needed/);
    expectError(run(y, -1), "too-few", /lags is -1; at least 0 are needed/);
    const chosen = (values: Float64Array, maximumLag?: number) => () =>
      augmentedDickeyFuller({
        y: values,
        deterministic: "constant",
        lags: { criterion: "AIC", ...(maximumLag === undefined ? {} : { maximumLag }) },
      });
    const noTrend = () => dickeyFullerF({ y, deterministic: "constant", lags: 0, tested: "all" });
    expectError(noTrend, "out-of-range", /tested is "all", but the regression has no trend/);
    const skipping = () => dickeyFullerRegression({ y, deterministic: "none", lags: 3, skipped: 2 });
    expectError(skipping, "too-few", /skipped is 2; at least 3 are needed/);
    expectError(chosen(y, -1), "too-few", /maximumLag is -1; at least 0 are needed/);
    expectError(chosen(y, 12), "too-few", /y has 20 values; at least 28 are needed/);
    expectError(chosen(noise(7, 1)), "too-few", /y has 7 values; at least 8 are needed/);
  });

  it("chooses lags by itself in the shortest series it takes", () => {
    for (const deterministic of ["none", "constant", "trend"] as const) {
      for (let length = 8; length <= 30; length++) {
        const y = walk(noise(length, length));
        const { n } = augmentedDickeyFuller({ y, deterministic, lags: { criterion: "AIC" } });
        expect(n).toBeGreaterThan(2);
      }
    }
  });
});

describe("macKinnonP and macKinnonCriticalValues", () => {
  it("agree with each other: the p of the asymptotic critical values is their level (5 % of it)", () => {
    for (const deterministic of ["none", "constant", "trend"] as const) {
      for (let series = 1; series <= (deterministic === "none" ? 1 : 6); series++) {
        const at = macKinnonCriticalValues({ deterministic, series, n: Number.POSITIVE_INFINITY });
        const p = (statistic: number) => macKinnonP({ deterministic, series, statistic });
        expectClose(p(at.onePercent), 0.01, 0.05);
        expectClose(p(at.fivePercent), 0.05, 0.05);
        expectClose(p(at.tenPercent), 0.1, 0.05);
      }
    }
  });

  it("rise with the statistic, from 0 to 1, without a seam wider than a thousandth", () => {
    for (const deterministic of ["none", "constant", "trend"] as const) {
      let last = 0;
      for (let statistic = -30; statistic <= 4; statistic += 0.02) {
        const p = macKinnonP({ deterministic, series: 1, statistic });
        expect(p).toBeGreaterThanOrEqual(last - 1e-3);
        expect(p - last).toBeLessThan(0.03);
        last = p;
      }
      expect(macKinnonP({ deterministic, series: 1, statistic: -30 })).toBe(0);
    }
    expect(macKinnonP({ deterministic: "constant", series: 1, statistic: 2.75 })).toBe(1);
  });

  it("reject more series than the table has, NaN and no rows", () => {
    const run =
      (series: number, statistic = -2) =>
      () =>
        macKinnonP({ deterministic: "constant", series, statistic });
    expectError(run(7), "too-many", /series is 7; with deterministic "constant" the table ends at 6/);
    expectError(run(0), "too-few", /series is 0; at least 1 is needed/);
    expectError(run(1, Number.NaN), "not-finite", /statistic is NaN/);
    const critical = (n: number) => () => macKinnonCriticalValues({ deterministic: "none", series: 1, n });
    expectError(critical(0), "too-few", /n is 0; at least 1 is needed/);
    const two = () => macKinnonCriticalValues({ deterministic: "none", series: 2, n: 9 });
    expectError(two, "too-many", /with deterministic "none" the table ends at 1/);
  });
});

describe("fullerCriticalValues and fullerTrendP", () => {
  it("take the row of the smallest size above n, and infinity from 500 on", () => {
    const values = (n: number) => fullerCriticalValues({ deterministic: "constant", n });
    expect(values(24)).toEqual({ onePercent: -3.75, fivePercent: -3, tenPercent: -2.63 });
    expect(values(25)).toEqual({ onePercent: -3.58, fivePercent: -2.93, tenPercent: -2.6 });
    expect(values(499).onePercent).toBe(-3.44);
    expect(values(500).onePercent).toBe(-3.43);
    expect(values(200_000).onePercent).toBe(-3.43);
    expectError(() => values(0), "too-few", /n is 0; at least 1/);
  });

  it("are within 0.06 of MacKinnon's at the sizes of the table", () => {
    for (const deterministic of ["none", "constant", "trend"] as const) {
      for (const n of [50, 100, 250]) {
        const fuller = fullerCriticalValues({ deterministic, n: n - 1 });
        const finer = macKinnonCriticalValues({ deterministic, series: 1, n });
        for (const key of ["onePercent", "fivePercent", "tenPercent"] as const) {
          expect(Math.abs(fuller[key] - finer[key])).toBeLessThan(0.06);
        }
      }
    }
  });

  it("have the tabulated p at a tabulated quantile, and the ends beyond them", () => {
    expectClose(fullerTrendP({ kind: "t", n: 100, statistic: -3.45 }), 0.05, 1e-12);
    expectClose(fullerTrendP({ kind: "alpha", n: 250, statistic: -18 }), 0.1, 1e-12);
    expect(fullerTrendP({ kind: "t", n: 100, statistic: -9 })).toBe(0.01);
    expect(fullerTrendP({ kind: "alpha", n: 100, statistic: 3 })).toBe(0.99);
    expect(fullerTrendP({ kind: "t", n: 3, statistic: -4.38 })).toBe(0.01);
  });

  it("rise with the statistic", () => {
    const statistic = fc.double({ min: -40, max: 5, noNaN: true });
    holds(
      fc.property(statistic, fc.double({ min: 0, max: 5, noNaN: true }), (low, step) => {
        for (const kind of ["t", "alpha"] as const) {
          const p = (value: number) => fullerTrendP({ kind, n: 140, statistic: value });
          expect(p(low + step)).toBeGreaterThanOrEqual(p(low));
        }
      }),
    );
    expectError(
      () => fullerTrendP({ kind: "t", n: 9, statistic: Number.NaN }),
      "not-finite",
      /statistic is NaN/,
    );
  });

  it("interpolate between points, and hold the first and the last", () => {
    expect([0, 1, 1.5, 2, 3, 9].map((x) => interpolate([1, 2, 4], [10, 20, 0], x))).toEqual([
      10, 10, 15, 20, 10, 0,
    ]);
  });
});

describe("kpss", () => {
  const abouts = fc.constantFrom("level" as const, "trend" as const);

  it("does not change with unit, zero or direction of time, nor with a slope about a trend", () => {
    holds(
      fc.property(walks, abouts, someLags, (y, around, lags) => {
        const { statistic } = kpss({ y, around, lags });
        const same = (values: Float64Array) =>
          expectClose(kpss({ y: values, around, lags }).statistic, statistic, 1e-8);
        same(moved(y, -4, 30));
        same(reversed(y));
        if (around === "trend") same(y.map((value, t) => value + 0.5 * t));
      }),
    );
  });

  it("has the statistic of its definition for four values", () => {
    // Residuals −1, 0, 0, 1: running sums −1, −1, −1, 0; s² = 2/4; 3/16/(1/2).
    expectClose(kpss({ y: Float64Array.of(1, 2, 2, 3), around: "level", lags: 0 }).statistic, 0.375, 1e-15);
  });

  it("rejects stationarity of a random walk, and seldom of noise", () => {
    let rejected = 0;
    for (let seed = 0; seed < 200; seed++) {
      if (kpss({ y: noise(300, seed), around: "level", lags: "short" }).p < 0.05) rejected++;
    }
    // 10 expected, standard deviation 3.1.
    expect(rejected).toBeGreaterThan(1);
    expect(rejected).toBeLessThan(20);
    expect(kpss({ y: walk(noise(600, 1)), around: "level", lags: "short" }).p).toBe(0.01);
  });

  it("has the lags of its rules, never more than there are values", () => {
    const lags = (length: number, rule: "short" | "long" | "long-rounded-up" | "hobijn") =>
      kpss({ y: walk(noise(length, 3)), around: "level", lags: rule }).lags;
    expect([lags(100, "short"), lags(100, "long"), lags(100, "long-rounded-up")]).toEqual([4, 12, 12]);
    expect([lags(150, "short"), lags(150, "long"), lags(150, "long-rounded-up")]).toEqual([4, 13, 14]);
    expect(lags(5, "long-rounded-up")).toBe(4);
    expect(lags(5, "hobijn")).toBeLessThan(5);
    expect(lags(600, "hobijn")).toBeGreaterThan(2);
  });

  it("has p of 0.05 at its critical value, and 0.1 below the table", () => {
    const { criticalValues } = kpss({ y: noise(20, 1), around: "trend", lags: 0 });
    expect(criticalValues).toEqual({
      tenPercent: 0.119,
      fivePercent: 0.146,
      twoAndAHalfPercent: 0.176,
      onePercent: 0.216,
    });
    expect(kpss({ y: Float64Array.of(1, -1, 1, -1, 1, -1), around: "level", lags: 0 }).p).toBe(0.1);
  });

  it("rejects gaps, constants, straight lines, short series and impossible lags", () => {
    const y = noise(20, 1);
    const run =
      (values: Float64Array, lags = 2, around: "level" | "trend" = "level") =>
      () =>
        kpss({ y: values, around, lags });
    expectError(run(withNaN(y, 9)), "not-finite", /y\[9\] is NaN/);
    expectError(run(constant(20)), "constant", /y is 0.1 throughout/);
    expectError(
      run(line(20), 2, "trend"),
      "constant",
      /y lies on a straight line; about its trend it has no/,
    );
    expectError(run(noise(3, 1)), "too-few", /y has 3 values; at least 4 are needed/);
    expectError(run(y, 20), "out-of-range", /lags is 20; of 20 values it can be at most 19/);
    expectError(run(y, 0.5), "not-integer", /lags is 0.5/);
  });
});

describe("phillipsPerron", () => {
  it("does not change with unit, zero and slope", () => {
    holds(
      fc.property(walks, someLags, (y, lags) => {
        const plain = phillipsPerron({ y, lags });
        const other = phillipsPerron({ y: y.map((value, t) => 9 - 3 * value + 0.2 * t), lags });
        expectClose(other.alpha.statistic, plain.alpha.statistic, 1e-8);
        expectClose(other.t.statistic, plain.t.statistic, 1e-8);
      }),
    );
  });

  it("is Dickey–Fuller's statistic about a trend when no autocorrelation is corrected for (1e-9)", () => {
    holds(
      fc.property(walks, (y) => {
        const { coefficient, statistic, n } = dickeyFullerRegression({ y, deterministic: "trend", lags: 0 });
        const plain = phillipsPerron({ y, lags: 0 });
        expectClose(plain.t.statistic, statistic, 1e-9);
        expectClose(plain.alpha.statistic, coefficient * n, 1e-9);
      }),
    );
  });

  // With D = |X'X| = V/i, V = n²(n² − 1)/12 and i the last diagonal element of the inverse, both corrections
  // hold λ² − s², so that one follows from the other.
  it("has a Z(t) that follows from Z(α) and Dickey–Fuller's statistics (1e-8)", () => {
    holds(
      fc.property(walks, fc.integer({ min: 1, max: 4 }), (y, lags) => {
        const { coefficient, standardError, residualSumOfSquares, n } = dickeyFullerRegression({
          y,
          deterministic: "trend",
          lags: 0,
        });
        const { alpha, t } = phillipsPerron({ y, lags });
        const short = residualSumOfSquares / n;
        const inverse = standardError ** 2 / (residualSumOfSquares / (n - 3));
        const d = (n * n * (n * n - 1)) / 12 / inverse;
        const excess = ((n * coefficient - alpha.statistic) * 24 * d) / n ** 6;
        const long = short + excess;
        const expected =
          Math.sqrt(short / long) * (coefficient / standardError) -
          (n ** 3 * excess) / (4 * Math.sqrt(3) * Math.sqrt(d) * Math.sqrt(long));
        expectClose(t.statistic, expected, 1e-8);
      }),
    );
  });

  it("has p-values from the ends of the table", () => {
    const still = phillipsPerron({ y: noise(300, 1) });
    expect([still.alpha.p, still.t.p]).toEqual([0.01, 0.01]);
    expect(still.lags).toBe(5);
    const exploding = Float64Array.from(noise(60, 2), (value, t) => value + 1.2 ** t);
    expect(phillipsPerron({ y: exploding }).alpha.p).toBe(0.99);
  });

  it("rejects gaps, constants, straight lines, short series and impossible lags", () => {
    const y = walk(noise(20, 1));
    expectError(() => phillipsPerron({ y: withNaN(y, 2) }), "not-finite", /y\[2\] is NaN/);
    expectError(() => phillipsPerron({ y: constant(20) }), "constant", /y is 0.1 throughout/);
    expectError(() => phillipsPerron({ y: line(20) }), "singular", /nearly dependent/);
    expectError(() => phillipsPerron({ y: noise(5, 1) }), "too-few", /y has 5 values; at least 6 are needed/);
    expectError(() => phillipsPerron({ y, lags: 19 }), "out-of-range", /lags is 19; of 19 rows .* most 18/);
    expectError(() => phillipsPerron({ y, lags: -1 }), "too-few", /lags is -1; at least 0/);
    const geometric = Float64Array.from({ length: 20 }, (_, t) => 2 ** t);
    expectError(
      () => phillipsPerron({ y: geometric }),
      "singular",
      /without error; its t statistic is infinite/,
    );
  });
});

describe("engleGranger", () => {
  const pairs = noises(2, 40, 80).map(([a = constant(0), b = constant(0)]) => [walk(a), walk(b)] as const);

  it("does not change with the units and zeros of the series", () => {
    holds(
      fc.property(pairs, fc.constantFrom("constant" as const, "trend" as const), ([y, x], deterministic) => {
        const plain = engleGranger({ y, x: [x], deterministic, lags: 2 });
        const other = engleGranger({ y: moved(y, -3, 8), x: [moved(x, 0.2, -1)], deterministic, lags: 2 });
        expectClose(other.statistic, plain.statistic, 1e-8);
        expectClose(Number(other.cointegrating[0]), -15 * Number(plain.cointegrating[0]), 1e-8);
      }),
    );
  });

  it("does not change with the order of the series, nor when one takes in part of another", () => {
    holds(
      fc.property(pairs, ([y, x]) => {
        const z = walk(noise(y.length, 2_000_077));
        const run = (others: Float64Array[]) =>
          engleGranger({ y, x: others, deterministic: "constant", lags: 1 });
        const mixed = z.map((value, t) => value + 0.5 * Number(x[t]));
        expectClose(run([z, x]).statistic, run([x, z]).statistic, 1e-8);
        expectClose(run([x, mixed]).statistic, run([x, z]).statistic, 1e-7);
      }),
    );
  });

  it("asks more of more series, in p and in critical values", () => {
    holds(
      fc.property(pairs, ([y, x]) => {
        const one = engleGranger({ y, x: [x], deterministic: "constant", lags: 1 });
        const z = walk(noise(y.length, 2_000_005));
        const two = engleGranger({ y, x: [x, z], deterministic: "constant", lags: 1 });
        expect(two.criticalValues.fivePercent).toBeLessThan(one.criticalValues.fivePercent);
        expect(one.p).toBeGreaterThanOrEqual(0);
        expect(two.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("finds a combination that stays put, and its coefficient", () => {
    const x = walk(noise(400, 1));
    const y = noise(400, 2).map((value, t) => value + 3 * Number(x[t]));
    const test = engleGranger({ y, x: [x], deterministic: "constant", lags: 1 });
    expect(test.p).toBeLessThan(1e-6);
    expect(Math.abs(Number(test.cointegrating[0]) - 3)).toBeLessThan(0.05);
  });

  it("rejects gaps, unequal lengths, constants, copies and too many series", () => {
    const [y, x] = [walk(noise(30, 1)), walk(noise(30, 2))];
    const run =
      (others: Float64Array[], outcome = y) =>
      () =>
        engleGranger({ y: outcome, x: others, deterministic: "constant", lags: 1 });
    expectError(run([x, withNaN(x, 4)]), "not-finite", /x\[1\]\[4\] is NaN/);
    expectError(run([x.slice(1)]), "unequal-lengths", /y has 30 values and x\[0\] 29/);
    expectError(run([constant(30)]), "constant", /x\[0\] is 0.1 throughout/);
    expectError(run([x], constant(30)), "constant", /y is 0.1 throughout/);
    expectError(run([moved(y, 2, 1)]), "singular", /y is a combination of x without residual/);
    expectError(run([x, x]), "singular", /nearly dependent/);
    expectError(run([x, x, x, x, x, x]), "too-many", /series is 7; .* the table ends at 6/);
  });
});
