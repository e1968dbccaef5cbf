import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { romanoWolf } from "../../src/stats/romano-wolf.js";
import { expectError, holds, reversed } from "./reference.js";

const sides = fc.constantFrom("greater" as const, "less" as const, "two-sided" as const);
const families = fc
  .record({ hypotheses: fc.integer({ min: 1, max: 5 }), draws: fc.integer({ min: 1, max: 20 }) })
  .chain(({ hypotheses, draws }) => {
    const numbers = (length: number) =>
      fc
        .array(fc.integer({ min: -6, max: 6 }), { minLength: length, maxLength: length })
        .map((array) => Float64Array.from(array));
    return fc.record({
      statistics: numbers(hypotheses),
      draws: fc.array(numbers(draws), { minLength: hypotheses, maxLength: hypotheses }),
    });
  });

describe("romanoWolf", () => {
  it("is its definition: the maximum over the hypotheses not yet tested, then over the more extreme ones", () => {
    holds(
      fc.property(families, ({ statistics, draws }) => {
        const { stepDown, singleStep } = romanoWolf({ statistics, draws, alternative: "greater" });
        const count = Number(draws[0]?.length);
        const share = (members: number[], threshold: number) => {
          let reaching = 0;
          for (let b = 0; b < count; b++) {
            if (Math.max(...members.map((k) => Number(draws[k]?.[b]))) >= threshold) reaching++;
          }
          return (1 + reaching) / (1 + count);
        };
        statistics.forEach((own, k) => {
          const all = Array.from(statistics, (_, i) => i);
          const stages = all
            .filter((j) => Number(statistics[j]) >= own)
            .map((j) => {
              const level = Number(statistics[j]);
              return share(
                all.filter((i) => Number(statistics[i]) <= level),
                level,
              );
            });
          expect(stepDown[k]).toBe(Math.max(...stages));
          expect(singleStep[k]).toBe(share(all, own));
        });
      }),
    );
  });

  it("lies between the p of the hypothesis alone and the single step's", () => {
    holds(
      fc.property(families, sides, (family, alternative) => {
        const { unadjusted, stepDown, singleStep } = romanoWolf({ ...family, alternative });
        stepDown.forEach((p, k) => {
          expect(p).toBeGreaterThanOrEqual(Number(unadjusted[k]));
          expect(p).toBeLessThanOrEqual(Number(singleStep[k]));
        });
      }),
    );
  });

  it("follows its hypotheses when they change places, and trades its sides with the sign", () => {
    holds(
      fc.property(families, ({ statistics, draws }) => {
        const { stepDown } = romanoWolf({ statistics, draws, alternative: "greater" });
        const turned = romanoWolf({
          statistics: reversed(statistics),
          draws: [...draws].reverse(),
          alternative: "greater",
        });
        expect(turned.stepDown).toEqual(reversed(stepDown));
        const mirrored = romanoWolf({
          statistics: statistics.map((t) => -t),
          draws: draws.map((draw) => draw.map((t) => -t)),
          alternative: "less",
        });
        expect(mirrored.stepDown).toEqual(stepDown);
      }),
    );
  });

  it("does not change when one scale serves all, nor with the order of the draws", () => {
    holds(
      fc.property(families, sides, ({ statistics, draws }, alternative) => {
        const before = romanoWolf({ statistics, draws, alternative });
        const scaled = romanoWolf({
          statistics: statistics.map((t) => 4 * t),
          draws: draws.map((draw) => reversed(draw).map((t) => 4 * t)),
          alternative,
        });
        expect(scaled).toEqual(before);
      }),
    );
  });

  it("gives a single hypothesis its own p three times", () => {
    const result = romanoWolf({
      statistics: Float64Array.of(2),
      draws: [Float64Array.of(1, -2, 3)],
      alternative: "two-sided",
    });
    expect([result.unadjusted[0], result.singleStep[0], result.stepDown[0]]).toEqual([3 / 4, 3 / 4, 3 / 4]);
  });

  it("rejects families without hypotheses or draws, of unequal lengths or with missing values", () => {
    const run = (statistics: number[], draws: number[][]) => () =>
      romanoWolf({
        statistics: Float64Array.from(statistics),
        draws: draws.map((draw) => Float64Array.from(draw)),
        alternative: "greater",
      });
    expectError(run([], []), "too-few", /statistics is empty/);
    expectError(run([1], [[]]), "too-few", /draws\[0\] is empty/);
    expectError(run([1, 2], [[1]]), "unequal-lengths", /draws has 1 hypotheses, statistics has 2/);
    expectError(run([1, 2], [[1], [1, 2]]), "unequal-lengths", /draws\[1\] has 2 values, draws\[0\] has 1/);
    expectError(run([1, Number.NaN], [[1], [1]]), "not-finite", /statistics\[1\] is NaN/);
    expectError(run([1, 2], [[1], [Number.NaN]]), "not-finite", /draws\[1\]\[0\] is NaN/);
  });
});
