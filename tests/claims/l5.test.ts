import { beforeAll, describe, expect, test } from "vitest";
import { changeSince, type L5Evidence } from "../../src/claims/liquidity/l5-evidence.js";
import { type OpenClaims, openEmbedded, type Row, rawRows, rawValue } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

const evidenceOf = async (asked: Readonly<Record<string, string>> = {}, asOf?: string) =>
  (await claims.evaluate("L5", { asked, ...(asOf ? { asOf } : {}) })).evidence as L5Evidence;

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The z-score of the last three-month change in percent among those before it. */
function naiveZ(rows: readonly Row[]): number {
  const logs = rows.map(({ value }) => 100 * Math.log(value));
  const changes = logs.slice(3).map((value, i) => value - Number(logs[i]));
  const [own, earlier] = [Number(changes.at(-1)), changes.slice(0, -1)];
  const mean = average(earlier);
  const variance = earlier.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (earlier.length - 1);
  return (own - mean) / Math.sqrt(variance);
}

describe("L5", () => {
  test("takes each change from the last figures that were out when the articles appeared", async () => {
    const { changes } = await evidenceOf();
    const at = (id: string) => changes.find(({ definition, window }) => definition.id === id && window === 1);
    const quarter = (series: string, scale: number) =>
      (rawValue(series, "monthly", "2025-12-31") - rawValue(series, "monthly", "2025-09-30")) / scale;
    expect(at("walcl")?.change).toBeCloseTo(quarter("walcl", 1000), 9);
    expect(at("reserves")?.change).toBeCloseTo(quarter("wresbal", 1000), 9);
    expect(at("nl")?.change).toBeCloseTo(
      quarter("walcl", 1000) - quarter("wtregen", 1000) - quarter("rrp", 1),
      9,
    );
    // Looser is a fall of the index.
    expect(at("nfci")?.change).toBeCloseTo(-quarter("nfci", 1), 12);
    // The M2 of December came out at the end of January.
    expect(at("m2")).toMatchObject({ from: "2025-08-31", to: "2025-11-30" });
    expect(at("m2")?.change).toBeCloseTo(
      rawValue("m2", "monthly", "2025-11-30") - rawValue("m2", "monthly", "2025-08-31"),
      9,
    );
  });

  test("measures a change against those before it and none after", async () => {
    const { changes } = await evidenceOf();
    const own = changes.find(({ definition, window }) => definition.id === "walcl" && window === 1);
    const known = rawRows("walcl", "monthly").filter(({ date }) => date <= "2025-12-31");
    expect(own?.z).toBeCloseTo(naiveZ(known), 9);
    expect(own?.earlier).toBe(known.length - 4);
  });

  test("finds net liquidity up 177 since 3 December and unchanged since 15 October", async () => {
    // Expected beforehand: +177 bn and about zero; each recomputed from the rows.
    const evidence = await evidenceOf();
    const netLiquidity = (date: string) =>
      (rawValue("walcl", "weekly", date) - rawValue("wtregen", "weekly", date)) / 1000 -
      rawValue("rrp", "daily", date);
    for (const day of ["2025-12-03", "2025-10-15"]) {
      const base = changeSince(evidence, day);
      expect(base?.change).toBeCloseTo(netLiquidity("2026-01-07") - netLiquidity(day), 9);
    }
    expect(changeSince(evidence, "2025-12-03")?.change).toBeCloseTo(177, 0);
    expect(Math.abs(Number(changeSince(evidence, "2025-10-15")?.change))).toBeLessThan(10);
  });

  test("depends on the definition, and says of two that they cannot be measured", async () => {
    const { verdict, readings } = await claims.evaluate("L5");
    expect(verdict).toBe("inconclusive");
    expect(new Set(readings.map((reading) => reading.verdict))).toEqual(
      new Set(["contradicted", "supported-with-caveat", "not-testable"]),
    );
  });

  test.each([
    ["nl", "contradicted"],
    ["walcl", "supported-with-caveat"],
    ["m2", "supported-with-caveat"],
    ["m2yoy", "contradicted"],
  ])("by %s alone is %s", async (definition, verdict) => {
    expect((await claims.evaluate("L5", { asked: { definition } })).verdict).toBe(verdict);
  });

  test("gives the same answer on the articles' date as ever after, and none before", async () => {
    const [then, now] = [await claims.evaluate("L5", { asOf: "2026-01-09" }), await claims.evaluate("L5")];
    expect({ ...then, asOf: now.asOf, factsAsOf: now.factsAsOf }).toEqual(now);
    expect((await claims.evaluate("L5", { asOf: "2026-01-08" })).verdict).toBe("cannot-say");
  });
});
