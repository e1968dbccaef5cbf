import { beforeAll, describe, expect, test } from "vitest";
import type { L6Evidence } from "../../src/claims/liquidity/l6.js";
import type { L7Evidence } from "../../src/claims/liquidity/l7.js";
import type { L9Evidence } from "../../src/claims/liquidity/l9.js";
import { type OpenClaims, openClaims, openEmbedded, rawValue } from "./embedded.js";
import { factIn, withFacts, withoutFacts } from "./facts-of.js";

const articleDate = "2026-01-09";
let claims: OpenClaims;

beforeAll(async () => {
  claims = await openEmbedded();
});

describe.each(["L6", "L7", "L8", "L9"])("%s", (id) => {
  test("cannot say without the facts that it rests on, and says that no row tells", async () => {
    const { verdict, sentence } = await withoutFacts(claims, id);
    expect(verdict).toBe("cannot-say");
    expect(sentence).toMatch(
      /^We cannot say: by 9 October 2026, the day up to which facts are known, no row /,
    );
  });

  test("cannot say before the articles appeared", async () => {
    for (const asOf of ["2021-06-30", "2026-01-08"]) {
      const { verdict, sentence } = await claims.evaluate(id, { asOf });
      expect(verdict).toBe("cannot-say");
      expect(sentence).toContain("the articles had not appeared");
    }
  });
});

describe("L6", () => {
  test("finds the order of 8 January 2026 for the amount that the articles name, by the agencies: true with a caveat", async () => {
    const { verdict, sentence, readings } = await claims.evaluate("L6");
    expect(factIn(claims, "F03-02")).toMatchObject({ date: "2026-01-08", value: "200" });
    expect(verdict).toBe("supported-with-caveat");
    expect(sentence).toContain("$200 bn of mortgage bonds was ordered on 8 January 2026");
    expect(sentence).toContain("not to the Federal Reserve");
    expect(readings.map((reading) => reading.verdict)).toEqual(["supported-with-caveat", "cannot-say"]);
  });

  test("takes the room under the caps from the rows: twice the cap of each less what was held", async () => {
    const { estimate, evidence } = await claims.evaluate("L6");
    const [cap, held] = [factIn(claims, "F03-03").value, factIn(claims, "F03-04").value];
    expect(estimate?.value).toBe(2 * Number(cap) - Number(held));
    expect((evidence as L6Evidence).room).toBe(203);
  });

  test("as of the articles' date knows the order and what was held in October, not the caps", async () => {
    const { verdict, sentence, estimate, evidence } = await claims.evaluate("L6", { asOf: articleDate });
    expect(verdict).toBe("supported-with-caveat");
    expect(estimate).toBeNull();
    expect((evidence as L6Evidence).held?.id).toBe("F03-01");
    expect(sentence).not.toMatch(/caps|225/);
  });

  test("cannot say whether the bonds were bought: no row tells", async () => {
    expect((await claims.evaluate("L6", { asked: { meaning: "bought" } })).verdict).toBe("cannot-say");
  });

  test("is contradicted by an order of another amount or of a later day", async () => {
    const facts = claims.vintage.facts.map((fact) =>
      fact.id === "F03-02" ? { ...fact, value: "150" } : fact,
    );
    const other = await openClaims({ ...claims.vintage, facts });
    expect((await other.evaluate("L6")).verdict).toBe("contradicted");
    const late = claims.vintage.facts.map((fact) =>
      fact.id === "F03-02" ? { ...fact, date: "2026-01-20" } : fact,
    );
    const later = await openClaims({ ...claims.vintage, facts: late });
    expect((await later.evaluate("L6")).verdict).toBe("contradicted");
  });
});

describe("L7", () => {
  test("follows the Federal Reserve's mortgage bonds from the month end before the order for six months", async () => {
    const { estimate, evidence, n } = await claims.evaluate("L7");
    const [base, end] = ["2025-12-31", "2026-06-30"];
    const { base: from, end: to } = evidence as L7Evidence;
    expect([from?.date, to?.date]).toEqual([base, end]);
    const change = (rawValue("wshomcb", "monthly", end) - rawValue("wshomcb", "monthly", base)) / 1000;
    expect(estimate?.value).toBeCloseTo(change, 9);
    expect(to?.reserves).toBeCloseTo(rawValue("wresbal", "monthly", end) / 1000, 9);
    expect(n).toBe(6);
  });

  test("counts the order in months of the run-off of the year before it", async () => {
    const { monthsOfRunOff } = (await claims.evaluate("L7")).evidence as L7Evidence;
    const runOff =
      (rawValue("wshomcb", "monthly", "2024-12-31") - rawValue("wshomcb", "monthly", "2025-12-31")) / 1000;
    expect(monthsOfRunOff).toBeCloseTo((12 * 200) / runOff, 9);
  });

  test("is inconclusive where the senses disagree: no reserves, but a spread that narrowed for weeks", async () => {
    const { verdict, readings, sentence } = await claims.evaluate("L7");
    expect(readings.map((reading) => reading.verdict)).toEqual([
      "contradicted",
      "cannot-say",
      "supported-with-caveat",
    ]);
    expect(verdict).toBe("inconclusive");
    expect(sentence).toContain("10\u201315 basis points");
    for (const [sense, alone] of [
      ["reserves", "contradicted"],
      ["bonds", "cannot-say"],
      ["spread", "supported-with-caveat"],
    ] as const)
      expect((await claims.evaluate("L7", { asked: { sense } })).verdict).toBe(alone);
  });

  test("as of the articles' date is open: nothing was known of spreads and no account after the order", async () => {
    const { verdict, estimate, evidence, n } = await claims.evaluate("L7", { asOf: articleDate });
    expect(verdict).toBe("cannot-say");
    expect(estimate).toBeNull();
    expect((evidence as L7Evidence).spread).toBeNull();
    expect(n).toBe(0);
  });

  test("shows the year before the order and the time since as parts of the sample", async () => {
    const { subPeriods } = await claims.evaluate("L7");
    const year =
      (rawValue("wshomcb", "monthly", "2025-12-31") - rawValue("wshomcb", "monthly", "2024-12-31")) / 1000;
    expect(subPeriods[0]).toMatchObject({ label: "the year before the order", n: 12 });
    expect(subPeriods[0]?.value).toBeCloseTo(year, 9);
    expect(subPeriods[1]).toMatchObject({ label: "from the order on", n: 6 });
  });
});

describe("L8", () => {
  test("is not testable as worded, whatever the deadline", async () => {
    for (const deadline of ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31", "known"]) {
      expect((await claims.evaluate("L8", { asked: { deadline } })).verdict).toBe("not-testable");
    }
  });

  test("reads it as a forecast too: not by the middle of the year, open at the end of it", async () => {
    const reading = async (deadline: string, asOf?: string) =>
      (await claims.evaluate("L8", { asked: { deadline }, ...(asOf ? { asOf } : {}) })).readings[1]?.verdict;
    expect(await reading("2026-06-30")).toBe("contradicted");
    expect(await reading("2026-12-31")).toBe("cannot-say");
    expect(await reading("2026-06-30", "2026-06-29")).toBe("cannot-say");
    expect(await reading("2026-06-30", "2026-06-30")).toBe("contradicted");
  });

  test("cites the promise and the ruling from their rows", async () => {
    const { sentence } = await claims.evaluate("L8");
    expect(factIn(claims, "F05-01")).toMatchObject({ date: "2025-11-09", value: "2000" });
    expect(factIn(claims, "F05-03")).toMatchObject({ date: "2026-02-20", value: "6-3" });
    expect(sentence).toContain("$2,000 a person had been promised on 9 November 2025");
    expect(sentence).toContain("struck down 6\u20133 on 20 February 2026");
    expect(sentence).toContain("facts are known up to 9 October 2026");
  });

  test("as of the articles' date knows the promise alone", async () => {
    const { sentence, verdict } = await claims.evaluate("L8", { asOf: articleDate });
    expect(verdict).toBe("not-testable");
    expect(sentence).not.toContain("struck down");
    expect(sentence).toContain("was open");
  });
});

describe("L9", () => {
  test("takes the average refund, its growth and the sum's from the row, and the year before from both", async () => {
    const { evidence, estimate, sentence } = await claims.evaluate("L9");
    // data/embedded/facts.csv, F05-04: "Average refund $3,804, +10.2% y/y; $109.3bn issued, +6.9% y/y".
    const { averageGrowth, totalGrowth, before } = evidence as L9Evidence;
    expect(averageGrowth).toBeCloseTo(0.102, 12);
    expect(totalGrowth).toBeCloseTo(0.069, 12);
    expect(before).toBeCloseTo(3804 / 1.102, 9);
    expect(estimate?.value).toBeCloseTo(10.2, 9);
    expect(sentence).toContain("projected to grow by $1,000 or more");
    expect(sentence).toContain(`$${Math.round(3804 - 3804 / 1.102)} more`);
  });

  test("is inconclusive while disposable income is not held, and true with a caveat of refunds alone", async () => {
    expect((await claims.evaluate("L9")).verdict).toBe("inconclusive");
    expect((await claims.evaluate("L9", { asked: { sense: "refunds" } })).verdict).toBe(
      "supported-with-caveat",
    );
    expect((await claims.evaluate("L9", { asked: { sense: "income" } })).verdict).toBe("inconclusive");
  });

  test("with only the projection known cannot say", async () => {
    const { verdict, estimate } = await claims.evaluate("L9", { asOf: "2026-02-01" });
    expect(verdict).toBe("cannot-say");
    expect(estimate).toBeNull();
  });

  test("as of the articles' date cannot say: no row on refunds was dated yet", async () => {
    expect((await claims.evaluate("L9", { asOf: articleDate })).verdict).toBe("cannot-say");
  });

  test("without the projection still tells of the refunds", async () => {
    const { verdict, sentence } = await (await withFacts(claims, ({ id }) => id !== "F05-02")).evaluate(
      "L9",
      { asked: { sense: "refunds" } },
    );
    expect(verdict).toBe("supported-with-caveat");
    expect(sentence).toMatch(/^The average refund was \$3,804 by 20 February 2026/);
  });
});
