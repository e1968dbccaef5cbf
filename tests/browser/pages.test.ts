import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { pageLanguage } from "../../tools/site/finish-html.js";
import { chartFaults, overflow, overlaps } from "./chart-faults.js";
import { sitePages } from "./site-pages.js";
import { askedForDatabase, visit } from "./visit.js";

const pages = sitePages();

test("the site has its chapters", () => {
  const paths = pages.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(["/", "/rotation", "/scorecard", "/data"]));
});

test.each(pages)(
  "$path opens without an error, a request elsewhere or the database; every chart is whole and nothing too wide on phone, tablet and desktop",
  async ({ file, path }) => {
    const html = readFileSync(join(inject("siteDirectory"), file), "utf8");
    expect(html).not.toMatch(/SyntaxError|observablehq--error|\{\{/);
    const reader = await visit(path);
    await reader.page.waitForLoadState("networkidle");
    expect.soft(await reader.page.evaluate(headOf)).toEqual({
      language: pageLanguage(file),
      headings: 1,
      title: true,
      repeatedIds: [],
    });
    for (const width of [360, 768, 1280, 1440]) {
      await reader.page.setViewportSize({ width, height: 900 });
      expect.soft(await layoutFaults(reader.page), `at ${width} px`).toEqual([]);
    }
    expect.soft(reader.troubles).toEqual([]);
    expect.soft(reader.elsewhere).toEqual([]);
    expect.soft(askedForDatabase(reader)).toBe(false);
  },
);

async function layoutFaults(page: Page): Promise<string[]> {
  const beyond = await overflow(page);
  return [
    ...(beyond > 0 ? [`${beyond} px wider than the window`] : []),
    ...(await overlaps(page, ".chain-title, .chain .verdict, #observablehq-header a:not(.skip)")),
    ...(await chartFaults(page)),
  ];
}

function headOf(): { language: string; headings: number; title: boolean; repeatedIds: string[] } {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  return {
    language: document.documentElement.lang,
    headings: document.querySelectorAll("h1").length,
    title: document.title.length > 3,
    repeatedIds: ids.filter((id, i) => ids.indexOf(id) !== i),
  };
}

test("an address that the site does not have says so, without a request elsewhere", async () => {
  const { page, elsewhere } = await visit("/no-such-page");
  expect(await page.locator("body").textContent()).toMatch(/not found/i);
  expect(elsewhere).toEqual([]);
});
