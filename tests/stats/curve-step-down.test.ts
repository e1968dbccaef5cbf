import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curveStepDown } from "../../src/stats/curve-step-down.js";
import { romanoWolf } from "../../src/stats/romano-wolf.js";
import { type Cells, curves, rowsOf } from "./curves.js";
import { expectError, holds } from "./reference.js";

/** The own p of a specification at every shift; none where it has no estimate. */
function ownP(row: Cells[number], alternative: "greater" | "less"): (number | null)[] {
  const sign = alternative === "greater" ? 1 : -1;
  const there = row.filter((value) => value !== null);
  return row.map((value) => {
    if (value === null) return null;
    return there.filter((other) => sign * other >= sign * value).length / there.length;
  });
}

/** By the definition: for every threshold, all specifications that are no more significant, shift by shift. */
function directly(cells: Cells, alternative: "greater" | "less"): number[] {
  const all = cells.map((row) => ownP(row, alternative));
  const atLeast = (threshold: number) => {
    const rest = all.filter(([first]) => first != null && first >= threshold);
    const smallest = (cells[0] ?? []).flatMap((_, s) => {
      const here = rest.flatMap((p) => p[s] ?? []);
      return here.length === 0 ? [] : [Math.min(...here)];
    });
    return Math.max(threshold, smallest.filter((p) => p <= threshold).length / smallest.length);
  };
  return all.map(([own]) => {
    if (own == null) return Number.NaN;
    const moreSignificant = all.flatMap(([first]) => (first != null && first <= own ? [first] : []));
    return Math.max(...moreSignificant.map(atLeast));
  });
}

describe("curveStepDown", () => {
  it("is the share of shifts with a p as small among all that are no more significant, made monotone", () => {
    holds(
      fc.property(curves, ({ cells, shifts, alternative, cut }) => {
        const parts = [cells.slice(0, cut), cells.slice(cut)].filter((part) => part.length > 0);
        const rows = parts.map((part) => rowsOf(part, alternative));
        expect([...curveStepDown({ rows, shifts })]).toEqual(directly(cells, alternative));
      }),
      500,
    );
  });

  it("is Romano and Wolf\u2019s step-down of the p-values themselves where no estimate is missing", () => {
    holds(
      fc.property(curves, ({ cells: some, shifts, alternative }) => {
        const cells = some.map((row) => row.map((value) => value ?? 0));
        const all = cells.map((row) => Float64Array.from(ownP(row, alternative), (p) => -Number(p)));
        const { stepDown } = romanoWolf({
          statistics: Float64Array.from(all, ([first]) => Number(first)),
          draws: all.map((p) => p.slice(1)),
          alternative: "greater",
        });
        expect(curveStepDown({ rows: [rowsOf(cells, alternative)], shifts })).toEqual(stepDown);
      }),
    );
  });

  it("is the own p of a specification that stands alone, and never below it", () => {
    holds(
      fc.property(curves, ({ cells, shifts, alternative }) => {
        const together = curveStepDown({ rows: [rowsOf(cells, alternative)], shifts });
        cells.forEach((row, i) => {
          const own = ownP(row, alternative)[0] ?? Number.NaN;
          const [alone] = curveStepDown({ rows: [rowsOf([row], alternative)], shifts });
          expect(alone).toBe(own);
          if (!Number.isNaN(own)) expect(together[i]).toBeGreaterThanOrEqual(own);
        });
      }),
    );
  });

  it("leaves a specification without an estimate out, as if it had not been tried", () => {
    holds(
      fc.property(curves, ({ cells, shifts, alternative }) => {
        const gone = [null, ...(cells[0] ?? []).slice(1)];
        const [first, ...rest] = curveStepDown({ rows: [rowsOf([gone, ...cells], alternative)], shifts });
        expect(first).toBeNaN();
        expect(rest).toEqual([...curveStepDown({ rows: [rowsOf(cells, alternative)], shifts })]);
      }),
    );
  });

  it("refuses rows that do not fit, and more shifts than can be counted", () => {
    const rows = [rowsOf([[1, 2, 3]], "greater"), { reaching: Uint16Array.of(1, 2, 3, 1, 2) }];
    expectError(
      () => curveStepDown({ rows, shifts: 3 }),
      "unequal-lengths",
      /rows\[1\] has 5 counts; 3 are needed for each specification/,
    );
    expectError(() => curveStepDown({ rows, shifts: 1 }), "too-few", /shifts is 1; at least 2/);
    expectError(() => curveStepDown({ rows, shifts: 70_000 }), "too-many", /shifts is 70000/);
  });
});
