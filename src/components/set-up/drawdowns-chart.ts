import { altcoinIds } from "../../claims/alt-basket.js";
import { articleDate } from "../../claims/article.js";
import type { C1bEvidence } from "../../claims/set-up/c1b.js";
import { coinTitle, coinWithin } from "../../claims/set-up/coins.js";
import type { Standing } from "../../claims/set-up/decline.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { sellOff } from "../known-events.js";
import { drawTimeLines } from "../time-lines.js";
import { colourOf } from "./monthly-changes-chart.js";

const from = "2025-08-31";

/** Bitcoin, ether and the altcoin basket below their highest closes, with the sell-off and the articles\u2019 date. */
export function drawdownsChart({ all, fall }: C1bEvidence): Chart {
  const text = numberText("en");
  const told = all.map(({ coin, drawdown }, i) => {
    const name = i === 0 ? coinTitle(coin) : coinWithin(coin);
    return `${name} ${text.percent(-drawdown)}`;
  });
  const last = (standing: Standing) => standing.path.at(-1);
  const lines = all.map((standing) => ({
    id: standing.coin,
    label: coinTitle(standing.coin).replace("The altcoin", "Altcoin"),
    colour: colourOf(standing.coin),
    points: standing.path
      .filter(({ date }) => date >= from)
      .map(({ date, drawdown }) => ({ date, value: 100 * drawdown })),
  }));
  return {
    id: "drawdowns",
    title: `On the articles\u2019 date below the highest close: ${text.list(told)}.`,
    subtitle: "Distance from the highest close held up to the day, in percent; the basket at month ends.",
    description: `Line chart of drawdowns. ${all.map((standing) => `${coinTitle(standing.coin)}: ${text.signedPercent(standing.drawdown)} on ${text.shortDay(standing.date)}, ${text.signedPercent(last(standing)?.drawdown ?? 0)} on ${text.shortDay(last(standing)?.date ?? articleDate)}`).join("; ")}.`,
    table: {
      columns: ["Coin", "Day", "Below the highest close", "Highest close on", "Days since", "Low on"],
      rows: all.map(({ coin, date, drawdown, recordDate, daysSince, low }) => [
        coinTitle(coin),
        date,
        text.signedPercent(drawdown, 1),
        recordDate,
        daysSince,
        low.date,
      ]),
    },
    series: all.flatMap(({ coin }) => (coin === "basket" ? [...altcoinIds] : [coin])),
    draw: (width, surroundings) =>
      drawTimeLines(
        {
          lines,
          marks: [],
          log: false,
          level: { value: -100 * fall, label: `a fall of ${text.percent(fall)}` },
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
