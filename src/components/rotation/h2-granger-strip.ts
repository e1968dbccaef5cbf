import { scaleBand } from "d3-scale";
import { barNoun } from "../../claims/bars.js";
import type { H2Evidence } from "../../claims/rotation/h2-evidence.js";
import { type LagStrip, lagStrips } from "../../claims/rotation/h2-granger.js";
import {
  capital,
  followerWithin,
  leaderWithin,
  ofMany,
  ofManyNouns,
  seriesOf,
} from "../../claims/rotation/rotation-names.js";
import { significance } from "../../claims/verdict.js";
import { numberText, plural } from "../../text/numbers.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";
import { words } from "./box.js";

/** The p-values of Granger\u2019s test at every number of lags, both ways, beside the market and between levels. */
export function grangerStrip({ bars }: H2Evidence): Chart {
  const text = numberText("en");
  const noun = barNoun[bars.frequency];
  const leader = leaderWithin(bars.choice.signal);
  const follower = followerWithin(bars.choice.asset);
  const strips = lagStrips(bars);
  const passing = (id: LagStrip["id"]) =>
    (strips.find((strip) => strip.id === id)?.p ?? []).filter((p) => p <= significance).length;
  const lags = strips[0]?.p.length ?? 0;
  const titles = rowTitles(
    leader,
    follower,
    bars.choice.signal === "spx" ? leaderWithin("rut") : leaderWithin("spx"),
  );
  return {
    id: "granger-strip",
    title: `The past of ${leader} helps to predict ${follower} at ${ofManyNouns(passing("forth"), lags, "lag length")}; the other way round ${follower} helps at ${ofMany(passing("back"), lags)}.`,
    subtitle: `The p of Granger\u2019s test by ${noun}s of past in the model; below ${text.decimal(significance, 2)} shaded and bold. Not corrected for the number of tests.`,
    description: `Grid of p-values by number of lags, one to ${plural(lags, noun)}. ${strips.map(({ id, p }) => `${titles[id]}: from ${text.pValue(Math.min(...p))} to ${text.pValue(Math.max(...p))}`).join(". ")}.`,
    table: {
      columns: [`${capital(noun)}s of past`, ...strips.map(({ id }) => titles[id])],
      rows: Array.from({ length: lags }, (_, i) => [i + 1, ...strips.map(({ p }) => text.pValue(p[i] ?? 1))]),
    },
    series: [...new Set([...seriesOf(bars.choice.signal), "spx", ...seriesOf(bars.choice.asset)])],
    draw: (width, surroundings) => draw(strips, titles, width, surroundings),
  };
}

type Titles = Readonly<Record<LagStrip["id"], string>>;

function rowTitles(leader: string, follower: string, market: string): Titles {
  return {
    forth: `${capital(leader)} \u2192 ${follower}`,
    beside: `the same, beside ${market}`,
    levels: "the same, between levels",
    back: `${capital(follower)} \u2192 ${leader}`,
  };
}

/** Rows of tests where there is room for a cell each; on a phone columns of them. */
function draw(
  strips: readonly LagStrip[],
  titles: Titles,
  width: number,
  { document }: Surroundings,
): Drawing {
  const narrow = width < 500;
  const lags = (strips[0]?.p ?? []).map((_, i) => i + 1);
  const labelled = narrow ? 26 : width < 800 ? 216 : 250;
  const size = narrow ? 27 : 34;
  const head = narrow ? 66 : 24;
  const count = narrow ? lags.length : strips.length;
  const height = head + count * size + 6;
  const across = scaleBand<number>(narrow ? strips.map((_, i) => i) : lags, [labelled, width - 4]).padding(
    0.06,
  );
  const down = scaleBand<number>(narrow ? lags : strips.map((_, i) => i), [head, height - 4]).padding(0.08);
  const svg = drawing(document, width, height);
  const plot = svg.append("g").attr("class", "grid-cells");
  drawHeads(plot, { strips, titles, lags, narrow, across, down, labelled, head });
  const points = strips.flatMap(({ id, p }, row) =>
    p.map((value, i): ReadablePoint => {
      const [column, line] = narrow ? [row, i + 1] : [i + 1, row];
      const box = { x: across(column) ?? 0, y: down(line) ?? 0 };
      drawCell(plot, value, box, [across.bandwidth(), down.bandwidth()]);
      return {
        x: box.x + across.bandwidth() / 2,
        y: box.y + down.bandwidth() / 2,
        line: id,
        text: `${titles[id]}, lags to ${i + 1}: p ${numberText("en").pValue(value)}`,
      };
    }),
  );
  return { svg: svg.node() as SVGSVGElement, points };
}

interface Heads {
  readonly strips: readonly LagStrip[];
  readonly titles: Titles;
  readonly lags: readonly number[];
  readonly narrow: boolean;
  readonly across: (value: number) => number | undefined;
  readonly down: (value: number) => number | undefined;
  readonly labelled: number;
  readonly head: number;
}

function drawHeads(plot: Group, heads: Heads): void {
  const { strips, titles, lags, narrow, across, down, labelled, head } = heads;
  const bandwidth = (scale: unknown) => (scale as { bandwidth(): number }).bandwidth();
  for (const lag of lags) {
    const [x, y] = narrow
      ? [labelled - 8, (down(lag) ?? 0) + bandwidth(down) / 2 + 4]
      : [(across(lag) ?? 0) + bandwidth(across) / 2, head - 8];
    words(plot, "head", [x, y], String(lag), narrow ? "end" : "middle");
  }
  strips.forEach(({ id }, i) => {
    if (!narrow) {
      words(plot, "head", [labelled - 10, (down(i) ?? 0) + bandwidth(down) / 2 + 4], titles[id], "end");
      return;
    }
    const middle = (across(i) ?? 0) + bandwidth(across) / 2;
    brokenIn(titles[id]).forEach((line, at) => {
      words(plot, "head small", [middle, 14 + 14 * at], line, "middle");
    });
  });
}

/** A row\u2019s title in short lines, for the head of a narrow column. */
function brokenIn(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= 12) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.slice(0, 4);
}

function drawCell(
  plot: Group,
  p: number,
  { x, y }: { readonly x: number; readonly y: number },
  [width, height]: readonly [number, number],
): void {
  const g = plot.append("g").attr("class", `cell${p <= significance ? " passes" : ""}`);
  g.append("rect")
    .attr("x", round(x))
    .attr("y", round(y))
    .attr("width", round(width))
    .attr("height", round(height))
    .attr("rx", 2);
  words(g, "small", [x + width / 2, y + height / 2 + 4], shortP(p), "middle");
}

/** A p-value in a small cell: two decimals, or that it is less than they can say. */
function shortP(p: number): string {
  const text = numberText("en");
  const least = 0.01;
  return p < least ? `<${text.decimal(least, 2)}` : text.decimal(p, 2);
}
