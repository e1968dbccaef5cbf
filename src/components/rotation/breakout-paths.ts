import { announcedDate } from "../../claims/article.js";
import { barNoun, daysInBar } from "../../claims/bars.js";
import { bandLevels, type H1Evidence } from "../../claims/rotation/h1-evidence.js";
import { measureOf } from "../../claims/rotation/h1-measures.js";
import { signalNames } from "../../claims/rotation/h1-signals.js";
import { capital, laterWords, pathName } from "../../claims/rotation/h1-words.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawBreakoutPaths, type PathLine } from "./draw-breakout-paths.js";
import { colourOfAsset, seriesOf } from "./h1-subject.js";

/** What the asset did after every breakout, from a common zero, with the hold-out and the band of all starts behind. */
export function breakoutPaths(evidence: H1Evidence): Chart {
  const text = numberText("en");
  const { study, frequency, holdOut } = evidence;
  const name = pathName(study.choice);
  const after = plural(study.choice.horizon, barNoun[frequency]);
  const lines = toLines(evidence);
  const last = holdOut?.relative.at(-1);
  const since = last === undefined ? "" : ` Since the articles: ${text.signedPercent(last - 1)}.`;
  const shown =
    last === undefined ? "after each breakout" : `after each breakout and since ${text.day(announcedDate)}`;
  return {
    id: "breakout-paths",
    title: `${outcome(evidence, name, after)}${since}`,
    subtitle: `${name} ${shown}, change in percent, log scale. Band: from any start, the middle ${text.percent(bandLevels.high - bandLevels.low)}.`,
    description: describe(lines, name, after),
    table: {
      columns: [
        "Breakout",
        `Close of ${signalNames[study.choice.signal]}`,
        `${name}, ${laterWords(study.choice, frequency)}`,
        "Ended",
      ],
      rows: study.episodes.map((episode) => [
        episode.date,
        text.decimal(episode.close, 2),
        episode.logReturn === null ? "not over" : text.signedPercent(Math.expm1(episode.logReturn)),
        episode.endDate,
      ]),
    },
    series: seriesOf(study.choice),
    draw: (width, surroundings) => drawBreakoutPaths(evidence, lines, width, surroundings),
  };
}

const mostListed = 6;

/** What followed, breakout by breakout; where they are many, how many were followed. */
function outcome({ study, hits }: H1Evidence, name: string, after: string): string {
  const text = numberText("en");
  const { complete, choice } = study;
  if (!hits) return `No breakout has ${after} behind it.`;
  if (complete.length <= mostListed) {
    const changes = complete.map(({ logReturn }) => text.signedPercent(Math.expm1(logReturn ?? 0)));
    const highest = choice.measure === "run-up" ? " at its highest within" : "";
    return `${name}${highest} ${after} ${highest ? "of" : "after"} each breakout: ${text.list(changes)}.`;
  }
  const { auxiliary, predicate } = measureOf(choice.measure);
  return `${capital(name)} ${auxiliary} ${predicate} ${after} after ${hits.positives} of ${hits.n} breakouts.`;
}

function toLines({ study, frequency, holdOut }: H1Evidence): PathLine[] {
  const text = numberText("en");
  const monthsInBar = daysInBar[frequency] / daysInBar.monthly;
  const { horizon } = study.choice;
  const episodes = study.episodes
    .filter(({ path }) => path.length > 0)
    .map(
      ({ date, path, pathDates, logReturn }): PathLine => ({
        id: date,
        label: text.shortMonth(date),
        className: "past",
        points: path.map((relative, bar) => ({
          months: bar * monthsInBar,
          relative,
          date: pathDates[bar] ?? "",
        })),
        atHorizon: logReturn === null ? null : (path[horizon] ?? null),
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
      className: `hold-out asset-${colourOfAsset(study.choice)}`,
      points,
      atHorizon: null,
    },
  ];
}

function describe(lines: readonly PathLine[], name: string, after: string): string {
  const text = numberText("en");
  const parts = lines.map(({ id, label, points, atHorizon }) => {
    if (atHorizon !== null) return `${label}: ${text.signedPercent(atHorizon - 1)} after ${after}`;
    const last = points.at(-1);
    return `${id === "hold-out" ? "since the articles" : label}: ${text.signedPercent((last?.relative ?? 1) - 1)} so far`;
  });
  return `Line chart: ${name} in the year after each breakout. ${parts.join("; ") || "There is none"}.`;
}
