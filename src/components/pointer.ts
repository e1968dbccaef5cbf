import { select } from "d3-selection";
import type { ReadablePoint } from "./chart.js";
import { readablePoints } from "./figure.js";

/** Lets the pointer and the arrow keys read a chart: the nearest point\u2019s date, value, unit and series. */
export function connectPointer(place: HTMLElement): void {
  const drawing = place.querySelector<HTMLElement>(".drawing");
  const svg = [...(drawing?.querySelectorAll<SVGSVGElement>("svg") ?? [])].find((one) =>
    readablePoints.has(one),
  );
  const points = svg && readablePoints.get(svg);
  if (!drawing || !svg || !points) return;
  const reader = readerOf(drawing, svg, points);
  connections.get(drawing)?.abort();
  const connection = new AbortController();
  connections.set(drawing, connection);
  const { signal } = connection;
  drawing.addEventListener("pointermove", (event) => reader.near(...inDrawing(svg, event)), { signal });
  drawing.addEventListener("pointerleave", reader.clear, { signal });
  drawing.addEventListener("blur", reader.clear, { signal });
  drawing.addEventListener("keydown", (event) => readKey(event, reader), { signal });
}

const connections = new WeakMap<HTMLElement, AbortController>();

function readKey(event: KeyboardEvent, reader: ReturnType<typeof readerOf>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (event.key === "Escape") reader.clear();
  if (step === undefined) return;
  event.preventDefault();
  reader.move(step);
}

function inDrawing(svg: SVGSVGElement, event: PointerEvent): [number, number] {
  const box = svg.getBoundingClientRect();
  const scale = svg.viewBox.baseVal.width / box.width;
  return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
}

function readerOf(drawing: HTMLElement, svg: SVGSVGElement, points: readonly ReadablePoint[]) {
  let index = -1;
  const mark = select(svg)
    .append("circle")
    .attr("class", "reading-mark")
    .attr("r", 5)
    .attr("visibility", "hidden");
  const note = select(drawing.parentElement ?? drawing)
    .append("p")
    .attr("class", "reading")
    .attr("aria-live", "polite")
    .attr("hidden", "");
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
      .style("top", `${(100 * point.y) / height}%`);
    note.classed("to-left", point.x > width * 0.6);
    for (const line of svg.querySelectorAll<SVGElement>("[data-line]")) {
      line.classList.toggle("lifted", line.dataset.line === point.line);
    }
  };
  const clear = () => {
    index = -1;
    mark.attr("visibility", "hidden");
    note.attr("hidden", "");
    for (const line of svg.querySelectorAll(".lifted")) line.classList.remove("lifted");
  };
  return {
    near(x: number, y: number) {
      let best = -1;
      let distance = 60 ** 2;
      points.forEach((point, i) => {
        const d = (point.x - x) ** 2 + (point.y - y) ** 2;
        if (d < distance) [best, distance] = [i, d];
      });
      if (best < 0) clear();
      else show(best);
    },
    move(step: number) {
      const from = index < 0 && step < 0 ? points.length : index;
      show((from + step + points.length) % Math.max(1, points.length));
    },
    clear,
  };
}
