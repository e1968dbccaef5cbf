import { beforeAll, describe, expect, test } from "vitest";
import type { Finding, Verdict } from "../../src/claims/claim.js";
import { chapterOfClaim } from "../../src/claims/claims.js";
import { headline, tally } from "../../src/report/headline.js";
import type { Report } from "../../src/report/make-report.js";
import { chapters, pageFooter, pageHeader } from "../../src/report/page-frame.js";
import { rawValue } from "../claims/embedded.js";
import { madeReport, pages } from "./report.js";

let report: Report;

beforeAll(async () => {
  ({ report } = await madeReport());
});

const withVerdicts = (...verdicts: Verdict[]) => verdicts.map((verdict) => ({ verdict }) as Finding);

describe("the tally", () => {
  test("counts the verdicts in words, in one order whatever the claims' own", () => {
    expect(tally(withVerdicts("contradicted", "supported-with-caveat", "contradicted", "supported"))).toBe(
      "Of the four claims that carry the argument, one is supported, one is supported with a caveat and two are contradicted.",
    );
  });

  test("says in a verb that a claim cannot be answered", () => {
    expect(tally(withVerdicts("cannot-say", "supported", "cannot-say"))).toBe(
      "Of the three claims that carry the argument, one is supported and two cannot be answered.",
    );
  });

  test("leaves out verdicts that no claim has", () => {
    expect(tally(withVerdicts("contradicted"))).not.toMatch(/supported|inconclusive|\bno\b/);
  });

  test("counts each of the report's claims once", () => {
    const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    const counts = [...tally(report.claims.map(({ finding }) => finding)).matchAll(/(\w+) (is|are) /g)];
    const total = counts.reduce((sum, [, word = ""]) => sum + words.indexOf(word), 0);
    expect(total).toBe(report.claims.length);
  });
});

describe("the headline", () => {
  test("says what followed the breakouts, and the articles to the vintage's last day", () => {
    const findings = report.claims.map(({ finding }) => finding);
    const change = rawValue("eth", "daily", "2026-08-21") / rawValue("eth", "daily", "2026-01-08") - 1;
    // Two of five: known beforehand.
    expect(headline(findings)).toBe(
      `Ether was higher six months after two of five Russell 2000 breakouts; since the articles it has lost ${Math.round(-100 * change)}%.`,
    );
  });

  test("is the tally where the claim about breakouts has no evidence", () => {
    const findings = withVerdicts("cannot-say", "supported");
    expect(headline(findings)).toBe(tally(findings));
  });

  test("says that the data are too old where the verdict on the breakouts is withheld, and nothing of today", () => {
    const findings = report.claims.map(({ finding }) =>
      finding.claim === "H1" ? { ...finding, verdict: "cannot-say" as const } : finding,
    );
    expect(headline(findings)).toBe(
      "Too old for a verdict: in the data held, ether was higher six months after two of five Russell 2000 breakouts.",
    );
    expect(tally(findings)).toMatch(/one cannot be answered\.$/);
  });
});

describe("the frame of a page", () => {
  test("has a page for every chapter, and a chapter for every claim", () => {
    const names = pages.map(([name]) => `/${name.replace(/\.md$/, "").replace(/^index$/, "")}`);
    for (const { path } of chapters) expect(names).toContain(path);
    const paths = chapters.map(({ path }) => path);
    for (const { claim } of report.claims) expect(paths).toContain(`/${chapterOfClaim(claim.id)}`);
  });

  test("marks the current chapter and no other", () => {
    for (const { path, name } of chapters) {
      const marked = pageHeader(path === "/" ? "/index" : path).match(/<a [^>]*aria-current="page">[^<]*/g);
      expect(marked).toEqual([`<a href="${path}" aria-current="page">${name}`]);
    }
  });

  test("ends with the vintage and its as-of day", () => {
    expect(pageFooter({ vintage: "v-1", asOf: "2026-08-21" })).toMatch(/v-1.*as known on 2026-08-21/);
  });
});
