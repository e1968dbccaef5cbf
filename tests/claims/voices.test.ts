import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { A1Evidence } from "../../src/claims/catalysts/a1.js";
import type { P3Evidence } from "../../src/claims/catalysts/p3.js";
import { articleSentences } from "../../src/claims/catalysts/p5.js";
import { type OpenClaims, openClaims, openEmbedded, rawRows } from "./embedded.js";
import { factIn, withoutFacts } from "./facts-of.js";

const articleDate = "2026-01-09";
let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

describe.each(["P3", "P4", "P5", "A1"])("%s", (id) => {
  test("cannot say without the facts, and not before the articles appeared", async () => {
    expect((await withoutFacts(claims, id)).verdict).toBe("cannot-say");
    expect((await claims.evaluate(id, { asOf: "2025-12-31" })).verdict).toBe("cannot-say");
  });
});

describe("P3", () => {
  test("is true with a caveat: said on a day on which sources disagree, and taken back", async () => {
    const { verdict, sentence } = await claims.evaluate("P3");
    expect([factIn(claims, "F08-02").date, factIn(claims, "F08-03").date]).toEqual([
      "2026-01-09",
      "2026-01-10",
    ]);
    expect(verdict).toBe("supported-with-caveat");
    expect(sentence).toContain("on 9 January 2026 by one source and on 10 January 2026 by another");
    expect(sentence).toContain(factIn(claims, "F08-02").value);
    expect(sentence).toContain("about 1 February 2026");
  });

  test("as of the articles' date is true without a caveat: nothing had been taken back", async () => {
    const { verdict, evidence } = await claims.evaluate("P3", { asOf: articleDate });
    expect(verdict).toBe("supported");
    expect((evidence as P3Evidence).withdrawn).toBeNull();
  });

  test("as a view still held is contradicted a month later, true a week later, open before the day", async () => {
    const held = async (days: number, asOf?: string) =>
      (
        await claims.evaluate("P3", {
          asked: { meaning: "held", days: String(days) },
          ...(asOf ? { asOf } : {}),
        })
      ).verdict;
    expect(await held(30)).toBe("contradicted");
    expect(await held(7)).toBe("supported");
    expect(await held(30, "2026-01-20")).toBe("cannot-say");
  });

  test("shows every voice by its day, with ether's closes as they stand in observations.csv", async () => {
    const { voices, ether } = (await claims.evaluate("P3")).evidence as P3Evidence;
    expect(voices.map(({ fact }) => fact.id)).toEqual([
      "F09-02",
      "F08-02",
      "F08-03",
      "F08-04",
      "F08-05",
      "F08-01",
      "F08-06",
      "F01-26",
    ]);
    const raw = new Map(rawRows("eth", "daily").map(({ date, value }) => [date, value]));
    const trading = rawRows("spx", "daily").map(({ date }) => date);
    expect(ether.map(({ date }) => date)).toEqual(trading);
    for (const { date, value } of ether) expect(value).toBe(raw.get(date));
  });
});

describe("P4", () => {
  test("finds none of the article's three reasons in his statements: contradicted", async () => {
    const { verdict, readings, sentence, n, effectiveN } = await claims.evaluate("P4");
    expect(verdict).toBe("contradicted");
    expect(readings.map(({ words, verdict: own }) => [words, own])).toEqual([
      ["macro liquidity", "contradicted"],
      ["market structure", "contradicted"],
      ["appetite for risk", "contradicted"],
    ]);
    expect(sentence).toContain("US regulation and policy");
    expect([n, effectiveN]).toEqual([3, 2]);
  });

  test("reads the statements as the rows have them: each names the regulator or regulation, none the three reasons", () => {
    for (const id of ["F08-02", "F08-03", "F08-05"]) {
      const { statement } = factIn(claims, id);
      expect(statement).toMatch(/SEC|regulation/);
      expect(statement).not.toMatch(/market structure|risk appetite|appetite for risk/);
    }
    expect(factIn(claims, "F08-05").statement).toContain("not macro liquidity");
  });

  test("in the English wording attributes nothing and is not testable", async () => {
    expect((await claims.evaluate("P4", { asked: { wording: "en" } })).verdict).toBe("not-testable");
  });

  test("as of the articles' date rests on the post alone", async () => {
    const { verdict, n } = await claims.evaluate("P4", { asOf: articleDate });
    expect([verdict, n]).toEqual(["contradicted", 1]);
  });
});

describe("P5", () => {
  test("is contradicted by every dated row where structure is the depth of order books", async () => {
    const { verdict, sentence, n } = await claims.evaluate("P5");
    expect([verdict, n]).toEqual(["contradicted", 3]);
    expect(factIn(claims, "F06-08")).toMatchObject({ date: "2025-11-11", value: "14" });
    expect(factIn(claims, "F06-12")).toMatchObject({ date: "2025-12-20", value: "-30" });
    expect(sentence).toContain("down to $14 m on 11 November 2025");
    expect(sentence).toContain("\u221230% from its high on 20 December 2025");
  });

  test("is not testable where it is something that the article does not name", async () => {
    expect((await claims.evaluate("P5", { asked: { meaning: "other" } })).verdict).toBe("not-testable");
  });

  test("is inconclusive where a row has depth above its high", async () => {
    const facts = claims.vintage.facts.map((fact) =>
      fact.id === "F06-12" ? { ...fact, value: "10" } : fact,
    );
    const mixed = await openClaims({ ...claims.vintage, facts });
    expect((await mixed.evaluate("P5")).verdict).toBe("inconclusive");
  });

  test("as of the articles' date knows two of the rows", async () => {
    const { verdict, n } = await claims.evaluate("P5", { asOf: articleDate });
    expect([verdict, n]).toEqual(["contradicted", 2]);
  });

  const article = new URL("../../../shared/articles/article-en.txt", import.meta.url);
  test.skipIf(!hasFile(article))(
    "quotes both sentences as they stand in the article, where it is beside the project",
    () => {
      const text = readFileSync(article, "utf8");
      for (const sentence of Object.values(articleSentences)) expect(text).toContain(sentence);
    },
  );
});

function hasFile(url: URL): boolean {
  try {
    readFileSync(url);
    return true;
  } catch {
    return false;
  }
}

describe("A1", () => {
  test("is true with a caveat, and its earlier calls are scored: ether was lower after each", async () => {
    const { verdict, readings, sentence } = await claims.evaluate("A1");
    expect(verdict).toBe("supported-with-caveat");
    expect(readings.map((reading) => reading.verdict)).toEqual(["supported-with-caveat", "contradicted"]);
    expect(sentence).toContain("in October 2025, the month of the sell-off of 10 October 2025");
  });

  test("scores each call by the last closes of trading days up to its day and up to the day it is due", async () => {
    const { calls } = (await claims.evaluate("A1")).evidence as A1Evidence;
    const raw = new Map(rawRows("eth", "daily").map(({ date, value }) => [date, value]));
    const trading = rawRows("spx", "daily").map(({ date }) => date);
    const by = (day: string) => Number(raw.get(trading.findLast((date) => date <= day) ?? ""));
    expect(calls.map(({ fact, from }) => [fact.id, from])).toEqual([
      ["F09-02", "2025-10-31"],
      ["F08-04", "2026-01-15"],
      ["F08-01", "2026-01-31"],
      ["F01-26", "2026-06-22"],
    ]);
    for (const { from, outcomes } of calls) {
      for (const { days, change } of outcomes) {
        const end = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
        if (end > "2026-08-21") expect(change).toBeNull();
        else expect(change).toBeCloseTo(100 * (by(end) / by(from) - 1), 9);
      }
    }
  });

  test("counts a call dated by its month from the month's first day where that is asked", async () => {
    const { calls } = (await claims.evaluate("A1", { asked: { from: "start" } })).evidence as A1Evidence;
    expect(calls.map(({ from }) => from)).toEqual(["2025-10-01", "2026-01-15", "2026-01-01", "2026-06-22"]);
  });

  test("counts calls whose windows overlap once, and leaves each out in turn", async () => {
    // 31 October 2025 and 91 days end on 30 January 2026; the call of 15 January lies within.
    const { n, effectiveN, dropOne } = await claims.evaluate("A1");
    expect([n, effectiveN]).toEqual([3, 2]);
    expect(dropOne).toHaveLength(3);
  });

  test("as of the articles' date cannot say: the quoted post is dated by its month, which was not over", async () => {
    const { verdict, sentence, n } = await claims.evaluate("A1", { asOf: articleDate });
    expect([verdict, n]).toEqual(["cannot-say", 0]);
    expect(sentence).toContain("The same account had made the same call in October 2025");
  });
});
