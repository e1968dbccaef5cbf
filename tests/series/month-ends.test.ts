import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysAfter } from "../../src/series/availability.js";
import { monthEndOf, monthEnds } from "../../src/series/month-ends.js";
import { barsOf, observe } from "../db/hand-made.js";

const points = (values: Readonly<Record<string, number>>) =>
  Object.entries(values).map(([date, value]) => ({ date, value }));

// Whole values, so that sums are exact in any order.
const histories = fc
  .array(fc.record({ gap: fc.integer({ min: 1, max: 24 }), value: fc.integer({ min: 1, max: 100 }) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((steps) => {
    let date = "2025-01-01";
    return steps.map(({ gap, value }) => {
      date = daysAfter(date, gap);
      return { date, value };
    });
  });

describe("month ends are those of the database", () => {
  // Both series are known on their own day.
  test.each([
    ["btc", "daily", "last"],
    ["bill_purchases", "event", "sum"],
  ] as const)("for %s", async (id, frequency, resample) => {
    await fc.assert(
      fc.asyncProperty(histories, fc.nat({ max: 40 }), async (history, later) => {
        const asOf = daysAfter(history.at(-1)?.date ?? "", later);
        const rows = history.map((point) => ({ series: id, frequency, ...point }));
        const expected = await barsOf(rows, "months", id, asOf);
        expect(monthEnds(history, resample, asOf).map(({ date, value }) => [date, value])).toEqual(expected);
      }),
      { seed: 20260821, numRuns: 60 },
    );
  });

  test("also as known on a day in the middle of the history", async () => {
    const history = points({ "2026-01-29": 1, "2026-01-31": 2, "2026-02-26": 3, "2026-03-02": 4 });
    const rows = observe("btc", "daily", Object.fromEntries(history.map(({ date, value }) => [date, value])));
    const known = history.filter(({ date }) => date <= "2026-02-27");
    expect(await barsOf(rows, "months", "btc", "2026-02-27")).toEqual(
      monthEnds(known, "last", "2026-02-27").map(({ date, value }) => [date, value]),
    );
  });
});

describe("a month", () => {
  test.each([
    ["2026-01-22", 1],
    ["2026-01-21", 0],
    ["2026-02-19", 1],
    ["2026-02-18", 0],
  ])("with its last observation on %s counts %i times", (date, count) => {
    expect(monthEnds(points({ [date]: 7 }), "last", "2026-03-31")).toHaveLength(count);
  });

  test("counts once it is over: without a day to go by, when the observations reach its end", () => {
    const january = points({ "2026-01-29": 1, "2026-01-30": 2 });
    expect(monthEnds(january, "last")).toEqual([]);
    expect(monthEnds(january, "last", "2026-01-31")).toEqual([{ date: "2026-01-31", value: 2 }]);
    expect(monthEnds([...january, ...points({ "2026-02-02": 3 })], "last")).toHaveLength(1);
  });

  test("of operations is their sum, whenever in it they were", () => {
    expect(monthEnds(points({ "2026-01-02": 8, "2026-01-06": 8.5 }), "sum", "2026-01-31")).toEqual([
      { date: "2026-01-31", value: 16.5 },
    ]);
  });

  test("ends on its last day, also in February", () => {
    expect(["2024-02-01", "2026-02-28", "2025-12-31"].map(monthEndOf)).toEqual([
      "2024-02-29",
      "2026-02-28",
      "2025-12-31",
    ]);
  });
});

test("nothing has no month ends", () => {
  expect(monthEnds([], "last")).toEqual([]);
});
