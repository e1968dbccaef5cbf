import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimate } from "../../src/components/decimate.js";

const lines = fc
  .record({
    width: fc.integer({ min: 5, max: 60 }),
    heights: fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 1, maxLength: 600 }),
  })
  .map(({ width, heights }) =>
    heights.map((y, i) => ({ x: (i * width) / Math.max(1, heights.length - 1), y, i })),
  );

describe("a line with fewer points", () => {
  test("has at most two points a column of the drawing, besides its ends", () => {
    fc.assert(
      fc.property(lines, (line) => {
        const columns = new Map<number, number>();
        for (const { x } of decimate(line)) columns.set(Math.floor(x), (columns.get(Math.floor(x)) ?? 0) + 1);
        const inner = [...columns].sort(([a], [b]) => a - b).slice(1, -1);
        expect(Math.max(0, ...inner.map(([, count]) => count))).toBeLessThanOrEqual(2);
        expect(Math.max(...columns.values())).toBeLessThanOrEqual(4);
      }),
      { seed: 1 },
    );
  });

  test("keeps the lowest and the highest point of every column, both ends and the order", () => {
    fc.assert(
      fc.property(lines, (line) => {
        const kept = decimate(line);
        const heightsOf = (points: typeof kept, column: number) =>
          points.filter(({ x }) => Math.floor(x) === column).map(({ y }) => y);
        for (const column of new Set(line.map(({ x }) => Math.floor(x)))) {
          const all = heightsOf(line, column);
          const left = heightsOf(kept, column);
          expect([Math.min(...left), Math.max(...left)]).toEqual([Math.min(...all), Math.max(...all)]);
        }
        expect([kept[0], kept.at(-1)]).toEqual([line[0], line.at(-1)]);
        const order = kept.map(({ i }) => i);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
      { seed: 2 },
    );
  });

  test("keeps every point that must stay", () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 2, max: 9 }), (line, every) => {
        const kept = decimate(line, ({ i }) => i % every === 0).map(({ i }) => i);
        expect(kept).toEqual(expect.arrayContaining(line.map(({ i }) => i).filter((i) => i % every === 0)));
      }),
      { seed: 3 },
    );
  });

  test("is the same line where there are no more than two points a column", () => {
    const sparse = Array.from({ length: 40 }, (_, i) => ({ x: i / 2, y: (i * 37) % 11 }));
    expect(decimate(sparse)).toEqual(sparse);
  });

  test("of no points has none", () => {
    expect(decimate([])).toEqual([]);
  });
});
