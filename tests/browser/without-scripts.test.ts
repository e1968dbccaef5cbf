import { expect, test } from "vitest";
import { chapterOfClaim } from "../../src/claims/claims.js";
import { verdictWords } from "../../src/components/verdict-mark.js";
import { chartFaults } from "./chart-faults.js";
import { nodeReport } from "./node-report.js";
import { sitePages } from "./site-pages.js";
import { visit } from "./visit.js";

const { claims } = await nodeReport();

test.each(sitePages())(
  "without JavaScript $path shows its text, verdicts and charts, and no control that would do nothing",
  async ({ path }) => {
    const { page, troubles, elsewhere } = await visit(path, { javaScriptEnabled: false });
    const shown = await page.locator("main").innerText();
    expect(shown.length).toBeGreaterThan(500);
    for (const { claim, finding } of claims) {
      if (path !== "/" && path !== `/${chapterOfClaim(claim.id)}`) continue;
      expect(shown).toContain(verdictWords[finding.verdict]);
      expect(shown).toContain(finding.sentence);
    }
    expect(await chartFaults(page)).toEqual([]);
    const dead = page.locator("form.controls, [data-download], [data-run]").filter({ visible: true });
    expect(await dead.count()).toBe(0);
    expect(elsewhere).toEqual([]);
    expect(troubles).toEqual([]);
  },
);
