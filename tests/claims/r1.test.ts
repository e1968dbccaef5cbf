import { beforeAll, describe, expect, test } from "vitest";
import {
  candidatesOf,
  type FirstWay,
  firstAbove,
  type RecordClose,
} from "../../src/claims/milestone/first-ways.js";
import type { R1Evidence } from "../../src/claims/milestone/r1-crossing.js";
import { type OpenClaims, openEmbedded, rawValue } from "./embedded.js";

let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

async function evidenceOf(ask: Parameters<OpenClaims["evaluate"]>[1] = {}): Promise<R1Evidence> {
  return (await claims.evaluate("R1", ask)).evidence as R1Evidence;
}

const day = (date: string, close: number): RecordClose => ({ date, close, monthEnd: false });
const passed = (closes: readonly RecordClose[], way: FirstWay, asOf: string) =>
  firstAbove(candidatesOf(closes, asOf), 100, way)?.date ?? null;

describe("passing a level for the first time", () => {
  // 2 January 2026 is a Friday.
  const closes = [
    day("2025-12-30", 101),
    day("2025-12-31", 99),
    day("2026-01-02", 98),
    day("2026-01-05", 102),
    day("2026-01-06", 97),
    day("2026-01-07", 103),
    day("2026-01-08", 104),
    day("2026-01-09", 105),
    day("2026-01-30", 99),
  ];

  test.each([
    ["close", "2025-12-30"],
    ["two", "2026-01-08"],
    ["week", "2026-01-09"],
    ["month", null],
  ] as const)("by %s is dated %s", (way, date) => {
    expect(passed(closes, way, "2026-02-28")).toBe(date);
  });

  test("by week or month needs the week or the month to be over", () => {
    expect(passed(closes.slice(0, -1), "week", "2026-01-08")).toBeNull();
    expect(passed(closes.slice(0, -1), "month", "2026-01-30")).toBeNull();
    expect(passed(closes.slice(0, -1), "month", "2026-01-31")).toBe("2026-01-09");
  });

  test("takes a month end of years without daily closes in every way", () => {
    const early: RecordClose[] = [{ date: "2025-11-30", close: 110, monthEnd: true }, ...closes];
    for (const way of ["close", "two", "week", "month"] as const) {
      expect(passed(early, way, "2026-02-28")).toBe("2025-11-30");
    }
  });
});

describe("R1 in its four ways", () => {
  test("dates the level 8, 9, 9 and 30 January 2026, the closes those of observations.csv", async () => {
    const { firsts } = await evidenceOf();
    expect(firsts.map(({ way, first }) => [way, first?.date])).toEqual([
      ["close", "2026-01-08"],
      ["two", "2026-01-09"],
      ["week", "2026-01-09"],
      ["month", "2026-01-30"],
    ]);
    for (const { first } of firsts) expect(first?.close).toBe(rawValue("rut", "daily", first?.date ?? ""));
  });

  test("is contradicted by month ends alone: none had passed the level when the articles appeared", async () => {
    const { verdict, sentence } = await claims.evaluate("R1", { asked: { first: "month" } });
    expect(verdict).toBe("contradicted");
    expect(sentence).toContain("On the articles\u2019 date that had not happened.");
  });

  test("knows on 8 January of one close and of no second one", async () => {
    const asOf = "2026-01-08";
    expect((await evidenceOf({ asOf })).first?.date).toBe("2026-01-08");
    expect((await claims.evaluate("R1", { asOf, asked: { first: "two" } })).verdict).toBe("cannot-say");
  });
});

describe("the published closes", () => {
  test("stand beside those of observations.csv, and three differ by more than rounding", async () => {
    const { published } = await evidenceOf();
    for (const { fact, date, published: page, held, difference } of published) {
      expect(held).toBe(rawValue("rut", "daily", date));
      expect(page).toBe(Number(claims.vintage.facts.find(({ id }) => id === fact)?.value));
      expect(difference).toBeCloseTo(page - held, 12);
    }
    const apart = published.filter(({ difference }) => Math.abs(difference) > 0.005);
    expect(apart.map(({ date }) => date)).toEqual(["2025-12-31", "2026-01-08", "2026-01-16"]);
  });

  test("leave the sentence to give both values for the day itself", async () => {
    const { sentence } = await claims.evaluate("R1");
    expect(sentence).toContain("has 2,603.90 for that close, the data 2,603.91.");
  });

  test("are those known on the day: none of January before it", async () => {
    const { published } = await evidenceOf({ asOf: "2026-01-08" });
    expect(published.map(({ date }) => date).at(-1)).toBe("2026-01-08");
  });
});
