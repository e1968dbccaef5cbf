import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openChartBench, settled } from "./open-chart-bench.js";

const chart = (page: Page, id: string) => page.locator(`[data-chart="${id}"]`);
const notes = (of: Locator) => of.locator(".crossing text").allTextContents();
const rules = (of: Locator) => of.locator(".crosshair line").count();

describe("reading one chart over dates", () => {
  test("shows its day in the page\u2019s others, with the value of each line\u2019s nearest point", async () => {
    const { page, troubles } = await openChartBench();
    const drawing = chart(page, "daily").locator(".drawing");
    await drawing.focus();
    for (let i = 0; i < 46; i += 1) await drawing.press("ArrowRight");
    await settled(page);
    const read = (await chart(page, "daily").locator(".reading").textContent()) ?? "";
    expect(read).toBe("Russell, 2024-02-15: value 1045");
    // 15 February 2024 is day 45: as near to the second month\u2019s value, of day 30, as to the third\u2019s, of day 60.
    expect(["value 10", "value 20"]).toContain((await notes(chart(page, "monthly"))).join());
    expect(await notes(chart(page, "panels"))).toEqual(["value 45", "value 2025"]);
    expect(await rules(chart(page, "monthly"))).toBe(1);
    expect(await rules(chart(page, "daily"))).toBe(0);
    await drawing.press("Escape");
    await settled(page);
    expect(await page.locator(".crosshair *").count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test("by the pointer follows it, and leaves nothing behind when it leaves", async () => {
    const { page } = await openChartBench();
    const box = await chart(page, "daily").locator("svg").boundingBox();
    if (!box) throw new Error("the chart is drawn");
    await page.mouse.move(box.x + 300, box.y + box.height - 60);
    await page.mouse.move(box.x + 300, box.y + 40);
    for (const at of [0.3, 0.5, 0.7]) {
      const path = chart(page, "daily").locator('.line[data-line="rut"] path');
      const [x, y] = await path.evaluate((element, share): [number, number] => {
        if (!(element instanceof SVGPathElement)) throw new Error("not a path");
        const matrix = element.getScreenCTM();
        if (!matrix) throw new Error("the path is not drawn");
        const point = element.getPointAtLength(share * element.getTotalLength()).matrixTransform(matrix);
        return [point.x, point.y];
      }, at);
      await page.mouse.move(x, y);
      await settled(page);
      expect(await notes(chart(page, "panels"))).toHaveLength(2);
    }
    await page.mouse.move(2, 2);
    await settled(page);
    expect(await page.locator(".crosshair *").count()).toBe(0);
  });

  test("in stacked panels shows the day in the other panels of the same drawing", async () => {
    const { page } = await openChartBench();
    const drawing = chart(page, "panels").locator(".drawing");
    await drawing.focus();
    for (let i = 0; i < 4; i += 1) await drawing.press("ArrowRight");
    await settled(page);
    expect(await chart(page, "panels").locator(".reading").textContent()).toBe("A, 2024-01-04: value 3");
    expect(await notes(chart(page, "panels"))).toEqual(["value 9"]);
    await drawing.press("ArrowDown");
    await settled(page);
    expect(await chart(page, "panels").locator(".reading").textContent()).toBe("B, 2024-01-04: value 9");
    expect(await notes(chart(page, "panels"))).toEqual(["value 3"]);
  });

  test("touches no chart that is out of sight, nor one that does not reach that day", async () => {
    const { page } = await openChartBench();
    await page.setViewportSize({ width: 1100, height: 560 });
    await settled(page);
    const drawing = chart(page, "daily").locator(".drawing");
    await drawing.focus();
    await drawing.press("ArrowRight");
    await settled(page);
    expect(await rules(chart(page, "panels"))).toBe(0);
    await page.setViewportSize({ width: 1100, height: 1500 });
    await chart(page, "monthly").locator("[data-zoom=in]").click();
    await drawing.focus();
    await drawing.press("ArrowRight");
    await settled(page);
    expect(await rules(chart(page, "panels"))).toBe(1);
    expect(await rules(chart(page, "monthly"))).toBe(0);
  });
});
