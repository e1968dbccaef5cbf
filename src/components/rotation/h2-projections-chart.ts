import { scaleLinear } from "d3-scale";
import { barNoun } from "../../claims/bars.js";
import type { H2Evidence } from "../../claims/rotation/h2-evidence.js";
import { bothWays, type Response } from "../../claims/rotation/h2-projections.js";
import {
  capital,
  followerWithin,
  leaderWithin,
  ofManyNouns,
  seriesOf,
} from "../../claims/rotation/rotation-names.js";
import { numberText, plural } from "../../text/numbers.js";
import { bottomAxis, horizontalGrid } from "../axes.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, pathThrough, type Surroundings } from "../draw.js";
import { type Box, colourOf, words } from "./box.js";

interface Way {
  readonly id: string;
  readonly title: string;
  readonly colour: string;
  readonly response: Response;
}

/** Local projections both ways on one scale: what follows a move of the leader, and of the follower. */
export function projectionsChart({ bars, pair }: H2Evidence): Chart {
  const text = numberText("en");
  const noun = barNoun[bars.frequency];
  const leader = leaderWithin(bars.choice.signal);
  const follower = followerWithin(bars.choice.asset);
  const { forth, back } = bothWays(pair, bars.frequency);
  const longest = forth.bars.at(-1) ?? 0;
  const ways: Way[] = [
    {
      id: "forth",
      title: `${capital(follower)} after ${leader}`,
      colour: colourOf(bars.choice.asset),
      response: forth,
    },
    {
      id: "back",
      title: `${capital(leader)} after ${follower}`,
      colour: colourOf(bars.choice.signal),
      response: back,
    },
  ];
  return {
    id: "local-projections",
    title: `${capital(outsideWords(forth, noun, `after a move of ${leader}, the response of ${follower}`))}; ${outsideWords(back, noun, "the other way round, it")}.`,
    subtitle: `Return summed from the ${noun} after a move of one standard deviation, in standard deviations of a ${noun}\u2019s return; band: holds the whole path with ${text.percent(0.95)} probability.`,
    description: ways
      .map(
        ({ title, response }) =>
          `${title}: after ${plural(longest, noun)} ${pathEnd(response)}, zero outside the band at ${response.outside.length} of ${response.bars.length} horizons`,
      )
      .join(". ")
      .concat("."),
    table: {
      columns: [`${capital(noun)}s after`, ...ways.flatMap(({ title }) => [title, "from", "to"])],
      rows: forth.bars.map((after, i) => [
        after,
        ...ways.flatMap(({ response }) => {
          const { coefficient = 0, low = 0, high = 0 } = response.projections[i] ?? {};
          return [coefficient, low, high].map((value) => text.decimal(value, 2));
        }),
      ]),
    },
    series: [...new Set([...seriesOf(bars.choice.signal), ...seriesOf(bars.choice.asset)])],
    draw: (width, surroundings) => draw(ways, noun, width, surroundings),
  };
}

function pathEnd({ projections }: Response): string {
  const text = numberText("en");
  const last = projections.at(-1);
  return last
    ? `${text.decimal(last.coefficient, 2)} (${text.decimal(last.low, 2)} to ${text.decimal(last.high, 2)})`
    : "nothing";
}

function outsideWords({ outside, bars }: Response, noun: string, subject: string): string {
  if (outside.length === 0) return `${subject} cannot be told from none over ${plural(bars.length, noun)}`;
  return `${subject} leaves the band of none at ${ofManyNouns(outside.length, bars.length, noun)}`;
}

function draw(ways: readonly Way[], noun: string, width: number, { document }: Surroundings): Drawing {
  const stacked = width < 600;
  const each = stacked ? 210 : 280;
  const height = stacked ? 2 * each + 8 : each + 8;
  const svg = drawing(document, width, height);
  const all = ways.flatMap(({ response }) => response.projections.flatMap(({ low, high }) => [low, high]));
  const extent: [number, number] = [Math.min(0, ...all), Math.max(0, ...all)];
  const points = ways.flatMap((way, i) => {
    const left = stacked ? 0 : (i * width) / 2;
    const top = stacked ? i * each : 0;
    const right = stacked ? width : left + width / 2;
    const box = { left: left + 44, right: right - 14, top: top + 26, bottom: top + each - 40 };
    return drawWay(svg.append("g"), way, { extent, box, noun });
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

interface Frame {
  readonly extent: readonly [number, number];
  readonly box: Box;
  readonly noun: string;
}

function drawWay(
  group: Group,
  { id, title, colour, response }: Way,
  { extent, box, noun }: Frame,
): ReadablePoint[] {
  const text = numberText("en");
  const { bars, projections } = response;
  const x = scaleLinear([0, bars.at(-1) ?? 1], [box.left, box.right]);
  const y = scaleLinear(extent, [box.bottom, box.top]).nice(5);
  words(group, "panel-title", [box.left, box.top - 10], title);
  horizontalGrid(
    group,
    y.ticks(5).map((value) => ({ at: y(value), label: text.decimal(value, 1), base: value === 0 })),
    box.left,
    box.right,
  );
  bottomAxis(
    group,
    x
      .ticks(5)
      .filter(Number.isInteger)
      .map((after) => ({ at: x(after), label: text.integer(after) })),
    box.bottom,
  );
  words(group, "axis-note", [box.right, box.bottom + 35], `${noun}s after`, "end");
  const edge = [
    ...projections.map(({ high }, i) => [x(bars[i] ?? 0), y(high)] as const),
    ...projections.map(({ low }, i) => [x(bars[i] ?? 0), y(low)] as const).toReversed(),
  ];
  group
    .append("path")
    .attr("class", "band")
    .attr("d", `${pathThrough(edge)}Z`);
  const line = projections.map(({ coefficient }, i) => [x(bars[i] ?? 0), y(coefficient)] as const);
  const g = group.append("g").attr("class", `line series-${colour}`).attr("data-line", id);
  g.append("path").attr("d", pathThrough(line));
  return projections.map(({ coefficient, low, high }, i) => ({
    x: line[i]?.[0] ?? 0,
    y: line[i]?.[1] ?? 0,
    line: id,
    text: `${title}, ${plural(bars[i] ?? 0, noun)}: ${text.decimal(coefficient, 2)} (${text.decimal(low, 2)} to ${text.decimal(high, 2)})`,
  }));
}
