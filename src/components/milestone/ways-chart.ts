import { articleDate } from "../../claims/article.js";
import { addDays, daysBetween } from "../../claims/bars.js";
import { firstWays } from "../../claims/milestone/first-ways.js";
import { dayOf } from "../../claims/milestone/r1.js";
import type { R1Evidence } from "../../claims/milestone/r1-crossing.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { type DotRow, drawDotRows } from "./dot-rows.js";

const margin = 10;

/** When the level was passed, in each way of passing it, and the record before. */
export function waysChart({ level, way, firsts, breakout }: R1Evidence): Chart {
  const text = numberText("en");
  const found = firsts.flatMap(({ way: one, first }) => (first ? [{ way: one, first }] : []));
  const dates = [...found.map(({ first }) => first.date), ...(breakout ? [breakout.date] : []), articleDate];
  const from = addDays(
    dates.reduce((a, b) => (a < b ? a : b)),
    -margin,
  );
  const to = addDays(
    dates.reduce((a, b) => (a > b ? a : b)),
    margin,
  );
  const position = (date: string) => daysBetween(from, date);
  const rows: DotRow[] = [
    ...(breakout
      ? [
          {
            label: "the breakout",
            value: position(breakout.date),
            text: text.shortDay(breakout.date),
            open: true,
          },
        ]
      : []),
    ...firsts.map(({ way: one, first }) => ({
      label: firstWays[one],
      value: first && position(first.date),
      text: first ? text.shortDay(first.date) : "not yet",
      series: "rut",
      open: one !== way,
    })),
  ];
  const earliest = found.map(({ first }) => first).sort((a, b) => a.date.localeCompare(b.date))[0];
  const latest = found.map(({ first }) => first).sort((a, b) => b.date.localeCompare(a.date))[0];
  return {
    id: "ways-to-be-first",
    title:
      earliest && latest
        ? earliest.date === latest.date
          ? `In every way that closes allow, ${text.integer(level)} was first passed ${dayOf(earliest)}.`
          : `${text.integer(level)} was first passed between ${text.shortDay(earliest.date)} and ${text.shortDay(latest.date)}, by what counts as passing it.`
        : `${text.integer(level)} was passed in none of these ways.`,
    subtitle:
      "Date of the first close above the level, in each way, beside the breakout before it. Filled: the way chosen.",
    description: `Dots on a time line. ${rows.map((row) => `${row.label}: ${row.text}`).join("; ")}.`,
    table: {
      columns: ["Way", "Date", "Close"],
      rows: firsts.map(({ way: one, first }) => [
        firstWays[one],
        first ? first.date : "not yet",
        first ? text.decimal(first.close, 2) : null,
      ]),
    },
    series: ["rut"],
    draw: (width, surroundings) =>
      drawDotRows(
        {
          rows,
          domain: [0, daysBetween(from, to)],
          ticks: monthsBetween(from, to, width < 500 ? 2 : 4).map((date) => ({
            at: position(date),
            label: text.shortMonth(date),
          })),
          reference: { at: position(articleDate), label: "the articles" },
        },
        width,
        surroundings,
      ),
  };
}

/** First days of months within a range, at most about as many as asked for. */
function monthsBetween(from: string, to: string, most: number): string[] {
  const all: string[] = [];
  const cursor = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  for (;;) {
    cursor.setUTCMonth(cursor.getUTCMonth() + 1);
    const date = cursor.toISOString().slice(0, 10);
    if (date > to) break;
    all.push(date);
  }
  const step = Math.ceil(all.length / most);
  return all.filter((_, i) => i % step === 0);
}
