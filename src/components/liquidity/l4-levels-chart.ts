import { scaleLinear } from "d3-scale";
import type { L4Evidence } from "../../claims/liquidity/l4.js";
import type { Pairs, Trap } from "../../claims/liquidity/levels-trap.js";
import { numberText } from "../../text/numbers.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";
import { type Facet, facetGrid } from "./facets.js";

const assetNames = { rut: "Russell 2000", eth: "ether" };

/** The same two series in levels and in changes: the trap of correlating what grows. */
export function levelsChart({ traps, frequency }: L4Evidence): Chart {
  const text = numberText("en");
  const bar = { daily: "daily", weekly: "weekly", monthly: "monthly" }[frequency];
  const r = (value: number) => text.decimal(value, 2);
  const list = (kind: "levels" | "changes") =>
    text.list(
      traps.map(
        (trap) =>
          `${r(trap[kind].correlation)} with ${trap.asset === "rut" ? "the " : ""}${assetNames[trap.asset]}`,
      ),
    );
  return {
    id: "levels-trap",
    title:
      traps.length > 0
        ? `Levels of net liquidity correlate ${list("levels")}; ${bar} changes ${list("changes")}.`
        : "There are too few values to correlate.",
    subtitle: `Net liquidity across, the asset upwards, both in logarithms: levels to the left, ${bar} changes to the right; one dot a ${bar.replace(/ly$/, "")}, r is Pearson\u2019s correlation.`,
    description: `Four scatter plots of net liquidity against the Russell 2000 and ether, in levels and in ${bar} changes.`,
    table: {
      columns: ["Asset", "From", "n", "r of levels", "r of changes"],
      rows: traps.map(({ asset, from, n, levels, changes }) => [
        assetNames[asset],
        from,
        n,
        r(levels.correlation),
        r(changes.correlation),
      ]),
    },
    series: ["walcl", "wtregen", "rrp", "rut", "eth"],
    draw: (width, surroundings) => draw(traps, width, surroundings),
  };
}

function draw(traps: readonly Trap[], width: number, { document }: Surroundings): Drawing {
  const narrow = width < 500;
  const columns = narrow ? 2 : 4;
  const cells = traps.flatMap((trap) => [
    { title: assetNames[trap.asset], kind: "levels", pairs: trap.levels, colour: trap.asset },
    { title: assetNames[trap.asset], kind: "changes", pairs: trap.changes, colour: trap.asset },
  ]);
  const { facets, height } = facetGrid(cells.length, width, {
    columns,
    plotHeight: narrow ? 130 : width < 800 ? 120 : 190,
    above: 42,
    below: 14,
    beside: 4,
  });
  const svg = drawing(document, width, Math.max(height, 60));
  const points = cells.flatMap((cell, i): ReadablePoint[] => {
    const facet = facets[i];
    return facet ? [drawCell(svg.append("g"), cell, facet)] : [];
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

interface Cell {
  readonly title: string;
  readonly kind: string;
  readonly pairs: Pairs;
  readonly colour: string;
}

function drawCell(
  plot: Group,
  { title, kind, pairs, colour }: Cell,
  { left, right, top, bottom }: Facet,
): ReadablePoint {
  const text = numberText("en");
  const x = scaleLinear(extentOf(pairs.liquidity), [left + 5, right - 5]);
  const y = scaleLinear(extentOf(pairs.asset), [bottom - 5, top + 5]);
  plot
    .append("rect")
    .attr("class", "facet")
    .attr("x", round(left))
    .attr("y", round(top))
    .attr("width", round(right - left))
    .attr("height", round(bottom - top));
  const dots = pairs.liquidity.map((value, i) => `M${round(x(value))},${round(y(pairs.asset[i] ?? 0))}h0`);
  plot.append("path").attr("class", `scatter series-${colour}`).attr("d", dots.join(""));
  const head = plot.append("g").attr("class", `series-${colour}`);
  head
    .append("text")
    .attr("class", "panel-title")
    .attr("x", round(left))
    .attr("y", round(top - 24))
    .text(title);
  plot
    .append("text")
    .attr("class", "axis-note")
    .attr("x", round(left))
    .attr("y", round(top - 8))
    .text(`${kind}, r = ${text.decimal(pairs.correlation, 2)}`);
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    line: `${title} ${kind}`,
    subject: colour,
    text: `${title}, ${kind}: r = ${text.decimal(pairs.correlation, 2)} over ${text.integer(pairs.asset.length)} values`,
  };
}

function extentOf(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
