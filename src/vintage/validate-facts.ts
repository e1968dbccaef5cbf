import { isFactDate } from "../series/dates.js";
import type { Line, Refuse } from "./parse-table.js";
import type { Confidence, Fact } from "./vintage.js";

const confidences: readonly Confidence[] = ["high", "medium-high", "medium", "low"];
const urlPattern = /^https?:\/\/[^\s/]+\.[^\s/]+(\/\S*)?$/;

function toFact({ cells }: Line, confidence: Confidence): Fact {
  const cell = (column: string) => cells[column] ?? "";
  return {
    id: cell("id"),
    topic: cell("topic"),
    date: cell("date"),
    value: cell("value"),
    unit: cell("unit"),
    statement: cell("statement"),
    source: cell("source"),
    url: cell("url"),
    secondUrl: cell("second_url") || null,
    confidence,
  };
}

function validateFact(line: Line, refuse: Refuse): Fact {
  const { row, cells } = line;
  const subject = cells.id || "facts.csv";
  for (const column of ["id", "topic", "value", "unit", "statement", "source"]) {
    if (!cells[column]?.trim()) refuse({ subject, rule: column, row, expected: "some text", got: '""' });
  }
  const { date = "", url = "", second_url: secondUrl = "", confidence = "" } = cells;
  if (!isFactDate(date)) {
    refuse({
      subject,
      rule: "date",
      row,
      expected: "YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn",
      got: `"${date}"`,
    });
  }
  const expected = "an http or https address";
  if (!urlPattern.test(url)) refuse({ subject, rule: "url", row, expected, got: `"${url}"` });
  if (secondUrl && !urlPattern.test(secondUrl)) {
    refuse({ subject, rule: "second_url", row, expected, got: `"${secondUrl}"` });
  }
  const known = confidences.find((candidate) => candidate === confidence);
  if (known) return toFact(line, known);
  return refuse({
    subject,
    rule: "confidence",
    row,
    expected: confidences.join(" or "),
    got: `"${confidence}"`,
  });
}

/**
 * The facts in the lines of facts.csv, in the file's order.
 * Each has a unique id, some text in every column but `second_url`, a date as YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn,
 * http addresses and a known confidence. Throws a rule named after the column, or `duplicate id`.
 */
export function validateFacts(lines: readonly Line[], refuse: Refuse): Fact[] {
  const rows = new Map<string, number>();
  return lines.map((line) => {
    const fact = validateFact(line, refuse);
    const earlier = rows.get(fact.id);
    if (earlier !== undefined) {
      const got = `the id of row ${earlier}`;
      refuse({ subject: fact.id, rule: "duplicate id", row: line.row, expected: "an id of its own", got });
    }
    rows.set(fact.id, line.row);
    return fact;
  });
}
