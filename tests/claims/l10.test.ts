import { beforeAll, describe, expect, test } from "vitest";
import { type L10Evidence, pointAt } from "../../src/claims/liquidity/l10.js";
import { type OpenClaims, openClaims, openEmbedded } from "./embedded.js";
import { madeLiquidity } from "./made-liquidity.js";
import { holdingsOf } from "./made-vintage.js";

let claims: OpenClaims;
let linked: OpenClaims;
let unlinked: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
  linked = await openClaims(holdingsOf(madeLiquidity({ seed: 3, releaseToRussell: 0, russellToEther: 2 })));
  unlinked = await openClaims(holdingsOf(madeLiquidity({ seed: 5, releaseToRussell: 0, russellToEther: 0 })));
});

describe("L10 in a made world", () => {
  const asked = { horizon: "1" };

  test("finds an arrow from the Russell to the next week's ether at its size", async () => {
    const { estimate, interval, familyWiseP } = await linked.evaluate("L10", { frequency: "weekly", asked });
    expect(Math.abs(Number(estimate?.value) - 2)).toBeLessThan(0.8);
    expect(interval?.low).toBeGreaterThan(0);
    expect(familyWiseP?.value).toBeLessThan(0.01);
  });

  test("finds it only in the Russell: not in the S&P 500, the Russell of other times or a random walk", async () => {
    for (const middle of ["spx", "shifted", "walk"]) {
      const { familyWiseP } = await linked.evaluate("L10", {
        frequency: "weekly",
        asked: { ...asked, middle },
      });
      expect(familyWiseP?.value, middle).toBeGreaterThan(0.05);
    }
    const placebo = await linked.evaluate("L10", {
      frequency: "weekly",
      asked: { ...asked, placebo: "walk" },
    });
    expect(placebo.familyWiseP?.value).toBeGreaterThan(0.05);
  });

  test("is not supported by one arrow of two", async () => {
    const { verdict, readings } = await linked.evaluate("L10", { frequency: "weekly", asked });
    expect(readings.map((reading) => reading.verdict)[1]).toMatch(/^supported/);
    expect(verdict).not.toMatch(/^supported/);
  });

  test("finds no arrow where none is", async () => {
    const { readings } = await unlinked.evaluate("L10", { frequency: "weekly", asked: { horizon: "13" } });
    for (const { verdict } of readings) expect(verdict).not.toMatch(/^supported/);
  });
});

describe("L10 on the vintage", () => {
  test("follows each arrow from the next bar on, to the longest horizon", async () => {
    const { chain } = (await claims.evaluate("L10")).evidence as L10Evidence;
    for (const link of Object.values(chain.links)) {
      expect(link.points.map(({ horizon }) => horizon)).toEqual([1, 2, 3, 4, 5, 6]);
      for (const { low, value, high } of link.points) expect(low < value && value < high).toBe(true);
    }
  });

  test("counts windows that do not overlap in its effective n", async () => {
    for (const horizon of ["1", "3", "6"]) {
      const { n, effectiveN } = await claims.evaluate("L10", { asked: { horizon } });
      expect(effectiveN).toBe(Math.floor(n / Number(horizon)));
    }
  });

  test("is inconclusive: neither arrow is clear of chance with the S&P 500 held", async () => {
    const { verdict, familyWiseP, evidence } = await claims.evaluate("L10");
    expect(verdict).toBe("inconclusive");
    expect(familyWiseP?.value).toBeGreaterThan(0.05);
    const { low, high } = pointAt((evidence as L10Evidence).chain, "to-asset", 3);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });

  test("leaves each year of ether out once", async () => {
    const { dropOne } = await claims.evaluate("L10");
    expect(dropOne.map(({ label }) => label)).toEqual(Array.from({ length: 11 }, (_, i) => String(2016 + i)));
  });
});
