import { scaleLinear } from "d3-scale";
import type { Drawing, ReadablePoint } from "./chart.js";
import { drawing, type Group, round, type Surroundings } from "./draw.js";

/** A piece of a bar: what was there, what is added to it, or a limit or projection drawn as an outline. */
export interface AmountSegment {
  readonly value: number;
  readonly kind: "held" | "added" | "limit";
  readonly text: string;
}

export interface AmountRow {
  readonly label: string;
  readonly note: string;
  readonly segments: readonly AmountSegment[];
}

export interface AmountBarsSpec {
  readonly rows: readonly AmountRow[];
  readonly valueText: (value: number) => string;
}

const rowHeight = 58;
const barHeight = 22;
const partCharacter = 7.5;

/** A few amounts as bars from zero, each with its words above it and its sum at its end. */
export function drawAmountBars(
  { rows, valueText }: AmountBarsSpec,
  width: number,
  { document }: Surroundings,
): Drawing {
  const sums = rows.map(({ segments }) => segments.reduce((sum, { value }) => sum + value, 0));
  const right = 84;
  const x = scaleLinear([0, Math.max(...sums, 1)], [2, width - right]);
  const svg = drawing(document, width, rows.length * rowHeight + 6);
  const plot = svg.append("g").attr("class", "amount-bars");
  const points = rows.flatMap((row, i) => {
    const top = i * rowHeight + 4;
    const words = plot
      .append("text")
      .attr("x", 2)
      .attr("y", top + 12);
    words.append("tspan").attr("class", "amount-label").text(row.label);
    if (row.note && letterWidth * (row.label.length + row.note.length) < width)
      words.append("tspan").attr("class", "amount-note").attr("dx", 6).text(row.note);
    plot
      .append("text")
      .attr("class", "amount-sum")
      .attr("x", round(x(sums[i] ?? 0)) + 8)
      .attr("y", top + 20 + barHeight / 2)
      .attr("dy", "0.32em")
      .text(valueText(sums[i] ?? 0));
    return drawSegments(plot, row, top + 20, (value) => x(value));
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

/** Of the widest sans in use; a note that would not fit stays in the table. */
const letterWidth = 8;

function drawSegments(
  group: Group,
  { label, segments }: AmountRow,
  top: number,
  x: (value: number) => number,
): ReadablePoint[] {
  let sum = 0;
  return segments.map(({ value, kind, text }) => {
    const [from, to] = [x(sum), x(sum + value)];
    sum += value;
    group
      .append("rect")
      .attr("class", `amount ${kind}`)
      .attr("x", round(from))
      .attr("y", top)
      .attr("width", round(Math.max(1, to - from)))
      .attr("height", barHeight);
    if (segments.length > 1 && to - from > partCharacter * text.length) {
      group
        .append("text")
        .attr("class", `amount-part ${kind}`)
        .attr("x", round((from + to) / 2))
        .attr("y", top + barHeight / 2)
        .attr("dy", "0.34em")
        .attr("text-anchor", "middle")
        .text(text);
    }
    return { x: (from + to) / 2, y: top + barHeight / 2, line: label, text: `${label}: ${text}` };
  });
}
