import { beforeAll, describe, expect, test } from "vitest";
import type { P1Evidence } from "../../src/claims/catalysts/p1.js";
import type { P2Evidence } from "../../src/claims/catalysts/p2-evidence.js";
import { type Ask, type OpenClaims, openEmbedded, rawRows } from "./embedded.js";
import { factIn, withoutFacts } from "./facts-of.js";

const articleDate = "2026-01-09";
let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

describe("P1", () => {
  const asked = (stage: string, deadline: string, asOf?: string): Ask => ({
    asked: { stage, deadline },
    ...(asOf ? { asOf } : {}),
  });

  test("is contradicted: by the end of the quarter no row records a signature", async () => {
    const { verdict, sentence } = await claims.evaluate("P1");
    expect(verdict).toBe("contradicted");
    expect(sentence).toContain("By 31 March 2026 the bill was not signed into law");
    expect(sentence).toContain("Facts are known up to 9 October 2026");
  });

  test("takes every vote and its day from the rows, the failed one of September among them", async () => {
    const { sentence, counted } = await claims.evaluate("P1");
    for (const [id, date, value] of [
      ["F07-01", "2025-07-17", "294-134"],
      ["F07-04", "2026-05-14", "15-9"],
      ["F07-09", "2026-09-15", "49-50"],
    ] as const) {
      expect(factIn(claims, id)).toMatchObject({ date, value });
      expect(sentence).toContain(value.replace("-", "\u2013"));
      const [ayes = 0, noes = 0] = value.split("-").map(Number);
      const row = counted.find((one) => one.date === date);
      expect(row?.value).toBeCloseTo((100 * ayes) / (ayes + noes), 9);
    }
  });

  test("as of the articles' date is open and knows the House's vote alone", async () => {
    const { verdict, evidence } = await claims.evaluate("P1", { asOf: articleDate });
    expect(verdict).toBe("cannot-say");
    expect((evidence as P1Evidence).steps.map(({ fact }) => fact.id)).toEqual(["F07-01"]);
  });

  test("is open on the day before the deadline and decided on it", async () => {
    expect((await claims.evaluate("P1", { asOf: "2026-03-30" })).verdict).toBe("cannot-say");
    expect((await claims.evaluate("P1", { asOf: "2026-03-31" })).verdict).toBe("contradicted");
  });

  test("as of the day before the vintage's own does not know what is dated later", async () => {
    const { evidence, sentence } = await claims.evaluate("P1", { asOf: "2026-08-20" });
    expect((evidence as P1Evidence).steps.at(-1)?.fact.id).toBe("F07-08");
    expect(sentence).toContain("Facts are known up to 20 August 2026");
    expect(sentence).not.toContain("49\u201350");
  });

  test.each([
    ["law", "2026-12-31", "cannot-say"],
    ["chambers", "2026-03-31", "contradicted"],
    ["chamber", "2026-03-31", "supported-with-caveat"],
    ["committees", "2026-03-31", "contradicted"],
    ["committees", "2026-06-30", "supported"],
    ["committee", "2026-03-31", "supported"],
  ])("with implemented as %s by %s is %s", async (stage, deadline, verdict) => {
    expect((await claims.evaluate("P1", asked(stage, deadline))).verdict).toBe(verdict);
  });

  test("dates a stage that takes both committees by the later of the two, and counts the days it was late", async () => {
    const { evidence, sentence } = await claims.evaluate("P1", asked("committees", "2026-03-31"));
    expect((evidence as P1Evidence).reached).toBe("2026-05-14");
    const days = (Date.parse("2026-05-14") - Date.parse("2026-03-31")) / 86_400_000;
    expect(sentence).toContain(`that came ${days} days later`);
  });

  test("cannot say without the facts, or before the articles", async () => {
    expect((await withoutFacts(claims, "P1")).verdict).toBe("cannot-say");
    expect((await claims.evaluate("P1", { asOf: "2025-12-31" })).verdict).toBe("cannot-say");
  });
});

/** Closes of ether and of the S&P 500 on the days of the latter, from observations.csv, and what follows from them. */
function returnsByHand() {
  const ether = new Map(rawRows("eth", "daily").map(({ date, value }) => [date, value]));
  const rows = rawRows("spx", "daily").flatMap(({ date, value }) => {
    const close = ether.get(date);
    return close === undefined ? [] : [{ date, market: value, close }];
  });
  const change = (i: number, key: "market" | "close") =>
    Math.log(Number(rows[i]?.[key]) / Number(rows[i - 1]?.[key]));
  return { rows, change };
}

/** The abnormal return over some days from row d on, against a line fitted on the `length` days that end two days before. */
function abnormalByHand(d: number, window: number, length: number): number {
  const { change } = returnsByHand();
  const days = Array.from({ length }, (_, i) => d - 1 - length + i);
  const meanOf = (key: "market" | "close") => days.reduce((sum, i) => sum + change(i, key), 0) / length;
  const [mx, my] = [meanOf("market"), meanOf("close")];
  let xy = 0;
  let xx = 0;
  for (const i of days) {
    xy += (change(i, "market") - mx) * (change(i, "close") - my);
    xx += (change(i, "market") - mx) ** 2;
  }
  const beta = xy / xx;
  const alpha = my - beta * mx;
  let sum = 0;
  for (let i = d; i < d + window; i += 1) sum += change(i, "close") - alpha - beta * change(i, "market");
  return sum;
}

describe("P2", () => {
  test("is not testable as worded; its event study is inconclusive with three steps", async () => {
    const { verdict, readings, n, effectiveN } = await claims.evaluate("P2");
    expect(verdict).toBe("not-testable");
    expect(readings.map((reading) => reading.verdict)).toEqual([
      "not-testable",
      "not-testable",
      "inconclusive",
    ]);
    expect([n, effectiveN]).toEqual([3, 3]);
  });

  test.each([1, 3, 5])(
    "with a window of %i days gives the abnormal returns of a line fitted by hand",
    async (window) => {
      const { counted } = await claims.evaluate("P2", { asked: { window: String(window) } });
      const { rows } = returnsByHand();
      expect(counted.map(({ date }) => date)).toEqual(["2026-01-14", "2026-01-29", "2026-05-14"]);
      for (const { date, value } of counted) {
        const d = rows.findIndex((row) => row.date === date);
        expect(value).toBeCloseTo(100 * abnormalByHand(d, window, 60), 8);
      }
    },
  );

  test("signs a step away from a law against it, and compares with all days moved together, counted one by one", async () => {
    const { evidence, estimate, p } = await claims.evaluate("P2");
    const { returns, steps, signedMean } = evidence as P2Evidence;
    const outcomes = returns?.outcomes ?? new Float64Array();
    const size = outcomes.length;
    const at = (shift: number) =>
      steps.reduce((sum, { position, sign }) => sum + sign * Number(outcomes[(position + shift) % size]), 0) /
      steps.length;
    const all = Array.from({ length: size }, (_, shift) => at(shift));
    expect(steps.map(({ sign }) => sign)).toEqual([-1, 1, 1]);
    expect(signedMean).toBeCloseTo(at(0), 12);
    expect(estimate?.value).toBeCloseTo(100 * (at(0) - all.reduce((a, b) => a + b, 0) / size), 9);
    const reaching = all.filter((value) => value >= at(0) - 1e-12).length;
    expect(p).toMatchObject({ value: reaching / size, smallestAttainable: 1 / size, sided: "one" });
  });

  test("knows no whole window of the vote of July 2025 or of September 2026 in this vintage, and says so", async () => {
    const { evidence, sentence } = await claims.evaluate("P2");
    expect((evidence as P2Evidence).left.map(({ fact }) => fact.id)).toEqual(["F07-01", "F07-09"]);
    expect(sentence).toContain("no whole window is held around 17 July 2025 and 15 September 2026");
  });

  test("counts a step only once its whole window is over", async () => {
    // 14 May 2026 is a Thursday: its three trading days end on Monday the 18th. The longest window, five days, ends on the 20th.
    const of = async (asOf: string) => (await claims.evaluate("P2", { asOf })).n;
    expect(await of("2026-05-19")).toBe(2);
    expect(await of("2026-05-21")).toBe(3);
  });

  test("needs the estimation window before a step: with 120 days the steps of January have none", async () => {
    const { counted } = await claims.evaluate("P2", { asked: { estimation: "120" } });
    expect(counted.map(({ date }) => date)).toEqual(["2026-05-14"]);
  });

  test("as of the articles' date is not testable and its prices cannot say", async () => {
    const { verdict, readings, p, estimate, n } = await claims.evaluate("P2", { asOf: articleDate });
    expect(verdict).toBe("not-testable");
    expect(readings.at(-1)?.verdict).toBe("cannot-say");
    expect([p, estimate, n]).toEqual([null, null, 0]);
  });

  test("without facts has no step to study", async () => {
    const { readings, n } = await withoutFacts(claims, "P2");
    expect(readings.at(-1)?.verdict).toBe("cannot-say");
    expect(n).toBe(0);
  });

  test("does not move what it counts when the calendar is moved: the same number of steps on other days", async () => {
    const days = async (calendar: string) =>
      (await claims.evaluate("P2", { asked: { calendar } })).counted.map(({ date }) => date);
    const own = await days("own");
    for (const calendar of ["shifted", "random"]) {
      const moved = await days(calendar);
      expect(moved).toHaveLength(own.length);
      expect(moved).not.toEqual(own);
      expect(await days(calendar)).toEqual(moved);
    }
  });

  test("leaves every step out in turn and judges the two directions apart", async () => {
    const { dropOne, subPeriods, n } = await claims.evaluate("P2");
    expect(dropOne).toHaveLength(n);
    expect(dropOne.map((split) => split.n)).toEqual([2, 2, 2]);
    expect(subPeriods.map((split) => [split.label, split.n])).toEqual([
      ["steps towards a law", 2],
      ["steps away from it", 1],
    ]);
  });
});
