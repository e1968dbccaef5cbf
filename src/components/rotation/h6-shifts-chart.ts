import { bin } from "d3-array";
import { scaleLinear } from "d3-scale";
import { barNoun } from "../../claims/bars.js";
import type { H6Evidence } from "../../claims/rotation/h6-evidence.js";
import { seriesOf } from "../../claims/rotation/rotation-names.js";
import { numberText } from "../../text/numbers.js";
import { bottomAxis } from "../axes.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, round, type Surroundings } from "../draw.js";
import { segment, words } from "./box.js";

/** The rule\u2019s Sharpe ratio among those of the same decisions at every other time. */
export function shiftsChart({ bars, test }: H6Evidence): Chart {
  const text = numberText("en");
  const { placebo, observed, percentile, shifts, p } = test.shifts;
  const bins = bin<number, number>()
    .value((value) => value)
    .thresholds(26)(Array.from(placebo));
  return {
    id: "shifts",
    title: `The same decisions made at any other time did as well or better in ${text.percent(p)} of cases.`,
    subtitle: `Sharpe ratio a year of the rule\u2019s decisions moved round the calendar, one shift for each of ${text.integer(shifts)} ${barNoun[bars.frequency]}s; shaded: at least the rule\u2019s own.`,
    description: `Histogram of Sharpe ratios under ${text.integer(shifts)} shifts, from ${text.decimal(Math.min(...placebo), 2)} to ${text.decimal(Math.max(...placebo), 2)}; the rule itself ${text.decimal(observed, 2)}, above ${text.percent(percentile)} of them.`,
    table: {
      columns: ["Sharpe ratio from", "to", "Shifts"],
      rows: bins.map(({ x0 = 0, x1 = 0, length }) => [text.decimal(x0, 2), text.decimal(x1, 2), length]),
    },
    series: [...new Set([...seriesOf(bars.choice.signal), ...seriesOf(bars.choice.asset)])],
    draw: (width, surroundings) => draw(bins, observed, width, surroundings),
  };
}

function draw(
  bins: readonly (readonly number[] & {
    readonly x0?: number | undefined;
    readonly x1?: number | undefined;
  })[],
  observed: number,
  width: number,
  { document }: Surroundings,
): Drawing {
  const text = numberText("en");
  const height = width < 500 ? 200 : 230;
  const box = { left: 12, right: width - 12, top: 30, bottom: height - 30 };
  const svg = drawing(document, width, height);
  const plot = svg.append("g");
  const x = scaleLinear(
    [Math.min(bins[0]?.x0 ?? 0, observed), Math.max(bins.at(-1)?.x1 ?? 1, observed)],
    [box.left, box.right],
  );
  const y = scaleLinear([0, Math.max(1, ...bins.map(({ length }) => length))], [box.bottom, box.top]);
  for (const { x0 = 0, x1 = 0, length } of bins)
    plot
      .append("rect")
      .attr("class", x0 >= observed ? "bar at-least" : "bar")
      .attr("x", round(x(x0) + 0.5))
      .attr("y", round(y(length)))
      .attr("width", round(Math.max(0.5, x(x1) - x(x0) - 1)))
      .attr("height", round(y(0) - y(length)));
  bottomAxis(
    plot,
    x.ticks(width < 500 ? 5 : 9).map((value) => ({ at: x(value), label: text.decimal(value, 1) })),
    box.bottom,
  );
  const g = plot.append("g").attr("class", "observed");
  segment(g, "", [x(observed), box.top - 8], [x(observed), box.bottom]);
  const left = x(observed) > width / 2;
  words(
    g,
    "",
    [x(observed) + (left ? -6 : 6), box.top - 14],
    `the rule: ${text.decimal(observed, 2)}`,
    left ? "end" : "start",
  );
  const points = bins.map(({ x0 = 0, x1 = 0, length }) => ({
    x: (x(x0) + x(x1)) / 2,
    y: y(length),
    line: "shifts",
    text: `${text.decimal(x0, 2)} to ${text.decimal(x1, 2)}: ${length} shifts`,
  }));
  return { svg: svg.node() as SVGSVGElement, points };
}
