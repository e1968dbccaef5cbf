import { describe, expect, test } from "vitest";
import type { Parameters, Verdict } from "../../src/claims/claim.js";
import { nearestBreak } from "../../src/multiverse/nearest-break.js";
import { listSpace } from "../../src/multiverse/space.js";

const gaps = [30, 60, 90, 180];
const space = listSpace({
  claim: "X1",
  frequency: "daily",
  dimensions: [
    { id: "gap", label: "gap", options: gaps.map((value) => ({ value, label: `${value} days` })) },
    {
      id: "asset",
      label: "asset",
      options: ["eth", "alts"].map((value) => ({ value, label: value })),
    },
    { id: "delay", label: "delay", options: [0, 1, 5].map((value) => ({ value, label: String(value) })) },
  ],
  base: { gap: 90, asset: "eth", delay: 0 },
  options: { gap: gaps, asset: ["eth", "alts"], delay: [0, 1, 5] },
  families: [{ id: "all", label: "all", options: {} }],
});
const from = { gap: 90, asset: "eth", delay: 0 };

function search(supportedAt: (parameters: Parameters) => boolean, missing = (_: Parameters) => false) {
  const asked: Parameters[] = [];
  const result = nearestBreak({
    space,
    from,
    verdictAt: (parameters): Verdict => {
      asked.push(parameters);
      if (missing(parameters)) return "cannot-say";
      return supportedAt(parameters) ? "supported" : "inconclusive";
    },
  });
  return { ...result, asked };
}

describe("moving until it breaks", () => {
  test("finds one other choice before two, and a small step of a number before a large one", () => {
    const { found } = search(({ gap, delay }) => gap === 30 || gap === 180 || delay === 5);
    expect(found).toEqual({
      parameters: { ...from, gap: 180 },
      verdict: "supported",
      changes: [{ dimension: "gap", from: 90, to: 180 }],
    });
  });

  test("takes two other choices where one is not enough, the nearest pair", () => {
    const { found } = search(({ asset, delay }) => asset === "alts" && Number(delay) > 0);
    expect(found?.changes).toEqual([
      { dimension: "asset", from: "eth", to: "alts" },
      { dimension: "delay", from: 0, to: 1 },
    ]);
  });

  test("asks no more cards than it needs, each once, and never finds one that cannot say", () => {
    const { tried, asked, found } = search(
      ({ gap }) => gap === 180,
      ({ delay }) => delay !== 0,
    );
    expect(found?.parameters).toEqual({ ...from, gap: 180 });
    expect(asked.length).toBe(tried + 1);
    expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(asked.length);
  });

  test("finds nothing where all cards agree, after asking all of them", () => {
    expect(search(() => false)).toMatchObject({ found: null, tried: space.specifications.length - 1 });
  });

  test("starts from a choice that is none of the space\u2019s too", () => {
    const result = nearestBreak({
      space,
      from: { gap: 45, asset: "eth", delay: 0 },
      verdictAt: ({ gap }) => (gap === 60 ? "supported" : "inconclusive"),
    });
    expect(result.found?.changes).toEqual([{ dimension: "gap", from: 45, to: 60 }]);
  });
});
