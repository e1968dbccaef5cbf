import { type ScaleTime, scaleLinear, scaleLog, scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import { articleDate } from "../../claims/article.js";
import type { Spell } from "../../claims/rotation/h6-backtest.js";
import { numberText } from "../../text/numbers.js";
import { articleRule, bottomAxis, horizontalGrid, spread } from "../axes.js";
import type { Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, pathThrough, round, type Surroundings } from "../draw.js";
import { type Box, words } from "./box.js";
import type { Figures } from "./h6-equity-chart.js";

export interface Wealth {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  /** At every date, from 1. */
  readonly values: readonly number[];
}

export interface EquityInput {
  readonly wealth: readonly Wealth[];
  readonly spells: readonly Spell[];
  readonly dates: readonly string[];
  readonly figures: Figures;
}

const at = (date: string | undefined) => new Date(`${date}T00:00:00Z`);
const tableRow = 20;

/** Wealth on a log scale, the falls below it, and the figures as a small table. */
export function drawEquity(input: EquityInput, width: number, { document }: Surroundings): Drawing {
  const narrow = width < 500;
  const { dates, wealth, spells, figures } = input;
  const upper = {
    left: narrow ? 58 : 62,
    right: width - (narrow ? 104 : 106),
    top: 22,
    bottom: narrow ? 230 : 270,
  };
  const lower = { ...upper, top: upper.bottom + 26, bottom: upper.bottom + (narrow ? 106 : 126) };
  const height = lower.bottom + 44 + (figures.rows.length + 1) * tableRow;
  const svg = drawing(document, width, height);
  const x = scaleUtc([at(dates[0]), at(dates.at(-1))], [upper.left, upper.right]);
  const ground = svg.append("g");
  for (const { from, to } of spells)
    for (const box of [upper, lower])
      ground
        .append("rect")
        .attr("class", "asked-ground")
        .attr("x", round(x(at(dates[from]))))
        .attr("y", box.top)
        .attr("width", round(x(at(dates[Math.min(to, dates.length - 1)])) - x(at(dates[from]))))
        .attr("height", box.bottom - box.top);
  const points = drawWealth(svg.append("g"), input, x, upper);
  drawFalls(svg.append("g"), wealth, dates, x, lower);
  const format = utcFormat("%Y");
  bottomAxis(
    svg.append("g"),
    x.ticks(narrow ? 4 : 8).map((date) => ({ at: x(date), label: format(date) })),
    lower.bottom,
  );
  if (at(articleDate) < at(dates.at(-1)) && at(articleDate) > at(dates[0]))
    articleRule(svg.append("g"), x(at(articleDate)), upper.top - 14, lower.bottom, "the articles", "end");
  drawFigures(svg.append("g"), figures, { top: lower.bottom + 48, width, narrow });
  return { svg: svg.node() as SVGSVGElement, points };
}

type TimeScale = ScaleTime<number, number>;

function drawWealth(group: Group, { wealth, dates }: EquityInput, x: TimeScale, box: Box): ReadablePoint[] {
  const text = numberText("en");
  const all = wealth.flatMap(({ values }) => values);
  const y = scaleLog([Math.min(...all) * 0.93, Math.max(...all) * 1.07], [box.bottom, box.top]);
  const [low = 1, high = 1] = y.domain();
  const decades = [0.01, 0.1, 1, 10, 100, 1000, 10_000];
  const shown = decades.filter((value) => value >= low && value <= high);
  const ticks =
    shown.length > 2 ? shown : [0.2, 0.5, 1, 2, 5, 10, 20, 50].filter((v) => v >= low && v <= high);
  horizontalGrid(
    group,
    ticks.map((value) => ({
      at: y(value),
      label: value < 1 ? String(value) : text.integer(value),
      base: value === 1,
    })),
    box.left,
    box.right,
  );
  const ends = spread(
    wealth.map(({ values }) => y(values.at(-1) ?? 1)),
    16,
    box.top,
    box.bottom,
  );
  return wealth.flatMap(({ id, label, colour, values }, i) => {
    const points = values.map((value, t) => [x(at(dates[t])), y(value)] as const);
    const g = group.append("g").attr("class", `line series-${colour}`).attr("data-line", id);
    g.append("path").attr("d", pathThrough(points));
    const named = group.append("g").attr("class", `label series-${colour}`);
    words(named, "", [box.right + 6, (ends[i] ?? 0) + 4], label);
    return points.map(([px, py], t) => ({
      x: px,
      y: py,
      line: id,
      text: `${label}, ${text.shortDay(dates[t] ?? "")}: ${text.decimal(values[t] ?? 1, 2)}`,
    }));
  });
}

function drawFalls(
  group: Group,
  wealth: readonly Wealth[],
  dates: readonly string[],
  x: TimeScale,
  box: Box,
): void {
  const text = numberText("en");
  const falls = wealth.map(({ id, colour, values }) => {
    let peak = 0;
    const fall = values.map((value) => {
      peak = Math.max(peak, value);
      return value / peak - 1;
    });
    return { id, colour, fall };
  });
  const y = scaleLinear([Math.min(...falls.flatMap(({ fall }) => fall)), 0], [box.bottom, box.top]);
  horizontalGrid(
    group,
    y.ticks(3).map((value) => ({ at: y(value), label: text.percent(value), base: value === 0 })),
    box.left,
    box.right,
  );
  for (const { id, colour, fall } of falls) {
    const points = fall.map((value, t) => [x(at(dates[t])), y(value)] as const);
    const g = group.append("g").attr("class", `line thin series-${colour}`).attr("data-line", id);
    g.append("path").attr("d", pathThrough(points));
  }
}

function drawFigures(
  group: Group,
  { columns, rows }: Figures,
  { top, width, narrow }: { readonly top: number; readonly width: number; readonly narrow: boolean },
): void {
  const span = Math.min(width - 8, 520);
  const first = narrow ? 104 : 140;
  const step = (span - first) / columns.length;
  const right = (i: number) => first + (i + 1) * step;
  columns.forEach((column, i) => {
    words(group, "head", [right(i), top], column, "end");
  });
  rows.forEach(({ label, cells }, row) => {
    const y = top + (row + 1) * tableRow;
    words(group, "head", [0, y], label);
    cells.forEach((cell, i) => {
      words(group, i === 0 ? "own" : "", [right(i), y], cell, "end");
    });
  });
}
