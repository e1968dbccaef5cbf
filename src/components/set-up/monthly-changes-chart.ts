import { scaleBand, scaleLinear } from "d3-scale";
import { type C1Evidence, coinNames, type MonthlyChange } from "../../claims/set-up/c1.js";
import { countWord, numberText } from "../../text/numbers.js";
import { horizontalGrid } from "../axes.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";

const shownMonths = 18;

/** Monthly changes of bitcoin and ether, small multiples on one scale; the months down in a row are filled. */
export function monthlyChangesChart(evidence: C1Evidence): Chart {
  const text = numberText("en");
  const { streaks, end } = evidence;
  const told = Object.entries(streaks).map(([id, length]) => `${coinNames[id] ?? id} ${countWord(length)}`);
  const panels = Object.entries(evidence.changes).map(([id, changes]) => ({
    id,
    changes: shownOf(changes, end),
  }));
  return {
    id: "monthly-changes",
    title: `Months down in a row to ${text.month(end)}: ${text.list(told)}.`,
    subtitle: "Change over each calendar month at UTC month ends, in percent.",
    description: `Bar charts of monthly changes. ${panels.map(({ id, changes }) => `${coinNames[id] ?? id}: ${changes.map((c) => `${text.shortMonth(c.month)} ${text.signedPercent((c.change ?? 0) / 100, 1)}`).join(", ")}`).join(". ")}.`,
    table: {
      columns: ["Month", ...panels.map(({ id }) => coinNames[id] ?? id)],
      rows: (panels[0]?.changes ?? []).map(({ month }, i) => [
        text.shortMonth(month),
        ...panels.map(({ changes }) =>
          changes[i]?.change == null ? null : `${text.signedPercent((changes[i]?.change ?? 0) / 100, 2)}`,
        ),
      ]),
    },
    series: panels.map(({ id }) => id),
    draw: (width, surroundings) => draw(panels, evidence, width, surroundings),
  };
}

function shownOf(changes: readonly MonthlyChange[], end: string): MonthlyChange[] {
  const until = changes.findLastIndex(({ month }) => month <= end);
  return changes.slice(Math.max(0, until - shownMonths + 3), until + 3);
}

type CoinPanel = { readonly id: string; readonly changes: readonly MonthlyChange[] };

function draw(
  panels: readonly CoinPanel[],
  { streaks, end }: C1Evidence,
  width: number,
  { document }: Surroundings,
): Drawing {
  const text = numberText("en");
  const panelHeight = width < 500 ? 170 : 190;
  const margin = { top: 26, right: 8, bottom: 26, left: 52 };
  const svg = drawing(document, width, panelHeight * panels.length);
  const values = panels.flatMap(({ changes }) => changes.map(({ change }) => change ?? 0));
  const points: ReadablePoint[] = [];
  panels.forEach(({ id, changes }, i) => {
    const top = i * panelHeight;
    const x = scaleBand(
      changes.map(({ month }) => month),
      [margin.left, width - margin.right],
    ).padding(0.18);
    const y = scaleLinear(
      [Math.min(0, ...values), Math.max(0, ...values)],
      [top + panelHeight - margin.bottom, top + margin.top],
    ).nice(4);
    const plot = svg.append("g").attr("class", `bars series-${id}`);
    horizontalGrid(
      plot,
      y
        .ticks(4)
        .map((value) => ({ at: y(value), label: text.signedPercent(value / 100), base: value === 0 })),
      margin.left,
      width - margin.right,
    );
    plot
      .append("text")
      .attr("class", "panel-title")
      .attr("x", margin.left)
      .attr("y", top + 13)
      .text(coinNames[id] ?? id);
    const streakEnd = changes.findIndex(({ month }) => month === end);
    changes.forEach((change, j) => {
      const inStreak = j <= streakEnd && j > streakEnd - (streaks[id] ?? 0);
      const at = drawBar(plot, change, x(change.month) ?? 0, x.bandwidth(), y, inStreak);
      points.push({
        ...at,
        line: id,
        text: `${coinNames[id] ?? id}, ${text.month(change.month)}${change.finished ? "" : " so far"}: ${text.signedPercent((change.change ?? 0) / 100, 2)}`,
      });
    });
    labelMonths(plot, changes, (month) => (x(month) ?? 0) + x.bandwidth() / 2, top + panelHeight - 8, width);
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

function drawBar(
  group: Group,
  { change, finished }: MonthlyChange,
  left: number,
  width: number,
  y: (v: number) => number,
  inStreak: boolean,
) {
  const value = change ?? 0;
  const top = Math.min(y(0), y(value));
  group
    .append("rect")
    .attr("class", `bar${inStreak ? " in-streak" : ""}${finished ? "" : " unfinished"}`)
    .attr("x", round(left))
    .attr("y", round(top))
    .attr("width", round(width))
    .attr("height", round(Math.max(0.5, Math.abs(y(value) - y(0)))));
  return { x: left + width / 2, y: y(value) };
}

function labelMonths(
  group: Group,
  changes: readonly MonthlyChange[],
  x: (month: string) => number,
  y: number,
  width: number,
): void {
  const text = numberText("en");
  const every = width < 500 ? 6 : 3;
  const axis = group.append("g").attr("class", "axis axis-x");
  changes.forEach(({ month }, i) => {
    if (i % every === 0)
      axis
        .append("text")
        .attr("x", round(x(month)))
        .attr("y", y)
        .attr("text-anchor", "middle")
        .text(text.shortMonth(month));
  });
}
