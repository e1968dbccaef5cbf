import { beforeAll, describe, expect, test } from "vitest";
import type { C2Evidence } from "../../src/claims/set-up/c2.js";
import type { C3Evidence } from "../../src/claims/set-up/c3.js";
import { type OpenClaims, openClaims, openEmbedded, rawRows, rawValue } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

const statement = (id: string) => claims.vintage.facts.find((fact) => fact.id === id)?.statement ?? "";

describe("C2", () => {
  test("takes every count that the facts name, none left out", async () => {
    const { counts } = (await claims.evaluate("C2")).evidence as C2Evidence;
    // F06-02: 19 by the headline, 30 to 40 later, 9.89 by Amberdata. F06-03: from 217 to 123, printed as 43 %; 65 by COINOTAG.
    for (const figure of ["$30-40bn", "$9.89bn"]) expect(statement("F06-02")).toContain(figure);
    for (const figure of ["$217bn", "$123bn", "$65bn"]) expect(statement("F06-03")).toContain(figure);
    const told = counts.map(({ measure, source, billion, share }) => [
      measure,
      source,
      billion?.low,
      billion?.high,
      share.low,
    ]);
    expect(told).toEqual([
      ["constant", "CoinDesk Data", undefined, undefined, expect.any(Number)],
      ["constant", "COINOTAG", undefined, undefined, expect.any(Number)],
      ["dollars", "CoinDesk Data", 94, 94, 0.43],
      ["dollars", "COINOTAG", 65, 65, 65 / 217],
      ["liquidations", "Amberdata", 9.89, 9.89, 9.89 / 217],
      ["liquidations", "CoinGlass, headline", 19, 19, 19 / 217],
      ["liquidations", "CoinGlass, later", 30, 40, 30 / 217],
    ]);
  });

  test("takes the price out by what bitcoin and ether lost from the day before to the day after", async () => {
    const { counts } = (await claims.evaluate("C2")).evidence as C2Evidence;
    const kept = (coin: string) =>
      rawValue(coin, "daily", "2025-10-11") / rawValue(coin, "daily", "2025-10-09");
    const coinDesk = counts[0]?.share;
    expect(coinDesk?.high).toBeCloseTo(1 - 0.57 / kept("btc"), 10);
    expect(coinDesk?.low).toBeCloseTo(1 - 0.57 / kept("eth"), 10);
  });

  test.each([
    [{ measure: "constant", least: "10" }, "supported-with-caveat"],
    [{ measure: "constant", least: "25" }, "inconclusive"],
    [{ measure: "constant", least: "40" }, "contradicted"],
    [{ measure: "dollars", least: "25" }, "supported-with-caveat"],
    [{ measure: "liquidations", least: "10" }, "inconclusive"],
    [{ measure: "liquidations", least: "20" }, "contradicted"],
  ])("%j is judged by every count of its kind: %s", async (asked, verdict) => {
    expect((await claims.evaluate("C2", { asked })).verdict).toBe(verdict);
  });

  test("tells the other measures beside the one that decides", async () => {
    const { readings } = await claims.evaluate("C2", { asked: { measure: "dollars" } });
    expect(readings.filter(({ aside }) => !aside).map(({ words }) => words)).toEqual([
      "open interest in dollars",
    ]);
    expect(readings).toHaveLength(3);
  });

  test("cannot say before a count was known", async () => {
    expect((await claims.evaluate("C2", { asOf: "2025-10-10" })).verdict).toBe("cannot-say");
    expect((await claims.evaluate("C2", { asOf: "2025-10-11" })).verdict).toBe("supported-with-caveat");
    const without = await openClaims({ ...claims.vintage, facts: [] });
    expect((await without.evaluate("C2")).verdict).toBe("cannot-say");
  });
});

describe("C3", () => {
  const early = (coin: string) => {
    const closes = rawRows(coin, "daily").filter(({ date }) => date >= "2025-10-01" && date <= "2025-10-09");
    return closes.reduce((sum, { value }) => sum + value, 0) / closes.length;
  };

  test("reads before and after of every depth from the fact", async () => {
    const { all } = (await claims.evaluate("C3")).evidence as C3Evidence;
    expect(statement("F06-08")).toContain("15.5 to <10; 5%: >40 to <30; ETH 1%: >8 (9 Oct) to <6");
    expect(all.map(({ coin, band, before, after, limits }) => [coin, band, before, after, limits])).toEqual([
      ["btc", 0.01, 20, 14, false],
      ["btc", 0.005, 15.5, 10, true],
      ["btc", 0.05, 40, 30, true],
      ["eth", 0.01, 8, 6, true],
    ]);
  });

  test("turns dollars into coins by the closes of the same days", async () => {
    const { all } = (await claims.evaluate("C3")).evidence as C3Evidence;
    const bitcoin = 14 / rawValue("btc", "daily", "2025-11-11") / (20 / early("btc")) - 1;
    const ether =
      6 / rawValue("eth", "daily", "2025-11-11") / (8 / rawValue("eth", "daily", "2025-10-09")) - 1;
    expect(all[0]?.coins).toBeCloseTo(bitcoin, 10);
    expect(all[3]?.coins).toBeCloseTo(ether, 10);
  });

  test("sets later reports against the price's own distance from its high", async () => {
    const { later } = (await claims.evaluate("C3")).evidence as C3Evidence;
    const high = Math.max(...rawRows("btc", "daily").map(({ value }) => value));
    expect(later.map(({ fact, atLeast }) => [fact, atLeast])).toEqual([
      ["F06-12", false],
      ["F06-27", true],
    ]);
    for (const { date, dollars, price, coins } of later) {
      expect(price).toBeCloseTo(rawValue("btc", "daily", date) / high - 1, 10);
      expect(coins).toBeCloseTo((1 + dollars) / (1 + price) - 1, 10);
    }
  });

  test.each([
    [{}, "supported-with-caveat"],
    [{ unit: "dollars", least: "30" }, "supported-with-caveat"],
    [{ unit: "dollars", least: "35" }, "contradicted"],
    [{ unit: "coins" }, "contradicted"],
    [{ unit: "coins", least: "15" }, "supported-with-caveat"],
    [{ depth: "eth-one", unit: "coins", least: "5" }, "contradicted"],
  ])("%j is %s", async (asked, verdict) => {
    expect((await claims.evaluate("C3", { asked })).verdict).toBe(verdict);
  });

  test("cannot say before the later figure was known", async () => {
    expect((await claims.evaluate("C3", { asOf: "2025-11-10" })).verdict).toBe("cannot-say");
    const { evidence } = await claims.evaluate("C3", { asOf: "2026-01-09" });
    expect((evidence as C3Evidence).later.map(({ fact }) => fact)).toEqual(["F06-12"]);
  });
});
