import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excessKurtosis, skewness } from "../../src/stats/moments.js";
import { performance, sharpeRatio } from "../../src/stats/performance.js";
import { standardDeviation } from "../../src/stats/standard-deviation.js";
import { madeReturns, variedReturns } from "./event-series.js";
import { expectClose, expectError, holds, reversed } from "./reference.js";

const series = fc.integer({ min: 2, max: 40 }).chain(variedReturns);

describe("skewness and excessKurtosis", () => {
  // By hand: 0, 0, 0, 4 has m₂ = 3, m₃ = 6, m₄ = 21.
  it("are the moments of four values", () => {
    const values = Float64Array.of(0, 0, 0, 4);
    expectClose(skewness(values), 6 / 3 ** 1.5, 1e-15);
    expectClose(excessKurtosis(values), 21 / 9 - 3, 1e-14);
    expect(skewness(Float64Array.of(1, 5))).toBe(0);
    expect(excessKurtosis(Float64Array.of(1, 5))).toBe(-2);
  });

  it("do not depend on place, scale or order; the skewness changes sign in a mirror (1e-10)", () => {
    holds(
      fc.property(series, (values) => {
        const moved = reversed(values.map((value) => 3 * value - 1));
        expect(Math.abs(skewness(moved) - skewness(values))).toBeLessThan(1e-10);
        expect(Math.abs(excessKurtosis(moved) - excessKurtosis(values))).toBeLessThan(1e-10);
        expect(skewness(values.map((value) => -value))).toBeCloseTo(-skewness(values), 13);
      }),
    );
  });

  it("obey Pearson's inequality, kurtosis ≥ 1 + skewness²", () => {
    holds(
      fc.property(series, (values) => {
        expect(excessKurtosis(values) + 3).toBeGreaterThanOrEqual(1 + skewness(values) ** 2 - 1e-12);
      }),
    );
  });

  it("survive values whose powers overflow, and reject constants and gaps", () => {
    expectClose(skewness(Float64Array.of(0, 0, 0, 4e200)), 6 / 3 ** 1.5, 1e-14);
    expectError(() => skewness(Float64Array.of(0.1, 0.1, 0.1)), "constant", /values are all 0.1; the shape/);
    expectError(() => excessKurtosis(Float64Array.of()), "too-few", /values is empty/);
    expectError(() => skewness(Float64Array.of(1, Number.NaN)), "not-finite", /values\[1\] is NaN/);
    expectError(() => skewness(Float64Array.of(-1.7e308, 1.7e308, 1.7e308)), "out-of-range", /overflows/);
  });
});

describe("performance", () => {
  // By hand: 1 → 1.5 → 0.75 → 1.5 in three years.
  it("is that of three years by hand", () => {
    const result = performance({ returns: Float64Array.of(0.5, -0.5, 1), periodsPerYear: 1 });
    expect(result.finalValue).toBe(1.5);
    expectClose(result.growthRate, 1.5 ** (1 / 3) - 1, 1e-14);
    expect(result.maximumDrawdown).toBe(-0.5);
    expectClose(result.volatility, Math.sqrt(1.75 / 3), 1e-14);
    expectClose(result.sharpeRatio, 1 / 3 / Math.sqrt(1.75 / 3), 1e-14);
  });

  it("counts the starting value in the drawdown", () => {
    expect(performance({ returns: Float64Array.of(-0.25, 0.5), periodsPerYear: 1 }).maximumDrawdown).toBe(
      -0.25,
    );
    expect(performance({ returns: Float64Array.of(0.25, 0.5), periodsPerYear: 1 }).maximumDrawdown).toBe(0);
  });

  it("keeps value and growth in any order of the returns (1e-12)", () => {
    holds(
      fc.property(series, (returns) => {
        const forwards = performance({ returns, periodsPerYear: 52 });
        const backwards = performance({ returns: reversed(returns), periodsPerYear: 52 });
        expectClose(backwards.finalValue, forwards.finalValue, 1e-12);
        expectClose(1 + backwards.growthRate, 1 + forwards.growthRate, 1e-11);
        expect(Math.abs(backwards.sharpeRatio - forwards.sharpeRatio)).toBeLessThan(1e-9);
      }),
    );
  });

  it("has the deepest of all falls between two periods as its drawdown (1e-12)", () => {
    holds(
      fc.property(series, (returns) => {
        let level = 1;
        const levels = [1, ...Array.from(returns, (change) => (level *= 1 + change))];
        const falls = levels.flatMap((from, i) => levels.slice(i).map((to) => to / from - 1));
        expect(
          Math.abs(performance({ returns, periodsPerYear: 1 }).maximumDrawdown - Math.min(...falls)),
        ).toBeLessThan(1e-12);
      }),
    );
  });

  it("annualises: fourfold periods double volatility and Sharpe ratio (1e-13)", () => {
    holds(
      fc.property(series, (returns) => {
        const [slow, fast] = [13, 52].map((periodsPerYear) => performance({ returns, periodsPerYear }));
        expectClose(Number(fast?.volatility), 2 * Number(slow?.volatility), 1e-13);
        expectClose(Number(fast?.sharpeRatio), 2 * Number(slow?.sharpeRatio), 1e-13);
        expectClose(1 + Number(fast?.growthRate), (1 + Number(slow?.growthRate)) ** 4, 1e-11);
      }),
    );
  });

  it("takes the Sharpe ratio beyond cash, and only that", () => {
    const returns = madeReturns(30);
    const cash = madeReturns(30, 5).map((value) => value / 100);
    const beyond = returns.map((value, t) => value - Number(cash[t]));
    const result = performance({ returns, cash, periodsPerYear: 52 });
    expectClose(result.sharpeRatio, sharpeRatio({ returns: beyond, periodsPerYear: 52 }), 1e-14);
    expectClose(result.volatility, standardDeviation(returns) * Math.sqrt(52), 1e-14);
  });

  it("rejects ruin, a single period, cash of another length, and returns that do not vary beyond cash", () => {
    const run =
      (numbers: number[], cash?: number[], periodsPerYear = 52) =>
      () =>
        performance({
          returns: Float64Array.from(numbers),
          cash: cash && Float64Array.from(cash),
          periodsPerYear,
        });
    expectError(run([0.1, -1]), "out-of-range", /returns\[1\] is -1; a return of -1 or less leaves nothing/);
    expectError(run([0.1]), "too-few", /returns has 1 value; at least 2 are needed/);
    expectError(run([0.1, 0.2], [0]), "unequal-lengths", /returns has 2 values and cash 1/);
    expectError(run([0.1, 0.2], [0, Number.NaN]), "not-finite", /cash\[1\] is NaN/);
    expectError(run([0.1, 0.2], undefined, 0), "out-of-range", /periodsPerYear is 0; it must be positive/);
    expectError(
      run([0, 0]),
      "constant",
      /the returns beyond cash are all 0; their Sharpe ratio is undefined/,
    );
    expectError(run([1e200, 1e200]), "out-of-range", /the final value overflows|the growth rate overflows/);
  });
});
