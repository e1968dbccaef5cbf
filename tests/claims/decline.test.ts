import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../src/claims/bars.js";
import type { C1Evidence } from "../../src/claims/set-up/c1.js";
import type { C1bEvidence } from "../../src/claims/set-up/c1b.js";
import type { Count } from "../../src/claims/set-up/month-counts.js";
import { type OpenClaims, openEmbedded, rawRows, rawValue } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

async function countOf(asked: Readonly<Record<string, string>>): Promise<Count> {
  return ((await claims.evaluate("C1", { asked })).evidence as C1Evidence).chosen;
}

const altcoins = [
  "ada",
  "avax",
  "bch",
  "bnb",
  "doge",
  "eos",
  "etc",
  "link",
  "ltc",
  "sol",
  "trx",
  "xlm",
  "xrp",
];

/** Changes of every altcoin with a close at both month ends, in percent, sorted. */
function altcoinChanges(from: string, to: string): number[] {
  return altcoins
    .flatMap((id) => {
      const rows = rawRows(id, "monthly");
      const [before, after] = [from, to].map((date) => rows.find((row) => row.date === date)?.value);
      return before === undefined || after === undefined ? [] : [100 * (after / before - 1)];
    })
    .sort((a, b) => a - b);
}

describe("C1 by another measure or coin", () => {
  test.each([
    ["earlier", ["2025-09-29", "2025-10-30", "2025-11-29", "2025-12-30"]],
    ["later", ["2025-10-01", "2025-11-01", "2025-12-01", "2026-01-01"]],
  ] as const)("months that end a day %s are those between the closes of such days", async (measure, days) => {
    const changes = days
      .slice(1)
      .map((day, i) => rawValue("btc", "daily", day) / rawValue("btc", "daily", days[i] ?? "") - 1);
    const down = changes.length - 1 - changes.findLastIndex((change) => change >= 0);
    const { count, run } = await countOf({ measure });
    expect(count).toBe(down);
    run.forEach(({ change }, i) => {
      expect(change).toBeCloseTo(100 * Number(changes[changes.length - run.length + i]), 10);
    });
  });

  test("bitcoin's third month hangs on the day on which a month ends", async () => {
    // Down by UTC month ends and a day before them; a day after them December was up.
    expect((await countOf({ measure: "calendar" })).count).toBe(3);
    expect((await countOf({ measure: "later" })).count).toBe(0);
    expect((await claims.evaluate("C1", { asked: { measure: "later" } })).verdict).toBe("contradicted");
  });

  test("blocks of thirty days are counted back from the day asked for, as far as closes go", async () => {
    const { count, atLeast, run } = await countOf({ measure: "rolling", end: "2026-01-09" });
    const ends = run.map(({ month }) => month);
    expect(ends.at(-1)).toBe("2026-01-09");
    run.forEach(({ month, change }) => {
      const before = rawValue("btc", "daily", addDays(month, -30));
      expect(change).toBeCloseTo(100 * (rawValue("btc", "daily", month) / before - 1), 10);
      expect(change).toBeLessThan(0);
    });
    expect(atLeast).toBe(addDays(ends[0] ?? "", -60) < "2025-08-31");
    expect(count).toBe(run.length);
  });

  test("since the high counts full months from the day of the highest close", async () => {
    const daily = rawRows("btc", "daily").filter(({ date }) => date <= "2025-12-31");
    const high = daily.reduce((a, b) => (b.value > a.value ? b : a));
    expect(high.date).toBe("2025-10-06");
    // 6 October to 31 December are 86 days: two full months.
    const { count, run } = await countOf({ measure: "peak" });
    expect(count).toBe(2);
    expect(run[0]?.change).toBeCloseTo(100 * (rawValue("btc", "daily", "2025-12-31") / high.value - 1), 10);
    expect((await countOf({ measure: "peak", end: "2026-01-09" })).count).toBe(3);
  });

  test("the median altcoin is the one in the middle of those with both closes", async () => {
    const { run } = await countOf({ coin: "median" });
    const changes = altcoinChanges("2025-11-30", "2025-12-31");
    expect(changes).toHaveLength(12);
    expect(run.at(-1)?.change).toBeCloseTo((Number(changes[5]) + Number(changes[6])) / 2, 10);
  });

  test("the basket holds equal parts of those with both closes", async () => {
    const { run } = await countOf({ coin: "basket" });
    const changes = altcoinChanges("2025-10-31", "2025-11-30");
    const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
    expect(run.at(-2)?.change).toBeCloseTo(mean, 10);
  });

  test("says what it does not hold where altcoins have no daily closes", async () => {
    for (const measure of ["earlier", "later", "rolling", "peak"]) {
      const { verdict, sentence } = await claims.evaluate("C1", { asked: { coin: "total3", measure } });
      expect(verdict).toBe("cannot-say");
      expect(sentence).toContain("does not hold TOTAL3");
    }
  });
});

describe("the vendors' months", () => {
  test("are those of the facts, each beside the change of our closes", async () => {
    const { vendors } = (await claims.evaluate("C1")).evidence as C1Evidence;
    expect(vendors.map(({ coin, period, theirs }) => [coin, period, theirs])).toEqual([
      ["eth", "2025-09", -5.59],
      ["btc", "2025-10", -3.69],
      ["eth", "2025-11", -22.2],
      ["btc", "2025-11", -17.67],
      ["eth", "2025-12", -0.83],
      ["btc", "2025-12", -2.85],
      ["btc", "2025-Q4", -23.2],
    ]);
    const quarter = rawValue("btc", "monthly", "2025-12-31") / rawValue("btc", "monthly", "2025-09-30") - 1;
    expect(vendors.at(-1)?.ours).toBeCloseTo(100 * quarter, 10);
    const november = rawValue("eth", "monthly", "2025-11-30") / rawValue("eth", "monthly", "2025-10-31") - 1;
    expect(vendors.find(({ coin, period }) => coin === "eth" && period === "2025-11")?.ours).toBeCloseTo(
      100 * november,
      10,
    );
  });

  test("of the weeks after a day are not known on it", async () => {
    const { vendors } = (await claims.evaluate("C1", { asOf: "2025-12-01", asked: { end: "2025-11-30" } }))
      .evidence as C1Evidence;
    expect(vendors.map(({ period }) => period)).toEqual(["2025-09", "2025-11"]);
  });
});

describe("C1b", () => {
  test("measures the fall from the highest of all closes held, and the change over three months", async () => {
    const { verdict, evidence, estimate } = await claims.evaluate("C1b");
    const close = rawValue("btc", "daily", "2026-01-09");
    const known = [...rawRows("btc", "monthly"), ...rawRows("btc", "daily")].filter(
      ({ date }) => date <= "2026-01-09",
    );
    const high = Math.max(...known.map(({ value }) => value));
    expect(estimate?.value).toBeCloseTo(100 * (close / high - 1), 10);
    const { chosen } = evidence as C1bEvidence;
    expect(chosen.recordDate).toBe("2025-10-06");
    expect(chosen.daysSince).toBe(95);
    expect(chosen.change).toBeCloseTo(close / rawValue("btc", "daily", "2025-10-10") - 1, 10);
    expect(verdict).toBe("supported");
  });

  test("finds the lowest close since the highest", async () => {
    const { low } = ((await claims.evaluate("C1b")).evidence as C1bEvidence).chosen;
    const since = rawRows("btc", "daily").filter(({ date }) => date >= "2025-10-06" && date <= "2026-01-09");
    const lowest = since.reduce((a, b) => (b.value < a.value ? b : a));
    expect(low.date).toBe(lowest.date);
    expect(low.rise).toBeCloseTo(rawValue("btc", "daily", "2026-01-09") / lowest.value - 1, 10);
  });

  test("falls where the fall asked for is deeper than the market's", async () => {
    expect((await claims.evaluate("C1b", { asked: { fall: "25" } })).verdict).toBe("supported");
    expect((await claims.evaluate("C1b", { asked: { fall: "30" } })).verdict).toBe("contradicted");
  });

  test("knows of the altcoins what the last month end before the articles says", async () => {
    const { all } = (await claims.evaluate("C1b")).evidence as C1bEvidence;
    expect(all.find(({ coin }) => coin === "basket")?.date).toBe("2025-12-31");
  });

  test("has no answer before the articles, nor over more months than the closes reach", async () => {
    expect((await claims.evaluate("C1b", { asOf: "2026-01-08" })).verdict).toBe("cannot-say");
    expect((await claims.evaluate("C1b", { asked: { months: "6" } })).sentence).toMatch(
      /^We cannot say: .*six months/,
    );
  });
});
