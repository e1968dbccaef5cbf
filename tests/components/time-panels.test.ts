import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MultipleLine, SmallMultiplesSpec } from "../../src/components/small-multiples.js";
import { columnsAt, drawSmallMultiples } from "../../src/components/small-multiples.js";
import { drawTimePanels } from "../../src/components/time-panels.js";
import { faultsOf, strayCoordinates, widths } from "./drawn.js";
import { daily, dayAfter, pathPoints, specOf, surroundings, wandering } from "./made-lines.js";

/** Heights at which something is drawn, within a tenth. */
const near = (a: number, b: number) => Math.abs(a - b) <= 0.11;

describe("stacked panels", () => {
  const panelsOf = ([one, other]: readonly (readonly number[])[]) => [
    { ...specOf([one ?? []]), title: "One, in dollars" },
    { ...specOf([(other ?? []).map((value) => value / 1000)]), title: "Other, in percent" },
  ];

  test("share one axis of time: a day stands at one place across in all of them", () => {
    fc.assert(
      fc.property(wandering, fc.constantFrom(...widths), (lines, width) => {
        const { svg, points, dates } = drawTimePanels(panelsOf(lines), width, surroundings());
        const placesOf = new Map<string, number>();
        for (const { date = "", x } of points) {
          expect(Math.abs(x - (placesOf.get(date) ?? x))).toBeLessThan(1e-9);
          placesOf.set(date, x);
        }
        expect(dates?.linked).toBe(true);
        expect([...faultsOf(svg), ...strayCoordinates(svg)]).toEqual([]);
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  test("have each a scale of its own, and stand below one another", () => {
    const { svg } = drawTimePanels(
      panelsOf([
        [1, 5, 900],
        [300, 200, 1],
      ]),
      960,
      surroundings(),
    );
    const [upper, lower] = pathPoints(svg, ".line path").map((path) => path.map(([, y]) => y));
    if (!upper || !lower) throw new Error("two lines are drawn");
    expect(Math.max(...upper)).toBeLessThan(Math.min(...lower));
    for (const heights of [upper, lower])
      expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(80);
    expect(svg.textContent).toMatch(/One, in dollars.*Other, in percent/);
    expect(svg.querySelectorAll(".axis-x text").length).toBeLessThanOrEqual(9);
  });

  test("start and end together where their lines do not", () => {
    const early = { ...specOf([[1, 2, 3]]), title: "Early" };
    const late = { ...specOf([[4, 5]]), title: "Late" };
    const [line] = late.lines;
    const moved = {
      ...late,
      lines: [{ ...line, id: "late", label: "", colour: "eth", points: daily([4, 5], 10) }],
    };
    const { dates } = drawTimePanels([early, moved], 640, surroundings());
    expect(dates).toMatchObject({ from: dayAfter(0), to: dayAfter(11) });
  });

  test("zoom together", () => {
    const view = { from: dayAfter(1), to: dayAfter(2) };
    const panels = panelsOf([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    const { points, dates } = drawTimePanels(panels, 640, surroundings(view));
    expect(dates).toMatchObject(view);
    expect(points.map(({ date }) => date)).toEqual([dayAfter(1), dayAfter(2), dayAfter(1), dayAfter(2)]);
  });

  test("say that there is nothing to draw where there is nothing", () => {
    for (const panels of [[], panelsOf([[], []])]) {
      const { svg } = drawTimePanels(panels, 640, surroundings());
      expect(svg.textContent).toBe("There is no observation to draw.");
      expect(faultsOf(svg)).toEqual([]);
    }
  });
});

describe("small multiples", () => {
  const specFor = (lines: readonly (readonly number[])[], log = false): SmallMultiplesSpec => ({
    cells: lines.map((values, i) => ({
      id: `${i}`,
      title: `Episode ${"ABCDEFGH"[i]}`,
      lines: [
        { id: `${i}`, label: "ether", colour: "eth", points: values.map((value, x) => ({ x, value })) },
      ] satisfies MultipleLine[],
    })),
    log,
    base: 1,
    xTicks: [{ value: 0, label: "0" }],
    valueText: (value) => value.toFixed(2),
    tickText: (value) => value.toFixed(0),
    xText: (x) => `day ${x}`,
  });
  const cells = fc.array(
    fc.array(fc.double({ min: 0.2, max: 9, noNaN: true }), { minLength: 1, maxLength: 40 }),
    { minLength: 1, maxLength: 8 },
  );

  test("share the range across and the scale of values: equal values stand equally high in every cell", () => {
    fc.assert(
      fc.property(cells, fc.constantFrom(...widths), fc.boolean(), (lines, width, log) => {
        const { svg, points } = drawSmallMultiples(specFor(lines, log), width, surroundings());
        expect([...faultsOf(svg), ...strayCoordinates(svg)]).toEqual([]);
        expect(points).toHaveLength(lines.flat().length);
        const columns = columnsAt(width, lines.length);
        const grids = [...svg.querySelectorAll(".cell-plot")].map((cell) => ({
          base: Number(cell.querySelector(".grid.base")?.getAttribute("y1") ?? Number.NaN),
          left: Number(cell.querySelector(".grid")?.getAttribute("x1")),
          tops: [...cell.querySelectorAll(".grid")].map((line) => Number(line.getAttribute("y1"))),
        }));
        const [first] = grids;
        if (!first) throw new Error("a cell is drawn");
        grids.forEach(({ tops, left }, i) => {
          const sameRow = grids[i - (i % columns)];
          const sameColumn = grids[i % columns];
          expect(tops).toEqual(sameRow?.tops);
          expect(left).toBe(sameColumn?.left);
        });
        const readAs = lines.flatMap((values, cell) =>
          values.map((value, day) => `Episode ${"ABCDEFGH"[cell]}, ether, day ${day}: ${value.toFixed(2)}`),
        );
        expect(points.map(({ text }) => text)).toEqual(readAs);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test("place the same value at the same height of each cell", () => {
    const { points, svg } = drawSmallMultiples(specFor([[1, 4, 9], [9, 1, 4], [4]]), 960, surroundings());
    const heights = points.map(({ y }) => y);
    expect(near(heights[0] ?? 0, heights[4] ?? 1)).toBe(true);
    expect(near(heights[1] ?? 0, heights[5] ?? 1)).toBe(true);
    expect(near(heights[1] ?? 0, heights[6] ?? 1)).toBe(true);
    expect(svg.querySelectorAll(".cell-plot")).toHaveLength(3);
  });

  test("stand in as many columns as the width has room for, never more than there are", () => {
    expect(widths.map((width) => columnsAt(width, 12))).toEqual([2, 3, 5]);
    expect(columnsAt(960, 2)).toBe(2);
  });
});
