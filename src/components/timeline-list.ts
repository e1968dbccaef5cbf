import { scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
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
  type TimelineRule,
} from "./timeline-items.js";
import { drawPathPanel } from "./timeline-path.js";
import { wrapText } from "./wrap-text.js";

const spine = 12;
const gap = 12;
const ruleHeight = 26;
const pathHeight = 190;

type Entry =
  | {
      readonly kind: "item";
      readonly date: string;
      readonly item: TimelineItem;
      readonly lines: readonly string[];
    }
  | { readonly kind: "rule"; readonly date: string; readonly rule: TimelineRule };

/** A timeline of facts as a list down the page, in the order of time, with the marked days between. */
export function drawTimelineList(
  spec: FactsTimelineSpec,
  width: number,
  { document }: Surroundings,
): Drawing {
  const entries = entriesOf(spec, Math.floor((width - spine - 20) / 6.7));
  const heights = entries.map((entry) =>
    entry.kind === "rule" ? ruleHeight : entry.lines.length * lineHeight + gap,
  );
  const listEnd = heights.reduce((sum, height) => sum + height, 8);
  const below = spec.path && spec.path.points.length > 0 ? pathHeight : 0;
  const svg = drawing(document, width, listEnd + below + 6);
  const plot = svg.append("g").attr("class", "facts-timeline");
  plot
    .append("line")
    .attr("class", "time-axis")
    .attr("x1", spine)
    .attr("x2", spine)
    .attr("y1", 4)
    .attr("y2", listEnd - 6);
  const points: ReadablePoint[] = [];
  let top = 8;
  entries.forEach((entry, i) => {
    if (entry.kind === "rule") drawRule(plot, entry.rule, top, width);
    else points.push(drawEntry(plot, entry.item, entry.lines, top));
    top += heights[i] ?? 0;
  });
  if (below === 0 || !spec.path) return { svg: svg.node() as SVGSVGElement, points };
  const frame = { left: 58, right: width - 14, top: listEnd, bottom: listEnd + below - 34 };
  const x = scaleUtc(spanOf(spec), [frame.left, frame.right]);
  const months = utcFormat("%b %Y");
  bottomAxis(
    plot,
    x.ticks(3).map((date) => ({ at: x(date), label: months(date) })),
    frame.bottom,
  );
  const onPath = drawPathPanel(plot, spec.path, spec.items, frame, (date) => x(at(date)));
  return { svg: svg.node() as SVGSVGElement, points: [...points, ...onPath] };
}

function entriesOf({ items, rules }: FactsTimelineSpec, characters: number): Entry[] {
  const all: Entry[] = [
    ...items.map(
      (item): Entry => ({
        kind: "item",
        date: item.date,
        item,
        lines: [item.head, ...wrapText(item.text, characters)],
      }),
    ),
    ...[articlesRule, ...rules].map((rule): Entry => ({ kind: "rule", date: rule.date, rule })),
  ];
  return all.sort((a, b) => a.date.localeCompare(b.date));
}

function drawRule(group: Group, { label }: TimelineRule, top: number, width: number): void {
  const rule = group
    .append("g")
    .attr("class", label === articlesRule.label ? "article-rule" : "deadline-rule");
  rule
    .append("line")
    .attr("x1", spine)
    .attr("x2", width - 4)
    .attr("y1", top + 16)
    .attr("y2", top + 16);
  rule
    .append("text")
    .attr("x", width - 4)
    .attr("y", top + 11)
    .attr("text-anchor", "end")
    .text(label);
}

function drawEntry(group: Group, item: TimelineItem, lines: readonly string[], top: number): ReadablePoint {
  const entry = group.append("g").attr("class", `fact ${item.mark}`).attr("data-line", item.id);
  lines.forEach((line, i) => {
    entry
      .append("text")
      .attr("class", i === 0 ? "fact-date" : null)
      .attr("x", spine + 14)
      .attr("y", round(top + lineHeight * (i + 1)))
      .text(line);
  });
  const y = top + lineHeight - 4;
  drawMark(entry, item.mark, spine, y);
  return { x: spine, y, line: item.id, text: `${item.head}: ${item.text}` };
}
