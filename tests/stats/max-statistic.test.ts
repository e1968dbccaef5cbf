import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { circularPlacebo, type EventOutcomes } from "../../src/stats/circular-placebo.js";
import { circularShiftTest } from "../../src/stats/circular-shift-test.js";
import { familyMaxima, familyWiseP, maxStatistic } from "../../src/stats/max-statistic.js";
import { mean } from "../../src/stats/mean.js";
import { standardDeviation } from "../../src/stats/standard-deviation.js";
import { expectError, holds, reversed } from "./reference.js";
import { directMeans, studies, unlessConstant } from "./studies.js";

const sides = fc.constantFrom("greater" as const, "less" as const, "two-sided" as const);
const families = fc
  .integer({ min: 4, max: 20 })
  .chain((size) => fc.array(studies(size), { minLength: 1, maxLength: 5 }));

function scoresOf(study: EventOutcomes): number[] {
  const means = Float64Array.from(directMeans(study));
  return Array.from(means, (value) => (value - mean(means)) / standardDeviation(means));
}

describe("maxStatistic", () => {
  it("counts the shifts at which the best of the family does as well, one by one", () => {
    holds(
      fc.property(families, (specifications) => {
        const result = unlessConstant(() => maxStatistic({ specifications, own: 0, alternative: "greater" }));
        const scores = specifications.map(scoresOf);
        const maxima = Array.from(result.maxima, (_, s) => Math.max(...scores.map((z) => Number(z[s]))));
        const own = Number(scores[0]?.[0]);
        expect(result.p).toBe(maxima.filter((value) => value >= own - 1e-9).length / maxima.length);
        expect(Math.abs(result.standardised - own)).toBeLessThanOrEqual(1e-12);
        result.maxima.forEach((maximum, s) => {
          expect(Math.abs(maximum - Number(maxima[s]))).toBeLessThanOrEqual(1e-12);
        });
      }),
    );
  });

  it("is the circular-shift p of a specification without rivals, and of one repeated", () => {
    holds(
      fc.property(studies(), sides, (study, alternative) => {
        const { p } = unlessConstant(() => circularShiftTest({ ...study, alternative }));
        expect(maxStatistic({ specifications: [study], own: 0, alternative }).p).toBe(p);
        expect(maxStatistic({ specifications: [study, study, study], own: 1, alternative }).p).toBe(p);
      }),
    );
  });

  it("never falls when a specification joins the family", () => {
    holds(
      fc.property(families, sides, (specifications, alternative) => {
        const all = unlessConstant(() => maxStatistic({ specifications, own: 0, alternative }));
        const alone = maxStatistic({ specifications: specifications.slice(0, 1), own: 0, alternative });
        expect(all.p).toBeGreaterThanOrEqual(alone.p);
      }),
    );
  });

  it("does not depend on the order of the family, nor on the units of its members", () => {
    holds(
      fc.property(families, sides, (specifications, alternative) => {
        const { p } = unlessConstant(() => maxStatistic({ specifications, own: 0, alternative }));
        const rescaled = specifications.map(({ outcomes, events }, k) => ({
          outcomes: outcomes.map((value) => value * (k + 0.1) + k),
          events,
        }));
        const own = specifications.length - 1;
        expect(maxStatistic({ specifications: rescaled.reverse(), own, alternative }).p).toBe(p);
      }),
    );
  });

  it("does not change when time runs backwards, and trades its sides with the sign", () => {
    holds(
      fc.property(families, (specifications) => {
        const { p } = unlessConstant(() => maxStatistic({ specifications, own: 0, alternative: "greater" }));
        const mirrored = specifications.map(({ outcomes, events }) => ({
          outcomes: reversed(outcomes).map((value) => -value),
          events: Array.from(events, (event) => outcomes.length - 1 - event).reverse(),
        }));
        expect(maxStatistic({ specifications: mirrored, own: 0, alternative: "less" }).p).toBe(p);
      }),
    );
  });

  it("is at least one in as many shifts, and says so", () => {
    const outcomes = Float64Array.of(1, 0);
    const result = maxStatistic({
      specifications: [{ outcomes, events: [0] }],
      own: 0,
      alternative: "greater",
    });
    expect(result.p).toBe(1 / 2);
    expect(result.smallestAttainable).toBe(1 / 2);
    expect(result.shifts).toBe(2);
  });

  it("rejects circles of different lengths, constants, missing events and a missing own, naming the specification", () => {
    const outcomes = Float64Array.of(1, 2, 4);
    const good = { outcomes, events: [0] };
    const run =
      (specifications: EventOutcomes[], own = 0) =>
      () =>
        maxStatistic({ specifications, own, alternative: "greater" });
    const short = { outcomes: Float64Array.of(1, 2), events: [0] };
    expectError(
      run([good, short]),
      "unequal-lengths",
      /specifications\[1\] has 2 places, the first .* has 3/,
    );
    expectError(run([good, { outcomes, events: [] }]), "too-few", /specifications\[1\]: events is empty/);
    const flat = { outcomes: new Float64Array(3), events: [0] };
    expectError(run([good, good, flat]), "constant", /specifications\[2\]: outcomes are all 0/);
    expectError(run([good], 1), "out-of-range", /own is 1, outside the 1 specifications/);
    expectError(run([], 0), "out-of-range", /own is 0, outside the 0 specifications/);
    expectError(run([good], 0.5), "not-integer", /own is 0.5/);
  });
});

describe("familyWiseP", () => {
  const own = Float64Array.of(3, 1, 2);

  it("is the p of its own placebo when there are no others", () => {
    expect(familyWiseP({ own, others: [], alternative: "greater" }).p).toBe(1 / 3);
  });

  it("is the same against the others as against what familyMaxima keeps of them", () => {
    holds(
      fc.property(families, sides, (specifications, alternative) => {
        const [first, ...others] = unlessConstant(() => specifications.map((one) => circularPlacebo(one)));
        const whole = unlessConstant(() => familyWiseP({ own: first as Float64Array, others, alternative }));
        const kept = familyMaxima(others, alternative);
        expect(familyWiseP({ own: first as Float64Array, others: kept, alternative })).toEqual(whole);
      }),
    );
  });

  it("rejects maxima of another circle", () => {
    const others = familyMaxima([Float64Array.of(1, 2)], "greater");
    expectError(
      () => familyWiseP({ own, others, alternative: "greater" }),
      "unequal-lengths",
      /others\[0\] has 2 places, the first specification has 3/,
    );
  });

  it("rejects a placebo of another length and one that never moves", () => {
    const run = (other: Float64Array) => () =>
      familyWiseP({ own, others: [own, other], alternative: "greater" });
    expectError(run(Float64Array.of(1, 2)), "unequal-lengths", /others\[1\] has 2 places/);
    expectError(
      run(Float64Array.of(0.1, 0.1, 0.1)),
      "constant",
      /others\[1\] has the same mean at every shift/,
    );
    expectError(run(Float64Array.of(1, Number.NaN, 2)), "not-finite", /others\[1\]\[1\] is NaN/);
  });
});
