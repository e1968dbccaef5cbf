import { beforeAll, describe, expect, test } from "vitest";
import type { R2Evidence } from "../../src/claims/milestone/r2.js";
import { type OpenClaims, openEmbedded, rawValue } from "./embedded.js";
import { breakoutMonths, monthAfter, netLiquidityKnown } from "./naive-months.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

async function evidenceOf(ask: Parameters<OpenClaims["evaluate"]>[1] = {}): Promise<R2Evidence> {
  return (await claims.evaluate("R2", ask)).evidence as R2Evidence;
}

const known = netLiquidityKnown();
const change = (from: string, to: string) => 100 * Math.log(Number(known.get(to)) / Number(known.get(from)));

describe("R2, by month", () => {
  test("finds the record month ends of observations.csv after three months without one", async () => {
    const { study } = await evidenceOf();
    expect(study.events.map(({ date }) => date.slice(0, 7))).toEqual(breakoutMonths());
  });

  test("takes each change from balances that were out by then, three months on both sides", async () => {
    const { study } = await evidenceOf();
    for (const { date, before, after } of study.events) {
      const month = date.slice(0, 7);
      expect(before).toBeCloseTo(change(monthAfter(month, -3), month), 9);
      expect(after).toBeCloseTo(change(month, monthAfter(month, 3)), 9);
    }
  });

  test("has the mean after breakouts less that of every month, and its placebo p, counted by loops", async () => {
    const months = [...known.keys()].filter(
      (month) => known.has(monthAfter(month, -3)) && known.has(monthAfter(month, 3)) && month <= "2026-04",
    );
    const outcomes = months.map((month) => change(month, monthAfter(month, 3)));
    const places = breakoutMonths().flatMap((month) =>
      months.includes(month) ? [months.indexOf(month)] : [],
    );
    const means = outcomes.map(
      (_, shift) =>
        places.reduce((sum, place) => sum + Number(outcomes[(place + shift) % outcomes.length]), 0) /
        places.length,
    );
    const usual = outcomes.reduce((sum, one) => sum + one, 0) / outcomes.length;
    const { estimate, p, n } = await claims.evaluate("R2");
    expect(n).toBe(places.length);
    expect(estimate?.value).toBeCloseTo(Number(means[0]) - usual, 9);
    expect(p?.value).toBeCloseTo(
      means.filter((one) => one >= Number(means[0]) - 1e-9).length / means.length,
      12,
    );
  });

  test("has before, after and their difference as three sides of the same breakouts", async () => {
    const [after, before, turn] = await Promise.all(
      ["after", "before", "turn"].map(
        async (side) => (await claims.evaluate("R2", { asked: { side } })).estimate?.value,
      ),
    );
    expect(turn).toBeCloseTo(Number(after) - Number(before), 9);
  });

  test("never has a family-wise p below the plain one", async () => {
    for (const liquidity of ["net", "walcl", "wresbal", "nfci", "m2", "stablecoins"]) {
      const { p, familyWiseP } = await claims.evaluate("R2", { asked: { liquidity } });
      expect(Number(familyWiseP?.value)).toBeGreaterThanOrEqual(Number(p?.value));
    }
  });
});

describe("the crossing", () => {
  // From the rows: (assets less account)/1000 less reverse repos, in USD billion.
  const net = (date: string, account: "wtregen" | "tga") =>
    (rawValue("walcl", "weekly", date) - rawValue(account, account === "tga" ? "daily" : "weekly", date)) /
      1000 -
    rawValue("rrp", "daily", date);

  test("compares 7 January with 15 October by both figures for the Treasury's account", async () => {
    const { crossing } = await evidenceOf();
    expect(crossing.known).toMatchObject({ date: "2026-01-07", availableOn: "2026-01-09" });
    for (const { date, average, level } of [crossing.known, crossing.autumn].flatMap((one) => one ?? [])) {
      expect(average).toBeCloseTo(net(date, "wtregen"), 9);
      expect(level).toBeCloseTo(net(date, "tga"), 9);
    }
  });

  test("finds net liquidity lower by the week's average and higher by the Wednesday's balance", async () => {
    const { sentence } = await claims.evaluate("R2");
    const average = net("2026-01-07", "wtregen") - net("2025-10-15", "wtregen");
    const level = net("2026-01-07", "tga") - net("2025-10-15", "tga");
    // The register has $5.773tn and $5.781tn for the first.
    expect(Math.round(net("2026-01-07", "wtregen"))).toBe(5773);
    expect(Math.round(net("2025-10-15", "wtregen"))).toBe(5781);
    expect(average).toBeLessThan(0);
    expect(level).toBeGreaterThan(0);
    expect(sentence).toContain(
      `$${Math.round(-average)} bn lower than on 15 October 2025 with the Treasury\u2019s account as a week\u2019s average, $${Math.round(level)} bn higher`,
    );
  });

  test("takes the change up to the articles' date from the statements out then: 8 October to 7 January", async () => {
    const { liquidityDay } = await evidenceOf();
    expect(liquidityDay).toMatchObject({ from: "2025-10-08", to: "2026-01-07" });
    expect(liquidityDay?.change).toBeCloseTo(
      100 * Math.log(net("2026-01-07", "wtregen") / net("2025-10-08", "wtregen")),
      9,
    );
  });

  test("is broken as the biggest sign by every breakout with a larger rise behind it", async () => {
    const { readings, evidence } = await claims.evaluate("R2");
    const { study, liquidityDay } = evidence as R2Evidence;
    const larger = study.events.filter(({ before }) => Number(before) > Number(liquidityDay?.change));
    expect(larger.length).toBeGreaterThan(0);
    const biggest = readings.find(({ words }) => words === "the biggest sign yet");
    expect(biggest?.verdict).toBe("contradicted");
    expect(biggest?.reason).toContain(`${larger.length} of the ${study.events.length} breakouts`);
  });

  test("cannot be told before the articles' date, and the history can", async () => {
    const { readings, verdict, estimate } = await claims.evaluate("R2", { asOf: "2025-12-31" });
    const biggest = readings.find(({ words }) => words === "the biggest sign yet");
    expect(biggest?.verdict).toBe("cannot-say");
    expect(estimate).not.toBeNull();
    expect(verdict).not.toBe("supported");
  });
});

describe("risk appetite", () => {
  test("read from the Russell itself is not testable: it cannot be evidence for itself", async () => {
    const { readings } = await claims.evaluate("R2", { asked: { appetite: "russell" } });
    expect(readings.find(({ words }) => words === "risk appetite is back")?.verdict).toBe("not-testable");
  });
});

describe("which of the two moves first", () => {
  test("is asked both ways over the same bars, each horizon's interval inside the band of all", async () => {
    const { lead } = await evidenceOf();
    for (const { projections, band } of [lead?.ahead, lead?.behind].flatMap((one) => one ?? [])) {
      expect(projections).toHaveLength(7);
      projections.forEach(({ coefficient, low, high }, h) => {
        expect(Number(band[h]?.low)).toBeLessThanOrEqual(low);
        expect(Number(band[h]?.high)).toBeGreaterThanOrEqual(high);
        expect(band[h]?.coefficient).toBe(coefficient);
      });
    }
  });

  test("has no answer where fewer than five years of months are known", async () => {
    const { lead } = await evidenceOf({ asOf: "2021-06-30", asked: { liquidity: "stablecoins" } });
    expect(lead).toBeNull();
  });
});

describe("in place of the Russell", () => {
  test("the shifted calendar has as many breakouts, elsewhere", async () => {
    const [own, moved] = [await evidenceOf(), await evidenceOf({ asked: { signal: "shifted" } })];
    const half = Math.floor(own.study.circle.changes.after.length / 2);
    const size = own.study.circle.changes.after.length;
    expect(moved.study.places).toEqual(
      own.study.places.map((place) => (place + half) % size).sort((a, b) => a - b),
    );
  });

  test("the random walk is the same on every run", async () => {
    const dates = async () =>
      (await evidenceOf({ asked: { signal: "walk" } })).study.events.map(({ date }) => date);
    expect(await dates()).toEqual(await dates());
    expect((await dates()).length).toBeGreaterThan(0);
  });
});
