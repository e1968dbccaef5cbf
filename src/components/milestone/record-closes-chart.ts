import { dayOf, quietDays, type R1Evidence } from "../../claims/milestone/r1.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawTimeLines, type TimeMark } from "../time-lines.js";

/** The Russell 2000 with the announced level, its first close above it and the record that came before. */
export function recordClosesChart({ closes, level, first, breakout, dailyFrom }: R1Evidence): Chart {
  const text = numberText("en");
  const marks: TimeMark[] = [];
  if (breakout && breakout.date !== first?.date) {
    marks.push({
      date: breakout.date,
      value: breakout.close,
      label: `breakout, ${text.shortDay(breakout.date)}`,
      anchor: "end",
      side: "below",
    });
  }
  if (first)
    marks.push({
      date: first.date,
      value: first.close,
      label: `first above ${text.integer(level)}`,
      anchor: "end",
    });
  const shown = closes.filter(({ date }) => date >= "2015-08-01");
  return {
    id: "record-closes",
    title: first
      ? `The Russell 2000 first closed above ${text.integer(level)} ${dayOf(first)}${breakout && breakout.date < first.date ? `, after a breakout ${dayOf(breakout)}` : ""}.`
      : `The Russell 2000 had not closed above ${text.integer(level)}.`,
    subtitle: `Russell 2000 price index, close, log scale; month ends${dailyFrom ? `, daily from ${text.day(dailyFrom)}` : ""}.`,
    description: `Line chart of the Russell 2000 from ${text.month(shown[0]?.date ?? "")} to ${text.day(shown.at(-1)?.date ?? "")}, with the level ${text.integer(level)}.`,
    table: {
      columns: ["What", "Date", "Close"],
      rows: [
        ...(breakout
          ? [
              [
                `Breakout: first record after at least ${quietDays} days without one`,
                breakout.date,
                text.decimal(breakout.close, 2),
              ],
            ]
          : []),
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
              points: shown.map(({ date, close }) => ({ date, value: close })),
            },
          ],
          marks: width < 500 ? marks.slice(-1) : marks,
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
