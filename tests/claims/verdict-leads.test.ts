import { describe, expect, test } from "vitest";
import type { Verdict } from "../../src/claims/claim.js";
import { intervalVerdict, leadVerdict, relevantCorrelation } from "../../src/claims/verdict.js";
import { minimumDetectableCorrelation } from "../../src/stats/minimum-detectable-effect.js";

test("a correlation matters from the size that the register\u2019s 545 weeks find with 80 % power", () => {
  const found = minimumDetectableCorrelation({ n: 545, alpha: 0.05, power: 0.8 });
  expect(relevantCorrelation).toBeCloseTo(found, 3);
});

describe("a lead", () => {
  const confirmed = {
    independentObservations: 500,
    familyWiseP: 0.05,
    survivesMarket: true,
    outOfSampleRSquared: 0.01,
    intervals: [
      { low: -0.1, high: 0.05 },
      { low: 0.05, high: 0.25 },
    ],
  };
  const small = [
    { low: -0.11, high: 0.05 },
    { low: -0.04, high: 0.119 },
  ];
  test.each<[what: string, change: Partial<typeof confirmed>, verdict: Verdict]>([
    ["significant, beyond the market and useful", {}, "supported"],
    ["of no use out of sample", { outOfSampleRSquared: 0 }, "supported-with-caveat"],
    ["that the market explains", { survivesMarket: false }, "inconclusive"],
    ["not significant among those tried", { familyWiseP: 0.0501 }, "inconclusive"],
    ["whose intervals all exclude what matters", { familyWiseP: 0.4, intervals: small }, "contradicted"],
    [
      "with one interval that leaves room below",
      { familyWiseP: 0.4, intervals: [...small, { low: -0.12, high: 0 }] },
      "inconclusive",
    ],
    ["of nine observations", { independentObservations: 9 }, "inconclusive"],
    ["without an interval", { familyWiseP: 0.4, intervals: [] }, "inconclusive"],
  ])("%s", (_, change, verdict) => {
    expect(leadVerdict({ ...confirmed, ...change })).toBe(verdict);
  });
});

describe("an effect that is said to lie above zero", () => {
  const good = { independentEvents: 10, low: 0.1, high: 0.9, familyWiseP: 0.05, caveats: [] as string[] };
  test.each<[what: string, change: Partial<typeof good>, verdict: Verdict]>([
    ["with its interval above", {}, "supported"],
    ["with a caveat", { caveats: ["but"] }, "supported-with-caveat"],
    ["with its interval across zero", { low: 0 }, "inconclusive"],
    ["not significant in its family", { familyWiseP: 0.06 }, "inconclusive"],
    ["with no room above zero", { low: -1, high: 0 }, "contradicted"],
    ["of nine events, wherever its interval", { independentEvents: 9, low: -1, high: -0.5 }, "inconclusive"],
  ])("%s", (_, change, verdict) => {
    expect(intervalVerdict({ ...good, ...change })).toBe(verdict);
  });
});
