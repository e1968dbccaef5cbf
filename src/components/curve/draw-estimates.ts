import { scaleLinear } from "d3-scale";
import { significance } from "../../claims/verdict.js";
import type { NullCurve } from "../../stats/null-curve.js";
import { numberText } from "../../text/numbers.js";
import { horizontalGrid } from "../axes.js";
import { type Group, pathThrough, round } from "../draw.js";
import type { CurveLayout } from "./curve-layout.js";
import { type CurveView, placeOf, rankOf } from "./curve-view.js";
import { chosenPlaces } from "./draw-choices.js";

/** Where a place on the curve and an estimate stand. */
export interface CurveScales {
  readonly x: (place: number) => number;
  readonly y: (estimate: number) => number;
  readonly ticks: readonly number[];
}

export function scalesOf(view: CurveView, order: Int32Array, layout: CurveLayout): CurveScales {
  const { estimates, joint, marks } = view;
  const ends = [order[0], order.at(-1)].map((i) => estimates[i ?? -1] ?? 0);
  const band = joint ? [joint.band.low[0] ?? 0, joint.band.high.at(-1) ?? 0] : [];
  const values = [...ends, ...band, ...marks.map(({ estimate }) => estimate), 0];
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [layout.bottom, layout.top]);
  const last = Math.max(1, order.length - 1);
  const x = (place: number) => layout.left + ((layout.right - layout.left) * place) / last;
  return { x, y, ticks: y.ticks(5) };
}

/** Below this room for each, specifications are drawn as a line, and the significant ones as dots on it. */
const roomForOne = 5;
const radius = 3;
/** Points of the curve, and dots on it, stand at least so far apart. */
const pixelsApart = 2.5;
/** About how wide a letter is in the labels. */
const letterWidth = 7;

/** Places along the curve that stand at different pixels: all of them where there is room. */
export function visiblePlaces(count: number, { left, right }: CurveLayout): number[] {
  const pixels = Math.floor((right - left) / pixelsApart);
  if (count <= pixels) return Array.from({ length: count }, (_, place) => place);
  return Array.from({ length: pixels + 1 }, (_, i) => Math.round((i * (count - 1)) / pixels));
}

export function drawEstimates(
  plot: Group,
  view: CurveView,
  order: Int32Array,
  layout: CurveLayout,
  scales: CurveScales,
): void {
  const text = numberText("en");
  const { x, y, ticks } = scales;
  const grid = ticks.map((value) => ({ at: y(value), label: tickText(text, value), base: value === 0 }));
  horizontalGrid(plot, grid, layout.left, layout.right);
  if (view.joint) drawBand(plot, view.joint.band, layout, scales);
  const at = (place: number) => [x(place), y(view.estimates[order[place] as number] as number)] as const;
  const isSignificant = (place: number) => (view.p[order[place] as number] ?? 1) <= significance;
  const group = plot.append("g").attr("class", "estimates");
  const all = Array.from(order, (_, place) => place);
  if (order.length * roomForOne <= layout.right - layout.left) {
    const open = all.filter((place) => !isSignificant(place));
    group
      .append("path")
      .attr("class", "open")
      .attr("d", circles(open.map(at)));
    group
      .append("path")
      .attr("class", "significant")
      .attr("d", circles(all.filter(isSignificant).map(at)));
  } else {
    const places = visiblePlaces(order.length, layout);
    group
      .append("path")
      .attr("class", "curve")
      .attr("d", pathThrough(places.map(at)));
    const dots = firstPerPixel(all.filter(isSignificant), x);
    group
      .append("path")
      .attr("class", "dots significant")
      .attr("d", dotsAt(dots.map(at)));
  }
  const chosen = firstPerPixel(chosenPlaces(view, order), x);
  if (chosen.length > 0) {
    group
      .append("path")
      .attr("class", "dots chosen")
      .attr("d", dotsAt(chosen.map(at)));
  }
}

function tickText(text: ReturnType<typeof numberText>, value: number): string {
  const digits = Number.isInteger(value * 10) ? 1 : 2;
  return value === 0 ? "0" : text.signed(value, digits);
}

/** The first place of each stretch of the curve as wide as a dot. */
function firstPerPixel(places: readonly number[], x: CurveScales["x"]): number[] {
  let last = Number.NEGATIVE_INFINITY;
  return places.filter((place) => {
    if (x(place) - last < pixelsApart) return false;
    last = x(place);
    return true;
  });
}

type Point = readonly [number, number];

function dotsAt(points: readonly Point[]): string {
  return points.map(([x, y]) => `M${round(x)},${round(y)}h0`).join("");
}

function circles(points: readonly Point[]): string {
  const turn = (across: number) => `a${radius},${radius} 0 0 1 ${across},0`;
  return points
    .map(([x, y]) => `M${round(x - radius)},${round(y)}${turn(2 * radius)}${turn(-2 * radius)}`)
    .join("");
}

/** Where the sorted curve would lie if the signal had stood elsewhere in the calendar. */
function drawBand(plot: Group, band: NullCurve, { left, right }: CurveLayout, { y }: CurveScales): void {
  const last = band.low.length - 1;
  const line = (values: Float64Array) =>
    Array.from(values, (value, k) => [left + ((right - left) * k) / last, y(value)] as const);
  const edge = [...line(band.high), ...line(band.low).reverse()];
  const group = plot.append("g").attr("class", "placebo-band");
  group
    .append("path")
    .attr("class", "band")
    .attr("d", `${pathThrough(edge)}Z`);
  group
    .append("path")
    .attr("class", "placebo-middle")
    .attr("d", pathThrough(line(band.middle)));
}

/** Thin rules through the whole chart at the articles\u2019 choice and the reader\u2019s own, with their ranks. */
export function drawMarks(
  plot: Group,
  view: CurveView,
  order: Int32Array,
  layout: CurveLayout,
  { x, y }: CurveScales,
): void {
  const text = numberText("en");
  const of = text.integer(order.length);
  view.marks.forEach(({ kind, label, estimate }, i) => {
    const place = Math.min(placeOf(order, view.estimates, estimate), Math.max(0, order.length - 1));
    const across = round(x(place));
    const words = `${label}: rank ${text.integer(rankOf(view, order, estimate))} of ${of}`;
    const start = Math.max(0, Math.min(across + 6, layout.width - words.length * letterWidth));
    const group = plot.append("g").attr("class", `curve-mark ${kind}`);
    group
      .append("line")
      .attr("x1", across)
      .attr("x2", across)
      .attr("y1", 14 + 15 * i)
      .attr("y2", layout.height - 6);
    group
      .append("circle")
      .attr("cx", across)
      .attr("cy", round(y(estimate)))
      .attr("r", 5);
    group
      .append("text")
      .attr("x", round(start))
      .attr("y", 14 + 15 * i)
      .text(words);
  });
}
