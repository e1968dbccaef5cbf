import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chartFaults } from "./chart-faults.js";
import {
  control,
  controls,
  expectAddress,
  expectShown,
  expectTakenOver,
  place,
  shownAnswer,
  status,
} from "./claim-page.js";
import { nodeFinding, nodeReport } from "./node-report.js";
import { askedForDatabase, patienceMs, visit } from "./visit.js";
import { watch, watched } from "./watch-page.js";

const standard = await nodeFinding("H1");
const gap = (value: number) => nodeFinding("H1", { gap: String(value) });

describe("the controls of /rotation", () => {
  test("the gap slider, moved by keys, changes verdict, charts and address at once and without the database", async () => {
    const reader = await visit("/rotation");
    const { page, troubles } = reader;
    await watch(page);
    const before = await linesOf(page);
    const slider = control(page, "H1", "gap");
    await slider.focus();
    for (let i = 0; i < 3; i += 1) await slider.press("ArrowRight");
    await expectShown(page, await gap(6));
    await expectAddress(page, { "H1.gap": "6" });
    expect(await shownAnswer(page, "H1")).not.toBe(standard.sentence);
    expect(await linesOf(page)).not.toEqual(before);
    expect(await slider.getAttribute("aria-valuetext")).toBe("6 months");
    expect(await controls(page, "H1").locator("[data-remaining=gap]").textContent()).toBe(
      "leaves four breakouts",
    );
    expect(await chartFaults(page)).toEqual([]);
    const { empty, unseen } = await watched(page);
    expect({ empty, unseen }).toEqual({ empty: [], unseen: [] });
    expect(askedForDatabase(reader)).toBe(false);
    expect(troubles).toEqual([]);
  });

  test("the gap slider, dragged by the pointer, shows each value on the way and stays under the pointer", async () => {
    const { page } = await visit("/rotation");
    const slider = control(page, "H1", "gap");
    await slider.scrollIntoViewIfNeeded();
    const box = await slider.boundingBox();
    if (!box) throw new Error("the slider is not to be seen");
    const at = (share: number): [number, number] => [
      box.x + 8 + (box.width - 16) * share,
      box.y + box.height / 2,
    ];
    await page.mouse.move(...at(2 / 11));
    await page.mouse.down();
    await expectTakenOver(page, "H1");
    for (const value of [5, 8, 12]) {
      await page.mouse.move(...at((value - 1) / 11), { steps: 3 });
      await expectShown(page, await gap(value));
      const now = await slider.boundingBox();
      expect(Math.abs((now?.y ?? 0) - box.y), `the slider moved away at ${value}`).toBeLessThanOrEqual(1);
    }
    await page.mouse.up();
    await expectAddress(page, { "H1.gap": "12" });
    await page.goBack();
    const earlier = new URL(page.url()).searchParams.get("H1.gap") ?? "3";
    expect(earlier).not.toBe("12");
    await expectShown(page, await gap(Number(earlier)));
  });

  test("what is followed and the sample\u2019s start change the numbers to those of Node", async () => {
    const { page } = await visit("/rotation");
    await control(page, "H1", "asset").selectOption("btc");
    await expectShown(page, await nodeFinding("H1", { asset: "btc" }));
    await control(page, "H1", "start").selectOption("2018-01-01");
    await expectShown(page, await nodeFinding("H1", { asset: "btc", start: "2018-01-01" }));
    await expectAddress(page, {
      "H1.asset": "btc",
      "H1.start": "2018-01-01",
    });
  });

  test("back and forward return to the earlier definitions and their numbers; reset returns to the defaults", async () => {
    const { page } = await visit("/rotation");
    const slider = control(page, "H1", "gap");
    await slider.focus();
    await expectTakenOver(page, "H1");
    await slider.press("ArrowRight");
    await expectShown(page, await gap(4));
    await expectAddress(page, { "H1.gap": "4" });
    await control(page, "H1", "asset").selectOption("btc");
    const both = await nodeFinding("H1", { gap: "4", asset: "btc" });
    await expectShown(page, both);
    await expectAddress(page, { "H1.gap": "4", "H1.asset": "btc" });
    await page.goBack();
    await expectShown(page, await gap(4));
    expect(await control(page, "H1", "asset").inputValue()).toBe("eth");
    await page.goBack();
    await expectShown(page, standard);
    expect(await slider.inputValue()).toBe("3");
    await page.goForward();
    await page.goForward();
    await expectShown(page, both);
    await controls(page, "H1").getByRole("button", { name: /reset/i }).click();
    await expectShown(page, standard);
    await expectAddress(page, {});
    expect(await slider.inputValue()).toBe("3");
    expect(await control(page, "H1", "asset").inputValue()).toBe("eth");
  });

  test("bars that the vintage lacks are not offered, and the reason is shown", async () => {
    const { page } = await visit("/rotation");
    const { claims } = await nodeReport();
    const offered = claims.find(({ claim }) => claim.id === "H1")?.offered ?? [];
    const lacking = offered.filter(({ reason }) => reason !== null);
    expect(lacking.map(({ frequency }) => frequency)).toEqual(["weekly", "daily"]);
    for (const { frequency } of offered) {
      const radio = controls(page, "H1").locator(`[name=frequency][value=${frequency}]`);
      expect(await radio.isDisabled()).toBe(frequency !== "monthly");
    }
    const shown = (await controls(page, "H1").locator("fieldset").textContent()) ?? "";
    expect(shown).toContain(lacking[0]?.reason);
  });
});

describe("a permalink to /rotation", () => {
  test("brings back the definitions and exactly the numbers that Node computes", async () => {
    const reader = await visit("/rotation?H1.gap=6&H1.asset=btc");
    const { page, troubles } = reader;
    await expectShown(page, await nodeFinding("H1", { gap: "6", asset: "btc" }));
    expect(await control(page, "H1", "gap").inputValue()).toBe("6");
    expect(await control(page, "H1", "asset").inputValue()).toBe("btc");
    await expectAddress(page, {
      "H1.gap": "6",
      "H1.asset": "btc",
    });
    expect(askedForDatabase(reader)).toBe(false);
    expect(troubles).toEqual([]);
  });

  test("can be copied", async () => {
    const { page } = await visit("/rotation?H1.gap=6", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await expectShown(page, await gap(6));
    await controls(page, "H1").locator("[data-copy-link]").click();
    await expect.poll(() => status(page, "H1").textContent(), { timeout: patienceMs }).toMatch(/copied/i);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });

  test.each([
    ["H1.gap=abc", /gap.*1.*12.*abc/],
    ["H1.gap=999", /gap.*1.*12.*999/],
    ["H1.gap=2.5", /gap.*2\.5/],
    ["H1.gap=", /gap.*1.*12/],
    ["H1.unknown=1", /unknown/],
    ["H1.asset=doge", /asset.*eth.*btc.*doge/],
    ["H1.frequency=daily", /day|daily/],
    ["H1.asOf=yesterday", /yesterday/],
    ["H1.asOf=2026-02-30", /2026-02-30/],
    ["H1.asOf=2030-01-01", /2030-01-01/],
  ])("that says %s keeps the default figures and says what is wrong", async (asked, message) => {
    const { page, troubles } = await visit(`/rotation?${asked}`);
    await expect.poll(() => status(page, "H1").textContent(), { timeout: patienceMs }).toMatch(message);
    await expectShown(page, standard);
    expect(await control(page, "H1", "gap").inputValue()).toBe("3");
    expect(await page.locator("[aria-busy=true]").count()).toBe(0);
    expect(await chartFaults(page)).toEqual([]);
    expect(troubles).toEqual([]);
    await control(page, "H1", "gap").press("ArrowRight");
    await expectShown(page, await gap(4));
    await expectAddress(page, { "H1.gap": "4" });
    expect(await status(page, "H1").textContent()).toBe("");
  });

  test("shows its own figures on the first page too, where there are no controls", async () => {
    const { page } = await visit("/?H1.gap=6");
    const finding = await gap(6);
    await expect
      .poll(() => place(page, "H1", "chart/breakout-paths").locator("tbody tr").count(), {
        timeout: patienceMs,
      })
      .toBe(finding.n + 1);
  });
});

function linesOf(page: Page): Promise<(string | null)[]> {
  return place(page, "H1", "chart/breakout-paths")
    .locator("svg:visible .line path")
    .evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));
}
