import { barNoun } from "../../claims/bars.js";
import type { H6Evidence } from "../../claims/rotation/h6-evidence.js";
import { followerWithin, leaderWithin, seriesOf } from "../../claims/rotation/rotation-names.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawing } from "../draw.js";
import { drawTimeLines, type TimeLine } from "../time-lines.js";
import { colourOf, words } from "./box.js";

/** What forecasts with the leader have saved of the squared error of those without, as time went by. */
export function forecastErrorsChart({ bars, forecasts, horizon, past }: H6Evidence): Chart {
  const text = numberText("en");
  const noun = barNoun[bars.frequency];
  const leader = leaderWithin(bars.choice.signal);
  const follower = followerWithin(bars.choice.asset);
  const points = savedOf(bars.returnDates, forecasts);
  const share = (value: number) => text.signedPercent(value, 1);
  const best = points.reduce((a, b) => (b.value > a.value ? b : a), points[0] ?? { date: "", value: 0 });
  return {
    id: "forecast-errors",
    title: forecasts
      ? `Forecasts with ${leader} beside the market ${forecasts.rSquared > 0 ? "saved" : "added"} ${text.percent(Math.abs(forecasts.rSquared), 1)} of squared error by the end of the sample.`
      : "The sample is too short for forecasts from its middle on.",
    subtitle: `Squared error saved so far, in percent of the whole error of forecasts with the market alone; ${follower} over the next ${plural(horizon, noun)}, momentum of ${plural(past, noun)}. Rising: the leader helped.`,
    description: forecasts
      ? `Line chart of the squared error saved. Highest ${share(best.value)} in ${text.month(best.date)}; at the end ${share(forecasts.rSquared)}; Clark and West\u2019s p ${text.pValue(forecasts.p)}.`
      : "No forecasts to draw.",
    table: {
      columns: ["Forecast of", "Squared error saved so far"],
      rows: points.length === 0 ? [["none", null]] : points.map(({ date, value }) => [date, share(value)]),
    },
    series: [...new Set([...seriesOf(bars.choice.signal), "spx", ...seriesOf(bars.choice.asset)])],
    draw(width, surroundings) {
      if (points.length < 2) {
        const svg = drawing(surroundings.document, width, 60);
        words(svg.append("g"), "axis-note", [8, 34], "no forecasts in this sample");
        return {
          svg: svg.node() as SVGSVGElement,
          points: [{ x: 8, y: 34, line: "none", text: "no forecasts in this sample" }],
        };
      }
      const line: TimeLine = {
        id: "saved",
        label: "error saved",
        colour: colourOf(bars.choice.signal),
        points,
      };
      return drawTimeLines(
        {
          lines: [line],
          marks: [],
          log: false,
          level: null,
          valueText: share,
          tickText: (value) => text.signedPercent(value, 1),
          dateText: (date) => `forecast of ${text.shortDay(date)}`,
        },
        width,
        surroundings,
      );
    },
  };
}

function savedOf(dates: readonly string[], forecasts: H6Evidence["forecasts"]) {
  if (!forecasts) return [];
  const { outcomes, benchmark, forecasts: made, firstOrigin } = forecasts;
  const errors = outcomes.map((outcome, i) => (outcome - Number(benchmark[i])) ** 2);
  const whole = errors.reduce((sum, error) => sum + error, 0);
  let saved = 0;
  return Array.from(outcomes, (outcome, i) => {
    saved += Number(errors[i]) - (outcome - Number(made[i])) ** 2;
    return { date: dates[firstOrigin + i] ?? "", value: saved / whole };
  });
}
