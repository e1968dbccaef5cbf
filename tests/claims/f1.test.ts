import { beforeAll, describe, expect, test } from "vitest";
import type { F1Evidence } from "../../src/claims/catalysts/f1.js";
import { type OpenClaims, openClaims, openEmbedded, rawRows } from "./embedded.js";
import { holdingsOf, randomWalks } from "./made-vintage.js";

const articleDate = "2026-01-09";
const coins = ["ada", "avax", "bch", "bnb", "doge", "eos", "etc", "link", "ltc", "sol", "trx", "xlm", "xrp"];
let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

const monthly = (series: string) =>
  new Map(rawRows(series, "monthly").map(({ date, value }) => [date, value]));

function monthEnd(date: string, months: number): string {
  const [year = 0, month = 0] = date.split("-").map(Number);
  return new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
}

describe("F1", () => {
  test("is not testable as worded, on the articles' date and now", async () => {
    expect((await claims.evaluate("F1")).verdict).toBe("not-testable");
    expect((await claims.evaluate("F1", { asOf: articleDate })).verdict).toBe("not-testable");
  });

  test("finds ether's highest month end of the year and before it as in observations.csv", async () => {
    const { record } = ((await claims.evaluate("F1")).evidence as F1Evidence).year;
    const ends = rawRows("eth", "monthly");
    const highest = (keep: (date: string) => boolean) =>
      Math.max(...ends.filter(({ date }) => keep(date)).map(({ value }) => value));
    expect(record.before).toBe(highest((date) => date < "2026"));
    expect(record.value).toBe(highest((date) => date >= "2026"));
    expect(record).toMatchObject({ cameTrue: false, due: false });
  });

  test("counts the altcoins that beat bitcoin over three months, of those held at both ends", async () => {
    const { bars } = (await claims.evaluate("F1")).evidence as F1Evidence;
    const btc = monthly("btc");
    const held = coins.map((coin) => monthly(coin));
    for (const { date, share, held: count } of bars) {
      const before = monthEnd(date, -3);
      const both = held.filter((closes) => closes.has(date) && closes.has(before));
      const better = both.filter(
        (closes) =>
          Number(closes.get(date)) / Number(closes.get(before)) >
          Number(btc.get(date)) / Number(btc.get(before)),
      );
      expect(count).toBe(both.length);
      if (both.length >= 5) expect(share).toBeCloseTo(better.length / both.length, 12);
      else expect(share).toBeNull();
    }
  });

  test("says up to which day altcoins are held: two are gone and the others end before the year does", async () => {
    const { evidence, sentence } = await claims.evaluate("F1");
    const { season } = (evidence as F1Evidence).year;
    expect(season.through).toBe("2026-05-31");
    expect(season.due).toBe(false);
    expect(sentence).toContain("of what is held to 31 May 2026");
  });

  test("finds ether over the Russell back at its expanding mean, from above: true with a caveat", async () => {
    const { evidence, readings } = await claims.evaluate("F1");
    const { ratio } = (evidence as F1Evidence).year;
    const rut = monthly("rut");
    let sum = 0;
    let count = 0;
    const path = rawRows("eth", "monthly").flatMap(({ date, value }) => {
      const index = rut.get(date);
      if (index === undefined) return [];
      sum += value / index;
      count += 1;
      return [{ date, above: value / index > sum / count }];
    });
    expect(path.findLast(({ date }) => date < "2026")?.above).toBe(true);
    const crossing = path.find(({ date, above }) => date >= "2026" && !above);
    expect(ratio).toMatchObject({ cameTrue: true, fromAbove: true, date: crossing?.date });
    expect(readings[2]?.verdict).toBe("supported-with-caveat");
  });

  test("does not find it back at the mean of its logarithm, which is lower", async () => {
    const { readings } = await claims.evaluate("F1", { asked: { mean: "geometric" } });
    expect(readings[2]?.verdict).toBe("cannot-say");
  });

  test("as of the articles' date has every reading open: no month of the year was over", async () => {
    const { readings, n } = await claims.evaluate("F1", { asOf: articleDate });
    expect(readings.map(({ verdict }) => verdict)).toEqual(["cannot-say", "cannot-say", "cannot-say"]);
    expect(n).toBe(0);
  });

  test("cannot say before the articles appeared", async () => {
    expect((await claims.evaluate("F1", { asOf: "2025-12-31" })).verdict).toBe("cannot-say");
  });

  test("scores the years before by the same readings, each decided, and tells how many met one", async () => {
    const { evidence, sentence } = await claims.evaluate("F1");
    const { years } = evidence as F1Evidence;
    expect(years.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025]);
    for (const { record, season, ratio } of years)
      expect([record.due, season.due, ratio.due]).toEqual([true, true, true]);
    const met = years.filter(
      (one) => one.record.cameTrue || one.season.cameTrue || one.ratio.cameTrue,
    ).length;
    expect(met).toBe(5);
    expect(sentence).toContain("Of the seven years before, five met at least one of the three");
  });

  test("for a year of the past gives that year's readings, all decided", async () => {
    const { readings, evidence } = await claims.evaluate("F1", { asked: { year: "2021" } });
    expect(readings.every(({ verdict }) => verdict !== "cannot-say")).toBe(true);
    expect((evidence as F1Evidence).bars.at(-1)?.date).toBe("2021-12-31");
  });

  test("needs more bars in a row for a longer season", async () => {
    const longest = ((await claims.evaluate("F1", { asked: { year: "2021" } })).evidence as F1Evidence).year
      .season.value;
    const met = async (bars: number) =>
      ((await claims.evaluate("F1", { asked: { year: "2021", bars: String(bars) } })).evidence as F1Evidence)
        .year.season.cameTrue;
    expect(longest).toBeGreaterThanOrEqual(1);
    for (const bars of [1, 2, 3]) expect(await met(bars)).toBe(bars <= Number(longest));
  });

  test("on daily closes without altcoins leaves the season open and reads the others by day", async () => {
    const daily = await openClaims(holdingsOf(randomWalks(2026)));
    const { evidence, readings, sentence } = await daily.evaluate("F1");
    const { season, record } = (evidence as F1Evidence).year;
    expect(season).toMatchObject({ value: null, due: false });
    expect(readings[1]?.verdict).toBe("cannot-say");
    expect(record.date).toMatch(/^2026-/);
    expect(sentence).toContain("no altcoin is held in that year");
  });
});
