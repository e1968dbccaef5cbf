import type { Drawing } from "./chart.js";
import { drawing, type Root, type Surroundings } from "./draw.js";
import { labelMargin } from "./line-labels.js";
import { timeScale, timeTicks } from "./time-axis.js";
import { eventRowHeight, eventRows, placeEvents } from "./time-events.js";
import { nothingToDraw, rowsOf, type TimeLinesSpec } from "./time-lines.js";
import { daysOf, periodOf } from "./time-period.js";
import { drawTimePlot } from "./time-plot.js";
import { chooseScale } from "./value-scale.js";

/** One of several plots that stand on one another on one axis of time, with its own unit and scale of values. */
export interface TimePanel extends TimeLinesSpec {
  /** What the panel shows, with its unit. */
  readonly title: string;
  /** Its share of the height where panels should differ; 1 if not said. */
  readonly weight?: number;
}

const titleRoom = 24;

/** Panels on one axis of time, from top to bottom; the first panel\u2019s events and the articles\u2019 date run through all. */
export function drawTimePanels(
  panels: readonly TimePanel[],
  width: number,
  surroundings: Surroundings,
): Drawing {
  const narrow = width < 500;
  const lines = panels.flatMap((panel) => panel.lines);
  const usual = narrow ? 150 : width < 800 ? 170 : 190;
  const period = periodOf(lines, surroundings.view);
  if (!period) return nothingToDraw(width, usual * Math.max(1, panels.length), surroundings);
  const { whole, ...days } = daysOf(period);
  const events = panels[0]?.events ?? [];
  const rows = eventRows(events, whole, narrow);
  const top = 4 + rows * eventRowHeight;
  const heights = panels.map(({ weight = 1 }) => Math.round(usual * weight));
  const height = top + heights.reduce((sum, one) => sum + one, 0) + 30;
  const left = narrow ? 50 : 62;
  const named = panels.filter((panel) => panel.lines.length > 1).flatMap((panel) => panel.lines);
  const labels = named.map(({ label }) => label);
  const right = width - (labels.length > 0 ? labelMargin(labels, narrow ? 100 : 120, width) : 18);
  const x = timeScale(period, left, right);
  const ticks = timeTicks(x, narrow ? 4 : 7);
  const placed = placeEvents(events, (time) => x(time), { left, right }, rows);
  const svg = drawing(surroundings.document, width, height);
  const scales = sharedScales(panels, surroundings);
  const points = panels.flatMap((panel, i) => {
    const above = top + heights.slice(0, i).reduce((sum, one) => sum + one, 0);
    const isLast = i === panels.length - 1;
    drawTitle(svg, panel, left, above);
    return drawTimePlot(svg.append("g").attr("class", "panel"), panel, {
      left,
      right,
      top: above + titleRoom,
      bottom: above + (heights[i] ?? usual) - 4,
      edge: width,
      period,
      x: (time) => x(time),
      scale: chooseScale(panel, isPositive(panel), surroundings.view).shown,
      timeTicks: isLast ? ticks : ticks.map((tick) => ({ ...tick, label: "" })),
      events: placed,
      namesAt: i === 0 ? top - 4 : null,
      locale: surroundings.locale,
    });
  });
  return {
    svg: svg.node() as SVGSVGElement,
    points,
    dates: { ...days, whole, left, right, top: top + titleRoom, bottom: height - 34, linked: true },
    ...(scales ? { scales } : {}),
    rows: () => rowsOf(lines),
  };
}

function drawTitle(svg: Root, { title, lines }: TimePanel, left: number, above: number): void {
  const subject = lines.length === 1 ? `series-${lines[0]?.colour}` : null;
  svg
    .append("g")
    .attr("class", subject)
    .append("text")
    .attr("class", "panel-title")
    .attr("x", left)
    .attr("y", above + 14)
    .text(title);
}

function isPositive({ lines }: TimePanel): boolean {
  return lines.every(({ points }) => points.every(({ value }) => value > 0));
}

/** The scales that every panel offers, where they start from the same. */
function sharedScales(panels: readonly TimePanel[], { view }: Surroundings): Drawing["scales"] | null {
  const [first, ...rest] = panels.map((panel) => chooseScale(panel, isPositive(panel), view));
  if (!first || rest.some(({ shown }) => shown !== first.shown)) return null;
  const offered = first.offered.filter((scale) => rest.every((other) => other.offered.includes(scale)));
  return offered.length > 1 ? { offered, shown: first.shown } : null;
}
