import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { control, expectTakenOver, place } from "./claim-page.js";
import { openChartBench, settled } from "./open-chart-bench.js";
import { patienceMs, visit } from "./visit.js";

const closes = (page: Page) => place(page, "R1", "chart/record-closes");
const viewNote = (chart: Locator) => chart.locator(".view-note").textContent();
const years = (chart: Locator) => chart.locator("svg:visible .axis-x text").allTextContents();

async function openCloses(path = "/milestone") {
  const reader = await visit(path);
  const chart = closes(reader.page);
  await chart.scrollIntoViewIfNeeded();
  await chart.locator(".drawing").dispatchEvent("pointerenter");
  await expectTakenOver(reader.page, "R1");
  return { ...reader, chart };
}

async function drag(page: Page, chart: Locator, from: number, to: number): Promise<void> {
  const box = await chart.locator("svg:visible").boundingBox();
  if (!box) throw new Error("the chart is drawn");
  const y = box.y + 0.6 * box.height;
  await page.mouse.move(box.x + from * box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + ((from + to) / 2) * box.width, y);
  await page.mouse.move(box.x + to * box.width, y);
  await page.mouse.up();
}

describe("a chart over dates", () => {
  test("is zoomed by dragging across, says which period it shows, and is whole again by a double click", async () => {
    const { page, chart, troubles } = await openCloses();
    const whole = await years(chart);
    const height = (await chart.boundingBox())?.height;
    await drag(page, chart, 0.3, 0.6);
    expect(await viewNote(chart)).toMatch(/^\d+ \w+ 20\d\d to \d+ \w+ 20\d\d$/);
    const zoomed = await years(chart);
    expect(zoomed).not.toEqual(whole);
    expect(await chart.locator(".brush").count()).toBe(0);
    expect((await chart.boundingBox())?.height).toBe(height);
    expect(await chart.locator("[data-zoom=whole]").getAttribute("aria-disabled")).toBe("false");
    await chart.locator("svg:visible").dblclick();
    expect(await years(chart)).toEqual(whole);
    expect(await viewNote(chart)).toBe("");
    expect(troubles).toEqual([]);
  });

  test("is left as it is by a click, by a drag that is given up, and by a finger", async () => {
    const { page, chart } = await openCloses();
    const whole = await years(chart);
    await drag(page, chart, 0.4, 0.401);
    await page.mouse.down();
    await page.mouse.move(600, 400);
    await chart.locator(".drawing").press("Escape");
    await page.mouse.up();
    const touch = { pointerType: "touch", pointerId: 7, isPrimary: true, button: 0 };
    const box = await chart.locator("svg:visible").boundingBox();
    for (const [type, x] of [
      ["pointerdown", 300],
      ["pointermove", 500],
      ["pointerup", 600],
    ] as const)
      await chart
        .locator(".drawing")
        .dispatchEvent(type, { ...touch, clientX: x, clientY: (box?.y ?? 0) + 100 });
    expect(await years(chart)).toEqual(whole);
    expect(await chart.locator(".drawing").evaluate((element) => getComputedStyle(element).touchAction)).toBe(
      "pan-y",
    );
  });

  test("is zoomed by plus and minus around the point that is read, and whole again by zero", async () => {
    const { chart } = await openCloses();
    const drawing = chart.locator(".drawing");
    await drawing.focus();
    await drawing.press("ArrowLeft");
    const read = await chart.locator(".reading").textContent();
    await drawing.press("+");
    await drawing.press("+");
    expect(await viewNote(chart)).toMatch(/to 21 Aug 2026$/);
    expect(await chart.locator(".reading").textContent()).toBe(read);
    const closest = await viewNote(chart);
    await drawing.press("-");
    expect(await viewNote(chart)).not.toBe(closest);
    await drawing.press("0");
    expect(await viewNote(chart)).toBe("");
    expect(await drawing.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test("is zoomed by a button, which keeps the focus, before anything was touched", async () => {
    const { page } = await visit("/milestone");
    const chart = closes(page);
    await chart.locator("[data-zoom=in]").click();
    await expect.poll(() => viewNote(chart), { timeout: patienceMs }).toMatch(/ to /);
    await chart.locator("[data-zoom=whole]").click();
    expect(await viewNote(chart)).toBe("");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-zoom"))).toBe("whole");
  });

  test("stays as the reader looks at it when a control moves", async () => {
    const { page, chart } = await openCloses();
    await chart.locator("[data-scale=linear]").click();
    await chart.locator("[data-zoom=in]").click();
    const period = await viewNote(chart);
    await control(page, "R1", "level").press("ArrowLeft");
    await expect
      .poll(() => chart.locator("figcaption").textContent(), { timeout: patienceMs })
      .toContain("2,550");
    expect(await viewNote(chart)).toBe(period);
    expect(await chart.locator("[data-scale=linear]").getAttribute("aria-pressed")).toBe("true");
  });

  test("says so where there is nothing finer to see, and stays as it was", async () => {
    const { page } = await openChartBench();
    const chart = page.locator('[data-chart="monthly"]');
    for (let i = 0; i < 8; i += 1) await chart.locator("[data-zoom=in]").click();
    expect(await viewNote(chart)).toBe("There is nothing finer to see here.");
    expect(await chart.locator(".line path").getAttribute("d")).toMatch(/^M.*L/);
  });
});

describe("the scales of a chart", () => {
  test("are chosen by buttons that say which is pressed; rebased lines say where they are 100", async () => {
    const { chart } = await openCloses();
    const ticks = () => chart.locator("svg:visible .axis-y text").allTextContents();
    const pressed = () => chart.locator("[aria-pressed=true]").allTextContents();
    expect(await pressed()).toEqual(["Log"]);
    const log = await ticks();
    await chart.locator("[data-scale=rebased]").click();
    expect(await pressed()).toEqual(["Rebased"]);
    expect(await ticks()).toContain("100");
    expect(await viewNote(chart)).toBe("100 at the left edge");
    await chart.locator("[data-scale=linear]").click();
    expect(await ticks()).not.toEqual(log);
    await chart.locator("[data-scale=log]").click();
    expect(await ticks()).toEqual(log);
  });

  test("and its period are drawn in the variant of another window, too", async () => {
    const { page, chart } = await openCloses();
    await chart.locator("[data-zoom=in]").click();
    const period = await viewNote(chart);
    await page.setViewportSize({ width: 500, height: 800 });
    await expect
      .poll(() => chart.locator("svg:visible").getAttribute("width"), { timeout: patienceMs })
      .toBe("340");
    expect(await viewNote(chart)).toBe(period);
    await settled(page);
    expect(await chart.locator("svg:visible").count()).toBe(1);
  });
});
