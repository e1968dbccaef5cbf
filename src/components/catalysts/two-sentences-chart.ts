import { articleSentences, depthLine, type P5Evidence } from "../../claims/catalysts/p5.js";
import { countWord } from "../../text/numbers.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";
import { wrapText } from "../wrap-text.js";

interface TextBlock {
  readonly head: string;
  readonly paragraphs: readonly string[];
}

const line = 17;
const gutter = 24;

/** The article\u2019s two sentences side by side, and what the dated rows say beneath. */
export function twoSentencesChart({ depth }: P5Evidence): Chart {
  const against = depth.filter(({ thinner }) => thinner).length;
  const blocks: TextBlock[] = [
    { head: "One sentence of the article", paragraphs: [`\u201c${articleSentences.improving}\u201d`] },
    { head: "Another", paragraphs: [`\u201c${articleSentences.thinner}\u201d`] },
    { head: "The dated rows on depth", paragraphs: depth.map(depthLine) },
  ];
  return {
    id: "two-sentences",
    title: `${capital(countWord(against))} of ${countWord(depth.length)} dated rows on depth side with the sentence on thinner books.`,
    subtitle:
      "Two sentences of the English article, and the depth of bitcoin\u2019s order books as reported, USD million or change in percent.",
    description: blocks
      .map(({ head, paragraphs }) => `${head}: ${paragraphs.join("; ")}`)
      .join(" ")
      .replace(/[^.]$/, "$&."),
    table: {
      columns: ["Date", "What", "Against improvement"],
      rows: depth.map(({ fact, words, thinner }) => [fact.date, words, thinner ? "yes" : "no"]),
    },
    series: [],
    facts: depth.map(({ fact }) => fact.id),
    draw: (width, surroundings) => draw(blocks, width, surroundings),
  };
}

function draw(blocks: readonly TextBlock[], width: number, { document }: Surroundings): Drawing {
  const columns = width < 500 ? 1 : width < 800 ? 2 : 3;
  const blockWidth = (width - gutter * (columns - 1)) / columns;
  const wrapped = blocks.map(({ head, paragraphs }) => ({
    head,
    lines: paragraphs.flatMap((paragraph) => wrapText(paragraph, Math.floor((blockWidth - 14) / 6.9))),
  }));
  const heights = wrapped.map(({ lines }) => (lines.length + 1) * line + 26);
  const rows = Array.from({ length: Math.ceil(blocks.length / columns) }, (_, row) =>
    Math.max(...heights.slice(row * columns, (row + 1) * columns)),
  );
  const svg = drawing(
    document,
    width,
    rows.reduce((sum, height) => sum + height, 4),
  );
  const plot = svg.append("g").attr("class", "text-blocks");
  const points = wrapped.map(({ head, lines }, i): ReadablePoint => {
    const row = Math.floor(i / columns);
    const top = rows.slice(0, row).reduce((sum, height) => sum + height, 4);
    const left = (i % columns) * (blockWidth + gutter);
    drawBlock(plot, head, lines, left, top);
    return { x: left + 4, y: top + 12, line: head, text: `${head}: ${lines.join(" ")}` };
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

function drawBlock(group: Group, head: string, lines: readonly string[], left: number, top: number): void {
  const block = group.append("g").attr("class", "text-block").attr("data-line", head);
  block
    .append("line")
    .attr("class", "text-block-rule")
    .attr("x1", round(left) + 1)
    .attr("x2", round(left) + 1)
    .attr("y1", top)
    .attr("y2", top + (lines.length + 1) * line + 4);
  [head, ...lines].forEach((text, i) => {
    block
      .append("text")
      .attr("class", i === 0 ? "head" : null)
      .attr("x", round(left) + 12)
      .attr("y", top + line * i + 12)
      .text(text);
  });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
