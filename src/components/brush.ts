import { select } from "d3-selection";
import type { Drawing } from "./chart.js";
import type { DateFrame, Days } from "./chart-view.js";
import { inDrawing } from "./pointer.js";
import { daysBetween } from "./zoom-range.js";

const shortestDrag = 6;
const connections = new WeakMap<HTMLElement, AbortController>();

/** Lets the reader drag across a drawing over dates with a mouse or a pen; a finger scrolls the page as everywhere. */
export function connectBrush(
  drawing: HTMLElement,
  { svg, dates }: Drawing,
  choose: (days: Days) => void,
): void {
  connections.get(drawing)?.abort();
  if (!dates) return;
  const connection = new AbortController();
  connections.set(drawing, connection);
  const { signal } = connection;
  let start: number | null = null;
  const end = () => {
    start = null;
    select(svg).select(".brush").remove();
  };
  const onPress = (event: PointerEvent) => {
    const [x] = inDrawing(svg, event);
    if (event.pointerType === "touch" || event.button !== 0 || x < dates.left || x > dates.right) return;
    start = x;
    drawing.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent) => {
    if (start !== null) drawBrush(svg, dates, start, placeOf(svg, dates, event));
  };
  const onRelease = (event: PointerEvent) => {
    if (start === null) return;
    const [from, to] = [start, placeOf(svg, dates, event)];
    end();
    const days = Math.abs(to - from) < shortestDrag ? null : daysBetween(dates, from, to);
    if (days) choose(days);
  };
  drawing.addEventListener("pointerdown", onPress, { signal });
  drawing.addEventListener("pointermove", onMove, { signal });
  drawing.addEventListener("pointerup", onRelease, { signal });
  drawing.addEventListener("pointercancel", end, { signal });
  drawing.addEventListener("keydown", ({ key }) => key === "Escape" && end(), { signal });
}

function placeOf(svg: SVGSVGElement, { left, right }: DateFrame, event: PointerEvent): number {
  return Math.min(right, Math.max(left, inDrawing(svg, event)[0]));
}

function drawBrush(svg: SVGSVGElement, { top, bottom }: DateFrame, from: number, to: number): void {
  const standing = select(svg).select<SVGRectElement>("rect.brush");
  const rect = standing.empty() ? select(svg).append("rect").attr("class", "brush") : standing;
  rect
    .attr("x", Math.min(from, to))
    .attr("y", top)
    .attr("width", Math.abs(to - from))
    .attr("height", bottom - top);
}
