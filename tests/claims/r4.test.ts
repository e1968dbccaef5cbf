import { beforeAll, describe, expect, test } from "vitest";
import type { R4Evidence } from "../../src/claims/milestone/r4.js";
import { fisherExact } from "../../src/stats/fisher-exact.js";
import { type OpenClaims, openEmbedded } from "./embedded.js";
import { monthAfter, monthEnds, netLiquidityKnown } from "./naive-months.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

async function evidenceOf(ask: Parameters<OpenClaims["evaluate"]>[1] = {}): Promise<R4Evidence> {
  return (await claims.evaluate("R4", ask)).evidence as R4Evidence;
}

const known = netLiquidityKnown();
const [rut, spx] = [monthEnds("rut"), monthEnds("spx")];
const months = [...rut.keys()];

/** Percent that the Russell is ahead over three months, and its own change. */
function lead(month: string) {
  const over = (series: Map<string, { value: number }>) =>
    Number(series.get(month)?.value) / Number(series.get(monthAfter(month, -3))?.value);
  return { ahead: 100 * (over(rut) / over(spx) - 1), own: over(rut) - 1 };
}

/** Months that begin a state of leadership after two months out of it, by the plainest loop. */
function beginnings(rising: boolean): string[] {
  const found: string[] = [];
  let out = 0;
  for (const month of months.slice(3)) {
    const { ahead, own } = lead(month);
    const leads = ahead > 5 && (!rising || own > 0);
    if (leads && out >= 2) found.push(month);
    out = leads ? 0 : out + 1;
  }
  return found;
}

const falling = (month: string) => Number(known.get(month)) < Number(known.get(monthAfter(month, -3)));

describe("R4, by month", () => {
  test.each([
    ["rises", true],
    ["any", false],
  ] as const)("finds the beginnings of leadership (%s) where liquidity is known", async (rises, rising) => {
    const { study } = await evidenceOf({ asked: { rises } });
    const expected = beginnings(rising).filter((month) => known.has(monthAfter(month, -3)));
    expect(study.episodes.map(({ date }) => date.slice(0, 7))).toEqual(expected);
    expect(expected.length).toBeGreaterThan(5);
  });

  test("calls liquidity falling at an episode by the balances that were out by then", async () => {
    const { study } = await evidenceOf();
    for (const episode of study.episodes) {
      const month = episode.date.slice(0, 7);
      expect(episode.falling).toBe(falling(month));
      expect(episode.outperformance).toBeCloseTo(lead(month).ahead, 9);
    }
  });

  test("is contradicted by each episode under falling liquidity, and lists them", async () => {
    const { verdict, readings, evidence, counted } = await claims.evaluate("R4");
    const { study } = evidence as R4Evidence;
    const counter = study.episodes.filter((episode) => episode.falling);
    expect(counter.length).toBeGreaterThan(0);
    expect(verdict).toBe("contradicted");
    expect(readings[0]).toMatchObject({ words: "only", verdict: "contradicted" });
    expect(counted.filter(({ value }) => Number(value) < 0)).toHaveLength(counter.length);
  });

  test("compares with dates a window apart from one another and from every episode", async () => {
    const { study } = await evidenceOf();
    const at = (date: string) => study.dates.indexOf(date);
    const others = study.others.map(({ date }) => at(date));
    others.forEach((place, i) => {
      if (i > 0) expect(place - Number(others[i - 1])).toBeGreaterThanOrEqual(3);
      for (const episode of study.places) expect(Math.abs(place - episode)).toBeGreaterThanOrEqual(3);
    });
  });

  test("has Fisher's p of the four counts that it draws", async () => {
    const { evidence, p } = await claims.evaluate("R4");
    const { episodes, others } = (evidence as R4Evidence).study;
    const counts = (cases: readonly { falling: boolean }[]) => {
      const falls = cases.filter((one) => one.falling).length;
      return [cases.length - falls, falls] as const;
    };
    const table = [counts(episodes), counts(others)] as const;
    expect(p?.value).toBe(fisherExact({ table, alternative: "greater" }).p);
  });

  test("counts a fall as clear only in the lowest quarter of the changes up to then", async () => {
    const { study } = await evidenceOf({ asked: { fall: "clear" } });
    const all = (await evidenceOf()).study;
    for (const { date } of study.episodes.filter((episode) => episode.falling)) {
      const place = all.dates.indexOf(date);
      const before = all.changes.slice(0, place);
      const own = Number(all.changes[place]);
      expect(own).toBeLessThan(0);
      expect(before.filter((change) => change < own).length).toBeLessThan(before.length / 4);
    }
    expect(study.falling.filter(Boolean).length).toBeLessThan(all.falling.filter(Boolean).length);
  });

  test("has nothing to test where nothing leads by so much", async () => {
    const ask = { asked: { threshold: "15", lookback: "1" } };
    const { verdict, sentence, n, p } = await claims.evaluate("R4", ask);
    expect([n, p, verdict]).toEqual([0, null, "inconclusive"]);
    expect(sentence).toContain("nothing to test");
  });
});
