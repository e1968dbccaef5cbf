import { scaleLinear, scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import { articleDate } from "../claims/article.js";
import { articleRule, bottomAxis, horizontalGrid } from "./axes.js";
import type { Drawing, ReadablePoint } from "./chart.js";
import { drawing, type Group, pathThrough, round, type Surroundings } from "./draw.js";

export interface PanelLine {
  readonly id: string;
  readonly label: string;
  /** Names the colour: eth, rut, past, \u2026 */
  readonly colour: string;
  readonly points: readonly { readonly date: string; readonly value: number }[];
}

export interface SmallPanel {
  readonly title: string;
  readonly lines: readonly PanelLine[];
  /** A level to reach, drawn across with its label. */
  readonly level: { readonly value: number; readonly label: string } | null;
  /** Values that the scale must hold. */
  readonly include: readonly number[];
  readonly valueText: (value: number) => string;
  readonly tickText: (value: number) => string;
}

export interface SmallPanelsSpec {
  readonly panels: readonly SmallPanel[];
  readonly from: string;
  readonly to: string;
  readonly dateText: (date: string) => string;
}

const at = (date: string) => new Date(`${date}T00:00:00Z`);
const panelHeight = 196;
const gutter = 22;

interface Cell {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Panels over the same span of time, each with its own scale: side by side where there is room, else one above the other. */
export function drawSmallPanels(spec: SmallPanelsSpec, width: number, { document }: Surroundings): Drawing {
  const columns = width < 800 ? 1 : spec.panels.length;
  const cellWidth = (width - gutter * (columns - 1)) / columns;
  const rows = Math.ceil(spec.panels.length / columns);
  const svg = drawing(document, width, rows * panelHeight);
  const points = spec.panels.flatMap((panel, i) => {
    const left = (i % columns) * (cellWidth + gutter);
    const top = Math.floor(i / columns) * panelHeight;
    const group = svg.append("g").attr("class", "small-panel");
    group
      .append("text")
      .attr("class", "panel-title")
      .attr("x", round(left))
      .attr("y", top + 14)
      .text(panel.title);
    return drawPanel(group, panel, spec, {
      left: left + 48,
      right: left + cellWidth - 12,
      top: top + 26,
      bottom: top + panelHeight - 34,
    });
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

function drawPanel(group: Group, panel: SmallPanel, spec: SmallPanelsSpec, cell: Cell): ReadablePoint[] {
  const { left, right, top, bottom } = cell;
  const values = [
    ...panel.lines.flatMap(({ points }) => points.map(({ value }) => value)),
    ...(panel.level ? [panel.level.value] : []),
    ...panel.include,
  ];
  const x = scaleUtc([at(spec.from), at(spec.to)], [left, right]);
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [bottom, top + 12]).nice(4);
  drawGround(group, x(at(articleDate)), cell);
  horizontalGrid(
    group,
    y.ticks(4).map((value) => ({ at: y(value), label: panel.tickText(value) })),
    left,
    right,
  );
  const format = utcFormat("%b %Y");
  const ticks = x.ticks(3).filter((date) => x(date) > left + 20 && x(date) < right - 20);
  bottomAxis(
    group,
    ticks.map((date) => ({ at: x(date), label: format(date) })),
    bottom,
  );
  if (panel.level) drawLevel(group, y(panel.level.value), panel.level.label, cell);
  for (const { id, label, colour, points } of panel.lines) {
    const thinned = thin(points, Math.floor(2 * (right - left)));
    group
      .append("g")
      .attr("class", `line series-${colour}`)
      .attr("data-line", id)
      .append("path")
      .attr("d", pathThrough(thinned.map(({ date, value }) => [x(at(date)), y(value)])));
    const first = points[0];
    if (panel.lines.length > 1 && first) {
      const above = panel.lines.every((other) => (other.points[0]?.value ?? 0) <= first.value);
      group
        .append("g")
        .attr("class", `label series-${colour}`)
        .append("text")
        .attr("x", round(x(at(first.date))) + 4)
        .attr("y", round(y(first.value)) + (above ? -9 : 17))
        .text(label);
    }
  }
  return panel.lines.flatMap(({ id, label, points }) =>
    thin(points, Math.floor(right - left)).map(({ date, value }) => ({
      x: x(at(date)),
      y: y(value),
      line: id,
      text: `${label}, ${spec.dateText(date)}: ${panel.valueText(value)}`,
    })),
  );
}

function drawGround(group: Group, from: number, { left, right, top, bottom }: Cell): void {
  if (from < left || from > right) return;
  group
    .append("rect")
    .attr("class", "hold-out-ground")
    .attr("x", round(from))
    .attr("y", top)
    .attr("width", round(right - from))
    .attr("height", bottom - top);
  articleRule(group, from, top, bottom, "", "start");
}

function drawLevel(group: Group, y: number, label: string, { left, right }: Cell): void {
  const level = group.append("g").attr("class", "level");
  level.append("line").attr("x1", left).attr("x2", right).attr("y1", round(y)).attr("y2", round(y));
  level
    .append("text")
    .attr("x", right - 2)
    .attr("y", round(y) - 5)
    .attr("text-anchor", "end")
    .text(label);
}

/** At most so many points: every so manyth, and the last. */
function thin<Point>(points: readonly Point[], most: number): Point[] {
  const step = Math.max(1, Math.ceil(points.length / most));
  return points.filter((_, i) => i % step === 0 || i === points.length - 1);
}
