import { describe, expect, test } from "vitest";
import { daysAfter } from "../../src/series/availability.js";
import { catalogue } from "../../src/series/catalogue.js";
import { contractOf, fallsOn, isWithin, wholeHistoryFrom } from "../../src/series/contracts.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import { everyDay } from "../db/hand-made.js";

const all = catalogue.map((series) => ({ id: series.id, series, contract: contractOf(series.id) }));

test("every series of the catalogue has a contract, and nothing else has", () => {
  expect(all).toHaveLength(catalogue.length);
  expect(() => contractOf("gold")).toThrow(
    /^series "gold" has no contract: expected one of rut, spx, .*, fng$/,
  );
  expect(() => wholeHistoryFrom("constructor")).toThrow('series "constructor" has no contract');
});

describe.each(all)("the contract of $id", ({ id, series, contract }) => {
  test("wants a history that begins within a week of the day from which it is asked for, or of its first value", () => {
    const firstValue: Record<string, string> = { m2: "1999-01-31", bill_purchases: "2023-05-09" };
    expect(contract.historyFrom).toBe(daysAfter(firstValue[id] ?? wholeHistoryFrom(id), 7));
  });

  test("refuses a history of half its length, save of events", () => {
    const ended = id === "eos" ? "2025-05-25" : "2026-01-09";
    const days = everyDay(wholeHistoryFrom(id), ended).filter((day) => fallsOn(contract.calendar, day));
    const share = contract.minimumRows / days.length;
    if (series.nativeFrequency === "event") expect(contract.minimumRows).toBe(1);
    else expect([share > 0.88, share < 0.905]).toEqual([true, true]);
  });

  test("lets no twenty equal values stand at the end, save where a series can stand still", () => {
    const still = ["dff", "rrp", "bill_purchases"].includes(id);
    expect(contract.longestRun === null).toBe(still);
    expect(contract.longestRun ?? 1).toBeLessThan(20);
  });

  test("has a calendar that fits the frequency", () => {
    const calendars = {
      daily: ["every day", "weekdays"],
      weekly: ["Wednesdays", "Fridays"],
      monthly: ["month ends"],
      event: ["weekdays"],
    };
    expect(calendars[series.nativeFrequency]).toContain(contract.calendar);
  });

  test("knows no revision that is not a plausible move, and no tenfold move", () => {
    const { largestMove, largestRevision, precision } = contract;
    expect(precision).toBeGreaterThan(0);
    if (largestMove.kind === "factor")
      expect([largestMove.size > 1, largestMove.size < 10]).toEqual([true, true]);
    if (largestRevision?.kind === largestMove.kind) {
      expect(largestRevision.size).toBeLessThan(largestMove.size);
    }
  });
});

test("revisions are known of weekly and monthly figures, the dollar index and totals that are counted again", () => {
  expect(all.filter(({ contract }) => contract.largestRevision).map(({ id }) => id)).toEqual(
    "dtwexbgs walcl wtregen wresbal treast wshomcb m2 nfci total3 stablecoins".split(" "),
  );
});

test("what the embedded vintage holds keeps its contracts", async () => {
  const { observations } = await readVintage("data/embedded");
  for (const { id, series, contract } of all) {
    const native = observations.filter(
      (one) => one.series === id && one.frequency === series.nativeFrequency,
    );
    expect(native.filter(({ date }) => !fallsOn(contract.calendar, date))).toEqual([]);
    const { largestMove } = contract;
    const jumps = native.filter((one, i) => {
      const before = native[i - 1];
      return before && !isWithin(largestMove, before.value, one.value);
    });
    expect(jumps).toEqual([]);
  }
});

describe("a calendar", () => {
  // 2026-01-05 is a Monday.
  const week = everyDay("2026-01-05", "2026-01-11");
  test.each([
    ["every day", week],
    ["weekdays", week.slice(0, 5)],
    ["Wednesdays", ["2026-01-07"]],
    ["Fridays", ["2026-01-09"]],
  ] as const)("of %s has the days of a week that it should", (calendar, days) => {
    expect(week.filter((day) => fallsOn(calendar, day))).toEqual(days);
  });

  test("of month ends has the last day of each month", () => {
    const spring = everyDay("2024-01-15", "2024-03-31");
    expect(spring.filter((day) => fallsOn("month ends", day))).toEqual([
      "2024-01-31",
      "2024-02-29",
      "2024-03-31",
    ]);
  });
});

describe("a move", () => {
  const half = { kind: "factor", size: 1.5 } as const;
  const three = { kind: "difference", size: 3 } as const;

  test("by a factor is as large downwards as upwards, its limit included", () => {
    expect([isWithin(half, 2, 3), isWithin(half, 3, 2)]).toEqual([true, true]);
    expect([isWithin(half, 2, 3.001), isWithin(half, 3.001, 2)]).toEqual([false, false]);
  });

  test("by a factor never leads to zero or past it, but may stay there", () => {
    expect([isWithin(half, 1, 0), isWithin(half, 0, 1), isWithin(half, 1, -1)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(isWithin(half, 0, 0)).toBe(true);
  });

  test("by a difference includes its limit, also past zero and where binary fractions round up", () => {
    expect([isWithin(three, -1, 2), isWithin(three, -1, 2.001)]).toEqual([true, false]);
    expect(isWithin({ kind: "difference", size: 0.1 }, 0.2, 0.3)).toBe(true);
  });
});

test("fewer rows are asked for of a history that ends earlier, and none fewer than one", () => {
  const rows = ["2019-06-28", "2026-01-09", "2026-08-21"].map((asOf) => contractOf("rut", asOf).minimumRows);
  expect(rows[0]).toBeLessThan(Number(rows[1]));
  expect(rows[1]).toBe(rows[2]);
  expect(contractOf("sol", "2019-06-28").minimumRows).toBe(1);
});
