import { type Selection, select } from "d3-selection";
import { spread } from "./axes.js";
import type { Drawing, ReadablePoint } from "./chart.js";
import type { DateFrame } from "./chart-view.js";
import { round } from "./draw.js";
import { nearestOfEachLine } from "./nearest-point.js";
import { acrossOf } from "./zoom-range.js";

/** A chart over dates that shows the day which is read in another one of the page. */
interface Linked {
  readonly svg: SVGSVGElement;
  readonly points: readonly ReadablePoint[];
  readonly frame: DateFrame;
  isSeen: boolean;
  /** Which day and line it shows, so that it is not drawn twice. */
  shown: string;
}

export interface Crosshair {
  /** Shows the day of a point in the page\u2019s other charts over dates; null takes it away. */
  read(point: ReadablePoint | null): void;
}

const linked = new Map<HTMLElement, Linked>();
let observer: IntersectionObserver | undefined;
let wanted: { readonly source: HTMLElement; readonly point: ReadablePoint | null } | null = null;
let isReading = false;

/** Links a drawing over dates with the others of the page; null where it is not over dates. */
export function crosshairOf(drawing: HTMLElement, { svg, points, dates }: Drawing): Crosshair | null {
  if (!dates) return null;
  observer ??= new IntersectionObserver(noteSeen);
  observer.observe(drawing);
  const isSeen = linked.get(drawing)?.isSeen ?? false;
  linked.set(drawing, { svg, points, frame: dates, isSeen, shown: "" });
  return {
    read(point) {
      if (point && !isReading) dispatchEvent(new Event("dates-read"));
      isReading = point !== null;
      if (wanted === null) requestAnimationFrame(showWanted);
      wanted = { source: drawing, point };
    },
  };
}

function noteSeen(entries: readonly IntersectionObserverEntry[]): void {
  for (const { target, isIntersecting } of entries) {
    const chart = linked.get(target as HTMLElement);
    if (chart) chart.isSeen = isIntersecting;
  }
}

/** Once a frame, and only by writing: nothing here asks the page where anything stands. */
function showWanted(): void {
  const { source, point } = wanted ?? {};
  wanted = null;
  for (const [drawing, chart] of linked) {
    if (!drawing.isConnected) {
      linked.delete(drawing);
      observer?.unobserve(drawing);
      continue;
    }
    if (!chart.isSeen && chart.shown === "") continue;
    const own = drawing === source;
    const date = chart.isSeen && point?.date && (!own || chart.frame.linked) ? point.date : null;
    showDay(chart, date, own ? (point?.line ?? null) : null);
  }
}

function showDay(chart: Linked, date: string | null, without: string | null): void {
  const { svg, points, frame } = chart;
  const isInside = date !== null && date >= frame.from && date <= frame.to;
  const next = isInside ? `${date} ${without}` : "";
  if (next === chart.shown) return;
  chart.shown = next;
  const overlay = overlayOf(svg);
  overlay.selectAll("*").remove();
  if (!isInside) return;
  drawDay(overlay, frame, acrossOf(frame, date), crossed(points, frame, date, without));
}

/** What is read at a day: of each line the nearest point, but for the line that is read itself. */
function crossed(
  points: readonly ReadablePoint[],
  frame: DateFrame,
  date: string,
  without: string | null,
): ReadablePoint[] {
  return nearestOfEachLine(points, acrossOf(frame, date)).filter(({ line }) => line !== without);
}

type Overlay = Selection<SVGGElement, unknown, null, undefined>;

function overlayOf(svg: SVGSVGElement): Overlay {
  const standing = select(svg).select<SVGGElement>("g.crosshair");
  return standing.empty() ? select(svg).append("g").attr("class", "crosshair") : standing;
}

const noteDistance = 15;

function drawDay(overlay: Overlay, frame: DateFrame, x: number, points: readonly ReadablePoint[]): void {
  const { left, right, top, bottom } = frame;
  overlay.append("line").attr("x1", round(x)).attr("x2", round(x)).attr("y1", top).attr("y2", bottom);
  const heights = spread(
    points.map(({ y }) => y - 8),
    noteDistance,
    top + 8,
    bottom - 4,
  );
  const toLeft = x > left + 0.6 * (right - left);
  points.forEach(({ x: at, y, subject, note, text }, i) => {
    const crossing = overlay.append("g").attr("class", `crossing series-${subject}`);
    crossing.append("circle").attr("cx", round(at)).attr("cy", round(y)).attr("r", 3.5);
    crossing
      .append("text")
      .attr("x", round(x) + (toLeft ? -7 : 7))
      .attr("y", round(heights[i] ?? y))
      .attr("text-anchor", toLeft ? "end" : "start")
      .text(note ?? text);
  });
}
