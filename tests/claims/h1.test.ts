import { beforeAll, describe, expect, test } from "vitest";
import type { Finding } from "../../src/claims/claim.js";
import { claimById } from "../../src/claims/claims.js";
import { falsifiers } from "../../src/claims/falsify.js";
import { yearAfterHalving } from "../../src/claims/halvings.js";
import type { H1Evidence } from "../../src/claims/rotation/h1-evidence.js";
import { type OpenClaims, openEmbedded } from "./embedded.js";
import { naiveStudy } from "./naive-study.js";

let claims: OpenClaims;
let finding: Finding;
let evidence: H1Evidence;

beforeAll(async () => {
  claims = await openEmbedded();
  finding = await claims.evaluate("H1");
  evidence = finding.evidence as H1Evidence;
});

describe("H1 at its defaults", () => {
  // Known beforehand; observations.csv gives them again by division.
  test("finds the five monthly breakouts and what ether did in the six months after each", () => {
    const told = evidence.study.episodes.map(({ date, logReturn }) => [
      date.slice(0, 7),
      logReturn === null ? null : Math.round(100 * Math.expm1(logReturn)),
    ]);
    expect(told).toEqual([
      ["2016-11", 2561],
      ["2018-05", -81],
      ["2020-11", 339],
      ["2024-11", -32],
      ["2025-09", -49],
    ]);
  });

  test("has five events, none overlapping another, and says how small p could have been", () => {
    expect(finding).toMatchObject({ n: 5, effectiveN: 5 });
    const { shifts } = naiveStudy({ asset: "eth", gap: 3, horizon: 6, asOf: "2026-08-21" });
    expect(finding.p?.smallestAttainable).toBe(1 / shifts);
    expect(finding.p?.method).toContain(`all ${shifts} circular shifts`);
  });

  test("is contradicted as worded and inconclusive on average", () => {
    expect(finding.verdict).toBe("contradicted");
    expect(finding.readings.map(({ words, verdict }) => [words, verdict])).toEqual([
      ["whenever", "contradicted"],
      ["on average", "inconclusive"],
      ["beyond what the S&P 500 was doing", "inconclusive"],
      ["held through the months after", "inconclusive"],
    ]);
  });

  test("tests two rises of five against the usual share by the binomial tail", () => {
    const { shareUp } = naiveStudy({ asset: "eth", gap: 3, horizon: 6, asOf: "2026-08-21" });
    const q = 1 - shareUp;
    // P(X >= 2) of five draws, by hand: one less the chances of none and of one.
    const tail = 1 - q ** 5 - 5 * shareUp * q ** 4;
    expect(finding.hitRate).toMatchObject({ positives: 2, n: 5 });
    expect(finding.hitRate?.usualShare).toBeCloseTo(shareUp, 12);
    expect(finding.hitRate?.p?.value).toBeCloseTo(tail, 12);
    expect(finding.hitRate?.p?.smallestAttainable).toBeCloseTo(shareUp ** 5, 12);
    // R: binom.test(2, 5)$conf.int is 0.05274495 to 0.8533672.
    expect(finding.hitRate?.interval.low).toBeCloseTo(0.05274495, 7);
    expect(finding.hitRate?.interval.high).toBeCloseTo(0.8533672, 7);
  });

  test("has an estimate inside its interval and a family-wise p no smaller than its own", () => {
    const { value = Number.NaN } = finding.estimate ?? {};
    expect(value).toBeGreaterThan(Number(finding.interval?.low));
    expect(value).toBeLessThan(Number(finding.interval?.high));
    expect(Number(finding.familyWiseP?.value)).toBeGreaterThanOrEqual(Number(finding.p?.value));
  });

  test("says in its sentence what its evidence holds", () => {
    for (const words of ["five times", "twice", "\u221281%", "+2,561%", "63%"]) {
      expect(finding.sentence).toContain(words);
    }
  });

  test("opens the sample's records with the one of November 2016, sixteen months after that of June 2015", () => {
    // observations.csv: rut monthly 2015-06-30 is the highest month end before 2016-11-30.
    const [first] = evidence.study.episodes;
    expect(first).toMatchObject({ previousRecordDate: "2015-06-30", quiet: 16 });
  });
});

describe("H1 agrees with a naive study of the month ends in observations.csv", () => {
  test.each([
    ["eth", 3, 6, "2026-08-21"],
    ["btc", 3, 6, "2026-08-21"],
    ["eth", 1, 1, "2026-08-21"],
    ["eth", 12, 12, "2026-08-21"],
    ["btc", 6, 9, "2025-12-31"],
    ["eth", 3, 6, "2026-01-09"],
  ])("for %s, a gap of %i and a horizon of %i months, as of %s", async (asset, gap, horizon, asOf) => {
    const naive = naiveStudy({ asset, gap, horizon, asOf });
    const asked = { asset, gap: String(gap), horizon: String(horizon) };
    const { evidence: found, ...rest } = await claims.evaluate("H1", { asOf, asked });
    const { study, hits } = found as H1Evidence;
    expect(study.episodes.map(({ date }) => date)).toEqual(naive.events.map(({ date }) => date));
    study.episodes.forEach(({ logReturn }, i) => {
      const expected = naive.events[i]?.logReturn ?? null;
      if (expected === null) expect(logReturn).toBeNull();
      else expect(logReturn).toBeCloseTo(expected, 12);
    });
    expect(rest.estimate?.value).toBeCloseTo(naive.meanExcess, 10);
    expect(hits?.positives).toBe(naive.hits);
    expect(study.unconditional.shareUp).toBeCloseTo(naive.shareUp, 12);
    expect(rest.p?.value).toBeCloseTo(naive.p, 12);
    expect(rest.p?.smallestAttainable).toBeCloseTo(1 / naive.shifts, 15);
  });
});

describe("H1's evidence", () => {
  test("holds every definition of the family, the default among them with the finding's own p", () => {
    expect(evidence.grid).toHaveLength(36);
    const own = evidence.grid.find(({ gap, horizon }) => gap === 3 && horizon === 6);
    expect(own).toMatchObject({ n: 5, positives: 2, p: finding.p?.value });
  });

  test("leaves each complete breakout out once; without the best the excess is negative", () => {
    expect(evidence.dropOne.map(({ date }) => date)).toEqual(evidence.study.complete.map(({ date }) => date));
    // Naive: without +2,561 % the other four mean log returns fall short of the usual one.
    const without = evidence.dropOne.find(({ date }) => date === "2016-11-30");
    const rest = evidence.study.complete.slice(1).map(({ logReturn }) => Number(logReturn));
    const mean = rest.reduce((sum, value) => sum + value, 0) / rest.length;
    expect(without?.excess).toBeCloseTo(mean - evidence.study.unconditional.mean, 12);
    expect(Number(without?.excess)).toBeLessThan(0);
  });

  test("never has more breakouts for a longer gap", () => {
    expect(evidence.eventsByGap).toHaveLength(12);
    expect([...evidence.eventsByGap].sort((a, b) => b - a)).toEqual(evidence.eventsByGap);
    expect(evidence.eventsByGap[2]).toBe(5);
  });

  test("keeps each path relative to the breakout, with the horizon's return on it", () => {
    for (const { path, logReturn } of evidence.study.episodes) {
      expect(path[0]).toBe(1);
      if (logReturn !== null) expect(Math.log(Number(path[6]))).toBeCloseTo(logReturn, 12);
    }
  });
});

describe("H1 in parts", () => {
  test("compares the breakouts of each stretch of years with the starts of the same years", () => {
    const { outcomes, events } = evidence.study;
    const first = Date.parse("2015-08-31");
    // The sample has every month end from August 2015 on.
    const yearOf = (start: number) => {
      const day = new Date(first);
      day.setUTCMonth(day.getUTCMonth() + start + 1, 0);
      return day.getUTCFullYear();
    };
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    for (const [label, from, to] of [
      ["2015 to 2019", 2015, 2019],
      ["2020 to 2022", 2020, 2022],
      ["2023 to 2026", 2023, 2026],
    ] as const) {
      const within = [...outcomes.keys()].filter((start) => yearOf(start) >= from && yearOf(start) <= to);
      const own = [...events].filter((event) => within.includes(event));
      const split = finding.subPeriods.find((one) => one.label === label);
      const at = (starts: readonly number[]) => mean(starts.map((start) => Number(outcomes[start])));
      expect(split?.n).toBe(own.length);
      expect(split?.value).toBeCloseTo(at(own) - at(within), 10);
    }
  });

  test("counts every complete breakout once in the years after a halving", () => {
    const byHalving = finding.subPeriods.filter(({ label }) => label.endsWith("after a halving"));
    const expected = [0, 1, 2, 3].map(
      (year) => evidence.study.complete.filter(({ date }) => yearAfterHalving(date) === year).length,
    );
    expect(byHalving.map(({ n }) => n)).toEqual(expected);
    expect(evidence.cycle.years.map(({ n }) => n)).toEqual(expected);
    expect(evidence.cycle.years.reduce((sum, { followed }) => sum + followed, 0)).toBe(2);
  });

  test("beside like dates counts only shifts that keep the S&P 500's state", () => {
    expect(evidence.matched?.shifts).toBeLessThan(evidence.study.outcomes.length);
    expect(evidence.matched?.smallestAttainable).toBe(1 / Number(evidence.matched?.shifts));
    expect(finding.readings[2]?.reason).toContain(`${evidence.matched?.shifts} shifts`);
  });

  test("holds the windows after breakouts once each: six months of five, none overlapping", () => {
    const portfolio = evidence.portfolio;
    expect(portfolio).toMatchObject({ covered: 30, bars: 131 });
    const inside = evidence.study.complete.reduce((sum, { logReturn }) => sum + Number(logReturn), 0);
    expect(portfolio?.inside.at(-1)).toBeCloseTo(inside, 10);
    const closes = evidence.study.outcomes.length + 6;
    expect(portfolio?.dates).toHaveLength(closes);
  });
});

describe("H1 under other definitions", () => {
  test("has its own numbers in the strip of definitions, whatever is chosen", async () => {
    for (const asked of [
      {},
      { gap: "5" },
      { definition: "golden-cross" },
      { definition: "year", horizon: "9" },
    ]) {
      const found = await claims.evaluate("H1", { asked });
      const own = (found.evidence as H1Evidence).strip.filter((row) => row.own);
      expect(own).toHaveLength(1);
      expect(own[0]).toMatchObject({
        n: found.n,
        positives: found.hitRate?.positives,
        p: found.p?.value,
        excess: found.estimate?.value,
      });
    }
  });

  test("is corrected for every definition and horizon of the family", () => {
    // Six gaps of the record, fifteen other definitions, six horizons.
    expect(evidence.strip).toHaveLength(21);
    expect(finding.familyWiseP?.method).toContain("126 definitions");
  });

  test("never confirms a stand-in: no replacement of signal or asset is supported", async () => {
    const parameters = claimById("H1").parameters(claims.settingOf("H1", {}));
    const switches = falsifiers(parameters);
    expect(switches.map(({ id }) => id)).toEqual(["signal", "follower"]);
    for (const { id, options } of switches) {
      for (const { value } of options.slice(1)) {
        const { verdict } = await claims.evaluate("H1", { asked: { [id]: String(value) } });
        expect(["contradicted", "inconclusive"], `${id} ${value}`).toContain(verdict);
      }
    }
  });

  test("follows the basket that could be bought, the survivors with a warning, and TOTAL3 where it is held", async () => {
    const evidenceOf = async (asset: string) =>
      (await claims.evaluate("H1", { asked: { asset } })).evidence as H1Evidence;
    const [listed, survivors] = [await evidenceOf("listed"), await evidenceOf("survivors")];
    // Both begin in April 2018: the breakout of November 2016 has no altcoin behind it.
    expect(listed.study.episodes.map(({ date }) => date)).toEqual(
      evidence.study.episodes.slice(1).map(({ date }) => date),
    );
    expect((await claims.evaluate("H1", { asked: { asset: "survivors" } })).sentence).toContain(
      "nobody could have",
    );
    expect(survivors.study.unconditional.mean).toBeGreaterThan(listed.study.unconditional.mean);
    expect((await evidenceOf("total3")).study.episodes.length).toBeGreaterThan(0);
  });

  test("says beside the sliders how many breakouts are left and how many of them are open", async () => {
    const remaining = async (asked: Record<string, string>, asOf = "2026-08-21") => {
      const found = await claims.evaluate("H1", { asked, asOf });
      return claimById("H1").remaining?.(found, found.parameters);
    };
    expect(await remaining({})).toEqual({ gap: "leaves five breakouts", horizon: "all of them over" });
    expect(await remaining({ gap: "6" })).toMatchObject({ gap: "leaves four breakouts" });
    expect(await remaining({}, "2026-01-09")).toMatchObject({ horizon: "one breakout not over yet" });
    expect(await remaining({ definition: "round" })).toMatchObject({
      gap: expect.stringContaining("not asked by this definition") as string,
    });
  });
});
