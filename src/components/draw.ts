import { type Selection, select } from "d3-selection";
import type { ChartView } from "./chart-view.js";

/** What every chart and component is given: nothing is taken from the surroundings. */
export interface Surroundings {
  readonly document: Document;
  readonly locale: string;
  /** How the reader looks at the chart that is drawn: absent at build. */
  readonly view?: ChartView;
}

export type Group = Selection<SVGGElement, unknown, null, undefined>;
export type Root = Selection<SVGSVGElement, unknown, null, undefined>;
export type Block<E extends HTMLElement = HTMLElement> = Selection<E, unknown, null, undefined>;

const svgNamespace = "http://www.w3.org/2000/svg";

/** A detached HTML element to build on. */
export function block<K extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: K,
  className?: string,
): Block<HTMLElementTagNameMap[K]> {
  const element = select(document.createElement(tag));
  return className ? element.attr("class", className) : element;
}

/** A detached SVG of a nominal size; it scales with its container and keeps its proportions. */
export function drawing(document: Document, width: number, height: number): Root {
  return select(document.createElementNS(svgNamespace, "svg"))
    .attr("viewBox", `0 0 ${width} ${height}`)
    .attr("width", width)
    .attr("height", height)
    .attr("aria-hidden", "true");
}

/** A coordinate as it is written into the page: one decimal. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** SVG path data through points, in order. */
export function pathThrough(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${round(x)},${round(y)}`).join("");
}
