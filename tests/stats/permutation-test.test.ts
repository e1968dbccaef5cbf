import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { permutationTest } from "../../src/stats/permutation-test.js";
import { rankSumTest } from "../../src/stats/rank-sum-test.js";
import { ranks } from "../../src/stats/ranks.js";
import { expectError, holds, reversed, values, wholes } from "./reference.js";
import { normals } from "./resample-inputs.js";
import { unlessConstant } from "./studies.js";

const sample = wholes(1, 6);
const sides = fc.constantFrom("greater" as const, "less" as const, "two-sided" as const);
const draws = { draws: 99, seed: 1 };

/** Sums of all ways to choose the first sample, through the bits of a whole number. */
function enumerated(first: Float64Array, second: Float64Array): number[] {
  const all = [...first, ...second];
  const sums: number[] = [];
  for (let code = 0; code < 2 ** all.length; code++) {
    const chosen = all.filter((_, i) => (code >> i) & 1);
    if (chosen.length === first.length) sums.push(chosen.reduce((sum, value) => sum + value, 0));
  }
  return sums;
}

describe("permutationTest", () => {
  it("counts all arrangements, one by one", () => {
    holds(
      fc.property(sample, sample, (first, second) => {
        const result = unlessConstant(() =>
          permutationTest({ first, second, alternative: "greater", ...draws }),
        );
        const sums = enumerated(first, second);
        const own = first.reduce((sum, value) => sum + value, 0);
        expect(result.arrangements).toBe(sums.length);
        expect(result.reaching).toBe(sums.filter((sum) => sum >= own).length);
        expect(result.p).toBe(result.reaching / sums.length);
        expect([result.exact, result.smallestAttainable]).toEqual([true, 1 / sums.length]);
      }),
    );
  });

  it("does not change when values are moved and scaled up, nor with their order", () => {
    holds(
      fc.property(sample, sample, sides, (first, second, alternative) => {
        const p = (a: Float64Array, b: Float64Array) =>
          unlessConstant(() => permutationTest({ first: a, second: b, alternative, ...draws })).p;
        const change = (numbers: Float64Array) => numbers.map((value) => value * 0.1 + 0.7);
        expect(p(change(first), change(second))).toBe(p(first, second));
        expect(p(reversed(first), reversed(second))).toBe(p(first, second));
      }),
    );
  });

  it("trades its sides when the samples change places, whatever their sizes", () => {
    holds(
      fc.property(sample, sample, (first, second) => {
        const p = (a: Float64Array, b: Float64Array, alternative: "greater" | "less" | "two-sided") =>
          unlessConstant(() => permutationTest({ first: a, second: b, alternative, ...draws })).p;
        expect(p(second, first, "less")).toBe(p(first, second, "greater"));
        expect(p(second, first, "two-sided")).toBe(p(first, second, "two-sided"));
      }),
    );
  });

  it("gives one value against one value p 1/2 or 1", () => {
    const p = (a: number, b: number) =>
      permutationTest({
        first: Float64Array.of(a),
        second: Float64Array.of(b),
        alternative: "greater",
        ...draws,
      }).p;
    expect(p(2, 1)).toBe(1 / 2);
    expect(p(1, 2)).toBe(1);
  });

  it("draws where there are too many arrangements, the same for a seed, and never gives zero", () => {
    const first = normals(30, 1).map((value) => value + 5);
    const second = normals(25, 2);
    const run = (seed: number) =>
      permutationTest({ first, second, alternative: "greater", draws: 999, seed });
    expect(run(3)).toEqual(run(3));
    expect([run(3).exact, run(3).p, run(3).smallestAttainable]).toEqual([false, 1 / 1000, 1 / 1000]);
    const weak = (seed: number) =>
      permutationTest({ first: normals(30, 1), second, alternative: "greater", draws: 999, seed }).p;
    expect(weak(3)).not.toBe(weak(4));
  });

  it("draws what enumeration gives, within five standard errors, where there are C(24, 12) arrangements", () => {
    const [first, second] = [normals(12, 5), normals(12, 6)];
    const drawn = permutationTest({ first, second, alternative: "greater", draws: 20_000, seed: 9 });
    const all = [...first, ...second];
    const own = first.reduce((sum, value) => sum + value, 0);
    const countReaching = (from: number, left: number, sum: number): number => {
      if (left === 0) return sum >= own - 1e-12 ? 1 : 0;
      let reaching = 0;
      for (let i = from; i <= all.length - left; i++) {
        reaching += countReaching(i + 1, left - 1, sum + Number(all[i]));
      }
      return reaching;
    };
    const exact = countReaching(0, 12, 0) / 2_704_156;
    expect(drawn.exact).toBe(false);
    expect(drawn.arrangements).toBe(2_704_156);
    expect(Math.abs(drawn.p - exact)).toBeLessThan(5 * Math.sqrt((exact * (1 - exact)) / 20_000));
  });

  it("counts arrangements without overflow, and reports progress and stops when told to", () => {
    const [first, second] = [normals(600, 1), normals(600, 2)];
    const seen: number[] = [];
    const test = { first, second, alternative: "greater", draws: 5000, seed: 1 } as const;
    const result = permutationTest({ ...test, onProgress: (done) => seen.push(done) });
    expect(result.arrangements).toBe(Number.MAX_SAFE_INTEGER);
    expect(seen).toEqual([0, 4096, 5000]);
    const signal = AbortSignal.abort();
    expectError(() => permutationTest({ ...test, signal }), "aborted", /aborted after 0 of 5000/);
  });

  it("rejects samples that are empty, missing or all alike, and draws without a meaning", () => {
    const good = {
      first: Float64Array.of(1, 2),
      second: Float64Array.of(3),
      alternative: "less",
      ...draws,
    } as const;
    const run = (change: object) => () => permutationTest({ ...good, ...change });
    expectError(run({ first: new Float64Array(0) }), "too-few", /first has 0 values/);
    expectError(run({ second: Float64Array.of(Number.NaN) }), "not-finite", /second\[0\] is NaN/);
    expectError(run({ first: Float64Array.of(3, 3) }), "constant", /all values are 3/);
    expectError(run({ draws: 0 }), "too-few", /draws is 0/);
    expectError(run({ seed: 0.5 }), "not-integer", /seed is 0.5/);
    expectError(
      run({ first: Float64Array.of(1.7e308), second: Float64Array.of(-1.7e308) }),
      "out-of-range",
      /overflows/,
    );
  });
});

describe("ranks", () => {
  it("are one more than the smaller values and half of the other equal ones", () => {
    holds(
      fc.property(wholes(1), (numbers) => {
        const expected = numbers.map(
          (value) =>
            numbers.filter((other) => other < value).length +
            (numbers.filter((other) => other === value).length + 1) / 2,
        );
        expect(ranks(numbers)).toEqual(expected);
      }),
    );
  });

  it("do not change under a rising function, and count down for a falling one", () => {
    holds(
      fc.property(values(1), (numbers) => {
        expect(ranks(numbers.map((value) => 2 * value))).toEqual(ranks(numbers));
        expect(ranks(numbers.map((value) => -value))).toEqual(
          ranks(numbers).map((rank) => numbers.length + 1 - rank),
        );
        expect(ranks(reversed(numbers))).toEqual(reversed(ranks(numbers)));
      }),
    );
  });

  it("reject nothing and what is missing", () => {
    expectError(() => ranks(new Float64Array(0)), "too-few", /values is empty; ranks need/);
    expectError(() => ranks(Float64Array.of(1, Number.NaN)), "not-finite", /values\[1\] is NaN/);
  });
});

describe("rankSumTest", () => {
  it("has the U that counts pairs, ties half", () => {
    holds(
      fc.property(sample, sample, (first, second) => {
        const result = unlessConstant(() => rankSumTest({ first, second, alternative: "greater", ...draws }));
        let pairs = 0;
        for (const a of first) for (const b of second) pairs += a > b ? 1 : a === b ? 0.5 : 0;
        expect(result.u).toBe(pairs);
      }),
    );
  });

  it("does not change under a rising function of the values", () => {
    holds(
      fc.property(sample, sample, sides, (first, second, alternative) => {
        const run = (a: Float64Array, b: Float64Array) =>
          unlessConstant(() => rankSumTest({ first: a, second: b, alternative, ...draws }));
        expect(run(first.map(Math.exp), second.map(Math.exp))).toEqual(run(first, second));
      }),
    );
  });

  it("trades its sides, and U for the other pairs, when the samples change places", () => {
    holds(
      fc.property(sample, sample, (first, second) => {
        const forwards = unlessConstant(() =>
          rankSumTest({ first, second, alternative: "greater", ...draws }),
        );
        const backwards = rankSumTest({ first: second, second: first, alternative: "less", ...draws });
        expect(backwards.p).toBe(forwards.p);
        expect(backwards.u).toBe(first.length * second.length - forwards.u);
      }),
    );
  });
});
