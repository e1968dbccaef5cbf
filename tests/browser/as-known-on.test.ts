import { describe, expect, test } from "vitest";
import { articleDate } from "../../src/claims/article.js";
import { claimsOfChapter } from "../../src/claims/claims.js";
import { chartFaults } from "./chart-faults.js";
import { control, controls, expectAddress, expectShown, expectTakenOver, status } from "./claim-page.js";
import { nodeFinding, nodeReport } from "./node-report.js";
import { askedForDatabase, patienceMs, visit } from "./visit.js";
import { watch, watched } from "./watch-page.js";

const { claims } = await nodeReport();
const chapters = Object.entries(claimsOfChapter).map(([chapter, own]) => ({
  chapter,
  ids: own
    .map(({ id }) => id)
    .filter((id) => claims.some(({ claim, setting }) => claim.id === id && setting)),
}));

describe.each(chapters)("the switch of /$chapter to the articles\u2019 date", ({ chapter, ids }) => {
  test("takes every claim of the chapter there at once, without the database, as Node computes it, and back", async () => {
    const reader = await visit(`/${chapter}`);
    const { page, troubles, elsewhere } = reader;
    await watch(page);
    await page.locator(`[data-page-as-of="${articleDate}"]`).click();
    await expectAddress(page, { asOf: articleDate });
    for (const id of ids) {
      await expectTakenOver(page, id);
      await expectShown(page, await nodeFinding(id, { asOf: articleDate }));
      expect(await control(page, id, "asOf").inputValue()).toBe(articleDate);
    }
    const { empty } = await watched(page);
    expect(empty).toEqual([]);
    expect(await page.locator("[aria-busy=true]").count()).toBe(0);
    expect(await chartFaults(page)).toEqual([]);
    await page.goBack();
    for (const id of ids) await expectShown(page, await nodeFinding(id));
    expect(askedForDatabase(reader)).toBe(false);
    expect(elsewhere).toEqual([]);
    expect(troubles).toEqual([]);
  }, 120_000);
});

test("a permalink with a day for the whole page opens every claim as known on that day", async () => {
  const { page } = await visit(`/milestone?asOf=${articleDate}`);
  await expectShown(page, await nodeFinding("R1", { asOf: articleDate }));
  expect(await page.locator(`[data-page-as-of="${articleDate}"]`).getAttribute("aria-pressed")).toBe("true");
});

describe("the claim H1 as known on a day that did not come with the page", () => {
  const asOf = "2025-12-31";

  test("loads the database only then, marks the charts busy, never empties them, and gives what Node gives", async () => {
    const reader = await visit("/rotation");
    const { page, troubles, elsewhere } = reader;
    await controls(page, "H1").locator("[data-copy-link]").focus();
    await expectTakenOver(page, "H1");
    expect(askedForDatabase(reader)).toBe(false);
    await watch(page);
    await control(page, "H1", "asOf").fill(asOf);
    await expectAddress(page, { "H1.asOf": asOf });
    await expectShown(page, await nodeFinding("H1", { asOf }));
    expect(reader.requests.some((path) => path.endsWith(".wasm"))).toBe(true);
    const { empty, unseen, busy } = await watched(page);
    expect({ empty, unseen, busy }).toEqual({ empty: [], unseen: [], busy: true });
    await expect.poll(() => page.locator("[aria-busy=true]").count(), { timeout: patienceMs }).toBe(0);
    expect(await status(page, "H1").textContent()).toBe("");
    expect(await chartFaults(page)).toEqual([]);
    await page.goBack();
    await expectShown(page, await nodeFinding("H1"));
    expect(elsewhere).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test("can be given up: the figures and definitions stay those last computed", async () => {
    const { page } = await visit("/rotation");
    await controls(page, "H1").locator("[data-copy-link]").focus();
    await expectTakenOver(page, "H1");
    await page.route("**/*.wasm", (route) =>
      setTimeout(() => void route.continue().catch(() => undefined), 3_000),
    );
    await control(page, "H1", "asOf").fill(asOf);
    await controls(page, "H1").getByRole("button", { name: "Cancel" }).click();
    await expect.poll(() => status(page, "H1").textContent(), { timeout: patienceMs }).toMatch(/^Cancelled/);
    await expectShown(page, await nodeFinding("H1"));
    expect(await control(page, "H1", "asOf").inputValue()).toBe((await nodeFinding("H1")).asOf);
    expect(await page.locator("[aria-busy=true]").count()).toBe(0);
  });

  test("counts fewer breakouts than today, as the command says", async () => {
    const { page } = await visit(`/rotation?H1.asOf=${articleDate}`);
    const finding = await nodeFinding("H1", { asOf: articleDate });
    await expectShown(page, finding);
    expect(finding.n).toBeLessThan((await nodeFinding("H1")).n);
    const counted = page
      .locator('[data-part="H1/answer"] dl.statistics > div')
      .filter({ has: page.locator("dt", { hasText: /^n$/ }) });
    expect(await counted.locator("strong").textContent()).toBe(String(finding.n));
  });
});
