import { beforeAll, describe, expect, test } from "vitest";
import type { Panel } from "../../src/claims/claim.js";
import { type H7Evidence, h7 } from "../../src/claims/scorecard/h7.js";
import { allViews } from "../../src/components/all-views.js";
import { chartOf } from "../../src/components/views.js";
import { type OpenClaims, openClaims, openEmbedded, rawRows, rawValue } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

describe("H7", () => {
  test("scores ether \u221233, \u221236, \u221229 and \u221244 % after 30, 60, 91 and 182 days; 273 and 300 are open", async () => {
    // Known beforehand from the daily closes of ether.
    const { evidence, verdict } = await claims.evaluate("H7");
    const { scores } = evidence as H7Evidence;
    expect(
      scores.map(({ days, change }) => [days, change === null ? null : Math.round(100 * change)]),
    ).toEqual([
      [30, -33],
      [60, -36],
      [91, -29],
      [182, -44],
      [273, null],
      [300, null],
    ]);
    expect(verdict).toBe("contradicted");
  });

  test.each(["eth", "btc"])(
    "takes every score of %s from the daily closes in observations.csv",
    async (asset) => {
      const { scores, last } = (await claims.evaluate("H7", { asked: { asset } })).evidence as H7Evidence;
      const base = rawValue(asset, "daily", "2026-01-08");
      for (const { date, change } of [...scores, ...(last ? [last] : [])]) {
        if (change !== null) expect(change).toBeCloseTo(rawValue(asset, "daily", date) / base - 1, 12);
      }
      expect(last).toMatchObject({ date: "2026-08-21", days: 225 });
    },
  );

  test("gives the share of all six-month starts that did at least as well, counted by hand", async () => {
    const { p, evidence } = await claims.evaluate("H7");
    const closes = rawRows("eth", "monthly").map(({ value }) => value);
    const changes = closes.slice(6).map((close, i) => close / Number(closes[i]) - 1);
    const score = (evidence as H7Evidence).scores.find(({ days }) => days === 182);
    const asGood = changes.filter((change) => change >= Number(score?.change)).length;
    // Whether or not the hold-out counts as one of them.
    expect(Number(p?.value)).toBeGreaterThan(asGood / changes.length - 1e-12);
    expect(Number(p?.value)).toBeLessThan((asGood + 1) / (changes.length + 1) + 1e-12);
    expect(score?.historyStarts).toBe(changes.length);
  });

  test("tells a scoring day that is not over from one that is over and has no close", async () => {
    const { vintage } = claims;
    const later = await openClaims({ ...vintage, asOf: "2026-10-10" });
    const finding = await later.evaluate("H7");
    const days = (finding.evidence as H7Evidence).scores.map(({ days, due, change }) => [
      days,
      due,
      change === null,
    ]);
    expect(days.slice(3)).toEqual([
      [182, true, false],
      [273, true, true],
      [300, false, true],
    ]);
    const cells = chartOf(allViews, finding, "hold-out").table.rows.map((row) => row[2]);
    expect(cells.slice(4, 6)).toEqual(["no data", "open"]);
  });

  test("counts a Russell close from the last trading day before a weekend", async () => {
    // 7 February 2026 is a Saturday.
    const { scores } = (await claims.evaluate("H7")).evidence as H7Evidence;
    const change = rawValue("rut", "daily", "2026-02-06") / rawValue("rut", "daily", "2026-01-08") - 1;
    expect(scores[0]?.russellChange).toBeCloseTo(change, 12);
  });

  test("cannot say as of the articles' date, with every day open", async () => {
    const { verdict, evidence, p, estimate } = await claims.evaluate("H7", { asOf: "2026-01-09" });
    expect(verdict).toBe("cannot-say");
    expect((evidence as H7Evidence).scores.every(({ change }) => change === null)).toBe(true);
    expect([p, estimate]).toEqual([null, null]);
  });

  test("scores a day on the day itself and not before", async () => {
    for (const [asOf, due] of [
      ["2026-02-06", 0],
      ["2026-02-07", 1],
    ] as const) {
      const { scores } = (await claims.evaluate("H7", { asOf })).evidence as H7Evidence;
      expect(scores.filter(({ change }) => change !== null)).toHaveLength(due);
    }
  });

  test("never gives a p below the smallest that it says is attainable", () => {
    // A history of thirty months that only rise by one per cent, and a hold-out that doubles: nothing did as well.
    const panel = (query: string, dates: readonly string[], columns: Panel["columns"]): Panel => {
      const frequency = query === "hold-out" ? "daily" : "monthly";
      return { query, frequency, asOf: "2026-02-28", rows: dates.length, dates, columns };
    };
    const months = Array.from({ length: 30 }, (_, i) => `m${String(i).padStart(2, "0")}`);
    const history = panel("breakouts", months, { eth: months.map((_, i) => 1.01 ** i) });
    const holdOut = panel("hold-out", ["2026-01-08", "2026-02-07"], {
      eth: [100, 200],
      rut: [2603.91, 2600],
    });
    const setting = { vintage: "made", asOf: "2026-02-28", frequency: "monthly" } as const;
    const { p } = h7.evaluate({ holdOut, history }, { asset: "eth" }, setting, []);
    expect(Number(p?.value)).toBeGreaterThanOrEqual(Number(p?.smallestAttainable));
  });
});
