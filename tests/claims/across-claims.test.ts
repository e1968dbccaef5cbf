import { describe, expect, test } from "vitest";
import { judgeAcrossClaims, pValuesOf } from "../../src/claims/across-claims.js";
import type { Finding, PValue, Reading } from "../../src/claims/claim.js";
import { emptyFinding } from "../../src/claims/finding.js";

const p = (value: number): PValue => ({ value, method: "made", sided: "one", smallestAttainable: 0.001 });

function finding(claim: string, own: number | null, readings: readonly Reading[] = []): Finding {
  return {
    ...emptyFinding(claim, {}, { asOf: "2026-08-21", vintage: "made" }),
    p: own === null ? null : p(own),
    verdict: readings[0]?.verdict ?? "inconclusive",
    readings,
    sentence: "Made.",
  };
}

const supported: Reading = { words: "leads", verdict: "supported", reason: "made", restsOnP: true };

describe("the p-values of all claims", () => {
  test("are the family-wise ones where there is a family, and those of claims without a p are left out", () => {
    const family = { ...finding("H1", 0.01), familyWiseP: p(0.2) };
    expect(pValuesOf([family, finding("H2", 0.03), finding("R1", null)])).toEqual({ H1: 0.2, H2: 0.03 });
  });
});

describe("a claim judged among all", () => {
  test("has the q of Benjamini and Hochberg: the fifteen p-values of their paper, by hand", () => {
    // Benjamini and Hochberg 1995, section 3: 0.0095 is the fourth of fifteen, and later ones give no less.
    const others = [
      0.0001, 0.0004, 0.0095, 0.0019, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const pValues = Object.fromEntries(others.map((value, i) => [`X${i}`, value]));
    const judged = judgeAcrossClaims(finding("X2", 0.0095), pValues);
    expect(judged.acrossClaims?.q).toBeCloseTo((0.0095 * 15) / 4, 12);
    expect(judged.acrossClaims?.claims).toBe(15);
  });

  test("loses the support that rests on a p which the correction takes beyond the level, and says what it was", () => {
    const others = { H2: 0.5, H3: 0.6, H4: 0.7 };
    const judged = judgeAcrossClaims(finding("H1", 0.04, [supported]), others);
    expect(judged.acrossClaims).toMatchObject({ claims: 4, before: "supported" });
    expect(judged.acrossClaims?.q).toBeCloseTo(0.16, 12);
    expect(judged.verdict).toBe("inconclusive");
    expect(judged.readings[0]).toMatchObject({ verdict: "inconclusive" });
  });

  test("keeps support that does not rest on a p, and support that survives", () => {
    const { restsOnP: _, ...factual } = supported;
    const others = { H2: 0.5, H3: 0.6, H4: 0.7 };
    expect(judgeAcrossClaims(finding("H1", 0.04, [factual]), others).verdict).toBe("supported");
    expect(judgeAcrossClaims(finding("H1", 0.001, [supported]), others)).toMatchObject({
      verdict: "supported",
      acrossClaims: { before: null },
    });
  });

  test("never gains: a contradicted or inconclusive reading stays what it is", () => {
    const broken: Reading = { ...supported, verdict: "contradicted" };
    expect(judgeAcrossClaims(finding("H1", 0.0001, [broken]), { H2: 0.0001 }).verdict).toBe("contradicted");
  });

  test("without a p-value is left as it is", () => {
    const fact = finding("R1", null);
    expect(judgeAcrossClaims(fact, { H1: 0.01 })).toBe(fact);
  });
});
