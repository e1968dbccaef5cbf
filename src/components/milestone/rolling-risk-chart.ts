import { barNoun } from "../../claims/bars.js";
import { type R3Evidence, valueText } from "../../claims/milestone/r3.js";
import { riskMeasures } from "../../claims/milestone/risk-sums.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawing } from "../draw.js";
import { drawTimeLines } from "../time-lines.js";
import { capital } from "./around-chart.js";

/** The risk of each index over windows that end on each date, and how often the first one ranks first. */
export function rollingRiskChart({ study, rolling, separate, frequency }: R3Evidence): Chart {
  const text = numberText("en");
  const { measure, window } = study.choice;
  const first = separate.filter(({ rank }) => rank === 1).length;
  const over = plural(window, barNoun[frequency]);
  const lines = study.indices.map(({ id, name }, i) => ({
    id,
    label: capital(name.replace("the ", "").replace(" Composite", "")),
    colour: id,
    points: rolling.map(({ date, values }) => ({ date, value: values[i] ?? 0 })),
  }));
  return {
    id: "rolling-risk",
    title: `${capital(study.indices[0]?.name ?? "")} had the highest ${riskMeasures[measure].name} of three indices in ${first === 0 ? "none" : countWord(first)} of ${plural(separate.length, "separate window")}.`,
    subtitle: `${capital(riskMeasures[measure].name)} over the ${over} to each date${measure === "beta" ? "" : ", percent a year"}.`,
    description: `Line chart of three indices. ${lines.map(({ label, points }) => `${label}: ${valueText(points.at(-1)?.value ?? 0, measure)} at the end`).join("; ")}.`,
    table: {
      columns: ["Window to", ...study.indices.map(({ name }) => capital(name)), "Rank of the first"],
      rows: separate.map(({ date, values, rank }) => [
        date,
        ...values.map((value) => valueText(value, measure)),
        rank,
      ]),
    },
    series: ["rut", "spx", "ixic"],
    draw: (width, surroundings) => {
      if (rolling.length < 2)
        return { svg: drawing(surroundings.document, width, 1).node() as SVGSVGElement, points: [] };
      return drawTimeLines(
        {
          lines,
          marks: [],
          log: false,
          level: null,
          valueText: (value) => valueText(value, measure),
          tickText: (value) => (measure === "beta" ? text.decimal(value, 1) : text.percent(value / 100)),
          dateText: text.shortDay,
        },
        width,
        surroundings,
      );
    },
  };
}
