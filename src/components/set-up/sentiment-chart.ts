import { scaleLinear, scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import { articleDate } from "../../claims/article.js";
import type { C4Evidence } from "../../claims/set-up/c4.js";
import { sellOffDate } from "../../claims/set-up/sell-off.js";
import { countWord, numberText } from "../../text/numbers.js";
import { articleRule, bottomAxis, horizontalGrid } from "../axes.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, type Group, pathThrough, round, type Surroundings } from "../draw.js";

const full = 100;

/** The Fear & Greed index by day, the low ground shaded, each reset marked, and what other pages printed for single days. */
export function sentimentChart(evidence: C4Evidence): Chart {
  const text = numberText("en");
  const { rule, resets, path, others, now } = evidence;
  const known = resets.filter((date) => date <= articleDate).length;
  const lasted = resets.length - known;
  return {
    id: "sentiment",
    title: `The index came back above ${rule.threshold} ${known === 0 ? "not once" : `${countWord(known)} times`} between the sell-off and the articles${lasted > 0 ? `, and ${countWord(lasted)} times since` : ""}.`,
    subtitle: `Crypto Fear & Greed Index, daily, from nought to a hundred. Shaded: ${rule.threshold} or below. Triangles: resets. Open marks: readings printed elsewhere.`,
    description: `Line chart of the index from ${text.day(path[0]?.date ?? now.date)} to ${text.day(path.at(-1)?.date ?? now.date)}; ${now.value} on the articles\u2019 date; resets on ${resets.length === 0 ? "no day" : text.list(resets.map((date) => text.shortDay(date)))}.`,
    table: {
      columns: ["Day", "Index", "Reset", "Printed elsewhere", "Index printed", "Fact"],
      rows: path.map(({ date, value }) => {
        const other = others.find((reading) => reading.date === date);
        return [
          date,
          value,
          resets.includes(date) ? "reset" : null,
          other?.theirs ?? null,
          other?.index ?? null,
          other?.fact ?? null,
        ];
      }),
    },
    series: ["fng"],
    draw: (width, surroundings) => draw(evidence, width, surroundings),
  };
}

const at = (date: string) => new Date(`${date}T00:00:00Z`);

function draw(evidence: C4Evidence, width: number, { document }: Surroundings): Drawing {
  const { path, rule, resets, others } = evidence;
  const narrow = width < 500;
  const height = narrow ? 270 : 330;
  const frame = { left: 40, right: width - 14, top: 20, bottom: height - 34 };
  const dates = path.map(({ date }) => at(date).getTime());
  const x = scaleUtc([Math.min(...dates), Math.max(...dates)], [frame.left, frame.right]);
  const y = scaleLinear([0, full], [frame.bottom, frame.top]);
  const svg = drawing(document, width, height);
  const plot = svg.append("g").attr("class", "sentiment");
  plot
    .append("rect")
    .attr("class", "low-ground")
    .attr("x", frame.left)
    .attr("y", round(y(rule.threshold)))
    .attr("width", round(frame.right - frame.left))
    .attr("height", round(frame.bottom - y(rule.threshold)));
  const ticks = [0, rule.threshold, full / 2, full].map((value) => ({ at: y(value), label: String(value) }));
  horizontalGrid(plot, ticks, frame.left, frame.right);
  const format = utcFormat("%b %Y");
  const months = x.ticks(narrow ? 3 : 6).map((date) => ({ at: x(date), label: format(date) }));
  bottomAxis(plot, months, frame.bottom);
  rules(plot, (date) => x(at(date)), frame, narrow);
  plot
    .append("g")
    .attr("class", "line series-mood")
    .append("path")
    .attr("d", pathThrough(path.map(({ date, value }) => [x(at(date)), y(value)] as const)));
  for (const date of resets) triangle(plot, x(at(date)), frame.bottom - 3);
  for (const { date, theirs } of others)
    plot
      .append("circle")
      .attr("class", "elsewhere")
      .attr("cx", round(x(at(date))))
      .attr("cy", round(y(theirs)))
      .attr("r", 5);
  return { svg: svg.node() as SVGSVGElement, points: readable(evidence, (date) => x(at(date)), y) };
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function rules(plot: Group, x: (date: string) => number, frame: Frame, narrow: boolean): void {
  const article = x(articleDate);
  if (article <= frame.right) {
    plot
      .append("rect")
      .attr("class", "hold-out-ground")
      .attr("x", round(article))
      .attr("y", frame.top)
      .attr("width", round(frame.right - article))
      .attr("height", frame.bottom - frame.top);
    articleRule(
      plot,
      article,
      frame.top,
      frame.bottom,
      "the articles",
      article > frame.right - 90 ? "end" : "start",
    );
  }
  const sellOff = x(sellOffDate);
  const rule = plot.append("g").attr("class", "event-rule");
  rule
    .append("line")
    .attr("x1", round(sellOff))
    .attr("x2", round(sellOff))
    .attr("y1", frame.top)
    .attr("y2", frame.bottom);
  rule
    .append("text")
    .attr("x", round(sellOff) + 5)
    .attr("y", frame.top + 9)
    .text(narrow ? "sell-off" : "the sell-off");
}

function triangle(plot: Group, x: number, bottom: number): void {
  const path = pathThrough([
    [x - 4.5, bottom],
    [x + 4.5, bottom],
    [x, bottom - 8],
  ]);
  plot.append("path").attr("class", "reset").attr("d", `${path}Z`);
}

function readable(
  { path, resets, others }: C4Evidence,
  x: (date: string) => number,
  y: (value: number) => number,
) {
  const text = numberText("en");
  const own = path.map(({ date, value }) => ({
    x: x(date),
    y: y(value),
    line: "fng",
    text: `Fear & Greed, ${text.shortDay(date)}: ${value}${resets.includes(date) ? ", a reset" : ""}`,
  }));
  const printed = others.map(({ date, theirs, ours, index }) => ({
    x: x(date),
    y: y(theirs),
    line: "elsewhere",
    text: `Printed elsewhere, ${text.shortDay(date)}: ${theirs} (index ${index}; ours ${ours})`,
  }));
  return [...own, ...printed];
}
