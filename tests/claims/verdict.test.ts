import { describe, expect, test } from "vitest";
import type { Reading, Verdict } from "../../src/claims/claim.js";
import {
  averageVerdict,
  comparisonVerdict,
  factVerdict,
  fewestEvents,
  forecastVerdict,
  overallVerdict,
  superlativeVerdict,
  universalVerdict,
} from "../../src/claims/verdict.js";

// The rule is the register's: fewer than ten independent events are inconclusive unless a universal word is broken.

test("ten independent events are the fewest that can decide", () => {
  expect(fewestEvents).toBe(10);
});

describe("a universal word", () => {
  test.each<[events: number, counterExamples: number, verdict: Verdict]>([
    [0, 0, "inconclusive"],
    [1, 1, "contradicted"],
    [9, 0, "inconclusive"],
    [10, 0, "supported"],
    [10, 1, "contradicted"],
    [50, 1, "contradicted"],
  ])("with %i events and %i counter-examples is %s", (events, counterExamples, verdict) => {
    expect(universalVerdict(events, counterExamples)).toBe(verdict);
  });
});

describe("an average", () => {
  const good = { independentEvents: 10, estimate: 0.2, familyWiseP: 0.05, holdsWithoutBest: true };
  test.each<[what: string, change: Partial<typeof good>, verdict: Verdict]>([
    ["positive, significant and robust", {}, "supported"],
    ["of nine events", { independentEvents: 9 }, "inconclusive"],
    ["of nine events below zero", { independentEvents: 9, estimate: -1 }, "inconclusive"],
    ["of zero", { estimate: 0 }, "contradicted"],
    ["below zero, however small its p", { estimate: -0.2, familyWiseP: 0.001 }, "contradicted"],
    ["with a family-wise p above five per cent", { familyWiseP: 0.0501 }, "inconclusive"],
    ["that hangs on its best event", { holdsWithoutBest: false }, "supported-with-caveat"],
  ])("%s", (_, change, verdict) => {
    expect(averageVerdict({ ...good, ...change })).toBe(verdict);
  });
});

describe("a comparison with one rival", () => {
  const ahead = { independentEvents: 10, low: 0.1, high: 1, familyWiseP: 0.05, holdsWithoutBest: true };
  test.each<[what: string, change: Partial<typeof ahead>, verdict: Verdict]>([
    ["with its whole interval above zero", {}, "supported"],
    ["with an interval that holds zero", { low: -0.1 }, "inconclusive"],
    ["with its whole interval below zero", { low: -1, high: -0.1 }, "contradicted"],
    ["of nine windows", { independentEvents: 9 }, "inconclusive"],
    ["of nine windows, all below zero", { independentEvents: 9, low: -1, high: -0.1 }, "inconclusive"],
    ["with a family-wise p above five per cent", { familyWiseP: 0.0501 }, "inconclusive"],
    ["that hangs on its best part", { holdsWithoutBest: false }, "supported-with-caveat"],
  ])("%s", (_, change, verdict) => {
    expect(comparisonVerdict({ ...ahead, ...change })).toBe(verdict);
  });
});

describe("a superlative", () => {
  test.each<[against: Verdict[], notHeld: number, verdict: Verdict]>([
    [["supported", "supported"], 0, "supported"],
    [["supported", "supported"], 1, "supported-with-caveat"],
    [["supported", "supported-with-caveat"], 0, "supported-with-caveat"],
    [["supported", "inconclusive"], 0, "inconclusive"],
    [["supported", "contradicted"], 5, "contradicted"],
    [["inconclusive", "contradicted"], 0, "contradicted"],
    [["supported", "cannot-say"], 0, "cannot-say"],
    [[], 3, "cannot-say"],
  ])("against rivals that give %j, with %i not held, is %s", (against, notHeld, verdict) => {
    expect(superlativeVerdict(against, notHeld)).toBe(verdict);
  });
});

describe("a dated fact", () => {
  test.each<[holds: boolean, caveats: string[], verdict: Verdict]>([
    [true, [], "supported"],
    [true, ["but"], "supported-with-caveat"],
    [false, [], "contradicted"],
    [false, ["but"], "contradicted"],
  ])("that holds: %s, with caveats %j, is %s", (holds, caveats, verdict) => {
    expect(factVerdict(holds, caveats)).toBe(verdict);
  });
});

describe("a forecast", () => {
  const hit = { due: true, cameTrue: true };
  const miss = { due: true, cameTrue: false };
  const open = { due: false, cameTrue: false };
  test.each<[what: string, readings: (typeof hit)[], verdict: Verdict]>([
    ["without a reading", [], "cannot-say"],
    ["that is open", [open, open], "cannot-say"],
    ["of which all due readings came true", [hit, hit, open], "supported"],
    ["of which no due reading came true", [miss, open], "contradicted"],
    ["of which some came true", [hit, miss], "inconclusive"],
  ])("%s", (_, readings, verdict) => {
    expect(forecastVerdict(readings)).toBe(verdict);
  });
});

describe("the claim as worded", () => {
  const order: Verdict[] = [
    "contradicted",
    "cannot-say",
    "not-testable",
    "inconclusive",
    "supported-with-caveat",
    "supported",
  ];
  const reading = (verdict: Verdict): Reading => ({ words: "", verdict, reason: "" });

  test("falls with its weakest reading, in whatever order they stand", () => {
    for (const [i, weak] of order.entries()) {
      for (const strong of order.slice(i)) {
        expect(overallVerdict([reading(strong), reading(weak)])).toBe(weak);
        expect(overallVerdict([reading(weak), reading(strong)])).toBe(weak);
      }
    }
  });

  test("without a reading cannot be judged", () => {
    expect(overallVerdict([])).toBe("cannot-say");
  });
});
