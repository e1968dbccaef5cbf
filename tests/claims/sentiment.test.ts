import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../src/claims/bars.js";
import type { C4Evidence } from "../../src/claims/set-up/c4.js";
import { resetDays } from "../../src/claims/set-up/resets.js";
import { type OpenClaims, openEmbedded, rawRows, rawValue } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

async function evidenceOf(asked: Readonly<Record<string, string>> = {}, asOf?: string): Promise<C4Evidence> {
  return (await claims.evaluate("C4", { asked, ...(asOf ? { asOf } : {}) })).evidence as C4Evidence;
}

/** The definition again, day by day. */
function naiveResets(values: readonly number[], threshold: number, least: number): number[] {
  const found: number[] = [];
  for (let day = 10; day < values.length; day += 1) {
    let low = 0;
    for (let back = 1; back <= 10; back += 1) if (Number(values[day - back]) <= threshold) low += 1;
    if (Number(values[day]) > threshold && Number(values[day - 1]) <= threshold && low >= least)
      found.push(day);
  }
  return found;
}

describe("a reset", () => {
  const days = (values: readonly number[]) =>
    values.map((value, i) => ({ date: addDays("2025-01-01", i), value }));

  test("is the day back above the threshold after enough low days among the last ten", () => {
    const values = [...Array(5).fill(40), ...Array(5).fill(20), 26, 24, 27];
    expect(resetDays(days(values), { threshold: 25, least: 5 })).toEqual(["2025-01-11", "2025-01-13"]);
    expect(resetDays(days(values), { threshold: 25, least: 6 })).toEqual(["2025-01-13"]);
  });

  test("agrees with the definition, day by day, whatever the readings", () => {
    const readings = fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 80 });
    const rule = fc.record({
      threshold: fc.constantFrom(10, 25, 50),
      least: fc.integer({ min: 1, max: 10 }),
    });
    fc.assert(
      fc.property(readings, rule, (values, { threshold, least }) => {
        const expected = naiveResets(values, threshold, least).map((day) => addDays("2025-01-01", day));
        expect(resetDays(days(values), { threshold, least })).toEqual(expected);
      }),
      { seed: 4 },
    );
  });

  test("is not changed by later readings", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 12, maxLength: 60 }), (values) => {
        const rule = { threshold: 25, least: 5 };
        const cut = days(values).slice(0, -5);
        const all = resetDays(days(values), rule);
        expect(all.filter((date) => date <= String(cut.at(-1)?.date))).toEqual(resetDays(cut, rule));
      }),
      { seed: 5 },
    );
  });
});

describe("C4", () => {
  const daily = () => rawRows("fng", "daily");

  test("compares the reading of the articles' date with that of the day before the sell-off", async () => {
    const { now, before } = await evidenceOf();
    expect(now.value).toBe(rawValue("fng", "daily", "2026-01-09"));
    expect(before.value).toBe(rawValue("fng", "daily", "2025-10-09"));
  });

  test("places it among the month ends up to the articles, and no later one", async () => {
    const { standing, now } = await evidenceOf();
    const known = rawRows("fng", "monthly").filter(({ date }) => date <= "2026-01-09");
    expect(standing).toEqual({
      atOrBelow: known.filter(({ value }) => value <= now.value).length / known.length,
      below: known.filter(({ value }) => value < now.value).length / known.length,
      n: known.length,
      from: "2018-02-28",
    });
  });

  test.each(["25", "20", "10"])("counts low days and resets at %s from the rows", async (threshold) => {
    const { lowDays, allDays, resets } = await evidenceOf({ threshold });
    const since = daily().filter(({ date }) => date >= "2025-10-10" && date <= "2026-01-09");
    expect(allDays).toBe(92);
    expect(lowDays).toBe(since.filter(({ value }) => value <= Number(threshold)).length);
    const expected = naiveResets(
      daily().map(({ value }) => value),
      Number(threshold),
      5,
    ).map((day) => String(daily()[day]?.date));
    expect(resets).toEqual(expected.filter((date) => date >= "2025-10-10"));
  });

  test("holds with a caveat at its default and falls where the mood was never so low for long", async () => {
    expect((await claims.evaluate("C4")).verdict).toBe("supported-with-caveat");
    const { verdict, readings } = await claims.evaluate("C4", { asked: { threshold: "10" } });
    expect(verdict).toBe("contradicted");
    expect(readings.map((reading) => reading.verdict)).toEqual(["supported-with-caveat", "contradicted"]);
  });

  test("names the lowest reading since the articles once it is known", async () => {
    expect((await evidenceOf({}, "2026-01-09")).afterwards).toBeNull();
    const later = daily().filter(({ date }) => date > "2026-01-09");
    const lowest = Math.min(...later.map(({ value }) => value));
    const { afterwards } = await evidenceOf();
    expect(afterwards?.value).toBe(lowest);
    expect(rawValue("fng", "daily", String(afterwards?.date))).toBe(lowest);
  });

  test("sets each reading printed elsewhere beside ours of the day, and knows which is another index", async () => {
    const { others } = await evidenceOf();
    expect(others.map(({ fact, theirs, index }) => [fact, theirs, index])).toEqual([
      ["F06-18", 49, "not named"],
      ["F06-21", 20, "not named"],
      ["F06-28", 5, "CoinMarketCap"],
      ["F06-32", 34, "CoinMarketCap"],
    ]);
    for (const { date, ours } of others) expect(ours).toBe(rawValue("fng", "daily", date));
    expect((await evidenceOf({}, "2026-01-09")).others).toEqual([]);
  });

  test("is made of the price: it moves with the month before it", async () => {
    const months = rawRows("fng", "monthly").filter(({ date }) => date <= "2026-01-09");
    const btc = rawRows("btc", "monthly");
    const pairs = months.map(({ date, value }) => {
      const at = btc.findIndex((row) => row.date === date);
      return [value, Math.log(Number(btc[at]?.value) / Number(btc[at - 1]?.value))] as const;
    });
    const mean = (k: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[k], 0) / pairs.length;
    const [mx, my] = [mean(0), mean(1)];
    const sum = (f: (x: number, y: number) => number) =>
      pairs.reduce((s, [x, y]) => s + f(x - mx, y - my), 0);
    const r = sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
    expect((await evidenceOf()).circularity).toBeCloseTo(r, 10);
  });

  test("has no answer before the articles", async () => {
    expect((await claims.evaluate("C4", { asOf: "2026-01-08" })).verdict).toBe("cannot-say");
  });
});
