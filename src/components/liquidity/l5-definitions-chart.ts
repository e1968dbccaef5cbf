import { scaleLinear } from "d3-scale";
import { changeText, ordinary } from "../../claims/liquidity/l5.js";
import type { Change, L5Evidence } from "../../claims/liquidity/l5-evidence.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import { bottomAxis } from "../axes.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";

/** Every definition of liquidity over every window, in standard deviations of its own past. */
export function definitionsChart({ changes, window }: L5Evidence): Chart {
  const text = numberText("en");
  const shown = changes.filter((change) => change.window === window);
  const up = shown.filter(({ change }) => change > 0).length;
  const beyond = changes.filter(({ z }) => z !== null && Math.abs(z) >= ordinary).length;
  return {
    id: "definitions",
    title: `${upper(up === 0 ? "none" : countWord(up))} of ${countWord(shown.length)} definitions had risen over the window; over all windows ${beyond === 0 ? "none" : text.integer(beyond)} of ${text.integer(changes.length)} changes ${beyond === 1 ? "was" : "were"} out of the ordinary.`,
    subtitle: `Change up to the last figure that was out when the articles appeared, in standard deviations from the mean of all such changes before it; the larger dot is the window in question, the ring a change below zero. The ground spans ${plural(ordinary, "standard deviation")} either way.`,
    description: `Dots for ${text.integer(new Set(changes.map(({ definition }) => definition.id)).size)} definitions of liquidity over four windows.`,
    table: {
      columns: ["Definition", "Window", "To", "Change", "Standard deviations"],
      rows: changes.map((change) => [
        change.definition.name,
        windowText(change),
        change.to,
        changeText(change),
        change.z === null ? null : text.signed(change.z, 2),
      ]),
    },
    series: ["walcl", "wtregen", "rrp", "wresbal", "nfci", "m2", "stablecoins"],
    draw: (width, surroundings) => draw(changes, window, width, surroundings),
  };
}

function windowText({ bars, monthly }: Change): string {
  return plural(bars, monthly ? "month" : "week");
}

function draw(
  changes: readonly Change[],
  window: number,
  width: number,
  { document }: Surroundings,
): Drawing {
  const text = numberText("en");
  const narrow = width < 500;
  const rows = [...new Set(changes.map(({ definition }) => definition.name))];
  const rowHeight = narrow ? 62 : 46;
  const margin = { top: 22, right: narrow ? 10 : 120, bottom: 48, left: narrow ? 10 : 230 };
  const height = margin.top + rows.length * rowHeight + margin.bottom;
  const placed = changes.flatMap((change) => (change.z === null ? [] : [{ change, z: change.z }]));
  const reach = Math.max(2, ...placed.map(({ z }) => Math.abs(z) * 1.1));
  const x = scaleLinear([-reach, reach], [margin.left, width - margin.right]);
  const svg = drawing(document, width, height);
  const plot = svg.append("g");
  plot
    .append("rect")
    .attr("class", "claim-ground")
    .attr("x", round(x(-ordinary)))
    .attr("width", round(x(ordinary) - x(-ordinary)))
    .attr("y", margin.top - 8)
    .attr("height", rows.length * rowHeight + 8);
  plot
    .append("line")
    .attr("class", "grid base")
    .attr("x1", round(x(0)))
    .attr("x2", round(x(0)))
    .attr("y1", margin.top - 8)
    .attr("y2", height - margin.bottom);
  bottomAxis(
    plot,
    x.ticks(5).map((z) => ({ at: x(z), label: text.signed(z, 0) })),
    height - margin.bottom,
  );
  plot
    .append("text")
    .attr("class", "axis-note")
    .attr("x", round(x(0)))
    .attr("y", height - 8)
    .attr("text-anchor", "middle")
    .text("standard deviations from the usual change");
  const points = rows.flatMap((name, row) => {
    const own = placed.filter(({ change }) => change.definition.name === name);
    const top = margin.top + row * rowHeight;
    const middle = top + (narrow ? 38 : rowHeight / 2);
    drawRow(plot, name, { left: margin.left, right: width - margin.right, top, middle, narrow });
    const chosen = own.find(({ change }) => change.window === window);
    if (chosen) drawChange(plot, chosen.change, { width, top, middle, narrow });
    return own.map(({ change, z }) => {
      const isChosen = change.window === window;
      const lift = isChosen ? 0 : (change.window - window) * 2.5;
      plot
        .append("circle")
        .attr("class", `window-dot${isChosen ? " chosen" : ""}${change.change > 0 ? "" : " fell"}`)
        .attr("cx", round(x(z)))
        .attr("cy", round(middle + lift))
        .attr("r", isChosen ? 7 : 3.5);
      return {
        x: x(z),
        y: middle + lift,
        line: change.definition.id,
        text: `${name}, ${windowText(change)} to ${text.shortDay(change.to)}: ${changeText(change)}, ${text.signed(z, 2)} standard deviations`,
      };
    });
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

interface RowPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly middle: number;
  readonly narrow: boolean;
}

function drawRow(plot: Group, name: string, { left, right, top, middle, narrow }: RowPlace): void {
  plot
    .append("line")
    .attr("class", "grid")
    .attr("x1", left)
    .attr("x2", right)
    .attr("y1", round(middle))
    .attr("y2", round(middle));
  plot
    .append("text")
    .attr("class", "row-name")
    .attr("x", narrow ? left : left - 14)
    .attr("y", round(narrow ? top + 14 : middle))
    .attr("dy", narrow ? 0 : "0.32em")
    .attr("text-anchor", narrow ? "start" : "end")
    .text(name);
}

function drawChange(
  plot: Group,
  change: Change,
  { width, top, middle, narrow }: Omit<RowPlace, "left" | "right"> & { width: number },
): void {
  const words = change.definition.unit === "USD billion" ? changeText(change) : shortened(change);
  plot
    .append("text")
    .attr("class", "axis-note")
    .attr("x", narrow ? width - 10 : width - 110)
    .attr("y", round(narrow ? top + 14 : middle))
    .attr("dy", narrow ? 0 : "0.32em")
    .attr("text-anchor", narrow ? "end" : "start")
    .text(words);
}

function shortened({ change, definition }: Change): string {
  const unit = definition.unit === "percentage points" ? "pp" : "points";
  return `${numberText("en").signed(change, 2)} ${unit}`;
}

function upper(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
