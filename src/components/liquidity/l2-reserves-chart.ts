import { scaleBand, scaleLinear } from "d3-scale";
import { utcFormat } from "d3-time-format";
import { articleDate } from "../../claims/article.js";
import { billions, signedBillions } from "../../claims/liquidity/dollars.js";
import type { L2Evidence, Parts, Step } from "../../claims/liquidity/l2-evidence.js";
import { numberText } from "../../text/numbers.js";
import { articleRule, bottomAxis, horizontalGrid } from "../axes.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";

type PartId = Exclude<keyof Parts, "reserves">;

const partNames: Readonly<Record<PartId, string>> = {
  bills: "bills bought",
  mbs: "mortgage-backed securities",
  other: "other Fed assets",
  tga: "Treasury\u2019s account",
  rrp: "reverse repurchases",
  rest: "currency and the rest",
};

/** What changed bank reserves from one balance sheet to the next, stacked above and below zero. */
export function reservesChart(evidence: L2Evidence): Chart {
  const text = numberText("en");
  const { steps, window } = evidence;
  const { parts } = window;
  const ids = partsHeld(steps);
  const larger = Math.abs(parts.tga) > Math.abs(parts.bills);
  return {
    id: "reserves",
    title: `Reserves ${parts.reserves >= 0 ? "rose" : "fell"} by ${billions(Math.abs(parts.reserves))} from ${text.shortDay(window.from)} to ${text.shortDay(window.to)}; the Treasury\u2019s account ${parts.tga >= 0 ? "gave" : "took"} ${billions(Math.abs(parts.tga))}, ${larger ? "more" : "less"} than the ${billions(parts.bills)} of bills bought.`,
    subtitle: `What changed bank reserves from one balance sheet to the next, USD billion: bars above zero added, below took away; the ring is the change of reserves. ${evidence.basis === "average" ? "Averages of the week but for the Fed\u2019s assets." : "Levels of the day but for reserves."}`,
    description: `Stacked bars for ${text.integer(steps.length)} balance sheets from ${text.day(steps[0]?.from ?? window.from)} to ${text.day(steps.at(-1)?.to ?? window.to)}.`,
    table: {
      columns: ["To", ...ids.map((id) => partNames[id]), "Bank reserves"],
      rows: steps.map(({ to, parts: own }) => [
        to,
        ...ids.map((id) => text.signed(own[id] ?? 0, 1)),
        text.signed(own.reserves, 1),
      ]),
    },
    series: ["walcl", "wresbal", "wtregen", "rrp", "bill_purchases"],
    draw: (width, surroundings) => draw(evidence, ids, width, surroundings),
  };
}

function partsHeld(steps: readonly Step[]): PartId[] {
  const all: PartId[] = ["bills", "mbs", "other", "tga", "rrp", "rest"];
  return all.filter((id) => id !== "mbs" || steps.some(({ parts }) => parts.mbs !== null));
}

const at = (date: string) => new Date(`${date}T00:00:00Z`);

function draw(
  { steps, window }: L2Evidence,
  ids: readonly PartId[],
  width: number,
  { document }: Surroundings,
): Drawing {
  const text = numberText("en");
  const narrow = width < 500;
  const legendRows = Math.ceil((ids.length + 1) / (narrow ? 2 : 4));
  const margin = { top: 22 * legendRows + 26, right: 8, bottom: 34, left: narrow ? 46 : 50 };
  const height = margin.top + (narrow ? 240 : 290) + margin.bottom;
  const x = scaleBand(
    steps.map(({ to }) => to),
    [margin.left, width - margin.right],
  ).padding(0.22);
  const sums = steps.map(({ parts }) => sumsOf(parts, ids));
  const lowest = Math.min(0, ...sums.map(({ below }) => below), ...steps.map(({ parts }) => parts.reserves));
  const highest = Math.max(0, ...sums.map(({ above }) => above), ...steps.map(({ parts }) => parts.reserves));
  const y = scaleLinear([lowest, highest], [height - margin.bottom, margin.top]).nice(5);
  const svg = drawing(document, width, height);
  const plot = svg.append("g");
  drawLegend(plot, ids, width, narrow);
  horizontalGrid(
    plot,
    y.ticks(5).map((value) => ({ at: y(value), label: text.signed(value, 0), base: value === 0 })),
    margin.left,
    width - margin.right,
  );
  const frame = { top: margin.top, bottom: height - margin.bottom };
  drawWindow(plot, steps, window, (to) => x(to) ?? 0, x.step(), frame.top);
  const points = steps.flatMap((step) =>
    drawStep(plot, step, ids, { left: x(step.to) ?? 0, width: x.bandwidth(), y: (v) => y(v) }),
  );
  const every = Math.ceil(steps.length / (narrow ? 5 : 9));
  const format = utcFormat("%-d %b");
  bottomAxis(
    plot,
    steps
      .filter((_, i) => i % every === 0)
      .map(({ to }) => ({ at: (x(to) ?? 0) + x.bandwidth() / 2, label: format(at(to)) })),
    frame.bottom,
  );
  const after = steps.find(({ to }) => to > articleDate);
  if (after && (steps[0]?.to ?? articleDate) < articleDate) {
    const place = (x(after.to) ?? 0) - (x.step() - x.bandwidth()) / 2;
    articleRule(plot, place, frame.top, frame.bottom, "the articles", narrow ? "end" : "start");
  }
  return { svg: svg.node() as SVGSVGElement, points };
}

function sumsOf(parts: Parts, ids: readonly PartId[]): { above: number; below: number } {
  const values = ids.map((id) => parts[id] ?? 0);
  return {
    above: values.filter((value) => value > 0).reduce((sum, value) => sum + value, 0),
    below: values.filter((value) => value < 0).reduce((sum, value) => sum + value, 0),
  };
}

interface Place {
  readonly left: number;
  readonly width: number;
  readonly y: (value: number) => number;
}

function drawStep(
  plot: Group,
  step: Step,
  ids: readonly PartId[],
  { left, width, y }: Place,
): ReadablePoint[] {
  const text = numberText("en");
  let [above, below] = [0, 0];
  const middle = left + width / 2;
  const stacked = ids.flatMap((id) => {
    const value = step.parts[id] ?? 0;
    if (value === 0) return [];
    const from = value > 0 ? above : below;
    if (value > 0) above += value;
    else below += value;
    const [top, bottom] = [y(Math.max(from, from + value)), y(Math.min(from, from + value))];
    plot
      .append("rect")
      .attr("class", `account account-${id}`)
      .attr("x", round(left))
      .attr("width", round(width))
      .attr("y", round(top))
      .attr("height", round(bottom - top));
    return [
      {
        x: middle,
        y: (top + bottom) / 2,
        line: id,
        text: `${partNames[id]}, week to ${text.shortDay(step.to)}: ${signedBillions(value, 1)}`,
      },
    ];
  });
  plot
    .append("circle")
    .attr("class", "reserves-ring")
    .attr("cx", round(middle))
    .attr("cy", round(y(step.parts.reserves)))
    .attr("r", Math.max(2.5, Math.min(4.5, width / 3)));
  return [
    ...stacked,
    {
      x: middle,
      y: y(step.parts.reserves),
      line: "reserves",
      text: `bank reserves, to ${text.shortDay(step.to)}: ${signedBillions(step.parts.reserves, 1)}`,
    },
  ];
}

/** A bracket over the balance sheets that the window counts. */
function drawWindow(
  plot: Group,
  steps: readonly Step[],
  window: Step,
  x: (to: string) => number,
  step: number,
  top: number,
): void {
  const counted = steps.filter(({ from, to }) => from >= window.from && to <= window.to);
  const [first, last] = [counted[0], counted.at(-1)];
  if (!first || !last) return;
  const [left, right] = [x(first.to) - step * 0.1, x(last.to) + step * 0.9];
  const bracket = plot.append("g").attr("class", "window-bracket");
  bracket
    .append("path")
    .attr(
      "d",
      `M${round(left)},${top - 6}L${round(left)},${top - 11}L${round(right)},${top - 11}L${round(right)},${top - 6}`,
    );
  bracket
    .append("text")
    .attr("x", round((left + right) / 2))
    .attr("y", top - 16)
    .attr("text-anchor", "middle")
    .text("counted");
}

function drawLegend(plot: Group, ids: readonly PartId[], width: number, narrow: boolean): void {
  const columns = narrow ? 2 : 4;
  const step = width / columns;
  const items = [...ids, "reserves" as const];
  items.forEach((id, i) => {
    const [left, top] = [(i % columns) * step, 22 * Math.floor(i / columns) + 12];
    const item = plot.append("g").attr("class", "legend");
    if (id === "reserves")
      item
        .append("circle")
        .attr("class", "reserves-ring")
        .attr("cx", round(left + 6))
        .attr("cy", top)
        .attr("r", 4.5);
    else
      item
        .append("rect")
        .attr("class", `account account-${id}`)
        .attr("x", round(left))
        .attr("y", top - 6)
        .attr("width", 12)
        .attr("height", 12);
    item
      .append("text")
      .attr("x", round(left + 18))
      .attr("y", top)
      .attr("dy", "0.35em")
      .text(id === "reserves" ? "bank reserves" : partNames[id]);
  });
}
