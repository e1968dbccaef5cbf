import { barNoun } from "../../claims/bars.js";
import type { H1Evidence } from "../../claims/rotation/h1-evidence.js";
import type { Portfolio } from "../../claims/rotation/h1-portfolio.js";
import type { Study } from "../../claims/rotation/h1-study.js";
import { heldName } from "../../claims/rotation/h1-words.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import type { TimeEvent } from "../time-events.js";
import { drawTimeLines, type TimeLine } from "../time-lines.js";
import { colourOfAsset, seriesOf } from "./h1-subject.js";
import { timesText } from "./times-text.js";

/** The asset held only through the windows after breakouts, and only outside them. */
export function calendarTime({ portfolio, study, frequency }: H1Evidence): Chart {
  const text = numberText("en");
  const name = heldName(study.choice);
  const noun = barNoun[frequency];
  const after = plural(study.choice.horizon, noun);
  const lines = portfolio ? linesOf(portfolio, colourOfAsset(study.choice)) : [];
  return {
    id: "calendar-time",
    title: portfolio
      ? titleOf(portfolio, name)
      : "No window after a breakout is over: there is nothing to hold.",
    subtitle: portfolio
      ? `${name} held through the ${after} after every breakout, overlapping windows once, and through the rest; value of one, log scale. A ${noun} inside less one outside: ${text.signedPercent(portfolio.alpha, 2)}${portfolio.besideMarket ? ", the S&P 500 held fixed" : ""} (Newey\u2013West t ${text.decimal(portfolio.t, 1)}, two-sided p ${text.pValue(portfolio.p)}).`
      : `${name} held through the ${after} after every breakout.`,
    description: portfolio
      ? `Two lines from one: inside the windows, ${text.integer(portfolio.covered)} of ${text.integer(portfolio.bars)} ${noun}s, and outside.`
      : "Nothing to draw.",
    table: {
      columns: ["Date", "Inside the windows", "Outside"],
      rows: (portfolio?.dates ?? []).map((date, i) => [
        date,
        text.decimal(Math.exp(portfolio?.inside[i] ?? 0), 2),
        text.decimal(Math.exp(portfolio?.outside[i] ?? 0), 2),
      ]),
    },
    series: seriesOf(study.choice),
    draw: (width, surroundings) =>
      drawTimeLines(
        {
          lines,
          marks: [],
          log: true,
          scales: ["log", "linear"],
          level: null,
          events: windowsOf(study),
          valueText: timesText,
          tickText: timesText,
          dateText: text.shortDay,
        },
        width,
        surroundings,
      ),
  };
}

function titleOf({ inside, outside, covered, bars }: Portfolio, name: string): string {
  const times = (logs: readonly number[]) => timesText(Math.exp(logs.at(-1) ?? 0));
  return `${name} made ${times(inside)} in the windows after breakouts, ${numberText("en").percent(covered / bars)} of the time, and ${times(outside)} in the rest.`;
}

function linesOf({ dates, inside, outside }: Portfolio, colour: string): TimeLine[] {
  const points = (logs: readonly number[]) =>
    dates.map((date, i) => ({ date, value: Math.exp(logs[i] ?? 0) }));
  return [
    { id: "inside", label: "inside", colour, points: points(inside) },
    { id: "outside", label: "outside", colour: "stand-in", points: points(outside) },
  ];
}

function windowsOf({ complete }: Study): TimeEvent[] {
  return complete.map(({ date, endDate }) => ({
    date,
    ...(endDate === null ? {} : { to: endDate }),
    label: numberText("en").shortMonth(date),
  }));
}
