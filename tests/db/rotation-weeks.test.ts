import { describe, expect, test } from "vitest";
import type { Observation } from "../../src/series/series.js";
import { daily, everyDay, observe, panelOf } from "./hand-made.js";

const days = everyDay("2026-01-03", "2026-01-23");
const weekdays = days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));
const fridays = ["2026-01-09", "2026-01-16", "2026-01-23"];
const world: Observation[] = [
  ...daily("rut", weekdays, (_, i) => 2000 + i),
  ...daily("btc", days, (_, i) => 100 + i),
  ...daily("eth", days, (_, i) => 10 + i),
];

describe("the panel rotation-weeks", () => {
  test("has one row a week with the last closes of each, and the coins\u2019 closes of the day before too", async () => {
    const { dates, columns } = await panelOf(world, "rotation-weeks", "weekly", "2026-01-23");
    expect(dates).toEqual(fridays);
    const on = (day: string) => days.indexOf(day);
    expect(columns.rut).toEqual(fridays.map((day) => 2000 + weekdays.indexOf(day)));
    expect(columns.btc).toEqual(fridays.map((day) => 100 + on(day)));
    expect(columns.eth_earlier).toEqual(fridays.map((day) => 10 + on(day) - 1));
  });

  test("takes the last close before a Friday without one, and for the earlier clock the one before Friday all the same", async () => {
    const holiday = world.filter(({ series, date }) => date !== "2026-01-16" || series !== "rut");
    const { columns } = await panelOf(holiday, "rotation-weeks", "weekly", "2026-01-23");
    expect(columns.rut?.[1]).toBe(2000 + weekdays.indexOf("2026-01-15"));
    expect(columns.btc_earlier?.[1]).toBe(100 + days.indexOf("2026-01-15"));
  });

  test("has no earlier close where the vintage has month ends only", async () => {
    const monthly = [
      ...observe("rut", "monthly", { "2026-01-31": 2000, "2026-02-28": 2100 }),
      ...observe("eth", "monthly", { "2026-01-31": 10, "2026-02-28": 12 }),
    ];
    const { columns } = await panelOf(monthly, "rotation-weeks", "monthly", "2026-02-28");
    expect(columns.eth).toEqual([10, 12]);
    expect(columns.eth_earlier).toEqual([null, null]);
  });

  test("means over the altcoins held at both ends of a bar, and drops one that is delisted", async () => {
    const coins = [
      ...daily("ada", days, (_, i) => 1 + i),
      ...daily("xrp", days.slice(0, 14), (_, i) => 10 + 2 * i),
    ];
    const { columns } = await panelOf([...world, ...coins], "rotation-weeks", "weekly", "2026-01-23");
    const ada = fridays.map((day) => 1 + days.indexOf(day));
    const xrp = fridays.map((day) => 10 + 2 * days.indexOf(day));
    const change = (closes: number[], i: number) => Number(closes[i]) / Number(closes[i - 1]) - 1;
    expect(columns.altcoins).toEqual([0, 2, 1]);
    expect(columns.alts?.[0]).toBeNull();
    expect(columns.alts?.[1]).toBeCloseTo((change(ada, 1) + change(xrp, 1)) / 2, 12);
    expect(columns.alts?.[2]).toBeCloseTo(change(ada, 2), 12);
  });

  test("takes for cash the rate that was out by the bar, and lets the dollar stand at the bar that it is about", async () => {
    const rates = [
      ...daily("dff", weekdays, (_, i) => 3 + i / 100),
      ...daily("dtwexbgs", weekdays, (_, i) => 120 + i),
    ];
    const { columns } = await panelOf([...world, ...rates], "rotation-weeks", "weekly", "2026-01-23");
    // A Friday\u2019s rate is out on Monday: on Friday the week before\u2019s is the last known.
    expect(columns.cash_rate).toEqual([
      null,
      3 + weekdays.indexOf("2026-01-09") / 100,
      3 + weekdays.indexOf("2026-01-16") / 100,
    ]);
    expect(columns.dollar).toEqual([
      120 + weekdays.indexOf("2026-01-09"),
      120 + weekdays.indexOf("2026-01-16"),
      null,
    ]);
  });
});
