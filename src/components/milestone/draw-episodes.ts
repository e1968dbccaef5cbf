import { scaleSymlog, scaleUtc } from "d3-scale";
import { articleDate } from "../../claims/article.js";
import { changeText } from "../../claims/milestone/r2-readings.js";
import type { LeadershipEpisode } from "../../claims/milestone/r4-episodes.js";
import type { LeadershipStudy } from "../../claims/milestone/r4-study.js";
import { numberText } from "../../text/numbers.js";
import { articleRule, bottomAxis, horizontalGrid, spread } from "../axes.js";
import type { Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, pathThrough, round, type Surroundings } from "../draw.js";

const at = (date: string) => new Date(`${date}T00:00:00Z`);
const laneHeight = 58;
const columnWidth = 2;

/** The change of liquidity as an area about zero, and above it a lane with the episodes. */
export function drawEpisodes(study: LeadershipStudy, width: number, { document }: Surroundings): Drawing {
  const narrow = width < 500;
  const height = narrow ? 300 : 340;
  const frame = { left: narrow ? 48 : 58, right: width - 14, top: laneHeight, bottom: height - 32 };
  const { dates, changes, episodes, liquidity } = study;
  const text = numberText("en");
  const svg = drawing(document, width, height);
  if (dates.length < 2) return { svg: svg.node() as SVGSVGElement, points: [] };
  const x = scaleUtc([at(dates[0] ?? ""), at(dates.at(-1) ?? "")], [frame.left, frame.right]);
  const place = (date: string) => x(at(date));
  const [low, high] = [Math.min(0, ...changes), Math.max(0, ...changes)];
  const scale = { percent: 1, "index points": 0.05, "percentile points": 1 }[liquidity.measure.unit];
  const y = scaleSymlog([low, high], [frame.bottom, frame.top]).constant(scale);
  const plot = svg.append("g").attr("class", "episodes");
  const digits = liquidity.measure.unit === "index points" ? 1 : 0;
  horizontalGrid(
    plot,
    [-100, -30, -10, -3, 0, 3, 10, 30, 100]
      .map((value) => value * scale)
      .filter((value) => value >= low && value <= high)
      .map((value) => ({
        at: y(value),
        label:
          liquidity.measure.unit === "percent" ? text.signedPercent(value / 100) : text.signed(value, digits),
        base: value === 0,
      })),
    frame.left,
    frame.right,
  );
  bottomAxis(
    plot,
    x.ticks(narrow ? 4 : 8).map((date) => ({ at: x(date), label: String(date.getUTCFullYear()) })),
    frame.bottom,
  );
  const columns = columnsOf(dates, changes, place);
  for (const [name, clip] of [
    ["rising", (value: number) => Math.max(value, 0)],
    ["falling", (value: number) => Math.min(value, 0)],
  ] as const) {
    const edge = columns.map(({ x: column, value }) => [column, y(clip(value))] as const);
    const base = [[columns.at(-1)?.x ?? 0, y(0)] as const, [columns[0]?.x ?? 0, y(0)] as const];
    plot
      .append("path")
      .attr("class", `liquidity-area ${name}`)
      .attr("d", `${pathThrough([...edge, ...base])}Z`);
  }
  if (articleDate > (dates[0] ?? "") && articleDate < (dates.at(-1) ?? ""))
    articleRule(plot, place(articleDate), frame.top, frame.bottom, narrow ? "" : "the articles", "end");
  drawLane(plot, episodes, place, { ...frame, zero: y(0), narrow });
  const readable = episodes.map(
    (episode): ReadablePoint => ({
      x: place(episode.date),
      y: laneHeight - 18,
      line: episode.date,
      text: `Leadership began on ${text.shortDay(episode.date)}; ${liquidity.measure.name} ${changeText(episode.liquidityChange, liquidity.measure.unit)}`,
    }),
  );
  const areaPoints = columns.map(
    ({ x: column, value, date }): ReadablePoint => ({
      x: column,
      y: y(value),
      line: "liquidity",
      text: `${text.shortDay(date)}: ${liquidity.measure.name} ${changeText(value, liquidity.measure.unit)}`,
    }),
  );
  return { svg: svg.node() as SVGSVGElement, points: [...readable, ...areaPoints] };
}

interface Column {
  readonly x: number;
  readonly value: number;
  readonly date: string;
}

/** One value a column of the drawing: the last one that falls into it. */
function columnsOf(
  dates: readonly string[],
  changes: Float64Array,
  place: (date: string) => number,
): Column[] {
  const columns = new Map<number, Column>();
  dates.forEach((date, i) => {
    const at = place(date);
    columns.set(Math.floor(at / columnWidth), { x: at, value: changes[i] ?? 0, date });
  });
  return [...columns.values()];
}

interface Lane {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly zero: number;
  readonly narrow: boolean;
}

function drawLane(
  plot: Group,
  episodes: readonly LeadershipEpisode[],
  place: (date: string) => number,
  { left, right, bottom, narrow }: Lane,
): void {
  const text = numberText("en");
  const middle = laneHeight - 18;
  const gap = narrow ? 36 : 74;
  const all = episodes.filter(({ falling }) => falling);
  const falls = all.length * gap <= right - left ? all : [];
  const labels = spread(
    falls.map(({ date }) => place(date)),
    gap,
    left + 10,
    right - 26,
  );
  for (const { date, falling } of episodes) {
    const g = plot.append("g").attr("class", `episode ${falling ? "falling" : "rising"}`);
    const centre = round(place(date));
    g.append("line").attr("x1", centre).attr("x2", centre).attr("y1", middle).attr("y2", bottom);
    const tip = falling ? middle + 6 : middle - 6;
    const base = falling ? middle - 5 : middle + 5;
    g.append("path").attr(
      "d",
      `M${centre},${tip}L${round(centre + 6)},${base}L${round(centre - 6)},${base}Z`,
    );
  }
  falls.forEach(({ date }, i) => {
    plot
      .append("text")
      .attr("class", "episode-label")
      .attr("x", round(labels[i] ?? 0))
      .attr("y", 18)
      .attr("text-anchor", "middle")
      .text(narrow ? date.slice(0, 4) : text.shortMonth(date));
  });
}
