import type { Locator } from "playwright-core";
import { describe, expect, test } from "vitest";
import { articleDate } from "../../src/claims/article.js";
import { claimsOfChapter } from "../../src/claims/claims.js";
import { controls, expectAddress, expectShown, expectTakenOver, place } from "./claim-page.js";
import { nodeFinding, nodeReport } from "./node-report.js";
import { askedForDatabase, patienceMs, visit } from "./visit.js";
import { watch, watched } from "./watch-page.js";

const { claims } = await nodeReport();
const chapters = [
  { path: "/", ids: ["H1"] },
  ...Object.entries(claimsOfChapter).map(([chapter, own]) => ({
    path: `/${chapter}`,
    ids: own
      .map(({ id }) => id)
      .filter((id) => claims.some(({ claim, setting }) => claim.id === id && setting)),
  })),
];
const sizes = [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
];

describe("the first touch", () => {
  test.each(chapters)(
    "of each claim takes $path over in place: nothing moves, nothing is empty, no number and no line changes",
    async ({ ids, path }) => {
      for (const viewport of sizes) {
        const reader = await visit(path, { viewport });
        const { page, troubles } = reader;
        await watch(page);
        const before = await page.evaluate(chartsAsDrawn);
        for (const id of ids) {
          const places = page.locator(`[data-part^="${id}/"], [data-controls="${id}"]`);
          await places.last().dispatchEvent("pointerenter");
          await expectTakenOver(page, id);
        }
        expect.soft(await page.evaluate(chartsAsDrawn), `at ${viewport.width} px`).toEqual(before);
        const { shift, empty, unseen } = await watched(page);
        expect.soft({ shift, empty, unseen }).toEqual({ shift: 0, empty: [], unseen: [] });
        if (path !== "/") for (const id of ids) await expectShown(page, await nodeFinding(id));
        await expectAddress(page, {});
        expect(askedForDatabase(reader)).toBe(false);
        expect(troubles).toEqual([]);
      }
    },
    120_000,
  );

  test("leaves the keyboard where it is, on a button of a chart", async () => {
    const { page } = await visit("/rotation");
    await place(page, "H1", "chart/breakout-paths").locator("[data-download=csv]").focus();
    await expectTakenOver(page, "H1");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-download"))).toBe("csv");
  });

  test("may be a click on the articles\u2019 date, which is not lost", async () => {
    const { page } = await visit("/rotation");
    await tap(controls(page, "H1").locator("[data-as-of]"));
    await expectShown(page, await nodeFinding("H1", { asOf: articleDate }));
  });

  test("may be a click on a download, which is not lost", async () => {
    const { page } = await visit("/");
    const button = place(page, "H1", "chart/breakout-paths").locator("[data-download=csv]");
    const [file] = await Promise.all([page.waitForEvent("download"), tap(button)]);
    expect(file.suggestedFilename()).toBe("breakout-paths.csv");
  });

  test("may be a click that runs a query, which is not lost", async () => {
    const { page } = await visit("/milestone");
    const query = page.locator('[data-query="R1/record-closes"]');
    await query.evaluate((details) => details.setAttribute("open", ""));
    await tap(query.locator("[data-run]"));
    await expect
      .poll(() => query.locator("[role=status]").textContent(), { timeout: patienceMs })
      .toMatch(/\d rows/);
  });

  test("may be a key on the gap slider, pressed before the page could load what it needs", async () => {
    const { page } = await visit("/rotation");
    const slider = controls(page, "H1").locator("[name=gap]");
    await slider.press("ArrowRight");
    await expectShown(page, await nodeFinding("H1", { gap: "4" }));
    await expectAddress(page, { "H1.gap": "4" });
  });
});

test("after it was taken over, a page that is turned or resized shows every chart in every frame", async () => {
  const { page } = await visit("/rotation");
  await controls(page, "H1").locator("[name=gap]").focus();
  await expectTakenOver(page, "H1");
  await watch(page);
  for (const width of [360, 700, 1280, 500, 900]) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
  const { empty, unseen } = await watched(page);
  expect({ empty, unseen }).toEqual({ empty: [], unseen: [] });
});

/** A finger\u2019s tap: everything in one moment, before anything can be loaded. */
function tap(button: Locator): Promise<void> {
  return button.evaluate((element) => {
    for (const type of ["pointerenter", "pointerdown", "pointerup"]) {
      element.dispatchEvent(new PointerEvent(type, { bubbles: type !== "pointerenter" }));
    }
    if (element instanceof HTMLElement) element.click();
  });
}

interface DrawnChart {
  readonly top: number;
  readonly height: number;
  readonly words: string;
  readonly marks: readonly string[];
}

function chartsAsDrawn(): DrawnChart[] {
  return [...document.querySelectorAll("figure.chart")].map((figure) => {
    const { top, height } = figure.getBoundingClientRect();
    const svg = [...figure.querySelectorAll(".canvas svg")].find(
      (one) => one.getBoundingClientRect().height > 0,
    );
    const marks = [...(svg?.querySelectorAll("path, rect, circle:not(.reading-mark), text") ?? [])];
    const words = figure.querySelector("figcaption")?.textContent ?? "";
    return {
      top: Math.round(top + scrollY),
      height: Math.round(height),
      words,
      marks: marks.map((mark) => mark.outerHTML),
    };
  });
}
