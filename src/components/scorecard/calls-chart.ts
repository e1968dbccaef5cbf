import type { H7Evidence } from "../../claims/scorecard/h7.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawLinePanels } from "../line-panels.js";
import { bandInWords, callPanel, daysShown, onOneScale, scoreTicks } from "./call-panel.js";
import { followedOf, seriesOf, told } from "./hold-out-chart.js";

/** The calls of the narrative on one scale: the asset and the Russell after each, with the scored days. */
export function callsChart(evidence: H7Evidence): Chart {
  const text = numberText("en");
  const followed = followedOf(evidence);
  const { calls, band } = evidence;
  const latest = calls.map(({ call, scores }) => ({
    call,
    score: scores.findLast(({ change }) => change !== null) ?? null,
  }));
  const words = latest.map(({ call, score }) =>
    score
      ? `${text.signedPercent(score.change ?? 0)} (${text.shortMonth(call.date)}, ${score.days} days)`
      : `open (${text.shortMonth(call.date)})`,
  );
  return {
    id: "three-calls",
    title: `${followed.name} after each call of the narrative, on the last of its days that is over: ${text.list(words)}.`,
    subtitle: `${followed.name} (heavy) and the Russell 2000 since the day of each call, change in percent, on one log scale. Dots: scoring days, open ones on the zero line. Band: ${bandInWords()}.`,
    description: `Line charts side by side. ${latest.map(({ call, score }) => `${call.who}, ${text.day(call.date)}: ${score ? `${text.signedPercent(score.change ?? 0)} after ${score.days} days` : "open"}`).join("; ")}.`,
    table: {
      columns: [
        "Call",
        "Scored from",
        "Because it is",
        "Days",
        "Date",
        followed.name,
        "Russell 2000",
        "Share of history below",
      ],
      rows: calls.flatMap(({ call, scores, last }) =>
        [...scores, ...(last ? [last] : [])].map((score) => [
          call.who,
          call.date,
          call.why,
          score.days,
          score.date,
          told(score.change, score),
          told(score.russellChange, score),
          score.percentile === null ? null : text.percent(score.percentile),
        ]),
      ),
    },
    series: seriesOf(evidence),
    draw: (width, surroundings) => {
      const made = calls.map((one) =>
        callPanel(one, band, followed, {
          title: `${one.call.who}: ${text.shortDay(one.call.date)}`,
          beside: ["rut"],
          labels: false,
        }),
      );
      return drawLinePanels(
        {
          panels: onOneScale(made),
          x: daysShown(calls),
          xTicks: scoreTicks(2),
          rule: null,
          note: "days after",
          beside: 3,
          panelHeight: 200,
          labelRoom: 14,
        },
        width,
        surroundings,
      );
    },
  };
}
