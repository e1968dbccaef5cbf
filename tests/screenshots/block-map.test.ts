import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockMap, differenceOf } from "./block-map.js";
import { type Grey, readPng, writePng } from "./png.js";

const block = 16;
const [width, height] = [768, 3200];

type Paint = (x: number, y: number) => number | null;

/** A page of lines of text, on a ground, with a chart drawn in one place. */
function pageOf({ ground = 255, ink = 30, chart = true, from = 0, jitter = 0 } = {}): Grey {
  const text: Paint = (x, y) =>
    y % 28 < 12 && x > 40 && x < 600 && (x * 7 + Math.floor(y / 28) * 13) % 11 < 5 ? ink : null;
  const plot: Paint = (x, y) => {
    if (!chart || y < 1200 || y > 1560 || x < 40 || x > 720) return null;
    const line = 1380 + 120 * Math.sin(x / 60);
    return Math.abs(y - line) < 3 || y % 60 === 0 ? ink : ground;
  };
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shade = plot(x, y - from) ?? text(x, y - from) ?? ground;
      const noise = shade === ground ? 0 : jitter * (((x * 31 + y * 17) % 7) - 3);
      pixels[y * width + x] = Math.max(0, Math.min(255, shade + noise));
    }
  }
  return { width, height, pixels };
}

const mapOf = (page: Grey) => blockMap(page, block);
const reference = mapOf(pageOf());

describe("a page beside its reference", () => {
  test("is the same where nothing changed, or only how letters are smoothed", () => {
    expect(differenceOf(mapOf(pageOf()), reference, block)).toBeNull();
    expect(differenceOf(mapOf(pageOf({ jitter: 12 })), reference, block)).toBeNull();
    expect(differenceOf(mapOf(pageOf({ ink: 45 })), reference, block)).toBeNull();
  });

  test("differs where its content has moved by half a line", () => {
    expect(differenceOf(mapOf(pageOf({ from: 14 })), reference, block)).toMatch(/blocks differ/);
  });

  test("differs where a chart is missing, and says between which pixels", () => {
    const words = differenceOf(mapOf(pageOf({ chart: false })), reference, block);
    expect(words).toMatch(/blocks differ, between \d+ to \d+ px across and 1\d{3} to 15\d\d px down/);
  });

  test("differs where dark letters stand on a dark ground, or light on light", () => {
    const dark = mapOf(pageOf({ ground: 30, ink: 220 }));
    expect(differenceOf(mapOf(pageOf({ ground: 30, ink: 40 })), dark, block)).toMatch(/blocks differ/);
    expect(differenceOf(mapOf(pageOf({ ground: 255, ink: 240 })), reference, block)).toMatch(/blocks differ/);
  });

  test("differs where it is longer by more than a block", () => {
    const { pixels } = pageOf();
    const longer = {
      width,
      height: height + 40,
      pixels: new Uint8Array([...pixels, ...new Uint8Array(40 * width)]),
    };
    expect(differenceOf(mapOf(longer), reference, block)).toBe(
      "768 \u00d7 3248 px instead of 768 \u00d7 3200",
    );
  });

  test("needs a reference of a few kilobytes", () => {
    expect(writePng(reference).length).toBeLessThan(15_000);
  });
});

describe("a PNG", () => {
  test("is read as it was written, whatever its shades", () => {
    const pictures = fc
      .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
      .chain(({ width, height }) =>
        fc
          .uint8Array({ minLength: width * height, maxLength: width * height })
          .map((pixels) => ({ width, height, pixels: Uint8Array.from(pixels) })),
      );
    fc.assert(
      fc.property(pictures, (picture) => {
        expect(readPng(writePng(picture))).toEqual(picture);
      }),
      { seed: 1 },
    );
  });

  test("of another kind is refused, with its kind", () => {
    const palette = writePng({ width: 1, height: 1, pixels: new Uint8Array([7]) });
    palette[25] = 3;
    expect(() => readPng(palette)).toThrow("this PNG is not one that is read here: depth 8, colour type 3");
  });
});
