import { beforeAll, describe, expect, test } from "vitest";
import type { H5Evidence } from "../../src/claims/rotation/h5-evidence.js";
import { ofLeader } from "../../src/claims/rotation/h5-reading.js";
import type { H6Evidence } from "../../src/claims/rotation/h6-evidence.js";
import { nestedForecasts } from "../../src/claims/rotation/nested-forecasts.js";
import { type OpenClaims, openClaims, openEmbedded } from "./embedded.js";
import { madeWorld } from "./made-leads.js";
import { holdingsOf, randomFrom } from "./made-vintage.js";
import { averageOf, commonCloses, logReturnsOf } from "./rotation-rows.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

/** The slope of y on x, both about their means. */
function slopeOf(y: readonly number[], x: readonly number[]): number {
  const [my, mx] = [averageOf(y), averageOf(x)];
  const products = x.map((value, t) => (value - mx) * (Number(y[t]) - my));
  return averageOf(products) / averageOf(x.map((value) => (value - mx) ** 2));
}

/** What a line on another leaves of a column. */
function freedOf(y: readonly number[], x: readonly number[]): number[] {
  const slope = slopeOf(y, x);
  return y.map((value, t) => value - averageOf(y) - slope * (Number(x[t]) - averageOf(x)));
}

describe("H5 in the same bar", () => {
  test("gives the slope on the part of the Russell that the S&P 500 leaves", async () => {
    const { same, alone } = (await claims.evaluate("H5")).evidence as H5Evidence;
    const closes = commonCloses(["rut", "spx", "eth"], "2016-01-01");
    const [x, m, y] = [closes.rut, closes.spx, closes.eth].map(logReturnsOf) as [
      number[],
      number[],
      number[],
    ];
    expect(ofLeader(same).value).toBeCloseTo(slopeOf(y, freedOf(x, m)), 10);
    expect(ofLeader(alone).value).toBeCloseTo(slopeOf(y, x), 10);
    expect(same.n).toBe(y.length);
  });

  test("confirms what is there beyond the market, and lays it to the Russell and not to the S&P 500", async () => {
    const world = madeWorld(5, (week, russell, large, noise) => {
      const own = Number(russell[week]) - Number(large[week]);
      return Number(large[week]) + 3 * own + 0.5 * noise;
    });
    const made = await openClaims(holdingsOf(world));
    const ask = { frequency: "weekly" as const };
    const finding = await made.evaluate("H5", ask);
    expect(finding.readings[0]?.verdict).toMatch(/^supported/);
    const swapped = await made.evaluate("H5", { ...ask, asked: { signal: "spx" } });
    expect(swapped.readings[0]?.verdict).not.toMatch(/^supported/);
  });
});

describe("H5 ahead", () => {
  test("gives the slope of the next three months on the Russell\u2019s own part of its momentum", async () => {
    const { ahead } = (await claims.evaluate("H5")).evidence as H5Evidence;
    const closes = commonCloses(["rut", "spx", "eth"], "2015-01-01");
    const at = closes.dates.findIndex((date) => date >= "2016-01-01");
    const change = (series: readonly number[], from: number, to: number) =>
      Math.log(Number(series[to]) / Number(series[from]));
    const all = commonCloses(["rut", "spx"], "2015-01-01");
    const rows = closes.dates.map((_, t) => t).filter((t) => t > at && t + 3 < closes.dates.length);
    const past = (series: readonly number[], t: number) => {
      const now = all.dates.indexOf(closes.dates[t] ?? "");
      return change(series, now - 3, now);
    };
    const y = rows.map((t) => change(closes.eth, t, t + 3));
    const x = rows.map((t) => past(all.rut, t));
    const m = rows.map((t) => past(all.spx, t));
    expect(ahead.n).toBe(rows.length);
    expect(ahead.slope).toBeCloseTo(slopeOf(y, freedOf(x, m)), 8);
  });

  test("judges by the choice of errors, each with the smallest p that it can give", async () => {
    const { evidence } = await claims.evaluate("H5");
    const { ahead } = evidence as H5Evidence;
    const p = async (errors: string) => (await claims.evaluate("H5", { asked: { errors } })).p;
    expect(await p("hodrick")).toMatchObject({ value: ahead.hodrick.p });
    expect(await p("newey-west")).toMatchObject({ value: ahead.neweyWest.p });
    expect(await p("shifts")).toMatchObject({ value: ahead.shiftP, smallestAttainable: 1 / 126 });
  });
});

describe("nested forecasts", () => {
  const random = randomFrom(99);
  const column = () => Float64Array.from({ length: 120 }, () => random() - 0.5);
  const [returns, market, own] = [column(), column(), column()];
  const make = (changed: Float64Array) =>
    nestedForecasts({ returns: changed, horizon: 3, kept: [market], tested: [own], firstOrigin: 60 });

  test("use nothing that was not over by their origin", () => {
    const later = returns.map((value, t) => (t > 80 ? value + 7 : value));
    const [one, other] = [make(returns), make(later)];
    // The forecast of origin 80 is the twenty-first; its last pair ended in period 80.
    expect(other?.forecasts.subarray(0, 21)).toEqual(one?.forecasts.subarray(0, 21));
    expect(other?.benchmark.subarray(0, 21)).toEqual(one?.benchmark.subarray(0, 21));
    expect(other?.forecasts[21]).not.toBe(one?.forecasts[21]);
  });

  test("gain where the tested column tells the next returns, and not where it is noise", () => {
    const told = returns.map((value, t) => value + 2 * Number(own[t - 1] ?? 0));
    const gain = nestedForecasts({
      returns: told,
      horizon: 1,
      kept: [market],
      tested: [own],
      firstOrigin: 60,
    });
    expect(gain?.rSquared).toBeGreaterThan(0.5);
    expect(gain?.p).toBeLessThan(0.001);
    expect(make(returns)?.rSquared).toBeLessThan(0.05);
  });

  test("are none where the sample is too short", () => {
    expect(nestedForecasts({ returns, horizon: 50, kept: [], tested: [own], firstOrigin: 60 })).toBeNull();
  });
});

describe("the back-test of H6", () => {
  interface Naive {
    readonly growth: number;
    readonly exposure: number;
    readonly turnover: number;
  }

  /** The rule by the plainest loop: six months of ether after a record that ended three months without one. */
  function naive(cost: number): Naive {
    const history = commonCloses(["rut", "dff"], "2014-01-01");
    const { dates, eth } = commonCloses(["eth", "rut"], "2016-01-01");
    let record = { level: Number.NEGATIVE_INFINITY, at: 0 };
    const holdUntil: number[] = [];
    let until = -1;
    history.rut.forEach((level, t) => {
      if (level > record.level) {
        if (t > 0 && t - record.at - 1 >= 3) until = t + 6;
        record = { level, at: t };
      }
      holdUntil.push(until);
    });
    let [wealth, held, turnover, invested] = [1, 0, 0, 0];
    for (let i = 1; i < dates.length; i += 1) {
      const decided = history.dates.indexOf(dates[i - 1] ?? "");
      // The library gives the first month no position: nothing was decided in the sample before it.
      const position = i > 1 && decided < Number(holdUntil[decided]) ? 1 : 0;
      // The rate of a month is out on the first business day of the next: at its end that of the month before is known.
      const rate = Number(history.dff[decided - 1]) / 100;
      const month = 365.25 / 12 / 365;
      const simple = Number(eth[i]) / Number(eth[i - 1]) - 1;
      wealth *= 1 + position * simple + (1 - position) * rate * month - cost * Math.abs(position - held);
      turnover += Math.abs(position - held);
      invested += position;
      held = position;
    }
    const n = dates.length - 1;
    return { growth: wealth ** (12 / n) - 1, exposure: invested / n, turnover };
  }

  test.each([0, 10, 100])("at %i basis points is that of the plainest loop", async (cost) => {
    const { test: rule } = (await claims.evaluate("H6", { asked: { cost: String(cost) } }))
      .evidence as H6Evidence;
    const expected = naive(cost / 10_000);
    expect(rule.result.exposure).toBeCloseTo(expected.exposure, 12);
    expect(rule.result.turnover).toBe(expected.turnover);
    expect(rule.result.strategy.growthRate).toBeCloseTo(expected.growth, 10);
  });

  test("holds from the bar after the decision on, and a longer delay moves every holding as much", async () => {
    const spells = async (delay: string) =>
      ((await claims.evaluate("H6", { asked: { delay } })).evidence as H6Evidence).test.spells;
    const [one, three] = [await spells("1"), await spells("3")];
    expect(three.map(({ from }) => from)).toEqual(one.map(({ from }) => from + 2));
  });

  test("says that there is nothing to judge where the rule never holds", async () => {
    const falling = madeWorld(6, (_w, _r, _l, noise) => noise).map((one, i) =>
      one.series === "rut" ? { ...one, value: 5000 - i } : one,
    );
    const made = await openClaims(holdingsOf(falling));
    const finding = await made.evaluate("H6", { frequency: "weekly" });
    expect(finding.verdict).toBe("cannot-say");
    expect(finding.sentence).toContain("never holds");
  });

  test("has fewer than ten holdings and is inconclusive, however it compares", async () => {
    const { readings, effectiveN } = await claims.evaluate("H6");
    expect(effectiveN).toBeLessThan(10);
    expect(readings[1]?.verdict).toBe("inconclusive");
  });

  test("counts the forecasts against the claim where they save nothing", async () => {
    const { readings, evidence, verdict } = await claims.evaluate("H6");
    expect((evidence as H6Evidence).forecasts?.rSquared).toBeLessThan(0);
    expect(readings[0]?.verdict).toBe("contradicted");
    expect(verdict).toBe("contradicted");
  });
});
