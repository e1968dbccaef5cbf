import { scaleLinear } from "d3-scale";
import { barNoun } from "../../claims/bars.js";
import { yearsOfCycle } from "../../claims/halvings.js";
import type { Cycle, CyclePoint } from "../../claims/rotation/h1-cycle.js";
import type { H1Evidence } from "../../claims/rotation/h1-evidence.js";
import { pathName } from "../../claims/rotation/h1-words.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import { bottomAxis, horizontalGrid } from "../axes.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";
import { colourOfAsset, seriesOf } from "./h1-subject.js";

/** Outcomes of the breakouts by the time since the last halving of bitcoin, beside what every start of that time did. */
export function halvingCycle({ cycle, study, frequency }: H1Evidence): Chart {
  const text = numberText("en");
  const name = pathName(study.choice);
  const after = plural(study.choice.horizon, barNoun[frequency]);
  return {
    id: "halving-cycle",
    title: titleOf(cycle),
    subtitle: `${name} ${after} after each breakout, log points, by months since the last halving of bitcoin\u2019s block reward. Steps: the mean of every start of the same quarter of the cycle.`,
    description: `Dots for ${plural(cycle.points.length, "breakout")} over ${yearsOfCycle} years of the cycle. ${cycle.points
      .map(
        ({ date, months, outcome }) =>
          `${text.month(date)}: ${text.decimal(months, 0)} months after a halving, ${text.signed(outcome, 2)}`,
      )
      .join("; ")}${cycle.points.length > 0 ? "." : "None is over."}`,
    table: {
      columns: ["Breakout", "Months since the halving", "Log return", "Followed"],
      rows: cycle.points.map(({ date, months, outcome, followed }) => [
        date,
        text.decimal(months, 1),
        text.signed(outcome, 2),
        followed ? "yes" : "no",
      ]),
    },
    series: seriesOf(study.choice),
    draw: (width, surroundings) => draw(cycle, colourOfAsset(study.choice), width, surroundings),
  };
}

/** Whether the cases that were followed crowd in one year of the cycle. */
function titleOf({ years, points }: Cycle): string {
  const first = years[0] ?? { n: 0, followed: 0 };
  const later = {
    n: points.length - first.n,
    followed: points.filter(({ followed }) => followed).length - first.followed,
  };
  if (points.length === 0) return "No breakout is over that could be placed in bitcoin\u2019s cycle.";
  const share = ({ n, followed }: { n: number; followed: number }) =>
    n === 0
      ? "there is none"
      : `${followed === 0 ? "none" : countWord(followed)} of ${countWord(n)} ${followed === 1 ? "was" : "were"} followed`;
  return `Of the breakouts within a year of a halving of bitcoin ${share(first)}; of the later ones ${share(later)}.`;
}

function draw(cycle: Cycle, colour: string, width: number, { document }: Surroundings): Drawing {
  const text = numberText("en");
  const narrow = width < 500;
  const height = narrow ? 280 : 320;
  const margin = { top: 16, right: 16, bottom: 46, left: narrow ? 46 : 56 };
  const values = [...cycle.points.map(({ outcome }) => outcome), ...cycle.usual.map(({ mean }) => mean), 0];
  const x = scaleLinear([0, 12 * yearsOfCycle], [margin.left, width - margin.right]);
  const y = scaleLinear(
    [Math.min(...values) - 0.2, Math.max(...values) + 0.2],
    [height - margin.bottom, margin.top],
  );
  const svg = drawing(document, width, height);
  const plot = svg.append("g");
  horizontalGrid(
    plot,
    y.ticks(5).map((value) => ({
      at: y(value),
      label: value === 0 ? "0" : text.signed(value, 1),
      base: value === 0,
    })),
    margin.left,
    width - margin.right,
  );
  const years = Array.from({ length: yearsOfCycle + 1 }, (_, year) => year);
  bottomAxis(
    plot,
    years.map((year) => ({ at: x(12 * year), label: year === 0 ? "halving" : `${12 * year}` })),
    height - margin.bottom,
  );
  plot
    .append("text")
    .attr("class", "axis-note")
    .attr("x", x(12 * yearsOfCycle))
    .attr("y", height - 8)
    .attr("text-anchor", "end")
    .text("months since the halving");
  drawUsual(plot, cycle, x, y);
  drawPoints(plot, cycle.points, colour, { x, y, right: width, bottom: height - margin.bottom });
  return { svg: svg.node() as SVGSVGElement, points: readable(cycle, x, y) };
}

type Scale = (value: number) => number;

function drawUsual(plot: Group, { usual }: Cycle, x: Scale, y: Scale): void {
  const group = plot.append("g").attr("class", "usual-steps");
  for (const { from, to, mean } of usual) {
    group
      .append("rect")
      .attr("x", round(x(from) + 1))
      .attr("width", round(x(to) - x(from) - 2))
      .attr("y", round(Math.min(y(mean), y(0))))
      .attr("height", round(Math.abs(y(mean) - y(0))));
  }
}

interface PointPlace {
  readonly x: Scale;
  readonly y: Scale;
  readonly right: number;
  readonly bottom: number;
}

function drawPoints(
  plot: Group,
  points: readonly CyclePoint[],
  colour: string,
  { x, y, right, bottom }: PointPlace,
): void {
  const text = numberText("en");
  const taken: Box[] = points.map(({ months, outcome }) => boxAround(x(months), y(outcome), 6));
  for (const { date, months, outcome, followed } of points) {
    const [px, py] = [x(months), y(outcome)];
    const g = plot
      .append("g")
      .attr("class", `cycle-point series-${colour}${followed ? " followed" : ""}`)
      .attr("data-line", date);
    g.append("circle").attr("cx", round(px)).attr("cy", round(py)).attr("r", 5);
    const free = placesAround(px, py).find(
      ({ box }) =>
        box.right <= right && box.top >= 0 && box.bottom <= bottom && !taken.some((one) => meet(one, box)),
    );
    if (!free) continue;
    taken.push(free.box);
    g.append("text")
      .attr("x", round(free.x))
      .attr("y", round(free.y))
      .attr("dy", "0.32em")
      .attr("text-anchor", free.anchor)
      .text(text.shortMonth(date));
  }
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const label = { width: 62, height: 14 };

const boxAround = (x: number, y: number, reach: number): Box => ({
  left: x - reach,
  right: x + reach,
  top: y - reach,
  bottom: y + reach,
});

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Where a point\u2019s label may stand: right of it, left, above, below. Where none is free the point is read by the pointer alone. */
function placesAround(px: number, py: number) {
  const places = [
    { x: px + 9, y: py, anchor: "start", left: px + 9 },
    { x: px - 9, y: py, anchor: "end", left: px - 9 - label.width },
    { x: px, y: py - 14, anchor: "middle", left: px - label.width / 2 },
    { x: px, y: py + 15, anchor: "middle", left: px - label.width / 2 },
  ];
  return places.map(({ x, y, anchor, left }) => ({
    ...{ x, y, anchor },
    box: { left, right: left + label.width, top: y - label.height / 2, bottom: y + label.height / 2 },
  }));
}

function readable({ points, usual }: Cycle, x: Scale, y: Scale) {
  const text = numberText("en");
  return [
    ...usual.map(({ from, to, mean, starts }) => ({
      x: (x(from) + x(to)) / 2,
      y: y(mean),
      line: "usual",
      text: `Month ${from} to ${to} after a halving: mean of ${text.integer(starts)} starts ${text.signed(mean, 2)} log points`,
    })),
    ...points.map(({ date, months, outcome }) => ({
      x: x(months),
      y: y(outcome),
      line: date,
      text: `Breakout of ${text.shortDay(date)}, ${text.decimal(months, 0)} months after a halving: ${text.signed(outcome, 2)} log points (${text.signedPercent(Math.expm1(outcome))})`,
    })),
  ];
}
