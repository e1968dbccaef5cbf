import fc from "fast-check";
import type { CurveRows } from "../../src/stats/curve-statistics.js";
import { reachingCounts } from "../../src/stats/reaching-counts.js";

export const sides = fc.constantFrom("greater" as const, "less" as const);

/** A curve of whole numbers, gaps among them, in blocks of different sizes. */
export const curves = fc
  .record({ shifts: fc.integer({ min: 2, max: 12 }), count: fc.integer({ min: 1, max: 14 }) })
  .chain(({ shifts, count }) =>
    fc.record({
      shifts: fc.constant(shifts),
      cells: fc.array(
        fc.array(fc.option(fc.integer({ min: -6, max: 6 }), { freq: 6 }), {
          minLength: shifts,
          maxLength: shifts,
        }),
        { minLength: count, maxLength: count },
      ),
      families: fc.array(fc.nat(3), { minLength: count, maxLength: count }),
      cut: fc.nat(count),
      alternative: sides,
    }),
  )
  .filter(({ cells }) => cells.some(([first]) => first !== null));

/** The estimate of every specification at every shift; null where there is none. */
export type Cells = readonly (readonly (number | null)[])[];

export function rowsOf(cells: Cells, alternative: "greater" | "less"): CurveRows {
  const numbers = Float64Array.from(cells.flat(), (cell) => cell ?? 0);
  const present = Uint8Array.from(cells.flat(), (cell) => (cell === null ? 0 : 1));
  const shifts = cells[0]?.length ?? 0;
  const reaching = new Uint16Array(numbers.length);
  cells.forEach((_, i) => {
    const [start, end] = [i * shifts, (i + 1) * shifts];
    reachingCounts(
      { values: numbers.subarray(start, end), present: present.subarray(start, end), alternative },
      reaching.subarray(start, end),
    );
  });
  return { values: numbers, reaching };
}

/** The same rows at the shifts from one, included, to another, excluded. */
export function rangeOf(
  { values, reaching }: CurveRows,
  shifts: number,
  from: number,
  to: number,
): CurveRows {
  const inside = (_: number, at: number) => at % shifts >= from && at % shifts < to;
  return { values: values.filter(inside), reaching: reaching.filter(inside) };
}
