import { articleDate } from "../../claims/article.js";
import type { C4Evidence } from "../../claims/set-up/c4.js";
import { dayBefore } from "../../claims/set-up/sell-off.js";
import { countWord, numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { sellOff } from "../known-events.js";
import { drawTimeLines, type TimeMark } from "../time-lines.js";

/** The Fear & Greed index by day against the threshold, each reset marked, and what other pages printed for single days. */
export function sentimentChart(evidence: C4Evidence): Chart {
  const text = numberText("en");
  const { rule, resets, path, now, others } = evidence;
  const known = resets.filter((date) => date <= articleDate).length;
  const since = resets.length - known;
  return {
    id: "sentiment",
    title: `The index came back above ${rule.threshold} ${known === 0 ? "not once" : `${countWord(known)} times`} between the sell-off and the articles${since > 0 ? `, and ${countWord(since)} times since` : ""}.`,
    subtitle:
      "Crypto Fear & Greed Index, daily, from nought to a hundred. Rings on the line: resets. Rings off it: readings printed elsewhere, of this index or another.",
    description: `Line chart of the index from ${text.day(path[0]?.date ?? now.date)} to ${text.day(path.at(-1)?.date ?? now.date)}; ${now.value} on the articles\u2019 date; resets on ${resets.length === 0 ? "no day" : text.list(resets.map((date) => text.shortDay(date)))}.`,
    table: tableOf(evidence),
    series: ["fng"],
    facts: others.map(({ fact }) => fact),
    draw: (width, surroundings) =>
      drawTimeLines(
        {
          lines: [{ id: "fng", label: "Fear & Greed", colour: "mood", points: path }],
          marks: marksOf(evidence),
          log: false,
          level: { value: rule.threshold, label: `low: ${rule.threshold} or below` },
          events: [sellOff],
          valueText: (value) => text.integer(value),
          tickText: (value) => text.integer(value),
          dateText: (date) => text.shortDay(date),
        },
        width,
        surroundings,
      ),
  };
}

function marksOf({ resets, path, others }: C4Evidence): TimeMark[] {
  const mark = (date: string, value: number) => ({ date, value, label: "", anchor: "start" as const });
  const onLine = path.filter(({ date }) => resets.includes(date)).map(({ date, value }) => mark(date, value));
  const offLine = others.map(({ date, theirs }) => ({ ...mark(date, theirs), colour: "elsewhere" }));
  return [...onLine, ...offLine];
}

/** The days that the finding speaks of: the two it compares, the resets, and those on which another reading is known. */
function tableOf({ resets, path, now, others }: C4Evidence): Chart["table"] {
  const told = new Set([dayBefore, now.date, ...resets, ...others.map(({ date }) => date)]);
  return {
    columns: ["Day", "Index", "Reset", "Printed elsewhere", "Which index", "Fact"],
    rows: path
      .filter(({ date }) => told.has(date))
      .map(({ date, value }) => {
        const other = others.find((reading) => reading.date === date);
        return [
          date,
          value,
          resets.includes(date) ? "reset" : null,
          other?.theirs ?? null,
          other?.index ?? null,
          other?.fact ?? null,
        ];
      }),
  };
}
