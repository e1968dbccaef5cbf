import { announcedDate } from "../../claims/article.js";
import { barNoun, daysInBar } from "../../claims/bars.js";
import { assetNames } from "../../claims/rotation/h1-assets.js";
import { bandLevels, type H1Evidence } from "../../claims/rotation/h1-evidence.js";
import type { Study } from "../../claims/rotation/h1-study.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawBreakoutPaths, type PathLine } from "./draw-breakout-paths.js";

/** What the asset did after every breakout, from a common zero, with the hold-out and the band of all starts behind. */
export function breakoutPaths(evidence: H1Evidence): Chart {
  const text = numberText("en");
  const { study, frequency, holdOut } = evidence;
  const asset = assetNames[study.choice.asset] ?? study.choice.asset;
  const after = plural(study.choice.horizon, barNoun[frequency]);
  const lines = toLines(evidence);
  const last = holdOut?.relative.at(-1);
  const since = last === undefined ? "" : ` Since the articles: ${text.signedPercent(last - 1)}.`;
  return {
    id: "breakout-paths",
    title: `${outcome(study, asset, after)}${since}`,
    subtitle: `${asset} after each breakout and since ${text.day(announcedDate)}, change in percent, log scale. Band: from any start, the middle ${text.percent(bandLevels.high - bandLevels.low)}.`,
    description: describe(lines, asset, after),
    table: {
      columns: ["Breakout", "Russell 2000 close", `${asset} after ${after}`, "Ended"],
      rows: study.episodes.map((episode) => [
        episode.date,
        text.decimal(episode.close, 2),
        episode.logReturn === null ? "not over" : text.signedPercent(Math.expm1(episode.logReturn)),
        episode.endDate,
      ]),
    },
    series: ["rut", study.choice.asset],
    draw: (width, surroundings) => drawBreakoutPaths(evidence, lines, width, surroundings),
  };
}

const mostListed = 6;

/** What followed, breakout by breakout; where they are many, how many rose. */
function outcome({ complete }: Study, asset: string, after: string): string {
  const text = numberText("en");
  const changes = complete.map((episode) => Math.expm1(episode.logReturn ?? 0));
  if (changes.length === 0) return `No breakout has ${after} behind it.`;
  if (changes.length <= mostListed) {
    return `${asset} ${after} after each breakout: ${text.list(changes.map((change) => text.signedPercent(change)))}.`;
  }
  const up = changes.filter((change) => change > 0).length;
  return `${asset} was higher ${after} after ${up} of ${changes.length} breakouts.`;
}

function toLines({ study, frequency, holdOut }: H1Evidence): PathLine[] {
  const text = numberText("en");
  const monthsInBar = daysInBar[frequency] / daysInBar.monthly;
  const episodes = study.episodes.map(
    (episode): PathLine => ({
      id: episode.date,
      label: text.shortMonth(episode.date),
      className: "past",
      points: episode.path.map((relative, bar) => ({
        months: bar * monthsInBar,
        relative,
        date: episode.pathDates[bar] ?? "",
      })),
      atHorizon: episode.logReturn === null ? null : Math.exp(episode.logReturn),
    }),
  );
  if (!holdOut) return episodes;
  const points = holdOut.relative.map((relative, i) => ({
    months: (holdOut.days[i] ?? 0) / daysInBar.monthly,
    relative,
    date: holdOut.dates[i] ?? "",
  }));
  return [
    ...episodes,
    {
      id: "hold-out",
      label: "Since the articles",
      className: `hold-out asset-${study.choice.asset}`,
      points,
      atHorizon: null,
    },
  ];
}

function describe(lines: readonly PathLine[], asset: string, after: string): string {
  const text = numberText("en");
  const parts = lines.map(({ id, label, points, atHorizon }) => {
    if (atHorizon !== null) return `${label}: ${text.signedPercent(atHorizon - 1)} after ${after}`;
    const last = points.at(-1);
    return `${id === "hold-out" ? "since the articles" : label}: ${text.signedPercent((last?.relative ?? 1) - 1)} so far`;
  });
  return `Line chart of ${asset.toLowerCase()} in the year after each breakout of the Russell 2000. ${parts.join("; ")}.`;
}
