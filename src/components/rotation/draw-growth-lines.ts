import { scaleLog, scaleUtc } from "d3-scale";
import { articleDate } from "../../claims/article.js";
import { numberText } from "../../text/numbers.js";
import { articleRule, bottomAxis, horizontalGrid, spread } from "../axes.js";
import type { Drawing } from "../chart.js";
import { drawing, type Group, pathThrough, round, type Surroundings } from "../draw.js";

/** What one has become of, from one on a first date. */
export interface GrowthLine {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  readonly dates: readonly string[];
  readonly values: readonly number[];
}

const levels = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const at = (date: string) => new Date(`${date}T00:00:00Z`);

/** "×2.5", "×40" */
export function timesText(value: number): string {
  return `\u00d7${numberText("en").decimal(value, value < 10 ? 1 : 0)}`;
}

/** Lines of growth over dates on a log scale, named at their ends, with the articles\u2019 date as a thin rule. */
export function drawGrowthLines(
  lines: readonly GrowthLine[],
  width: number,
  { document }: Surroundings,
): Drawing {
  const narrow = width < 500;
  const height = narrow ? 280 : width < 800 ? 320 : 360;
  const margin = { top: 20, right: narrow ? 96 : 120, bottom: 34, left: narrow ? 42 : 52 };
  const svg = drawing(document, width, height);
  const plot = svg.append("g");
  const all = lines.flatMap(({ values }) => values);
  const days = lines.flatMap(({ dates }) => dates).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { svg: svg.node() as SVGSVGElement, points: [] };
  const x = scaleUtc([at(first), at(last)], [margin.left, width - margin.right]);
  const y = scaleLog(
    [Math.min(0.9, ...all) * 0.94, Math.max(1.1, ...all) * 1.06],
    [height - margin.bottom, margin.top],
  );
  const [low = 0, high = 1] = y.domain();
  horizontalGrid(
    plot,
    levels
      .filter((level) => level >= low && level <= high)
      .map((level) => ({ at: y(level), label: timesText(level).replace(".0", ""), base: level === 1 })),
    margin.left,
    width - margin.right,
  );
  bottomAxis(
    plot,
    x.ticks(narrow ? 4 : 8).map((date) => ({ at: x(date), label: String(date.getUTCFullYear()) })),
    height - margin.bottom,
  );
  if (first < articleDate && articleDate < last)
    articleRule(plot, x(at(articleDate)), margin.top - 8, height - margin.bottom, "the articles", "end");
  for (const line of lines) drawLine(plot, line, (date) => x(at(date)), y);
  labelEnds(plot, lines, (date) => x(at(date)), y, { top: margin.top, bottom: height - margin.bottom });
  return { svg: svg.node() as SVGSVGElement, points: readable(lines, (date) => x(at(date)), y) };
}

type Across = (date: string) => number;
type Up = (value: number) => number;

function drawLine(plot: Group, { id, colour, dates, values }: GrowthLine, x: Across, y: Up): void {
  plot
    .append("g")
    .attr("class", `line series-${colour}`)
    .attr("data-line", id)
    .append("path")
    .attr("d", pathThrough(dates.map((date, i) => [x(date), y(values[i] ?? 1)] as const)));
}

function labelEnds(
  plot: Group,
  lines: readonly GrowthLine[],
  x: Across,
  y: Up,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): void {
  const ends = lines.map(({ values, dates }) => ({ value: values.at(-1) ?? 1, date: dates.at(-1) ?? "" }));
  const positions = spread(
    ends.map(({ value }) => y(value)),
    16,
    top + 6,
    bottom - 4,
  );
  lines.forEach(({ id, label, colour }, i) => {
    const end = ends[i];
    if (!end?.date) return;
    plot
      .append("g")
      .attr("class", `label series-${colour}`)
      .attr("data-line", id)
      .append("text")
      .attr("x", round(x(end.date)) + 8)
      .attr("y", round(positions[i] ?? 0))
      .attr("dy", "0.32em")
      .text(label);
  });
}

function readable(lines: readonly GrowthLine[], x: Across, y: Up) {
  const text = numberText("en");
  return lines.flatMap(({ id, label, dates, values }) =>
    dates.map((date, i) => ({
      x: x(date),
      y: y(values[i] ?? 1),
      line: id,
      text: `${label}, ${text.shortDay(date)}: \u00d7${text.decimal(values[i] ?? 1, 2)}`,
    })),
  );
}
