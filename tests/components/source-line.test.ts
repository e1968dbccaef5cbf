import { describe, expect, test } from "vitest";
import type { Holding } from "../../src/claims/frequencies.js";
import { sourceLine } from "../../src/components/parts.js";

function held(series: string, last: string, frequency: Holding["frequency"] = "daily"): Holding {
  return { series, frequency, first: "2020-01-31", last };
}

/** The source line as known on 21 August 2026. */
function line(series: readonly string[], holdings: readonly Holding[], asOf = "2026-08-21"): string {
  return sourceLine(series, holdings, { asOf, vintage: "made" }, "en");
}

describe("the source line of a chart", () => {
  test("names series and publishers, the oldest input and its state, the as-of day and the vintage", () => {
    const holdings = [held("rut", "2026-08-20"), held("vix", "2026-08-21")];
    expect(line(["rut", "vix"], holdings)).toBe(
      "Source: Russell 2000, FTSE Russell; VIX, Cboe; oldest input 20 Aug 2026 (fresh); as known on 21 Aug 2026; vintage made.",
    );
  });

  test("names dated facts by how many they are and the day up to which they are known", () => {
    const known = { asOf: "2026-08-21", factsAsOf: "2026-10-09", vintage: "made" };
    expect(sourceLine([], [], known, "en", 3)).toBe(
      "Source: three dated facts of the table below, known up to 9 Oct 2026; as known on 21 Aug 2026; vintage made.",
    );
  });

  test("takes the last date of a series at any frequency", () => {
    const holdings = [held("rut", "2026-07-31", "monthly"), held("rut", "2026-08-21")];
    expect(line(["rut"], holdings)).toContain("oldest input 21 Aug 2026 (fresh)");
  });

  // Daily series are ageing past 7 days and stale past 45: 14, 13, 7 and 6 July and August by the calendar.
  test.each([
    ["2026-08-14", "fresh"],
    ["2026-08-13", "ageing: Russell 2000"],
    ["2026-07-07", "ageing: Russell 2000"],
    ["2026-07-06", "stale: Russell 2000"],
  ])("with a last observation of %s says (%s)", (last, words) => {
    expect(line(["rut"], [held("rut", last)])).toContain(`(${words});`);
  });

  test("gives the worst state first and names every series that is not fresh", () => {
    const holdings = [held("rut", "2026-08-21"), held("btc", "2026-08-01"), held("avax", "2026-03-16")];
    expect(line(["rut", "btc", "avax"], holdings)).toContain(
      "oldest input 16 Mar 2026 (stale: AVAX; ageing: BTC);",
    );
  });

  test("judges each series by its own policy: the oldest input need not be the worst", () => {
    // Monthly M2 is fresh for 65 days, a daily close is stale after 45.
    const holdings = [held("m2", "2026-06-30", "monthly"), held("rut", "2026-07-01")];
    expect(line(["m2", "rut"], holdings)).toContain("oldest input 30 Jun 2026 (stale: Russell 2000);");
  });

  test("counts the age to the day as known on, not to a later one", () => {
    expect(line(["avax"], [held("avax", "2026-03-16")], "2026-03-20")).toContain("16 Mar 2026 (fresh);");
    expect(line(["avax"], [held("avax", "2026-03-16")], "2026-03-01")).toContain("1 Mar 2026 (fresh);");
  });
});
