import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { halvings, sellOff } from "../../src/components/known-events.js";
import { placeEvents } from "../../src/components/time-events.js";
import { drawTimeLines } from "../../src/components/time-lines.js";
import { timeOf } from "../../src/components/time-period.js";
import { faultsOf, strayCoordinates, widths } from "./drawn.js";
import { dayAfter, specOf, surroundings } from "./made-lines.js";

const frame = { left: 60, right: 560 };
const x = (time: number) => 60 + (time - timeOf(dayAfter(0))) / 86_400_000;
const someEvents = fc.array(
  fc.record({
    days: fc.integer({ min: -50, max: 600 }),
    length: fc.integer({ min: 0, max: 90 }),
    label: fc.constantFrom("sell-off", "halving", "a breakout"),
  }),
  { maxLength: 12 },
);

describe("the events of a chart", () => {
  test("never have labels that touch in a row, nor one beyond the plot", () => {
    fc.assert(
      fc.property(someEvents, fc.integer({ min: 0, max: 2 }), (made, rows) => {
        const events = made.map(({ days, length, label }) => ({
          date: dayAfter(days),
          to: dayAfter(days + length),
          label,
        }));
        const placed = placeEvents(events, x, frame, rows);
        const spans = placed.map(({ x: at, label, anchor, row }) => {
          const width = 6.4 * label.length;
          return anchor === "start" ? { row, from: at, to: at + width } : { row, from: at - width, to: at };
        });
        spans.forEach(({ row, from, to }, i) => {
          expect(row).toBeLessThan(rows);
          expect(to).toBeLessThanOrEqual(frame.right + 0.001);
          expect(from).toBeGreaterThanOrEqual(frame.left - 8.001);
          for (const other of spans.slice(i + 1))
            if (other.row === row) expect(other.from > to || other.to < from).toBe(true);
        });
      }),
      { seed: 1 },
    );
  });

  test("give way in the order of the list: the first stays, one that would touch it is dropped with its rule", () => {
    const events = ["first", "second", "third"].map((label, i) => ({ date: dayAfter(200 + i), label }));
    expect(placeEvents(events, x, frame, 1).map(({ label }) => label)).toEqual(["first"]);
    expect(placeEvents(events, x, frame, 2).map(({ label, row }) => [label, row])).toEqual([
      ["first", 0],
      ["second", 1],
    ]);
  });

  test("are drawn as faint rules, or bands where they last, and only while they are in the period", () => {
    const events = [
      { date: dayAfter(10), label: "a day" },
      { date: dayAfter(60), to: dayAfter(80), label: "a while" },
    ];
    const spec = specOf([Array.from({ length: 100 }, (_, i) => 1 + (i % 7))], { events });
    for (const width of widths) {
      const { svg } = drawTimeLines(spec, width, surroundings());
      expect([...faultsOf(svg), ...strayCoordinates(svg)]).toEqual([]);
    }
    const groupsOf = (view = {}) => [
      ...drawTimeLines(spec, 960, surroundings(view)).svg.querySelectorAll(".event"),
    ];
    expect(groupsOf().map((group) => [group.textContent, group.querySelectorAll("rect").length])).toEqual([
      ["a day", 0],
      ["a while", 1],
    ]);
    expect(groupsOf({ from: dayAfter(70), to: dayAfter(90) }).map((group) => group.textContent)).toEqual([
      "a while",
    ]);
    expect(groupsOf({ from: dayAfter(20), to: dayAfter(50) })).toEqual([]);
  });

  test("that every chart may name are days, in order", () => {
    const days = [...halvings.map(({ date }) => date), sellOff.date];
    for (const day of days) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
    expect(days).toEqual([...days].sort());
  });
});
