import { scaleBand, scaleLinear } from "d3-scale";
import { altcoinIds } from "../../claims/alt-basket.js";
import type { C1Evidence } from "../../claims/set-up/c1.js";
import { type Coin, coins, coinTitle, coinWithin } from "../../claims/set-up/coins.js";
import { type MonthlyChange, monthEnd } from "../../claims/set-up/month-counts.js";
import { countWord, numberText } from "../../text/numbers.js";
import { horizontalGrid } from "../axes.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";

const shownMonths = 18;

interface CoinPanel {
  readonly id: Coin;
  readonly changes: readonly MonthlyChange[];
  /** Calendar months down in a row up to the end. */
  readonly streak: number;
}

/** Monthly changes of bitcoin, ether, the median altcoin and TOTAL3: small multiples on one scale; the months down in a row are filled. */
export function monthlyChangesChart({ changes, counts, end: asked }: C1Evidence): Chart {
  const text = numberText("en");
  const end = monthEnd(asked, 0);
  const months = shownOf(changes.btc ?? [], end).map(({ month }) => month);
  const panels = coins
    .filter((id) => id !== "basket" && changeOn(changes[id], end) !== null)
    .map((id): CoinPanel => {
      const streak = counts.find(({ coin, measure }) => coin === id && measure === "calendar")?.count ?? 0;
      return { id, changes: (changes[id] ?? []).filter(({ month }) => months.includes(month)), streak };
    });
  const told = panels.map(({ id, streak }, i) => {
    const name = i === 0 ? coinTitle(id) : coinWithin(id);
    return `${name} ${streak === 0 ? "none" : countWord(streak)}`;
  });
  return {
    id: "monthly-changes",
    title: `Months down in a row to ${text.month(end)}: ${text.list(told)}.`,
    subtitle: "Change over each calendar month at UTC month ends, in percent.",
    description: `Bar charts of monthly changes. ${panels.map(({ id, changes: own }) => `${coinTitle(id)}: ${own.map((c) => `${text.shortMonth(c.month)} ${changeText(c.change)}`).join(", ")}`).join(". ")}.`,
    table: {
      columns: ["Month", ...panels.map(({ id }) => coinTitle(id))],
      rows: months.map((month) => [
        text.shortMonth(month),
        ...panels.map(({ changes: own }) => changeText(changeOn(own, month))),
      ]),
    },
    series: ["btc", "eth", ...seriesOf(panels)],
    draw: (width, surroundings) => draw(panels, { months, end }, width, surroundings),
  };
}

function changeOn(changes: readonly MonthlyChange[] | undefined, on: string): number | null {
  return changes?.find(({ month }) => month === on)?.change ?? null;
}

function changeText(change: number | null): string {
  return change === null ? "not held" : numberText("en").signedPercent(change / 100, 2);
}

function seriesOf(panels: readonly CoinPanel[]): string[] {
  return panels.flatMap(({ id }) => (id === "median" ? [...altcoinIds] : id === "total3" ? ["total3"] : []));
}

function shownOf(changes: readonly MonthlyChange[], end: string): MonthlyChange[] {
  const until = changes.findLastIndex(({ month }) => month <= end);
  return changes.slice(Math.max(0, until - shownMonths + 3), until + 3);
}

function draw(
  panels: readonly CoinPanel[],
  { months, end }: { readonly months: readonly string[]; readonly end: string },
  width: number,
  { document }: Surroundings,
): Drawing {
  const text = numberText("en");
  const panelHeight = width < 500 ? 170 : 190;
  const columns = width < 800 ? 1 : 2;
  const panelWidth = width / columns;
  const margin = { top: 26, right: 8, bottom: 26, left: 52 };
  const svg = drawing(document, width, panelHeight * Math.ceil(panels.length / columns));
  const values = panels.flatMap(({ changes }) => changes.map(({ change }) => change ?? 0));
  const points: ReadablePoint[] = [];
  panels.forEach(({ id, changes, streak }, i) => {
    const top = Math.floor(i / columns) * panelHeight;
    const left = (i % columns) * panelWidth + margin.left;
    const right = (i % columns) * panelWidth + panelWidth - margin.right;
    const x = scaleBand(months, [left, right]).padding(0.18);
    const y = scaleLinear(
      [Math.min(0, ...values), Math.max(0, ...values)],
      [top + panelHeight - margin.bottom, top + margin.top],
    ).nice(4);
    const plot = svg.append("g").attr("class", `bars series-${colourOf(id)}`);
    horizontalGrid(
      plot,
      y
        .ticks(4)
        .map((value) => ({ at: y(value), label: text.signedPercent(value / 100), base: value === 0 })),
      left,
      right,
    );
    plot
      .append("text")
      .attr("class", "panel-title")
      .attr("x", left)
      .attr("y", top + 13)
      .text(coinTitle(id));
    const streakEnd = changes.findIndex(({ month }) => month === end);
    changes.forEach((change, j) => {
      if (change.change === null) return;
      const inStreak = j <= streakEnd && j > streakEnd - streak;
      const at = drawBar(plot, change, x(change.month) ?? 0, x.bandwidth(), y, inStreak);
      points.push({
        ...at,
        line: id,
        text: `${coinTitle(id)}, ${text.month(change.month)}${change.finished ? "" : " so far"}: ${text.signedPercent((change.change ?? 0) / 100, 2)}`,
      });
    });
    labelMonths(
      plot,
      months,
      (month) => (x(month) ?? 0) + x.bandwidth() / 2,
      top + panelHeight - 8,
      panelWidth,
    );
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

/** Altcoins of every kind share a colour. */
export function colourOf(coin: string): string {
  return coin === "btc" || coin === "eth" ? coin : "alt";
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
  months: readonly string[],
  x: (month: string) => number,
  y: number,
  width: number,
): void {
  const text = numberText("en");
  const every = width < 500 ? 6 : 3;
  const axis = group.append("g").attr("class", "axis axis-x");
  months.forEach((month, i) => {
    if (i % every === 0)
      axis
        .append("text")
        .attr("x", round(x(month)))
        .attr("y", y)
        .attr("text-anchor", "middle")
        .text(text.shortMonth(month));
  });
}
