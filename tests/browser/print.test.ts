import { inflateSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { chartFaults, overflow } from "./chart-faults.js";
import { control, expectShown, expectTakenOver } from "./claim-page.js";
import { nodeFinding } from "./node-report.js";
import { sitePages } from "./site-pages.js";
import { visit } from "./visit.js";

const paperWidth = 718;

test.each(sitePages())(
  "$path prints its charts without its controls, on the paper\u2019s width",
  async ({ path }) => {
    const { page } = await visit(path, { viewport: { width: paperWidth, height: 1000 } });
    await page.emulateMedia({ media: "print" });
    expect(await chartFaults(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    const useless = page
      .locator("form.controls, [data-download], [data-run], header nav")
      .filter({ visible: true });
    expect(await useless.count()).toBe(0);
  },
);

test("a page that was taken over, and one whose charts were recomputed, print their charts like an untouched one", async () => {
  const untouched = await visit("/rotation");
  const printed = drawnLines(await pdfOf(untouched.page));
  expect(printed).toBeGreaterThan(200);
  const { page } = await visit("/rotation");
  await control(page, "H1", "gap").focus();
  await expectTakenOver(page, "H1");
  expect.soft(drawnLines(await pdfOf(page))).toBeGreaterThan(0.95 * printed);
  await page.keyboard.press("ArrowRight");
  await expectShown(page, await nodeFinding("H1", { gap: "4" }));
  expect(drawnLines(await pdfOf(page))).toBeGreaterThan(0.7 * printed);
});

function pdfOf(page: Page): Promise<Buffer> {
  return page.pdf({ format: "A4" });
}

/** How many straight lines the pages of a PDF draw. */
function drawnLines(pdf: Buffer): number {
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  let count = 0;
  for (let from = pdf.indexOf("stream\n"); from >= 0; from = pdf.indexOf("stream\n", from + 1)) {
    const start = from + "stream\n".length;
    count += inflated(pdf.subarray(start, pdf.indexOf("endstream", start))).match(/ l$/gm)?.length ?? 0;
  }
  return count;
}

function inflated(stream: Buffer): string {
  try {
    return inflateSync(stream).toString("latin1");
  } catch {
    return "";
  }
}
