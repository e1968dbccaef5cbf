import type { Holding } from "../../claims/frequencies.js";
import { variantFor } from "../chart.js";
import { drawings } from "../figure.js";
import { inDrawing, readerIn } from "../pointer.js";
import { connectChart } from "../zoom.js";
import { layoutCurve } from "./curve-layout.js";
import { curveFigure, readSpecification, type ShownCurve } from "./curve-parts.js";
import { jointTests } from "./joint-tests.js";
import { readingPanel } from "./reading-panel.js";

const locale = () => document.documentElement.lang || "en";

function placeOf(section: HTMLElement, name: string): HTMLElement {
  const place = section.querySelector<HTMLElement>(`[data-curve-part="${name}"]`);
  if (!place) throw new Error(`the page has no place for the curve\u2019s ${name}`);
  return place;
}

/** Draws the chart anew; focus, an open table and what stood beside it stay. */
export function drawFigure(section: HTMLElement, shown: ShownCurve, holdings: readonly Holding[]): void {
  const place = placeOf(section, "figure");
  const isOpen = place.querySelector<HTMLDetailsElement>("details.table-view")?.open ?? false;
  const hadFocus = place.querySelector(".drawing") === document.activeElement;
  const surroundings = { document, locale: locale() };
  const figure = curveFigure(shown, holdings, surroundings, [variantFor(innerWidth).name]);
  place.replaceChildren(figure);
  const table = figure.querySelector<HTMLDetailsElement>("details.table-view");
  if (table && isOpen) table.open = true;
  connectChart(place);
  if (hadFocus) place.querySelector<HTMLElement>(".drawing")?.focus({ preventScroll: true });
}

/** Shows the joint tests; they stay as they are, marked as old, while there are none. */
export function drawJoint(section: HTMLElement, { record, source }: ShownCurve): void {
  const place = placeOf(section, "joint");
  const { joint, familyWise, unavailable } = record;
  place.toggleAttribute("data-old", !joint);
  if (!joint || !familyWise || !unavailable) return;
  place.replaceChildren(
    jointTests({ record: { joint, familyWise, unavailable }, source }, { document, locale: locale() }),
  );
}

/** Shows the specification that is read, in place: what has the focus keeps it. */
export function drawRead(section: HTMLElement, shown: ShownCurve, index: number): void {
  const place = placeOf(section, "reading");
  const read = readSpecification(shown, index, locale());
  if (!place.firstElementChild) place.append(readingPanel(read, { document, locale: locale() }));
  const write = (selector: string, text: string) => {
    const element = place.querySelector(selector);
    if (element) element.textContent = text;
  };
  write(".read-name", read.name);
  write(".read-words", read.words);
  write(".break-result", "");
  place.querySelector(".to-card")?.setAttribute("href", read.href);
}

/** Says what moving until it breaks found, or how far it is; with the address of the card there. */
export function sayBreak(section: HTMLElement, words: string, href?: string): void {
  const result = placeOf(section, "reading").querySelector(".break-result");
  if (!result) return;
  result.textContent = words;
  if (!href) return;
  const link = document.createElement("a");
  link.href = href;
  link.textContent = "Open that card";
  result.append(" ", link);
}

export interface CurveReading {
  /** A specification is read, by pointer or keys. */
  onRead(index: number): void;
  /** It is asked for: by a click on it, or Enter. */
  onOpen(index: number): void;
  /** A choice in the strips is pressed. */
  onChoice(id: string, value: string | number): void;
}

/** Listens to what a reader does with the drawing, whichever stands there. */
export function connectReading(
  section: HTMLElement,
  current: () => ShownCurve | null,
  { onRead, onOpen, onChoice }: CurveReading,
): void {
  const place = placeOf(section, "figure");
  const readNow = () => {
    const drawing = place.querySelector<HTMLElement>(".drawing");
    const point = drawing && readerIn(drawing)?.current();
    return point ? Number(point.line) : null;
  };
  const tell = () => {
    const index = readNow();
    if (index !== null) onRead(index);
  };
  for (const type of ["pointerdown", "pointermove"]) place.addEventListener(type, tell);
  place.addEventListener("keydown", (event) => {
    tell();
    const index = event.key === "Enter" && (event.target as Element).matches(".drawing") ? readNow() : null;
    if (index !== null) onOpen(index);
  });
  place.addEventListener("click", (event) => {
    const svg = (event.target as Element).closest<SVGSVGElement>(".drawing svg");
    const shown = current();
    if (!svg || !shown || !drawings.has(svg)) return;
    const choice = choiceAt(shown, svg, event);
    const index = readNow();
    if (choice) onChoice(choice.dimension.id, choice.value);
    else if (index !== null && (event as PointerEvent).pointerType !== "touch") onOpen(index);
  });
}

/** The choice whose strip or label lies under the pointer, if any. */
function choiceAt({ space }: ShownCurve, svg: SVGSVGElement, event: MouseEvent) {
  const layout = layoutCurve(space.dimensions, svg.viewBox.baseVal.width);
  const [, y] = inDrawing(svg, event);
  const half = layout.strip;
  return layout.rows.find((row) => y >= Math.min(row.y, row.labelY) - half && y <= row.y + half);
}
