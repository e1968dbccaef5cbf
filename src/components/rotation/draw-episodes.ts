import { scaleLinear, scaleLog } from "d3-scale";
import { daysInBar } from "../../claims/bars.js";
import { type Surrounding, shownDays, type Track } from "../../claims/rotation/h1-surroundings.js";
import { numberText } from "../../text/numbers.js";
import type { Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, pathThrough, round, type Surroundings } from "../draw.js";

export interface EpisodeSubject {
  readonly name: string;
  readonly colour: string;
}

export interface EpisodeSubjects {
  readonly signal: EpisodeSubject;
  readonly asset: EpisodeSubject;
}

const levels = [0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 500];
const legendHeight = 24;
const gap = { across: 14, down: 26 };

/** Panels in rows, one a breakout: two lines from a common zero at the breakout. */
export function drawEpisodes(
  surroundings: readonly Surrounding[],
  subjects: EpisodeSubjects,
  width: number,
  { document }: Surroundings,
): Drawing {
  const across = width < 500 ? 2 : width < 800 ? 3 : 5;
  const margin = { left: 58, right: 8 };
  const panelWidth = (width - margin.left - margin.right - (across - 1) * gap.across) / across;
  const downs = Math.max(1, Math.ceil(surroundings.length / across));
  const panelHeight = width < 500 ? 116 : downs === 1 ? 220 : 150;
  const svg = drawing(document, width, legendHeight + downs * (panelHeight + gap.down) + 18);
  const plot = svg.append("g");
  drawLegend(plot, subjects);
  const relatives = surroundings.flatMap(({ signal, asset }) => [...signal.relative, ...asset.relative]);
  const domain = [Math.min(0.8, ...relatives) * 0.95, Math.max(1.25, ...relatives) * 1.05];
  const points = surroundings.flatMap((one, i) => {
    const left = margin.left + (i % across) * (panelWidth + gap.across);
    const top = legendHeight + Math.floor(i / across) * (panelHeight + gap.down) + 18;
    const x = scaleLinear([-shownDays.before, shownDays.after], [left, left + panelWidth]);
    const y = scaleLog(domain, [top + panelHeight - 18, top]);
    const box = { left, right: left + panelWidth, top, bottom: top + panelHeight - 18 };
    drawFrame(plot, one, box, { x, y, domain, labelled: i % across === 0 });
    return [
      ...drawTrack(plot, one, one.signal, subjects.signal, x, y),
      ...drawTrack(plot, one, one.asset, subjects.asset, x, y),
    ];
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

function drawLegend(plot: Group, { signal, asset }: EpisodeSubjects): void {
  const legend = plot.append("text").attr("class", "legend").attr("x", 0).attr("y", 14);
  legend.append("tspan").attr("class", `named series-${signal.colour}`).text(signal.name);
  legend.append("tspan").attr("class", `named series-${asset.colour}`).attr("dx", "1.2em").text(asset.name);
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface FrameScales {
  readonly x: (days: number) => number;
  readonly y: (relative: number) => number;
  readonly domain: readonly number[];
  readonly labelled: boolean;
}

function drawFrame(plot: Group, { date, outcome }: Surrounding, box: Box, scales: FrameScales): void {
  const text = numberText("en");
  const { x, y, domain, labelled } = scales;
  const g = plot.append("g").attr("class", "episode");
  const change = outcome === null ? "not over" : text.signedPercent(Math.expm1(outcome));
  g.append("text")
    .attr("class", "panel-title")
    .attr("x", round(box.left))
    .attr("y", round(box.top - 5))
    .text(`${text.shortMonth(date)}: ${change}`);
  for (const level of shownLevels(domain)) {
    const at = round(y(level));
    g.append("line")
      .attr("class", level === 1 ? "grid base" : "grid")
      .attr("x1", round(box.left))
      .attr("x2", round(box.right))
      .attr("y1", at)
      .attr("y2", at);
    if (!labelled) continue;
    g.append("text")
      .attr("class", "head")
      .attr("x", round(box.left - 5))
      .attr("y", at)
      .attr("dy", "0.32em")
      .attr("text-anchor", "end")
      .text(level === 1 ? "0" : text.signedPercent(level - 1));
  }
  g.append("line")
    .attr("class", "horizon")
    .attr("x1", round(x(0)))
    .attr("x2", round(x(0)))
    .attr("y1", round(box.top))
    .attr("y2", round(box.bottom));
  const ends = [-shownDays.before, 0, shownDays.after];
  ends.forEach((days, i) => {
    g.append("text")
      .attr("class", "head small")
      .attr("x", round(x(days)))
      .attr("y", round(box.bottom + 13))
      .attr("text-anchor", ["start", "middle", "end"][i] ?? "middle")
      .text(endLabel(days));
  });
}

function endLabel(days: number): string {
  const months = numberText("en").signed(days / daysInBar.monthly, 0);
  return days > 0 ? `${months} months` : months;
}

/** A few levels with zero among them: every second of those in the domain where they are many. */
function shownLevels([low = 0, high = 1]: readonly number[]): number[] {
  const inside = levels.filter((level) => level >= low && level <= high);
  if (inside.length <= 5) return inside;
  const zero = inside.indexOf(1);
  const every = Math.ceil(inside.length / 5);
  return inside.filter((_, i) => (i - zero) % every === 0);
}

function drawTrack(
  plot: Group,
  { date }: Surrounding,
  { days, relative }: Track,
  { name, colour }: EpisodeSubject,
  x: (days: number) => number,
  y: (relative: number) => number,
): ReadablePoint[] {
  if (days.length < 2) return [];
  const text = numberText("en");
  const line = `${date} ${name}`;
  const at = days.map((day, i) => [x(day), y(relative[i] ?? 1)] as const);
  plot
    .append("g")
    .attr("class", `line series-${colour}`)
    .attr("data-line", line)
    .append("path")
    .attr("d", pathThrough(at));
  const months = (day: number) => text.signed(day / daysInBar.monthly, 1);
  return at.map(([px, py], i) => ({
    x: px,
    y: py,
    line,
    text: `${name}, ${months(days[i] ?? 0)} months from the breakout of ${text.shortDay(date)}: ${text.signedPercent((relative[i] ?? 1) - 1)}`,
  }));
}
