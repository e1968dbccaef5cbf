import { scaleBand } from "d3-scale";
import type { H7Evidence } from "../../claims/scorecard/h7.js";
import { type Score, type ScoredCall, scoreDays } from "../../claims/scorecard/score.js";
import { countWord, numberText } from "../../text/numbers.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";
import { verdictWords } from "../verdict-mark.js";
import { seriesOf, told } from "./hold-out-chart.js";

/** The calls by scoring days: each score with a triangle up or down and its percentile, open days as dashes. */
export function scorecardChart(evidence: H7Evidence): Chart {
  const { calls, name } = evidence;
  const all = calls.flatMap(({ scores }) => scores);
  const due = all.filter(({ change }) => change !== null);
  const up = due.filter(({ change }) => (change ?? 0) > 0).length;
  return {
    id: "scorecard",
    title: `Of ${countWord(due.length)} scores that are due, ${up === 0 ? "none" : countWord(up)} ${up === 1 ? "is" : "are"} above zero; ${countWord(all.length - due.length)} are open.`,
    subtitle: `Change of ${name} after each call, by days; below it the share of all starts of the history that did worse. Triangles point up where it rose.`,
    description: `Grid of calls and scoring days. ${calls.map(({ call, scores }) => `${call.who}: ${scores.map((score) => `${score.days} days ${told(score.change, score)}`).join(", ")}`).join("; ")}.`,
    table: {
      columns: ["Call", "From", ...scoreDays.map((days) => `${days} days`), "To date", "Verdict"],
      rows: calls.map(({ call, scores, last, verdict }) => [
        call.who,
        call.date,
        ...scores.map((score) => told(score.change, score)),
        last ? `${told(last.change, last)}, ${last.days} days` : "open",
        verdictOf({ scores, verdict }),
      ]),
    },
    series: seriesOf(evidence),
    draw: (width, surroundings) => draw(calls, width, surroundings),
  };
}

/** The verdict on a call by the rule, "so far" while days are open. */
function verdictOf({ scores, verdict }: Pick<ScoredCall, "scores" | "verdict">): string {
  const open = scores.some(({ change }) => change === null);
  return `${verdictWords[verdict].toLowerCase()}${open && verdict !== "cannot-say" ? " so far" : ""}`;
}

const headHeight = 24;
const nameHeights = { narrow: 44, wide: 26 };

function draw(calls: readonly ScoredCall[], width: number, { document }: Surroundings): Drawing {
  const text = numberText("en");
  const narrow = width < 500;
  const cellHeight = narrow ? 42 : 46;
  const nameHeight = narrow ? nameHeights.narrow : nameHeights.wide;
  const rowHeight = nameHeight + cellHeight;
  const svg = drawing(document, width, headHeight + Math.max(1, calls.length) * rowHeight + 6);
  const plot = svg.append("g").attr("class", "grid-cells scorecard-cells");
  const columns = [...scoreDays.map(String), "last"];
  const x = scaleBand(columns, [0, width]).padding(0.05);
  for (const column of columns) {
    plot
      .append("text")
      .attr("class", "head")
      .attr("x", round((x(column) ?? 0) + x.bandwidth() / 2))
      .attr("y", 15)
      .attr("text-anchor", "middle")
      .text(column === "last" ? (narrow ? "now" : "to date") : narrow ? column : `${column} days`);
  }
  const points = calls.flatMap(({ call, scores, last, verdict }, row) => {
    const top = headHeight + row * rowHeight;
    plot
      .append("text")
      .attr("class", "panel-title")
      .attr("x", 0)
      .attr("y", top + 17)
      .text(`${call.who}: ${text.shortDay(call.date)}`)
      .append("tspan")
      .attr("class", "call-verdict")
      .attr(narrow ? "x" : "dx", narrow ? 0 : 8)
      .attr("dy", narrow ? 18 : null)
      .text(verdictOf({ scores, verdict }));
    return [
      ...scores.map((score) => ({ column: String(score.days), score })),
      ...(last ? [{ column: "last", score: last }] : []),
    ].map(({ column, score }): ReadablePoint => {
      const box = { x: x(column) ?? 0, y: top + nameHeight, width: x.bandwidth(), height: cellHeight - 4 };
      drawCell(plot, score, box);
      return {
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        line: `${call.id} ${column}`,
        text: `${call.who}, ${score.days} days (${text.shortDay(score.date)}): ${told(score.change, score)}`,
      };
    });
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawCell(plot: Group, score: Score, box: Box): void {
  const text = numberText("en");
  const { change, percentile } = score;
  const kind = change === null ? "empty" : change > 0 ? "rose" : "fell";
  const g = plot.append("g").attr("class", `cell ${kind}`);
  g.append("rect")
    .attr("x", round(box.x))
    .attr("y", round(box.y))
    .attr("width", round(box.width))
    .attr("height", round(box.height))
    .attr("rx", 3);
  const middle = round(box.x + box.width / 2);
  g.append("text")
    .attr("x", middle)
    .attr("y", round(box.y + box.height * 0.44))
    .attr("text-anchor", "middle")
    .text(change === null ? told(null, score) : text.signedPercent(change));
  if (change === null) return;
  const base = round(box.y + box.height * 0.78);
  const [at, size] = [round(box.x + 9), change > 0 ? -4 : 4];
  g.append("path")
    .attr("class", "way")
    .attr("d", `M${at},${base + size}L${round(at + 4)},${base - size}L${round(at - 4)},${base - size}Z`);
  g.append("text")
    .attr("class", "small")
    .attr("x", round(middle + 5))
    .attr("y", round(box.y + box.height * 0.86))
    .attr("text-anchor", "middle")
    .text(percentile === null ? "" : text.percent(percentile));
}
