import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../src/claims/bars.js";
import type { H7Evidence } from "../../src/claims/scorecard/h7.js";
import { allViews } from "../../src/components/all-views.js";
import { chartOf } from "../../src/components/views.js";
import { type OpenClaims, openEmbedded, rawRows } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

async function evidenceOf(ask: Parameters<OpenClaims["evaluate"]>[1] = {}): Promise<H7Evidence> {
  return (await claims.evaluate("H7", ask)).evidence as H7Evidence;
}

/** The last daily close up to a day, from observations.csv. */
function closeOn(series: string, date: string): number {
  const row = rawRows(series, "daily").findLast((candidate) => candidate.date <= date);
  if (!row) throw new Error(`no close of ${series} up to ${date}`);
  return row.value;
}

describe("the calls of the narrative", () => {
  test("are three: the post of October, the articles, the level of June", async () => {
    const { calls } = await evidenceOf();
    expect(calls.map(({ call }) => [call.id, call.date])).toEqual([
      ["october", "2025-10-04"],
      ["articles", "2026-01-08"],
      ["june", "2026-06-22"],
    ]);
  });

  test("date the first close above 3,000 from the rows, and show what a page says beside it", async () => {
    const first = rawRows("rut", "daily").find(({ value }) => value > 3000);
    const { firstAbove } = await evidenceOf();
    const { sentence } = await claims.evaluate("H7");
    expect(first).toEqual({ date: "2026-06-22", value: 3004.4 });
    expect(firstAbove).toEqual({ date: "2026-06-22", close: 3004.4, published: "2026-06-23" });
    expect(sentence).toMatch(/dated 23 June 2026 by a page .*that of 22 June 2026, at 3,004\.40\./);
  });

  test.each(["eth", "btc"])(
    "take each score of %s from the daily closes in observations.csv",
    async (asset) => {
      const { calls } = await evidenceOf({ asked: { asset } });
      for (const { call, scores } of calls) {
        for (const { date, days, change, beside } of scores) {
          expect(date).toBe(addDays(call.date, days));
          const over = date <= "2026-08-21";
          if (!over) expect([change, beside.rut]).toEqual([null, null]);
          for (const [id, value] of over ? [[asset, change] as const, ...Object.entries(beside)] : []) {
            expect(value).toBeCloseTo(closeOn(id, date) / closeOn(id, call.date) - 1, 12);
          }
        }
      }
    },
  );

  test("give October six scores below zero, and June two above it with four days open", async () => {
    const { calls } = await evidenceOf();
    const [october, , june] = calls.map(({ scores }) => scores.map(({ change }) => change));
    // Known beforehand from the daily closes of ether, in percent.
    expect(october?.map((change) => Math.round(100 * Number(change)))).toEqual([
      -20, -29, -30, -54, -60, -59,
    ]);
    expect(june?.slice(0, 2).map((change) => Math.round(100 * Number(change)))).toEqual([12, 47]);
    expect(june?.slice(2)).toEqual([null, null, null, null]);
  });

  test("give the Russell +15 % where ether has \u221244 %", async () => {
    const score = (await evidenceOf()).scores.find(({ days }) => days === 182);
    expect(Math.round(100 * Number(score?.change))).toBe(-44);
    expect(Math.round(100 * Number(score?.russellChange))).toBe(15);
  });

  test("leave the verdict to the articles' own forecast; together they are too few", async () => {
    const { verdict, readings } = await claims.evaluate("H7");
    expect(verdict).toBe("contradicted");
    expect(readings.map((reading) => reading.verdict)).toEqual(["contradicted", "inconclusive"]);
  });

  test("count a single scoring day where one is chosen, and the first of a call that is open", async () => {
    const judgedAfter = (days: string) => claims.evaluate("H7", { asked: { scored: days } });
    expect((await judgedAfter("182")).estimate?.label).toContain("182");
    expect((await judgedAfter("300")).verdict).toBe("cannot-say");
    expect((await judgedAfter("300")).estimate).toBeNull();
  });

  test("begin a day later where the day of print is chosen", async () => {
    const { calls, scores } = await evidenceOf({ asked: { base: "next" } });
    expect(calls.map(({ call }) => call.date)).toEqual(["2025-10-05", "2026-01-09", "2026-06-23"]);
    const change = closeOn("eth", "2026-02-08") / closeOn("eth", "2026-01-09") - 1;
    expect(scores[0]?.change).toBeCloseTo(change, 12);
  });

  test("as of the articles' date know October's first scores and nothing of June", async () => {
    const { calls, firstAbove } = await evidenceOf({ asOf: "2026-01-09" });
    expect(calls.map(({ call }) => call.id)).toEqual(["october", "articles"]);
    expect(calls[0]?.scores.filter(({ change }) => change !== null).map(({ days }) => days)).toEqual([
      30, 60, 91,
    ]);
    expect(firstAbove).toBeNull();
  });

  test("rank each score among the starts of one history, counted by hand", async () => {
    const { calls } = await evidenceOf();
    const closes = rawRows("eth", "monthly").map(({ value }) => value);
    const changes = closes.slice(2).map((close, i) => close / Number(closes[i]) - 1);
    for (const { scores } of calls) {
      const score = scores.find(({ days }) => days === 60);
      const below = changes.filter((change) => change < Number(score?.change)).length;
      expect(score?.percentile).toBeCloseTo(below / changes.length, 12);
    }
  });

  test("give the S&P 500 in ether's place its own scores, below zero on some days and above on others", async () => {
    expect((await claims.evaluate("H7", { asked: { standIn: "spx" } })).verdict).toBe("inconclusive");
    const { name, scores } = await evidenceOf({ asked: { standIn: "spx" } });
    expect(name).toBe("the S&P 500");
    expect(scores[3]?.change).toBeCloseTo(
      closeOn("spx", "2026-07-09") / closeOn("spx", "2026-01-08") - 1,
      12,
    );
  });

  test("are drawn with open days marked as open", async () => {
    const { table } = chartOf(allViews, await claims.evaluate("H7"), "scorecard");
    expect(table.rows).toHaveLength(3);
    expect(table.rows[2]?.filter((cell) => cell === "open")).toHaveLength(4);
  });
});
