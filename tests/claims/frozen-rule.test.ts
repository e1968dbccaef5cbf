import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { announcedDate, articleDate } from "../../src/claims/article.js";
import { defaultParameters } from "../../src/claims/evaluate-claim.js";
import { h1 } from "../../src/claims/rotation/h1.js";
import { frozenRule, frozenRuleHash } from "../../src/claims/scorecard/frozen-rule.js";
import { h7 } from "../../src/claims/scorecard/h7.js";
import { scoreDays } from "../../src/claims/scorecard/score.js";
import { canonicalJson } from "../../src/text/canonical-json.js";
import { sha256 } from "../../src/text/sha-256.js";

describe("sha256", () => {
  // FIPS 180-4 and NIST's example messages.
  test.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
  ])("gives the digest of the standard for \u201c%s\u201d", (text, digest) => {
    expect(sha256(text)).toBe(digest);
  });

  test("is Node's for any text, around the ends of blocks too", () => {
    const texts = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 80 }),
      fc.integer({ min: 50, max: 140 }).map((length) => "a".repeat(length)),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
      }),
      { seed: 20260109, numRuns: 200 },
    );
  });
});

describe("canonical JSON", () => {
  test("does not depend on the order in which keys were written, and keeps that of lists", () => {
    expect(canonicalJson({ b: [2, 1], a: { d: "x", c: 1.5 } })).toBe('{"a":{"c":1.5,"d":"x"},"b":[2,1]}');
  });

  test("reads back as the same value", () => {
    expect(JSON.parse(canonicalJson(frozenRule))).toEqual(frozenRule);
  });
});

describe("the frozen rule", () => {
  // Computed once by Python: hashlib.sha256(json.dumps(rule, sort_keys=True, separators=(",", ":"))).
  test("has the fingerprint that was printed first: whoever changes it must say so here", () => {
    expect(frozenRuleHash).toBe("7b9c9ebb11cf93c969ff45dc7db89d6f3584934202762a83aefbb0040e6a410b");
  });

  test("is what the code scores by: days, first day, asset", () => {
    expect(scoreDays).toEqual(frozenRule.scoreAfterDays);
    expect(frozenRule.base.day).toBe(announcedDate);
    expect(frozenRule.frozenAsOf).toBe(articleDate);
    const setting = { vintage: "made", asOf: "2026-08-21", frequency: "daily" } as const;
    expect(defaultParameters(h7.parameters(setting))).toEqual({
      asset: frozenRule.followed.series,
      base: "call",
      scored: "all",
      standIn: "none",
    });
  });

  test("takes its signal from the defaults of the claim about breakouts, by day", () => {
    const setting = { vintage: "made", asOf: "2026-08-21", frequency: "daily" } as const;
    expect(defaultParameters(h1.parameters(setting))).toMatchObject({
      gap: frozenRule.signal.daysWithoutRecord,
      asset: frozenRule.followed.series,
    });
  });

  test("is named in the claim's definition by the beginning of its fingerprint", () => {
    expect(h7.definition).toContain(frozenRuleHash.slice(0, 16));
  });
});
