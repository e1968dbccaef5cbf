import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { control, expectTakenOver, place } from "./claim-page.js";
import { sitePages } from "./site-pages.js";
import { askedForDatabase, patienceMs, visit } from "./visit.js";

const breakouts = (page: Page) => place(page, "H1", "chart/breakout-paths");

describe("the breakout chart", () => {
  test("says series, date, value and unit under the pointer, lifts that line, and forgets them when it leaves", async () => {
    const reader = await visit("/");
    const { page, troubles } = reader;
    const chart = breakouts(page);
    await chart.scrollIntoViewIfNeeded();
    const lines = await chart
      .locator("svg:visible .line")
      .evaluateAll((groups) => groups.map((g) => g.getAttribute("data-line") ?? ""));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      const label = await chart.locator(`svg:visible .label[data-line="${line}"] text`).first().textContent();
      await page.mouse.move(...(await endOf(chart, line)));
      await expectTakenOver(page, "H1");
      await page.mouse.move(...(await endOf(chart, line)));
      await expect.poll(() => reading(chart), { timeout: patienceMs }).toContain(label);
      const text = await reading(chart);
      expect(text).toMatch(/\d{4}/);
      expect(text).toMatch(/[+\u2212][\d,]+%/);
      expect(await chart.locator(`svg:visible .line[data-line="${line}"].lifted`).count()).toBe(1);
    }
    await page.mouse.move(5, 5);
    await expect.poll(() => reading(chart), { timeout: patienceMs }).toBe("");
    expect(await chart.locator(".lifted").count()).toBe(0);
    expect(askedForDatabase(reader)).toBe(false);
    expect(troubles).toEqual([]);
  });

  test("can be read by the arrow keys, point by point, until Escape", async () => {
    const { page } = await visit("/rotation");
    await control(page, "H1", "gap").focus();
    await expectTakenOver(page, "H1");
    const chart = breakouts(page);
    const drawing = chart.locator(".drawing");
    await drawing.focus();
    await drawing.press("ArrowRight");
    const first = await reading(chart);
    await drawing.press("ArrowRight");
    const second = await reading(chart);
    expect(first).toMatch(/\d{4}.*(%|: 0)/);
    expect(second).toMatch(/\d{4}.*%/);
    expect(second).not.toBe(first);
    await drawing.press("ArrowLeft");
    expect(await reading(chart)).toBe(first);
    await drawing.press("Escape");
    expect(await reading(chart)).toBe("");
    expect(await drawing.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test("can be reached by the keyboard before anything was touched", async () => {
    const { page } = await visit("/");
    const drawing = breakouts(page).locator(".drawing");
    expect(await drawing.getAttribute("tabindex")).toBe("0");
    await drawing.focus();
    await expectTakenOver(page, "H1");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => reading(breakouts(page)), { timeout: patienceMs }).toMatch(/\d{4}/);
  });
});

const withCharts = sitePages().filter(({ path }) => !["/data", "/methods"].includes(path));

test.each(withCharts)(
  "every chart of $path reads its first point without a word that is no number",
  async ({ path }) => {
    const { page } = await visit(path);
    for (const part of await page.locator("[data-part]:has(figure.chart)").all()) {
      const claim = ((await part.getAttribute("data-part")) ?? "").split("/")[0] ?? "";
      const figure = part.locator("figure.chart");
      await figure.locator("summary").focus();
      await expectTakenOver(page, claim);
      await figure.locator(".drawing").press("ArrowRight");
      const text = await reading(figure);
      expect(text).toMatch(/\p{L}{2,}/u);
      expect(text).not.toMatch(/NaN|undefined|Invalid|Infinity/);
    }
  },
);

async function reading(chart: Locator): Promise<string> {
  const shown = await chart.locator(".reading:visible").allTextContents();
  return shown.join(" ");
}

function endOf(chart: Locator, line: string): Promise<[number, number]> {
  return chart.locator(`svg:visible .line[data-line="${line}"] > path`).evaluate((path): [number, number] => {
    if (!(path instanceof SVGPathElement)) throw new Error("not a path");
    const matrix = path.getScreenCTM();
    if (!matrix) throw new Error("the path is not drawn");
    const { x, y } = path.getPointAtLength(path.getTotalLength()).matrixTransform(matrix);
    return [x, y];
  });
}
