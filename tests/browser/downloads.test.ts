import { JSDOM } from "jsdom";
import type { Download, Locator } from "playwright-core";
import { expect, test } from "vitest";
import type { L3Evidence } from "../../src/claims/liquidity/l3.js";
import { control, expectTakenOver, place } from "./claim-page.js";
import { nodeFinding, oneSpace } from "./node-report.js";
import { patienceMs, visit } from "./visit.js";

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
    expect(await chart.locator("[data-download=csv]").textContent()).toBe("Figures (CSV)");
    expect(await chart.locator(".download-note").textContent()).toMatch(
      /not the rows of Russell 2000 and ETH/,
    );

    const svg = await bytesOf(await download(chart, "svg"));
    const { document } = new JSDOM(svg, { contentType: "image/svg+xml" }).window;
    expect(document.documentElement.localName).toBe("svg");
    expect(svg.toString("utf8")).not.toMatch(/var\(--|NaN|currentColor|color\(/);
    const coloured = [...document.querySelectorAll(".line path, text")];
    expect(coloured.length).toBeGreaterThan(10);
    for (const mark of coloured) expect(mark.getAttribute("style")).toMatch(/(fill|stroke): (rgb|#)/);
    const words = oneSpace(document.documentElement.textContent ?? "");
    for (const part of ["figcaption strong", ".subtitle", ".source"])
      expect(words.replaceAll(" ", "")).toContain(
        oneSpace((await chart.locator(part).textContent()) ?? "").replaceAll(" ", ""),
      );
    expect(document.querySelector("title")?.textContent).not.toBe("");
    expect(document.querySelectorAll(".reading-mark, .crosshair, .brush")).toHaveLength(0);
    const size = document.documentElement.getAttribute("viewBox")?.split(" ").map(Number) ?? [];

    const png = await bytesOf(await download(chart, "png"));
    expect(png.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
    const scale = png.readUInt32BE(16) / (size[2] ?? 0);
    expect(scale).toBeGreaterThanOrEqual(1);
    expect(png.readUInt32BE(20)).toBe((size[3] ?? 0) * scale);
    expect(troubles).toEqual([]);
  },
);

test("a chart of a series that may be passed on gives every row that it draws, also while it is zoomed", async () => {
  const { page } = await visit("/liquidity");
  const chart = place(page, "L3", "chart/treasury-account");
  await chart.locator("[data-zoom=in]").click();
  await expectTakenOver(page, "L3");
  expect(await chart.locator("[data-download=csv]").textContent()).toBe("Data (CSV)");
  const csv = await bytesOf(await download(chart, "csv", "treasury-account"));
  const [head, ...rows] = parseCsv(csv.toString("utf8"));
  expect(head).toEqual(["date", "Treasury account", "Fed assets"]);
  const { evidence } = await nodeFinding("L3");
  const { balances } = evidence as L3Evidence;
  const accountRows = rows.filter((row) => row[1] !== "\u2013" && row[1] !== "");
  expect(accountRows.map(([date, balance]) => [date, balance])).toEqual(
    balances.map(({ date, balance }) => [date, String(balance)]),
  );
});

test("a PNG that cannot be made says so beside the buttons, and what to do instead", async () => {
  const { page } = await visit("/liquidity");
  const chart = place(page, "L3", "chart/treasury-account");
  await page.evaluate(() => {
    HTMLCanvasElement.prototype.toBlob = (give) => give(null);
  });
  await chart.locator("[data-download=png]").click();
  const status = chart.locator(".download-status");
  await expect
    .poll(() => status.textContent(), { timeout: patienceMs })
    .toBe("Not saved: the PNG could not be made; save the SVG instead.");
});

async function download(chart: Locator, kind: string, name = "breakout-paths"): Promise<Download> {
  const [file] = await Promise.all([
    chart.page().waitForEvent("download"),
    chart.locator(`[data-download=${kind}]`).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`${name}.${kind}`);
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
