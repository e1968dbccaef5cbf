import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawTimeLines } from "../../src/components/time-lines.js";
import { logTicks, tickLabels } from "../../src/components/value-scale.js";
import { dayAfter, specOf, surroundings, wandering } from "./made-lines.js";

const scalesOf = (changes: Parameters<typeof specOf>[1], values: readonly number[] = [1, 2, 4]) =>
  drawTimeLines(specOf([values], changes), 640, surroundings()).scales;

describe("the scales of a chart over dates", () => {
  test("are log, linear and rebased for prices, and what the chart says for others", () => {
    expect(scalesOf({ log: true })).toEqual({ offered: ["log", "linear", "rebased"], shown: "log" });
    expect(scalesOf({ log: false })).toBeUndefined();
    expect(scalesOf({ scales: ["linear", "rebased"] })).toEqual({
      offered: ["linear", "rebased"],
      shown: "linear",
    });
  });

  test("are the linear one alone, which is no choice, where a value is zero or less", () => {
    expect(scalesOf({ scales: ["linear", "log", "rebased"] }, [1, 0, 4])).toBeUndefined();
  });

  test("keep to the chart\u2019s own where a view asks for one that it does not offer", () => {
    const { scales } = drawTimeLines(
      specOf([[1, 2]], { scales: ["linear", "log"] }),
      640,
      surroundings({ scale: "rebased" }),
    );
    expect(scales?.shown).toBe("linear");
  });

  test("stand in equal steps for equal ratios on log, for equal differences on linear", () => {
    const heights = (scale: "log" | "linear", values: readonly number[]) => {
      const { points } = drawTimeLines(specOf([values], { log: true }), 640, surroundings({ scale }));
      return points.map(({ y }) => y);
    };
    const [a = 0, b = 0, c = 0] = heights("log", [10, 100, 1000]);
    expect(a - b).toBeCloseTo(b - c, 6);
    const [d = 0, e = 0, f = 0] = heights("linear", [10, 505, 1000]);
    expect(d - e).toBeCloseTo(e - f, 6);
  });
});

describe("rebased lines", () => {
  test("all start at 100 at the left edge of what is seen, and keep their ratios", () => {
    fc.assert(
      fc.property(wandering, fc.nat(800), (lines, start) => {
        const from = start % (lines[0].length - 1);
        const view = { scale: "rebased", from: dayAfter(from), to: dayAfter(lines[0].length - 1) } as const;
        const { points } = drawTimeLines(specOf(lines, { log: true }), 340, surroundings(view));
        lines.forEach((line, i) => {
          const read = points.filter((point) => point.line === `line${i}`);
          for (const { date = "", note = "" } of read) {
            const day = (Date.parse(date) - Date.parse(dayAfter(0))) / 86_400_000;
            const rebased = Number(/^[\d.,]+/.exec(note)?.[0].replaceAll(",", ""));
            const expected = (100 * (line[day] ?? 0)) / (line[from] ?? 1);
            expect(Math.abs(rebased - expected)).toBeLessThanOrEqual(0.0501 + 1e-9 * expected);
            expect(note).toContain(`(${(line[day] ?? 0).toFixed(2)})`);
          }
          expect(read[0]?.note).toMatch(/^100\.0 /);
        });
        const starts = points.filter(({ date }) => date === view.from).map(({ y }) => y);
        expect(Math.max(...starts) - Math.min(...starts)).toBeLessThan(1e-6);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test("carry their level along where there is one line, and lose it where each has its own base", () => {
    const level = { value: 4, label: "the level" };
    const words = (lines: readonly (readonly number[])[]) =>
      drawTimeLines(specOf(lines, { log: true, level }), 640, surroundings({ scale: "rebased" })).svg
        .textContent;
    expect(words([[2, 4, 6]])).toContain("the level");
    expect(
      words([
        [2, 4, 6],
        [1, 2, 3],
      ]),
    ).not.toContain("the level");
  });
});

describe("ticks of values", () => {
  test("on a log scale are round, inside, in order, and few", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 6, noNaN: true }),
        fc.double({ min: 0.01, max: 8, noNaN: true }),
        (power, span) => {
          const [low, high] = [10 ** power, 10 ** (power + span)];
          const ticks = logTicks(low, high);
          expect(ticks.length).toBeGreaterThan(1);
          expect(ticks.length).toBeLessThanOrEqual(9);
          expect(ticks).toEqual([...new Set(ticks)].sort((a, b) => a - b));
          expect(ticks.every((value) => value >= low && value <= high)).toBe(true);
        },
      ),
      { seed: 1 },
    );
  });

  test("never repeat their words, however few digits a chart writes", () => {
    const percent = (value: number) => `${Math.round(100 * value)}%`;
    expect(tickLabels([0, 0.005, 0.01, 0.015, 0.02], percent).map(({ label }) => label)).toEqual([
      "0%",
      "1%",
      "2%",
    ]);
    expect(tickLabels([0.001, 0.002], percent).map(({ label }) => label)).toEqual(["0%"]);
    expect(tickLabels([], percent)).toEqual([]);
  });
});
