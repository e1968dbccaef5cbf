import { scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import { articleDate } from "../claims/article.js";
import { bottomAxis } from "./axes.js";
import type { Drawing, ReadablePoint } from "./chart.js";
import { drawing, type Group, round, type Surroundings } from "./draw.js";
import {
  articlesRule,
  at,
  drawMark,
  type FactsTimelineSpec,
  lineHeight,
  spanOf,
  type TimelineItem,
} from "./timeline-items.js";
import { drawTimelineList } from "./timeline-list.js";
import { drawPathPanel } from "./timeline-path.js";
import { wrapText } from "./wrap-text.js";

/** Dated facts on a time axis, each on a pole of its own with its words beside it; on a phone as a list down the page. */
export function drawFactsTimeline(
  spec: FactsTimelineSpec,
  width: number,
  surroundings: Surroundings,
): Drawing {
  return width < 500 ? drawTimelineList(spec, width, surroundings) : drawAlongAxis(spec, width, surroundings);
}

interface Flag {
  readonly item: TimelineItem;
  readonly lines: readonly string[];
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

const characterWidth = 6.5;
const pathHeight = 170;

function drawAlongAxis(spec: FactsTimelineSpec, width: number, { document }: Surroundings): Drawing {
  const labelWidth = width < 800 ? 128 : 158;
  const margin = { top: 16, right: labelWidth + 14, bottom: 46, left: spec.path ? 60 : 16 };
  const x = scaleUtc(spanOf(spec), [margin.left, width - margin.right]);
  const flags = placeFlags(spec.items, (date) => x(at(date)), Math.floor(labelWidth / characterWidth));
  const highest = Math.min(0, ...flags.map(({ top }) => top));
  const axis = margin.top - highest + 18;
  const below = spec.path ? pathHeight : 0;
  const height = axis + below + margin.bottom;
  const svg = drawing(document, width, height);
  const plot = svg.append("g").attr("class", "facts-timeline");
  const frame = { left: margin.left, right: width - margin.right, top: 6, bottom: axis + below };
  drawRules(plot, spec, (date) => x(at(date)), frame);
  plot
    .append("line")
    .attr("class", "time-axis")
    .attr("x1", margin.left)
    .attr("x2", width - margin.right)
    .attr("y1", axis)
    .attr("y2", axis);
  const months = utcFormat("%b %Y");
  bottomAxis(
    plot,
    spaced(x.ticks(8), (date) => x(date)).map((date) => ({ at: x(date), label: months(date) })),
    axis + below,
  );
  drawPeriods(plot, spec.items, (date) => x(at(date)), axis);
  const points = flags.map((flag) => drawFlag(plot, flag, axis));
  const onPath = spec.path
    ? drawPathPanel(plot, spec.path, spec.items, { ...frame, top: axis + 12 }, (date) => x(at(date)))
    : [];
  return { svg: svg.node() as SVGSVGElement, points: [...points, ...onPath] };
}

/**
 * Where each item\u2019s words stand above the axis, whose height is zero: as low as possible, from the last to the first,
 * each above all later ones that its words would run into, so that no pole crosses words.
 */
function placeFlags(items: readonly TimelineItem[], x: (date: string) => number, characters: number): Flag[] {
  const placed: Flag[] = [];
  const later = [...items].sort((a, b) => b.date.localeCompare(a.date) || b.id.localeCompare(a.id));
  for (const item of later) {
    const lines = [item.head, ...wrapText(item.text, characters)];
    const left = x(item.date);
    const right = left + 14 + characterWidth * Math.max(...lines.map((line) => line.length));
    const inTheWay = placed.filter((flag) => flag.x <= right && flag.x >= left - 4);
    const bottom = Math.min(-14, ...inTheWay.map(({ top }) => top - 8));
    placed.push({ item, lines, x: left, top: bottom - lines.length * lineHeight, bottom });
  }
  return placed.reverse();
}

function drawFlag(group: Group, { item, lines, x, top }: Flag, axis: number): ReadablePoint {
  const flag = group.append("g").attr("class", `fact ${item.mark}`).attr("data-line", item.id);
  flag
    .append("line")
    .attr("class", "pole")
    .attr("x1", round(x))
    .attr("x2", round(x))
    .attr("y1", round(axis + top))
    .attr("y2", axis);
  lines.forEach((line, i) => {
    flag
      .append("text")
      .attr("class", i === 0 ? "fact-date" : null)
      .attr("x", round(x) + 6)
      .attr("y", round(axis + top + lineHeight * i + 11))
      .text(line);
  });
  drawMark(flag, item.mark, x, axis);
  return { x, y: axis, line: item.id, text: `${item.head}: ${item.text}` };
}

/** Where only the month is known: a bar over it on the axis. */
function drawPeriods(
  group: Group,
  items: readonly TimelineItem[],
  x: (date: string) => number,
  axis: number,
): void {
  for (const { from, date } of items.filter((item) => item.from < item.date)) {
    group
      .append("line")
      .attr("class", "fact-period")
      .attr("x1", round(x(from)))
      .attr("x2", round(x(date)))
      .attr("y1", axis)
      .attr("y2", axis);
  }
}

const tickRoom = 72;

/** Every so manyth tick, so that their labels have room. */
export function spaced(ticks: readonly Date[], x: (date: Date) => number): Date[] {
  const [first, second] = ticks;
  if (!first || !second) return [...ticks];
  const every = Math.max(1, Math.ceil(tickRoom / (x(second) - x(first))));
  return ticks.filter((_, i) => i % every === 0);
}

interface RuleFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The articles\u2019 date with the hold-out\u2019s ground after it, and the other days marked; their labels under the axis. */
function drawRules(
  group: Group,
  { rules }: FactsTimelineSpec,
  x: (date: string) => number,
  { right, top, bottom }: RuleFrame,
): void {
  const from = x(articleDate);
  group
    .append("rect")
    .attr("class", "hold-out-ground")
    .attr("x", round(from))
    .attr("y", top)
    .attr("width", round(Math.max(0, right - from)))
    .attr("height", bottom - top);
  for (const { date, label } of [articlesRule, ...rules]) {
    const own = date === articleDate;
    const rule = group.append("g").attr("class", own ? "article-rule" : "deadline-rule");
    rule
      .append("line")
      .attr("x1", round(x(date)))
      .attr("x2", round(x(date)))
      .attr("y1", top)
      .attr("y2", bottom);
    rule
      .append("text")
      .attr("x", round(x(date)))
      .attr("y", bottom + 37)
      .attr("text-anchor", own && rules.length > 0 ? "end" : "start")
      .text(label);
  }
}
