import { type Bin, bin } from "d3-array";
import { scaleLinear } from "d3-scale";
import { barNoun } from "../../claims/bars.js";
import type { H1Evidence } from "../../claims/rotation/h1-evidence.js";
import { numberText } from "../../text/numbers.js";
import { bottomAxis } from "../axes.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, round, type Surroundings } from "../draw.js";
import { seriesOf } from "./h1-subject.js";

type Bins = readonly Bin<number, number>[];

/** The mean return after breakouts among those of every circular shift of the same calendar. */
export function placeboHistogram({ study, frequency }: H1Evidence): Chart {
  const text = numberText("en");
  const placebo = study.placebo;
  const asGood = placebo ? Math.round(placebo.p * placebo.shifts) : 0;
  const bins: Bins = placebo
    ? bin<number, number>()
        .value((d) => d)
        .thresholds(24)(Array.from(placebo.placebo))
    : [];
  return {
    id: "placebo-histogram",
    title: placebo
      ? `${text.integer(asGood)} of ${text.integer(placebo.shifts)} shifts of the calendar did at least as well as the breakouts themselves.`
      : "There is no breakout to shift.",
    subtitle: `Mean log return over the horizon after the breakouts, had the whole calendar stood earlier or later; one shift for every ${barNoun[frequency]} of the sample.`,
    description: placebo
      ? `Histogram of the mean log return under ${placebo.shifts} shifts of the breakout calendar; mean ${text.signed(placebo.placeboMean, 2)}, the breakouts themselves ${text.signed(placebo.observed, 2)}.`
      : "No complete breakout in the sample.",
    table: {
      columns: ["Mean log return from", "to", "Shifts"],
      rows: bins.map((b) => [text.signed(b.x0 ?? 0, 2), text.signed(b.x1 ?? 0, 2), b.length]),
    },
    series: seriesOf(study.choice),
    draw: (width, surroundings) => draw(bins, placebo?.observed ?? 0, width, surroundings),
  };
}

function draw(bins: Bins, observed: number, width: number, { document }: Surroundings): Drawing {
  const text = numberText("en");
  const height = width < 500 ? 220 : 240;
  const margin = { top: 30, right: 16, bottom: 34, left: 16 };
  const svg = drawing(document, width, height);
  const first = bins[0]?.x0 ?? 0;
  const last = bins.at(-1)?.x1 ?? 1;
  const x = scaleLinear(
    [Math.min(first, observed), Math.max(last, observed)],
    [margin.left, width - margin.right],
  );
  const y = scaleLinear([0, Math.max(1, ...bins.map((b) => b.length))], [height - margin.bottom, margin.top]);
  const plot = svg.append("g");
  for (const b of bins) {
    const left = x(b.x0 ?? 0);
    plot
      .append("rect")
      .attr("class", (b.x0 ?? 0) >= observed ? "bar at-least" : "bar")
      .attr("x", round(left + 0.5))
      .attr("y", round(y(b.length)))
      .attr("width", round(Math.max(0.5, x(b.x1 ?? 0) - left - 1)))
      .attr("height", round(y(0) - y(b.length)));
  }
  const ticks = x.ticks(width < 500 ? 5 : 9).map((value) => ({ at: x(value), label: text.signed(value, 1) }));
  bottomAxis(plot, ticks, height - margin.bottom);
  const at = x(observed);
  const rule = plot.append("g").attr("class", "observed");
  rule
    .append("line")
    .attr("x1", round(at))
    .attr("x2", round(at))
    .attr("y1", margin.top - 8)
    .attr("y2", height - margin.bottom);
  rule
    .append("text")
    .attr("x", round(at) + (at > width / 2 ? -6 : 6))
    .attr("y", margin.top - 14)
    .attr("text-anchor", at > width / 2 ? "end" : "start")
    .text(`the breakouts: ${text.signed(observed, 2)}`);
  const points = bins.map((b) => ({
    x: (x(b.x0 ?? 0) + x(b.x1 ?? 0)) / 2,
    y: y(b.length),
    line: "shifts",
    text: `${text.signed(b.x0 ?? 0, 2)} to ${text.signed(b.x1 ?? 0, 2)}: ${b.length} shifts`,
  }));
  return { svg: svg.node() as SVGSVGElement, points };
}
