import { scaleLinear } from "d3-scale";
import { barNoun } from "../../claims/bars.js";
import { type H3Evidence, reachOf } from "../../claims/rotation/h3-evidence.js";
import type { LagEstimate, OrderLink } from "../../claims/rotation/h3-links.js";
import {
  capital,
  followers,
  leaders,
  leaderWithin,
  ofMany,
  ofManyNouns,
  seriesOf,
} from "../../claims/rotation/rotation-names.js";
import { numberText, plural } from "../../text/numbers.js";
import { bottomAxis } from "../axes.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";
import { segment, words } from "./box.js";

/** How far each follows the other: by turning points and by returns, with intervals, on one scale. */
export function lagsChart(evidence: H3Evidence): Chart {
  const text = numberText("en");
  const { judged, others, frequency } = evidence;
  const noun = barNoun[frequency];
  const links = [judged, ...others];
  const withReturns = links.filter(({ byReturns }) => byReturns !== null);
  const together = withReturns.filter(({ byReturns }) => byReturns?.lag === 0).length;
  const above = links.filter(({ byTurns }) => byTurns !== null && byTurns.low > 0).length;
  const measured = links.filter(({ byTurns }) => byTurns !== null).length;
  return {
    id: "lags",
    title: `${capital(ofManyNouns(together, withReturns.length, "pair"))} move most closely in the same ${noun}; by turning points ${ofMany(above, measured)} ${above < 2 ? "has" : "have"} a lag whose interval lies above zero.`,
    subtitle: `Lag of the second behind the first, in ${noun}s: mean at turning points (circles) and where returns correlate most, up to ${plural(reachOf[frequency], noun)} apart (squares), with ${text.percent(0.95)} intervals; open where zero is inside.`,
    description: `Dot plot of lags. ${links.map((link) => `${pairName(link, evidence)}: ${lagText("turns", link.byTurns)}, ${lagText("returns", link.byReturns)}`).join(". ")}.`,
    table: {
      columns: ["Pair", "By turns", "from", "to", "Matched turns", "By returns", "from", "to"],
      rows: links.map((link) => [
        pairName(link, evidence),
        ...cells(link.byTurns),
        link.matched.length,
        ...cells(link.byReturns),
      ]),
    },
    series: [
      ...new Set([
        "spx",
        ...seriesOf(evidence.choice.signal),
        "btc",
        "eth",
        ...seriesOf(evidence.choice.asset),
      ]),
    ],
    draw: (width, surroundings) => draw(links, evidence, width, surroundings),
  };
}

function cells(estimate: LagEstimate | null): (string | null)[] {
  const text = numberText("en");
  if (!estimate) return [null, null, null];
  return [estimate.lag, estimate.low, estimate.high].map((value) => text.decimal(value, 1));
}

function lagText(what: string, estimate: LagEstimate | null): string {
  const [lag, low, high] = cells(estimate);
  return lag === null ? `by ${what} too few` : `by ${what} ${lag} (${low} to ${high})`;
}

function pairName({ leader, follower }: OrderLink, { choice }: H3Evidence): string {
  const short: Readonly<Record<string, string>> = {
    alts: "altcoins",
    rut: "Russell",
    spx: "S&P",
    walk: "walk",
  };
  const name = (id: string): string => {
    if (id === "leader") return short[choice.signal] ?? leaderWithin(choice.signal);
    if (id === "follower") return choice.placebo === "walk" ? "random walk" : name(choice.asset);
    return short[id] ?? (followers[id] ?? leaders[id])?.label.toLowerCase() ?? id;
  };
  const first = name(leader);
  return `${first.charAt(0).toUpperCase()}${first.slice(1)} \u2192 ${name(follower)}`;
}

function draw(
  links: readonly OrderLink[],
  evidence: H3Evidence,
  width: number,
  { document }: Surroundings,
): Drawing {
  const text = numberText("en");
  const narrow = width < 500;
  const row = 38;
  const margin = { top: 8, right: 16, bottom: 46, left: narrow ? 132 : 160 };
  const height = margin.top + links.length * row + margin.bottom;
  const estimates = links.flatMap(({ byTurns, byReturns }) => [byTurns, byReturns]).filter((e) => e !== null);
  const reach = Math.max(1, ...estimates.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const x = scaleLinear([-reach, reach], [margin.left, width - margin.right]).nice(6);
  const svg = drawing(document, width, height);
  const plot = svg.append("g");
  const bottom = height - margin.bottom;
  segment(plot, "grid base", [x(0), margin.top], [x(0), bottom]);
  bottomAxis(
    plot,
    x
      .ticks(narrow ? 5 : 9)
      .map((lag) => ({ at: x(lag), label: text.signed(lag, Number.isInteger(lag) ? 0 : 1) })),
    bottom,
  );
  words(
    plot,
    "axis-note",
    [width - margin.right, height - 6],
    `${barNoun[evidence.frequency]}s later`,
    "end",
  );
  const points = links.flatMap((link, i): ReadablePoint[] => {
    const y = margin.top + (i + 0.5) * row;
    const name = pairName(link, evidence);
    words(plot, i === 0 ? "head own" : "head", [margin.left - 10, y + 4], name, "end");
    return [
      ...drawEstimate(plot, link.byTurns, { x, y: y - 7, name: `${name}, by turns`, square: false }),
      ...drawEstimate(plot, link.byReturns, { x, y: y + 7, name: `${name}, by returns`, square: true }),
    ];
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

interface Mark {
  readonly x: (value: number) => number;
  readonly y: number;
  readonly name: string;
  readonly square: boolean;
}

function drawEstimate(
  plot: Group,
  estimate: LagEstimate | null,
  { x, y, name, square }: Mark,
): ReadablePoint[] {
  if (!estimate) return [];
  const { lag, low, high } = estimate;
  const open = low <= 0 && high >= 0;
  const g = plot.append("g").attr("class", `estimate${open ? " open" : ""}`);
  segment(g, "interval", [x(low), y], [x(high), y]);
  const size = 8;
  if (square)
    g.append("rect")
      .attr("x", round(x(lag) - size / 2))
      .attr("y", round(y - size / 2))
      .attr("width", size)
      .attr("height", size);
  else
    g.append("circle")
      .attr("cx", round(x(lag)))
      .attr("cy", round(y))
      .attr("r", 4.5);
  return [{ x: x(lag), y, line: name, text: `${name}: ${lagText(square ? "returns" : "turns", estimate)}` }];
}
