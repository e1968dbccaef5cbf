import { beforeAll, describe, expect, test } from "vitest";
import type { Finding, Verdict } from "../../src/claims/claim.js";
import { headline } from "../../src/report/headline.js";
import type { Report } from "../../src/report/make-report.js";
import { chapterOf, chapters, pageFooter, pageHeader } from "../../src/report/page-frame.js";
import { madeReport, pages } from "./report.js";

let report: Report;

beforeAll(async () => {
  ({ report } = await madeReport());
});

const withVerdicts = (...verdicts: Verdict[]) => verdicts.map((verdict) => ({ verdict }) as Finding);

describe("the headline", () => {
  test("counts the verdicts in words, in one order whatever the claims' own", () => {
    expect(headline(withVerdicts("contradicted", "supported-with-caveat", "contradicted", "supported"))).toBe(
      "Of the four claims that carry the argument, one is supported, one is supported with a caveat and two are contradicted.",
    );
  });

  test("leaves out verdicts that no claim has", () => {
    expect(headline(withVerdicts("contradicted"))).not.toMatch(/supported|inconclusive|\bno\b/);
  });

  test("counts each of the report's claims once", () => {
    const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    const counts = [...headline(report.claims.map(({ finding }) => finding)).matchAll(/(\w+) (is|are) /g)];
    const total = counts.reduce((sum, [, word = ""]) => sum + words.indexOf(word), 0);
    expect(total).toBe(report.claims.length);
  });
});

describe("the frame of a page", () => {
  test("has a page for every chapter, and a chapter for every claim", () => {
    const names = pages.map(([name]) => `/${name.replace(/\.md$/, "").replace(/^index$/, "")}`);
    for (const { path } of chapters) expect(names).toContain(path);
    const paths = chapters.map(({ path }) => path);
    for (const { claim } of report.claims) expect(paths).toContain(chapterOf[claim.id]);
  });

  test("marks the current chapter and no other", () => {
    for (const { path, name } of chapters) {
      const marked = pageHeader(path === "/" ? "/index" : path).match(/<a [^>]*aria-current="page">[^<]*/g);
      expect(marked).toEqual([`<a href="${path}" aria-current="page">${name}`]);
    }
  });

  test("ends with the vintage and its as-of day", () => {
    expect(pageFooter({ vintage: "v-1", asOf: "2026-08-21" })).toMatch(/v-1.*data to 2026-08-21/);
  });
});
