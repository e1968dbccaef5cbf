import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Alternative } from "../../src/stats/alternative.js";
import { correlation } from "../../src/stats/cross-correlation.js";
import { maximumLeadTest } from "../../src/stats/maximum-lead-test.js";
import { StatisticsError } from "../../src/stats/statistics-error.js";
import { expectAllClose, expectError, holds, wholes } from "./reference.js";
import { constant, moved, noise, noises, withNaN } from "./series.js";

const sides = fc.constantFrom("greater" as const, "less" as const, "two-sided" as const);
const ends = fc.constantFrom("circular" as const, "dropped" as const);
const pairs = noises(2, 14, 40) as fc.Arbitrary<[Float64Array, Float64Array]>;
const leads = { from: 0, to: 6 };

/** r_k at a shift, from the definition: move x, pair it with y, take Pearson's correlation. */
function direct(x: Float64Array, y: Float64Array, shift: number, lead: number, kind: string): number {
  const n = x.length;
  const turned = x.map((_, t) => Number(x[(t - shift + n) % n]));
  if (kind === "dropped") return correlation(turned.slice(0, n - lead), y.slice(lead));
  return correlation(
    turned.map((_, t) => Number(turned[(t - lead + n) % n])),
    y,
  );
}

function towards(alternative: Alternative, r: number): number {
  return { greater: r, less: -r, "two-sided": Math.abs(r) }[alternative];
}

describe("maximumLeadTest", () => {
  it("has the maxima and the p-values of the definition, enumerated", () => {
    holds(
      fc.property(pairs, sides, ends, ([x, y], alternative, kind) => {
        const result = maximumLeadTest({ x, y, leads, alternative, ends: kind });
        const table = Array.from(x, (_, shift) =>
          Array.from({ length: 7 }, (_, lead) => towards(alternative, direct(x, y, shift, lead, kind))),
        );
        const maxima = table.map((row) => Math.max(...row));
        const observed = table[0] as number[];
        expectAllClose(result.maxima, maxima, 1e-12);
        const share = (count: number) => count / x.length;
        for (let i = 0; i < 7; i++) {
          const reach = (value: number | undefined) => Number(value) >= Number(observed[i]) - 1e-10;
          expect(result.leadP[i]).toBe(share(table.filter((row) => reach(row[i])).length));
          expect(result.familyWiseP[i]).toBe(share(maxima.filter(reach).length));
        }
        expect(result.lead).toBe(observed.indexOf(Number(maxima[0])));
        expect(result.p).toBe(result.familyWiseP[result.lead]);
        expect(Math.abs(towards(alternative, result.correlation) - Number(maxima[0]))).toBeLessThan(1e-12);
      }),
      60,
    );
  });

  it("does not change with the units or zeros, and trades its sides when one series is mirrored", () => {
    holds(
      fc.property(pairs, ends, ([x, y], kind) => {
        const run = (other: Float64Array, alternative: Alternative) =>
          maximumLeadTest({ x: other, y, leads, alternative, ends: kind });
        expect(run(moved(x, 40, -3), "greater").p).toBe(run(x, "greater").p);
        expect(run(moved(x, -40, 3), "less").p).toBe(run(x, "greater").p);
        expect(run(moved(x, -40, 3), "two-sided").p).toBe(run(x, "two-sided").p);
      }),
    );
  });

  it("never has a p below those of its leads, and never a smaller p when leads are added", () => {
    holds(
      fc.property(pairs, sides, ends, ([x, y], alternative, kind) => {
        const few = maximumLeadTest({ x, y, leads: { from: 2, to: 4 }, alternative, ends: kind });
        const many = maximumLeadTest({ x, y, leads, alternative, ends: kind });
        for (let i = 0; i < 7; i++) {
          expect(Number(many.familyWiseP[i])).toBeGreaterThanOrEqual(Number(many.leadP[i]));
          expect(Number(many.familyWiseP[i])).toBeGreaterThanOrEqual(many.p);
        }
        for (let i = 0; i < 3; i++) {
          expect(Number(many.familyWiseP[i + 2])).toBeGreaterThanOrEqual(Number(few.familyWiseP[i]));
        }
      }),
    );
  });

  it("does not change when time runs backwards and the series are exchanged, on the circle", () => {
    holds(
      fc.property(pairs, sides, ([x, y], alternative) => {
        const mirrored = { x: y.slice().reverse(), y: x.slice().reverse(), leads, alternative };
        const forwards = maximumLeadTest({ x, y, leads, alternative });
        expect(maximumLeadTest(mirrored).p).toBe(forwards.p);
        expectAllClose(maximumLeadTest(mirrored).correlations, forwards.correlations, 1e-13);
      }),
    );
  });

  it("counts ties, exactly, in series of small whole numbers", () => {
    holds(
      fc.property(wholes(6, 16), sides, (x, alternative) => {
        const doubled = Float64Array.of(...x, ...x);
        const run = (values: Float64Array) => {
          try {
            return maximumLeadTest({ x: values, y: values, leads: { from: 0, to: 2 }, alternative });
          } catch (error) {
            fc.pre(!(error instanceof StatisticsError && error.code === "constant"));
            throw error;
          }
        };
        // A series that repeats has every shift twice, so that no share of the shifts can be odd.
        expect(run(doubled).p).toBe(run(x).p);
        expect(Math.round(run(doubled).p * doubled.length) % 2).toBe(0);
      }),
    );
  });

  it("counts the drawn shifts plus the series itself, repeats included", () => {
    const [x, y] = [noise(30, 1), noise(30, 2)];
    const every = maximumLeadTest({ x, y, leads, alternative: "greater" });
    const order = Int32Array.from({ length: 29 }, (_, i) => ((i * 7) % 29) + 1);
    const drawn = maximumLeadTest({ x, y, leads, alternative: "greater", shifts: order });
    expect(drawn.p).toBe(every.p);
    expect(drawn.shifts).toBe(30);
    expect([every.smallestAttainable, drawn.smallestAttainable]).toEqual([7 / 30, 7 / 30]);
    const repeated = maximumLeadTest({ x, y, leads, alternative: "greater", shifts: [15, 15, 15] });
    expect(repeated.p).toBe(Number(every.maxima[15]) >= Number(every.maxima[0]) ? 1 : 1 / 4);
    expect(repeated.smallestAttainable).toBe(1 / 4);
    const near = maximumLeadTest({ x, y, leads, alternative: "greater", shifts: [1, 15, 29] });
    // A link at lead 0 is at lead 1 after shift 29, and gone after shifts 1 and 15.
    expect(near.smallestAttainable).toBe(2 / 4);
  });

  it("never has a p below the smallest attainable, which is one in as many as there are leads", () => {
    holds(
      fc.property(pairs, sides, fc.integer({ min: 0, max: 8 }), ([x, y], alternative, to) => {
        const { p, smallestAttainable } = maximumLeadTest({ x, y, leads: { from: 0, to }, alternative });
        expect(smallestAttainable).toBe((to + 1) / x.length);
        expect(p).toBeGreaterThanOrEqual(smallestAttainable);
        const twins = maximumLeadTest({ x, y: x, leads: { from: 0, to }, alternative: "greater" });
        expect(twins.p).toBe(smallestAttainable);
      }),
    );
  });

  it("finds the lead that was put in, with the smallest p there is", () => {
    const x = noise(300, 4);
    const shocks = noise(300, 5);
    const y = shocks.map((shock, t) => shock + 2 * Number(x[(t - 4 + 300) % 300]));
    for (const kind of ["circular", "dropped"] as const) {
      const result = maximumLeadTest({ x, y, leads, alternative: "greater", ends: kind });
      expect(result.lead).toBe(4);
      expect(result.p).toBeLessThanOrEqual(7 / 300);
      expect(result.smallestAttainable).toBe(kind === "circular" ? 7 / 300 : 1 / 300);
    }
  });

  it("rejects about one true null in twenty at 0.05", () => {
    let rejected = 0;
    for (let seed = 0; seed < 600; seed++) {
      const [x, y] = [noise(200, seed, 0), noise(200, seed, 1)];
      if (maximumLeadTest({ x, y, leads: { from: 1, to: 3 }, alternative: "greater" }).p <= 0.05) rejected++;
    }
    // 30 expected, standard deviation 5.3.
    expect(rejected).toBeGreaterThan(13);
    expect(rejected).toBeLessThan(47);
  });

  it("works on three values with lead 0 alone", () => {
    const x = Float64Array.of(1, 2, 4);
    const result = maximumLeadTest({ x, y: x, leads: { from: 0, to: 0 }, alternative: "greater" });
    expect(result.p).toBe(1 / 3);
    expectAllClose(result.correlations, [1], 1e-15);
  });

  it("does 2,000 shifts of 600 points and 27 leads within 50 ms, its goal", () => {
    const [x, y] = [noise(600, 1), noise(600, 2)];
    const shifts = Int32Array.from({ length: 2000 }, (_, i) => 1 + ((i * 7919) % 599));
    const input = { x, y, leads: { from: 0, to: 26 }, alternative: "greater" as const, shifts };
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      maximumLeadTest({ ...input, ends: "dropped" });
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it("tells how far it is, and stops when asked", () => {
    const [x, y] = [noise(600, 1), noise(600, 2)];
    const controller = new AbortController();
    const seen: number[] = [];
    const run = () =>
      maximumLeadTest({
        x,
        y,
        leads,
        alternative: "greater",
        signal: controller.signal,
        onProgress: (done, of) => {
          seen.push(done);
          expect(of).toBe(600);
          if (done >= 256) controller.abort();
        },
      });
    expectError(run, "aborted", /aborted after 256 of 600 units of work/);
    expect(seen).toEqual([0, 128, 256]);
  });

  it("rejects gaps, unequal lengths, constants, leads and shifts that do not exist", () => {
    const [x, y] = [noise(20, 1), noise(20, 2)];
    const run = (change: Partial<Parameters<typeof maximumLeadTest>[0]>) => () =>
      maximumLeadTest({ x, y, leads, alternative: "greater", ...change });
    expectError(run({ x: withNaN(x, 6) }), "not-finite", /x\[6\] is NaN/);
    expectError(run({ y: noise(19, 1) }), "unequal-lengths", /x has 20 values and y 19/);
    expectError(run({ x: constant(20) }), "constant", /x is 0.1 throughout/);
    expectError(run({ y: constant(20) }), "constant", /y is 0.1 throughout/);
    expectError(run({ x: noise(2, 1), y: noise(2, 2) }), "too-few", /x has 2 values; at least 3 are needed/);
    expectError(
      run({ leads: { from: 0, to: 18 } }),
      "out-of-range",
      /leads run from 0 to 18; of 20 values they can run up to 17/,
    );
    expectError(run({ leads: { from: 3, to: 2 } }), "out-of-range", /leads run from 3 to 2/);
    expectError(run({ leads: { from: -1, to: 2 } }), "too-few", /leads.from is -1; at least 0/);
    expectError(run({ leads: { from: 0, to: 2.5 } }), "not-integer", /leads.to is 2.5/);
    expectError(run({ shifts: [1, 2, 0] }), "out-of-range", /shifts\[2\] is 0; on a circle of 20 .* 1 to 19/);
    expectError(run({ shifts: [20] }), "out-of-range", /shifts\[0\] is 20/);
    expectError(run({ shifts: [1.5] }), "not-integer", /shifts\[0\] is 1.5/);
    expectError(run({ shifts: [] }), "too-few", /shifts is empty; one at least is needed/);
    const spike = constant(20, 0).map((_, t) => (t === 0 ? 1 : 0));
    expectError(
      run({ y: spike, ends: "dropped" }),
      "constant",
      /at lead 1 and shift 0 the pairs left have no variation; use circular ends or fewer leads/,
    );
  });
});
