import { barNoun } from "../../claims/bars.js";
import { changeText } from "../../claims/milestone/r2-readings.js";
import type { R4Evidence } from "../../claims/milestone/r4.js";
import { leaderNames } from "../../claims/milestone/r4-sentence.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { capital } from "./around-chart.js";
import { drawEpisodes } from "./draw-episodes.js";

/** Every episode of leadership on the time line of liquidity\u2019s change: triangles up where it rose, down where it fell. */
export function episodesChart({ study, frequency }: R4Evidence): Chart {
  const text = numberText("en");
  const { episodes, liquidity, leadership } = study;
  const { measure, window } = liquidity;
  const falls = episodes.filter(({ falling }) => falling);
  const noun = barNoun[frequency];
  const told = (one: (typeof episodes)[number]) =>
    `${text.shortDay(one.date)}: ${changeText(one.liquidityChange, measure.unit)}`;
  return {
    id: "leadership-episodes",
    title:
      episodes.length === 0
        ? "Nothing took the lead in this way."
        : `${capital(falls.length === 0 ? "none" : countWord(falls.length))} of ${plural(episodes.length, "episode")} of leadership began while ${measure.name} was falling.`,
    subtitle: `Change of ${measure.name} over ${plural(window, noun)}, ${measure.unit} on a symmetric log scale, as known at each ${noun}. Triangles: ${leaderNames[leadership.signal]} takes the lead, upright where liquidity rose, upside down where it fell.`,
    description: `Area chart of the change of ${measure.name} with the beginnings of leadership. While falling: ${falls.length === 0 ? "none" : falls.map(told).join("; ")}.`,
    table: {
      columns: ["Began", "Ahead of the S&P 500", "Its own change", `${capital(measure.name)}`, "Liquidity"],
      rows:
        episodes.length === 0
          ? [["none", null, null, null, null]]
          : episodes.map((one) => [
              one.date,
              text.signedPercent(one.outperformance / 100, 1),
              text.signedPercent(one.ownChange / 100, 1),
              changeText(one.liquidityChange, measure.unit),
              one.falling ? "falling" : "rising",
            ]),
    },
    series: [...new Set(["rut", "spx", ...measure.series])],
    draw: (width, surroundings) => drawEpisodes(study, width, surroundings),
  };
}
