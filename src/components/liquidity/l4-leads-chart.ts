import { scaleLinear } from "d3-scale";
import { barNoun } from "../../claims/bars.js";
import { billions } from "../../claims/liquidity/dollars.js";
import type { L4Evidence } from "../../claims/liquidity/l4.js";
import { signalNames } from "../../claims/liquidity/l4-parameters.js";
import type { Slope } from "../../claims/liquidity/l4-regression.js";
import { dollarsPerUnit } from "../../claims/liquidity/l4-sample.js";
import { outcomeNames } from "../../claims/liquidity/l4-sentence.js";
import { numberText, plural } from "../../text/numbers.js";
import { bottomAxis, horizontalGrid } from "../axes.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";

/** The slope at every lead, with the signal before the return to the right and after it to the left. */
export function leadsChart(evidence: L4Evidence): Chart {
  const text = numberText("en");
  const { slopes, frequency, contributions, outcome } = evidence;
  const noun = barNoun[frequency];
  const [own] = contributions;
  const link = own?.link;
  const clear = (from: (slope: Slope) => boolean) =>
    slopes.filter((slope) => from(slope) && (slope.low > 0 || slope.high < 0));
  const first = frequency === "monthly" ? -1 : 0;
  const after = slopes.filter(({ lead }) => lead >= first);
  const leading = clear(({ lead }) => lead >= first).filter(({ value }) => value > 0);
  const of = link ? (signalNames[link.choice.signal]?.of ?? link.choice.signal) : "";
  return {
    id: "leads",
    title: `At ${leading.length === 0 ? "none" : text.integer(leading.length)} of the ${text.integer(after.length)} leads from the same ${noun} on is the slope clear of zero on the claim\u2019s side; the best of the claim\u2019s leads has a family-wise p of ${text.pValue(bestP(evidence))}.`,
    subtitle: `Return of ${outcomeNames[outcome]}${link?.choice.market ? " with the S&P 500 held" : ""}, percent per ${billions(dollarsPerUnit)} of ${of}, by how many ${noun}s the signal is out before the ${noun} of the return; whiskers are ${text.percent(0.95)} intervals, each for itself.`,
    description: `Slopes at ${text.integer(slopes.length)} leads, from ${text.signed(slopes[0]?.lead ?? 0, 0)} to ${text.signed(slopes.at(-1)?.lead ?? 0, 0)} ${noun}s.`,
    table: {
      columns: ["Lead", "Slope, percent", "From", "To", "n"],
      rows: slopes.map(({ lead, value, low, high, n }) => [
        text.signed(lead, 0),
        text.signed(value, 2),
        text.signed(low, 2),
        text.signed(high, 2),
        n,
      ]),
    },
    series: ["rut", "spx", "walcl", "wtregen", "rrp"],
    draw: (width, surroundings) => draw(evidence, first, width, surroundings),
  };
}

function bestP({ contributions }: L4Evidence): number {
  return contributions[0]?.link.bestFamilyWiseP ?? 1;
}

function draw(
  { slopes, frequency, lead: chosen, contributions }: L4Evidence,
  first: number,
  width: number,
  { document }: Surroundings,
): Drawing {
  const text = numberText("en");
  const noun = barNoun[frequency];
  const narrow = width < 500;
  const height = narrow ? 280 : 320;
  const margin = { top: 40, right: 10, bottom: 50, left: narrow ? 52 : 58 };
  const svg = drawing(document, width, height);
  const plot = svg.append("g");
  const leads = slopes.map(({ lead }) => lead);
  const x = scaleLinear(
    [Math.min(0, ...leads) - 0.6, Math.max(1, ...leads) + 0.6],
    [margin.left, width - margin.right],
  );
  const y = scaleLinear(
    [Math.min(0, ...slopes.map(({ low }) => low)), Math.max(0.1, ...slopes.map(({ high }) => high))],
    [height - margin.bottom, margin.top],
  ).nice(5);
  const ground = x(first - 0.5);
  plot
    .append("rect")
    .attr("class", "claim-ground")
    .attr("x", round(ground))
    .attr("y", margin.top)
    .attr("width", round(width - margin.right - ground))
    .attr("height", height - margin.bottom - margin.top);
  horizontalGrid(
    plot,
    y
      .ticks(5)
      .map((value) => ({ at: y(value), label: text.signedPercent(value / 100, 1), base: value === 0 })),
    margin.left,
    width - margin.right,
  );
  const ticks = x.ticks(narrow ? 5 : 13).filter(Number.isInteger);
  bottomAxis(
    plot,
    ticks.map((lead) => ({ at: x(lead), label: text.signed(lead, 0) })),
    height - margin.bottom,
  );
  sideWords(plot, "the return first", round(ground) - 8, "end", margin.top);
  sideWords(
    plot,
    narrow ? "liquidity first" : `the same ${noun}, or liquidity first`,
    round(ground) + 8,
    "start",
    margin.top,
  );
  plot
    .append("text")
    .attr("class", "axis-note")
    .attr("x", width - margin.right)
    .attr("y", height - 6)
    .attr("text-anchor", "end")
    .text(`${noun}s by which liquidity is out before`);
  const colour = contributions[0]?.link.choice.signal === "walcl" ? "fed" : "treasury";
  for (const slope of slopes) drawSlope(plot, slope, slope.lead === chosen, x(slope.lead), y, colour);
  return {
    svg: svg.node() as SVGSVGElement,
    points: slopes.map((slope) => ({
      x: x(slope.lead),
      y: y(slope.value),
      line: "slopes",
      subject: colour,
      text: `${leadText(slope.lead, noun)}: ${text.signedPercent(slope.value / 100, 2)} (${text.signedPercent(slope.low / 100, 2)} to ${text.signedPercent(slope.high / 100, 2)}), n ${text.integer(slope.n)}`,
    })),
  };
}

function leadText(lead: number, noun: string): string {
  if (lead === 0) return `the ${noun} in which it is out`;
  return `${plural(Math.abs(lead), noun)} ${lead > 0 ? "after it is out" : "before it is out"}`;
}

function sideWords(plot: Group, words: string, x: number, anchor: "start" | "end", top: number): void {
  plot
    .append("text")
    .attr("class", "axis-note")
    .attr("x", x)
    .attr("y", top - 10)
    .attr("text-anchor", anchor)
    .text(words);
}

function drawSlope(
  plot: Group,
  { value, low, high }: Slope,
  isChosen: boolean,
  x: number,
  y: (value: number) => number,
  colour: string,
): void {
  const isClear = low > 0 || high < 0;
  const g = plot.append("g").attr("class", `slope series-${colour}${isChosen ? " chosen" : ""}`);
  g.append("line")
    .attr("x1", round(x))
    .attr("x2", round(x))
    .attr("y1", round(y(low)))
    .attr("y2", round(y(high)));
  g.append("circle")
    .attr("class", isClear ? "estimate clear" : "estimate")
    .attr("cx", round(x))
    .attr("cy", round(y(value)))
    .attr("r", isChosen ? 5.5 : 4);
}
