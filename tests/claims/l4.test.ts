import { beforeAll, describe, expect, test } from "vitest";
import { underDebtLimit } from "../../src/claims/liquidity/debt-limit.js";
import type { L4Evidence } from "../../src/claims/liquidity/l4.js";
import { horizonP, leadTest, responseTest } from "../../src/claims/liquidity/shifts.js";
import { type OpenClaims, openClaims, openEmbedded, rawRows, rawValue } from "./embedded.js";
import { madeLiquidity } from "./made-liquidity.js";
import { holdingsOf } from "./made-vintage.js";
import { naiveCorrelation, naiveMonthlySlope } from "./naive-regression.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

const evidenceOf = async (asked: Readonly<Record<string, string>> = {}) =>
  (await claims.evaluate("L4", { asked })).evidence as L4Evidence;

describe("L4 by month", () => {
  test.each([true, false])("has the slope of a plain elimination, S&P 500 held: %s", async (market) => {
    const { estimate, n } = await claims.evaluate("L4", { asked: { control: market ? "spx" : "none" } });
    const naive = naiveMonthlySlope(market);
    expect(n).toBe(naive.n);
    expect(estimate?.value).toBeCloseTo(naive.slope, 9);
  });

  test("finds levels that correlate and changes that hardly do, as recomputed from the rows", async () => {
    const { traps } = await evidenceOf();
    const trap = traps.find(({ asset }) => asset === "rut");
    const { liquidity, asset } = trap?.levels ?? { liquidity: [], asset: [] };
    expect(trap?.levels.correlation).toBeCloseTo(naiveCorrelation(liquidity, asset), 10);
    expect(trap?.levels.correlation).toBeGreaterThan(0.7);
    expect(Math.abs(Number(trap?.changes.correlation))).toBeLessThan(0.25);
    expect(asset[0]).toBeCloseTo(Math.log(rawValue("rut", "monthly", "2013-10-31")), 12);
  });

  test("sets the release before the articles beside the Russell's rise over the same weeks", async () => {
    const { contributions } = await evidenceOf();
    const release = contributions[0]?.release;
    const weeks = rawRows("wtregen", "weekly").filter(
      ({ date }) => date >= "2025-10-08" && date <= "2026-01-07",
    );
    const highest = Math.max(...weeks.map(({ value }) => value));
    expect(release).toMatchObject({ from: "2025-10-31", to: "2026-01-09" });
    expect(release?.added).toBeCloseTo((highest - rawValue("wtregen", "weekly", "2026-01-07")) / 1000, 9);
    const rose = rawValue("rut", "daily", "2026-01-09") / rawValue("rut", "daily", "2025-10-31") - 1;
    expect(release?.rise).toBeCloseTo(100 * rose, 9);
  });

  test("is judged by intervals that leave out every slope at which the release would matter", async () => {
    const { verdict, evidence } = await claims.evaluate("L4");
    const [account] = (evidence as L4Evidence).contributions;
    expect(account?.link.slope.high).toBeLessThan(Number(account?.relevant));
    expect(account?.response?.points.at(-1)?.high).toBeLessThan(Number(account?.relevant));
    expect(verdict).toBe("contradicted");
  });

  test("leaves each calendar year out once and splits the sample into eras that add up to it", async () => {
    const { n, dropOne, subPeriods } = await claims.evaluate("L4");
    expect(dropOne.map(({ label }) => label)).toEqual(Array.from({ length: 14 }, (_, i) => String(2013 + i)));
    const limit = subPeriods.filter(({ label }) => label.startsWith("under") || label.startsWith("at other"));
    expect(limit.reduce((sum, part) => sum + part.n, 0)).toBe(n);
  });

  test("knows no release before the articles appeared", async () => {
    const { evidence } = await claims.evaluate("L4", { asOf: "2021-06-30" });
    expect((evidence as L4Evidence).contributions.map(({ release }) => release)).toEqual([null, null]);
  });
});

describe("L4 by week, in a made world", () => {
  const openWorld = (releaseToRussell: number, seed: number) =>
    openClaims(holdingsOf(madeLiquidity({ seed, releaseToRussell, russellToEther: 0 })));

  test("finds a link that is there, at its size, in the week of the release", async () => {
    const world = await openWorld(1.5, 7);
    const { estimate, interval, familyWiseP, readings } = await world.evaluate("L4", { frequency: "weekly" });
    expect(interval?.low).toBeLessThan(1.5);
    expect(interval?.high).toBeGreaterThan(1.5);
    expect(Math.abs(Number(estimate?.value) - 1.5)).toBeLessThan(0.6);
    expect(familyWiseP?.value).toBeCloseTo(Number(familyWiseP?.smallestAttainable), 12);
    expect(readings[0]?.verdict).toBe("supported");
  });

  test("finds none where the signal is another random walk or the outcome is one", async () => {
    const world = await openWorld(1.5, 7);
    for (const asked of [{ signal: "walk" }, { outcome: "walk" }]) {
      const { verdict, familyWiseP } = await world.evaluate("L4", { frequency: "weekly", asked });
      expect(familyWiseP?.value).toBeGreaterThan(0.05);
      expect(["inconclusive", "contradicted"]).toContain(verdict);
    }
  });

  test("supports nothing where nothing is linked", async () => {
    const world = await openWorld(0, 11);
    const { verdict } = await world.evaluate("L4", { frequency: "weekly" });
    expect(["inconclusive", "contradicted"]).toContain(verdict);
  });

  test("puts the slope at the lead at which the release is out", async () => {
    const world = await openWorld(1.5, 7);
    const { slopes } = (await world.evaluate("L4", { frequency: "weekly" })).evidence as L4Evidence;
    const best = slopes.reduce((a, b) => (a.value > b.value ? a : b));
    expect(best.lead).toBe(0);
    expect(slopes.map(({ lead }) => lead)).toEqual(Array.from({ length: 27 }, (_, i) => i - 13));
  });
});

describe("shifts of a signal against returns", () => {
  const signal = Float64Array.from([1, -2, 3, 0, 2, -1, 1, -3, 2, -2, 1, 0]);
  const outcome = Float64Array.from([2, 1, -1, 3, -2, 0, 1, 2, -3, 1, 0, -1]);
  const n = signal.length;
  const at = (values: Float64Array, i: number) => values[((i % n) + n) % n] ?? 0;
  const product = (lag: number) => outcome.reduce((sum, value, t) => sum + value * at(signal, t - lag), 0);

  test("count, at a lead, the shifts whose product is as high", () => {
    for (const from of [-1, 0, 2]) {
      const test = leadTest({ signal, outcome }, { from, to: from + 1 });
      const own = product(from);
      const reaching = Array.from({ length: n }, (_, s) => product(from + s)).filter((p) => p >= own - 1e-9);
      expect(test.leadP[0]).toBeCloseTo(reaching.length / n, 12);
    }
  });

  test("count, at a horizon, the shifts whose sum of products over the next bars is as high", () => {
    const response = responseTest({ signal, outcome }, 3);
    for (let h = 0; h <= 3; h += 1) {
      const sum = (s: number) =>
        Array.from({ length: h + 1 }, (_, j) => product(s + j)).reduce((a, b) => a + b, 0);
      const reaching = Array.from({ length: n }, (_, s) => sum(s)).filter((value) => value >= sum(0) - 1e-9);
      expect(response.p[h]).toBeCloseTo(reaching.length / n, 12);
      expect(horizonP({ signal, outcome }, h)).toBeCloseTo(reaching.length / n, 12);
      expect(Number(response.familyWiseP[h])).toBeGreaterThanOrEqual(Number(response.p[h]) - 1e-12);
    }
  });
});

describe("the times of the debt limit", () => {
  test("hold the spells in which it bound and the quarter after, and no other day", () => {
    for (const day of ["2023-01-19", "2023-06-03", "2023-09-02", "2025-07-04"])
      expect(underDebtLimit(day)).toBe(true);
    for (const day of ["2023-01-18", "2023-09-03", "2024-06-28", "2026-01-09"])
      expect(underDebtLimit(day)).toBe(false);
  });
});
