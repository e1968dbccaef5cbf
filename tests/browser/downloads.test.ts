import { JSDOM } from "jsdom";
import type { Download, Locator } from "playwright-core";
import { expect, test } from "vitest";
import { control, expectTakenOver, place } from "./claim-page.js";
import { visit } from "./visit.js";

test.each(["light", "dark"] as const)(
  "a chart gives its table and its drawing to take along, in a %s page",
  async (colorScheme) => {
    const { page, troubles } = await visit("/rotation", { colorScheme });
    await control(page, "H1", "gap").focus();
    await expectTakenOver(page, "H1");
    const chart = place(page, "H1", "chart/breakout-paths");

    await chart.getByText("Table", { exact: true }).click();
    const csv = await bytesOf(await download(chart, "csv"));
    expect(parseCsv(csv.toString("utf8"))).toEqual(await tableOf(chart));

    const svg = await bytesOf(await download(chart, "svg"));
    const { document } = new JSDOM(svg, { contentType: "image/svg+xml" }).window;
    expect(document.documentElement.localName).toBe("svg");
    expect(svg.toString("utf8")).not.toMatch(/var\(--|NaN|currentColor|color\(/);
    const coloured = [...document.querySelectorAll(".line path, text")];
    expect(coloured.length).toBeGreaterThan(10);
    for (const mark of coloured) expect(mark.getAttribute("style")).toMatch(/(fill|stroke): (rgb|#)/);
    const size = document.documentElement.getAttribute("viewBox")?.split(" ").map(Number) ?? [];

    const png = await bytesOf(await download(chart, "png"));
    expect(png.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
    const scale = png.readUInt32BE(16) / (size[2] ?? 0);
    expect(scale).toBeGreaterThanOrEqual(1);
    expect(png.readUInt32BE(20)).toBe((size[3] ?? 0) * scale);
    expect(troubles).toEqual([]);
  },
);

async function download(chart: Locator, kind: string): Promise<Download> {
  const [file] = await Promise.all([
    chart.page().waitForEvent("download"),
    chart.locator(`[data-download=${kind}]`).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`breakout-paths.${kind}`);
  return file;
}

async function bytesOf(file: Download): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function tableOf(chart: Locator): Promise<string[][]> {
  return chart
    .locator("table tr")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
}

function parseCsv(text: string): string[][] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .slice(0, -1)
        .map(([, cell = ""]) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)),
    );
}
