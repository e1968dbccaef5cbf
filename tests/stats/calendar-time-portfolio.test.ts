import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CalendarTimeInput, calendarTimePortfolio } from "../../src/stats/calendar-time-portfolio.js";
import { mean } from "../../src/stats/mean.js";
import { madeReturns, variedReturns } from "./event-series.js";
import { expectAllClose, expectClose, expectError, holds, reversed } from "./reference.js";

const studies = fc.record({
  returns: variedReturns(40),
  events: fc.subarray([3, 5, 6, 14, 20, 21, 30], { minLength: 1 }),
  horizon: fc.integer({ min: 1, max: 6 }),
  lag: fc.integer({ min: 0, max: 8 }),
});

function insideOutside({ returns, events, horizon }: CalendarTimeInput): [Float64Array, Float64Array] {
  const inside = (_: number, t: number) =>
    Array.from(events).some((event) => t > event && t <= event + horizon);
  return [returns.filter(inside), returns.filter((value, t) => !inside(value, t))];
}

describe("calendarTimePortfolio", () => {
  it("is the difference of the means inside and outside the windows, which count once (1e-13)", () => {
    holds(
      fc.property(studies, (study) => {
        const result = calendarTimePortfolio(study);
        const [inside, outside] = insideOutside(study);
        expectAllClose([result.alpha], [mean(inside) - mean(outside)], 1e-13);
        expect(result.covered).toBe(inside.length);
        expect(result.windowPeriods).toBe(study.events.length * study.horizon);
      }),
    );
  });

  // With D the only regressor the HC0 error is that of two means with divisors n.
  it("has the standard error of two independent means at lag 0 (1e-12)", () => {
    holds(
      fc.property(studies, (study) => {
        const variance = insideOutside(study).reduce((sum, values) => {
          const center = mean(values);
          return (
            sum + values.reduce((squares, value) => squares + (value - center) ** 2, 0) / values.length ** 2
          );
        }, 0);
        expectClose(calendarTimePortfolio({ ...study, lag: 0 }).standardError, Math.sqrt(variance), 1e-12);
      }),
    );
  });

  it("does not change its t when returns are scaled or moved, and trades its sign when they are mirrored", () => {
    holds(
      fc.property(studies, (study) => {
        const { t, p } = calendarTimePortfolio(study);
        const run = (change: (value: number) => number) =>
          calendarTimePortfolio({ ...study, returns: study.returns.map(change) });
        expect(Math.abs(run((value) => 3 * value).t - t)).toBeLessThan(1e-9);
        expect(Math.abs(run((value) => value + 0.1).t - t)).toBeLessThan(1e-9);
        expect(Math.abs(run((value) => -value).t + t)).toBeLessThan(1e-12);
        expect(Math.abs(run((value) => -value).p - p)).toBeLessThan(1e-12);
      }),
    );
  });

  it("does not change when time runs backwards (1e-11)", () => {
    holds(
      fc.property(studies, (study) => {
        const last = study.returns.length - 1;
        const mirrored = study.events.map((event) => last - event - study.horizon - 1).reverse();
        const forwards = calendarTimePortfolio(study);
        const backwards = calendarTimePortfolio({
          ...study,
          returns: reversed(study.returns),
          events: mirrored,
        });
        expect(Math.abs(backwards.alpha - forwards.alpha)).toBeLessThan(1e-13);
        expect(Math.abs(backwards.t - forwards.t)).toBeLessThan(1e-11);
      }),
    );
  });

  it("holds the market fixed: its multiples in the returns leave alpha and t as they are (1e-10)", () => {
    const market = madeReturns(40, 99);
    holds(
      fc.property(studies, fc.integer({ min: -3, max: 3 }), (study, beta) => {
        const plain = calendarTimePortfolio({ ...study, market });
        const returns = study.returns.map((value, t) => value + beta * Number(market[t]));
        const result = calendarTimePortfolio({ ...study, returns, market });
        expect(Math.abs(result.alpha - plain.alpha)).toBeLessThan(1e-12);
        expect(Math.abs(result.t - plain.t)).toBeLessThan(1e-10);
      }),
    );
  });

  it("rejects windows past the end, no events, a market of another length, and returns that do not vary", () => {
    const input: CalendarTimeInput = { returns: madeReturns(20), events: [2, 9], horizon: 4, lag: 2 };
    const run = (change: Partial<CalendarTimeInput>) => () => calendarTimePortfolio({ ...input, ...change });
    expectError(run({ events: [2, 16] }), "out-of-range", /events\[1\] is 16, outside the 16 positions/);
    expectError(run({ events: [] }), "too-few", /events is empty; there is no portfolio/);
    expectError(run({ horizon: 0 }), "too-few", /horizon is 0/);
    expectError(run({ horizon: 25 }), "out-of-range", /events\[0\] is 2, outside the 0 positions/);
    expectError(run({ lag: -1 }), "too-few", /lag is -1/);
    expectError(run({ lag: 20 }), "out-of-range", /lag is 20/);
    expectError(run({ market: madeReturns(19) }), "unequal-lengths", /market/);
    expectError(run({ market: new Float64Array(20).fill(0.1) }), "singular", /./);
    expectError(run({ market: madeReturns(20).map(() => Number.NaN) }), "not-finite", /market\[0\] is NaN/);
    expectError(run({ events: [3, 2] }), "unsorted", /events\[1\] is 2 after 3/);
    const step = Float64Array.from({ length: 20 }, (_, t) => (t > 2 && t < 7 ? 0.5 : 0.25));
    expectError(
      run({ returns: step, events: [2] }),
      "constant",
      /inside and outside the windows do not vary/,
    );
  });
});
