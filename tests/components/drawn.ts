import { JSDOM } from "jsdom";
import type { Finding } from "../../src/claims/claim.js";
import { allViews } from "../../src/components/all-views.js";
import { type Chart, variants } from "../../src/components/chart.js";
import { chartOf } from "../../src/components/views.js";

/** Every chart of the report: claim and name. */
export const chartNames = Object.entries(allViews).flatMap(([claim, views]) =>
  Object.keys(views).map((name) => [claim, name] as const),
);

export const widths = variants.map(({ width }) => width);

export function chartFrom(finding: Finding, name: string): Chart {
  return chartOf(allViews, finding, name);
}

/** A chart drawn at a width in a document of its own. */
export function drawn(chart: Chart, width: number) {
  const { document } = new JSDOM("").window;
  return chart.draw(width, { document, locale: "en" });
}

/** What is unsound in a drawing: attributes and texts that hold NaN, undefined, null or an infinity. */
export function faultsOf(svg: Element): string[] {
  const bad = /NaN|undefined|null|Infinity/;
  return [svg, ...svg.querySelectorAll("*")].flatMap((element) => {
    const attributes = [...element.attributes].filter(({ value }) => bad.test(value));
    const shown = attributes.map(({ name, value }) => `${element.tagName} ${name}="${value}"`);
    const own = element.children.length === 0 && bad.test(element.textContent ?? "");
    return own ? [...shown, `${element.tagName}: ${element.textContent}`] : shown;
  });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const across = ["x", "x1", "x2", "cx"];
const down = ["y", "y1", "y2", "cy"];

/** Coordinates of a drawing that lie more than five units outside its box. */
export function strayCoordinates(svg: Element): string[] {
  const [, , width = 0, height = 0] = (svg.getAttribute("viewBox") ?? "").split(" ").map(Number);
  return [...svg.querySelectorAll("*")].flatMap((element) => [
    ...straysAmong(element, across, width),
    ...straysAmong(element, down, height),
    ...strayPoints(element.getAttribute("d") ?? "", { width, height }),
  ]);
}

function straysAmong(element: Element, names: readonly string[], size: number): string[] {
  return names.flatMap((name) => {
    const value = element.getAttribute(name);
    const inside = value === null || (Number(value) >= -5 && Number(value) <= size + 5);
    return inside ? [] : [`${element.tagName} ${name}="${value}" of ${size}`];
  });
}

function strayPoints(path: string, { width, height }: Size): string[] {
  return [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].flatMap(([whole, x, y]) => {
    const inside = Number(x) >= -5 && Number(x) <= width + 5 && Number(y) >= -5 && Number(y) <= height + 5;
    return inside ? [] : [`path ${whole} of ${width} × ${height}`];
  });
}
