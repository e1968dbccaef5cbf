import fc from "fast-check";
import { JSDOM } from "jsdom";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/claims/bars.js";
import { type DotRow, drawDotRows } from "../../src/components/dot-rows.js";
import { drawFactsTimeline } from "../../src/components/facts-timeline.js";
import type { FactsTimelineSpec, TimelineItem } from "../../src/components/timeline-items.js";
import { wrapText } from "../../src/components/wrap-text.js";
import { faultsOf, strayCoordinates, widths } from "./drawn.js";

const surroundings = { document: new JSDOM("").window.document, locale: "en" };

function item(i: number, day: number): TimelineItem {
  const date = addDays("2025-07-01", day);
  return {
    id: `F${String(i).padStart(2, "0")}`,
    date,
    from: date,
    head: "8 Jan 2026",
    text: "The Senate Banking Committee put its vote off",
    mark: i % 2 === 0 ? "done" : "undone",
  };
}

const days = fc.array(fc.integer({ min: 0, max: 460 }), { minLength: 1, maxLength: 12 });
const specOf = (list: readonly number[]): FactsTimelineSpec => ({
  items: list.map((day, i) => item(i, day)),
  rules: [{ date: "2026-03-31", label: "deadline" }],
  path: null,
});

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The words of each item as a box, at the width that a character takes. */
function boxesOf(svg: Element): Box[] {
  return [...svg.querySelectorAll(".fact")].map((fact) => {
    const texts = [...fact.querySelectorAll("text")];
    const left = Number(texts[0]?.getAttribute("x"));
    const longest = Math.max(...texts.map((text) => text.textContent?.length ?? 0));
    const ys = texts.map((text) => Number(text.getAttribute("y")));
    return { left, right: left + 6.5 * longest, top: Math.min(...ys) - 11, bottom: Math.max(...ys) + 3 };
  });
}

describe("a timeline of facts", () => {
  test.each([640, 960, 340])("%i wide never lets the words of one item run into another's", (width) => {
    fc.assert(
      fc.property(days, (list) => {
        const boxes = boxesOf(drawFactsTimeline(specOf(list), width, surroundings).svg);
        for (const [i, a] of boxes.entries())
          for (const b of boxes.slice(i + 1)) {
            const apart =
              a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
            expect(apart).toBe(true);
          }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test("lets no pole cross the words of another item", () => {
    fc.assert(
      fc.property(days, (list) => {
        const { svg } = drawFactsTimeline(specOf(list), 960, surroundings);
        const boxes = boxesOf(svg);
        const poles = [...svg.querySelectorAll(".fact .pole")].map((pole) => ({
          x: Number(pole.getAttribute("x1")),
          top: Number(pole.getAttribute("y1")),
        }));
        for (const [i, { x, top }] of poles.entries())
          for (const [j, box] of boxes.entries())
            if (i !== j) expect(x > box.left && x < box.right && top < box.top).toBe(false);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  test.each(widths)(
    "%i wide has sound attributes, stays in its box and can be read at every item",
    (width) => {
      fc.assert(
        fc.property(days, (list) => {
          const { svg, points } = drawFactsTimeline(specOf(list), width, surroundings);
          expect(faultsOf(svg)).toEqual([]);
          expect(strayCoordinates(svg)).toEqual([]);
          expect(points.map(({ line }) => line).sort()).toEqual(
            specOf(list)
              .items.map(({ id }) => id)
              .sort(),
          );
        }),
        { seed: 3, numRuns: 20 },
      );
    },
  );

  test("marks the articles' date and every other day that it is given", () => {
    for (const width of widths) {
      const { svg } = drawFactsTimeline(specOf([10, 200]), width, surroundings);
      expect(svg.querySelector(".article-rule text")?.textContent).toBe("the articles");
      expect(svg.querySelector(".deadline-rule text")?.textContent).toBe("deadline");
    }
  });

  test("on a phone is a list in the order of time, whatever order it was given in", () => {
    const { svg } = drawFactsTimeline(specOf([300, 10, 200]), 340, surroundings);
    expect([...svg.querySelectorAll(".fact")].map((fact) => fact.getAttribute("data-line"))).toEqual([
      "F01",
      "F02",
      "F00",
    ]);
  });
});

describe("rows of dots", () => {
  const row = (values: readonly number[]): DotRow => ({
    id: "a",
    label: "A call",
    note: "from a day",
    dots: values.map((value) => ({ value, label: `182 d ${Math.round(100 * value)}%`, hollow: false })),
  });

  test.each(widths)("%i wide keep the values beside the dots apart", (width) => {
    const value = fc.integer({ min: -90, max: 90 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), (values) => {
        const spec = { rows: [row(values)], band: null, tickText: String };
        const { svg } = drawDotRows(spec, width, surroundings);
        const places = [...svg.querySelectorAll(".dot-label")]
          .map((text) => Number(text.getAttribute("x")))
          .sort((a, b) => a - b);
        for (const [i, x] of places.entries())
          if (i > 0) expect(x - Number(places[i - 1])).toBeGreaterThan(70);
        expect(strayCoordinates(svg)).toEqual([]);
      }),
      { seed: 4, numRuns: 40 },
    );
  });

  test("without a row are an empty drawing that is sound", () => {
    const { svg, points } = drawDotRows({ rows: [], band: null, tickText: String }, 640, surroundings);
    expect(faultsOf(svg)).toEqual([]);
    expect(points).toEqual([]);
  });
});

describe("text in lines", () => {
  test("keeps every word in order and no line longer than asked but for a longer word", () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        const lines = wrapText(words.join(" "), 14);
        expect(lines.join(" ")).toBe(words.join(" "));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(14);
      }),
      { seed: 5 },
    );
    expect(wrapText("a disestablishmentarian day", 10)).toEqual(["a", "disestablishmentarian", "day"]);
  });
});
