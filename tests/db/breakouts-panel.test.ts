import { describe, expect, test } from "vitest";
import { altcoinIds } from "../../src/claims/alt-basket.js";
import { catalogue } from "../../src/series/catalogue.js";
import { daily, everyDay, observe, panelOf } from "./hand-made.js";

// Friday 2 January 2026 to Monday 12 January; the values are made up.
const coins = everyDay("2026-01-02", "2026-01-12");
const bitcoin = daily("btc", coins, (_, i) => 100 + i);
const ether = daily("eth", coins, (_, i) => 10 + i);
const russell = observe("rut", "daily", {
  "2026-01-02": 50,
  "2026-01-05": 49,
  "2026-01-06": 52,
  "2026-01-07": 51,
  "2026-01-08": 53,
});
const all = [...bitcoin, ...ether, ...russell];

function at(
  panel: { dates: readonly string[]; columns: Readonly<Record<string, readonly unknown[]>> },
  date: string,
) {
  const row = panel.dates.indexOf(date);
  return Object.fromEntries(Object.entries(panel.columns).map(([name, cells]) => [name, cells[row]]));
}

describe("the panel of breakouts", () => {
  test("has one row for each bar of bitcoin", async () => {
    expect((await panelOf(all, "breakouts", "daily", "2026-01-12")).dates).toEqual(coins);
  });

  test("takes the last close known: Friday's on Saturday and Sunday", async () => {
    const panel = await panelOf(all, "breakouts", "daily", "2026-01-12");
    expect(at(panel, "2026-01-04")).toMatchObject({ rut: 50, btc: 102, eth: 12 });
    expect(at(panel, "2026-01-05")).toMatchObject({ rut: 49, btc: 103, eth: 13 });
  });

  test.each([
    ["daily", "2026-01-15", "2026-01-16"],
    ["weekly", "2026-01-09", "2026-01-16"],
    ["monthly", "2026-01-31", "2026-02-28"],
  ] as const)("has no Russell close once the last %s one is too old", async (frequency, held, gone) => {
    const long = everyDay("2026-01-01", "2026-02-28");
    const rows = [...daily("btc", long, () => 1), ...daily("eth", long, () => 1), ...russell];
    const monthEnd = frequency === "monthly" ? observe("rut", "monthly", { "2026-01-31": 53 }) : [];
    const panel = await panelOf([...rows, ...monthEnd], "breakouts", frequency, "2026-02-28");
    expect(at(panel, held).rut).toBe(53);
    expect(at(panel, gone).rut).toBeNull();
  });

  test("has nothing in ether's column before ether's first bar", async () => {
    const late = ether.slice(4);
    const panel = await panelOf([...bitcoin, ...late, ...russell], "breakouts", "daily", "2026-01-12");
    expect(panel.columns.eth?.slice(0, 5)).toEqual([null, null, null, null, 14]);
  });

  test("as of a day knows nothing later: its rows are the first rows of any later panel", async () => {
    const later = await panelOf(all, "breakouts", "daily", "2026-01-12");
    for (const asOf of ["2026-01-05", "2026-01-06", "2026-01-10"]) {
      const panel = await panelOf(all, "breakouts", "daily", asOf);
      const rows = coins.filter((date) => date <= asOf).length;
      const first = Object.entries(later.columns).map(([name, cells]) => [name, cells.slice(0, rows)]);
      expect(panel.columns).toEqual(Object.fromEntries(first));
    }
  });
});

describe("the panel of signals", () => {
  test("has one row for each bar of New York, with each index where it has a close and when it was known", async () => {
    const others = [
      ...observe("spx", "daily", { "2026-01-02": 7, "2026-01-05": 8 }),
      ...observe("ixic", "daily", { "2026-01-05": 20 }),
    ];
    const panel = await panelOf([...all, ...others], "signals", "daily", "2026-01-06");
    expect(panel.dates).toEqual(["2026-01-02", "2026-01-05", "2026-01-06"]);
    expect(panel.columns).toMatchObject({
      days_to_know: [0, 0, 0],
      rut: [50, 49, 52],
      spx: [7, 8, null],
      ixic: [null, 20, null],
    });
  });
});

describe("the panel of altcoins", () => {
  test("has a row for each bar of bitcoin, and nothing where a coin is not listed or no longer", async () => {
    const rows = [
      ...observe("bnb", "daily", { "2026-01-02": 1, "2026-01-03": 2, "2026-01-04": 3 }),
      ...observe("avax", "daily", { "2026-01-03": 5 }),
      ...bitcoin.slice(0, 4),
    ];
    const panel = await panelOf(rows, "altcoins", "daily", "2026-01-12");
    expect(panel.dates).toEqual(["2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05"]);
    expect(panel.columns).toMatchObject({
      bnb: [1, 2, 3, null],
      avax: [null, 5, null, null],
      sol: [null, null, null, null],
    });
    expect(Object.keys(panel.columns)).toEqual(["date", ...altcoinIds, "total3"]);
  });

  test("lists the coins of the catalogue that trade in tether", () => {
    const listed = catalogue.filter(({ unit }) => unit === "USDT").map(({ id }) => id);
    expect([...altcoinIds].sort()).toEqual(listed.sort());
  });
});

describe("the panel of record closes", () => {
  test("takes month ends up to the first daily close, and daily closes from there", async () => {
    const months = observe("rut", "monthly", { "2025-11-30": 48, "2025-12-31": 51, "2026-01-31": 60 });
    const panel = await panelOf([...months, ...russell], "record-closes", "monthly", "2026-02-10");
    expect(panel.columns.bar).toEqual([
      "month end",
      "month end",
      "daily",
      "daily",
      "daily",
      "daily",
      "daily",
    ]);
    expect(panel.columns.previous_record).toEqual([null, 48, 51, 51, 51, 52, 52]);
    expect(panel.columns.previous_record_date?.[3]).toBe("2025-12-31");
  });
});

describe("the panel of the Treasury's account", () => {
  test("is in USD billion and has neither a balance nor a week average before its release", async () => {
    const rows = [
      ...observe("tga", "daily", { "2026-01-07": 783_571, "2026-01-08": 773_709 }),
      ...observe("wtregen", "weekly", { "2026-01-07": 796_148 }),
      ...observe("wtregen", "monthly", { "2025-12-31": 837_306 }),
    ];
    const thursday = await panelOf(rows, "treasury-account", "daily", "2026-01-08");
    expect(thursday.columns).toMatchObject({ series: ["tga"], balance: [783.571] });
    const friday = await panelOf(rows, "treasury-account", "daily", "2026-01-09");
    expect(friday.columns.series).toEqual(["tga", "tga", "wtregen"]);
    expect(friday.columns.available_on).toEqual(["2026-01-08", "2026-01-09", "2026-01-09"]);
  });
});

describe("the hold-out's panel", () => {
  test("has a row for each calendar day, with the last closes known", async () => {
    const rows = bitcoin.filter(({ date }) => date !== "2026-01-07");
    const panel = await panelOf([...rows, ...ether, ...russell], "hold-out", "daily", "2026-01-12");
    expect(panel.dates.slice(-11)).toEqual(coins);
    expect(at(panel, "2026-01-07")).toMatchObject({ btc: 104, eth: 15, rut: 51 });
    expect(at(panel, "2026-01-11")).toMatchObject({ btc: 109, eth: 19, rut: 53 });
  });

  test("scores no day with a close that is more than a week old", async () => {
    const long = daily("btc", everyDay("2026-01-02", "2026-02-10"), () => 100);
    const panel = await panelOf([...long, ...ether, ...russell], "hold-out", "daily", "2026-02-10");
    expect(at(panel, "2026-02-07")).toMatchObject({ btc: 100, eth: null, rut: null });
  });
});

describe("the panel of crypto months", () => {
  test("ends with the unfinished month to date, changes in percent of the month before", async () => {
    const months = { "2025-11-30": 100, "2025-12-31": 80 };
    const rows = [
      ...observe("btc", "monthly", months),
      ...observe("eth", "monthly", { "2025-12-31": 40 }),
      ...observe("btc", "daily", { "2026-01-08": 88, "2026-01-09": 90 }),
      ...observe("eth", "daily", { "2026-01-08": 41, "2026-01-09": 42 }),
    ];
    const panel = await panelOf(rows, "crypto-months", "monthly", "2026-01-08");
    expect(panel.dates).toEqual(["2025-11-30", "2025-12-31", "2026-01-08"]);
    expect(panel.columns.finished).toEqual([true, true, false]);
    expect(panel.columns.btc).toEqual([100, 80, 88]);
    const [none, down, up] = panel.columns.btc_change ?? [];
    expect(none).toBeNull();
    expect(down).toBeCloseTo(-20, 12);
    expect(up).toBeCloseTo(10, 12);
    expect(panel.columns.eth_change?.[2]).toBeCloseTo(2.5, 12);
  });

  test("has no unfinished month on a month's last day", async () => {
    const rows = [
      ...observe("btc", "monthly", { "2025-12-31": 80, "2026-01-31": 90 }),
      ...observe("btc", "daily", { "2026-01-30": 88, "2026-01-31": 91 }),
    ];
    const panel = await panelOf(rows, "crypto-months", "monthly", "2026-01-31");
    expect(panel.dates).toEqual(["2025-12-31", "2026-01-31"]);
    expect(panel.columns).toMatchObject({ finished: [true, true], btc: [80, 90] });
  });
});
