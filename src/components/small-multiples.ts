import { scaleLinear } from "d3-scale";
import { axisRoom, bottomAxis, horizontalGrid } from "./axes.js";
import type { Drawing, ReadablePoint } from "./chart.js";
import { decimate, type Place } from "./decimate.js";
import { drawing, type Group, pathThrough, type Root, round, type Surroundings } from "./draw.js";
import { nothingToDraw } from "./time-lines.js";
import { tickLabels, type ValueScale, valueScale } from "./value-scale.js";

export interface MultiplePoint {
  /** Where it stands across: days, months or bars since the cell\u2019s own start. */
  readonly x: number;
  readonly value: number;
  /** The day it is of (YYYY-MM-DD), for the words of its reading. */
  readonly date?: string;
}

export interface MultipleLine {
  readonly id: string;
  readonly label: string;
  /** Names the colour: see src/style/series.css. */
  readonly colour: string;
  readonly points: readonly MultiplePoint[];
}

/** One little chart of the grid. */
export interface Multiple {
  readonly id: string;
  readonly title: string;
  /** A few words beside the title, such as how it ended. */
  readonly note?: string;
  /** Drawn stronger than the others, as the hold-out is. */
  readonly isMain?: boolean;
  readonly lines: readonly MultipleLine[];
}

export interface SmallMultiplesSpec {
  readonly cells: readonly Multiple[];
  readonly log: boolean;
  /** Whether the lines of the first cell are named above the grid, in their colours. */
  readonly named?: boolean;
  /** A value drawn stronger across every cell, such as the common zero. */
  readonly base?: number;
  readonly xTicks: readonly { readonly value: number; readonly label: string }[];
  readonly valueText: (value: number) => string;
  readonly tickText: (value: number) => string;
  /** "day 30" */
  readonly xText: (x: number) => string;
  readonly dateText?: (date: string) => string;
}

const gap = 16;
const usualAxisRoom = 44;
const titleRoom = 22;
const footRoom = 24;
const namesRoom = 24;

/** How many little charts stand beside one another at a width. */
export function columnsAt(width: number, cells: number): number {
  return Math.max(1, Math.min(cells, width < 500 ? 2 : width < 800 ? 3 : 5));
}

/** A grid of little charts, all with the same range across and the same scale of values. */
export function drawSmallMultiples(
  spec: SmallMultiplesSpec,
  width: number,
  surroundings: Surroundings,
): Drawing {
  const all = spec.cells.flatMap(({ lines }) => lines.flatMap(({ points }) => points));
  if (all.length === 0) return nothingToDraw(width, 160, surroundings);
  const columns = columnsAt(width, spec.cells.length);
  const rows = Math.ceil(spec.cells.length / columns);
  const across = extentOf([...all.map(({ x }) => x), ...spec.xTicks.map(({ value }) => value)]);
  const values = extentOf([
    ...all.map(({ value }) => value),
    ...(spec.base === undefined ? [] : [spec.base]),
  ]);
  const labels = tickLabels(everySecond(valueScale(...values, spec.log, [1, 0]).ticks), spec.tickText);
  const first = axisRoom(
    labels.map(({ label }) => label),
    usualAxisRoom,
  );
  const cellWidth = (width - first - 6 - gap * (columns - 1)) / columns;
  const plotHeight = Math.round(Math.min(130, Math.max(84, 0.7 * cellWidth)));
  const rowHeight = titleRoom + plotHeight + footRoom;
  const head = spec.named ? namesRoom : 0;
  const svg = drawing(surroundings.document, width, head + rows * rowHeight);
  if (spec.named) drawNames(svg, spec.cells[0]?.lines ?? []);
  const points = spec.cells.flatMap((cell, i) => {
    const column = i % columns;
    const left = first + column * (cellWidth + gap);
    const top = head + Math.floor(i / columns) * rowHeight + titleRoom;
    const frame: CellFrame = {
      left,
      right: left + cellWidth,
      bottom: top + plotHeight,
      x: scaleLinear(across, [left, left + cellWidth]),
      y: valueScale(...values, spec.log, [top + plotHeight, top]),
      isFirst: column === 0,
    };
    drawTitle(svg, cell, frame.left, top);
    return drawCell(
      svg.append("g").attr("class", cell.isMain ? "cell-plot main" : "cell-plot"),
      cell,
      spec,
      frame,
    );
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

interface CellFrame {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly x: (x: number) => number;
  readonly y: ValueScale;
  /** Whether the values are written beside it: in the first column. */
  readonly isFirst: boolean;
}

function extentOf(values: readonly number[]): [low: number, high: number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function drawNames(svg: Root, lines: readonly MultipleLine[]): void {
  const names = svg.append("text").attr("class", "multiple-names").attr("y", 14);
  lines.forEach(({ label, colour }, i) => {
    names
      .append("tspan")
      .attr("class", `series-${colour}`)
      .attr("dx", i === 0 ? 0 : 16)
      .text(label);
  });
}

function drawTitle(svg: Root, { title, note, isMain }: Multiple, left: number, top: number): void {
  const text = svg
    .append("text")
    .attr("class", isMain ? "multiple-title main" : "multiple-title")
    .attr("x", round(left))
    .attr("y", round(top - 8))
    .text(title);
  if (note) text.append("tspan").attr("class", "note").attr("dx", 6).text(note);
}

function drawCell(
  plot: Group,
  { title, lines }: Multiple,
  spec: SmallMultiplesSpec,
  { left, right, bottom, x, y, isFirst }: CellFrame,
): ReadablePoint[] {
  const ticks = tickLabels(everySecond(y.ticks), spec.tickText);
  horizontalGrid(
    plot,
    ticks.map(({ value, label }) => ({
      at: y(value),
      label: isFirst ? label : "",
      base: value === spec.base,
    })),
    round(left),
    round(right),
  );
  bottomAxis(
    plot,
    spec.xTicks.map(({ value, label }) => ({ at: x(value), label })),
    bottom,
  );
  return lines.flatMap((line) => {
    const placed = line.points.map((point) => ({ point, x: x(point.x), y: y(point.value) }));
    const kept = decimate(placed);
    if (kept.length > 0) drawLine(plot, line, kept);
    return kept.map((at) => readable(title, line, at.point, at, spec));
  });
}

function everySecond(ticks: readonly number[]): readonly number[] {
  return ticks.length > 4 ? ticks.filter((_, i) => i % 2 === 0) : ticks;
}

function drawLine(plot: Group, { colour, id }: MultipleLine, places: readonly Place[]): void {
  plot
    .append("g")
    .attr("class", `line series-${colour}`)
    .attr("data-line", id)
    .append("path")
    .attr("d", pathThrough(places.map((place) => [place.x, place.y] as const)));
}

function readable(
  title: string,
  { id, label, colour }: MultipleLine,
  { x, value, date }: MultiplePoint,
  place: Place,
  { xText, valueText, dateText }: SmallMultiplesSpec,
): ReadablePoint {
  const when = date === undefined || !dateText ? xText(x) : `${xText(x)}, ${dateText(date)}`;
  const text = `${title}, ${label}, ${when}: ${valueText(value)}`;
  return { x: place.x, y: place.y, line: id, subject: colour, text };
}
