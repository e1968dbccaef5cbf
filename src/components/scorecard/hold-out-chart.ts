import type { H7Evidence } from "../../claims/scorecard/h7.js";
import type { Score } from "../../claims/scorecard/score.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawLinePanels } from "../line-panels.js";
import {
  bandInWords,
  besideNames,
  callPanel,
  daysShown,
  type Followed,
  onOneScale,
  scoreTicks,
} from "./call-panel.js";

const besideAsset = ["spx", "rut", "btc", "eth"] as const;

/** The whole hold-out: the asset since the call with its scored days, others beside it, and the band of all starts. */
export function holdOutChart(evidence: H7Evidence): Chart {
  const text = numberText("en");
  const { scores, last, calls, band, base } = evidence;
  const followed = followedOf(evidence);
  const { name } = followed;
  const due = scores.filter(({ change }) => change !== null);
  const own = calls.find(({ call }) => call.id === "articles");
  const beside = besideAsset.filter((id) => id !== followed.colour);
  return {
    id: "hold-out",
    title: last
      ? `${name} stood at ${text.signedPercent(last.change ?? 0)} and the Russell 2000 at ${text.signedPercent(last.russellChange ?? 0)}, ${plural(last.days, "day")} after the announced close.`
      : "The hold-out had not begun.",
    subtitle: `Change since ${text.day(base)}, in percent, log scale, by days. Dots: the scoring days, open ones on the zero line. Band: ${bandInWords()} of the history.`,
    description: `Line chart of ${evidence.name} and others since the announced close. ${due.map(({ days, change }) => `After ${days} days ${evidence.name} ${text.signedPercent(change ?? 0)}`).join("; ")}.`,
    table: {
      columns: [
        "Days after",
        "Date",
        name,
        "Russell 2000",
        "Share of history below",
        ...beside.filter((id) => id !== "rut").map((id) => besideNames[id]),
      ],
      rows: [...scores, ...(last ? [last] : [])].map((score) => [
        score.days,
        score.date,
        told(score.change, score),
        told(score.russellChange, score),
        score.percentile === null ? unscored(score) : text.percent(score.percentile),
        ...beside.filter((id) => id !== "rut").map((id) => told(score.beside[id], score)),
      ]),
    },
    series: seriesOf(evidence),
    draw: (width, surroundings) => {
      const panel =
        own && callPanel(own, band, followed, { title: `Since ${text.day(base)}`, beside, labels: true });
      const panels = onOneScale(panel ? [panel] : []);
      return drawLinePanels(
        {
          panels,
          x: daysShown(own ? [own] : []),
          xTicks: scoreTicks(width < 500 ? 2 : 1),
          rule: null,
          note: "days after",
          beside: 1,
          panelHeight: width < 500 ? 260 : 340,
          labelRoom: width < 500 ? 108 : 124,
          labelsInMargin: true,
        },
        width,
        surroundings,
      );
    },
  };
}

/** What is scored, as a chart names and colours it. */
export function followedOf({ asset, standIn, name }: H7Evidence): Followed {
  const colour = standIn === "spx" ? "spx" : standIn === "walk" ? "walk" : asset;
  return {
    name: name.startsWith("the ") ? name.slice(4) : name.charAt(0).toUpperCase() + name.slice(1),
    colour,
  };
}

export function seriesOf({ asset, standIn }: H7Evidence): string[] {
  return [...new Set([standIn === "spx" ? "spx" : asset, "rut", "btc", "eth", "spx"])];
}

/** A score in words; why there is none where there is none. */
export function told(change: number | null, score: Score): string {
  return change === null ? unscored(score) : numberText("en").signedPercent(change, 1);
}

/** A scoring day without a score: it is not over, or there is no close of it. */
function unscored({ due }: Score): string {
  return due ? "no data" : "open";
}
