import { describe, expect, test } from "vitest";
import type { Reading, Verdict } from "../../src/claims/claim.js";
import {
  ambiguousVerdict,
  averageVerdict,
  comparisonVerdict,
  consistencyVerdict,
  definitionsVerdict,
  disputedVerdict,
  type EffectEvidence,
  effectVerdict,
  eitherVerdict,
  factVerdict,
  fewestEvents,
  forecastVerdict,
  orderVerdict,
  overallVerdict,
  proxyVerdict,
  superlativeVerdict,
  universalVerdict,
  untestableVerdict,
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

describe("a slope", () => {
  const slope: EffectEvidence = {
    independentEvents: 100,
    estimate: 0.2,
    high: 0.5,
    familyWiseP: 0.04,
    relevant: 0.4,
    holdsWithoutBest: true,
  };
  test.each<[what: string, changed: Partial<EffectEvidence>, verdict: Verdict]>([
    ["that is positive and rare is supported", {}, "supported"],
    [
      "that hangs on one part of the sample has a caveat",
      { holdsWithoutBest: false },
      "supported-with-caveat",
    ],
    ["that is positive and common is inconclusive", { familyWiseP: 0.06 }, "inconclusive"],
    [
      "whose interval holds nothing that matters is contradicted",
      { familyWiseP: 0.06, high: 0.39 },
      "contradicted",
    ],
    ["that is negative but may be large is inconclusive", { estimate: -0.1 }, "inconclusive"],
    [
      "of which nothing is known to matter falls only below zero",
      { estimate: -0.1, relevant: null },
      "inconclusive",
    ],
    ["wholly below zero is contradicted", { estimate: -0.1, high: -0.01, relevant: null }, "contradicted"],
    ["of nine observations is inconclusive", { independentEvents: 9, high: -0.01 }, "inconclusive"],
  ])("%s", (_, changed, verdict) => {
    expect(effectVerdict({ ...slope, ...changed })).toBe(verdict);
  });
});

describe("a word with several meanings", () => {
  const reading = (verdict: Verdict): Reading => ({ words: "", verdict, reason: "" });
  test.each<[what: string, verdicts: Verdict[], verdict: Verdict]>([
    ["holds where it holds by each", ["supported", "supported"], "supported"],
    ["carries the caveat of its weakest", ["supported", "supported-with-caveat"], "supported-with-caveat"],
    ["falls where it holds by none", ["contradicted", "contradicted"], "contradicted"],
    ["depends where meanings differ", ["supported", "contradicted"], "inconclusive"],
    ["is judged by what can be tested", ["supported", "not-testable", "cannot-say"], "supported"],
    ["cannot be judged where nothing can", ["not-testable"], "cannot-say"],
    ["cannot be judged without one", [], "cannot-say"],
  ])("%s", (_, verdicts, verdict) => {
    expect(definitionsVerdict(verdicts.map(reading))).toBe(verdict);
  });
});

describe("words that leave open how they are meant", () => {
  const reading = (verdict: Verdict): Reading => ({ words: "", verdict, reason: "" });
  test("hold by their strongest reading and fall only with all of them", () => {
    expect(eitherVerdict([reading("contradicted"), reading("supported")])).toBe("supported");
    expect(eitherVerdict([reading("contradicted"), reading("inconclusive")])).toBe("inconclusive");
    expect(eitherVerdict([reading("contradicted"), reading("contradicted")])).toBe("contradicted");
    expect(eitherVerdict([])).toBe("cannot-say");
  });
});

describe("a fact on which counts differ", () => {
  test.each<[counts: boolean[], caveats: string[], verdict: Verdict]>([
    [[], [], "cannot-say"],
    [[true], [], "supported"],
    [[true, true], ["but"], "supported-with-caveat"],
    [[false, false], ["but"], "contradicted"],
    [[true, false], [], "inconclusive"],
    [[false, true], ["but"], "inconclusive"],
  ])("counts %j with caveats %j are %s", (counts, caveats, verdict) => {
    expect(disputedVerdict(counts, caveats)).toBe(verdict);
  });
});

describe("proxies alone", () => {
  test.each<[proxies: Verdict[], verdict: Verdict]>([
    [[], "cannot-say"],
    [["contradicted", "contradicted"], "contradicted"],
    [["contradicted", "inconclusive"], "inconclusive"],
    [["contradicted", "supported"], "inconclusive"],
    [["supported", "supported"], "inconclusive"],
  ])("%j are %s", (proxies, verdict) => {
    expect(proxyVerdict(proxies)).toBe(verdict);
  });
});

describe("the order of cause and effect", () => {
  test.each<[cause: string | null, effect: string | null, verdict: Verdict]>([
    ["2025-11-01", "2025-10-10", "contradicted"],
    ["2025-10-10", "2025-10-10", "inconclusive"],
    ["2025-10-10", "2025-11-01", "inconclusive"],
    [null, "2025-10-10", "cannot-say"],
    ["2025-10-10", null, "cannot-say"],
  ])("a cause of %s and an effect of %s are %s", (cause, effect, verdict) => {
    expect(orderVerdict(cause, effect)).toBe(verdict);
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

  test("is not moved by what is told beside it", () => {
    for (const verdict of order) {
      for (const other of order) {
        expect(overallVerdict([reading(verdict), { ...reading(other), aside: true }])).toBe(verdict);
      }
    }
    expect(overallVerdict([{ ...reading("supported"), aside: true }])).toBe("cannot-say");
  });

  test("without a reading cannot be judged", () => {
    expect(overallVerdict([])).toBe("cannot-say");
  });
});

describe("a word with several senses", () => {
  const senses = (...verdicts: Verdict[]): Reading[] =>
    verdicts.map((verdict) => ({ words: "", verdict, reason: "" }));
  test.each<[what: string, verdicts: Verdict[], verdict: Verdict]>([
    ["that holds in every sense", ["supported", "supported"], "supported"],
    [
      "that holds in every sense, in one with a caveat",
      ["supported", "supported-with-caveat"],
      "supported-with-caveat",
    ],
    ["that fails in every sense", ["contradicted", "contradicted"], "contradicted"],
    ["whose senses disagree", ["supported-with-caveat", "contradicted"], "inconclusive"],
    ["whose senses disagree, one being open", ["contradicted", "cannot-say", "supported"], "inconclusive"],
    ["that failed in one sense, the other being open", ["contradicted", "cannot-say"], "cannot-say"],
    ["that holds in one sense, the other being open", ["supported", "cannot-say"], "cannot-say"],
    ["that holds in one sense and is inconclusive in another", ["supported", "inconclusive"], "inconclusive"],
    [
      "that is not testable in one sense and fails in another",
      ["not-testable", "contradicted"],
      "inconclusive",
    ],
    ["without a sense", [], "cannot-say"],
  ])("%s", (_, verdicts, verdict) => {
    expect(ambiguousVerdict(senses(...verdicts))).toBe(verdict);
    expect(ambiguousVerdict(senses(...verdicts).reverse())).toBe(verdict);
  });
});

test("words that no outcome could contradict are not testable", () => {
  expect(untestableVerdict()).toBe("not-testable");
});

describe("a sentence that another of the same text denies", () => {
  test.each<[what: string, evidence: Parameters<typeof consistencyVerdict>[0], verdict: Verdict]>([
    ["need not speak of the same thing", { sameThing: false, against: 3, inFavour: 0 }, "not-testable"],
    ["has every fact against it", { sameThing: true, against: 2, inFavour: 0 }, "contradicted"],
    ["has facts on both sides", { sameThing: true, against: 2, inFavour: 1 }, "inconclusive"],
    ["has every fact for it", { sameThing: true, against: 0, inFavour: 1 }, "supported"],
    ["has no fact", { sameThing: true, against: 0, inFavour: 0 }, "cannot-say"],
  ])("%s", (_, evidence, verdict) => {
    expect(consistencyVerdict(evidence)).toBe(verdict);
  });
});
