import { connectBrush } from "./brush.js";
import type { Chart, Drawing } from "./chart.js";
import { variantFor } from "./chart.js";
import { type ChartView, type DateFrame, type ScaleName, wholePeriod } from "./chart-view.js";
import { charts, drawings } from "./figure.js";
import { connectPointer, readerIn } from "./pointer.js";
import { canZoom, sayView, showView } from "./view-controls.js";
import { daysAround, isZoomed, middleOf } from "./zoom-range.js";

const views = new WeakMap<HTMLElement, ChartView>();

/** How the reader looks at the chart of a place: it stays when the chart is drawn from another finding. */
export function viewIn(place: HTMLElement): ChartView {
  return views.get(place) ?? {};
}

/** Lets the reader read a chart, choose its scale and, over dates, zoom in: by dragging across, by keys, by buttons. */
export function connectChart(place: HTMLElement): void {
  connectPointer(place);
  const drawing = place.querySelector<HTMLElement>(".drawing");
  const standing = standingIn(place);
  if (!drawing || !standing) return;
  if (canZoom(standing.chart, standing.drawing))
    connectBrush(drawing, standing.drawing, (days) =>
      look(place, { ...currentView(standing.drawing), ...days }),
    );
  if (connected.has(drawing)) return;
  connected.add(drawing);
  drawing.addEventListener("keydown", (event) => zoomByKey(place, drawing, event));
  drawing.addEventListener("dblclick", () => zoomTo(place, "whole"));
  place.querySelector(".chart-views")?.addEventListener("click", ({ target }) => press(place, target));
}

const connected = new WeakSet<HTMLElement>();

interface Standing {
  readonly figure: HTMLElement;
  readonly chart: Chart;
  readonly drawing: Drawing;
}

function standingIn(place: HTMLElement): Standing | null {
  const figure = place.querySelector<HTMLElement>("figure.chart");
  const chart = figure && charts.get(figure);
  const svgs = [...(figure?.querySelectorAll<SVGSVGElement>(".variant svg") ?? [])];
  const drawing = svgs.map((svg) => drawings.get(svg)).find((one) => one !== undefined);
  return figure && chart && drawing ? { figure, chart, drawing } : null;
}

function press(place: HTMLElement, target: EventTarget | null): void {
  const button = (target as Element | null)?.closest<HTMLElement>("[data-scale], [data-zoom]");
  const { scale, zoom } = button?.dataset ?? {};
  const standing = scale && standingIn(place);
  if (standing) look(place, { ...currentView(standing.drawing), scale: scale as ScaleName });
  if (zoom === "in" || zoom === "whole") zoomTo(place, zoom);
}

function zoomByKey(place: HTMLElement, drawing: HTMLElement, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const way = ({ "+": "in", "=": "in", "-": "out", "\u2212": "out", "0": "whole" } as const)[event.key];
  if (!way || !standingIn(place)) return;
  event.preventDefault();
  const read = readerIn(drawing)?.current();
  zoomTo(place, way, read?.date);
  if (read?.date) readerIn(drawing)?.at(read.line, read.date);
}

/** Halves or doubles what is seen, around the day that is read or else the middle; or shows all again. */
function zoomTo(place: HTMLElement, way: "in" | "out" | "whole", around?: string): void {
  const standing = standingIn(place);
  const dates = standing?.drawing.dates;
  if (!standing || !dates || !canZoom(standing.chart, standing.drawing)) return;
  if (way === "whole") {
    if (isZoomed(dates)) look(place, wholePeriod(currentView(standing.drawing)));
    return;
  }
  look(place, {
    ...currentView(standing.drawing),
    ...daysAround(dates, around ?? middleOf(dates), way === "in" ? 0.5 : 2),
  });
}

/** How a drawing is looked at, as a view that would bring it back. */
function currentView({ dates, scales }: Drawing): ChartView {
  return {
    ...(scales && { scale: scales.shown }),
    ...(dates && isZoomed(dates) && { from: dates.from, to: dates.to }),
  };
}

/** Draws the chart of a place as the reader wants to see it; says so where that is not possible. */
function look(place: HTMLElement, view: ChartView): void {
  const standing = standingIn(place);
  if (!standing) return;
  const { figure, chart } = standing;
  const locale = document.documentElement.lang || "en";
  const { name, width } = variantFor(innerWidth);
  const drawing = chart.draw(width, { document, locale, view });
  if (!shows(drawing.dates, view)) {
    sayView(figure, "There is nothing finer to see here.");
    return;
  }
  views.set(place, view);
  drawings.set(drawing.svg, drawing);
  const variant = document.createElement("div");
  variant.className = `variant ${name}`;
  variant.append(drawing.svg);
  figure.querySelector(".drawing")?.replaceChildren(variant);
  showView(figure, drawing, locale);
  connectChart(place);
}

/** Whether a drawing shows the period that a view asks for, not all instead for want of points. */
function shows(dates: DateFrame | undefined, { from, to }: ChartView): boolean {
  return from === undefined || to === undefined || (dates?.from === from && dates.to === to);
}
