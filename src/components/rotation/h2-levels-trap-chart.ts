import { scaleLinear, scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import { barNoun } from "../../claims/bars.js";
import type { H2Evidence } from "../../claims/rotation/h2-evidence.js";
import { leadsInWords } from "../../claims/rotation/h2-parameters.js";
import { capital, followerWithin, leaderWithin, seriesOf } from "../../claims/rotation/rotation-names.js";
import { mean } from "../../stats/mean.js";
import { standardDeviation } from "../../stats/standard-deviation.js";
import { numberText, plural } from "../../text/numbers.js";
import { bottomAxis, horizontalGrid, spread } from "../axes.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, pathThrough, round, type Surroundings } from "../draw.js";
import { type Box, colourOf, dots, words } from "./box.js";

/** What levels seem to show and returns do not: the log levels on one scale, and the returns at the best lead. */
export function levelsTrapChart(evidence: H2Evidence): Chart {
  const text = numberText("en");
  const { bars, best, from, to, levelCorrelation } = evidence;
  const noun = barNoun[bars.frequency];
  const leader = leaderWithin(bars.choice.signal);
  const follower = followerWithin(bars.choice.asset);
  const { dates, leads, follows } = levelsOf(evidence);
  return {
    id: "levels-trap",
    title: `The levels of ${leader} and ${follower} correlate ${text.decimal(levelCorrelation, 2)}; at the best of the ${leadsInWords(from, to, bars)} their returns correlate ${text.decimal(best.raw, 2)}.`,
    subtitle: `Left: logarithms of both, each in standard deviations from its mean. Right: returns of ${follower} against those of ${leader} ${plural(best.lead, noun)} before, in percent. What drifts correlates in levels whatever it has to do with each other.`,
    description: `Two panels. Log levels of ${leader} and ${follower} from ${text.month(dates[0] ?? "")} to ${text.month(dates.at(-1) ?? "")}, correlation ${text.decimal(levelCorrelation, 2)}; scatter of ${bars.n - best.lead} pairs of returns, correlation ${text.decimal(best.raw, 2)}.`,
    table: {
      columns: ["Date", `${capital(leader)}, standardised log`, `${capital(follower)}, standardised log`],
      rows: dates.map((date, t) => [
        date,
        text.decimal(Number(leads[t]), 2),
        text.decimal(Number(follows[t]), 2),
      ]),
    },
    series: [...new Set([...seriesOf(bars.choice.signal), ...seriesOf(bars.choice.asset)])],
    draw: (width, surroundings) => draw(evidence, width, surroundings),
  };
}

function levelsOf({ bars }: H2Evidence) {
  const standard = (levels: Float64Array) => {
    const logs = levels.map(Math.log);
    const [center, deviation] = [mean(logs), standardDeviation(logs)];
    return logs.map((log) => (log - center) / deviation);
  };
  return {
    dates: bars.dates.slice(bars.first),
    leads: standard(bars.signal.slice(bars.first)),
    follows: standard(bars.asset),
  };
}

function draw(evidence: H2Evidence, width: number, { document }: Surroundings): Drawing {
  const stacked = width < 600;
  const each = stacked ? 230 : 300;
  const height = stacked ? 2 * each + 30 : each + 10;
  const svg = drawing(document, width, height);
  const half = stacked ? width : width * 0.54;
  const levels = { left: 36, right: half - 78, top: 20, bottom: each - 26 };
  const returns = stacked
    ? { left: 66, right: width - 12, top: each + 30, bottom: 2 * each - 12 }
    : { left: half + 66, right: width - 12, top: 20, bottom: each - 26 };
  const points = drawLevels(svg.append("g"), evidence, levels);
  drawReturns(svg.append("g"), evidence, returns, [width, height]);
  return { svg: svg.node() as SVGSVGElement, points };
}

function drawLevels(group: Group, evidence: H2Evidence, box: Box): ReadablePoint[] {
  const text = numberText("en");
  const { choice } = evidence.bars;
  const { dates, leads, follows } = levelsOf(evidence);
  const at = (date: string | undefined) => new Date(`${date}T00:00:00Z`);
  const x = scaleUtc([at(dates[0]), at(dates.at(-1))], [box.left, box.right]);
  const values = [...leads, ...follows];
  const y = scaleLinear([Math.min(...values), Math.max(...values)], [box.bottom, box.top]).nice(5);
  horizontalGrid(
    group,
    y.ticks(5).map((value) => ({ at: y(value), label: text.decimal(value, 0), base: value === 0 })),
    box.left,
    box.right,
  );
  const format = utcFormat("%Y");
  const ticks = x.ticks(box.right - box.left < 300 ? 3 : 5);
  bottomAxis(
    group,
    ticks.map((date) => ({ at: x(date), label: format(date) })),
    box.bottom,
  );
  const lines = [
    { id: choice.signal, label: shortName(choice.signal), values: leads },
    { id: choice.asset, label: shortName(choice.asset), values: follows },
  ];
  const ends = spread(
    lines.map((line) => y(Number(line.values.at(-1)))),
    16,
    box.top,
    box.bottom,
  );
  return lines.flatMap((line, i) => {
    const points = Array.from(line.values, (value, t) => [x(at(dates[t])), y(value)] as const);
    const g = group
      .append("g")
      .attr("class", `line series-${colourOf(line.id)}`)
      .attr("data-line", line.id);
    g.append("path").attr("d", pathThrough(points));
    const label = group.append("g").attr("class", `label series-${colourOf(line.id)}`);
    words(label, "", [box.right + 6, (ends[i] ?? 0) + 4], line.label);
    return points.map(([px, py], t) => ({
      x: px,
      y: py,
      line: line.id,
      text: `${line.label}, ${text.shortDay(dates[t] ?? "")}: ${text.decimal(Number(line.values[t]), 2)} standard deviations`,
    }));
  });
}

function shortName(id: string): string {
  const names: Readonly<Record<string, string>> = {
    rut: "Russell",
    spx: "S&P",
    walk: "walk",
    shifted: "late Russell",
    half: "late Russell",
    alts: "altcoins",
  };
  return names[id] ?? capital(followerWithin(id));
}

function drawReturns(
  group: Group,
  { bars, best }: H2Evidence,
  box: Box,
  [width, height]: readonly [number, number],
): void {
  const text = numberText("en");
  const pairs = Array.from(bars.y.subarray(best.lead), (after, t) => [Number(bars.x[t]), after] as const);
  const reach = (i: 0 | 1) => Math.max(...pairs.map((pair) => Math.abs(pair[i])));
  const x = scaleLinear([-1.06 * reach(0), 1.06 * reach(0)], [box.left, box.right]);
  const y = scaleLinear([-1.06 * reach(1), 1.06 * reach(1)], [box.bottom, box.top]);
  horizontalGrid(
    group,
    y.ticks(4).map((value) => ({ at: y(value), label: text.signedPercent(value), base: value === 0 })),
    box.left,
    box.right,
  );
  bottomAxis(
    group,
    x.ticks(4).map((value) => ({ at: x(value), label: text.signedPercent(value) })),
    box.bottom,
  );
  group
    .append("line")
    .attr("class", "grid base")
    .attr("x1", round(x(0)))
    .attr("x2", round(x(0)))
    .attr("y1", box.top)
    .attr("y2", box.bottom);
  dots(
    group,
    `series-${colourOf(bars.choice.asset)}`,
    pairs.map(([before, after]) => [x(before), y(after)] as const),
  );
  void width;
  words(
    group,
    "axis-note",
    [box.right, Math.min(height - 2, box.bottom + 33)],
    `${shortName(bars.choice.signal)}, ${plural(best.lead, barNoun[bars.frequency])} before`,
    "end",
  );
  words(group, "axis-note", [box.left, box.top - 7], shortName(bars.choice.asset));
}
