import { scaleLinear } from "d3-scale";
import type { LabLine } from "../../multiverse/placebo-lab/lab.js";
import { numberText } from "../../text/numbers.js";
import { bottomAxis, type Tick } from "../axes.js";
import type { Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";
import {
  apportion,
  type LabColumn,
  type LabColumns,
  type LabView,
  outcomeOf,
} from "./placebo-lab-columns.js";

const text = numberText("en");

/** Dots that stand for all draws, at the most. */
const mostDots = 100;
const letterWidth = 7.4;
const labelRow = 19;
const half = 1 / 2;

/** Where everything stands at a width. */
interface Layout {
  readonly width: number;
  readonly right: number;
  readonly base: number;
  readonly height: number;
  readonly x: (outcome: number) => number;
  /** The middle of the column of draws without a breakout. */
  readonly noneX: number;
  readonly perRow: number;
  readonly pitch: number;
}

interface Stack {
  readonly x: number;
  readonly announced: number;
  readonly others: number;
}

/** Dots in columns of their outcome over an axis, and above them the real indices where theirs is. */
export function drawPlaceboLab(
  view: LabView,
  found: LabColumns,
  width: number,
  { document }: Surroundings,
): Drawing {
  const { lab } = view;
  const lines = [lab.russell, ...lab.indices].filter(({ n }) => n > 0);
  const dots = apportion(
    [found.none, ...found.columns.flatMap(({ announced, others }) => [announced, others])],
    Math.min(mostDots, lab.draws.n.length),
  );
  const layout = layoutOf(found, dots, lines.length, width);
  const svg = drawing(document, width, layout.height);
  const plot = svg.append("g").attr("class", "placebo-lab");
  const stacks = found.columns.map(
    ({ value }, i): Stack => ({
      x: layout.x(value),
      announced: dots[2 * i + 1] ?? 0,
      others: dots[2 * i + 2] ?? 0,
    }),
  );
  const none = { x: layout.noneX, announced: 0, others: dots[0] ?? 0 };
  const labels = labelsOf(view, lines, layout);
  drawLeaders(plot, labels, layout);
  drawDots(plot, found.none > 0 ? [none, ...stacks] : stacks, layout);
  bottomAxis(plot, ticksOf(view, found, layout), layout.base + 4);
  drawLabels(plot, labels);
  return { svg: svg.node() as SVGSVGElement, points: pointsOf(view, found, stacks, labels, layout) };
}

function layoutOf(
  { columns, none, low, step }: LabColumns,
  dots: readonly number[],
  lines: number,
  width: number,
): Layout {
  const side = 8;
  const places = columns.length + (none > 0 ? 1.4 : 0);
  const across = (width - 2 * side) / places;
  const perRow = width < 500 ? 3 : 4;
  const pitch = Math.min(13, (0.84 * across) / perRow);
  const first = side + across * (none > 0 ? 1.9 : half);
  const x = scaleLinear(
    [low, low + step * (columns.length - 1)],
    [first, first + across * (columns.length - 1)],
  );
  const tallest = Math.max(
    dots[0] ?? 0,
    ...columns.map((_, i) => (dots[2 * i + 1] ?? 0) + (dots[2 * i + 2] ?? 0)),
  );
  const base = 12 + lines * labelRow + Math.ceil(tallest / perRow) * pitch + 4;
  return { width, right: width - side, base, height: base + 34, x, noneX: side + across / 2, perRow, pitch };
}

/** Dots from the axis upwards, row by row: first those that would be announced. */
function drawDots(plot: Group, stacks: readonly Stack[], { base, perRow, pitch }: Layout): void {
  const radius = round(pitch * 0.36);
  const place = ({ x }: Stack, i: number): string => {
    const cx = x + ((i % perRow) - (perRow - 1) / 2) * pitch;
    const cy = base - pitch * (Math.floor(i / perRow) + half);
    return `M${round(cx - radius)},${round(cy)}a${radius},${radius} 0 0 1 ${2 * radius},0a${radius},${radius} 0 0 1 ${-2 * radius},0`;
  };
  const path = (of: (stack: Stack) => readonly [number, number]) =>
    stacks
      .flatMap((stack) => {
        const [from, to] = of(stack);
        return Array.from({ length: to - from }, (_, i) => place(stack, from + i));
      })
      .join("");
  const group = plot.append("g").attr("class", "draws");
  group
    .append("path")
    .attr("class", "others")
    .attr(
      "d",
      path(({ announced, others }) => [announced, announced + others]),
    );
  group
    .append("path")
    .attr("class", "announced")
    .attr(
      "d",
      path(({ announced }) => [0, announced]),
    );
}

function ticksOf(
  { rule }: LabView,
  { none, low, step, columns }: LabColumns,
  { x, noneX, width }: Layout,
): Tick[] {
  const high = low + step * (columns.length - 1);
  const values =
    rule === "mean"
      ? scaleLinear([low, high], [0, 1]).ticks(width < 500 ? 3 : 5)
      : [0, half, 1].map((share) => low + share * (high - low));
  const ticks = values.map((value) => ({
    at: x(value),
    label: rule !== "mean" ? text.percent(value) : value === 0 ? "0" : text.signed(value, 1),
  }));
  return none > 0 ? [{ at: noneX, label: "none" }, ...ticks] : ticks;
}

/** Height of the label of the index of so many, from the top. */
const labelY = (i: number) => 12 + i * labelRow;

interface Label {
  readonly line: LabLine;
  readonly words: string;
  readonly at: number;
  readonly anchor: "start" | "end";
}

/**
 * The indices from the top, each label to the right of the line down from it where all have room there, else to the left
 * where all have, and so ordered that no line crosses a label; where neither goes, first those without room to the right.
 */
function labelsOf(view: LabView, lines: readonly LabLine[], { x, right }: Layout): Label[] {
  const all = lines
    .map((line) => ({ line, words: labelOf(view, line), at: x(outcomeOf(view.rule, line)) }))
    .sort((a, b) => a.at - b.at);
  const room = (words: string) => 6 + letterWidth * words.length;
  const fitsRight = ({ at, words }: (typeof all)[number]) => at + room(words) <= right;
  const fitsLeft = ({ at, words }: (typeof all)[number]) => at - room(words) >= 0;
  const allLeft = !all.every(fitsRight) && all.every(fitsLeft);
  const left = all.filter((label) => allLeft || !fitsRight(label));
  const others = all.filter((label) => !left.includes(label));
  return [
    ...left.reverse().map((label) => ({ ...label, anchor: "end" as const })),
    ...others.map((label) => ({ ...label, anchor: "start" as const })),
  ];
}

function drawLeaders(plot: Group, labels: readonly Label[], { base }: Layout): void {
  labels.forEach(({ line, at }, i) => {
    plot
      .append("line")
      .attr("class", `index-line ${line.signal}`)
      .attr("x1", round(at))
      .attr("x2", round(at))
      .attr("y1", labelY(i) - 6)
      .attr("y2", base + 4);
  });
}

function drawLabels(plot: Group, labels: readonly Label[]): void {
  labels.forEach(({ line, words, at, anchor }, i) => {
    plot
      .append("text")
      .attr("class", `index-label ${line.signal}`)
      .attr("x", round(at) + (anchor === "end" ? -6 : 6))
      .attr("y", labelY(i))
      .attr("dy", "0.1em")
      .attr("text-anchor", anchor)
      .text(words);
  });
}

function labelOf({ rule }: LabView, { label, n, up, high, mean }: LabLine): string {
  const name = label.replace(/^the /, "");
  if (rule === "mean") return `${name}: ${text.signed(mean, 2)}`;
  return `${name}: ${text.integer(rule === "high" ? high : up)} of ${text.integer(n)}`;
}

function pointsOf(
  view: LabView,
  { columns, none }: LabColumns,
  stacks: readonly Stack[],
  labels: readonly Label[],
  { noneX, base, perRow, pitch }: Layout,
): ReadablePoint[] {
  const all = text.integer(view.lab.draws.n.length);
  const top = (dots: number) => base - Math.max(half, Math.ceil(dots / perRow)) * pitch;
  const read = columns.map((column, i): ReadablePoint => {
    const { x: at, announced, others } = stacks[i] as Stack;
    return { x: at, y: top(announced + others), line: String(i), text: columnText(view, column, all) };
  });
  const without = {
    x: noneX,
    y: top(0),
    line: "none",
    text: `No breakout that is over: ${text.integer(none)} of ${all} draws`,
  };
  const marks = labels.map(({ line, words, at }, i) => ({
    x: at,
    y: labelY(i),
    line: line.signal,
    text: words,
  }));
  return [...(none > 0 ? [without] : []), ...read, ...marks];
}

function columnText(
  { rule }: LabView,
  { value, from, to, announced, others }: LabColumn,
  all: string,
): string {
  const range =
    rule === "mean"
      ? `Mean from ${text.signed(from, 2)} to ${text.signed(to, 2)} log points`
      : `About ${text.percent(value)}`;
  return `${range}: ${text.integer(announced + others)} of ${all} draws, ${text.integer(announced)} of them announced`;
}
