import { scaleLinear } from "d3-scale";
import { type C3Evidence, depthLabel } from "../../claims/set-up/c3.js";
import { type DepthChange, depthFact } from "../../claims/set-up/depth.js";
import { numberText } from "../../text/numbers.js";
import { horizontalGrid, spread } from "../axes.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, type Group, pathThrough, round, type Surroundings } from "../draw.js";

const units = ["dollars", "coins"] as const;

/** Depth before and after, a slope in dollars and one in coins for every depth that was published. */
export function depthSlopesChart({ all, later, chosen }: C3Evidence): Chart {
  const text = numberText("en");
  const range = (unit: (typeof units)[number]) => {
    const falls = all.map((change) => -change[unit]);
    return `${text.percent(Math.min(...falls))} to ${text.percent(Math.max(...falls))}`;
  };
  return {
    id: "depth-slopes",
    title: `Depth fell by ${range("dollars")} in dollars, by ${range("coins")} in coins: the rest is the price.`,
    subtitle: `Depth near the mid price on ${text.day(chosen.afterDate)} against before the sell-off, in percent of it; in dollars as published, in coins by our closes.`,
    description: `Slopes. ${all.map((change) => `${depthLabel(change)}: ${text.signedPercent(change.dollars)} in dollars, ${text.signedPercent(change.coins)} in coins${change.limits ? ", at least" : ""}`).join("; ")}.`,
    table: {
      columns: [
        "Depth",
        "Day",
        "Before, USD million",
        "After, USD million",
        "In dollars",
        "Price",
        "In coins",
      ],
      rows: [
        ...all.map((change) => [
          depthLabel(change),
          change.afterDate,
          change.before,
          change.after,
          text.signedPercent(change.dollars),
          text.signedPercent(change.price),
          text.signedPercent(change.coins),
        ]),
        ...later.map(({ fact, date, dollars, price, coins }) => [
          `Bitcoin, against its high (${fact}, unit not stated)`,
          date,
          null,
          null,
          text.signedPercent(dollars),
          text.signedPercent(price),
          text.signedPercent(coins),
        ]),
      ],
    },
    series: ["btc", "eth"],
    facts: [depthFact, ...later.map(({ fact }) => fact)],
    draw: (width, surroundings) => draw(all, chosen, width, surroundings),
  };
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function draw(
  all: readonly DepthChange[],
  chosen: DepthChange,
  width: number,
  { document }: Surroundings,
): Drawing {
  const columns = width < 800 ? 2 : 4;
  const panelHeight = 230;
  const svg = drawing(document, width, panelHeight * Math.ceil(all.length / columns));
  const lowest = Math.min(...all.flatMap(({ dollars, coins }) => [dollars, coins]));
  const points = all.flatMap((change, i) => {
    const left = ((i % columns) * width) / columns + 8;
    const top = Math.floor(i / columns) * panelHeight;
    const frame = {
      left: left + 38,
      right: left + width / columns - 78,
      top: top + 48,
      bottom: top + panelHeight - 30,
    };
    const plot = svg
      .append("g")
      .attr("class", `depth-panel series-${change.coin}${change.id === chosen.id ? " chosen" : ""}`);
    return drawPanel(plot, change, frame, lowest);
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

function drawPanel(plot: Group, change: DepthChange, frame: Frame, lowest: number) {
  const text = numberText("en");
  const y = scaleLinear([lowest, 0], [frame.bottom, frame.top]).nice(4);
  const [coin = "", band = ""] = depthLabel(change).split(", ");
  [coin, band.replace(" of the mid price", "")].forEach((line, i) => {
    plot
      .append("text")
      .attr("class", i === 0 ? "panel-title" : "head")
      .attr("x", round(frame.left - 38))
      .attr("y", round(frame.top - 30 + 16 * i))
      .text(line);
  });
  const ticks = y
    .ticks(4)
    .map((value) => ({ at: y(value), label: text.signedPercent(value), base: value === 0 }));
  horizontalGrid(plot, ticks, frame.left, frame.right);
  ["before", "after"].forEach((label, i) => {
    plot
      .append("text")
      .attr("class", "head")
      .attr("x", round(i === 0 ? frame.left : frame.right))
      .attr("y", round(frame.bottom + 20))
      .attr("text-anchor", i === 0 ? "start" : "end")
      .text(label);
  });
  const labels = spread(
    units.map((unit) => y(change[unit])),
    32,
    frame.top,
    frame.bottom,
  );
  units.forEach((unit, i) => {
    const end = y(change[unit]);
    const slope = plot.append("g").attr("class", `slope ${unit}`).attr("data-line", `${change.id} ${unit}`);
    slope.append("path").attr(
      "d",
      pathThrough([
        [frame.left, y(0)],
        [frame.right, end],
      ]),
    );
    slope.append("circle").attr("cx", round(frame.right)).attr("cy", round(end)).attr("r", 4);
    const at = round(labels[i] ?? end);
    const x = round(frame.right + 9);
    slope
      .append("text")
      .attr("x", x)
      .attr("y", at)
      .attr("dy", "-0.1em")
      .text(`${change.limits ? "\u2264 " : ""}${text.signedPercent(change[unit])}`);
    slope
      .append("text")
      .attr("class", "small")
      .attr("x", x)
      .attr("y", at)
      .attr("dy", "1em")
      .text(`in ${unit}`);
  });
  return units.map((unit) => ({
    x: frame.right,
    y: y(change[unit]),
    line: `${change.id} ${unit}`,
    text: `${depthLabel(change)}, in ${unit}: ${change.limits ? "at least " : ""}${text.signedPercent(change[unit])}`,
  }));
}
