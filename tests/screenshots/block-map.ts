import type { Grey } from "./png.js";

/** Shades are kept in steps, which packs the references and forgives the smoothing of letters. */
const shadeStep = 4;

/** A page made small: the mean shade of each block of pixels; blocks at the right and lower edge may be cut. */
export function blockMap({ width, height, pixels }: Grey, block: number): Grey {
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const small = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const mean = meanOf(pixels, width, height, { left: column * block, top: row * block, block });
      small[row * columns + column] = Math.min(255, Math.round(mean / shadeStep) * shadeStep);
    }
  }
  return { width: columns, height: rows, pixels: small };
}

interface Corner {
  readonly left: number;
  readonly top: number;
  readonly block: number;
}

function meanOf(pixels: Uint8Array, width: number, height: number, { left, top, block }: Corner): number {
  let sum = 0;
  let count = 0;
  for (let y = top; y < Math.min(height, top + block); y += 1) {
    for (let x = left; x < Math.min(width, left + block); x += 1) {
      sum += pixels[y * width + x] ?? 0;
      count += 1;
    }
  }
  return sum / count;
}

/** How far a block\u2019s shade may move: more than the smoothing of letters moves it, less than a line of text does. */
export const shadeTolerance = 9;
/** Which share of a page\u2019s blocks may move further, and how many in any case: less than a chart, a card or a shift moves. */
export const shareTolerance = 0.002;
export const countTolerance = 6;

/** What tells a page from its reference, in words; null where nothing does. */
export function differenceOf(actual: Grey, reference: Grey, block: number): string | null {
  const tall = Math.abs(actual.height - reference.height);
  if (actual.width !== reference.width || tall > 1)
    return `${actual.width * block} \u00d7 ${actual.height * block} px instead of ${reference.width * block} \u00d7 ${reference.height * block}`;
  const rows = Math.min(actual.height, reference.height);
  const changed: { x: number; y: number }[] = [];
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < actual.width; x += 1) {
      const shade = actual.pixels[y * actual.width + x] ?? 0;
      if (Math.abs(shade - (reference.pixels[y * actual.width + x] ?? 0)) > shadeTolerance)
        changed.push({ x, y });
    }
  }
  if (changed.length <= Math.max(countTolerance, shareTolerance * rows * actual.width)) return null;
  const span = (values: readonly number[]) =>
    `${Math.min(...values) * block} to ${(Math.max(...values) + 1) * block}`;
  return `${changed.length} of ${rows * actual.width} blocks differ, between ${span(changed.map(({ x }) => x))} px across and ${span(changed.map(({ y }) => y))} px down`;
}
