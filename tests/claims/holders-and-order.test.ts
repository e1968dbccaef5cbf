import { beforeAll, describe, expect, test } from "vitest";
import type { C5Evidence } from "../../src/claims/set-up/c5.js";
import type { C6Evidence } from "../../src/claims/set-up/c6.js";
import { spanOf } from "../../src/claims/set-up/dated-event.js";
import { type OpenClaims, openClaims, openEmbedded } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

test("the days of a fact are those of its day, month, quarter or year", () => {
  expect(spanOf({ date: "2025-12-05" })).toEqual({ from: "2025-12-05", to: "2025-12-05" });
  expect(spanOf({ date: "2025-11" })).toEqual({ from: "2025-11-01", to: "2025-11-30" });
  expect(spanOf({ date: "2025-Q4" })).toEqual({ from: "2025-10-01", to: "2025-12-31" });
  expect(spanOf({ date: "2024" })).toEqual({ from: "2024-01-01", to: "2024-12-31" });
});

describe("C5", () => {
  test("reads the four proxies, each from its fact", async () => {
    const { proxies } = (await claims.evaluate("C5")).evidence as C5Evidence;
    expect(proxies.map(({ id, fact, verdict }) => [id, fact, verdict])).toEqual([
      ["share", "F06-13", "contradicted"],
      ["losses", "F06-11", "inconclusive"],
      ["breakeven", "F06-19", "contradicted"],
      ["flows", "F06-17", "inconclusive"],
    ]);
    // -4.7 of 166 billion dollars.
    expect(proxies.at(-1)?.reason).toContain("2.8% of their assets");
  });

  test("is never supported by proxies, whatever is asked for", async () => {
    for (const proxy of ["all", "share", "losses", "breakeven", "flows"]) {
      for (const exit of ["1", "2", "10", "20"]) {
        const { verdict } = await claims.evaluate("C5", { asked: { proxy, exit } });
        expect(["inconclusive", "contradicted"]).toContain(verdict);
      }
    }
    expect((await claims.evaluate("C5")).verdict).toBe("inconclusive");
    expect((await claims.evaluate("C5", { asked: { proxy: "share" } })).verdict).toBe("contradicted");
  });

  test("knew on the articles' date neither of the break-even nor of withdrawals that were to come", async () => {
    const { events } = (await claims.evaluate("C5", { asOf: "2026-01-09" })).evidence as C5Evidence;
    expect(events.map(({ fact }) => fact)).toEqual(["F06-07", "F06-11", "F06-13"]);
  });

  test("cannot say without a fact", async () => {
    const without = await openClaims({ ...claims.vintage, facts: [] });
    expect((await without.evaluate("C5")).verdict).toBe("cannot-say");
    expect((await claims.evaluate("C5", { asOf: "2025-10-31" })).verdict).toBe("cannot-say");
  });
});

describe("C6", () => {
  test("dates the loss of depth before the first sign of an exit", async () => {
    const { verdict, estimate, evidence } = await claims.evaluate("C6");
    const { cause, effect } = evidence as C6Evidence;
    expect([effect.from, cause.from]).toEqual(["2025-10-10", "2025-11-01"]);
    expect(estimate?.value).toBe(22);
    expect(verdict).toBe("contradicted");
  });

  test.each([
    ["etf", "vanished", "contradicted", 22],
    ["losses", "vanished", "contradicted", 50],
    ["forced", "vanished", "inconclusive", 0],
    ["etf", "mean", "inconclusive", -10],
    ["losses", "mean", "contradicted", 18],
    ["forced", "mean", "inconclusive", -32],
  ])("by %s and %s it is %s, at %i days", async (cause, effect, verdict, days) => {
    const finding = await claims.evaluate("C6", { asked: { cause, effect } });
    expect([finding.verdict, finding.estimate?.value]).toEqual([verdict, days]);
  });

  test("lists the events in the order of their first days", async () => {
    const { events } = (await claims.evaluate("C6")).evidence as C6Evidence;
    const days = events.map(({ from }) => from);
    expect(days).toEqual([...days].sort());
    expect(events.map(({ fact }) => fact)).toHaveLength(7);
    expect(events.filter(({ chosen }) => chosen).map(({ id }) => id)).toEqual(["vanished", "etf"]);
  });

  test("cannot say while one of the two was not known", async () => {
    expect((await claims.evaluate("C6", { asOf: "2025-11-29" })).verdict).toBe("cannot-say");
    expect((await claims.evaluate("C6", { asOf: "2025-11-30" })).verdict).toBe("contradicted");
  });
});
