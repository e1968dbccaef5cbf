import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { projectRoot } from "../../tools/site/project-root.js";
import { blockMap, differenceOf } from "../screenshots/block-map.js";
import { type Grey, readPng, writePng } from "../screenshots/png.js";
import { sitePages } from "./site-pages.js";
import { visit } from "./visit.js";

const references = join(projectRoot, "tests/browser/screenshots");
const seen = join(projectRoot, "tests/.tmp/screenshots");
const isUpdate = Boolean(process.env.UPDATE_SCREENSHOTS);

const looks = ([360, 768, 1440] as const).flatMap((width) =>
  (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** Pages are pictured at half their size: letters are then only shades, and a picture takes a quarter of the time. */
const deviceScaleFactor = 0.5;
const finestBlock = { 360: 6, 768: 8, 1440: 12 } as const;
const longPage = 9_000;

/** The side of the block that a reference keeps as one shade, in pixels of the picture: larger for long pages. */
function blockFor(width: keyof typeof finestBlock, { height }: Grey): number {
  return finestBlock[width] * (1 + Math.floor(height / longPage));
}

test.each(sitePages())(
  "$path looks as its references do, on phone, tablet and desktop, light and dark",
  async ({ file, path }) => {
    const { page } = await visit(path, { deviceScaleFactor });
    await setInOneFace(page);
    for (const { width, colorScheme } of looks) {
      const name = `${file.replace(/\.html$/, "").replaceAll("/", "-")}-${width}-${colorScheme}`;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const picture = readPng(await page.screenshot({ fullPage: true, animations: "disabled" }));
      const block = blockFor(width, picture);
      const map = blockMap(picture, block);
      if (isUpdate) keep(references, name, map);
      const difference = differenceFrom(name, map, block);
      if (difference) keep(seen, name, map);
      expect.soft(difference, `${name} (see tests/.tmp/screenshots): ${difference}`).toBeNull();
    }
  },
  180_000,
);

test("the references are those of the site\u2019s pages, each of at most 40 kB", () => {
  expect(existsSync(references), howToMake).toBe(true);
  const sizes = sitePages().flatMap(({ file }) =>
    looks.map(({ width, colorScheme }) => {
      const name = `${file.replace(/\.html$/, "").replaceAll("/", "-")}-${width}-${colorScheme}`;
      return { name, size: readFileSync(join(references, `${name}.png`)).length };
    }),
  );
  expect(sizes.filter(({ size }) => size > 40_000)).toEqual([]);
});

const howToMake =
  "make the references: UPDATE_SCREENSHOTS=1 npx vitest run tests/browser/screenshots.test.ts, and look at what changed";

function differenceFrom(name: string, map: Grey, block: number): string | null {
  const path = join(references, `${name}.png`);
  if (!existsSync(path)) return `there is no reference; ${howToMake}`;
  return differenceOf(map, readPng(readFileSync(path)), block / deviceScaleFactor);
}

function keep(folder: string, name: string, map: Grey): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), writePng(map));
}

/**
 * Sets charts and controls in the face that comes with the report, each letter as wide as the face says, so that the page
 * is as long wherever it is read: systems differ in their own faces and in how they fit letters to pixels. That face is
 * only used where it is there at once, hence the second visit.
 */
async function setInOneFace(page: Page): Promise<void> {
  const face = "Source Serif 4 Variable";
  await page.evaluate((name) => document.fonts.load(`400 18px "${name}"`), face);
  await page.reload();
  await page.evaluate(async (name) => {
    const { style } = document.documentElement;
    for (const variable of ["--sans", "--mono"]) style.setProperty(variable, `"${name}", serif`);
    style.setProperty("text-rendering", "geometricPrecision");
    await document.fonts.load(`400 18px "${name}"`);
    await document.fonts.ready;
  }, face);
  expect(await page.evaluate((name) => document.fonts.check(`400 18px "${name}"`), face)).toBe(true);
}
