import { spread } from "./axes.js";
import { type Group, round } from "./draw.js";
import type { PlacedLine, PlotFrame } from "./time-plot.js";

const letterWidth = 7.4;
const lineHeight = 14;
const gap = 8;

/** The room that the names of lines need to the right of a plot: at least the usual, at most two fifths of the drawing. */
export function labelMargin(labels: readonly string[], usual: number, width: number): number {
  const widest = Math.max(...labels.map((label) => gap + letterWidth * label.length));
  return Math.round(Math.min(Math.max(usual, widest), 0.4 * width));
}

/** Names each line at its end, in its colour; names that would touch are moved apart, long ones stand on two lines. */
export function labelEnds(
  group: Group,
  lines: readonly PlacedLine[],
  { top, bottom, edge }: Pick<PlotFrame, "top" | "bottom" | "edge">,
): void {
  const named = lines.flatMap(({ line, path }) => {
    const end = path.at(-1);
    return end ? [{ ...line, x: end[0], y: end[1], words: wrapped(line.label, edge - end[0] - gap) }] : [];
  });
  const distance = named.some(({ words }) => words.length > 1) ? 2 * lineHeight + 2 : 16;
  const heights = spread(
    named.map(({ y }) => y),
    distance,
    top + 6,
    bottom - 4,
  );
  named.forEach(({ id, colour, x, words }, i) => {
    const text = group
      .append("g")
      .attr("class", `label series-${colour}`)
      .attr("data-line", id)
      .append("text")
      .attr("x", round(x) + gap)
      .attr("y", round(heights[i] ?? 0))
      .attr("dy", "0.32em");
    const [first = "", second] = words;
    text.text(first);
    if (second)
      text
        .append("tspan")
        .attr("x", round(x) + gap)
        .attr("dy", lineHeight)
        .text(second);
  });
}

/** One line of words, or two where they would pass the edge, parted where the longer of them is shortest. */
export function wrapped(label: string, room: number): readonly string[] {
  if (letterWidth * label.length <= room) return [label];
  const words = label.split(" ");
  const ways = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(" "), words.slice(i + 1).join(" ")]);
  const longest = (lines: readonly string[]) => Math.max(...lines.map((line) => line.length));
  return ways.reduce<readonly string[]>((best, way) => (longest(way) < longest(best) ? way : best), [label]);
}
