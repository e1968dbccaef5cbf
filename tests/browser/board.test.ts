import { expect, test } from "vitest";
import { nodeReport } from "./node-report.js";
import { patienceMs, visit } from "./visit.js";

const { claims } = await nodeReport();

test("the board lists every claim, and its switches filter by kind and verdict, in the address and back", async () => {
  const { page, troubles } = await visit("/");
  const rows = page.locator(".board [data-kind]:visible");
  expect(await rows.count()).toBe(claims.length);
  const kind = "dated fact";
  const ofKind = claims.filter(({ claim }) => claim.type === kind);
  await page.locator(`[data-filter=kind][data-value="${kind}"]`).click();
  await expect.poll(() => rows.count(), { timeout: patienceMs }).toBe(ofKind.length);
  expect(new URL(page.url()).searchParams.get("kind")).toBe(kind);
  const verdict = ofKind[0]?.finding.verdict ?? "supported";
  await page.locator(`[data-filter=verdict][data-value="${verdict}"]`).click();
  const both = ofKind.filter(({ finding }) => finding.verdict === verdict);
  await expect.poll(() => rows.count(), { timeout: patienceMs }).toBe(both.length);
  expect(await page.locator(".board-count").textContent()).toContain(`${both.length} of ${claims.length}`);
  await page.goBack();
  await expect.poll(() => rows.count(), { timeout: patienceMs }).toBe(ofKind.length);
  expect(troubles).toEqual([]);
});

test("a filter that no claim passes says so, and a permalink brings a filter back", async () => {
  const { page } = await visit("/?kind=no-such-kind");
  await expect.poll(() => page.locator(".board-empty").isVisible(), { timeout: patienceMs }).toBe(true);
  expect(await page.locator(".board [data-kind]:visible").count()).toBe(0);
});
