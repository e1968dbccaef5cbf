import { scaleBand, scaleLog } from "d3-scale";
import { barNoun } from "../../claims/bars.js";
import type { H2Evidence } from "../../claims/rotation/h2-evidence.js";
import type { Moves } from "../../claims/rotation/h2-moves.js";
import {
  capital,
  followerWithin,
  leaderWithin,
  ofManyNouns,
  seriesOf,
} from "../../claims/rotation/rotation-names.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import { bottomAxis } from "../axes.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";
import { colourOf, segment, words } from "./box.js";

/** How far the follower went up and down in the window after every sustained uptrend, with what counts as large. */
export function largeMovesChart({ bars, moves }: H2Evidence): Chart {
  const text = numberText("en");
  const noun = barNoun[bars.frequency];
  const follower = followerWithin(bars.choice.asset);
  const { horizon } = moves.choice;
  const within = plural(horizon, noun);
  const percent = (log: number) => text.signedPercent(Math.expm1(log));
  return {
    id: "large-moves",
    title:
      moves.n === 0
        ? "No sustained uptrend has its window behind it."
        : `${capital(ofManyNouns(moves.rose, moves.n, "sustained uptrend"))} came before a large rise of ${follower}, ${moves.fell === 0 ? "none" : countWord(moves.fell)} before a large fall; usual are ${text.percent(moves.usualRose)} and ${text.percent(moves.usualFell)}.`,
    subtitle: `Furthest rise and fall of ${follower} within ${within} of each sustained uptrend of ${leaderWithin(bars.choice.signal)}, in percent, log scale. Vertical lines: what counts as large, ${percent(moves.thresholds.up)} and ${percent(moves.thresholds.down)}. Open: not over.`,
    description: `Ranges by uptrend. ${moves.uptrends.map(({ date, after }) => `${text.shortMonth(date)}: ${after ? `${percent(after.down)} to ${percent(after.up)}` : "not over"}`).join("; ") || "No uptrend"}.`,
    table: {
      columns: ["Sustained on", `Furthest rise within ${within}`, "Furthest fall"],
      rows:
        moves.uptrends.length === 0
          ? [["none", null, null]]
          : moves.uptrends.map(({ date, after }) => [
              date,
              after ? percent(after.up) : "not over",
              after ? percent(after.down) : "not over",
            ]),
    },
    series: [...new Set([...seriesOf(bars.choice.signal), ...seriesOf(bars.choice.asset)])],
    draw: (width, surroundings) => draw(moves, bars.choice.asset, width, surroundings),
  };
}

/** Left out on a phone. */
const crowded = new Set([0.35, 3, 5, 20]);
const levels = [0.1, 0.2, 0.35, 0.5, 1, 2, 3, 5, 10, 20, 50];

function draw(moves: Moves, asset: string, width: number, { document }: Surroundings): Drawing {
  const text = numberText("en");
  const narrow = width < 500;
  const row = moves.uptrends.length > 14 ? 15 : 24;
  const margin = { top: 8, right: 18, bottom: 30, left: narrow ? 76 : 104 };
  const height = margin.top + Math.max(1, moves.uptrends.length) * row + margin.bottom;
  const svg = drawing(document, width, height);
  const plot = svg.append("g");
  const ends = moves.uptrends.flatMap(({ after }) => (after ? [after.up, after.down] : []));
  const all = [...ends, moves.thresholds.up, moves.thresholds.down, 0];
  const x = scaleLog(
    [Math.exp(Math.min(...all)) * 0.93, Math.exp(Math.max(...all)) * 1.07],
    [margin.left, width - margin.right],
  );
  const y = scaleBand(
    moves.uptrends.map(({ date }) => date),
    [margin.top, height - margin.bottom],
  );
  const [low = 0, high = 1] = x.domain();
  const ticks = levels.filter((level) => level >= low && level <= high && (!narrow || !crowded.has(level)));
  bottomAxis(
    plot,
    ticks.map((level) => ({ at: x(level), label: level === 1 ? "0" : text.signedPercent(level - 1) })),
    height - margin.bottom,
  );
  const vertical = (className: string, value: number) =>
    segment(plot, className, [x(value), margin.top], [x(value), height - margin.bottom]);
  vertical("grid base", 1);
  vertical("threshold", Math.exp(moves.thresholds.up));
  vertical("threshold", Math.exp(moves.thresholds.down));
  if (moves.uptrends.length === 0)
    words(plot, "axis-note", [margin.left, margin.top + 16], "no sustained uptrend in the sample");
  const points = moves.uptrends.flatMap((uptrend): ReadablePoint[] => {
    const middle = (y(uptrend.date) ?? 0) + y.bandwidth() / 2;
    words(plot, "head", [margin.left - 8, middle + 4], text.shortMonth(uptrend.date), "end");
    if (!uptrend.after) {
      openMark(plot, [x(1), middle]);
      return [{ x: x(1), y: middle, line: uptrend.date, text: `${text.shortDay(uptrend.date)}: not over` }];
    }
    return drawRange(plot, { ...uptrend, after: uptrend.after }, moves, {
      x,
      middle,
      colour: colourOf(asset),
    });
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

function openMark(plot: Group, [x, y]: readonly [number, number]): void {
  plot.append("circle").attr("class", "open-mark").attr("cx", round(x)).attr("cy", round(y)).attr("r", 3.5);
}

interface Row {
  readonly x: (value: number) => number;
  readonly middle: number;
  readonly colour: string;
}

function drawRange(
  plot: Group,
  { date, after }: { readonly date: string; readonly after: { readonly up: number; readonly down: number } },
  { thresholds }: Moves,
  { x, middle, colour }: Row,
): ReadablePoint[] {
  const text = numberText("en");
  const g = plot.append("g").attr("class", `range series-${colour}`).attr("data-line", date);
  const [left, right] = [x(Math.exp(Math.min(0, after.down))), x(Math.exp(Math.max(0, after.up)))];
  segment(g, "range-line", [left, middle], [right, middle]);
  return (["down", "up"] as const).map((side) => {
    const value = after[side];
    const large = side === "up" ? value >= thresholds.up : value <= thresholds.down;
    const at = x(Math.exp(value));
    g.append("circle")
      .attr("class", large ? "large" : "small")
      .attr("cx", round(at))
      .attr("cy", round(middle))
      .attr("r", 4);
    return {
      x: at,
      y: middle,
      line: date,
      text: `${text.shortDay(date)}: furthest ${side === "up" ? "rise" : "fall"} ${text.signedPercent(Math.expm1(value))}${large ? ", large" : ""}`,
    };
  });
}
