import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, barsWithout, daysBetween } from "../../src/claims/bars.js";
import type { Panel, PanelCell } from "../../src/claims/claim.js";
import { numbers, texts, unbroken } from "../../src/claims/columns.js";
import { recordCloses } from "../../src/claims/rotation/breakouts.js";

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
  const made = (rut: (number | null)[], record: (number | null)[], rutDate: (string | null)[] = months) =>
    panel(months, {
      rut,
      rut_date: rutDate,
      previous_record: record,
      previous_record_date: record.map((value) => (value === null ? null : "2025-06-30")),
    });

  test("beats the record before it and counts the bars since", () => {
    expect(recordCloses(made([50, 60, 55, 65], [null, 50, 60, 60]))).toEqual([
      {
        row: 1,
        date: "2025-11-30",
        close: 60,
        previousRecord: 50,
        previousRecordDate: "2025-06-30",
        quiet: 4,
      },
      {
        row: 3,
        date: "2026-01-31",
        close: 65,
        previousRecord: 60,
        previousRecordDate: "2025-06-30",
        quiet: 6,
      },
    ]);
  });

  test("is none where it only equals the record, or where there is no record yet", () => {
    expect(recordCloses(made([50, 60, 60, 60], [null, 60, 60, 60]))).toEqual([]);
  });

  test("counts once, on the first row that knows it, and never on the first of the panel", () => {
    const rows = recordCloses(
      made([50, 60, 60, 60], [49, 50, 50, 50], ["2025-10-31", "2025-11-28", "2025-11-28", "2025-11-28"]),
    );
    expect(rows.map(({ row }) => row)).toEqual([1]);
  });

  test("is none where the close is too old to stand for the row", () => {
    expect(recordCloses(made([null, null, 60, null], [50, 50, 50, 50])).map(({ row }) => row)).toEqual([2]);
  });
});
