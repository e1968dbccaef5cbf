import { beforeAll, describe, expect, test } from "vitest";
import type { L1Evidence } from "../../src/claims/liquidity/l1-evidence.js";
import { type OpenClaims, openEmbedded, rawRows, rawValue } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

const purchases = rawRows("bill_purchases", "event").filter(({ date }) => date >= "2025-12-12");
const sum = (rows: readonly { readonly value: number }[]) =>
  rows.reduce((total, row) => total + row.value, 0);

describe("L1", () => {
  test("adds up every operation from the first to the articles, and to the last one held", async () => {
    const { verdict, estimate, evidence } = await claims.evaluate("L1");
    const { atArticles, now } = evidence as L1Evidence;
    const before = purchases.filter(({ date }) => date <= "2026-01-09");
    expect(verdict).toBe("supported");
    expect(estimate?.value).toBeCloseTo(sum(before), 9);
    // Known beforehand: the first round of forty billion, and the principal of mortgages reinvested with it.
    expect(sum(before)).toBeCloseTo(54.43, 2);
    expect(atArticles).toMatchObject({ operations: 7, first: "2025-12-12", last: "2026-01-08" });
    expect(now).toMatchObject({ operations: purchases.length, last: purchases.at(-1)?.date });
    expect(now.bought).toBeCloseTo(sum(purchases), 9);
  });

  test("has months that add up to those that the vintage gives", async () => {
    for (const { date, value } of rawRows("bill_purchases", "monthly")) {
      const own = purchases.filter((row) => row.date.slice(0, 7) === date.slice(0, 7));
      expect(sum(own)).toBeCloseTo(value, 6);
    }
  });

  test("sets the Treasuries before the first operation beside those last published at the articles", async () => {
    const { before, after } = (await claims.evaluate("L1")).evidence as L1Evidence;
    expect(before).toMatchObject({
      date: "2025-11-30",
      treasuries: rawValue("treast", "monthly", "2025-11-30") / 1000,
    });
    expect(after).toMatchObject({
      date: "2025-12-31",
      treasuries: rawValue("treast", "monthly", "2025-12-31") / 1000,
    });
  });

  test("counted less the mortgages that ran off is smaller by just that", async () => {
    const gross = await claims.evaluate("L1");
    const net = await claims.evaluate("L1", { asked: { counting: "net" } });
    const ranOff =
      rawValue("wshomcb", "monthly", "2025-12-31") - rawValue("wshomcb", "monthly", "2025-11-30");
    expect(Number(net.estimate?.value) - Number(gross.estimate?.value)).toBeCloseTo(ranOff / 1000, 9);
  });

  test("tells of the cuts of the pace only once they were known", async () => {
    const then = (await claims.evaluate("L1", { asOf: "2026-01-09" })).evidence as L1Evidence;
    const now = (await claims.evaluate("L1")).evidence as L1Evidence;
    expect(then.paces.map(({ pace }) => pace)).toEqual([40]);
    expect(now.paces).toEqual([
      { from: "2025-12-10", pace: 40 },
      { from: "2026-04-01", pace: 25 },
      { from: "2026-06-01", pace: 10 },
    ]);
  });

  test("cannot say before the first operation and can from its day on", async () => {
    expect((await claims.evaluate("L1", { asOf: "2025-12-11" })).verdict).toBe("cannot-say");
    const first = await claims.evaluate("L1", { asOf: "2025-12-12" });
    expect(first).toMatchObject({ verdict: "supported", n: 1, estimate: { value: 8.167 } });
  });
});
