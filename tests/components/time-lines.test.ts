import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawTimeLines, rowsOf } from "../../src/components/time-lines.js";
import { faultsOf, strayCoordinates, widths } from "./drawn.js";
import { dayAfter, pathPoints, specOf, surroundings, wandering } from "./made-lines.js";

describe("a chart over dates", () => {
  test("stays small however many days it has, and reads each line\u2019s extremes, ends and marks exactly", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9000 }), fc.integer({ min: 0, max: 8999 }), (count, at) => {
        const values = Array.from({ length: count }, (_, i) => 500 + 400 * Math.sin(i * i));
        const marked = at % count;
        const mark = {
          date: dayAfter(marked),
          value: values[marked] ?? 0,
          label: "",
          anchor: "start" as const,
        };
        const { svg, points } = drawTimeLines(specOf([values], { marks: [mark] }), 340, surroundings());
        expect(points.length).toBeLessThanOrEqual(2 * 340 + 8);
        expect(pathPoints(svg, ".line path")[0]?.length).toBe(points.length);
        const read = points.map(({ date, note }) => `${date} ${note}`);
        const all = values.map((value, i) => `${dayAfter(i)} ${value.toFixed(2)}`);
        const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => values.indexOf(value));
        const exact = [0, count - 1, marked, low ?? 0, high ?? 0].map((i) => all[i]);
        expect(read).toEqual(expect.arrayContaining(exact));
        const given = new Set(all);
        expect(read.filter((one) => !given.has(one))).toEqual([]);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  test("says in words that there is nothing to draw where no line has a point", () => {
    for (const lines of [[], [[]]]) {
      const { svg, points } = drawTimeLines(specOf(lines), 640, surroundings());
      expect(svg.textContent).toBe("There is no observation to draw.");
      expect(points).toEqual([]);
      expect(faultsOf(svg)).toEqual([]);
    }
  });

  test("of one point, or of one value throughout, is drawn soundly", () => {
    for (const values of [[7], [7, 7, 7], [0, 0], [-3]]) {
      for (const width of widths) {
        const { svg } = drawTimeLines(specOf([values]), width, surroundings());
        expect([...faultsOf(svg), ...strayCoordinates(svg)]).toEqual([]);
      }
    }
  });

  test("gives all its rows, one a date, with nothing where a line has no value", () => {
    const { lines } = specOf([[1, 2.5, 3]]);
    const late = { id: "b", label: "Late", colour: "eth", points: [{ date: dayAfter(2), value: 9 }] };
    expect(rowsOf([...lines, late])).toEqual({
      columns: ["date", "Line A", "Late"],
      rows: [
        ["2020-01-01", 1, null],
        ["2020-01-02", 2.5, null],
        ["2020-01-03", 3, 9],
      ],
    });
  });
});

describe("a chart over dates, zoomed in,", () => {
  const views = fc.tuple(wandering, fc.nat(900), fc.nat(900)).map(([lines, a, b]) => {
    const last = lines[0].length - 1;
    const [from = 0, to = 0] = [a % last, b % last].sort((x, y) => x - y);
    return { lines, from, to: Math.max(from + 1, to) };
  });

  test("draws and reads only what is in the period, from edge to edge, and says which it is", () => {
    fc.assert(
      fc.property(views, fc.constantFrom(...widths), fc.boolean(), ({ lines, from, to }, width, log) => {
        const view = { from: dayAfter(from), to: dayAfter(to) };
        const { svg, points, dates } = drawTimeLines(specOf(lines, { log }), width, surroundings(view));
        if (!dates) throw new Error("the drawing has no frame");
        expect(dates).toMatchObject(view);
        expect(dates.whole).toEqual({ from: dayAfter(0), to: dayAfter(lines[0].length - 1) });
        for (const { date = "" } of points) expect(date >= view.from && date <= view.to).toBe(true);
        for (const path of pathPoints(svg, ".line path")) {
          for (const [x] of path) {
            expect(x).toBeGreaterThanOrEqual(dates.left - 0.1);
            expect(x).toBeLessThanOrEqual(dates.right + 0.1);
          }
          expect(path[0]?.[0]).toBeCloseTo(dates.left, 0);
          expect(path.at(-1)?.[0]).toBeCloseTo(dates.right, 0);
        }
        expect([...faultsOf(svg), ...strayCoordinates(svg)]).toEqual([]);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test("uses the height of the plot for the values that are seen", () => {
    fc.assert(
      fc.property(views, ({ lines, from, to }) => {
        const view = { from: dayAfter(from), to: dayAfter(to) };
        const { points, dates } = drawTimeLines(specOf(lines), 960, surroundings(view));
        const heights = points.map(({ y }) => y);
        const seen = lines.flatMap((line) => line.slice(from, to + 1));
        if (Math.max(...seen) - Math.min(...seen) < 1e-6) return;
        expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(
          0.45 * ((dates?.bottom ?? 0) - (dates?.top ?? 0) - 14),
        );
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  test("has the size of the whole, so that nothing moves in the page", () => {
    const events = [1, 2, 300].map((days) => ({ date: dayAfter(days), label: "an event" }));
    const spec = specOf([Array.from({ length: 400 }, (_, i) => i + 1)], { events });
    const sizeOf = (view = {}) => drawTimeLines(spec, 640, surroundings(view)).svg.getAttribute("viewBox");
    expect(sizeOf({ from: dayAfter(200), to: dayAfter(220) })).toBe(sizeOf());
  });

  test("shows the whole where the period asked for holds fewer than two points of any line", () => {
    const spec = specOf([[1, 2, 3, 4]]);
    for (const view of [
      { from: "2030-01-01", to: "2031-01-01" },
      { from: "2020-01-02", to: "2020-01-02" },
      { from: "2020-01-03", to: "2020-01-02" },
    ]) {
      const { dates } = drawTimeLines(spec, 640, surroundings(view));
      expect(dates).toMatchObject({ from: "2020-01-01", to: "2020-01-04" });
    }
  });

  test("keeps its level and its marks only where they can be seen", () => {
    const mark = { date: dayAfter(1), value: 11, label: "here", anchor: "end" as const };
    const spec = specOf([[10, 11, 500, 510, 520]], {
      level: { value: 505, label: "the level" },
      marks: [mark],
    });
    const words = (view = {}) => drawTimeLines(spec, 640, surroundings(view)).svg.textContent ?? "";
    expect(words()).toMatch(/the level.*here/);
    expect(words({ from: dayAfter(0), to: dayAfter(1) })).not.toContain("the level");
    expect(words({ from: dayAfter(2), to: dayAfter(4) })).toContain("the level");
    expect(words({ from: dayAfter(2), to: dayAfter(4) })).not.toContain("here");
  });
});
