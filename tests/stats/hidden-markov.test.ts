import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  filterHiddenMarkov,
  type HiddenMarkovParameters,
  longRunShare,
} from "../../src/stats/hidden-markov.js";
import { fitHiddenMarkov } from "../../src/stats/hidden-markov-fit.js";
import { randomStream } from "../../src/stats/random.js";
import { variedReturns } from "./event-series.js";
import { expectAllClose, expectClose, expectError, holds, reversed } from "./reference.js";

const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
const models: fc.Arbitrary<HiddenMarkovParameters> = fc.record({
  means: fc.tuple(
    fc.double({ min: -0.05, max: 0.05, noNaN: true }),
    fc.double({ min: -0.05, max: 0.05, noNaN: true }),
  ),
  standardDeviations: fc.tuple(
    fc.double({ min: 0.02, max: 0.2, noNaN: true }),
    fc.double({ min: 0.02, max: 0.2, noNaN: true }),
  ),
  stay: fc.tuple(share, share),
});
const short = fc.integer({ min: 1, max: 9 }).chain(variedReturns);

const density = (value: number, center: number, spread: number) =>
  Math.exp(-0.5 * ((value - center) / spread) ** 2) / (spread * Math.sqrt(2 * Math.PI));

/** The likelihood summed over all 2ⁿ paths of the states, and the part of those that end in state 1. */
function overAllPaths(values: Float64Array, { means, standardDeviations, stay }: HiddenMarkovParameters) {
  let [total, endingIn1] = [0, 0];
  for (let path = 0; path < 2 ** values.length; path++) {
    let weight = 1;
    let before = -1;
    values.forEach((value, t) => {
      const state = ((path >> t) & 1) as 0 | 1;
      const long = longRunShare(stay);
      if (t === 0) weight *= state === 1 ? long : 1 - long;
      else weight *= before === state ? stay[state] : 1 - stay[before as 0 | 1];
      weight *= density(value, means[state], standardDeviations[state]);
      before = state;
    });
    total += weight;
    if (before === 1) endingIn1 += weight;
  }
  return { logLikelihood: Math.log(total), last: endingIn1 / total };
}

/** A path of 800 values that alternates between a calm and a wild state. */
function simulated(stream: number): Float64Array {
  const random = randomStream(20261120, stream);
  let state = 0;
  return Float64Array.from({ length: 800 }, () => {
    if (random.uniform() > (state === 0 ? 0.97 : 0.92)) state = 1 - state;
    return state === 0 ? 0.01 + 0.02 * random.normal() : -0.01 + 0.08 * random.normal();
  });
}

describe("filterHiddenMarkov", () => {
  it("has the likelihood and last probability of the sum over all paths of the states (1e-11)", () => {
    holds(
      fc.property(short, models, (values, model) => {
        const { logLikelihood, filtered } = filterHiddenMarkov({ values, ...model });
        const paths = overAllPaths(values, model);
        expect(Math.abs(logLikelihood - paths.logLikelihood)).toBeLessThan(1e-11);
        expect(Math.abs(Number(filtered.at(-1)) - paths.last)).toBeLessThan(1e-11);
      }),
    );
  });

  it("does not see the future: a probability stays when later values change", () => {
    holds(
      fc.property(variedReturns(30), models, fc.integer({ min: 1, max: 29 }), (values, model, cut) => {
        const changed = values.map((value, t) => (t < cut ? value : value + 0.3));
        const before = filterHiddenMarkov({ values, ...model });
        const after = filterHiddenMarkov({ values: changed, ...model });
        expect(after.filtered.slice(0, cut)).toEqual(before.filtered.slice(0, cut));
        expect(after.predicted.slice(0, cut + 1)).toEqual(before.predicted.slice(0, cut + 1));
      }),
    );
  });

  it("keeps its likelihood and mirrors its probabilities when the states trade names (1e-12)", () => {
    const swap = ([a, b]: readonly [number, number]): [number, number] => [b, a];
    holds(
      fc.property(variedReturns(30), models, (values, { means, standardDeviations, stay }) => {
        const plain = filterHiddenMarkov({ values, means, standardDeviations, stay });
        const swapped = filterHiddenMarkov({
          values,
          means: swap(means),
          standardDeviations: swap(standardDeviations),
          stay: swap(stay),
        });
        expect(Math.abs(swapped.logLikelihood - plain.logLikelihood)).toBeLessThan(1e-10);
        expectAllClose(
          swapped.filtered,
          plain.filtered.map((value) => 1 - value),
          1e-12,
        );
      }),
    );
  });

  it("loses n·ln c of likelihood in a unit c times smaller, and no probability changes (1e-10)", () => {
    holds(
      fc.property(variedReturns(30), models, (values, { means, standardDeviations, stay }) => {
        const plain = filterHiddenMarkov({ values, means, standardDeviations, stay });
        const scaled = filterHiddenMarkov({
          values: values.map((value) => 100 * value),
          means: [100 * means[0], 100 * means[1]],
          standardDeviations: [100 * standardDeviations[0], 100 * standardDeviations[1]],
          stay,
        });
        expect(Math.abs(scaled.logLikelihood + 30 * Math.log(100) - plain.logLikelihood)).toBeLessThan(1e-10);
        expectAllClose(scaled.filtered, plain.filtered, 1e-10);
      }),
    );
  });

  it("keeps the likelihood when time runs backwards: a chain of two states is reversible (1e-10)", () => {
    holds(
      fc.property(variedReturns(30), models, (values, model) => {
        const forwards = filterHiddenMarkov({ values, ...model }).logLikelihood;
        const backwards = filterHiddenMarkov({ values: reversed(values), ...model }).logLikelihood;
        expect(Math.abs(backwards - forwards)).toBeLessThan(1e-10);
      }),
    );
  });

  it("survives a value whose density underflows in both states", () => {
    const model = { means: [0, 0], standardDeviations: [0.01, 0.02], stay: [0.9, 0.9] } as const;
    const { filtered, logLikelihood } = filterHiddenMarkov({ values: Float64Array.of(0, 50, 0), ...model });
    expect(filtered[1]).toBe(1);
    expect(logLikelihood).toBeLessThan(-3e6);
    expect(Number(filtered[2])).toBeLessThan(1);
  });

  it("starts where it is told, or from the long-run share", () => {
    const model = { means: [0, 0], standardDeviations: [1, 2], stay: [0.97, 0.92] } as const;
    const values = Float64Array.of(0.5);
    expectClose(longRunShare([0.97, 0.92]), 3 / 11, 1e-14);
    expect(filterHiddenMarkov({ values, ...model }).predicted[0]).toBe(longRunShare([0.97, 0.92]));
    expect(filterHiddenMarkov({ values, ...model, initial: 0.25 }).predicted[0]).toBe(0.25);
  });

  it("rejects states without spread, chains that never or always move, and gaps", () => {
    const input = {
      values: Float64Array.of(1, 2),
      means: [0, 0],
      standardDeviations: [1, 2],
      stay: [0.9, 0.9],
    } as const;
    const run = (change: object) => () => filterHiddenMarkov({ ...input, ...change });
    expectError(
      run({ standardDeviations: [0, 1] }),
      "out-of-range",
      /standardDeviations\[0\] is 0; it must be pos/,
    );
    expectError(
      run({ stay: [0.9, 1] }),
      "out-of-range",
      /stay\[1\] is 1; it must lie strictly between 0 and 1/,
    );
    expectError(run({ means: [0, Number.NaN] }), "not-finite", /means\[1\] is NaN/);
    expectError(run({ initial: 1 }), "out-of-range", /initial is 1/);
    expectError(run({ values: new Float64Array() }), "too-few", /values has 0 values; at least 1/);
    expectError(run({ values: Float64Array.of(1, Number.NaN) }), "not-finite", /values\[1\] is NaN/);
  });
});

describe("fitHiddenMarkov", () => {
  const values = simulated(1);
  const fit = fitHiddenMarkov({ values });

  it("finds the states that made the values, the calm one first", () => {
    expect(Math.abs(fit.means[0] - 0.01)).toBeLessThan(0.004);
    expect(Math.abs(fit.means[1] + 0.01)).toBeLessThan(0.02);
    expectClose(fit.standardDeviations[0], 0.02, 0.1);
    expectClose(fit.standardDeviations[1], 0.08, 0.15);
    expect(Math.abs(fit.stay[0] - 0.97)).toBeLessThan(0.03);
    expect(Math.abs(fit.stay[1] - 0.92)).toBeLessThan(0.06);
  });

  it("reports the likelihood of the filter at its parameters, which no near parameters exceed", () => {
    const { means, standardDeviations, stay } = fit;
    const at = (model: HiddenMarkovParameters) => filterHiddenMarkov({ values, ...model }).logLikelihood;
    expect(at(fit)).toBe(fit.logLikelihood);
    for (const factor of [1 - 1e-4, 1 + 1e-4]) {
      const near: HiddenMarkovParameters[] = [
        { means: [means[0] * factor, means[1]], standardDeviations, stay },
        { means: [means[0], means[1] * factor], standardDeviations, stay },
        { means, standardDeviations: [standardDeviations[0] * factor, standardDeviations[1]], stay },
        { means, standardDeviations: [standardDeviations[0], standardDeviations[1] * factor], stay },
        { means, standardDeviations, stay: [1 - (1 - stay[0]) * factor, stay[1]] },
        { means, standardDeviations, stay: [stay[0], 1 - (1 - stay[1]) * factor] },
      ];
      for (const model of near) expect(at(model)).toBeLessThan(fit.logLikelihood);
    }
  });

  it("moves and scales with the values, and does not depend on the direction of time (1e-6)", () => {
    const moved = fitHiddenMarkov({ values: values.map((value) => 100 * value + 3) });
    for (const state of [0, 1] as const) {
      expectClose(moved.means[state], 100 * fit.means[state] + 3, 1e-6);
      expectClose(moved.standardDeviations[state], 100 * fit.standardDeviations[state], 1e-6);
      expectClose(moved.stay[state], fit.stay[state], 1e-6);
    }
    const backwards = fitHiddenMarkov({ values: reversed(values) });
    expectClose(backwards.logLikelihood, fit.logLikelihood, 1e-12);
    expectClose(backwards.stay[0], fit.stay[0], 1e-6);
  });

  it("keeps means and spreads apart in a mirror (1e-6)", () => {
    const mirrored = fitHiddenMarkov({ values: values.map((value) => -value) });
    expectClose(mirrored.means[0], -fit.means[0], 1e-6);
    expectClose(mirrored.standardDeviations[1], fit.standardDeviations[1], 1e-6);
  });

  it("reports its progress and stops when told", () => {
    const controller = new AbortController();
    let calls = 0;
    const onProgress = (done: number, of: number) => {
      expect(done).toBeLessThanOrEqual(of);
      if (++calls === 3) controller.abort();
    };
    expectError(
      () => fitHiddenMarkov({ values, signal: controller.signal, onProgress }),
      "aborted",
      /aborted after/,
    );
    expect(calls).toBe(3);
  });

  it("rejects too few values, values all alike, and series in which no two states settle", () => {
    expectError(() => fitHiddenMarkov({ values: values.slice(0, 19) }), "too-few", /19 values; at least 20/);
    expectError(
      () => fitHiddenMarkov({ values: new Float64Array(30).fill(0.1) }),
      "constant",
      /no variation/,
    );
    expectError(
      () =>
        fitHiddenMarkov({ values: Float64Array.from(values, (value, t) => (t === 3 ? Number.NaN : value)) }),
      "not-finite",
      /values\[3\] is NaN/,
    );
    const spike = Float64Array.from({ length: 30 }, (_, t) => (t === 7 ? 1 : 0));
    expectError(
      () => fitHiddenMarkov({ values: spike }),
      "not-converged",
      /no start of the estimation settled/,
    );
  });
});
