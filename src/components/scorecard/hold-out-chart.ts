import { assetNames } from "../../claims/rotation/h1-assets.js";
import type { H7Evidence, Score } from "../../claims/scorecard/h7.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawTimeLines } from "../time-lines.js";

/** The whole hold-out: the asset and the Russell since the announced close, from a common zero. */
export function holdOutChart({ asset, path, scores, last }: H7Evidence): Chart {
  const text = numberText("en");
  const name = assetNames[asset] ?? asset;
  const widest = Math.max(...path.flatMap((p) => [Math.abs(p.asset - 1), Math.abs(p.russell - 1)]), 0);
  const tickDigits = widest < 0.03 ? 1 : 0;
  const due = scores.filter(({ change }) => change !== null);
  const points = (key: "asset" | "russell") => path.map((p) => ({ date: p.date, value: p[key] - 1 }));
  return {
    id: "hold-out",
    title: last
      ? `${name} stood at ${text.signedPercent(last.change ?? 0)} and the Russell 2000 at ${text.signedPercent(last.russellChange ?? 0)}, ${plural(last.days, "day")} after the announced close.`
      : "The hold-out had not begun.",
    subtitle: "Change since the close that the articles announce, in percent.",
    description: `Line chart of ${name.toLowerCase()} and the Russell 2000 since the announced close. ${due.map(({ days, change }) => `After ${days} days ${name.toLowerCase()} ${text.signedPercent(change ?? 0)}`).join("; ")}.`,
    table: {
      columns: ["Days after", "Date", name, "Russell 2000", "Share of history below"],
      rows: [...scores, ...(last ? [last] : [])].map((score) => [
        score.days,
        score.date,
        score.change === null ? unscored(score) : text.signedPercent(score.change, 1),
        score.russellChange === null ? unscored(score) : text.signedPercent(score.russellChange, 1),
        score.percentile === null ? unscored(score) : text.percent(score.percentile),
      ]),
    },
    series: [asset, "rut"],
    draw: (width, surroundings) =>
      drawTimeLines(
        {
          lines: [
            { id: asset, label: name, colour: asset, points: points("asset") },
            { id: "rut", label: "Russell 2000", colour: "rut", points: points("russell") },
          ],
          marks: due.map(({ date, change, days }, i) => ({
            date,
            value: change ?? 0,
            label: width < 500 && i % 2 === 1 ? "" : `${days} d`,
            anchor: "start" as const,
          })),
          log: false,
          level: null,
          valueText: (value) => text.signedPercent(value, 1),
          tickText: (value) => (value === 0 ? "0" : text.signedPercent(value, tickDigits)),
          dateText: text.shortDay,
        },
        width,
        surroundings,
      ),
  };
}

/** A scoring day without a score: it is not over, or there is no close of it. */
function unscored({ due }: Score): string {
  return due ? "no data" : "open";
}
