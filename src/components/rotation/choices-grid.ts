import { scaleBand } from "d3-scale";
import { barNoun } from "../../claims/bars.js";
import type { H1Evidence } from "../../claims/rotation/h1-evidence.js";
import type { GridCell } from "../../claims/rotation/h1-grid.js";
import type { Specification } from "../../claims/rotation/h1-specification.js";
import { significance } from "../../claims/verdict.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";
import { seriesOf } from "./h1-subject.js";

/** Every definition of the family in a grid: gap by horizon, with the share that rose, the excess and its p. */
export function choicesGrid({ grid, study, frequency }: H1Evidence): Chart {
  const text = numberText("en");
  const judged = grid.filter(({ p }) => p !== null);
  const passing = judged.filter(({ p }) => (p ?? 1) <= significance).length;
  const unbroken = judged.filter(({ n, positives }) => n > 0 && n === positives).length;
  const noun = barNoun[frequency];
  return {
    id: "choices-grid",
    title: `Of ${judged.length} pairs of gap and horizon, ${countOf(passing)} ${passing === 1 ? "reaches" : "reach"} p ${text.decimal(significance, 2)} before correction, and ${countOf(unbroken)} ${unbroken === 1 ? "was" : "were"} followed every time.`,
    subtitle: `Record closes that were followed, of all that are over, and the uncorrected placebo p, by ${noun}s without a record (down) and ${noun}s after (across).`,
    description: `Grid of ${judged.length} pairs of gap and horizon; ${passing} of them have an uncorrected p of at most ${text.decimal(significance, 2)}.`,
    table: {
      columns: [
        `${noun}s without a record`,
        `${noun}s after`,
        "Breakouts",
        "Followed",
        "Mean excess, log points",
        "p, uncorrected",
      ],
      rows: grid.map((cell) => [
        cell.gap,
        cell.horizon,
        cell.n,
        cell.positives,
        cell.excess === null ? null : text.signed(cell.excess, 2),
        cell.p === null ? null : text.pValue(cell.p),
      ]),
    },
    series: seriesOf(study.choice),
    draw: (width, surroundings) => draw(grid, study.choice, noun, width, surroundings),
  };
}

function countOf(count: number): string {
  return count === 0 ? "none" : countWord(count);
}

function draw(
  grid: readonly GridCell[],
  choice: Specification,
  noun: string,
  width: number,
  { document }: Surroundings,
): Drawing {
  const text = numberText("en");
  const gaps = [...new Set(grid.map(({ gap }) => gap))];
  const horizons = [...new Set(grid.map(({ horizon }) => horizon))];
  const narrow = width < 500;
  const margin = { top: 26, right: 4, bottom: 4, left: narrow ? 34 : 104 };
  const height = margin.top + gaps.length * (narrow ? 44 : 48) + margin.bottom;
  const x = scaleBand(horizons, [margin.left, width - margin.right]).padding(0.04);
  const y = scaleBand(gaps, [margin.top, height - margin.bottom]).padding(0.06);
  const svg = drawing(document, width, height);
  const plot = svg.append("g").attr("class", "grid-cells");
  for (const horizon of horizons) {
    const at = (x(horizon) ?? 0) + x.bandwidth() / 2;
    plot
      .append("text")
      .attr("class", "head")
      .attr("x", round(at))
      .attr("y", 16)
      .attr("text-anchor", "middle")
      .text(width < 800 ? `${horizon}` : plural(horizon, noun));
  }
  for (const gap of gaps) {
    const at = (y(gap) ?? 0) + y.bandwidth() / 2;
    plot
      .append("text")
      .attr("class", "head")
      .attr("x", margin.left - 8)
      .attr("y", round(at))
      .attr("dy", "0.32em")
      .attr("text-anchor", "end")
      .text(narrow ? `${gap}` : plural(gap, noun));
  }
  for (const cell of grid) {
    const box = { x: x(cell.horizon) ?? 0, y: y(cell.gap) ?? 0, width: x.bandwidth(), height: y.bandwidth() };
    const own = choice.definition === "record" && cell.gap === choice.gap && cell.horizon === choice.horizon;
    drawCell(plot, cell, box, own, (p) => (narrow ? text.pValue(p) : `p ${text.pValue(p)}`));
  }
  const points = grid.map((cell) => ({
    x: (x(cell.horizon) ?? 0) + x.bandwidth() / 2,
    y: (y(cell.gap) ?? 0) + y.bandwidth() / 2,
    line: `${cell.gap}/${cell.horizon}`,
    text: `${plural(cell.gap, noun)} without a record, ${plural(cell.horizon, noun)} after: ${cell.positives} of ${cell.n} followed${cell.p === null ? "" : `, p ${text.pValue(cell.p)}`}`,
  }));
  return { svg: svg.node() as SVGSVGElement, points };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawCell(group: Group, cell: GridCell, box: Box, own: boolean, pText: (p: number) => string): void {
  const passes = cell.p !== null && cell.p <= significance;
  const g = group
    .append("g")
    .attr("class", `cell${own ? " own" : ""}${passes ? " passes" : ""}${cell.n === 0 ? " empty" : ""}`);
  g.append("rect")
    .attr("x", round(box.x))
    .attr("y", round(box.y))
    .attr("width", round(box.width))
    .attr("height", round(box.height))
    .attr("rx", 3);
  const middle = round(box.x + box.width / 2);
  g.append("text")
    .attr("x", middle)
    .attr("y", round(box.y + box.height * 0.42))
    .attr("text-anchor", "middle")
    .text(cell.n === 0 ? "\u2013" : `${cell.positives} of ${cell.n}`);
  g.append("text")
    .attr("class", "small")
    .attr("x", middle)
    .attr("y", round(box.y + box.height * 0.8))
    .attr("text-anchor", "middle")
    .text(cell.p === null ? "" : pText(cell.p));
}
