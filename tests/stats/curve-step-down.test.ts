import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curveStandards, joinStandards } from "../../src/stats/curve-standards.js";
import { curveStepDown, reachedCounts, stepDownOf } from "../../src/stats/curve-step-down.js";
import { romanoWolf } from "../../src/stats/romano-wolf.js";
import { type Cells, curves, rangeOf, rowsOf } from "./curves.js";
import { noise } from "./noise.js";
import { expectError, holds } from "./reference.js";

type Side = "greater" | "less";

/** Estimates less their mean over the shifts, in standard deviations, with the sign of the prediction. */
function standardised(row: Cells[number], alternative: Side): (number | null)[] {
  const there = row.filter((value) => value !== null);
  const center = there.reduce((sum, value) => sum + value, 0) / there.length;
  const spread = Math.sqrt(there.reduce((sum, value) => sum + (value - center) ** 2, 0) / there.length);
  const sign = alternative === "greater" ? 1 : -1;
  return row.map((value) => (value === null ? null : spread === 0 ? 0 : (sign * (value - center)) / spread));
}

/** By the definition: for every specification, all that are no more extreme, shift by shift. */
function directly(cells: Cells, alternative: Side): number[] {
  const all = cells.map((row) => standardised(row, alternative));
  const tie = 1e-9;
  const share = (threshold: number) => {
    const rest = all.filter(([first]) => first != null && first <= threshold + tie);
    const largest = (cells[0] ?? []).flatMap((_, s) => {
      const here = rest.flatMap((statistics) => statistics[s] ?? []);
      return here.length === 0 ? [] : [Math.max(...here)];
    });
    return largest.filter((statistic) => statistic >= threshold - tie).length / largest.length;
  };
  return all.map(([own]) => {
    if (own == null) return Number.NaN;
    return Math.max(...all.flatMap(([first]) => (first != null && first >= own - tie ? [share(first)] : [])));
  });
}

describe("curveStepDown", () => {
  it("is the share of shifts with as large a statistic among all that are no more extreme, made monotone", () => {
    holds(
      fc.property(curves, ({ cells, shifts, alternative, cut }) => {
        const parts = [cells.slice(0, cut), cells.slice(cut)].filter((part) => part.length > 0);
        const rows = parts.map((part) => rowsOf(part, alternative));
        expect([...curveStepDown({ rows, shifts, alternative })]).toEqual(directly(cells, alternative));
      }),
      500,
    );
  });

  it("is Romano and Wolf\u2019s step-down of the standardised estimates", () => {
    for (const alternative of ["greater", "less"] as const) {
      const cells = Array.from({ length: 30 }, (_, i) => [...noise(200, i)].map((value) => value * (1 + i)));
      const all = cells.map((row) => Float64Array.from(standardised(row, alternative), Number));
      const { stepDown } = romanoWolf({
        statistics: Float64Array.from(all, ([first]) => Number(first)),
        draws: all.map((row) => row.slice(1)),
        alternative: "greater",
      });
      const rows = [rowsOf(cells, alternative)];
      expect(curveStepDown({ rows, shifts: 200, alternative })).toEqual(stepDown);
    }
  });

  it("is the same to the last digit when ranges of the shifts are counted apart", () => {
    holds(
      fc.property(curves, ({ cells, shifts, alternative, cut }) => {
        const rows = rowsOf(cells, alternative);
        const blocks = [cells.slice(0, cut), cells.slice(cut)].filter((block) => block.length > 0);
        const standards = joinStandards(
          blocks.map((block) => curveStandards({ rows: [rowsOf(block, alternative)], shifts, alternative })),
        );
        const middle = Math.floor(shifts / 2);
        const parts = [
          reachedCounts({ rows: [rangeOf(rows, shifts, 0, middle)], shifts: middle, standards }),
          reachedCounts({
            rows: [rangeOf(rows, shifts, middle, shifts)],
            shifts: shifts - middle,
            standards,
          }),
        ];
        const whole = curveStepDown({ rows: [rows], shifts, alternative });
        expect(stepDownOf(parts, shifts, standards)).toEqual(whole);
      }),
    );
  });

  it("is the own p of a specification that stands alone", () => {
    holds(
      fc.property(curves, ({ cells, shifts, alternative }) => {
        for (const row of cells) {
          const rows = [rowsOf([row], alternative)];
          const there = [...(rows[0]?.reaching ?? [])].filter((count) => count > 0).length;
          const own = row[0] == null ? Number.NaN : Number(rows[0]?.reaching[0]) / there;
          expect(curveStepDown({ rows, shifts, alternative })[0]).toBe(own);
        }
      }),
    );
  });

  it("leaves a specification without an estimate out, as if it had not been tried", () => {
    holds(
      fc.property(curves, ({ cells, shifts, alternative }) => {
        const gone = [null, ...(cells[0] ?? []).slice(1)];
        const [first, ...rest] = curveStepDown({
          rows: [rowsOf([gone, ...cells], alternative)],
          shifts,
          alternative,
        });
        expect(first).toBeNaN();
        expect(rest).toEqual([...curveStepDown({ rows: [rowsOf(cells, alternative)], shifts, alternative })]);
      }),
    );
  });

  it("refuses rows that do not fit, and a single shift", () => {
    const other = { values: new Float64Array(6), reaching: Uint16Array.of(1, 2, 3, 1, 2) };
    const rows = [rowsOf([[1, 2, 3]], "greater"), other];
    expectError(
      () => curveStepDown({ rows, shifts: 3, alternative: "greater" }),
      "unequal-lengths",
      /rows\[1\] has 6 values and 5 counts; 3 of either are needed for each specification/,
    );
    expectError(
      () => curveStepDown({ rows, shifts: 1, alternative: "greater" }),
      "too-few",
      /shifts is 1; at least 2/,
    );
  });
});
