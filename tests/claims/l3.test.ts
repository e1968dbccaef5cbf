import { beforeAll, describe, expect, test } from "vitest";
import type { L3Evidence } from "../../src/claims/liquidity/l3.js";
import { type OpenClaims, openEmbedded, rawRows, rawValue } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

describe("L3", () => {
  test("is true on the articles' date and reversed within two weeks of the low", async () => {
    // Expected beforehand: 1,000.6 at the end of October, 772 to 777 around the articles, 899.9 and 952.7 after.
    const then = await claims.evaluate("L3", { asOf: "2026-01-09" });
    const now = await claims.evaluate("L3");
    const { peak, trough, afterwards } = now.evidence as L3Evidence;
    expect(then.verdict).toBe("supported");
    expect(now.verdict).toBe("supported-with-caveat");
    expect([peak, trough, afterwards].map((one) => Number(one?.balance.toFixed(1)))).toEqual([
      1000.6, 771.9, 899.9,
    ]);
    expect(rawValue("tga", "daily", "2026-01-28") / 1000).toBeCloseTo(952.7, 1);
  });

  test("by the close of each Wednesday reads the daily closes of Wednesdays and no others", async () => {
    const { balances } = (await claims.evaluate("L3", { asked: { account: "level" } }))
      .evidence as L3Evidence;
    const wednesdays = rawRows("tga", "daily").filter(({ date }) => new Date(date).getUTCDay() === 3);
    expect(balances.map(({ date, balance }) => [date, balance])).toEqual(
      wednesdays.map(({ date, value }) => [date, value / 1000]),
    );
  });

  test("against the peak compares with the highest close of the quarter before", async () => {
    const { estimate, evidence } = await claims.evaluate("L3", { asked: { against: "peak" } });
    const quarter = rawRows("tga", "daily").filter(
      ({ date }) => date >= "2025-10-09" && date <= "2026-01-08",
    );
    const highest = Math.max(...quarter.map(({ value }) => value)) / 1000;
    const { known, earlier } = evidence as L3Evidence;
    expect(earlier?.balance).toBe(highest);
    expect(estimate?.value).toBeCloseTo(Number(known?.balance) - highest, 9);
  });

  test("shows the Fed's assets of every Wednesday beside the account", async () => {
    const { fed } = (await claims.evaluate("L3")).evidence as L3Evidence;
    expect(fed.map(({ date, assets }) => [date, assets])).toEqual(
      rawRows("walcl", "weekly").map(({ date, value }) => [date, value / 1000]),
    );
  });
});
