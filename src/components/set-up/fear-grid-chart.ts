import { scaleBand } from "d3-scale";
import { barNoun } from "../../claims/bars.js";
import type { C8Evidence } from "../../claims/set-up/c8-finding.js";
import type { FearCell } from "../../claims/set-up/fear-grid.js";
import { significance } from "../../claims/verdict.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import type { Chart, Drawing } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";

/** Every definition of the family: fear below a reading or a flush by a share, by horizon, with the share that rose and its p. */
export function fearGridChart({ grid, study, frequency }: C8Evidence): Chart {
  const text = numberText("en");
  const noun = barNoun[frequency];
  const judged = grid.filter(({ p }) => p !== null);
  const passing = judged.filter(({ p }) => (p ?? 1) <= significance).length;
  const higher = judged.filter(({ excess }) => (excess ?? 0) > 0).length;
  const count = (n: number) => (n === 0 ? "none" : countWord(n));
  return {
    id: "fear-grid",
    title: `Of ${judged.length} definitions ${count(higher)} ${higher === 1 ? "was" : "were"} followed by more than usual, and ${count(passing)} ${passing === 1 ? "reaches" : "reach"} p ${text.decimal(significance, 2)} before correction.`,
    subtitle: `Rises of entries, and the uncorrected placebo p, by set-up (down) and ${noun}s after (across), with at least ${plural(study.choice.coolOff, noun)} out of it before.`,
    description: `Grid of ${judged.length} definitions; ${passing} have an uncorrected p of at most ${text.decimal(significance, 2)}, ${higher} a mean return above the usual.`,
    table: {
      columns: ["Set-up", `${noun}s after`, "Entries", "Rose", "Mean excess, log points", "p, uncorrected"],
      rows: grid.map((cell) => [
        rowLabel(cell),
        cell.horizon,
        cell.n,
        cell.positives,
        cell.excess === null ? null : text.signed(cell.excess, 2),
        cell.p === null ? null : text.pValue(cell.p),
      ]),
    },
    series: ["fng", study.choice.asset],
    draw: (width, surroundings) => draw(grid, { choice: study.choice, noun }, width, surroundings),
  };
}

type Kind = Pick<FearCell, "signal" | "limit">;

function rowLabel({ signal, limit }: Kind): string {
  return signal === "fear" ? `index below ${limit}` : `fall of ${numberText("en").percent(limit)}`;
}

interface Own {
  readonly choice: C8Evidence["study"]["choice"];
  readonly noun: string;
}

function draw(
  grid: readonly FearCell[],
  { choice, noun }: Own,
  width: number,
  { document }: Surroundings,
): Drawing {
  const text = numberText("en");
  const rows = [...new Set(grid.map(rowLabel))];
  const horizons = [...new Set(grid.map(({ horizon }) => horizon))];
  const narrow = width < 500;
  const margin = { top: 26, right: 4, bottom: 4, left: narrow ? 100 : 124 };
  const height = margin.top + Math.max(1, rows.length) * (narrow ? 44 : 48) + margin.bottom;
  const x = scaleBand(horizons, [margin.left, width - margin.right]).padding(0.04);
  const y = scaleBand(rows, [margin.top, height - margin.bottom]).padding(0.06);
  const svg = drawing(document, width, height);
  const plot = svg.append("g").attr("class", "grid-cells");
  const centre = (cell: FearCell) => ({
    x: (x(cell.horizon) ?? 0) + x.bandwidth() / 2,
    y: (y(rowLabel(cell)) ?? 0) + y.bandwidth() / 2,
  });
  for (const horizon of horizons)
    head(
      plot,
      (x(horizon) ?? 0) + x.bandwidth() / 2,
      16,
      "middle",
      narrow ? `${horizon}` : plural(horizon, noun),
    );
  for (const row of rows) head(plot, margin.left - 8, (y(row) ?? 0) + y.bandwidth() / 2 + 4, "end", row);
  for (const cell of grid) {
    const own = isOwn(cell, choice) ? " own" : "";
    const passes = cell.p !== null && cell.p <= significance ? " passes" : "";
    const group = plot.append("g").attr("class", `cell${own}${passes}`);
    const at = centre(cell);
    group
      .append("rect")
      .attr("x", round(at.x - x.bandwidth() / 2))
      .attr("y", round(at.y - y.bandwidth() / 2))
      .attr("width", round(x.bandwidth()))
      .attr("height", round(y.bandwidth()))
      .attr("rx", 3);
    words(group, at.x, at.y - 3, null, cell.n === 0 ? "\u2013" : `${cell.positives} of ${cell.n}`);
    words(
      group,
      at.x,
      at.y + 14,
      "small",
      cell.p === null ? "" : `${narrow ? "" : "p "}${text.pValue(cell.p)}`,
    );
  }
  const points = grid.map((cell) => ({
    ...centre(cell),
    line: `${rowLabel(cell)}/${cell.horizon}`,
    text: `${rowLabel(cell)}, ${plural(cell.horizon, noun)} after: ${cell.positives} of ${cell.n} rose${cell.p === null ? "" : `, p ${text.pValue(cell.p)}`}`,
  }));
  return { svg: svg.node() as SVGSVGElement, points };
}

function isOwn({ signal, limit, horizon }: FearCell, choice: Own["choice"]): boolean {
  const own = choice.signal === "fear" ? choice.threshold : choice.fall;
  return signal === choice.signal && limit === own && horizon === choice.horizon && choice.instead !== "vix";
}

function head(plot: Group, x: number, y: number, anchor: string, label: string): void {
  plot
    .append("text")
    .attr("class", "head")
    .attr("x", round(x))
    .attr("y", round(y))
    .attr("text-anchor", anchor)
    .text(label);
}

function words(group: Group, x: number, y: number, className: string | null, label: string): void {
  group
    .append("text")
    .attr("class", className)
    .attr("x", round(x))
    .attr("y", round(y))
    .attr("text-anchor", "middle")
    .text(label);
}
