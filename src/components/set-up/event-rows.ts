import { scaleLinear, scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import { articleDate } from "../../claims/article.js";
import { addDays } from "../../claims/bars.js";
import type { DatedEvent } from "../../claims/set-up/dated-event.js";
import type { PriceDay } from "../../claims/set-up/price-days.js";
import { sellOffDate } from "../../claims/set-up/sell-off.js";
import { numberText } from "../../text/numbers.js";
import { articleRule, bottomAxis } from "../axes.js";
import type { Drawing } from "../chart.js";
import { drawing, type Group, pathThrough, round, type Surroundings } from "../draw.js";

export interface EventGroup {
  readonly id: string;
  readonly label: string;
}

export interface EventRowsSpec {
  readonly events: readonly DatedEvent[];
  /** What the marks\u2019 shapes and colours stand for. */
  readonly groups: readonly EventGroup[];
  /** Bitcoin\u2019s closes, drawn above the rows on the same days. */
  readonly price: readonly PriceDay[];
}

const priceHeight = 84;
const lineHeight = 17;
const characterWidth = 6.7;

/** Events in the order of their first days, one a row on a common axis, under the price of the same days. */
export function drawEventRows(spec: EventRowsSpec, width: number, { document }: Surroundings): Drawing {
  const margin = { top: 40, right: 12, bottom: 32, left: 10 };
  const last = [...spec.events.map(({ to }) => to), addDays(articleDate, 21)].sort().at(-1) ?? articleDate;
  const first = addDays(sellOffDate, -21);
  const right = width - margin.right;
  const x = scaleUtc([at(first), at(last)], [margin.left, right]);
  const rows = spec.events.map((event) => ({
    event,
    lines: wrapped(event.label, (right - margin.left) / characterWidth),
  }));
  const rowsTop = margin.top + priceHeight + 16;
  const height = rowsTop + rows.reduce((sum, { lines }) => sum + rowHeight(lines), 0) + margin.bottom;
  const svg = drawing(document, width, height);
  const plot = svg.append("g").attr("class", "event-rows");
  drawLegend(plot, spec.groups, margin.left);
  const format = utcFormat("%b %Y");
  const ticks = x.ticks(width < 500 ? 3 : 6).map((date) => ({ at: x(date), label: format(date) }));
  bottomAxis(plot, ticks, height - margin.bottom);
  const article = x(at(articleDate));
  articleRule(
    plot,
    article,
    margin.top,
    height - margin.bottom,
    "the articles",
    article > right - 90 ? "end" : "start",
  );
  const price = drawPrice(
    plot,
    spec.price.filter(({ date }) => date >= first && date <= last),
    (date) => x(at(date)),
    margin.top,
  );
  let y = rowsTop;
  const points = rows.map(({ event, lines }) => {
    const place = { left: margin.left, right, y };
    y += rowHeight(lines);
    return drawEvent(plot, event, lines, (date) => x(at(date)), place, spec.groups);
  });
  return { svg: svg.node() as SVGSVGElement, points: [...points, ...price] };
}

const at = (date: string) => new Date(`${date}T00:00:00Z`);

function rowHeight(lines: readonly string[]): number {
  return 26 + lines.length * lineHeight;
}

function wrapped(words: string, most: number): string[] {
  const lines = [""];
  for (const word of words.split(" ")) {
    const open = lines.at(-1) ?? "";
    if (open.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = open ? `${open} ${word}` : word;
  }
  return lines;
}

function drawLegend(plot: Group, groups: readonly EventGroup[], left: number): void {
  let x = left + 6;
  groups.forEach(({ id, label }, i) => {
    const entry = plot.append("g").attr("class", `event-group ${id}`);
    entry
      .append("path")
      .attr("class", "event-mark")
      .attr("d", shape(i, x, 12));
    entry
      .append("text")
      .attr("class", "head")
      .attr("x", x + 10)
      .attr("y", 16)
      .text(label);
    x += 28 + label.length * characterWidth;
  });
}

/** A disc, a square or a diamond, so that groups differ without colour. */
function shape(group: number, x: number, y: number): string {
  const size = 5;
  if (group % 3 === 0) {
    const [l, r] = [round(x - size), round(x + size)];
    return `M${l},${round(y)}A${size},${size} 0 1 1 ${r},${round(y)}A${size},${size} 0 1 1 ${l},${round(y)}Z`;
  }
  const corners: [number, number][] =
    group % 3 === 1
      ? [
          [-size, -size],
          [size, -size],
          [size, size],
          [-size, size],
        ]
      : [
          [0, -size - 1.5],
          [size + 1.5, 0],
          [0, size + 1.5],
          [-size - 1.5, 0],
        ];
  return `${pathThrough(corners.map(([dx, dy]) => [x + dx, y + dy] as const))}Z`;
}

function drawPrice(plot: Group, price: readonly PriceDay[], x: (date: string) => number, top: number) {
  const text = numberText("en");
  const closes = price.map(({ close }) => close);
  const y = scaleLinear([Math.min(...closes), Math.max(...closes)], [top + priceHeight, top + 14]);
  plot
    .append("g")
    .attr("class", "line series-btc")
    .append("path")
    .attr("d", pathThrough(price.map(({ date, close }) => [x(date), y(close)] as const)));
  plot
    .append("g")
    .attr("class", "label series-btc")
    .append("text")
    .attr("x", round(x(price[0]?.date ?? articleDate)))
    .attr("y", round(top + priceHeight))
    .text("Bitcoin, close");
  return price.map(({ date, close }) => ({
    x: x(date),
    y: y(close),
    line: "price",
    text: `Bitcoin, ${text.shortDay(date)}: $${text.integer(close)}`,
  }));
}

function drawEvent(
  plot: Group,
  { id, from, to, label, group, chosen }: DatedEvent,
  lines: readonly string[],
  x: (date: string) => number,
  { left, right, y }: { readonly left: number; readonly right: number; readonly y: number },
  groups: readonly EventGroup[],
) {
  const text = numberText("en");
  const middle = y + lines.length * lineHeight + 10;
  const row = plot
    .append("g")
    .attr("class", `event-group ${group}${chosen ? " chosen" : ""}`)
    .attr("data-line", id);
  row
    .append("line")
    .attr("class", "grid")
    .attr("x1", left)
    .attr("x2", right)
    .attr("y1", round(middle))
    .attr("y2", round(middle));
  lines.forEach((line, i) => {
    row
      .append("text")
      .attr("class", "row-name")
      .attr("x", left)
      .attr("y", round(y + (i + 0.75) * lineHeight))
      .text(line);
  });
  if (from === to) {
    const index = groups.findIndex((each) => each.id === group);
    row
      .append("path")
      .attr("class", "event-mark")
      .attr("d", shape(index, x(from), middle));
  } else {
    row
      .append("rect")
      .attr("class", "event-mark")
      .attr("x", round(Math.max(left, x(from))))
      .attr("y", round(middle - 4))
      .attr("width", round(Math.max(8, x(to) - Math.max(left, x(from)))))
      .attr("height", 8)
      .attr("rx", 4);
  }
  const days = from === to ? text.shortDay(from) : `${text.shortDay(from)} to ${text.shortDay(to)}`;
  return { x: Math.max(left, x(from)), y: middle, line: id, text: `${label}: ${days}` };
}
