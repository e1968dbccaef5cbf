import { beforeAll, describe, expect, test } from "vitest";
import type { L3Evidence } from "../../src/claims/liquidity/l3.js";
import type { R1Evidence } from "../../src/claims/milestone/r1-crossing.js";
import type { C1Evidence } from "../../src/claims/set-up/c1.js";
import { type OpenClaims, openEmbedded, rawRows, rawValue } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

describe("R1", () => {
  test("dates the first close above 2,600 and the breakout before it", async () => {
    // Known beforehand; both are rows of observations.csv.
    const { evidence, verdict, estimate } = await claims.evaluate("R1");
    const { first, breakout } = evidence as R1Evidence;
    expect(first).toEqual({ date: "2026-01-08", close: 2603.91, monthEnd: false });
    expect(breakout).toEqual({
      date: "2025-09-18",
      close: rawValue("rut", "daily", "2025-09-18"),
      monthEnd: false,
    });
    expect(estimate?.value).toBe(2603.91);
    expect(verdict).toBe("supported-with-caveat");
  });

  test("finds no close above the level before that day, and names the highest", async () => {
    const before = rawRows("rut", "daily").filter(({ date }) => date < "2026-01-08");
    const highest = Math.max(...before.map(({ value }) => value));
    expect(highest).toBeLessThanOrEqual(2600);
    const { evidence } = await claims.evaluate("R1");
    expect((evidence as R1Evidence).highestBefore?.close).toBe(highest);
  });

  test("is contradicted at a level that was passed only later, or never", async () => {
    for (const level of ["2750", "3000"]) {
      expect((await claims.evaluate("R1", { asked: { level } })).verdict).toBe("contradicted");
    }
    const early = await claims.evaluate("R1", { asOf: "2026-01-07" });
    expect(early.verdict).toBe("cannot-say");
  });

  test("names no day of a first close where the vintage holds month ends alone", async () => {
    // 2,000 was passed in December 2020 and January 2021: the month end, a Sunday, is no day of a close.
    const { sentence } = await claims.evaluate("R1", { asked: { level: "2000" } });
    expect(sentence).not.toMatch(/closed above 2,000 on \d/);
  });
});

describe("C1", () => {
  test("counts bitcoin down in October, November and December 2025", async () => {
    // Known beforehand, in percent of the month before.
    const { evidence, verdict, estimate } = await claims.evaluate("C1");
    const { changes, streaks } = evidence as C1Evidence;
    const told = (changes.btc ?? []).filter(({ month }) => month >= "2025-10" && month <= "2025-12-31");
    expect(told.map(({ change }) => Number(change?.toFixed(2)))).toEqual([-3.96, -17.51, -3.18]);
    expect(streaks).toEqual({ btc: 3, eth: 4 });
    expect(verdict).toBe("supported-with-caveat");
    const over = rawValue("btc", "monthly", "2025-12-31") / rawValue("btc", "monthly", "2025-09-30") - 1;
    expect(estimate?.value).toBeCloseTo(100 * over, 10);
  });

  test("takes every change from the month ends of observations.csv", async () => {
    const { changes } = (await claims.evaluate("C1")).evidence as C1Evidence;
    for (const coin of ["btc", "eth"]) {
      const rows = rawRows(coin, "monthly");
      const finished = (changes[coin] ?? []).filter((c) => c.finished && c.change !== null);
      expect(finished).toHaveLength(rows.length - 1);
      finished.forEach(({ month, change }, i) => {
        expect(month).toBe(rows[i + 1]?.date);
        expect(change).toBeCloseTo(100 * (Number(rows[i + 1]?.value) / Number(rows[i]?.value) - 1), 10);
      });
    }
  });

  test("knows of January 2026 what was known on the articles' date, whenever it is asked", async () => {
    const rise =
      100 * (rawValue("btc", "daily", "2026-01-09") / rawValue("btc", "monthly", "2025-12-31") - 1);
    for (const asOf of ["2026-01-09", "2026-08-21"]) {
      const { current } = (await claims.evaluate("C1", { asOf })).evidence as C1Evidence;
      expect(current).toMatchObject({ month: "2026-01-09", finished: false });
      expect(current?.change).toBeCloseTo(rise, 10);
    }
  });

  test.each([
    ["2026-01-09", "2026-07-31"],
    ["2025-10-31", "2025-12-31"],
    ["2020-12-31", "2025-12-31"],
  ])("as of %s cannot say anything of the months to %s", async (asOf, end) => {
    const { verdict, sentence } = await claims.evaluate("C1", { asOf, asked: { end } });
    expect(verdict).toBe("cannot-say");
    expect(sentence).not.toMatch(/^(Bitcoin|Ether) (fell|did not fall)/);
  });
});

describe("L3", () => {
  const account = () => rawRows("tga", "daily").map(({ date, value }) => ({ date, balance: value / 1000 }));

  test("takes the balance that was out on the articles' date, and the one four weeks before it", async () => {
    // The statement of 8 January came out on the 9th; 28 days before the 8th is 11 December.
    const { evidence, estimate } = await claims.evaluate("L3");
    const { known, earlier, peak } = evidence as L3Evidence;
    expect(known).toMatchObject({ date: "2026-01-08", availableOn: "2026-01-09", balance: 773.709 });
    expect(earlier).toMatchObject({ date: "2025-12-11", balance: 792.667 });
    expect(estimate?.value).toBeCloseTo(773.709 - 792.667, 9);
    const quarter = account().filter(({ date }) => date >= "2025-10-09" && date <= "2026-01-08");
    expect(peak?.balance).toBe(Math.max(...quarter.map(({ balance }) => balance)));
  });

  test("was reversed within two weeks: true on the day, with a caveat", async () => {
    const { evidence, verdict } = await claims.evaluate("L3");
    const { known, trough, afterwards } = evidence as L3Evidence;
    expect(verdict).toBe("supported-with-caveat");
    expect(Number(afterwards?.balance)).toBeGreaterThan(Number(known?.balance));
    const days = (Date.parse(String(afterwards?.date)) - Date.parse(String(trough?.date))) / 86_400_000;
    expect(days).toBeLessThanOrEqual(14);
    expect(afterwards?.balance).toBe(account().find(({ date }) => date === afterwards?.date)?.balance);
  });

  test.each(["tga", "wtregen"])(
    "calls no %s balance the bottom that stands above an earlier one",
    async (id) => {
      const { evidence, sentence } = await claims.evaluate("L3", { asked: { account: id } });
      const { balances, peak, afterwards } = evidence as L3Evidence;
      const between = balances.filter(
        ({ date }) => date >= String(peak?.date) && date <= String(afterwards?.date),
      );
      const lowest = Math.round(Math.min(...between.map(({ balance }) => balance)));
      const [, bottom] = /bottomed at \$([\d,]+) bn/.exec(sentence) ?? [];
      if (bottom !== undefined) expect(Number(bottom.replace(",", ""))).toBe(lowest);
    },
  );

  test("as of the articles' date knows neither the bottom nor what came after", async () => {
    const { evidence, verdict } = await claims.evaluate("L3", { asOf: "2026-01-09" });
    expect((evidence as L3Evidence).afterwards).toBeNull();
    expect((evidence as L3Evidence).balances.at(-1)?.date).toBe("2026-01-08");
    expect(verdict).toBe("supported");
  });

  test("as of a day before the articles cannot say what was known on theirs", async () => {
    for (const asOf of ["2025-10-31", "2025-06-30"]) {
      expect((await claims.evaluate("L3", { asOf })).verdict).toBe("cannot-say");
    }
  });
});
