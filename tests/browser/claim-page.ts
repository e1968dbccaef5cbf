import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Finding } from "../../src/claims/claim.js";
import { nodeText, oneSpace } from "./node-report.js";
import { patienceMs } from "./visit.js";

/** The form with the definitions of a claim. */
export function controls(page: Page, claim: string): Locator {
  return page.locator(`[data-controls="${claim}"]`);
}

/** One control of a claim, by the parameter that it sets. */
export function control(page: Page, claim: string, name: string): Locator {
  return controls(page, claim).locator(`[name="${name}"]`);
}

/** Where the messages of a claim's controls appear. */
export function status(page: Page, claim: string): Locator {
  return controls(page, claim).locator("[role=status]");
}

/** The place of a part: "answer", "chart/breakout-paths". */
export function place(page: Page, claim: string, name: string): Locator {
  return page.locator(`[data-part="${claim}/${name}"]`);
}

/** All words and numbers of the verdict as they are shown, spaces as one. */
export async function shownAnswer(page: Page, claim: string): Promise<string> {
  return oneSpace((await place(page, claim, "answer").textContent()) ?? "");
}

/** The shown title and subtitle of a chart. */
export async function shownCaption(page: Page, claim: string, name: string): Promise<string> {
  return oneSpace((await place(page, claim, name).locator("figcaption").textContent()) ?? "");
}

/** Waits until the page shows a finding: its verdict with every number, and the titles of all its charts. */
export async function expectShown(page: Page, finding: Finding): Promise<void> {
  const expected = await nodeText("answer", finding);
  await expect.poll(() => shownAnswer(page, finding.claim), { timeout: patienceMs }).toBe(expected);
  const charts = await page.locator(`[data-part^="${finding.claim}/chart/"]`).all();
  for (const chart of charts) {
    const name = ((await chart.getAttribute("data-part")) ?? "").slice(finding.claim.length + 1);
    if (finding.evidence === null) continue;
    const caption = await nodeText(name, finding);
    await expect.poll(() => shownCaption(page, finding.claim, name), { timeout: patienceMs }).toBe(caption);
  }
}

/** Waits until a claim of the page is taken over: its form and all its charts answer the reader. */
export async function expectTakenOver(page: Page, claim: string): Promise<void> {
  const unread = page.locator(
    `[data-part^="${claim}/"] figure.chart:not(:has(.reading)), [data-controls="${claim}"]:not([data-taken])`,
  );
  await expect.poll(() => unread.count(), { timeout: patienceMs }).toBe(0);
}

/** Waits until the address bar carries these definitions ({"H1.gap": "6"}) and no others. */
export async function expectAddress(
  page: Page,
  definitions: Readonly<Record<string, string>>,
): Promise<void> {
  const carried = () => Object.fromEntries(new URL(page.url()).searchParams);
  await expect.poll(carried, { timeout: patienceMs }).toEqual(definitions);
}
