import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, barsWithout, daysBetween } from "../../src/claims/bars.js";
import type { Panel, PanelCell } from "../../src/claims/claim.js";
import { numbers, texts, unbroken } from "../../src/claims/columns.js";
import { confirmedRecords, entries, recordCloses, roundLevels } from "../../src/claims/rotation/breakouts.js";

function panel(dates: readonly string[], columns: Readonly<Record<string, readonly PanelCell[]>>): Panel {
  return { query: "made", frequency: "monthly", asOf: "2026-01-31", rows: dates.length, dates, columns };
}

const months = ["2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31"];

describe("dates", () => {
  test("some days after a date are as many days between", () => {
    const days = fc.integer({ min: -20_000, max: 20_000 });
    fc.assert(
      fc.property(days, days, (from, count) => {
        const date = addDays("2000-01-01", from);
        expect(daysBetween(date, addDays(date, count))).toBe(count);
      }),
      { seed: 1 },
    );
  });

  test("know leap days and the ends of years", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2025-12-31", 1)).toBe("2026-01-01");
  });
});

describe("time without a record", () => {
  test.each([
    ["neighbouring months", "2025-12-31", "2026-01-31", "monthly", 0],
    ["January to May", "2018-01-31", "2018-05-31", "monthly", 3],
    ["months across years", "2021-10-31", "2024-11-30", "monthly", 36],
    ["neighbouring Fridays", "2026-01-02", "2026-01-09", "weekly", 0],
    ["fourteen weeks", "2026-01-02", "2026-04-10", "weekly", 13],
    ["ninety days", "2026-01-01", "2026-04-01", "daily", 90],
  ] as const)("from %s (%s to %s), %s, is %i", (_, from, to, frequency, bars) => {
    expect(barsWithout(from, to, frequency)).toBe(bars);
  });
});

describe("a column", () => {
  test("that is not there is named", () => {
    expect(() => numbers(panel(months, {}), "rut")).toThrow("panel made: no column rut");
  });

  test("of numbers refuses text, truth values and numbers that are not finite, naming the row", () => {
    for (const [cell, shown] of [
      ["1", "1"],
      [true, "true"],
      [Number.NaN, "NaN"],
      [Number.POSITIVE_INFINITY, "Infinity"],
    ] as const) {
      expect(() => numbers(panel(months, { rut: [null, 2, cell, 4] }), "rut")).toThrow(
        `panel made: column rut, row 2: expected a number, got ${shown}`,
      );
    }
  });

  test("keeps its gaps as null, in numbers and in texts", () => {
    expect(numbers(panel(months, { rut: [null, 2, null, 0] }), "rut")).toEqual([null, 2, null, 0]);
    expect(texts(panel(months, { day: [null, "a", null, "b"] }), "day")).toEqual([null, "a", null, "b"]);
  });

  test("without gaps runs from its first value to its last", () => {
    const run = unbroken(panel(months, { eth: [null, 2, 3, null] }), "eth");
    expect(run).toEqual({ from: 1, values: Float64Array.from([2, 3]) });
  });

  test("with a gap inside is refused with the date, and an empty one with the as-of day", () => {
    expect(() => unbroken(panel(months, { eth: [1, null, 3, 4] }), "eth")).toThrow(
      "panel made: eth has no value on 2025-11-30",
    );
    expect(() => unbroken(panel(months, { eth: [null, null, null, null] }), "eth")).toThrow(
      "panel made: column eth is empty as of 2026-01-31",
    );
  });
});

describe("a record close", () => {
  const of = (closes: readonly number[], window?: number) =>
    recordCloses({ dates: months, closes: Float64Array.from(closes), frequency: "monthly" }, window);

  test("beats every close before it and counts the bars since the record that it beats", () => {
    expect(of([50, 60, 55, 65])).toEqual([
      { at: 1, close: 60, previousRecord: 50, previousRecordDate: "2025-10-31", quiet: 0 },
      { at: 3, close: 65, previousRecord: 60, previousRecordDate: "2025-11-30", quiet: 1 },
    ]);
  });

  test("is none where it only equals the record, nor the first close of all", () => {
    expect(of([50, 60, 60, 60]).map(({ at }) => at)).toEqual([1]);
    expect(of([60, 50, 60, 60])).toEqual([]);
  });

  test("dates the record that it beats by its first day where a later close equalled it", () => {
    expect(of([60, 60, 50, 65])).toMatchObject([{ at: 3, previousRecordDate: "2025-10-31", quiet: 2 }]);
  });

  test("within a window beats the closes of the window only, and none before the window is full", () => {
    expect(of([70, 50, 55, 56], 1).map(({ at }) => at)).toEqual([3]);
    expect(of([70, 50, 55, 56])).toEqual([]);
  });
});

describe("a record that must be confirmed", () => {
  const closes = Float64Array.from([50, 51, 49, 52, 53]);
  const dates = ["2025-09-30", ...months];
  const records = recordCloses({ dates, closes, frequency: "monthly" });

  test("moves to the first close that confirms it, which knows nothing later", () => {
    const twice = (at: number, broken: number) =>
      Number(closes[at]) > broken && Number(closes[at - 1]) > broken;
    const [first] = records;
    expect(confirmedRecords(closes, first ? [first] : [], twice)).toMatchObject([
      { at: 4, close: 53, previousRecord: 50 },
    ]);
  });

  test("is confirmed by the next record's bar at the latest, and dropped for that record after it", () => {
    const byOne = (at: number, broken: number) => Number(closes[at]) > broken + 1;
    // The second close, 51, is one above 50; 52 comes with the next record, and 53 is one above the 52 before it.
    expect(
      confirmedRecords(closes, records, byOne).map(({ at, previousRecord }) => [at, previousRecord]),
    ).toEqual([
      [3, 50],
      [4, 51],
    ]);
    const byThree = (at: number, broken: number) => Number(closes[at]) > broken + 2;
    expect(confirmedRecords(closes, records, byThree)).toEqual([]);
  });
});

describe("a round level", () => {
  test("counts once, by its first close above it, whatever comes after", () => {
    const closes = Float64Array.from([99, 100, 101, 98, 105, 320, 290, 301, 401]);
    expect(roundLevels(closes, 100).map(({ at }) => at)).toEqual([2, 5, 8]);
  });
});

describe("entering a state", () => {
  const unknown = Number.NaN;
  const of = (state: readonly number[]) =>
    entries(
      { dates: months, closes: Float64Array.from([1, 2, 3, 4]), frequency: "monthly" },
      Float64Array.from(state),
    ).map(({ at, quiet }) => [at, quiet]);

  test("is its first bar after bars out of it, which are counted", () => {
    expect(of([1, 0, 0, 1])).toEqual([[3, 2]]);
    expect(of([1, 0, 1, 1])).toEqual([[2, 1]]);
  });

  test("is not known where the state was not known before", () => {
    expect(of([unknown, 1, 1, 1])).toEqual([]);
    expect(of([unknown, 0, 0, 1])).toEqual([[3, 1]]);
  });
});
