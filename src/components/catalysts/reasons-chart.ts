import type { P4Evidence, Reason } from "../../claims/catalysts/p4.js";
import { shortFactDate } from "../../claims/fact-words.js";
import { countWord } from "../../text/numbers.js";
import type { Chart, Drawing, ReadablePoint } from "../chart.js";
import { drawing, round, type Surroundings } from "../draw.js";
import { wrapText } from "../wrap-text.js";

const rowHeight = 34;

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
  const left = width < 500 ? 138 : 230;
  const columns = [
    "the Italian article",
    ...statements.map(({ fact, words }) => `${words}, ${shortFactDate(fact)}`),
  ];
  const step = Math.min(170, (width - left) / columns.length);
  const heads = columns.map((column) => wrapText(column, Math.max(8, Math.floor((step - 6) / 6.4))));
  const top = Math.max(...heads.map((lines) => lines.length)) * 15 + 10;
  const svg = drawing(document, width, top + reasons.length * rowHeight + 6);
  const plot = svg.append("g").attr("class", "reasons");
  const x = (column: number) => left + step * (column + 0.5);
  heads.forEach((lines, column) => {
    lines.forEach((line, i) => {
      plot
        .append("text")
        .attr("class", "head")
        .attr("x", round(x(column)))
        .attr("y", top - 8 - 15 * (lines.length - 1 - i))
        .attr("text-anchor", "middle")
        .text(line);
    });
  });
  const points: ReadablePoint[] = [];
  reasons.forEach((reason, row) => {
    const y = top + rowHeight * (row + 0.5);
    plot
      .append("line")
      .attr("class", "grid")
      .attr("x1", 0)
      .attr("x2", round(left + step * columns.length))
      .attr("y1", top + rowHeight * row)
      .attr("y2", top + rowHeight * row);
    plot.append("text").attr("x", 2).attr("y", y).attr("dy", "0.34em").text(reason.words);
    const marks = [reason.attributed, ...statements.map(({ fact }) => givenIn(reason, fact.id))];
    marks.forEach((yes, column) => {
      if (yes) {
        plot
          .append("circle")
          .attr("class", "fact-mark")
          .attr("cx", round(x(column)))
          .attr("cy", y)
          .attr("r", 6);
      } else {
        plot
          .append("line")
          .attr("class", "absent")
          .attr("x1", round(x(column) - 5))
          .attr("x2", round(x(column) + 5))
          .attr("y1", y)
          .attr("y2", y);
      }
      points.push({
        x: x(column),
        y,
        line: reason.words,
        text: `${reason.words}, ${columns[column] ?? ""}: ${yes ? "given" : "not given"}`,
      });
    });
  });
  return { svg: svg.node() as SVGSVGElement, points };
}
