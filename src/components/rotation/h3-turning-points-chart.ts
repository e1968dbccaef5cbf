import { scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import { articleDate } from "../../claims/article.js";
import { barNoun } from "../../claims/bars.js";
import type { H3Evidence } from "../../claims/rotation/h3-evidence.js";
import type { Turn } from "../../claims/rotation/h3-turns.js";
import {
  capital,
  followers,
  followerWithin,
  leaders,
  leaderWithin,
  ofManyNouns,
  seriesOf,
} from "../../claims/rotation/rotation-names.js";
import { numberText, plural } from "../../text/numbers.js";
import { articleRule, bottomAxis } from "../axes.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";
import { colourOf, segment, words } from "./box.js";

interface Strip {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  /** Positions on the calendar of its first and last level, and its turns. */
  readonly from: number;
  readonly to: number;
  readonly turns: readonly Turn[];
}

/** The peaks and troughs of shares and coins, one strip each, with the leader\u2019s turns as lines through all. */
export function turningPointsChart(evidence: H3Evidence): Chart {
  const text = numberText("en");
  const { choice, judged, frequency, window, dates } = evidence;
  const noun = barNoun[frequency];
  const leader = leaderWithin(choice.signal);
  const follower = followerWithin(choice.asset);
  const strips = stripsOf(evidence);
  const later = judged.matched.filter(({ lag }) => lag > 0).length;
  const day = (at: number) => text.shortMonth(dates[at] ?? "");
  return {
    id: "turning-points",
    title:
      judged.matched.length === 0
        ? `No turn of ${leader} has one of ${follower} to match.`
        : `${capital(ofManyNouns(later, judged.matched.length, "matched turn"))} of ${follower} came after the one of ${leader}.`,
    subtitle: `Peaks (down) and troughs (up), each the extreme of ${plural(window, noun)} on either side; thick: from trough to peak. Lines: turns of ${leader}. Dated with later prices: no one knew them then.`,
    description: `Timelines of turning points. ${strips.map(({ label, turns }) => `${label}: ${turns.map(({ at, kind }) => `${kind} ${day(at)}`).join(", ") || "none"}`).join(". ")}.`,
    table: {
      columns: ["Series", "Turn", "Date"],
      rows: strips.flatMap(({ label, turns }) =>
        turns.length === 0
          ? [[label, null, null]]
          : turns.map(({ at, kind }) => [label, kind, dates[at] ?? ""]),
      ),
    },
    series: [...new Set(["spx", ...seriesOf(choice.signal), "btc", "eth", ...seriesOf(choice.asset)])],
    draw: (width, surroundings) => draw(evidence, strips, width, surroundings),
  };
}

function stripsOf({ tracks, choice }: H3Evidence): Strip[] {
  const replaced = choice.placebo === "walk";
  return tracks.flatMap(({ track, turns }): Strip[] => {
    const { id, first, levels } = track;
    const extra = id === "follower" && (replaced || choice.asset === "total3");
    if (id === "follower" && !extra) return [];
    if (id === "spx" && choice.signal === "spx") return [];
    const subject = id === "leader" ? choice.signal : id === "follower" ? choice.asset : id;
    const names = { ...leaders, ...followers };
    const short: Readonly<Record<string, string>> = {
      rut: "Russell",
      alts: "Altcoins",
      walk: "Random walk",
      shifted: "Russell, late",
    };
    const label =
      extra && replaced ? (short.walk ?? "") : (short[subject] ?? names[subject]?.label ?? subject);
    const colour = extra && replaced ? "placebo" : colourOf(subject === "walk" ? "placebo" : subject);
    return [{ id, label, colour, from: first, to: first + levels.length - 1, turns }];
  });
}

function draw(
  { dates }: H3Evidence,
  strips: readonly Strip[],
  width: number,
  { document }: Surroundings,
): Drawing {
  const narrow = width < 500;
  const row = 44;
  const margin = { top: 22, right: 12, bottom: 28, left: narrow ? 74 : 112 };
  const height = margin.top + strips.length * row + margin.bottom;
  const at = (date: string | undefined) => new Date(`${date}T00:00:00Z`);
  const x = scaleUtc([at(dates[0]), at(dates.at(-1))], [margin.left, width - margin.right]);
  const place = (position: number) => x(at(dates[position]));
  const svg = drawing(document, width, height);
  const plot = svg.append("g");
  const bottom = height - margin.bottom;
  for (const { at: position, kind } of strips.find(({ id }) => id === "leader")?.turns ?? [])
    segment(plot, `turn-line ${kind}`, [place(position), margin.top], [place(position), bottom]);
  const format = utcFormat("%Y");
  bottomAxis(
    plot,
    x.ticks(narrow ? 4 : 8).map((date) => ({ at: x(date), label: format(date) })),
    bottom,
  );
  if (at(articleDate) < at(dates.at(-1)))
    articleRule(plot, x(at(articleDate)), margin.top - 16, bottom, "the articles", "end");
  const points = strips.flatMap((strip, i) =>
    drawStrip(svg.append("g"), strip, { y: margin.top + (i + 0.5) * row, left: margin.left, place, dates }),
  );
  return { svg: svg.node() as SVGSVGElement, points };
}

interface Row {
  readonly y: number;
  readonly left: number;
  readonly place: (position: number) => number;
  readonly dates: readonly string[];
}

function drawStrip(group: Group, strip: Strip, { y, left, place, dates }: Row): ReadablePoint[] {
  const g = group.attr("class", `strip series-${strip.colour}`).attr("data-line", strip.id);
  const label = g.append("g").attr("class", `label series-${strip.colour}`);
  words(label, "", [left - 10, y + 4], strip.label, "end");
  segment(g, "strip-base", [place(strip.from), y], [place(strip.to), y]);
  const risesFrom = strip.turns[0]?.kind === "peak" ? strip.from : null;
  const starts = [
    ...(risesFrom === null ? [] : [risesFrom]),
    ...strip.turns.filter(({ kind }) => kind === "trough").map(({ at }) => at),
  ];
  for (const start of starts) {
    const end = strip.turns.find(({ at, kind }) => at > start && kind === "peak")?.at ?? strip.to;
    segment(g, "strip-rise", [place(start), y], [place(end), y]);
  }
  const text = numberText("en");
  return strip.turns.map(({ at, kind }) => {
    const [px, up] = [place(at), kind === "trough"];
    const [tip, base] = up ? [y + 5, y + 14] : [y - 5, y - 14];
    g.append("path")
      .attr("class", `turn ${kind}`)
      .attr(
        "d",
        `M${round(px)},${round(tip)}L${round(px - 5)},${round(base)}L${round(px + 5)},${round(base)}Z`,
      );
    return {
      x: px,
      y: up ? y + 10 : y - 10,
      line: strip.id,
      text: `${strip.label}, ${kind} of ${text.shortDay(dates[at] ?? "")}`,
    };
  });
}
