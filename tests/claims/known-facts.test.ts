import { beforeAll, describe, expect, test } from "vitest";
import type { Claim, FactRow, Setting } from "../../src/claims/claim.js";
import { evaluateOn } from "../../src/claims/evaluate-claim.js";
import { cannotSay, emptyFinding } from "../../src/claims/finding.js";
import { factsKnownTo, knownFacts, lastDayOf } from "../../src/claims/known-facts.js";
import { r1 } from "../../src/claims/milestone/r1.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import type { Vintage } from "../../src/vintage/vintage.js";
import { embedded } from "./embedded.js";

let vintage: Vintage;

beforeAll(async () => {
  vintage = await readVintage(embedded);
});

/** A claim that answers with the ids of the facts that it was given and the day it was told. */
const asked: Claim = {
  ...r1,
  series: [],
  facts: ["F07-01", "F07-08", "F07-09", "F07-10"],
  panels: () => ({}),
  evaluate: (_, values, setting, facts) => ({
    ...emptyFinding("R1", values, setting),
    verdict: "supported",
    sentence: facts.map(({ id }) => id).join(" "),
  }),
};

function given(asOf: string, reach: Pick<Vintage, "asOf" | "factsAsOf"> = vintage) {
  const setting: Setting = { vintage: "made", asOf, frequency: "daily" };
  return evaluateOn(asked, {}, {}, setting, { holdings: [], facts: vintage.facts, reach });
}

describe("the day up to which facts are known", () => {
  const reach = { asOf: "2026-08-21", factsAsOf: "2026-10-09" };
  test.each([
    [
      "the vintage's own day is the day of its facts, though they were compiled later",
      "2026-08-21",
      "2026-10-09",
    ],
    ["the day before is that day", "2026-08-20", "2026-08-20"],
    ["the articles' date is that date", "2026-01-09", "2026-01-09"],
  ])("on %s", (_, asOf, knownTo) => {
    expect(factsKnownTo(asOf, reach)).toBe(knownTo);
  });

  test("is never later than the facts reach: a vintage with newer observations does not make them newer", () => {
    const older = { asOf: "2026-12-31", factsAsOf: "2026-10-09" };
    expect(factsKnownTo("2026-12-31", older)).toBe("2026-10-09");
    expect(factsKnownTo("2026-11-15", older)).toBe("2026-10-09");
    expect(factsKnownTo("2026-09-15", older)).toBe("2026-09-15");
  });
});

describe("a claim", () => {
  test("is given every fact of its own on the vintage's day, also one dated after the last observation", () => {
    expect(given("2026-08-21")).toMatchObject({
      sentence: "F07-01 F07-08 F07-09 F07-10",
      asOf: "2026-08-21",
      factsAsOf: "2026-10-09",
    });
  });

  test("is given on an earlier day those about days up to it", () => {
    expect(given("2026-08-20")).toMatchObject({ sentence: "F07-01 F07-08", factsAsOf: "2026-08-20" });
    expect(given("2026-01-09")).toMatchObject({ sentence: "F07-01", factsAsOf: "2026-01-09" });
    expect(given("2021-06-30").sentence).toBe("");
  });

  test("that cannot say also tells up to which day it knew facts", () => {
    const setting = { vintage: "made", asOf: "2026-08-21", factsAsOf: "2026-10-09" };
    expect(cannotSay("R1", "there is nothing", {}, setting).factsAsOf).toBe("2026-10-09");
    expect(cannotSay("R1", "there is nothing", {}, { vintage: "made", asOf: "2026-01-09" }).factsAsOf).toBe(
      "2026-01-09",
    );
  });
});

describe("a fact", () => {
  const fact = (date: string): FactRow => ({
    id: "F00-00",
    topic: "made",
    date,
    value: "",
    unit: "",
    statement: "",
    source: "",
    url: "",
    secondUrl: null,
    confidence: "high",
  });

  test.each([
    ["2026-01-09", "2026-01-09"],
    ["2026-02", "2026-02-28"],
    ["2026-Q1", "2026-03-31"],
    ["2026", "2026-12-31"],
  ])("about %s is known once that is over, on %s", (date, last) => {
    expect(lastDayOf(fact(date))).toBe(last);
    expect(knownFacts([fact(date)], ["F00-00"], last)).toHaveLength(1);
    const dayBefore = new Date(Date.parse(last) - 86_400_000).toISOString().slice(0, 10);
    expect(knownFacts([fact(date)], ["F00-00"], dayBefore)).toEqual([]);
  });

  test("of the committed vintage is about a period that was over when the facts were compiled", () => {
    expect(vintage.facts.filter((row) => lastDayOf(row) > vintage.factsAsOf)).toEqual([]);
  });
});
