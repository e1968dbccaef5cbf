import { beforeAll, describe, expect, test } from "vitest";
import { defaultParameters } from "../../src/claims/evaluate-claim.js";
import { falsify } from "../../src/claims/falsify.js";
import { h2 } from "../../src/claims/rotation/h2.js";
import type { H2Evidence } from "../../src/claims/rotation/h2-evidence.js";
import { bothWays } from "../../src/claims/rotation/h2-projections.js";
import { type OpenClaims, openClaims, openEmbedded } from "./embedded.js";
import { madeWorld } from "./made-leads.js";
import { holdingsOf } from "./made-vintage.js";
import { averageOf, commonCloses, laggedCorrelation, logReturnsOf } from "./rotation-rows.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

async function evidenceOf(asked: Readonly<Record<string, string>> = {}, asOf?: string): Promise<H2Evidence> {
  return (await claims.evaluate("H2", { asked, ...(asOf ? { asOf } : {}) })).evidence as H2Evidence;
}

describe("the leads of H2", () => {
  test("are the correlations of month-end returns of observations.csv, before whitening", async () => {
    const { link, levelCorrelation } = await evidenceOf();
    const { rut, eth } = commonCloses(["rut", "eth"], "2016-01-01");
    const [x, y] = [logReturnsOf(rut), logReturnsOf(eth)];
    expect(link.leads.map(({ lead }) => lead)).toEqual(Array.from({ length: 13 }, (_, lead) => lead));
    for (const { lead, raw } of link.leads) expect(raw).toBeCloseTo(laggedCorrelation(x, y, lead), 12);
    expect(levelCorrelation).toBeCloseTo(laggedCorrelation(rut.map(Math.log), eth.map(Math.log), 0), 12);
    expect(levelCorrelation).toBeGreaterThan(0.8);
  });

  test("are searched only where asked, and the best is the largest of them", async () => {
    for (const [leadFrom, leadTo] of [
      [1, 9],
      [3, 12],
      [2, 3],
    ]) {
      const { link, best } = await evidenceOf({ leadFrom: String(leadFrom), leadTo: String(leadTo) });
      const asked = link.leads.filter(({ lead }) => lead >= Number(leadFrom) && lead <= Number(leadTo));
      expect(best.correlation).toBe(Math.max(...asked.map(({ correlation }) => correlation)));
      expect(best.familyWiseP).toBeGreaterThanOrEqual(best.p - 0.02);
    }
  });

  test("have intervals around their estimate, and a threshold above the band of a single lead", async () => {
    const { link, best } = await evidenceOf();
    for (const { correlation, low, high } of link.leads) {
      expect(low).toBeLessThan(correlation);
      expect(high).toBeGreaterThan(correlation);
    }
    expect(best.threshold).toBeGreaterThan(link.band);
  });

  test("leave the follower\u2019s response without the bar of the impulse itself", async () => {
    const { pair } = await evidenceOf();
    const { forth } = bothWays(pair, "monthly");
    expect(forth.bars).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(forth.criticalValue).toBeGreaterThan(1.96);
  });
});

describe("the sustained uptrends of H2", () => {
  test("are the months in which the two-month average had stood above the ten-month one for three", async () => {
    const { moves } = await evidenceOf();
    const { dates, rut } = commonCloses(["rut"], "2014-01-01");
    const meanTo = (t: number, window: number) => averageOf(rut.slice(t - window + 1, t + 1));
    const up = rut.map((_, t) => t >= 9 && meanTo(t, 2) > meanTo(t, 10));
    const expected = dates.filter(
      (date, t) => date >= "2016-01-31" && up[t] && up[t - 1] && up[t - 2] && !up[t - 3],
    );
    expect(moves.uptrends.map(({ date }) => date)).toEqual(expected);
  });

  test("are followed by the furthest closes of the six months after, against every start", async () => {
    const { moves } = await evidenceOf();
    const { dates, eth } = commonCloses(["eth"], "2016-01-01");
    const furthest = (t: number) => Math.max(...eth.slice(t + 1, t + 7)) / Number(eth[t]);
    const starts = dates.slice(0, -6).map((_, t) => furthest(t));
    const complete = moves.uptrends.filter(({ after }) => after !== null);
    for (const { date, after } of complete)
      expect(Math.exp(Number(after?.up))).toBeCloseTo(furthest(dates.indexOf(date)), 10);
    expect(moves.rose).toBe(complete.filter(({ date }) => furthest(dates.indexOf(date)) >= 1.5).length);
    expect(moves.usualRose).toBeCloseTo(starts.filter((far) => far >= 1.5).length / starts.length, 12);
  });

  test("do not change when later months become known", async () => {
    const later = await evidenceOf();
    for (const asOf of ["2026-01-09", "2023-06-30", "2021-06-30"]) {
      const dates = (await evidenceOf({}, asOf)).moves.uptrends.map(({ date }) => date);
      expect(dates).toEqual(later.moves.uptrends.map(({ date }) => date).slice(0, dates.length));
    }
  });

  test("are fewer than ten independent ones, so that the reading is inconclusive", async () => {
    const { readings, evidence } = await claims.evaluate("H2");
    expect((evidence as H2Evidence).moves.independent).toBeLessThan(10);
    expect(readings[1]?.verdict).toBe("inconclusive");
  });
});

describe("H2 where the truth is known", () => {
  test("confirms a lead of eight weeks that was built in, and finds its length", async () => {
    const world = madeWorld(8, (week, russell, _, noise) => 2 * Number(russell[week - 8] ?? 0) + noise);
    const made = await openClaims(holdingsOf(world));
    const { readings, evidence } = await made.evaluate("H2", { frequency: "weekly" });
    expect((evidence as H2Evidence).best.lead).toBe(8);
    expect(readings[0]?.verdict).toBe("supported");
  });

  test("confirms a lead where ether goes its own way no more often than its level allows", async () => {
    const verdicts: (string | undefined)[] = [];
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const made = await openClaims(holdingsOf(madeWorld(seed, (_w, _r, _l, noise) => noise)));
      verdicts.push((await made.evaluate("H2", { frequency: "weekly" })).readings[0]?.verdict);
    }
    expect(verdicts.filter((verdict) => verdict !== "inconclusive").length).toBeLessThanOrEqual(1);
  }, 60_000);

  test("confirms nothing that stands in the Russell\u2019s or ether\u2019s place", async () => {
    const setting = claims.settingOf("H2", {});
    const panels = { bars: await claims.read(h2.panels(setting).bars ?? raise()) };
    const values = defaultParameters(h2.parameters(setting));
    const found = falsify(h2, panels, values, setting, {
      holdings: claims.vintage.coverage,
      facts: [],
      reach: { asOf: claims.vintage.asOf, factsAsOf: claims.vintage.asOf },
    });
    expect(found.map(({ parameter, label }) => `${parameter}: ${label}`)).toEqual([
      "signal: S&P 500",
      "signal: random walk with the Russell\u2019s volatility",
      "signal: Russell 2000, two years late",
      "signal: Russell 2000, half of its history late",
      "placebo: a random walk with its volatility",
    ]);
    for (const { finding } of found) expect(finding.verdict).not.toMatch(/^supported/);
  });
});

test("the late calendars of H2 are the Russell\u2019s own returns, two years and half of its history on", async () => {
  const own = logReturnsOf([...(await evidenceOf()).bars.signal]);
  for (const [signal, late] of [
    ["shifted", 24],
    ["half", Math.floor(own.length / 2)],
  ] as const) {
    const moved = logReturnsOf([...(await evidenceOf({ signal })).bars.signal]);
    expect(moved.length).toBe(own.length);
    moved.forEach((change, t) => {
      expect(change).toBeCloseTo(Number(own[(t - late + own.length) % own.length]), 12);
    });
  }
});

function raise(): never {
  throw new Error("H2 asks for no panel");
}
