import { barNoun } from "../../claims/bars.js";
import type { ChangeUnit } from "../../claims/milestone/measures.js";
import type { R2Evidence } from "../../claims/milestone/r2.js";
import type { Direction } from "../../claims/milestone/r2-lead.js";
import { changeText } from "../../claims/milestone/r2-readings.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawLinePanels, type LinePanel, rangeWithZero } from "../line-panels.js";
import { capital } from "./around-chart.js";

/** Local projections both ways: what the one does after the other has moved, with both bands. */
export function leadChart({ lead, study, frequency }: R2Evidence): Chart {
  const text = numberText("en");
  const noun = barNoun[frequency];
  const { measure, signal } = study.choice;
  const panels = lead
    ? [
        panelOf(
          `${capital(measure.name)} after a rise of ${subject(signal)}`,
          lead.ahead,
          measure.unit,
          "fed",
          noun,
        ),
        panelOf(
          `${capital(subject(signal))} after a rise of ${measure.name}`,
          lead.behind,
          "percent",
          "rut",
          noun,
        ),
      ]
    : [];
  const clear = (direction: Direction) =>
    direction.band.filter(({ low, high }) => low > 0 || high < 0).length;
  const longest = lead ? lead.ahead.projections.length - 1 : 0;
  return {
    id: "who-leads",
    title: lead
      ? `The band of all horizons leaves zero at ${numberOf(clear(lead.ahead))} of ${longest + 1} when ${subject(signal)} comes first, and at ${numberOf(clear(lead.behind))} when ${measure.name} does.`
      : "The sample is too short for a regression both ways.",
    subtitle: `What follows, added up over ${noun}s, a rise of one standard deviation in a ${noun}: local projections; inner band: each horizon, outer: all at once.`,
    description: lead
      ? `Two line charts. After ${plural(lead.ahead.horizon, noun)}: ${changeText(lead.ahead.response, measure.unit)} one way, ${changeText(lead.behind.response, "percent")} the other.`
      : "Nothing is drawn.",
    table: {
      columns: [
        `${capital(noun)}s after`,
        `${capital(measure.name)}`,
        "Band",
        `${capital(subject(signal))}`,
        "Band ",
      ],
      rows: lead
        ? lead.ahead.band.map((one, h) => {
            const other = lead.behind.band[h];
            return [
              h,
              changeText(one.coefficient, measure.unit),
              `${changeText(one.low, measure.unit)} to ${changeText(one.high, measure.unit)}`,
              changeText(other?.coefficient ?? 0, "percent"),
              `${changeText(other?.low ?? 0, "percent")} to ${changeText(other?.high ?? 0, "percent")}`,
            ];
          })
        : [["none", null, null, null, null]],
    },
    series: ["rut", ...measure.series],
    draw: (width, surroundings) =>
      drawLinePanels(
        {
          panels,
          x: { low: 0, high: Math.max(longest, 1) },
          xTicks: [0, Math.floor(longest / 2), longest].map((at) => ({ at, label: text.integer(at) })),
          rule: null,
          note: `${noun}s after`,
          beside: 2,
          panelHeight: width < 500 ? 200 : 230,
          labelRoom: 24,
        },
        width,
        surroundings,
      ),
  };
}

function numberOf(count: number): string {
  return count === 0 ? "none" : numberText("en").integer(count);
}

function subject(signal: string): string {
  return signal === "spx" ? "the S&P 500" : signal === "walk" ? "a random walk" : "the Russell 2000";
}

function panelOf(
  title: string,
  { projections, band }: Direction,
  unit: ChangeUnit,
  series: string,
  noun: string,
): LinePanel {
  const text = numberText("en");
  const ends = band.flatMap(({ low, high }) => [low, high]);
  const span = Math.max(...ends) - Math.min(...ends);
  return {
    title,
    bands: [band, projections].map((points) => ({
      className: `series-${series}`,
      points: points.map(({ horizon, low, high }) => ({ x: horizon, low, high })),
    })),
    lines: [
      {
        id: title,
        label: "",
        className: `series-${series}`,
        points: projections.map(({ horizon, coefficient }) => ({ x: horizon, y: coefficient })),
        reading: ({ x, y }) => `${title}, ${plural(x, noun)} after: ${changeText(y, unit)}`,
      },
    ],
    marks: [],
    y: rangeWithZero(ends),
    tickText: (value) =>
      unit === "percent"
        ? text.signedPercent(value / 100, span < 4 ? 1 : 0)
        : text.signed(value, span < 1 ? 2 : 1),
  };
}
