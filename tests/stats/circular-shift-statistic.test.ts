import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { circularShiftStatistic } from "../../src/stats/circular-shift-statistic.js";
import { circularShiftTest } from "../../src/stats/circular-shift-test.js";
import { matchedPlacebo } from "../../src/stats/matched-placebo.js";
import { shiftPValue } from "../../src/stats/shift-p-value.js";
import { expectAllClose, expectError, holds, reversed } from "./reference.js";
import { studies, unlessConstant } from "./studies.js";

const sides = fc.constantFrom("greater" as const, "less" as const, "two-sided" as const);
const pairs = fc.integer({ min: 2, max: 20 }).chain((n) => {
  const array = fc
    .array(fc.integer({ min: -4, max: 4 }), { minLength: n, maxLength: n })
    .map((numbers) => Float64Array.from(numbers));
  return fc.record({ series: array, other: array });
});

function product(other: Float64Array) {
  return (moved: Float64Array) => moved.reduce((sum, value, t) => sum + value * Number(other[t]), 0);
}

describe("circularShiftStatistic", () => {
  it("has the statistic of the definition at every shift, and its share", () => {
    holds(
      fc.property(pairs, sides, ({ series, other }, alternative) => {
        const statistic = product(other);
        const result = unlessConstant(() => circularShiftStatistic({ series, statistic, alternative }));
        const n = series.length;
        const expected = series.map((_, shift) =>
          statistic(series.map((_, t) => Number(series[(t - shift + n) % n]))),
        );
        expect(result.placebo).toEqual(expected);
        expect(result.p).toBe(shiftPValue(expected, alternative));
        expect([result.observed, result.smallestAttainable]).toEqual([expected[0], 1 / n]);
      }),
    );
  });

  it("is the event study's test when a calendar of events is moved", () => {
    holds(
      fc.property(studies(), sides, ({ outcomes, events }, alternative) => {
        const series = new Float64Array(outcomes.length);
        for (const event of Array.from(events)) series[event] = 1;
        const byEvents = unlessConstant(() => circularShiftTest({ outcomes, events, alternative }));
        const statistic = (moved: Float64Array) => product(outcomes)(moved) / events.length;
        const byStatistic = unlessConstant(() => circularShiftStatistic({ series, statistic, alternative }));
        expectAllClose(byStatistic.placebo, byEvents.placebo, 1e-15);
        expect(byStatistic.p).toBe(byEvents.p);
      }),
    );
  });

  it("uses the shifts given, zero first, whatever their sign", () => {
    holds(
      fc.property(pairs, fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 }), (pair, numbers) => {
        const { series, other } = pair;
        const n = series.length;
        const seen = new Map(numbers.map((shift) => [((shift % n) + n) % n, shift]));
        fc.pre([...seen.keys()].some((shift) => shift !== 0));
        const shared = { series, statistic: product(other), alternative: "greater" as const };
        const all = unlessConstant(() => circularShiftStatistic(shared));
        const some = unlessConstant(() => circularShiftStatistic({ ...shared, shifts: [...seen.values()] }));
        expect(Array.from(some.shifts)).toEqual([0, ...[...seen.keys()].filter((shift) => shift !== 0)]);
        expect(some.placebo).toEqual(Float64Array.from(some.shifts, (shift) => Number(all.placebo[shift])));
      }),
    );
  });

  it("does not change p when time runs backwards for both sides, or when the statistic is scaled up", () => {
    holds(
      fc.property(pairs, sides, ({ series, other }, alternative) => {
        const run = (a: Float64Array, b: Float64Array, scale: number) =>
          unlessConstant(() =>
            circularShiftStatistic({ series: a, statistic: (m) => scale * product(b)(m), alternative }),
          ).p;
        expect(run(reversed(series), reversed(other), 1)).toBe(run(series, other, 1));
        expect(run(series, other, 8)).toBe(run(series, other, 1));
      }),
    );
  });

  it("rejects series and shifts that cannot be moved, statistics without a value, and stops when told to", () => {
    const series = Float64Array.of(1, 2, 3);
    const good = {
      series,
      statistic: (moved: Float64Array) => Number(moved[0]),
      alternative: "greater",
    } as const;
    const run = (change: object) => () => circularShiftStatistic({ ...good, ...change });
    expectError(run({ series: Float64Array.of(1) }), "too-few", /series has 1 value; at least 2 are needed/);
    expectError(run({ series: series.with(1, Number.NaN) }), "not-finite", /series\[1\] is NaN/);
    expectError(run({ series: new Float64Array(3) }), "constant", /series is 0 throughout/);
    expectError(run({ shifts: [1, 4] }), "unsorted", /shifts\[1\] is 4, given before; each shift of the 3/);
    expectError(run({ shifts: [0.5] }), "not-integer", /shifts\[0\] is 0.5/);
    expectError(run({ shifts: [3] }), "too-few", /shifts names none but 0/);
    expectError(run({ statistic: () => 1 }), "constant", /the statistic is the same at every shift/);
    expectError(run({ statistic: () => Number.NaN }), "not-finite", /the statistic at shift 0 is NaN/);
    expectError(run({ signal: AbortSignal.abort() }), "aborted", /aborted after 0 of 3/);
  });
});

describe("matchedPlacebo", () => {
  const withStates = studies().chain((study) =>
    fc
      .array(fc.integer({ min: 0, max: 1 }), {
        minLength: study.outcomes.length,
        maxLength: study.outcomes.length,
      })
      .map((states) => ({ ...study, states })),
  );

  function unlessRefused<T>(run: () => T): T {
    return unlessConstant(() => {
      try {
        return run();
      } catch (error) {
        if (String(error).includes("no shift but 0")) fc.pre(false);
        throw error;
      }
    });
  }

  it("is the circular-shift test when every start has the same state", () => {
    holds(
      fc.property(studies(), sides, (study, alternative) => {
        const plain = unlessConstant(() => circularShiftTest({ ...study, alternative }));
        const states = new Array(study.outcomes.length).fill(7);
        const matched = matchedPlacebo({ ...study, states, alternative });
        expect(matched.p).toBe(plain.p);
        expect(matched.placebo).toEqual(plain.placebo);
      }),
    );
  });

  it("counts exactly the shifts that put every event on a start of its own state", () => {
    holds(
      fc.property(withStates, sides, ({ outcomes, events, states }, alternative) => {
        const result = unlessRefused(() => matchedPlacebo({ outcomes, events, states, alternative }));
        const n = outcomes.length;
        const expected = Array.from(outcomes, (_, shift) => shift).filter((shift) =>
          Array.from(events).every((event) => states[(event + shift) % n] === states[event]),
        );
        expect(Array.from(result.shifts)).toEqual(expected);
        expect(result.smallestAttainable).toBe(1 / expected.length);
        expect(result.p).toBe(shiftPValue(result.placebo, alternative));
        expect(result.observed).toBe(result.placebo[0]);
      }),
    );
  });

  it("does not depend on how states are named", () => {
    holds(
      fc.property(withStates, ({ outcomes, events, states }) => {
        const run = (named: number[]) =>
          unlessRefused(() => matchedPlacebo({ outcomes, events, states: named, alternative: "greater" }));
        expect(run(states.map((state) => 5 - 3 * state))).toEqual(run(states));
      }),
    );
  });

  it("rejects states of another length or without a meaning, and calendars that nothing matches", () => {
    const study = { outcomes: Float64Array.of(1, 2, 4, 3), events: [0, 1], alternative: "greater" } as const;
    const run = (states: number[]) => () => matchedPlacebo({ ...study, states });
    expectError(run([1, 1]), "unequal-lengths", /states has 2 values, outcomes has 4/);
    expectError(run([1, 0.5, 1, 1]), "not-integer", /states\[1\] is 0.5/);
    expectError(run([1, Number.NaN, 1, 1]), "not-finite", /states\[1\] is NaN/);
    expectError(run([1, 0, 0, 0]), "too-few", /no shift but 0 keeps the state of every event/);
  });
});
