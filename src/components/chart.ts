import type { Surroundings } from "./draw.js";

export interface TableView {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A point that the pointer or the arrow keys can read, in the drawing's own coordinates. */
export interface ReadablePoint {
  readonly x: number;
  readonly y: number;
  /** Series, date, value with unit. */
  readonly text: string;
  /** Which line it belongs to: the line of that name is lifted while it is read. */
  readonly line: string;
}

export interface Drawing {
  readonly svg: SVGSVGElement;
  readonly points: readonly ReadablePoint[];
}

/** A chart: pure data and a function that draws it at a nominal width. */
export interface Chart {
  readonly id: string;
  /** The finding in words, and what is drawn with its unit. */
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly table: TableView;
  /** Catalogue ids of the series it is drawn from. */
  readonly series: readonly string[];
  /** Ids of the dated facts that it is drawn from, where there are any. */
  readonly facts?: readonly string[];
  draw(width: number, surroundings: Surroundings): Drawing;
}

/** The nominal widths at which a chart stands in the page. */
export const variants = [
  { name: "narrow", width: 340 },
  { name: "medium", width: 640 },
  { name: "wide", width: 960 },
] as const;

/** The variant that src/style/charts.css shows in a window of this width, its scroll bar counted. */
export function variantFor(windowWidth: number): (typeof variants)[number] {
  return windowWidth < 540 ? variants[0] : windowWidth < 840 ? variants[1] : variants[2];
}
