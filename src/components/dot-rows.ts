import { scaleLinear } from "d3-scale";
import { bottomAxis, spread } from "./axes.js";
import type { Drawing, ReadablePoint } from "./chart.js";
import { drawing, type Group, round, type Surroundings } from "./draw.js";
import { nothingToDraw } from "./time-lines.js";
import { wrapText } from "./wrap-text.js";

export interface Dot {
  readonly value: number;
  readonly label: string;
  /** A ring where it is open or went the other way. */
  readonly hollow: boolean;
}

export interface DotRow {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly dots: readonly Dot[];
}

export interface DotRowsSpec {
  readonly rows: readonly DotRow[];
  /** A range to compare with, behind all rows. */
  readonly band: { readonly low: number; readonly high: number; readonly label: string } | null;
  readonly tickText: (value: number) => string;
}

const noteLine = 15;
const dotsHeight = 42;
const labelCharacter = 7.6;

/** Rows of dots on one scale with zero marked: words above, values beside each dot, a band to compare with behind. */
export function drawDotRows(
  { rows, band, tickText }: DotRowsSpec,
  width: number,
  surroundings: Surroundings,
): Drawing {
  if (rows.length === 0) return nothingToDraw(width, 120, surroundings);
  const { document } = surroundings;
  const values = rows.flatMap(({ dots }) => dots.map(({ value }) => value));
  const all = [0, ...values, ...(band ? [band.low, band.high] : [])];
  const margin = { top: band ? 26 : 8, right: 34, bottom: 30, left: 34 };
  const x = scaleLinear([Math.min(...all), Math.max(...all)], [margin.left, width - margin.right]).nice(5);
  const words = rows.map(({ label, note }) =>
    wrapText(`${label}${note ? ` \u00b7 ${note}` : ""}`, Math.floor((width - 8) / 6.9)),
  );
  const heights = words.map((lines) => lines.length * noteLine + dotsHeight);
  const bottom = margin.top + heights.reduce((sum, height) => sum + height, 0);
  const svg = drawing(document, width, bottom + margin.bottom);
  const plot = svg.append("g").attr("class", "dot-rows");
  if (band) drawBand(plot, band, (value) => x(value), margin.top, bottom);
  plot
    .append("line")
    .attr("class", "grid base")
    .attr("x1", round(x(0)))
    .attr("x2", round(x(0)))
    .attr("y1", margin.top)
    .attr("y2", bottom);
  let top = margin.top;
  const points = rows.flatMap((row, i) => {
    const made = drawRow(plot, row, words[i] ?? [], top, (value) => x(value), width);
    top += heights[i] ?? 0;
    return made;
  });
  bottomAxis(
    plot,
    x.ticks(width < 500 ? 4 : 7).map((value) => ({ at: x(value), label: tickText(value) })),
    bottom,
  );
  return { svg: svg.node() as SVGSVGElement, points };
}

function drawBand(
  group: Group,
  { low, high, label }: NonNullable<DotRowsSpec["band"]>,
  x: (value: number) => number,
  top: number,
  bottom: number,
): void {
  group
    .append("rect")
    .attr("class", "band")
    .attr("x", round(x(low)))
    .attr("y", top)
    .attr("width", round(x(high) - x(low)))
    .attr("height", bottom - top);
  group
    .append("text")
    .attr("class", "axis-note")
    .attr("x", round((x(low) + x(high)) / 2))
    .attr("y", top - 8)
    .attr("text-anchor", "middle")
    .text(label);
}

function drawRow(
  group: Group,
  { id, label, dots }: DotRow,
  lines: readonly string[],
  top: number,
  x: (value: number) => number,
  width: number,
): ReadablePoint[] {
  const row = group.append("g").attr("class", "dot-row").attr("data-line", id);
  lines.forEach((line, i) => {
    row
      .append("text")
      .attr("x", 4)
      .attr("y", top + noteLine * (i + 1))
      .text(line);
  });
  const y = top + lines.length * noteLine + 13;
  row
    .append("line")
    .attr("class", "grid")
    .attr("x1", 4)
    .attr("x2", width - 4)
    .attr("y1", y)
    .attr("y2", y);
  const room = labelCharacter * Math.max(0, ...dots.map(({ label: text }) => text.length)) + 16;
  const places = spread(
    dots.map(({ value }) => x(value)),
    room,
    room / 2,
    width - room / 2,
  );
  dots.forEach(({ value, label: text, hollow }, i) => {
    row
      .append("circle")
      .attr("class", hollow ? "dot hollow" : "dot")
      .attr("cx", round(x(value)))
      .attr("cy", y)
      .attr("r", 5.5);
    row
      .append("text")
      .attr("class", "dot-label")
      .attr("x", round(places[i] ?? x(value)))
      .attr("y", y + 20)
      .attr("text-anchor", "middle")
      .text(text);
  });
  return dots.map(({ value, label: text }) => ({ x: x(value), y, line: id, text: `${label}: ${text}` }));
}
