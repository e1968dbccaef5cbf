import { barNoun } from "../../claims/bars.js";
import { circularMeasure, type Measure } from "../../claims/milestone/measures.js";
import type { R2Evidence } from "../../claims/milestone/r2.js";
import { type AroundEvents, aroundLevels } from "../../claims/milestone/r2-around.js";
import { changeText } from "../../claims/milestone/r2-readings.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawLinePanels, type LinePanel, rangeWithZero } from "../line-panels.js";

/** Liquidity and risk appetite before and after every breakout, from a common zero, with the placebo\u2019s band. */
export function aroundChart(evidence: R2Evidence): Chart {
  const text = numberText("en");
  const { study, appetiteStudy, around, appetiteAround, frequency } = evidence;
  const noun = barNoun[frequency];
  const { window, measure } = study.choice;
  const appetite = appetiteStudy.choice.measure;
  const last = around?.points.at(-1);
  const panels = [
    { measure, around },
    { measure: appetite, around: appetiteAround },
  ].flatMap(({ measure: one, around: found }) => (found ? [panelOf(one, found, noun)] : []));
  const share = text.percent(aroundLevels.high - aroundLevels.low);
  return {
    id: "liquidity-around-breakouts",
    title: last
      ? `${capital(measure.name)} changed by ${changeText(last.mean, measure.unit)} on average in the ${plural(last.offset, noun)} after ${plural(around?.paths.length ?? 0, "breakout")}, ${last.mean > last.high || last.mean < last.low ? "outside" : "within"} the band of other dates.`
      : "No breakout has its window behind it.",
    subtitle: `Change since the breakout, by ${noun}s from it; thin: each breakout, heavy: their mean, band: the middle ${share} of the same mean at other dates.`,
    description: `Line charts from a common zero. ${(around?.paths ?? []).map(({ date, values }) => `${text.shortMonth(date)}: ${changeText(values.at(-1)?.value ?? 0, measure.unit)} after ${plural(window, noun)}`).join("; ")}.`,
    table: {
      columns: ["Breakout", `${capital(measure.name)}, before`, `${capital(measure.name)}, after`],
      rows: study.events.map(({ date, before, after }) => [
        date,
        before === null ? "not known" : changeText(before, measure.unit),
        after === null ? "not over" : changeText(after, measure.unit),
      ]),
    },
    series: [...new Set(["rut", ...measure.series, ...appetite.series])],
    draw: (width, surroundings) =>
      drawLinePanels(
        {
          panels,
          x: { low: -window, high: window },
          xTicks: [-window, 0, window].map((at) => ({
            at,
            label: at === 0 ? "breakout" : text.signed(at, 0),
          })),
          rule: { at: 0, label: "" },
          note: `${noun}s`,
          beside: 2,
          panelHeight: width < 500 ? 220 : 260,
          labelRoom: width < 500 ? 62 : 70,
        },
        width,
        surroundings,
      ),
  };
}

function panelOf(measure: Measure, { points, paths }: AroundEvents, noun: string): LinePanel {
  const text = numberText("en");
  const values = [
    ...paths.flatMap(({ values: path }) => path.map(({ value }) => value)),
    ...points.flatMap(({ low, high }) => [low, high]),
  ];
  return {
    title: `${measure.title}, ${measure.unit}${measure.id === circularMeasure ? " (circular)" : ""}`,
    bands: [
      { className: "placebo", points: points.map(({ offset, low, high }) => ({ x: offset, low, high })) },
    ],
    lines: [
      ...paths.map(({ date, values: path }) => ({
        id: date,
        label: "",
        className: "past",
        points: path.map(({ offset, value }) => ({ x: offset, y: value })),
        reading: (point: { x: number; y: number }) =>
          `Breakout of ${text.shortDay(date)}, ${text.signed(point.x, 0)} ${noun}s: ${changeText(point.y, measure.unit)}`,
      })),
      {
        id: "mean",
        label: "mean",
        className: "mean",
        points: points.map(({ offset, mean }) => ({ x: offset, y: mean })),
        reading: (point) =>
          `Mean of the breakouts, ${text.signed(point.x, 0)} ${noun}s: ${changeText(point.y, measure.unit)}`,
      },
    ],
    marks: [],
    y: rangeWithZero(values),
    tickText: (value) =>
      measure.unit === "percent"
        ? text.signedPercent(value / 100)
        : text.signed(value, measure.unit === "index points" ? 1 : 0),
  };
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
