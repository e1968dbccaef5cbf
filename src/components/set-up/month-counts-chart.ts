import { scaleBand } from "d3-scale";
import type { C1Evidence } from "../../claims/set-up/c1.js";
import { countText, measureLabels } from "../../claims/set-up/c1-sentence.js";
import { coins, coinTitle } from "../../claims/set-up/coins.js";
import { type Count, type Measure, measures } from "../../claims/set-up/month-counts.js";
import { countWord, numberText } from "../../text/numbers.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";

const claimed = 3;

const heads: Readonly<Record<Measure, readonly [string, string]>> = {
  calendar: ["calendar", "months"],
  earlier: ["ending a", "day earlier"],
  later: ["ending a", "day later"],
  rolling: ["blocks of", "days"],
  peak: ["since the", "high"],
};

/** Months down in a row of every coin by every measure: how much of the count is the choice of month. */
export function monthCountsChart({ counts, chosen, end }: C1Evidence): Chart {
  const text = numberText("en");
  const known = counts.filter(({ count }) => count !== null);
  const reaching = known.filter(({ count }) => (count ?? 0) >= claimed);
  return {
    id: "month-counts",
    title: `${reaching.length === 0 ? "None" : countWord(reaching.length).replace(/^./, (first) => first.toUpperCase())} of ${countWord(known.length)} ways to count reach ${countWord(claimed)} months by ${text.day(end)}.`,
    subtitle:
      "Months down in a row, by coin (down) and by what counts as a month (across); a dash where the vintage does not hold the closes.",
    description: `Grid of counts. ${known.map((count) => `${coinTitle(count.coin)}, ${measureLabels[count.measure]}: ${countText(count)}`).join("; ")}.`,
    table: {
      columns: ["Coin", "Counted by", "Months down in a row"],
      rows: counts.map((count) => [coinTitle(count.coin), measureLabels[count.measure], countText(count)]),
    },
    series: ["btc", "eth"],
    draw: (width, surroundings) => draw(counts, chosen, width, surroundings),
  };
}

function draw(counts: readonly Count[], chosen: Count, width: number, { document }: Surroundings): Drawing {
  const narrow = width < 500;
  const margin = { top: 40, right: 4, bottom: 4, left: narrow ? 86 : 140 };
  const height = margin.top + coins.length * 42 + margin.bottom;
  const x = scaleBand(measures, [margin.left, width - margin.right]).padding(0.04);
  const y = scaleBand(coins, [margin.top, height - margin.bottom]).padding(0.06);
  const svg = drawing(document, width, height);
  const plot = svg.append("g").attr("class", "grid-cells");
  for (const measure of measures)
    heads[measure].forEach((line, i) => {
      head(plot, (x(measure) ?? 0) + x.bandwidth() / 2, 14 + 15 * i, "middle", line);
    });
  for (const coin of coins) {
    const name = coinTitle(coin).replace(/^The (.)/, (_, letter: string) => letter.toUpperCase());
    head(
      plot,
      margin.left - 8,
      (y(coin) ?? 0) + y.bandwidth() / 2 + 4,
      "end",
      narrow ? shortened(name) : name,
    );
  }
  for (const count of counts) {
    const box = {
      x: x(count.measure) ?? 0,
      y: y(count.coin) ?? 0,
      width: x.bandwidth(),
      height: y.bandwidth(),
    };
    drawCell(plot, count, box, count.coin === chosen.coin && count.measure === chosen.measure);
  }
  const points = counts.map((count) => ({
    x: (x(count.measure) ?? 0) + x.bandwidth() / 2,
    y: (y(count.coin) ?? 0) + y.bandwidth() / 2,
    line: `${count.coin}/${count.measure}`,
    text: `${coinTitle(count.coin)}, ${measureLabels[count.measure]}: ${countText(count)}`,
  }));
  return { svg: svg.node() as SVGSVGElement, points };
}

function shortened(name: string): string {
  return name.replace(" altcoin", " alt").replace("Altcoin", "Alt");
}

function head(group: Group, x: number, y: number, anchor: string, words: string): void {
  group
    .append("text")
    .attr("class", "head")
    .attr("x", round(x))
    .attr("y", round(y))
    .attr("text-anchor", anchor)
    .text(words);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function drawCell(group: Group, { count, atLeast }: Count, box: Box, own: boolean): void {
  const passes = (count ?? 0) >= claimed;
  const cell = group.append("g").attr("class", `cell${own ? " own" : ""}${passes ? " passes" : ""}`);
  cell
    .append("rect")
    .attr("x", round(box.x))
    .attr("y", round(box.y))
    .attr("width", round(box.width))
    .attr("height", round(box.height))
    .attr("rx", 3);
  cell
    .append("text")
    .attr("x", round(box.x + box.width / 2))
    .attr("y", round(box.y + box.height / 2))
    .attr("dy", "0.34em")
    .attr("text-anchor", "middle")
    .text(count === null ? "\u2013" : `${atLeast ? "\u2265 " : ""}${count}`);
}
