import { expect, test } from "vitest";
import { catalogue } from "../../src/series/catalogue.js";
import { numberText } from "../../src/text/numbers.js";
import { nodeReport } from "./node-report.js";
import { visit } from "./visit.js";

const { vintage } = await nodeReport();

test("the data page has a row for every series, with its last day, its publisher and a small chart", async () => {
  const { page } = await visit("/data");
  const rows = await page.locator("table.series tbody tr").evaluateAll((elements) =>
    elements.map((row) => ({
      text: row.textContent ?? "",
      links: [...row.querySelectorAll("a")].map((link) => link.href),
      marks: [...row.querySelectorAll<SVGGraphicsElement>("svg path")].filter(
        (path) => path.getBBox().width > 50,
      ).length,
      label: row.querySelector("svg")?.getAttribute("aria-label") ?? "",
      broken: /NaN|undefined|Invalid/.test(row.outerHTML),
    })),
  );
  expect(rows).toHaveLength(catalogue.length);
  catalogue.forEach((series, i) => {
    const row = rows[i];
    const lasts = vintage.coverage.filter((held) => held.series === series.id).map(({ last }) => last);
    expect(row?.text).toContain(series.title);
    expect(row?.text).toContain(series.unit);
    expect(row?.text).toContain(numberText("en").shortDay(lasts.sort().at(-1) ?? ""));
    expect(row?.text).toContain(series.publisher);
    expect(row?.links).toContain(new URL(series.publisherUrl).href);
    expect(row?.links).toContain(new URL(series.licenceUrl).href);
    expect(row?.marks).toBe(1);
    expect(row?.label).toContain(series.title);
    expect(row?.broken).toBe(false);
  });
});

test("the data page names its vintage and offers the findings that Node computes", async () => {
  const { page } = await visit("/data");
  expect(await page.locator("main").innerText()).toContain(vintage.id);
  const link = page.getByRole("link", { name: /findings/i });
  const href = await link.evaluate((element) => (element instanceof HTMLAnchorElement ? element.href : ""));
  const findings: unknown = await (await fetch(href)).json();
  const { claims } = await nodeReport();
  expect(findings).toMatchObject(
    claims.map(({ claim, finding }) => ({ id: claim.id, verdict: finding.verdict, n: finding.n })),
  );
});
