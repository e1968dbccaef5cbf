import { select } from "d3-selection";
import type { Drawing, ReadablePoint } from "./chart.js";
import { crosshairOf } from "./crosshair.js";
import { drawings } from "./figure.js";
import { nearestAcross, nearestPoint, pointOfNextLine } from "./nearest-point.js";

/** Lets the pointer and the arrow keys read a chart: the nearest point\u2019s date, value, unit and series. */
export function connectPointer(place: HTMLElement): void {
  const drawing = place.querySelector<HTMLElement>(".drawing");
  const svg = [...(drawing?.querySelectorAll<SVGSVGElement>("svg") ?? [])].find((one) => drawings.has(one));
  const drawn = svg && drawings.get(svg);
  if (!drawing || !svg || !drawn) return;
  const reader = readerOf(drawing, svg, drawn);
  readers.get(drawing)?.stop();
  const connection = new AbortController();
  readers.set(drawing, { ...reader, stop: () => connection.abort() });
  const { signal } = connection;
  for (const type of ["pointerdown", "pointermove"] as const)
    drawing.addEventListener(type, (event) => reader.near(...inDrawing(svg, event)), { signal });
  // A finger that is lifted leaves too: what it read stays until something else is touched.
  const leave = ({ pointerType }: PointerEvent) => pointerType !== "touch" && reader.clear();
  drawing.addEventListener("pointerleave", leave, { signal });
  drawing.addEventListener("blur", reader.clear, { signal });
  drawing.addEventListener("keydown", (event) => readKey(event, reader), { signal });
}

/** Reads a drawing, point by point. */
export interface Reader {
  near(x: number, y: number): void;
  /** Along the line by some points, or over to another; false where there is nowhere to go. */
  move(step: number): void;
  /** To the first or the last point of the line. */
  toEnd(end: 1 | -1): void;
  across(step: 1 | -1): boolean;
  /** The point that is read. */
  current(): ReadablePoint | undefined;
  /** Reads the point of a line that is nearest to a day. */
  at(line: string, date: string): void;
  clear(): void;
}

const readers = new WeakMap<HTMLElement, Reader & { stop(): void }>();

/** The reader of the drawing that stands in an element, if it was connected. */
export function readerIn(drawing: HTMLElement): Reader | undefined {
  return readers.get(drawing);
}

/** So many points are passed by a page. */
const page = 25;

function readKey(event: KeyboardEvent, reader: Reader): void {
  const step = ({ ArrowRight: 1, ArrowLeft: -1, PageDown: page, PageUp: -page } as const)[event.key];
  const end = ({ Home: -1, End: 1 } as const)[event.key];
  const over = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
  if (event.key === "Escape") reader.clear();
  if (step) reader.move(step);
  if (end) reader.toEnd(end);
  const moved = over ? reader.across(over) : step !== undefined || end !== undefined;
  if (moved) event.preventDefault();
}

/** Where a pointer is, in the drawing\u2019s own units. */
export function inDrawing(
  svg: SVGSVGElement,
  event: Pick<MouseEvent, "clientX" | "clientY">,
): [number, number] {
  const box = svg.getBoundingClientRect();
  const scale = svg.viewBox.baseVal.width / box.width;
  return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
}

const reach = 60;

function readerOf(drawing: HTMLElement, svg: SVGSVGElement, drawn: Drawing): Reader {
  const { points, readsAcross } = drawn;
  let index = -1;
  select(svg).select(".reading-mark").remove();
  const mark = select(svg)
    .append("circle")
    .attr("class", "reading-mark")
    .attr("r", 5)
    .attr("visibility", "hidden");
  const note = noteIn(drawing);
  const crosshair = crosshairOf(drawing, drawn);
  const show = (next: number) => {
    const point = points[next];
    if (!point || next === index) return;
    index = next;
    const { width, height } = svg.viewBox.baseVal;
    mark.attr("cx", point.x).attr("cy", point.y).attr("visibility", "visible");
    note
      .attr("hidden", null)
      .text(point.text)
      .style("left", `${(100 * point.x) / width}%`)
      .style("top", `${(100 * point.y) / height}%`)
      .classed("to-left", point.x > width * 0.6);
    for (const line of svg.querySelectorAll<SVGElement>("[data-line]")) {
      line.classList.toggle("lifted", line.dataset.line === point.line);
    }
    crosshair?.read(point);
  };
  const clear = () => {
    index = -1;
    mark.attr("visibility", "hidden");
    note.attr("hidden", "");
    for (const line of svg.querySelectorAll(".lifted")) line.classList.remove("lifted");
    crosshair?.read(null);
  };
  return {
    near(x, y) {
      const nearest = readsAcross ? nearestAcross(points, x, reach) : nearestPoint(points, x, y, reach);
      if (nearest < 0) clear();
      else show(nearest);
    },
    move(step) {
      const count = Math.max(1, points.length);
      const from = index < 0 && step < 0 ? points.length : index;
      show((((from + step) % count) + count) % count);
    },
    toEnd(end) {
      const line = points[index]?.line;
      const isOn = (point: ReadablePoint) => readsAcross || line === undefined || point.line === line;
      show(end < 0 ? points.findIndex(isOn) : points.findLastIndex(isOn));
    },
    across(step) {
      const next = pointOfNextLine(points, index, step);
      show(next);
      return next >= 0;
    },
    current: () => points[index],
    at(line, date) {
      const next = points.findIndex((point) => point.line === line && (point.date ?? "") >= date);
      show(next >= 0 ? next : points.findLastIndex((point) => point.line === line));
    },
    clear,
  };
}

/** The words of the reading, one paragraph a drawing however often it is connected. */
function noteIn(drawing: HTMLElement) {
  const canvas = select(drawing.parentElement ?? drawing);
  const standing = canvas.select<HTMLParagraphElement>(".reading");
  if (!standing.empty()) return standing.attr("hidden", "");
  return canvas.append("p").attr("class", "reading").attr("aria-live", "polite").attr("hidden", "");
}
