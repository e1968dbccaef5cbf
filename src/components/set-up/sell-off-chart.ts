import { articleDate } from "../../claims/article.js";
import { addDays } from "../../claims/bars.js";
import type { C2Evidence } from "../../claims/set-up/c2.js";
import { coinTitle, coinWithin } from "../../claims/set-up/coins.js";
import { dayOf, largeCoins } from "../../claims/set-up/price-days.js";
import { dayBefore, sellOffDate } from "../../claims/set-up/sell-off.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { sellOff } from "../known-events.js";
import { drawTimeLines } from "../time-lines.js";

const until = "2026-01-31";

/** Bitcoin and ether around the sell-off, against the close of the day before it. */
export function sellOffChart({ paths, prices }: C2Evidence): Chart {
  const text = numberText("en");
  const lines = largeCoins.map((coin) => {
    const base = dayOf(paths[coin], dayBefore)?.close ?? 1;
    const points = paths[coin]
      .filter(({ date }) => date >= "2025-08-31" && date <= until)
      .map(({ date, close }) => ({ date, value: 100 * (close / base - 1) }));
    return { id: coin, label: coinTitle(coin), colour: coin, points };
  });
  const ends = lines.map(
    ({ id, points }) => `${coinWithin(id)} ${text.signedPercent((points.at(-1)?.value ?? 0) / 100)}`,
  );
  const end = lines[0]?.points.at(-1)?.date ?? until;
  return {
    id: "sell-off",
    title:
      `Over the two days of the sell-off ${text.list(prices.map(({ coin, change }) => `${coinWithin(coin)} ${text.signedPercent(change)}`))}; by ${text.day(end)} ${text.list(ends)}.`.replace(
        /^./,
        (first) => first.toUpperCase(),
      ),
    subtitle: `Change from the close of ${text.day(dayBefore)}, in percent, daily closes.`,
    description: `Line chart of bitcoin and ether before and after ${text.day(sellOffDate)}; by ${text.day(end)}: ${text.list(ends)}.`,
    table: {
      columns: ["Day", ...lines.map(({ label }) => label)],
      rows: toldDays(end).map((date) => [
        date,
        ...lines.map(({ points }) => {
          const value = points.find((point) => point.date === date)?.value;
          return value === undefined ? null : text.signedPercent(value / 100, 1);
        }),
      ]),
    },
    series: [...largeCoins],
    draw: (width, surroundings) =>
      drawTimeLines(
        {
          lines,
          marks: [],
          log: false,
          level: { value: 0, label: "the day before" },
          events: [sellOff],
          valueText: (value) => text.signedPercent(value / 100, 1),
          tickText: (value) => text.signedPercent(value / 100),
          dateText: (date) => text.shortDay(date),
        },
        width,
        surroundings,
      ),
  };
}

/** The days that the title speaks of; the download has them all. */
function toldDays(end: string): string[] {
  return [dayBefore, sellOffDate, addDays(sellOffDate, 1), articleDate, end]
    .filter((date, i, days) => date <= end && days.indexOf(date) === i)
    .sort();
}
