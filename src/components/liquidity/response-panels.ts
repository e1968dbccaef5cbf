import { scaleLinear } from "d3-scale";
import type { ResponsePoint } from "../../claims/liquidity/l4-response.js";
import { bottomAxis, horizontalGrid } from "../axes.js";
import type { Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, pathThrough, type Root, round, type Surroundings } from "../draw.js";
import { wrapped } from "../line-labels.js";
import { tickLabels } from "../value-scale.js";
import { type Facet, facetGrid } from "./facets.js";

/** What followed an impulse, bar by bar, with the band for all of them together. */
export interface ResponsePanel {
  readonly id: string;
  readonly title: string;
  /** A second line under the title, such as the p of the last horizon. */
  readonly note: string;
  readonly colour: string;
  readonly points: readonly ResponsePoint[];
}

export interface ResponsePanelsSpec {
  readonly panels: readonly ResponsePanel[];
  /** One scale of values for all panels, where all have one unit. */
  readonly sharedScale: boolean;
  /** The horizon that is looked at, marked in each panel. */
  readonly marked: number;
  readonly valueText: (value: number) => string;
  readonly tickText: (value: number, digits: number) => string;
  /** "13 weeks on" */
  readonly horizonText: (horizon: number) => string;
  /** "weeks on" */
  readonly axisNote: string;
  readonly columns: number;
}

/** Panels of one size beside one another; on a phone one under the other. */
export function drawResponsePanels(
  spec: ResponsePanelsSpec,
  width: number,
  { document }: Surroundings,
): Drawing {
  const narrow = width < 500;
  const columns = narrow ? 1 : Math.min(spec.columns, width < 800 ? 2 : spec.columns);
  const { facets, height } = facetGrid(spec.panels.length, width, {
    columns,
    plotHeight: narrow ? 130 : 170,
    above: 66,
    below: 52,
    beside: 54,
  });
  const svg = drawing(document, width, height);
  const everything = spec.panels.flatMap(({ points }) => points);
  const points = spec.panels.flatMap((panel, i) => {
    const facet = facets[i];
    if (!facet) return [];
    drawHead(svg, panel, facet);
    const range = extentOf(spec.sharedScale ? everything : panel.points);
    return drawPanel(svg.append("g").attr("class", "panel"), panel, spec, facet, range);
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

function extentOf(points: readonly ResponsePoint[]): [low: number, high: number] {
  return [Math.min(0, ...points.map(({ low }) => low)), Math.max(0, ...points.map(({ high }) => high))];
}

function drawHead(svg: Root, { title, note, colour }: ResponsePanel, { left, right, top }: Facet): void {
  const head = svg.append("g").attr("class", `series-${colour}`);
  const words = wrapped(title, right - left + 48);
  words.forEach((line, i) => {
    head
      .append("text")
      .attr("class", "panel-title")
      .attr("x", round(left - 48))
      .attr("y", round(top - 50 + 16 * i + (words.length === 1 ? 8 : 0)))
      .text(line);
  });
  svg
    .append("text")
    .attr("class", "axis-note")
    .attr("x", round(left - 48))
    .attr("y", round(top - 15))
    .text(note);
}

function drawPanel(
  plot: Group,
  { id, title, colour, points }: ResponsePanel,
  spec: ResponsePanelsSpec,
  { left, right, top, bottom }: Facet,
  range: [number, number],
): ReadablePoint[] {
  const last = points.at(-1)?.horizon ?? 1;
  const first = points[0]?.horizon ?? 0;
  const x = scaleLinear([first, Math.max(last, first + 1)], [left + 6, right - 6]);
  const y = scaleLinear(range, [bottom, top]).nice(4);
  const ticks = y.ticks(4);
  const digits = (ticks[1] ?? 1) - (ticks[0] ?? 0) < 1 ? 1 : 0;
  horizontalGrid(
    plot,
    tickLabels(ticks, (value) => spec.tickText(value, digits)).map(({ value, label }) => ({
      at: y(value),
      label,
      base: value === 0,
    })),
    round(left),
    round(right),
  );
  const steps = x.ticks(Math.min(6, last - first + 1)).filter(Number.isInteger);
  bottomAxis(
    plot,
    steps.map((step) => ({ at: x(step), label: String(step) })),
    bottom,
  );
  plot
    .append("text")
    .attr("class", "axis-note")
    .attr("x", round(right))
    .attr("y", bottom + 35)
    .attr("text-anchor", "end")
    .text(spec.axisNote);
  const edge = [
    ...points.map((point) => [x(point.horizon), y(point.high)] as const),
    ...points.toReversed().map((point) => [x(point.horizon), y(point.low)] as const),
  ];
  plot
    .append("path")
    .attr("class", `band series-${colour}`)
    .attr("d", `${pathThrough(edge)}Z`);
  const line = plot.append("g").attr("class", `line alone series-${colour}`).attr("data-line", id);
  line.append("path").attr("d", pathThrough(points.map((point) => [x(point.horizon), y(point.value)])));
  const marked = points.find(({ horizon }) => horizon === spec.marked);
  if (marked) {
    const clear = marked.low > 0 || marked.high < 0;
    line
      .append("circle")
      .attr("class", clear ? "estimate clear" : "estimate")
      .attr("cx", round(x(marked.horizon)))
      .attr("cy", round(y(marked.value)))
      .attr("r", 4.5);
  }
  return points.map((point) => ({
    x: x(point.horizon),
    y: y(point.value),
    line: id,
    subject: colour,
    text: `${title}, ${spec.horizonText(point.horizon)}: ${spec.valueText(point.value)} (band ${spec.valueText(point.low)} to ${spec.valueText(point.high)})`,
  }));
}
