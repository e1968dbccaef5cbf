import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { falsify } from "../../src/claims/falsify.js";
import { c8 } from "../../src/claims/set-up/c8.js";
import type { C8Evidence } from "../../src/claims/set-up/c8-finding.js";
import { entries } from "../../src/claims/set-up/fear-signal.js";
import { circleReturns, follow } from "../../src/claims/set-up/followed.js";
import type { Observation } from "../../src/series/series.js";
import { type OpenClaims, openClaims, openEmbedded, rawRows, unsoundPaths } from "./embedded.js";
import { holdingsOf, randomFrom, randomWalks } from "./made-vintage.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

interface Naive {
  readonly dates: readonly string[];
  readonly returns: readonly (number | null)[];
  readonly excess: number;
  readonly p: number;
  readonly shareUp: number;
  readonly meanMove: number;
}

interface NaiveChoice {
  readonly asset: string;
  readonly threshold: number;
  readonly out: number;
  readonly horizon: number;
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The study again from the month ends in observations.csv, by the plainest loops. */
function naiveFear({ asset, threshold, out, horizon }: NaiveChoice): Naive {
  const index = rawRows("fng", "monthly");
  const closes = rawRows(asset, "monthly").filter(({ date }) => date >= String(index[0]?.date));
  expect(closes.map(({ date }) => date)).toEqual(index.map(({ date }) => date));
  const outcomes: number[] = [];
  for (let i = 0; i + horizon < closes.length; i += 1) {
    outcomes.push(Math.log(Number(closes[i + horizon]?.value) / Number(closes[i]?.value)));
  }
  const starts: number[] = [];
  let quiet = 0;
  index.forEach(({ value }, month) => {
    if (value < threshold && quiet >= out) starts.push(month);
    quiet = value < threshold ? 0 : quiet + 1;
  });
  const complete = starts.filter((start) => start < outcomes.length);
  const shifted = outcomes.map((_, shift) =>
    average(complete.map((start) => Number(outcomes[(start + shift) % outcomes.length]))),
  );
  const observed = Number(shifted[0]);
  return {
    dates: starts.map((start) => String(closes[start]?.date)),
    returns: starts.map((start) => outcomes[start] ?? null),
    excess: observed - average(outcomes),
    p: shifted.filter((mean) => mean >= observed - 1e-9).length / outcomes.length,
    shareUp: outcomes.filter((value) => value > 0).length / outcomes.length,
    meanMove: average(complete.map((start) => Math.abs(Number(outcomes[start])))),
  };
}

describe("an entry", () => {
  test("is the first bar of a state after enough bars known to be out of it", () => {
    expect(entries([true, false, false, true, true, false, true], 2)).toEqual([3]);
    expect(entries([false, true, false, true], 1)).toEqual([1, 3]);
  });

  test("is none where what came before is not known", () => {
    expect(entries([null, true, false, null, false, true], 2)).toEqual([]);
    expect(entries([true, true], 1)).toEqual([]);
  });

  test("is not changed by what comes later", () => {
    const states = fc.array(fc.constantFrom(true, false, null), { minLength: 6, maxLength: 60 });
    fc.assert(
      fc.property(states, fc.integer({ min: 1, max: 6 }), (all, out) => {
        const cut = all.slice(0, -4);
        expect(entries(all, out).filter((bar) => bar < cut.length)).toEqual(entries(cut, out));
      }),
      { seed: 8 },
    );
  });
});

describe("what followed events", () => {
  const closes = Float64Array.from([1, 2, 4, 2, 1, 3, 3, 6, 2, 1]);

  test("is the log return over the horizon, of those that are over, beside that of every start", () => {
    const { complete, placebo, usual } = follow({ closes, starts: [1, 4, 9], horizon: 2 });
    expect(complete).toEqual([1, 4]);
    expect(placebo?.observed).toBeCloseTo((Math.log(2 / 2) + Math.log(3 / 1)) / 2, 12);
    expect(placebo?.shifts).toBe(8);
    expect(usual.shareUp).toBe(4 / 8);
  });

  test("takes moves by their size, whatever their direction", () => {
    const { moves, usual } = follow({ closes, starts: [2], horizon: 2 });
    expect(moves?.observed).toBeCloseTo(Math.log(4), 12);
    expect(usual.meanSize).toBeCloseTo(
      average(
        [0, 1, 2, 3, 4, 5, 6, 7].map((i) => Math.abs(Math.log(Number(closes[i + 2]) / Number(closes[i])))),
      ),
      12,
    );
  });

  test("on a circle returns to the first close after the last", () => {
    const returns = circleReturns(closes, 2);
    expect(returns).toHaveLength(9);
    expect(returns[0]).toBeCloseTo(Math.log(4), 12);
    // From bar 8 one step to the last close, then one from the first: log(1/2) + log(2/1).
    expect(returns[8]).toBeCloseTo(0, 12);
    expect(average(Array.from(circleReturns(closes, 1)))).toBeCloseTo(Math.log(1 / 1) / 9, 12);
  });
});

describe("C8 by month", () => {
  const cases = ["15", "20", "25"].flatMap((threshold) =>
    ["1", "2", "3"].map((horizon) => ({ threshold, horizon, asset: "eth" })),
  );

  test.each([...cases, { threshold: "20", horizon: "3", asset: "btc" }])(
    "finds what a plain program finds: %j",
    async (asked) => {
      const finding = await claims.evaluate("C8", { asked });
      const naive = naiveFear({
        asset: asked.asset,
        threshold: Number(asked.threshold),
        out: 2,
        horizon: Number(asked.horizon),
      });
      const { study } = finding.evidence as C8Evidence;
      expect(study.episodes.map(({ date }) => date)).toEqual(naive.dates);
      study.episodes.forEach(({ logReturn }, i) => {
        const expected = naive.returns[i] ?? null;
        if (expected === null) expect(logReturn).toBeNull();
        else expect(logReturn).toBeCloseTo(expected, 10);
      });
      expect(finding.estimate?.value).toBeCloseTo(naive.excess, 10);
      expect(finding.p?.value).toBeCloseTo(naive.p, 10);
      expect(study.followed.usual.shareUp).toBeCloseTo(naive.shareUp, 12);
      expect(study.followed.moves?.observed).toBeCloseTo(naive.meanMove, 10);
    },
  );

  test("shows each definition of its grid as it would be found alone", async () => {
    const { grid } = (await claims.evaluate("C8")).evidence as C8Evidence;
    expect(grid).toHaveLength(24);
    for (const cell of grid.filter(({ signal, limit }) => signal === "fear" && limit > 10)) {
      const { excess, p, returns } = naiveFear({
        asset: "eth",
        threshold: cell.limit,
        out: 2,
        horizon: cell.horizon,
      });
      expect(cell.excess).toBeCloseTo(excess, 10);
      expect(cell.p).toBeCloseTo(p, 10);
      expect(cell.n).toBe(returns.filter((value) => value !== null).length);
    }
  });

  test("corrects its p for the family and never below its own", async () => {
    for (const threshold of ["15", "20", "25"]) {
      const { p, familyWiseP } = await claims.evaluate("C8", { asked: { threshold } });
      expect(Number(familyWiseP?.value)).toBeGreaterThanOrEqual(Number(p?.value));
    }
  });

  test("with no entry says that there is nothing to test, and shows its grid empty there", async () => {
    expect(rawRows("fng", "monthly").filter(({ value }) => value < 10)).toEqual([]);
    const finding = await claims.evaluate("C8", { asked: { threshold: "10" } });
    expect(finding).toMatchObject({ verdict: "inconclusive", n: 0, effectiveN: 0, p: null, estimate: null });
    expect(finding.sentence).toContain("nothing to test");
    const { grid } = finding.evidence as C8Evidence;
    expect(grid.filter(({ limit }) => limit === 10).map(({ n, p }) => [n, p])).toEqual(
      Array(4).fill([0, null]),
    );
  });

  test("is inconclusive with fewer than ten independent entries, and says how many it has", async () => {
    const { verdict, effectiveN, sentence } = await claims.evaluate("C8");
    expect(effectiveN).toBeLessThan(10);
    expect(verdict).toBe("inconclusive");
    expect(sentence).toContain("seven times");
  });

  test("a flush is a fall from the highest close of the quarter", async () => {
    const closes = rawRows("eth", "monthly").filter(({ date }) => date >= "2017-08-31");
    const deep = closes.map(({ value }, i) => {
      const quarter = closes.slice(Math.max(0, i - 3), i + 1).map((row) => row.value);
      return quarter.length < 4 ? null : value <= 0.75 * Math.max(...quarter);
    });
    const expected = closes.flatMap(({ date }, i) => {
      const before = deep.slice(Math.max(0, i - 2), i);
      return deep[i] && before.length === 2 && before.every((on) => on === false) && date >= "2018-02-28"
        ? [date]
        : [];
    });
    const { evidence } = await claims.evaluate("C8", { asked: { signal: "fall" } });
    expect((evidence as C8Evidence).study.episodes.map(({ date }) => date)).toEqual(expected);
  });

  test("with both asked for has no entry that lacks one of them", async () => {
    const dates = async (signal: string) =>
      ((await claims.evaluate("C8", { asked: { signal, coolOff: "1" } })).evidence as C8Evidence).study
        .episodes;
    const index = new Map(rawRows("fng", "monthly").map(({ date, value }) => [date, value]));
    const both = await dates("both");
    expect(both.length).toBeGreaterThan(0);
    for (const { date } of both) expect(Number(index.get(date))).toBeLessThan(20);
  });

  test("leaves each entry out in turn, and judges each part of the sample by its own starts", async () => {
    const { dropOne, subPeriods, n } = await claims.evaluate("C8");
    expect(dropOne).toHaveLength(n);
    for (const split of dropOne) expect(split.n).toBe(n - 1);
    expect(subPeriods.map(({ label }) => label)).toEqual([
      "2018\u20132020",
      "2021\u20132023",
      "2024\u20132026",
    ]);
    expect(subPeriods.reduce((sum, split) => sum + split.n, 0)).toBe(n);
  });
});

describe("where the claim cannot hold", () => {
  async function falsified() {
    const setting = claims.settingOf("C8", {});
    const panels = {
      history: await claims.read({ query: "sentiment", frequency: "monthly", asOf: setting.asOf }),
    };
    const values = Object.fromEntries(
      c8.parameters(setting).map(({ id, default: standard }) => [id, standard]),
    );
    return falsify(c8, panels, values, setting, {
      holdings: claims.vintage.coverage,
      facts: claims.vintage.facts,
      reach: { asOf: setting.asOf, factsAsOf: setting.asOf },
    });
  }

  test("no replacement is found to be followed by more than usual", async () => {
    const found = await falsified();
    expect(found).toHaveLength(3);
    for (const { finding } of found) {
      expect(unsoundPaths(finding)).toEqual([]);
      expect(["inconclusive", "contradicted"]).toContain(finding.verdict);
    }
  });

  test("the random walk is the same every time, and is not the asset", async () => {
    const walk = async () =>
      ((await claims.evaluate("C8", { asked: { instead: "walk" } })).evidence as C8Evidence).study.episodes;
    const real = ((await claims.evaluate("C8")).evidence as C8Evidence).study.episodes;
    expect(await walk()).toEqual(await walk());
    expect((await walk()).map(({ date }) => date)).toEqual(real.map(({ date }) => date));
    expect((await walk()).map(({ logReturn }) => logReturn)).not.toEqual(
      real.map(({ logReturn }) => logReturn),
    );
  });

  test("the moved calendar keeps the spacing of the entries around the circle", async () => {
    const months = rawRows("fng", "monthly").length;
    const starts = async (instead: string) =>
      ((await claims.evaluate("C8", { asked: { instead } })).evidence as C8Evidence).study.episodes.map(
        ({ start }) => start,
      );
    const moved = (await starts("nothing")).map((start) => (start + Math.floor(months / 2)) % months);
    expect(await starts("shifted")).toEqual(moved.sort((a, b) => a - b));
  });
});

describe("C8 by week and by day, on made closes", () => {
  function madeIndex(): Observation[] {
    const random = randomFrom(26);
    let level = 50;
    const rows: Observation[] = [];
    for (let at = Date.parse("2018-02-01"); at <= Date.parse("2026-08-21"); at += 86_400_000) {
      level = Math.min(95, Math.max(5, level + 16 * (random() - 0.5)));
      const date = new Date(at).toISOString().slice(0, 10);
      rows.push({ series: "fng", frequency: "daily", date, value: Math.round(level) });
      rows.push({ series: "vix", frequency: "daily", date, value: 10 + Math.round(level / 2) });
    }
    return rows;
  }

  test.each(["daily", "weekly"] as const)(
    "%s, every replacement and signal gives a finite finding",
    async (frequency) => {
      const made = await openClaims(holdingsOf([...randomWalks(8), ...madeIndex()]));
      for (const instead of ["nothing", "walk", "shifted", "vix"]) {
        for (const signal of ["fear", "fall", "both"]) {
          const finding = await made.evaluate("C8", { frequency, asked: { instead, signal } });
          expect(unsoundPaths(finding)).toEqual([]);
          expect(finding.sentence).toMatch(/^[A-Z].*\.$/);
          expect(finding.effectiveN).toBeLessThanOrEqual(finding.n);
        }
      }
      const coolOff = frequency === "daily" ? "15" : "2";
      const { n, effectiveN, verdict } = await made.evaluate("C8", { frequency, asked: { coolOff } });
      expect(n).toBeGreaterThan(10);
      if (effectiveN >= 10) expect(verdict).not.toBe("supported");
    },
  );
});

test("before the index began C8 cannot say", async () => {
  const { verdict, sentence } = await claims.evaluate("C8", { asOf: "2018-02-27" });
  expect(verdict).toBe("cannot-say");
  expect(sentence).toContain("no months");
});
