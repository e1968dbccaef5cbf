import type { DateFrame, OfferedScales } from "./chart-view.js";
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
  /** The day it is of (YYYY-MM-DD), where the chart is over dates: then other charts of the page show that day too. */
  readonly date?: string;
  /** The value alone, as another chart’s reading shows it, and the subject whose colour it has. */
  readonly note?: string;
  readonly subject?: string;
}

export interface Drawing {
  readonly svg: SVGSVGElement;
  readonly points: readonly ReadablePoint[];
  /** Read by how far across the pointer is alone: where one line of points stands for the whole drawing. */
  readonly readsAcross?: true;
  /** Given where it is drawn over dates: then the reader may zoom in, and reading it is linked to other charts. */
  readonly dates?: DateFrame;
  /** Given where the reader may choose the scale. */
  readonly scales?: OfferedScales;
  /** All rows drawn, one a date, for a download that the licences allow. */
  readonly rows?: () => TableView;
}

/** A chart: pure data and a function that draws it at a nominal width. */
export interface Chart {
  readonly id: string;
  /** The finding in words, and what is drawn with its unit. */
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly table: TableView;
  /** All rows drawn, where the drawing does not give them itself: offered where every series may be passed on. */
  readonly rows?: TableView;
  /** Derived figures that are worth saving in place of the table, and what the button is called. */
  readonly figures?: { readonly label: string; readonly table: () => TableView };
  /** Catalogue ids of the series it is drawn from. */
  readonly series: readonly string[];
  /** Ids of the dated facts that it is drawn from, where there are any. */
  readonly facts?: readonly string[];
  /** False where a chart over dates should not be zoomed. */
  readonly zoom?: false;
  /** Draws at a nominal width; `surroundings.view` says how the reader looks at it. */
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
  return windowWidth < 600 ? variants[0] : windowWidth < 900 ? variants[1] : variants[2];
}
