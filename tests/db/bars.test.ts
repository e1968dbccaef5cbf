import { describe, expect, test } from "vitest";
import { barsOf, observe } from "./hand-made.js";

// Expected values are the hand-made observations themselves; in January 2026 the 2nd, 9th, 16th, 23rd and 30th are Fridays.

describe("an observation is known", () => {
  test("from its release on: a Wednesday's H.4.1 not on Thursday, but on Friday", async () => {
    const wednesday = observe("walcl", "weekly", { "2026-01-07": 6_600_000 });
    expect(await barsOf(wednesday, "known", "walcl", "2026-01-08")).toEqual([]);
    expect(await barsOf(wednesday, "known", "walcl", "2026-01-09")).toEqual([["2026-01-07", 6_600_000]]);
  });

  test("on the day after for the Treasury's account, and on its own day for a close", async () => {
    const rows = [
      ...observe("tga", "daily", { "2026-01-08": 773_709 }),
      ...observe("rut", "daily", { "2026-01-08": 2603.91 }),
    ];
    expect(await barsOf(rows, "known", "tga", "2026-01-08")).toEqual([]);
    expect(await barsOf(rows, "known", "tga", "2026-01-09")).toHaveLength(1);
    expect(await barsOf(rows, "known", "rut", "2026-01-08")).toHaveLength(1);
  });

  test("on Monday where a lag in business days starts on Friday", async () => {
    const friday = observe("tga", "daily", { "2026-01-09": 775_114 });
    for (const day of ["2026-01-09", "2026-01-10", "2026-01-11"]) {
      expect(await barsOf(friday, "known", "tga", day)).toEqual([]);
    }
    expect(await barsOf(friday, "known", "tga", "2026-01-12")).toEqual([["2026-01-09", 775_114]]);
  });

  test("28 days after the month for M2", async () => {
    const june = observe("m2", "monthly", { "2026-06-30": 22_500 });
    expect(await barsOf(june, "months", "m2", "2026-07-27")).toEqual([]);
    expect(await barsOf(june, "months", "m2", "2026-07-28")).toEqual([["2026-06-30", 22_500]]);
  });

  test("never, where the catalogue does not list its series", async () => {
    expect(
      await barsOf(observe("gold", "daily", { "2026-01-08": 1 }), "known", "gold", "2026-02-01"),
    ).toEqual([]);
  });
});

describe("a month", () => {
  test("counts once it is over", async () => {
    const rows = observe("btc", "daily", { "2026-01-29": 1, "2026-01-30": 2, "2026-01-31": 3 });
    expect(await barsOf(rows, "months", "btc", "2026-01-30")).toEqual([]);
    expect(await barsOf(rows, "months", "btc", "2026-01-31")).toEqual([["2026-01-31", 3]]);
  });

  test.each([
    ["the 22nd of a month of 31 days", "2026-01-22", "2026-01-31", 1],
    ["the 21st of a month of 31 days", "2026-01-21", "2026-01-31", 0],
    ["the 19th of a February of 28 days", "2026-02-19", "2026-02-28", 1],
    ["the 18th of a February of 28 days", "2026-02-18", "2026-02-28", 0],
  ])("whose last observation is on %s", async (_, last, end, count) => {
    const rows = observe("rut", "daily", { [`${last.slice(0, 8)}02`]: 7, [last]: 8 });
    expect(await barsOf(rows, "months", "rut", "2026-03-31")).toEqual(count ? [[end, 8]] : []);
  });

  test("given by the vintage wins over one made of days", async () => {
    const rows = [
      ...observe("eth", "daily", { "2026-01-30": 5, "2026-01-31": 6 }),
      ...observe("eth", "monthly", { "2026-01-31": 6.5 }),
    ];
    expect(await barsOf(rows, "months", "eth", "2026-02-10")).toEqual([["2026-01-31", 6.5]]);
  });

  test("given by the vintage does not count before it is over and released", async () => {
    const rows = [
      ...observe("eth", "monthly", { "2026-01-31": 6.5 }),
      ...observe("walcl", "monthly", { "2026-01-31": 6_600_000 }),
    ];
    expect(await barsOf(rows, "months", "eth", "2026-01-30")).toEqual([]);
    expect(await barsOf(rows, "months", "walcl", "2026-02-01")).toEqual([]);
    expect(await barsOf(rows, "months", "walcl", "2026-02-02")).toHaveLength(1);
  });

  test("made of weeks waits for the release of what is about its last day", async () => {
    const rows = observe("walcl", "weekly", { "2026-01-21": 1e6, "2026-01-28": 2e6 });
    expect(await barsOf(rows, "months", "walcl", "2026-02-01")).toEqual([]);
    expect(await barsOf(rows, "months", "walcl", "2026-02-02")).toEqual([["2026-01-31", 2e6]]);
  });

  test("of operations is their sum, whenever in the month they were", async () => {
    const rows = observe("bill_purchases", "event", { "2026-01-02": 8, "2026-01-06": 8.5, "2026-02-03": 4 });
    expect(await barsOf(rows, "months", "bill_purchases", "2026-02-15")).toEqual([["2026-01-31", 16.5]]);
  });

  test("of operations that the vintage gives is not added to their sum", async () => {
    const rows = [
      ...observe("bill_purchases", "event", { "2026-01-06": 8 }),
      ...observe("bill_purchases", "monthly", { "2026-01-31": 9 }),
    ];
    expect(await barsOf(rows, "months", "bill_purchases", "2026-02-15")).toEqual([["2026-01-31", 9]]);
  });
});

describe("a week", () => {
  test("ends on Friday: Saturday opens the next", async () => {
    const rows = observe("btc", "daily", {
      "2026-01-09": 1,
      "2026-01-10": 2,
      "2026-01-15": 3,
      "2026-01-16": 4,
      "2026-01-17": 5,
    });
    expect(await barsOf(rows, "weeks", "btc", "2026-01-20")).toEqual([
      ["2026-01-09", 1],
      ["2026-01-16", 4],
    ]);
  });

  test("counts once its Friday is over", async () => {
    const rows = observe("btc", "daily", { "2026-01-14": 3, "2026-01-15": 4 });
    expect(await barsOf(rows, "weeks", "btc", "2026-01-15")).toEqual([]);
    expect(await barsOf(rows, "weeks", "btc", "2026-01-16")).toEqual([["2026-01-16", 4]]);
  });

  test("takes Thursday's close where Friday is a holiday", async () => {
    // New York was closed on Good Friday, 3 April 2026.
    const rows = observe("rut", "daily", { "2026-04-01": 1, "2026-04-02": 2, "2026-04-06": 3 });
    expect(await barsOf(rows, "weeks", "rut", "2026-04-07")).toEqual([["2026-04-03", 2]]);
  });

  test("is never made of months", async () => {
    expect(
      await barsOf(observe("rut", "monthly", { "2026-01-30": 1 }), "weeks", "rut", "2026-03-01"),
    ).toEqual([]);
  });

  test("of operations is their sum", async () => {
    const rows = observe("bill_purchases", "event", { "2026-01-10": 1, "2026-01-13": 2, "2026-01-16": 4 });
    expect(await barsOf(rows, "weeks", "bill_purchases", "2026-01-17")).toEqual([["2026-01-16", 7]]);
  });
});
