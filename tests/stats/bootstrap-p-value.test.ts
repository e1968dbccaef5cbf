import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bootstrapInterval } from "../../src/stats/bootstrap-interval.js";
import { bootstrapPValue } from "../../src/stats/bootstrap-p-value.js";
import { phipsonSmythP } from "../../src/stats/phipson-smyth.js";
import { expectAllClose, expectClose, expectError, holds, reversed, values, wholes } from "./reference.js";

const sides = fc.constantFrom("greater" as const, "less" as const, "two-sided" as const);
const kinds = fc.constantFrom("resampled" as const, "null" as const);
const small = fc.integer({ min: -8, max: 8 });

describe("bootstrapPValue", () => {
  const base = { observed: 2, nullValue: 0 } as const;
  const draws = Float64Array.of(-3, -2, 0, 1, 2, 3, 4);

  // Counted by hand: |θ*| ≥ 2 at five draws; |θ* − 2| ≥ 2 at −3, −2, 0 and 4.
  it("counts the draws by hand, under the null and after centring", () => {
    const p = (drawnUnder: "null" | "resampled", alternative: "greater" | "less" | "two-sided") =>
      bootstrapPValue({ ...base, draws, drawnUnder, alternative });
    expect(p("null", "two-sided")).toBe(6 / 8);
    expect(p("null", "greater")).toBe(4 / 8);
    expect(p("null", "less")).toBe(6 / 8);
    expect(p("resampled", "two-sided")).toBe(5 / 8);
    expect(p("resampled", "greater")).toBe(2 / 8);
  });

  it("does not change when draws, statistic and null value are moved together or scaled up", () => {
    holds(
      fc.property(
        wholes(1),
        small,
        small,
        sides,
        kinds,
        (sample, observed, move, alternative, drawnUnder) => {
          const p = bootstrapPValue({ observed, draws: sample, drawnUnder, nullValue: 0, alternative });
          const moved = sample.map((value) => 4 * value + move);
          const test = { draws: moved, observed: 4 * observed + move, nullValue: move };
          expect(bootstrapPValue({ ...test, drawnUnder, alternative })).toBe(p);
          expect(
            bootstrapPValue({ observed, draws: reversed(sample), drawnUnder, nullValue: 0, alternative }),
          ).toBe(p);
          expect(p).toBeGreaterThanOrEqual(1 / (sample.length + 1));
          expect(p).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("trades its sides when everything is mirrored", () => {
    holds(
      fc.property(wholes(1), small, kinds, (sample, observed, drawnUnder) => {
        const p = bootstrapPValue({ observed, draws: sample, drawnUnder, nullValue: 0, alternative: "less" });
        const mirrored = { observed: -observed, draws: sample.map((value) => -value) };
        expect(bootstrapPValue({ ...mirrored, drawnUnder, nullValue: 0, alternative: "greater" })).toBe(p);
      }),
    );
  });

  it("rejects missing draws and numbers", () => {
    const run = (change: object) => () =>
      bootstrapPValue({ ...base, draws, drawnUnder: "null", alternative: "greater", ...change });
    expectError(run({ draws: new Float64Array(0) }), "too-few", /draws is empty/);
    expectError(run({ draws: Float64Array.of(1, Number.NaN) }), "not-finite", /draws\[1\] is NaN/);
    expectError(run({ observed: Number.NaN }), "not-finite", /observed is NaN/);
    expectError(run({ nullValue: Number.NaN }), "not-finite", /nullValue is NaN/);
  });
});

describe("bootstrapInterval", () => {
  const methods = fc.constantFrom("basic" as const, "percentile" as const);

  it("moves and scales with the statistic, and does not depend on the order of the draws (1e-9)", () => {
    holds(
      fc.property(values(40, 60), methods, (draws, method) => {
        const run = (sample: Float64Array, observed: number) => {
          const { low, high } = bootstrapInterval({ draws: sample, observed, level: 0.95, method });
          return [low, high];
        };
        const before = run(draws, 3);
        expect(Number(before[0])).toBeLessThanOrEqual(Number(before[1]));
        expect(run(reversed(draws), 3)).toEqual(before);
        const after = run(
          draws.map((value) => 2 * value + 10),
          16,
        );
        expectAllClose(
          after,
          before.map((value) => 2 * value + 10),
          1e-9,
        );
      }),
    );
  });

  it("mirrors one method into the other about the observed value (1e-9)", () => {
    holds(
      fc.property(values(40, 60), (draws) => {
        const basic = bootstrapInterval({ draws, observed: 5, level: 0.9, method: "basic" });
        const percentile = bootstrapInterval({ draws, observed: 5, level: 0.9, method: "percentile" });
        expectAllClose([10 - basic.high, 10 - basic.low], [percentile.low, percentile.high], 1e-9);
      }),
    );
  });

  it("widens with the level", () => {
    holds(
      fc.property(values(40, 60), methods, (draws, method) => {
        const wide = bootstrapInterval({ draws, observed: 0, level: 0.95, method });
        const narrow = bootstrapInterval({ draws, observed: 0, level: 0.5, method });
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
      }),
    );
  });

  it("rejects too few draws, levels of 0 and 1, missing values, and overflow", () => {
    const draws = new Float64Array(40);
    const good = { draws, observed: 0, level: 0.95, method: "basic" } as const;
    const run = (change: object) => () => bootstrapInterval({ ...good, ...change });
    expectError(
      run({ draws: new Float64Array(39) }),
      "too-few",
      /draws has 39 values; a level of 0.95 needs/,
    );
    expectError(run({ level: 1 }), "out-of-range", /level is 1/);
    expectError(run({ observed: Number.NaN }), "not-finite", /observed is NaN/);
    expectError(run({ draws: draws.with(7, Number.NaN) }), "not-finite", /draws\[7\] is NaN/);
    expectError(run({ observed: 1.7e308 }), "out-of-range", /the interval overflows/);
  });
});

describe("phipsonSmythP", () => {
  const counts = fc
    .integer({ min: 1, max: 60 })
    .chain((draws) => fc.record({ draws: fc.constant(draws), reaching: fc.integer({ min: 0, max: draws }) }));

  it("is one more than the count, over one more than the draws, where arrangements have no number", () => {
    holds(
      fc.property(counts, (test) => {
        expect(phipsonSmythP(test)).toBe((1 + test.reaching) / (1 + test.draws));
      }),
    );
  });

  // With one draw of m arrangements, b = 0: mean of 1 − j/m over j = 1 … m, that is (m − 1)/(2m).
  it("has the closed form at one draw, and is one where all draws reach", () => {
    for (const m of [1, 2, 7, 1820]) {
      expectClose(phipsonSmythP({ reaching: 0, draws: 1, arrangements: m }), (m - 1) / (2 * m), 1e-12);
      expect(phipsonSmythP({ reaching: 5, draws: 5, arrangements: m })).toBe(1);
    }
  });

  // All 4⁵ ways to draw five of four equally likely ranks; rank j of the observed one reached with chance j/4.
  it("is the average chance of so few reaching draws, by enumeration (1e-12)", () => {
    const [m, draws, reaching] = [4, 5, 2];
    let favourable = 0;
    for (let rank = 1; rank <= m; rank++) {
      for (let code = 0; code < m ** draws; code++) {
        let hits = 0;
        for (let k = 0; k < draws; k++) if (Math.floor(code / m ** k) % m < rank) hits++;
        if (hits <= reaching) favourable++;
      }
    }
    const expected = favourable / m ** draws / m;
    expectClose(phipsonSmythP({ reaching, draws, arrangements: m }), expected, 1e-12);
  });

  it("is never above the simple one, and reaches it with many arrangements (1e-7 at 1e9)", () => {
    holds(
      fc.property(counts, fc.integer({ min: 2, max: 300 }), (test, arrangements) => {
        const simple = phipsonSmythP(test);
        expect(phipsonSmythP({ ...test, arrangements })).toBeLessThanOrEqual(simple * (1 + 1e-14));
        expect(Math.abs(phipsonSmythP({ ...test, arrangements: 1e9 }) - simple)).toBeLessThanOrEqual(1e-7);
      }),
    );
  });

  it("has no seam where the sum gives way to the integral (1e-8 at 10,000 arrangements)", () => {
    holds(
      fc.property(counts, (test) => {
        const summed = phipsonSmythP({ ...test, arrangements: 10_000 });
        const integrated = phipsonSmythP({ ...test, arrangements: 10_001 });
        expect(Math.abs(summed - integrated)).toBeLessThanOrEqual(2e-8);
      }),
      30,
    );
  });

  it("rejects counts without a meaning", () => {
    expectError(() => phipsonSmythP({ reaching: 0, draws: 0 }), "too-few", /draws is 0/);
    expectError(() => phipsonSmythP({ reaching: -1, draws: 5 }), "too-few", /reaching is -1/);
    expectError(
      () => phipsonSmythP({ reaching: 6, draws: 5 }),
      "out-of-range",
      /reaching is 6, more than the 5/,
    );
    expectError(
      () => phipsonSmythP({ reaching: 1, draws: 5, arrangements: 0 }),
      "too-few",
      /arrangements is 0/,
    );
    expectError(() => phipsonSmythP({ reaching: 1.5, draws: 5 }), "not-integer", /reaching is 1.5/);
  });
});
