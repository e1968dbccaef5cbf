import { scaleLinear } from "d3-scale";
import { bottomAxis, horizontalGrid, spread } from "./axes.js";
import type { Drawing, ReadablePoint } from "./chart.js";
import { drawing, type Group, pathThrough, round, type Surroundings } from "./draw.js";
import { wrapped } from "./line-labels.js";

export interface PanelPoint {
  readonly x: number;
  readonly y: number;
}

export interface PanelLine {
  readonly id: string;
  /** Written at its end; nothing where empty. */
  readonly label: string;
  /** Classes that give the look: "past", "series-rut", \u2026 */
  readonly className: string;
  readonly points: readonly PanelPoint[];
  /** What the pointer reads at a point; the line is not read where it is missing. */
  readonly reading?: (point: PanelPoint) => string;
}

export interface PanelBand {
  readonly className: string;
  readonly points: readonly { readonly x: number; readonly low: number; readonly high: number }[];
}

export interface PanelMark extends PanelPoint {
  readonly label: string;
  readonly className: string;
  /** Open where nothing is proved or the day is not over. */
  readonly open: boolean;
  readonly reading: string;
}

export interface LinePanel {
  readonly title: string;
  readonly bands: readonly PanelBand[];
  readonly lines: readonly PanelLine[];
  readonly marks: readonly PanelMark[];
  readonly y: { readonly low: number; readonly high: number };
  /** Ticks of the vertical axis; round numbers where not given. */
  readonly ticks?: readonly { readonly at: number; readonly label: string }[];
  readonly tickText: (value: number) => string;
}

export interface LinePanelsSpec {
  readonly panels: readonly LinePanel[];
  readonly x: { readonly low: number; readonly high: number };
  readonly xTicks: readonly { readonly at: number; readonly label: string }[];
  /** A vertical rule through every panel. */
  readonly rule: { readonly at: number; readonly label: string } | null;
  /** Written under the axis, at its right end. */
  readonly note: string;
  /** Panels side by side on a wide drawing; stacked otherwise. */
  readonly beside: number;
  readonly panelHeight: number;
  /** Room for labels at the ends of lines. */
  readonly labelRoom: number;
  /** Labels stand in the margin, led to by thin lines, in place of right at the ends. */
  readonly labelsInMargin?: boolean;
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const titleLine = 18;
const axisRoom = 42;

/** Panels of lines on one horizontal scale: side by side where there is room, stacked where there is not. */
export function drawLinePanels(spec: LinePanelsSpec, width: number, { document }: Surroundings): Drawing {
  const columns = width < 600 ? 1 : width < 800 ? Math.min(2, spec.beside) : spec.beside;
  const rows = Math.ceil(spec.panels.length / columns);
  const titles = spec.panels.map(({ title }) => wrapped(title, width / columns - 8));
  const titleRoom = 10 + titleLine * Math.max(1, ...titles.map(({ length }) => length));
  const cell = { width: width / columns, height: titleRoom + spec.panelHeight + axisRoom };
  const svg = drawing(document, width, rows * cell.height);
  const points = spec.panels.flatMap((panel, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const top = row * cell.height + titleRoom;
    const frame = {
      left: round(column * cell.width + 62),
      right: round((column + 1) * cell.width - spec.labelRoom),
      top,
      bottom: top + spec.panelHeight,
    };
    const plot = svg.append("g").attr("class", "line-panel");
    drawTitle(plot, titles[i] ?? [], column * cell.width, top - titleRoom);
    return drawPanel(plot, panel, spec, frame);
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

function drawTitle(plot: Group, lines: readonly string[], left: number, top: number): void {
  lines.forEach((line, i) => {
    plot
      .append("text")
      .attr("class", "panel-title")
      .attr("x", left)
      .attr("y", top + 16 + i * titleLine)
      .text(line);
  });
}

function drawPanel(plot: Group, panel: LinePanel, spec: LinePanelsSpec, frame: Frame): ReadablePoint[] {
  const x = scaleLinear([spec.x.low, spec.x.high], [frame.left, frame.right]);
  const scale = scaleLinear([panel.y.low, panel.y.high], [frame.bottom, frame.top]);
  const y = panel.ticks ? scale : scale.nice(4);
  for (const { className, points } of panel.bands) {
    const upper = points.map((p) => [x(p.x), y(p.high)] as const);
    const lower = points.toReversed().map((p) => [x(p.x), y(p.low)] as const);
    plot
      .append("path")
      .attr("class", `band ${className}`)
      .attr("d", `${pathThrough([...upper, ...lower])}Z`);
  }
  const ticks = panel.ticks ?? y.ticks(4).map((at) => ({ at, label: panel.tickText(at) }));
  horizontalGrid(
    plot,
    ticks.map(({ at, label }) => ({ at: y(at), label, base: at === 0 })),
    frame.left,
    frame.right,
  );
  bottomAxis(
    plot,
    spec.xTicks.map(({ at, label }) => ({ at: x(at), label })),
    frame.bottom,
  );
  plot
    .append("text")
    .attr("class", "axis-note")
    .attr("x", frame.right)
    .attr("y", frame.bottom + 35)
    .attr("text-anchor", "end")
    .text(spec.note);
  if (spec.rule) drawRule(plot, x(spec.rule.at), spec.rule.label, frame);
  for (const line of panel.lines) drawPath(plot, line, x, y);
  labelEnds(plot, panel.lines, x, y, { ...frame, inMargin: spec.labelsInMargin === true });
  return [...drawMarks(plot, panel.marks, x, y), ...readableLines(panel, x, y)];
}

type Scale = (value: number) => number;

function drawRule(plot: Group, at: number, label: string, { top, bottom }: Frame): void {
  const rule = plot.append("g").attr("class", "article-rule");
  rule.append("line").attr("x1", round(at)).attr("x2", round(at)).attr("y1", top).attr("y2", bottom);
  rule
    .append("text")
    .attr("x", round(at) + 4)
    .attr("y", top + 9)
    .text(label);
}

function drawPath(plot: Group, { id, className, points }: PanelLine, x: Scale, y: Scale): void {
  plot
    .append("g")
    .attr("class", `line ${className}`)
    .attr("data-line", id)
    .append("path")
    .attr("d", pathThrough(points.map((point) => [x(point.x), y(point.y)] as const)));
}

function labelEnds(
  plot: Group,
  lines: readonly PanelLine[],
  x: Scale,
  y: Scale,
  frame: Frame & { readonly inMargin: boolean },
): void {
  const labelled = lines.filter(({ label, points }) => label !== "" && points.length > 0);
  const ends = labelled.map(({ points }) => points.at(-1) ?? { x: 0, y: 0 });
  const places = spread(
    ends.map((end) => y(end.y)),
    15,
    frame.top + 6,
    frame.bottom - 4,
  );
  labelled.forEach(({ id, label, className }, i) => {
    const end = { x: x(ends[i]?.x ?? 0), y: y(ends[i]?.y ?? 0) };
    const g = plot.append("g").attr("class", `label ${className}`).attr("data-line", id);
    const at = frame.inMargin ? frame.right + 14 : end.x + 7;
    if (frame.inMargin)
      g.append("path")
        .attr("class", "leader")
        .attr(
          "d",
          pathThrough([
            [end.x + 3, end.y],
            [at - 3, places[i] ?? 0],
          ]),
        );
    g.append("text")
      .attr("x", round(at))
      .attr("y", round(places[i] ?? 0))
      .attr("dy", "0.32em")
      .text(label);
  });
}

function drawMarks(plot: Group, marks: readonly PanelMark[], x: Scale, y: Scale): ReadablePoint[] {
  return marks.map(({ x: at, y: value, label, className, open, reading }) => {
    const place = { x: x(at), y: y(value) };
    const g = plot.append("g").attr("class", `panel-mark ${className}${open ? " open" : ""}`);
    g.append("circle").attr("cx", round(place.x)).attr("cy", round(place.y)).attr("r", 4.5);
    if (label) {
      g.append("text")
        .attr("x", round(place.x))
        .attr("y", round(place.y) - 9)
        .attr("text-anchor", "middle")
        .text(label);
    }
    return { ...place, line: `mark ${label}`, text: reading };
  });
}

function readableLines({ lines }: LinePanel, x: Scale, y: Scale): ReadablePoint[] {
  return lines.flatMap(({ id, points, reading }) =>
    reading ? points.map((point) => ({ x: x(point.x), y: y(point.y), line: id, text: reading(point) })) : [],
  );
}

/** The range that holds some values, zero among them. */
export function rangeWithZero(values: readonly number[]): { low: number; high: number } {
  return { low: Math.min(0, ...values), high: Math.max(0, ...values) };
}
