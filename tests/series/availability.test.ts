import { expect, test } from "vitest";
import { openNativeDatabase } from "../../src/db/native-database.js";
import { availableOn, daysAfter } from "../../src/series/availability.js";
import { catalogue } from "../../src/series/catalogue.js";
import { everyDay } from "../db/hand-made.js";

const lags = [
  ...new Map(
    catalogue.map((one) => [`${one.releaseLagDays} ${one.lagInBusinessDays}`, one] as const),
  ).values(),
];

test.each(lags)(
  "a lag of $releaseLagDays days (business days: $lagInBusinessDays) ends on the day on which it ends in the database",
  async (series) => {
    // Every weekday, two turns of a year and a 29 February.
    const days = everyDay("2023-12-01", "2025-01-31");
    const database = await openNativeDatabase([]);
    const { rows } = await database.query(
      `SELECT available(day::DATE, ${series.releaseLagDays}, ${series.lagInBusinessDays})::VARCHAR
     FROM range(DATE '2023-12-01', DATE '2025-02-01', INTERVAL 1 DAY) days(day) ORDER BY day`,
    );
    database.close();
    expect(days.map((day) => availableOn(series, day))).toEqual(rows.map(([day]) => day));
  },
);

test.each([0, 1, 2, 3, 4, 5, 6, 11])(
  "a lag of %i business days is that of the database from every weekday",
  async (lag) => {
    const week = everyDay("2026-01-05", "2026-01-11");
    const database = await openNativeDatabase([]);
    const { rows } = await database.query(
      week.map((day) => `SELECT available(DATE '${day}', ${lag}, true)::VARCHAR AS day`).join(" UNION ALL "),
    );
    database.close();
    const series = { releaseLagDays: lag, lagInBusinessDays: true };
    expect(week.map((day) => availableOn(series, day))).toEqual(rows.map(([day]) => day));
  },
);

test("the Treasury's account of a Friday is known on Monday, the balance sheet of a Wednesday on Friday", () => {
  expect(availableOn({ releaseLagDays: 1, lagInBusinessDays: true }, "2026-01-09")).toBe("2026-01-12");
  expect(availableOn({ releaseLagDays: 2, lagInBusinessDays: false }, "2026-01-07")).toBe("2026-01-09");
});

test("days are counted over months and years, forwards and backwards", () => {
  expect(daysAfter("2024-02-28", 2)).toBe("2024-03-01");
  expect(daysAfter("2026-01-01", -1)).toBe("2025-12-31");
});
