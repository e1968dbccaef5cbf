import type { Page } from "playwright-core";

/**
 * What is wrong with the charts of a page as they stand, one line each: a chart without a visible drawing, without
 * marks, with a coordinate that is no number, without a title or description, with words less than 11 px high, or with
 * words beyond the drawing's edge, where its SVG and PNG cut them off.
 */
export function chartFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words = (id: string | null) =>
      (id ?? "")
        .split(/\s+/)
        .map((one) => document.getElementById(one)?.textContent?.trim() ?? "")
        .join(" ")
        .trim();
    const isVisible = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 100 && height > 50 && getComputedStyle(element).visibility === "visible";
    };
    const hasSize = (mark: SVGGraphicsElement) => mark.getBBox().width + mark.getBBox().height > 0;
    const faultsOf = (figure: Element): string[] => {
      const drawings = [...figure.querySelectorAll<SVGSVGElement>(".canvas svg")].filter(isVisible);
      const [drawing] = drawings;
      if (!drawing) return ["no visible drawing"];
      const shapes = [
        ...drawing.querySelectorAll<SVGGraphicsElement>("path, rect, circle, :not(.axis) > line"),
      ].filter(hasSize);
      const marks = shapes.flatMap((shape) => shape.getAttribute("d")?.match(/[ML]/g) ?? [shape.tagName]);
      const broken = [drawing, ...drawing.querySelectorAll("*")].flatMap((element) =>
        [...element.attributes]
          .filter(({ value }) => /NaN|Infinity|undefined/.test(value))
          .map(({ name }) => name),
      );
      const edge = drawing.getBoundingClientRect();
      const cut = [...drawing.querySelectorAll("text")].filter((text) => {
        const { left, right, width } = text.getBoundingClientRect();
        return width > 0 && (left < edge.left - 1 || right > edge.right + 1);
      });
      const scale = edge.width / drawing.viewBox.baseVal.width;
      const small = [...drawing.querySelectorAll("text")]
        .filter((text) => (text.textContent ?? "") !== "" && hasSize(text))
        .map((text) => ({ text, size: scale * Number.parseFloat(getComputedStyle(text).fontSize) }))
        .filter(({ size }) => size < 11);
      const image = figure.querySelector("[role=img]");
      const described = words(image?.getAttribute("aria-describedby") ?? null);
      return [
        ...(drawings.length > 1 ? [`${drawings.length} drawings are visible at once`] : []),
        ...(marks.length >= 3 || drawing.querySelector(".empty text") ? [] : [`${marks.length} marks`]),
        ...broken.map((name) => `a coordinate that is no number in ${name}`),
        ...cut.map(
          (text) =>
            `the words “${text.textContent}” are cut off in a drawing ${Math.round(edge.width)} px wide`,
        ),
        ...small
          .slice(0, 1)
          .map(({ text, size }) => `words ${size.toFixed(1)} px high, such as “${text.textContent}”`),
        ...(words(image?.getAttribute("aria-labelledby") ?? null) ? [] : ["no title"]),
        ...(described.length > 20 ? [] : ["no description"]),
        ...(/NaN|undefined|Infinity|Invalid/.test(figure.textContent ?? "")
          ? ["text that is no number"]
          : []),
      ];
    };
    return [...document.querySelectorAll<HTMLElement>("figure.chart")].flatMap((figure) =>
      faultsOf(figure).map((fault) => `${figure.dataset.chart}: ${fault}`),
    );
  });
}

/** How many pixels of the page lie beyond the right edge of the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(scrollWidth, document.body.scrollWidth) - clientWidth;
  });
}

/** Pairs of neighbouring words of the page (links and labels of one row) that lie on each other or touch. */
export function overlaps(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((chosen) => {
    const boxes = [...document.querySelectorAll(chosen)].map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return { text: element.textContent ?? "", box: range.getBoundingClientRect() };
    });
    return boxes.flatMap(({ text, box }, i) =>
      boxes.slice(i + 1).flatMap((other) => {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        return across > -4 && down > 0.5 ? [`“${text}” on “${other.text}”`] : [];
      }),
    );
  }, selector);
}
