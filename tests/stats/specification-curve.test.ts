import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { circularPlacebo } from "../../src/stats/circular-placebo.js";
import { circularShiftTest } from "../../src/stats/circular-shift-test.js";
import { curveMedians } from "../../src/stats/curve-medians.js";
import { curveStandards } from "../../src/stats/curve-standards.js";
import { type CurveRows, curveStatistics } from "../../src/stats/curve-statistics.js";
import { normalQuantile } from "../../src/stats/distributions.js";
import { eventPlacebo } from "../../src/stats/event-placebo.js";
import { boundCurves, nullCurve, sortedCurves } from "../../src/stats/null-curve.js";
import { quantile } from "../../src/stats/quantile.js";
import { reachingCounts } from "../../src/stats/reaching-counts.js";
import { shiftPValue } from "../../src/stats/shift-p-value.js";
import { shiftPhases } from "../../src/stats/shift-phases.js";
import {
  countInWindow,
  sumAtEvents,
  sumAtEventsShifted,
  unrolledOutcomes,
} from "../../src/stats/shifted-events.js";
import { specificationCurveTest, testCurve } from "../../src/stats/specification-curve-test.js";
import { StatisticsError } from "../../src/stats/statistics-error.js";
import { weightedMedian } from "../../src/stats/weighted-median.js";
import { type Cells, curves, rangeOf, rowsOf, sides } from "./curves.js";
import { expectError, holds, values, wholes } from "./reference.js";
import { studies } from "./studies.js";

describe("shiftPhases", () => {
  it("gives every place of a circle once when there are as many shifts as places", () => {
    expect([...shiftPhases({ count: 7, size: 7 })]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("gives the same part of a turn on circles of different size, to within a place", () => {
    const days = shiftPhases({ count: 500, size: 3822 });
    const weeks = shiftPhases({ count: 500, size: 546 });
    days.forEach((day, j) => {
      expect(Math.abs(day / 7 - Number(weeks[j]))).toBeLessThanOrEqual(1);
    });
  });

  it("starts at 0, rises, and stays on the circle", () => {
    const sizes = fc.tuple(fc.integer({ min: 2, max: 300 }), fc.integer({ min: 0, max: 5000 }));
    holds(
      fc.property(sizes, ([count, more]) => {
        const phases = shiftPhases({ count, size: count + more });
        expect(phases[0]).toBe(0);
        phases.forEach((phase, j) => {
          expect(phase).toBe(Number((BigInt(j) * BigInt(count + more)) / BigInt(count)));
        });
      }),
    );
  });

  it("refuses more shifts than places", () => {
    expectError(() => shiftPhases({ count: 9, size: 8 }), "out-of-range", /count is 9; a circle of 8 places/);
    expectError(() => shiftPhases({ count: 1, size: 8 }), "too-few", /count is 1/);
  });
});

const windows = fc
  .record({
    size: fc.integer({ min: 2, max: 40 }),
    seed: fc.array(fc.nat(1000), { minLength: 3, maxLength: 30 }),
  })
  .chain(({ size, seed }) =>
    fc.record({
      size: fc.constant(size),
      from: fc.integer({ min: 0, max: size - 1 }),
      outcomes: wholes(1, size),
      events: fc.constant(Int32Array.from([...new Set(seed.map((n) => n % size))].sort((a, b) => a - b))),
    }),
  );

describe("events moved round a circle", () => {
  it("are summed and counted, at every shift, where they then lie in the window", () => {
    holds(
      fc.property(windows, (study) => {
        const { size, from, outcomes, events } = study;
        const sums = new Float64Array(size).fill(99);
        const counts = new Int32Array(size).fill(99);
        sumAtEvents(unrolledOutcomes(study), events, sums);
        countInWindow(study, counts);
        for (let s = 0; s < size; s++) {
          let [sum, count] = [0, 0];
          for (const event of events) {
            const place = (((event + s - from) % size) + size) % size;
            if (place >= outcomes.length) continue;
            sum += Number(outcomes[place]);
            count += 1;
          }
          expect([sums[s], counts[s]]).toEqual([sum, count]);
        }
      }),
    );
  });

  it("have the same sums when only some shifts are asked for", () => {
    holds(
      fc.property(windows, fc.array(fc.nat(100), { minLength: 1 }), (study, asked) => {
        const shifts = Int32Array.from(asked, (shift) => shift % study.size);
        const all = new Float64Array(study.size);
        const some = new Float64Array(shifts.length).fill(99);
        const outcomes = study.outcomes.map((value) => value / 10);
        const unrolled = unrolledOutcomes({ ...study, outcomes });
        sumAtEvents(unrolled, study.events, all);
        sumAtEventsShifted(unrolled, study.events, shifts, some);
        expect([...some]).toEqual(Array.from(shifts, (shift) => all[shift]));
      }),
    );
  });

  it("have the circular placebo where the window is the whole circle, to the last digit", () => {
    holds(
      fc.property(values(8, 30), fc.uniqueArray(fc.nat(7), { minLength: 1 }), (outcomes, places) => {
        const events = Int32Array.from(places).sort();
        fc.pre(new Set(outcomes).size > 3);
        const sums = new Float64Array(outcomes.length);
        sumAtEvents(unrolledOutcomes({ size: outcomes.length, from: 0, outcomes }), events, sums);
        const placebo = orConstant(() => circularPlacebo({ outcomes, events }));
        if (placebo) expect(sums.map((sum) => sum / events.length)).toEqual(placebo);
      }),
    );
  });
});

function orConstant<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof StatisticsError && error.code === "constant") return null;
    throw error;
  }
}

describe("eventPlacebo", () => {
  it("has the digits of the circular-shift test, and no p where that refuses", () => {
    holds(
      fc.property(
        studies(),
        sides,
        fc.constantFrom(1, 0.1),
        ({ outcomes: whole, events }, alternative, unit) => {
          const outcomes = whole.map((value) => value * unit);
          const unrolled = unrolledOutcomes({ outcomes, size: outcomes.length, from: 0 });
          const own = eventPlacebo({ outcomes, unrolled, events: Int32Array.from(events), alternative });
          const full = orConstant(() => circularShiftTest({ outcomes, events, alternative }));
          if (full === null) expect(own.p).toBeNull();
          else expect(own).toEqual({ observed: full.observed, placeboMean: full.placeboMean, p: full.p });
        },
      ),
      300,
    );
  });
});

function counted(numbers: Float64Array, present: Uint8Array, alternative: "greater" | "less") {
  const into = new Uint16Array(numbers.length);
  reachingCounts({ values: numbers, present, alternative }, into);
  return into;
}

describe("reachingCounts", () => {
  it("has the p of every value, had it been the observed one", () => {
    holds(
      fc.property(fc.oneof(values(1), wholes(1)), sides, (numbers, alternative) => {
        const counts = counted(numbers, new Uint8Array(numbers.length).fill(1), alternative);
        counts.forEach((count, s) => {
          const rotated = Float64Array.from(numbers, (_, k) => Number(numbers[(s + k) % numbers.length]));
          expect(count / numbers.length).toBe(shiftPValue(rotated, alternative));
        });
      }),
    );
  });

  it("counts the same whether values crowd together or not", () => {
    const spread = Float64Array.from({ length: 2000 }, (_, i) => Math.sin(i * i));
    const crowded = spread.map((value, i) => (i === 7 ? 1e6 : value));
    const all = new Uint8Array(2000).fill(1);
    const [one, other] = [counted(spread, all, "greater"), counted(crowded, all, "greater")];
    other.forEach((count, s) => {
      const direct = crowded.filter((value) => value >= Number(crowded[s]) - 1e-6).length;
      expect(count).toBe(direct);
    });
    one.forEach((count, s) => {
      expect(count).toBe(spread.filter((value) => value >= Number(spread[s]) - 1e-12).length);
    });
  });

  it("leaves out what is not there", () => {
    const numbers = Float64Array.of(3, 99, 1, 2);
    expect([...counted(numbers, Uint8Array.of(1, 0, 1, 1), "greater")]).toEqual([1, 0, 3, 2]);
    expect([...counted(numbers, Uint8Array.of(0, 0, 0, 0), "greater")]).toEqual([0, 0, 0, 0]);
    expect([...counted(numbers, Uint8Array.of(0, 0, 0, 1), "less")]).toEqual([0, 0, 0, 1]);
  });
});

describe("weightedMedian", () => {
  it("is the usual median when all weights are equal", () => {
    holds(
      fc.property(fc.oneof(values(1), wholes(1)), (numbers) => {
        const count = numbers.length;
        const weights = new Float64Array(count).fill(1 / 3);
        const sorted = Float64Array.from(numbers).sort();
        const middle = (Number(sorted[(count - 1) >> 1]) + Number(sorted[count >> 1])) / 2;
        expect(weightedMedian({ values: Float64Array.from(numbers), weights, count })).toBe(middle);
      }),
    );
  });

  it("is the median of a list in which each value stands as often as it weighs", () => {
    const weighted = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 6 })), {
      minLength: 1,
      maxLength: 30,
    });
    holds(
      fc.property(weighted, (pairs) => {
        const repeated = pairs.flatMap(([value, weight]) => new Array<number>(weight).fill(value));
        const median = weightedMedian({
          values: Float64Array.from(pairs, ([value]) => value),
          weights: Float64Array.from(pairs, ([, weight]) => weight / 7),
          count: pairs.length,
        });
        expect(median).toBe(quantile(Float64Array.from(repeated), 0.5));
      }),
    );
  });
});

describe("weightedMedian of some of the values", () => {
  const parted = fc.tuple(
    fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 30 }),
    fc.integer({ min: -10, max: 10 }),
    fc.integer({ min: 0, max: 12 }),
  );

  it("is that of all of them, or null where some that are left out decide", () => {
    let decided = 0;
    holds(
      fc.property(parted, ([numbers, from, width]) => {
        const inside = numbers.filter((value) => value >= from && value <= from + width);
        fc.pre(inside.length > 0);
        const median = weightedMedian({
          values: Float64Array.from(inside),
          weights: new Float64Array(inside.length).fill(0.3),
          count: inside.length,
          below: 0.3 * numbers.filter((value) => value < from).length,
          above: 0.3 * numbers.filter((value) => value > from + width).length,
        });
        if (median === null) return;
        decided += 1;
        expect(median).toBe(quantile(Float64Array.from(numbers), 0.5));
      }),
    );
    expect(decided).toBeGreaterThan(20);
  });
});

/** The same by the definitions, one shift and one specification at a time. */
function directly(cells: Cells, families: readonly number[], alternative: "greater" | "less", s: number) {
  const sign = alternative === "greater" ? 1 : -1;
  const here = cells.flatMap((row, i) => {
    const value = row[s];
    if (value == null) return [];
    const own = row.filter((other) => other !== null);
    const count = own.filter((other) => sign * other >= sign * value).length;
    return [{ family: families[i] ?? 0, value, count, n: own.length }];
  });
  const present = [...new Set(here.map(({ family }) => family))];
  const weighed = here.map((one) => ({
    ...one,
    weight: 1 / present.length / here.filter(({ family }) => family === one.family).length,
  }));
  const z = weighed.map(({ count, n, weight }) => ({ weight, z: -normalQuantile((count - 0.5) / n) }));
  return {
    estimated: here.length,
    share: weighed.reduce((sum, { count, n, weight }) => sum + (count / n <= 0.25 ? weight : 0), 0),
    stouffer:
      z.reduce((sum, one) => sum + one.weight * one.z, 0) /
      Math.sqrt(z.reduce((sum, { weight }) => sum + weight * weight, 0)),
    halves: (median: number) => [
      weighed.reduce((sum, { value, weight }) => sum + (value < median ? weight : 0), 0),
      weighed.reduce((sum, { value, weight }) => sum + (value > median ? weight : 0), 0),
    ],
  };
}

describe("specificationCurveTest", () => {
  it("has the statistics of their definitions at every shift, families weighted equally", () => {
    holds(
      fc.property(curves, ({ cells, shifts, families, alternative }) => {
        const rows = [rowsOf(cells, alternative)];
        const result = curveStatistics({ rows, families, shifts, level: 0.25 });
        for (let s = 0; s < shifts; s++) {
          const direct = directly(cells, families, alternative, s);
          expect(result.estimated[s]).toBe(direct.estimated);
          if (direct.estimated === 0) continue;
          expect(Math.abs(Number(result.share[s]) - direct.share)).toBeLessThanOrEqual(1e-12);
          expect(Math.abs(Number(result.stouffer[s]) - direct.stouffer)).toBeLessThanOrEqual(1e-12);
          for (const half of direct.halves(Number(result.median[s]))) {
            expect(half).toBeLessThanOrEqual(0.5 + 1e-12);
          }
        }
      }),
    );
  });

  it("gives p as the share of shifts at which the whole curve is at least as extreme", () => {
    holds(
      fc.property(curves, ({ cells, shifts, families, alternative }) => {
        const rows = [rowsOf(cells, alternative)];
        const { median, share, stouffer, p, ...rest } = specificationCurveTest({
          rows,
          families,
          shifts,
          alternative,
          level: 0.25,
        });
        const sign = alternative === "greater" ? 1 : -1;
        const asExtreme = (placebo: Float64Array, direction: number) =>
          placebo.filter((value) => direction * value >= direction * Number(placebo[0]) - 1e-9).length;
        expect(rest.shifts).toBe(median.placebo.length);
        expect(median.p).toBe(asExtreme(median.placebo, sign) / rest.shifts);
        expect(share.p).toBe(asExtreme(share.placebo, 1) / rest.shifts);
        expect(stouffer.p).toBe(asExtreme(stouffer.placebo, 1) / rest.shifts);
        expect(rest.smallestAttainable).toBe(1 / rest.shifts);
        const pAt = (placebo: Float64Array, direction: "greater" | "less", s: number) =>
          shiftPValue(
            placebo.map((_, k) => Number(placebo[(s + k) % rest.shifts])),
            direction,
          );
        const smallest = Array.from(median.placebo, (_, s) =>
          Math.min(
            pAt(median.placebo, alternative, s),
            pAt(share.placebo, "greater", s),
            pAt(stouffer.placebo, "greater", s),
          ),
        );
        expect(p).toBe(smallest.filter((own) => own <= Number(smallest[0])).length / rest.shifts);
      }),
    );
  });

  it("has the same digits however its specifications are blocked", () => {
    holds(
      fc.property(curves, ({ cells, shifts, families, alternative, cut }) => {
        const parts = [cells.slice(0, cut), cells.slice(cut)].filter((part) => part.length > 0);
        const of = (rows: CurveRows[]) => curveStatistics({ rows, families, shifts, level: 0.25 });
        expect(of(parts.map((part) => rowsOf(part, alternative)))).toEqual(of([rowsOf(cells, alternative)]));
      }),
    );
  });

  it("has the same digits when ranges of the shifts are computed apart", () => {
    holds(
      fc.property(curves, ({ cells, shifts, families, alternative }) => {
        const rows = rowsOf(cells, alternative);
        const { there } = curveStandards({ rows: [rows], shifts, alternative });
        const whole = curveStatistics({ rows: [rows], families, shifts, level: 0.25 });
        const middle = Math.floor(shifts / 2);
        for (const [from, to] of [
          [0, middle],
          [middle, shifts],
        ] as const) {
          const own = rangeOf(rows, shifts, from, to);
          const part = curveStatistics({ rows: [own], families, shifts: to - from, level: 0.25, there });
          expect(part.median).toEqual(whole.median.subarray(from, to));
          expect(part.share).toEqual(whole.share.subarray(from, to));
          expect(part.stouffer).toEqual(whole.stouffer.subarray(from, to));
          expect(part.estimated).toEqual(whole.estimated.subarray(from, to));
        }
      }),
    );
  });

  it("is the shift test of a specification that stands alone", () => {
    holds(
      fc.property(wholes(3, 20), (numbers) => {
        const rows = [rowsOf([Array.from(numbers)], "greater")];
        const alone = specificationCurveTest({
          rows,
          families: [0],
          shifts: numbers.length,
          alternative: "greater",
          level: 0.05,
        });
        expect(alone.median.p).toBe(shiftPValue(numbers, "greater"));
        expect(alone.stouffer.p).toBe(alone.median.p);
        expect(alone.median.observed).toBe(numbers[0]);
      }),
    );
  });

  it("refuses rows that do not fit together, and a curve without an estimate", () => {
    const rows = [rowsOf([[1, 2, 3]], "greater")];
    const base = { rows, families: [0], shifts: 3, alternative: "greater" as const, level: 0.05 };
    expectError(
      () => specificationCurveTest({ ...base, families: [0, 1] }),
      "unequal-lengths",
      /rows hold 1 specification, families 2/,
    );
    expectError(
      () => specificationCurveTest({ ...base, shifts: 2 }),
      "unequal-lengths",
      /rows\[0\] has 3 values and 3 counts/,
    );
    expectError(() => specificationCurveTest({ ...base, families: [-1] }), "out-of-range", /families\[0\]/);
    expectError(() => specificationCurveTest({ ...base, level: 1 }), "out-of-range", /level is 1/);
    expectError(() => specificationCurveTest({ ...base, shifts: 70_000 }), "too-many", /shifts is 70000/);
    const without = [rowsOf([[null, 2, 3]], "greater")];
    expectError(() => specificationCurveTest({ ...base, rows: without }), "too-few", /at shift 0/);
    const statistics = curveStatistics({ ...base, rows: without });
    expectError(() => testCurve(statistics, "greater"), "too-few", /at shift 0/);
  });
});

describe("curveMedians", () => {
  it("are those of all specifications, also where the sample that says where to look misleads", () => {
    const [size, shifts] = [700, 70];
    const sampled = new Set(Array.from({ length: 256 }, (_, j) => Math.floor((j * size) / 256)));
    for (const misleading of [false, true]) {
      const cells = Array.from({ length: size }, (_, i) =>
        Array.from({ length: shifts }, (_, s) =>
          misleading && sampled.has(i) ? 100 + i : Math.sin(i * i + 3 * s) + s,
        ),
      );
      const medians = curveMedians({
        rows: [rowsOf(cells, "greater")],
        families: new Int32Array(size),
        shifts,
        present: new Int32Array(shifts).fill(size),
        onShifts: () => {},
      });
      const direct = cells[0]?.map((_, s) => {
        const here = Float64Array.from(cells, (row) => Number(row[s]));
        return quantile(here, 0.5);
      });
      expect([...medians]).toEqual(direct);
    }
  });
});

describe("nullCurve", () => {
  it("is the same when ranges of the shifts are sorted apart", () => {
    holds(
      fc.property(curves, fc.integer({ min: 1, max: 4 }), ({ cells, shifts, alternative }, every) => {
        const rows = rowsOf(cells, alternative);
        const whole = nullCurve({ rows: [rows], shifts, every, places: 5, level: 0.9 });
        const middle = Math.floor(shifts / 2);
        const ranges = [
          { first: middle, to: shifts },
          { first: 0, to: middle },
        ].flatMap(({ first, to }) => {
          const own = [rangeOf(rows, shifts, first, to)];
          return sortedCurves({ rows: own, shifts: to - first, first, every, places: 5 });
        });
        expect(boundCurves(ranges, 0.9)).toEqual(whole);
      }),
    );
  });

  it("has the median and the bounds of the sorted curves, place by place", () => {
    holds(
      fc.property(curves, ({ cells, shifts, alternative }) => {
        const rows = [rowsOf(cells, alternative)];
        const drawn = nullCurve({ rows, shifts, every: 1, places: 5, level: 0.9 });
        const sorted = Array.from({ length: shifts }, (_, s) =>
          Float64Array.from(cells.flatMap((row) => row[s] ?? [])),
        ).filter((curve) => curve.length > 0);
        for (let k = 0; k < 5; k++) {
          const here = Float64Array.from(sorted, (curve) => quantile(curve, k / 4));
          expect(drawn.low[k]).toBeCloseTo(quantile(here, 0.05), 10);
          expect(drawn.middle[k]).toBeCloseTo(quantile(here, 0.5), 10);
          expect(drawn.high[k]).toBeCloseTo(quantile(here, 0.95), 10);
        }
      }),
    );
  });

  it("refuses a curve without any estimate", () => {
    const rows = [rowsOf([[null, null]], "greater")];
    expectError(
      () => nullCurve({ rows, shifts: 2, every: 1, places: 3, level: 0.9 }),
      "too-few",
      /at any shift/,
    );
  });
});
