import { scaleLinear, scaleLog } from "d3-scale";
import { barNoun, daysInBar } from "../../claims/bars.js";
import { bandTail, type C8Evidence } from "../../claims/set-up/c8-finding.js";
import { assetWords, outOf } from "../../claims/set-up/c8-sentence.js";
import type { FearEpisode } from "../../claims/set-up/fear-study.js";
import { numberText, plural } from "../../text/numbers.js";
import { bottomAxis, horizontalGrid, spread } from "../axes.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, type Group, pathThrough, round, type Surroundings } from "../draw.js";

/** What the asset did after every entry, from a common zero; the entry before the articles in colour, the band of all starts behind. */
export function fearPathsChart(evidence: C8Evidence): Chart {
  const text = numberText("en");
  const { study, hits, frequency, held } = evidence;
  const noun = barNoun[frequency];
  const asset = assetWords(study.choice).replace(/^./, (first) => first.toUpperCase());
  const after = plural(study.choice.horizon, noun);
  const own =
    held?.logReturn == null
      ? ""
      : `; the one before the articles: ${text.signedPercent(Math.expm1(held.logReturn))}`;
  const told = study.episodes.map(
    ({ date, logReturn }) =>
      `${text.shortDay(date)} ${logReturn === null ? "not over" : text.signedPercent(Math.expm1(logReturn))}`,
  );
  return {
    id: "fear-paths",
    title: hits
      ? `${asset} was higher ${after} after ${outOf(hits.positives, hits.n)} entries${own}.`
      : `No entry has ${after} behind it.`,
    subtitle: `${asset} after each entry into the set-up, change in percent, log scale. Band: from any start, the middle ${text.percent(1 - 2 * bandTail)}.`,
    description: `Line chart. ${asset} ${after} after the entries: ${told.length === 0 ? "none" : told.join("; ")}.`,
    table: {
      columns: ["Entry", `${asset} after ${after}`, "Ended"],
      rows:
        study.episodes.length === 0
          ? [["none", null, null]]
          : study.episodes.map(({ date, logReturn, endDate }) => [
              date,
              logReturn === null ? "not over" : text.signedPercent(Math.expm1(logReturn)),
              endDate,
            ]),
    },
    series: ["fng", study.choice.asset],
    draw: (width, surroundings) => draw(evidence, asset, width, surroundings),
  };
}

const levels = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 7, 10];

function draw(evidence: C8Evidence, asset: string, width: number, { document }: Surroundings): Drawing {
  const text = numberText("en");
  const { study, frequency, band, held } = evidence;
  const narrow = width < 500;
  const height = narrow ? 380 : 440;
  const frame = { left: 60, right: width - (narrow ? 84 : 130), top: 14, bottom: height - 36 };
  const monthsInBar = daysInBar[frequency] / daysInBar.monthly;
  const paths = study.episodes.filter(({ path }) => path.length > 1);
  const all = [...paths.flatMap(({ path }) => path), ...band.flatMap(({ low, high }) => [low, high])];
  const [low, high] = [Math.min(0.7, ...all), Math.max(1.4, ...all)];
  const longest = Math.max(1, study.choice.horizon, ...paths.map(({ path }) => path.length - 1));
  const x = scaleLinear([0, longest], [frame.left, frame.right]);
  const y = scaleLog([low * 0.95, high * 1.05], [frame.bottom, frame.top]);
  const svg = drawing(document, width, height);
  const plot = svg.append("g").attr("class", "fear-paths");
  const edge = [
    ...band.map((point) => [x(point.bars), y(point.high)] as const),
    ...band.toReversed().map((point) => [x(point.bars), y(point.low)] as const),
  ];
  plot
    .append("path")
    .attr("class", "band")
    .attr("d", `${pathThrough(edge)}Z`);
  const ticks = levels
    .filter((level) => level >= low * 0.95 && level <= high * 1.05)
    .map((level) => ({
      at: y(level),
      label: level === 1 ? "0" : text.signedPercent(level - 1),
      base: level === 1,
    }));
  horizontalGrid(plot, spaced(ticks), frame.left, frame.right);
  const months = Array.from(
    { length: Math.floor(longest * monthsInBar + 0.1) + 1 },
    (_, month) => month,
  ).filter((month) => month % (narrow ? 2 : 1) === 0);
  bottomAxis(
    plot,
    months.map((month) => ({
      at: x(Math.min(longest, month / monthsInBar)),
      label: month === 0 ? "entry" : narrow ? `${month}` : `${month} ${month === 1 ? "month" : "months"}`,
    })),
    frame.bottom,
  );
  const horizon = round(x(study.choice.horizon));
  plot
    .append("line")
    .attr("class", "horizon")
    .attr("x1", horizon)
    .attr("x2", horizon)
    .attr("y1", frame.top)
    .attr("y2", frame.bottom);
  const ordered = [...paths].sort((a, b) => Number(a === held) - Number(b === held));
  for (const episode of ordered) drawPath(plot, episode, className(episode, evidence), x, y);
  drawLabels(plot, ordered, evidence, {
    x,
    y,
    at: frame.right + 8,
    low: frame.top + 4,
    high: frame.bottom - 6,
  });
  const points = ordered.flatMap(({ date, path, pathDates }) =>
    path.map((relative, bar) => ({
      x: x(bar),
      y: y(relative),
      line: date,
      text: `Entry of ${text.shortDay(date)}: ${asset.toLowerCase()} on ${text.shortDay(pathDates[bar] ?? date)}, ${text.signedPercent(relative - 1)}`,
    })),
  );
  const start = { x: x(0), y: y(1), line: "start", text: "The entry" };
  return { svg: svg.node() as SVGSVGElement, points: points.length > 0 ? points : [start] };
}

function spaced<T extends { readonly at: number; readonly base?: boolean }>(ticks: readonly T[]): T[] {
  const base = ticks.find(({ base: own }) => own);
  const kept: T[] = [];
  for (const tick of ticks) {
    const close = [...kept, ...(base && tick !== base ? [base] : [])].some(
      ({ at }) => Math.abs(at - tick.at) < 22,
    );
    if (!close) kept.push(tick);
  }
  return kept;
}

function className(episode: FearEpisode, { held, study }: C8Evidence): string {
  return episode.date === held?.date ? `held asset-${study.choice.asset}` : "past";
}

type Scale = (value: number) => number;

function drawPath(plot: Group, { date, path }: FearEpisode, names: string, x: Scale, y: Scale): void {
  const step = Math.max(1, Math.floor(path.length / 200));
  const points = path
    .map((relative, bar) => [x(bar), y(relative)] as const)
    .filter((_, bar) => bar % step === 0 || bar === path.length - 1);
  plot
    .append("g")
    .attr("class", `line ${names}`)
    .attr("data-line", date)
    .append("path")
    .attr("d", pathThrough(points));
}

interface LabelSpace {
  readonly x: Scale;
  readonly y: Scale;
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

function drawLabels(
  plot: Group,
  episodes: readonly FearEpisode[],
  evidence: C8Evidence,
  space: LabelSpace,
): void {
  const text = numberText("en");
  const ends = episodes.map(({ path }) => ({ bar: path.length - 1, value: path.at(-1) ?? 1 }));
  const gap = Math.min(16, (space.high - space.low) / Math.max(1, episodes.length));
  const positions = spread(
    ends.map(({ value }) => space.y(value)),
    gap,
    space.low,
    space.high,
  );
  if (gap < 11) return;
  episodes.forEach((episode, i) => {
    const end = ends[i] ?? { bar: 0, value: 1 };
    const at = positions[i] ?? 0;
    const label = plot
      .append("g")
      .attr("class", `label ${className(episode, evidence)}`)
      .attr("data-line", episode.date);
    label
      .append("path")
      .attr("class", "leader")
      .attr(
        "d",
        pathThrough([
          [space.x(end.bar) + 2, space.y(end.value)],
          [space.at - 3, at],
        ]),
      );
    label
      .append("text")
      .attr("x", space.at)
      .attr("y", round(at))
      .attr("dy", "0.34em")
      .text(text.shortMonth(episode.date));
  });
}
