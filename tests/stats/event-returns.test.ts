import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventReturns } from "../../src/stats/event-returns.js";
import { overlappingSums } from "../../src/stats/overlapping-sums.js";
import { madeReturns, weeklyReturns } from "./event-series.js";
import { expectAllClose, expectClose, expectError, holds, reversed } from "./reference.js";

const horizons = fc.integer({ min: 1, max: 8 });

describe("overlappingSums", () => {
  it("adds the returns after each period, that period's own left out", () => {
    expectAllClose(overlappingSums(Float64Array.of(1, 2, 4, 8, 16), 2), [6, 12, 24], 0);
    expectAllClose(overlappingSums(Float64Array.of(1, 2), 1), [2], 0);
  });

  it("moves by horizon times a constant added to every return (1e-14)", () => {
    holds(
      fc.property(weeklyReturns(9), horizons, (returns, horizon) => {
        const moved = overlappingSums(
          returns.map((value) => value + 0.5),
          horizon,
        );
        const expected = overlappingSums(returns, horizon).map((sum) => sum + 0.5 * horizon);
        expectAllClose(moved, expected, 1e-14);
      }),
    );
  });

  it("is the difference of cumulated returns (1e-13)", () => {
    holds(
      fc.property(weeklyReturns(9), horizons, (returns, horizon) => {
        let level = 0;
        const levels = returns.map((value) => {
          level += value;
          return level;
        });
        const sums = overlappingSums(returns, horizon);
        expectAllClose(
          sums,
          sums.map((_, t) => Number(levels[t + horizon]) - Number(levels[t])),
          1e-13,
        );
      }),
    );
  });

  it("mirrors when time runs backwards (1e-14)", () => {
    holds(
      fc.property(weeklyReturns(9), horizons, (returns, horizon) => {
        const withFirst = overlappingSums(Float64Array.of(0, ...returns), horizon);
        const mirrored = overlappingSums(Float64Array.of(0, ...reversed(returns)), horizon);
        expectAllClose(reversed(mirrored), withFirst, 1e-14);
      }),
    );
  });

  it("rejects a horizon of zero, one that leaves no window, and gaps", () => {
    const returns = Float64Array.of(0.1, 0.2, 0.3, 0.4);
    expectError(() => overlappingSums(returns, 0), "too-few", /horizon is 0; at least 1 is needed/);
    expectError(() => overlappingSums(returns, 4), "too-few", /4 values; a horizon of 4 needs at least 5/);
    expectError(() => overlappingSums(returns, 1.5), "not-integer", /horizon is 1.5/);
    expectError(() => overlappingSums(Float64Array.of(1, Number.NaN), 1), "not-finite", /\[1\] is NaN/);
  });
});

describe("eventReturns", () => {
  const studies = weeklyReturns(20).chain((returns) =>
    fc.record({
      returns: fc.constant(returns),
      horizon: horizons,
      events: fc.subarray(
        Array.from({ length: returns.length - 8 }, (_, t) => t),
        { minLength: 1 },
      ),
    }),
  );

  it("has the mean, median and hit rate of the windows taken one by one", () => {
    holds(
      fc.property(studies, ({ returns, events, horizon }) => {
        const result = eventReturns({ returns, events, horizon });
        const sums = events.map((event) =>
          returns.slice(event + 1, event + 1 + horizon).reduce((sum, value) => sum + value, 0),
        );
        const sorted = [...sums].sort((a, b) => a - b);
        const middle = (sorted.length - 1) / 2;
        const median = (Number(sorted[Math.floor(middle)]) + Number(sorted[Math.ceil(middle)])) / 2;
        expectAllClose(result.cumulative, sums, 1e-15);
        expect(Math.abs(result.mean - sums.reduce((a, b) => a + b, 0) / sums.length)).toBeLessThan(1e-14);
        expect(Math.abs(result.median - median)).toBeLessThan(1e-15);
        expect(result.hitRate).toBe(sums.filter((sum) => sum > 0).length / sums.length);
      }),
    );
  });

  it("keeps its excess when every return rises by the same (1e-14)", () => {
    holds(
      fc.property(studies, (study) => {
        const moved = study.returns.map((value) => value + 0.25);
        const difference = eventReturns({ ...study, returns: moved }).excess - eventReturns(study).excess;
        expect(Math.abs(difference)).toBeLessThan(1e-13);
      }),
    );
  });

  it("has no excess when every start is an event", () => {
    holds(
      fc.property(weeklyReturns(9), horizons, (returns, horizon) => {
        const events = Array.from({ length: returns.length - horizon }, (_, t) => t);
        expect(eventReturns({ returns, events, horizon }).excess).toBe(0);
      }),
    );
  });

  it("scales with the returns", () => {
    holds(
      fc.property(studies, (study) => {
        const doubled = eventReturns({ ...study, returns: study.returns.map((value) => 2 * value) });
        const plain = eventReturns(study);
        expect(doubled.mean).toBe(2 * plain.mean);
        expect(doubled.median).toBe(2 * plain.median);
        expect(doubled.hitRate).toBe(plain.hitRate);
      }),
    );
  });

  it("rejects an empty list of events and an event whose window is not over", () => {
    const returns = madeReturns(10);
    expectError(() => eventReturns({ returns, events: [], horizon: 2 }), "too-few", /events is empty/);
    expectError(
      () => eventReturns({ returns, events: [1, 8], horizon: 2 }),
      "out-of-range",
      /events\[1\] is 8, outside the 8 positions counted from 0/,
    );
    expectError(() => eventReturns({ returns, events: [3, 3], horizon: 2 }), "unsorted", /events\[1\] is 3/);
    expectClose(
      eventReturns({ returns, events: [7], horizon: 2 }).hitRate,
      Number(returns[8]) + Number(returns[9]) > 0 ? 1 : 0,
      0,
    );
  });
});
