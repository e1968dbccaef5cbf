import { dayOf } from "../../claims/milestone/r1.js";
import { quietDays, type R1Evidence } from "../../claims/milestone/r1-crossing.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawTimeLines, type TimeMark } from "../time-lines.js";

/** The Russell 2000 with the announced level, its first close above it and the record that came before. */
export function recordClosesChart(evidence: R1Evidence): Chart {
  const { closes, level, first, breakout, breakouts, dailyFrom } = evidence;
  const text = numberText("en");
  const marks: TimeMark[] = breakouts
    .filter(({ date }) => date !== first?.date)
    .map(({ date, close }) => ({ date, value: close, label: "", anchor: "end" }));
  if (first)
    marks.push({
      date: first.date,
      value: first.close,
      label: `first above ${text.integer(level)}`,
      anchor: "end",
    });
  return {
    id: "record-closes",
    title: first
      ? `The Russell 2000 first closed above ${text.integer(level)} ${dayOf(first)}${breakout && breakout.date < first.date ? `, after a breakout ${dayOf(breakout)}` : ""}.`
      : `The Russell 2000 had not closed above ${text.integer(level)}.`,
    subtitle: `Russell 2000 price index, close, log scale; ${dailyFrom === closes[0]?.date ? "daily" : `month ends${dailyFrom ? `, daily from ${text.day(dailyFrom)}` : ""}`}. Circles: breakouts, records after at least ${quietDays} days without one.`,
    description: `Line chart of the Russell 2000 from ${text.month(closes[0]?.date ?? "")} to ${text.day(closes.at(-1)?.date ?? "")}, with the level ${text.integer(level)} and ${plural(breakouts.length, "breakout")}.`,
    table: {
      columns: ["What", "Date", "Close"],
      rows: [
        ...breakouts.map(({ date, close }) => [
          `Breakout: first record after at least ${quietDays} days without one`,
          date,
          text.decimal(close, 2),
        ]),
        ...(first
          ? [[`First close above ${text.integer(level)}`, first.date, text.decimal(first.close, 2)]]
          : []),
      ],
    },
    series: ["rut"],
    draw: (width, surroundings) =>
      drawTimeLines(
        {
          lines: [
            {
              id: "rut",
              label: "Russell 2000",
              colour: "rut",
              points: closes.map(({ date, close }) => ({ date, value: close })),
            },
          ],
          marks,
          log: true,
          level: { value: level, label: text.integer(level) },
          valueText: (value) => text.decimal(value, 2),
          tickText: text.integer,
          dateText: text.shortDay,
        },
        width,
        surroundings,
      ),
  };
}
