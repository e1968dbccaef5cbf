import { describe, expect, it } from "vitest";
import { leastSquares } from "../../src/stats/least-squares.js";
import { maximumLeadTest } from "../../src/stats/maximum-lead-test.js";
import { overlappingSums } from "../../src/stats/overlapping-sums.js";
import { shiftedSlopes, type WindowedSignal } from "../../src/stats/shifted-slopes.js";
import { expectClose, readColumn, readReference } from "./reference.js";
import { noise } from "./series.js";

function shifted(input: WindowedSignal, shifts: Int32Array) {
  const values = new Float64Array(shifts.length);
  const present = new Uint8Array(shifts.length);
  shiftedSlopes(input, { shifts, values, present });
  return { values, present };
}

function ones(length: number): Float64Array {
  return new Float64Array(length).fill(1);
}

const everyShift = (size: number) => Int32Array.from({ length: size }, (_, s) => s);

describe("shiftedSlopes", () => {
  it("is the least-squares slope on every moved signal (1e-11)", () => {
    const signal = noise(60, 1);
    const outcomes = noise(41, 2);
    const { values, present } = shifted({ signal, outcomes, from: 55, statistic: "slope" }, everyShift(60));
    values.forEach((value, s) => {
      const x = Float64Array.from(outcomes, (_, t) => Number(signal[(55 + t - s + 120) % 60]));
      const { coefficients } = leastSquares({ y: outcomes, x: [ones(41), x] });
      expectClose(value, Number(coefficients[1]), 1e-11);
      expect(present[s]).toBe(1);
    });
  });

  it("is the circular correlation of every lead where the window is the circle (1e-12)", () => {
    const [x, y] = [noise(80, 3), noise(80, 4)];
    const leads = { from: 0, to: 30 };
    const { correlations } = maximumLeadTest({ x, y, leads, alternative: "greater" });
    const { values } = shifted({ signal: x, outcomes: y, from: 0, statistic: "correlation" }, everyShift(31));
    for (const [lead, correlation] of correlations.entries()) {
      expectClose(Number(values[lead]), correlation, 1e-12);
    }
  });

  it("is the correlation of the pairs left where ends are dropped (1e-12)", () => {
    const [x, y] = [noise(80, 5), noise(80, 6)];
    const { correlations } = maximumLeadTest({
      x,
      y,
      leads: { from: 7, to: 7 },
      alternative: "greater",
      ends: "dropped",
    });
    const window = { signal: x, outcomes: y.slice(7), from: 0, statistic: "correlation" as const };
    expectClose(Number(shifted(window, Int32Array.of(0)).values[0]), Number(correlations[0]), 1e-12);
  });

  it("says where the signal beside the outcomes does not vary", () => {
    const signal = Float64Array.of(1, 1, 1, 1, 2, 3);
    const { values, present } = shifted(
      { signal, outcomes: Float64Array.of(1, 5, 2), from: 0, statistic: "slope" },
      everyShift(6),
    );
    expect([...present]).toEqual([0, 1, 1, 1, 1, 0]);
    expect([values[0], values[5]]).toEqual([0, 0]);
    const flat = { signal, outcomes: Float64Array.of(2, 2, 2), from: 0, statistic: "correlation" as const };
    expect([...shifted(flat, everyShift(6)).present]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("has the coefficients of statsmodels in 1,000 specifications of ds3, at shift 0 (1e-11 relative)", () => {
    interface Specification {
      readonly h: number;
      readonly lag: number;
      readonly control: number;
      readonly b: number;
    }
    const [y, x, f] = ["y", "x", "f"].map((column) => readColumn("data/ds3_common.csv", column));
    if (!y || !x || !f) throw new Error("a column is missing");
    const specifications = readReference<Specification[]>("expected/speccurve_1000_ds3_py.json");
    expect(specifications.length).toBe(1000);
    for (const { h, lag, control, b } of specifications) {
      const sums = overlappingSums(y, h).slice(lag);
      let signal: Float64Array = x;
      let outcomes: Float64Array = sums;
      if (control === 1) {
        const rows = (column: Float64Array) => column.slice(0, sums.length);
        // The return of the week before the first is 0 in the reference.
        const before = Float64Array.from({ length: x.length }, (_, t) => y[t + lag - 1] ?? 0);
        const held = [ones(sums.length), rows(f), rows(before)];
        const { coefficients } = leastSquares({ y: rows(x), x: held });
        const [constant, onF, onBefore] = [...coefficients] as [number, number, number];
        signal = x.map((value, t) => value - constant - onF * Number(f[t]) - onBefore * Number(before[t]));
        outcomes = leastSquares({ y: sums, x: held }).residuals;
      }
      const { values } = shifted({ signal, outcomes, from: 0, statistic: "slope" }, Int32Array.of(0));
      expectClose(Number(values[0]), b, 1e-11);
    }
  });
});
