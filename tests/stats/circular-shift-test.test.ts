import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { circularShiftTest } from "../../src/stats/circular-shift-test.js";
import { mean } from "../../src/stats/mean.js";
import { shiftPValue } from "../../src/stats/shift-p-value.js";
import {
  expectAllClose,
  expectClose,
  expectError,
  holds,
  readColumn,
  readReference,
  reversed,
} from "./reference.js";
import { directMeans, studies, unlessConstant } from "./studies.js";

interface EventStudy {
  readonly events: number[];
  readonly n: number;
  readonly mean_CAR: number;
  readonly uncond_mean: number;
  readonly excess: number;
  readonly placebo_n: number;
  readonly placebo_p_one: number;
}

const names = ["ds1_lead8", "ds2_null", "ds3_common"] as const;
const reference =
  readReference<Record<(typeof names)[number], { event_study_52_13_13: Record<string, EventStudy> }>>(
    "expected/events_py.json",
  );
const cases = names.flatMap((name) => [4, 8, 13, 26].map((horizon) => ({ name, horizon })));
const sides = fc.constantFrom("greater" as const, "less" as const, "two-sided" as const);

function sumsOnCircle(returns: Float64Array, horizon: number): Float64Array {
  return returns.map((_, t) => {
    let sum = 0;
    for (let j = 1; j <= horizon; j++) sum += Number(returns[(t + j) % returns.length]);
    return sum;
  });
}

// NumPy 1.24.2: means to 1e-9 relative, p exactly.
describe.each(cases)("the event study of $name over $horizon weeks", ({ name, horizon }) => {
  const study = reference[name].event_study_52_13_13[`h${horizon}`] as EventStudy;
  const returns = readColumn(`data/${name}.csv`, "y");
  const circle = sumsOnCircle(returns, horizon);
  const admissible = circle.slice(0, returns.length - horizon);
  const { events } = study;

  it("has the reference's mean after the events and over all starts", () => {
    const result = circularShiftTest({ outcomes: admissible, events, alternative: "greater" });
    expectClose(result.observed, study.mean_CAR, 1e-9);
    expectClose(result.placeboMean, study.uncond_mean, 1e-9);
    expectClose(result.observed - result.placeboMean, study.excess, 1e-9);
  });

  it("has the reference's p once the shifts whose windows cross the end are left out, as there", () => {
    const { placebo } = circularShiftTest({ outcomes: circle, events, alternative: "greater" });
    const crossing = (shift: number) =>
      events.some((t) => ((t + shift) % circle.length) + horizon >= circle.length);
    const kept = placebo.filter((_, shift) => !crossing(shift));
    expect(kept.length).toBe(study.placebo_n);
    expect(shiftPValue(kept, "greater")).toBe(study.placebo_p_one);
  });
});

describe("circularShiftTest", () => {
  it("has the means and the count of the definition, summed one by one", () => {
    holds(
      fc.property(studies(), (study) => {
        const result = unlessConstant(() => circularShiftTest({ ...study, alternative: "greater" }));
        const means = directMeans(study);
        expect(Array.from(result.placebo)).toEqual(means);
        expect(result.p).toBe(means.filter((value) => value >= Number(means[0])).length / means.length);
        expect(result.smallestAttainable).toBe(1 / study.outcomes.length);
      }),
    );
  });

  it("has the mean of all outcomes as the mean of its placebo (1e-13)", () => {
    holds(
      fc.property(studies(), (study) => {
        const { placeboMean } = unlessConstant(() => circularShiftTest({ ...study, alternative: "greater" }));
        expect(Math.abs(placeboMean - mean(study.outcomes))).toBeLessThanOrEqual(1e-13);
      }),
    );
  });

  it("does not change p when the outcomes are shifted and scaled up, and trades its sides when they are mirrored", () => {
    holds(
      fc.property(studies(), ({ outcomes, events }) => {
        const p = (values: Float64Array, alternative: "greater" | "less" | "two-sided") =>
          unlessConstant(() => circularShiftTest({ outcomes: values, events, alternative })).p;
        const moved = outcomes.map((value) => value * 0.1 + 0.7);
        const mirrored = outcomes.map((value) => value * -0.1);
        expect(p(moved, "greater")).toBe(p(outcomes, "greater"));
        expect(p(moved, "two-sided")).toBe(p(outcomes, "two-sided"));
        expect(p(mirrored, "less")).toBe(p(outcomes, "greater"));
        expect(p(mirrored, "two-sided")).toBe(p(outcomes, "two-sided"));
      }),
    );
  });

  it("does not change p when time runs backwards", () => {
    holds(
      fc.property(studies(), sides, ({ outcomes, events }, alternative) => {
        const last = outcomes.length - 1;
        const mirrored = Array.from(events, (event) => last - event).reverse();
        const forwards = unlessConstant(() => circularShiftTest({ outcomes, events, alternative })).p;
        expect(circularShiftTest({ outcomes: reversed(outcomes), events: mirrored, alternative }).p).toBe(
          forwards,
        );
      }),
    );
  });

  it("does not change p when calendar and events turn together", () => {
    holds(
      fc.property(studies(), sides, fc.nat({ max: 29 }), ({ outcomes, events }, alternative, turn) => {
        const size = outcomes.length;
        const turned = outcomes.map((_, i) => Number(outcomes[(i + turn) % size]));
        const moved = Array.from(events, (event) => (event - (turn % size) + size) % size).sort(
          (a, b) => a - b,
        );
        const before = unlessConstant(() => circularShiftTest({ outcomes, events, alternative })).p;
        expect(circularShiftTest({ outcomes: turned, events: moved, alternative }).p).toBe(before);
      }),
    );
  });

  it("turns its placebo when only the events move, as tuples of one shift", () => {
    const outcomes = Float64Array.of(0.1, -0.2, 0.4, 0.3, -0.5, 0.2);
    const first = circularShiftTest({ outcomes, events: [0, 2], alternative: "greater" });
    const later = circularShiftTest({ outcomes, events: [1, 3], alternative: "greater" });
    expectAllClose(later.placebo.slice(0, 5), first.placebo.slice(1), 1e-16);
  });

  it("gives one event the rank of its outcome", () => {
    const outcomes = Float64Array.of(5, 1, 4, 2, 3);
    const p = (event: number) => circularShiftTest({ outcomes, events: [event], alternative: "greater" }).p;
    expect([0, 1, 2, 3, 4].map(p)).toEqual([1 / 5, 1, 2 / 5, 4 / 5, 3 / 5]);
  });

  it("has p 1/2 or 1 on the smallest circle, two places", () => {
    const outcomes = Float64Array.of(1, 0);
    expect(circularShiftTest({ outcomes, events: [0], alternative: "greater" }).p).toBe(1 / 2);
    expect(circularShiftTest({ outcomes, events: [1], alternative: "greater" }).p).toBe(1);
    expect(circularShiftTest({ outcomes, events: [0], alternative: "two-sided" }).p).toBe(1);
  });

  it("counts ties of decimals that addition leaves apart by rounding", () => {
    const outcomes = Float64Array.of(0.1, 0.2, 0, 0.3, 0, 0, 0, 0);
    expect(circularShiftTest({ outcomes, events: [0, 1], alternative: "greater" }).p).toBe(3 / 8);
  });

  it("follows five hundred events through six thousand days within a second", () => {
    const outcomes = Float64Array.from({ length: 6000 }, (_, i) => Math.sin(i * i));
    const events = Int32Array.from({ length: 500 }, (_, i) => 11 * i + (i % 3));
    expect(circularShiftTest({ outcomes, events, alternative: "greater" }).shifts).toBe(6000);
  }, 1000);

  it("rejects missing, misplaced, unsorted and repeated events, by name and index", () => {
    const outcomes = Float64Array.of(1, 2, 4);
    const run = (events: number[]) => () => circularShiftTest({ outcomes, events, alternative: "greater" });
    expectError(run([]), "too-few", /events is empty/);
    expectError(run([0, 3]), "out-of-range", /events\[1\] is 3, outside the 3 positions counted from 0/);
    expectError(run([2, 1]), "unsorted", /events\[1\] is 1 after 2/);
    expectError(run([1, 1]), "unsorted", /events\[1\] is 1 after 1/);
    expectError(run([0.5]), "not-integer", /events\[0\] is 0.5/);
    expectError(run([Number.NaN]), "not-finite", /events\[0\] is NaN/);
  });

  it("rejects outcomes that are missing, too few, or all alike, and events that fill the circle evenly", () => {
    const run = (outcomes: number[], events: number[]) => () =>
      circularShiftTest({ outcomes: Float64Array.from(outcomes), events, alternative: "greater" });
    expectError(run([1, Number.NaN, 2], [0]), "not-finite", /outcomes\[1\] is NaN/);
    expectError(run([1], [0]), "too-few", /outcomes has 1 value/);
    expectError(run([0.1, 0.1, 0.1], [0]), "constant", /outcomes are all 0.1/);
    expectError(run([0.1, 0.2, 0.3], [0, 1, 2]), "constant", /every shift of the events has the same mean/);
    expectError(run([0.1, 0.2, 0.2, 0.1], [0, 2]), "constant", /every shift/);
    expectError(run([1.7e308, 1.7e308, 0], [0, 1]), "out-of-range", /overflows/);
  });
});
