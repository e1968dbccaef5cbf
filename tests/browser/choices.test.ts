import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { chooseParameters } from "../../src/claims/evaluate-claim.js";
import { cardOnCurve, curveView, readSpecification } from "../../src/components/curve/curve-parts.js";
import { standardCurve } from "../../src/components/curve/curve-section.js";
import { rankOf, sortedIndices } from "../../src/components/curve/curve-view.js";
import { specificationCurve } from "../../src/components/curve/specification-curve.js";
import { sourceOf } from "../../src/multiverse/sources.js";
import { type Curves, makeCurves } from "../../src/report/curves.js";
import { numberText } from "../../src/text/numbers.js";
import { expectShown } from "./claim-page.js";
import { nodeFinding, nodeReport, oneSpace } from "./node-report.js";
import { askedForDatabase, patienceMs, visit } from "./visit.js";

const report = await nodeReport();
const curves: Curves = await makeCurves(report);

/** The curve of a claim as Node computes it. */
function curveIn(id: string) {
  const [source, record] = [sourceOf(id), curves.get(id)];
  const claim = report.claims.find((one) => one.claim.id === id)?.claim;
  if (!source || !record || !claim) throw new Error(`${id} has a curve`);
  return standardCurve({ claim, source, record });
}

const bench = (page: Page) => page.locator("[data-curve]");
const drawing = (page: Page) => bench(page).locator(".drawing");
const status = (page: Page) => bench(page).locator(".controls-status");
const title = (page: Page) => bench(page).locator("figcaption strong");
const readWords = (page: Page) => bench(page).locator(".read-words");
const press = (page: Page, name: string) => bench(page).locator(`[data-do="${name}"]`).click();

async function openCurve(search = "", options = {}) {
  const reader = await visit(`/choices${search}`, options);
  await drawing(reader.page).dispatchEvent("pointerenter");
  await reader.page.locator("[data-curve][data-taken]").waitFor();
  await drawing(reader.page).evaluate((element) => element.scrollIntoView({ block: "start" }));
  return reader;
}

const textOf = async (locator: ReturnType<typeof drawing>) => oneSpace((await locator.textContent()) ?? "");

describe("the curve of a claim", { timeout: 120_000 }, () => {
  test("is read by the arrow keys, every specification with the numbers and choices that Node finds, and opened by Enter at exactly that one", async () => {
    const { page, troubles } = await openCurve("?claim=R2");
    const shown = curveIn("R2");
    const order = sortedIndices(curveView(shown));
    await drawing(page).focus();
    for (const [key, place] of [
      ["ArrowRight", 0],
      ["End", order.length - 1],
      ["PageUp", order.length - 26],
      ["Home", 0],
      ["ArrowRight", 1],
      ["ArrowRight", 2],
    ] as const) {
      await page.keyboard.press(key);
      const words = readSpecification(shown, order[place] ?? -1, "en").words;
      expect(await textOf(readWords(page))).toBe(oneSpace(words));
      expect(words).toContain(oneSpace((await drawing(page).locator("~ .reading").textContent()) ?? ""));
    }
    const { parameters } = shown.space.specifications[order[2] ?? -1] ?? {};
    const asked = Object.entries(parameters ?? {}).map(([id, value]) => [id, String(value)]);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/milestone(\?[^#]*)?#R2$/);
    await expectShown(page, await nodeFinding("R2", Object.fromEntries(asked)));
    expect(troubles).toEqual([]);
  });

  test("opens the card by a click, with the estimate of the curve to the last digit", async () => {
    const { page } = await openCurve();
    const box = await drawing(page).boundingBox();
    await page.mouse.move((box?.x ?? 0) + 0.8 * (box?.width ?? 0), (box?.y ?? 0) + 150);
    const href = await bench(page).locator(".to-card").getAttribute("href");
    expect(href).toMatch(/^\.\/rotation\?H1\./);
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForURL(/\/rotation\?.*#H1$/);
    const asked = Object.fromEntries(
      [...new URL(page.url()).searchParams].map(([key, value]) => [key.replace("H1.", ""), value]),
    );
    const finding = await nodeFinding("H1", asked);
    await expectShown(page, finding);
    const shown = curveIn("H1");
    const chosen = chooseParameters(shown.claim.parameters(shown.setting), asked);
    expect(cardOnCurve(shown, chosen)).toMatchObject({
      estimate: finding.estimate?.value,
      p: finding.p?.value,
      n: finding.n,
    });
  });

  test("marks the reader\u2019s own choice with its rank, in the space or beside it", async () => {
    const text = numberText("en");
    const shown = curveIn("H1");
    const view = curveView(shown);
    const order = sortedIndices(view);
    for (const gap of ["4", "7"]) {
      const { page } = await openCurve(`?H1.gap=${gap}`);
      const { estimate } = await nodeFinding("H1", { gap });
      const rank = text.integer(rankOf(view, order, estimate?.value ?? Number.NaN));
      const mark = drawing(page).locator("svg:visible .curve-mark.own text");
      await expect
        .poll(() => mark.textContent(), { timeout: patienceMs })
        .toBe(
          `your choice${gap === "7" ? ", none of these" : ""}: rank ${rank} of ${text.integer(order.length)}`,
        );
    }
  });

  test("is carried out again in workers, with progress and without the database, to the last digit of the report\u2019s", async () => {
    const { page, troubles, ...reader } = await openCurve();
    await press(page, "carry-out");
    const said = new Set<string>();
    await expect
      .poll(
        async () => {
          const words = await textOf(status(page));
          said.add(words);
          return words;
        },
        { timeout: 60_000, interval: 20 },
      )
      .toMatch(
        /^Carried out in this browser in [\d.]+ seconds: the same as the report\u2019s to the last digit\.$/,
      );
    expect([...said].filter((words) => / of 8,064, about \d+ s left$/.test(words)).length).toBeGreaterThan(1);
    expect(await title(page).textContent()).toBe(specificationCurve(curveView(curveIn("H1"))).title);
    expect(askedForDatabase({ page, troubles, ...reader })).toBe(false);
    expect(troubles).toEqual([]);
  });

  test("can be cancelled, says so, and is complete when it is asked for again", async () => {
    const { page } = await openCurve();
    await press(page, "carry-out");
    await bench(page).locator('[data-do="cancel"]:visible').click();
    expect(await textOf(status(page))).toMatch(/^Cancelled/);
    expect(await bench(page).locator("progress").isVisible()).toBe(false);
    await drawing(page).focus();
    await page.keyboard.press("ArrowRight");
    expect(await textOf(readWords(page))).not.toMatch(/NaN|undefined/);
    await press(page, "carry-out");
    await expect.poll(() => textOf(status(page)), { timeout: 60_000 }).toMatch(/the same as/);
  });

  test("is looked at by choice, by a click on a strip or a list; tested alone; kept for the next visit; and undone by going back", async () => {
    const { page } = await openCurve("?claim=R2");
    const shown = curveIn("R2");
    const { id, options } = shown.space.dimensions[0] ?? { id: "", options: [] };
    const label = drawing(page).locator("svg:visible .choices .choice").nth(1);
    await label.click();
    await expect.poll(() => page.url()).toContain(`only.${id}=${options[1]?.value}`);
    expect(await bench(page).locator(`[name="only.${id}"]`).inputValue()).toBe(String(options[1]?.value));
    const part = shown.space.specifications.filter(({ parameters }) => parameters[id] === options[1]?.value);
    expect(await bench(page).locator('[data-do="carry-out"]').textContent()).toBe(
      `Test these ${part.length} specifications alone`,
    );
    expect(await drawing(page).locator("svg:visible .dots.chosen").count()).toBe(1);
    await press(page, "carry-out");
    await expect.poll(() => textOf(status(page)), { timeout: 60_000 }).toMatch(/^Carried out/);
    expect(await title(page).textContent()).toContain(`The median of ${part.length} specifications is`);
    await page.reload();
    await expect.poll(() => textOf(status(page)), { timeout: 60_000 }).toMatch(/^Kept by this browser/);
    expect(await title(page).textContent()).toContain(`The median of ${part.length} specifications is`);
    await page.goBack();
    await expect
      .poll(() => title(page).textContent())
      .toContain(`The median of ${shown.record.joint?.specifications} specifications is`);
  });

  test("says where the verdict breaks, and that card gives another verdict", async () => {
    const { page } = await openCurve("?claim=R2");
    await press(page, "break");
    const found = bench(page).locator(".break-result");
    await expect.poll(() => textOf(found), { timeout: 60_000 }).toMatch(/enough|does not break/);
    const { verdict } = await nodeFinding("R2");
    const link = found.locator("a");
    if ((await link.count()) === 0) return;
    await link.click();
    await page.waitForURL(/\/milestone\?.*#R2$/);
    const asked = Object.fromEntries(
      [...new URL(page.url()).searchParams].map(([key, value]) => [key.replace("R2.", ""), value]),
    );
    const there = await nodeFinding("R2", asked);
    expect(there.verdict).not.toBe(verdict);
    await expectShown(page, there);
  });

  test("as known on the articles\u2019 date is carried out from what was known then", async () => {
    const { page } = await openCurve("?claim=C8");
    await page.locator('[data-page-as-of="2026-01-09"]').click();
    await expect.poll(() => textOf(status(page)), { timeout: 60_000 }).toMatch(/^Carried out/);
    expect(await textOf(bench(page).locator(".source"))).toContain("as known on 9 Jan 2026");
    const early = await nodeReport("2026-01-09");
    const record = (await makeCurves({ claims: early.claims })).get("C8");
    expect(await textOf(bench(page).locator(".joint-tests .together td").last())).toBe(
      numberText("en").pValue(record?.joint.p ?? Number.NaN),
    );
  });

  test("gives a file with every specification, unrounded, and says what an address asks for in vain", async () => {
    const { page } = await openCurve("?claim=H5");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      bench(page).locator("[data-download=csv]").click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const rows = Buffer.concat(chunks).toString("utf8").trimEnd().split("\n");
    const { record, space } = curveIn("H5");
    expect(rows.length).toBe(space.specifications.length + 1);
    const estimate = (rows[0] ?? "").split(",").indexOf("estimate");
    expect(rows.slice(1).map((row) => Number(row.split(",")[estimate]))).toEqual([...record.estimates]);

    const { page: lost } = await visit("/choices?claim=Q9");
    await expect
      .poll(() => textOf(status(lost)), { timeout: patienceMs })
      .toMatch(/the claims with a curve are R2, .*, not \u201cQ9\u201d/);
    const { page: wrong } = await visit("/choices?only.horizon=77");
    await expect.poll(() => textOf(status(wrong)), { timeout: patienceMs }).toMatch(/horizon is one of/);
  });

  test("works on a phone: nothing is wider than the window, a touch reads and does not leave the page", async () => {
    const { page } = await openCurve("", { viewport: { width: 360, height: 740 }, hasTouch: true });
    const box = await drawing(page).boundingBox();
    await page.touchscreen.tap((box?.x ?? 0) + 200, (box?.y ?? 0) + 120);
    expect(await textOf(bench(page).locator(".read-name"))).toMatch(/^Specification [\d,]+ of 8,064$/);
    expect(new URL(page.url()).pathname).toBe("/choices");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});

test("a card leads to its curve with the reader\u2019s own definitions, which are marked there", async () => {
  const { page } = await visit("/rotation?H1.gap=4&H2.leadTo=6");
  const link = page.locator("[data-to-curve=H1]");
  expect(await textOf(page.locator("p.to-curve:has([data-to-curve=H1])"))).toContain(
    `of ${numberText("en").integer(curves.get("H1")?.joint.specifications ?? 0)} defensible specifications`,
  );
  await link.click();
  await page.waitForURL(/\/choices\?claim=H1&H1\.gap=4#curve$/);
  await drawing(page).locator("svg:visible .curve-mark.own").waitFor();
});

test("the placebo lab draws in the browser what the report drew, and counts by another rule without drawing again", async () => {
  const { page, troubles } = await visit("/choices");
  const lab = page.locator("[data-lab-bench]");
  const before = await textOf(lab.locator("figcaption"));
  await lab.locator(".drawing").dispatchEvent("pointerenter");
  await page.locator("[data-lab-bench][data-taken]").waitFor({ timeout: 60_000 });
  expect(await textOf(lab.locator("figcaption"))).toBe(before);
  expect(await textOf(lab.locator(".controls-status"))).toMatch(/^Drawn in this browser in/);
  await lab.locator("[name=rule]").selectOption("most");
  expect(await textOf(lab.locator("figcaption"))).toContain("more than half of the breakouts");
  await lab.locator("[name=fewest]").fill("0");
  await lab.locator("[name=fewest]").blur();
  await expect
    .poll(() => textOf(lab.locator(".controls-status")))
    .toContain("\u201cfewest\u201d is a whole number from 1 to 10");
  expect(troubles).toEqual([]);
}, 120_000);
