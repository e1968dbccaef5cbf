import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { control, expectShown } from "./claim-page.js";
import { nodeFinding } from "./node-report.js";
import { sitePages } from "./site-pages.js";
import { visit } from "./visit.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const looks = [
  { name: "light and wide", colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { name: "dark and narrow", colorScheme: "dark", viewport: { width: 360, height: 740 } },
] as const;

test.each(sitePages())(
  "axe finds nothing serious on $path, light and wide, dark and narrow",
  async ({ path }) => {
    const { page } = await visit(path);
    for (const { name, colorScheme, viewport } of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      expect.soft(await seriousFaults(page), name).toEqual([]);
    }
  },
);

test.each(["light", "dark"] as const)(
  "axe finds nothing serious on /rotation after a control moved, %s",
  async (colorScheme) => {
    const { page } = await visit("/rotation", { colorScheme });
    await control(page, "H1", "gap").press("ArrowRight");
    await expectShown(page, await nodeFinding("H1", { gap: "4" }));
    await page.locator("details").evaluateAll((all) => {
      for (const details of all) details.setAttribute("open", "");
    });
    expect(await seriousFaults(page)).toEqual([]);
  },
);

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

/** Axe runs by the debugger, which the page\u2019s Content-Security-Policy does not stop. */
async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(`${axe}; undefined`);
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => byReason(nodes).map((reason) => `${id}: ${reason}`));
}

/** One line a reason, with an element that has it and how many more do. */
function byReason(nodes: AxeResults["violations"][number]["nodes"]): string[] {
  const groups = new Map<string, string[]>();
  for (const { html, failureSummary } of nodes) {
    const reason = failureSummary.split("\n")[1]?.trim() ?? "";
    groups.set(reason, [...(groups.get(reason) ?? []), html.slice(0, 120)]);
  }
  return [...groups].map(([reason, [first, ...more]]) => `${reason}: ${first} and ${more.length} more`);
}
