import type { P4Evidence, Reason } from "../../claims/catalysts/p4.js";
import { shortFactDate } from "../../claims/fact-words.js";
import { countWord } from "../../text/numbers.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, type Group, round, type Surroundings } from "../draw.js";
import { wrapText } from "../wrap-text.js";

const rowHeight = 34;
const headLine = 15;

/** The reasons that the article gives for him, and those that his statements give. */
export function reasonsChart(evidence: P4Evidence): Chart {
  const { reasons, statements } = evidence;
  const attributed = reasons.filter((reason) => reason.attributed);
  const given = attributed.filter(({ givenIn }) => givenIn.length > 0).length;
  return {
    id: "reasons",
    title: `Of the ${countWord(attributed.length)} reasons that the article gives for him his statements give ${given === 0 ? "none" : countWord(given)}.`,
    subtitle:
      "Reasons by rows, his statements as reported by columns. Disc: the report gives the reason; dash: it does not.",
    description: `Grid: ${reasons.map(({ words, attributed: own, givenIn }) => `${words}${own ? ", attributed by the article" : ""}: in ${countWord(givenIn.length)} of ${countWord(statements.length)} reports`).join("; ")}.`,
    table: {
      columns: [
        "Reason",
        "In the article",
        ...statements.map(({ fact, words }) => `${words}, ${shortFactDate(fact)}`),
      ],
      rows: reasons.map((reason) => [
        reason.words,
        reason.attributed ? "yes" : "no",
        ...statements.map(({ fact }) => (givenIn(reason, fact.id) ? "yes" : "no")),
      ]),
    },
    series: [],
    facts: statements.map(({ fact }) => fact.id),
    draw: (width, surroundings) => draw(evidence, width, surroundings),
  };
}

function givenIn({ givenIn: rows }: Reason, id: string): boolean {
  return rows.some((fact) => fact.id === id);
}

function draw({ reasons, statements }: P4Evidence, width: number, { document }: Surroundings): Drawing {
  const narrow = width < 500;
  const left = narrow ? 166 : 230;
  const columns = [
    narrow ? "the article" : "the Italian article",
    ...statements.map(({ fact, words }) =>
      narrow ? shortFactDate(fact) : `${words}, ${shortFactDate(fact)}`,
    ),
  ];
  const step = Math.min(170, (width - left) / columns.length);
  const grid: Grid = {
    columns,
    x: (column) => left + step * (column + 0.5),
    right: left + step * columns.length,
  };
  const heads = columns.map((column) => wrapText(column, Math.max(6, Math.floor((step - 6) / 6.4))));
  const top = Math.max(...heads.map((lines) => lines.length)) * headLine + 10;
  const svg = drawing(document, width, top + reasons.length * rowHeight + 6);
  const plot = svg.append("g").attr("class", "reasons");
  heads.forEach((lines, column) => {
    drawHead(plot, lines, grid.x(column), top);
  });
  const points = reasons.flatMap((reason, row) => {
    const marks = [reason.attributed, ...statements.map(({ fact }) => givenIn(reason, fact.id))];
    return drawReason(plot, reason.words, marks, top + rowHeight * row, grid);
  });
  return { svg: svg.node() as SVGSVGElement, points };
}

interface Grid {
  readonly columns: readonly string[];
  readonly x: (column: number) => number;
  readonly right: number;
}

function drawHead(group: Group, lines: readonly string[], x: number, top: number): void {
  lines.forEach((line, i) => {
    group
      .append("text")
      .attr("class", "head")
      .attr("x", round(x))
      .attr("y", top - 8 - headLine * (lines.length - 1 - i))
      .attr("text-anchor", "middle")
      .text(line);
  });
}

function drawReason(
  group: Group,
  words: string,
  marks: readonly boolean[],
  top: number,
  { columns, x, right }: Grid,
): ReadablePoint[] {
  const y = top + rowHeight / 2;
  group
    .append("line")
    .attr("class", "grid")
    .attr("x1", 0)
    .attr("x2", round(right))
    .attr("y1", top)
    .attr("y2", top);
  group.append("text").attr("x", 2).attr("y", y).attr("dy", "0.34em").text(words);
  return marks.map((given, column) => {
    const at = round(x(column));
    if (given) group.append("circle").attr("class", "fact-mark").attr("cx", at).attr("cy", y).attr("r", 6);
    else
      group
        .append("line")
        .attr("class", "absent")
        .attr("x1", at - 5)
        .attr("x2", at + 5)
        .attr("y1", y)
        .attr("y2", y);
    const text = `${words}, ${columns[column] ?? ""}: ${given ? "given" : "not given"}`;
    return { x: at, y, line: words, text };
  });
}
