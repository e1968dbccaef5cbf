import { layouts } from "./columns.js";
import { type LineReader, readLine } from "./line-reader.js";
import type { Line, Refuse } from "./parse-table.js";
import type { Disagreement, Fetch, Outcome } from "./provenance.js";

const { path: file } = layouts.fetches;
const outcomes: readonly Outcome[] = ["fetched", "fallback", "kept", "imported", "not asked"];
const checkColumns = ["check_source", "compared", "differing", "tolerance", "largest", "largest_on"];

function checkOf(line: Line, read: LineReader): Disagreement | null {
  const filled = checkColumns.filter((column) => line.cells[column] !== "");
  if (filled.length === 0) return null;
  const empty = checkColumns.find((column) => !filled.includes(column));
  if (empty) read.fail(empty, `a value, as in ${filled[0]}`);
  const compared = read.count("compared", 1);
  const differing = read.count("differing");
  if (differing > compared) read.fail("differing", `at most ${compared}, the dates compared`);
  return {
    source: read.text("check_source"),
    compared,
    differing,
    tolerance: read.number("tolerance", 0),
    largest: read.number("largest", 0),
    largestOn: read.date("largest_on"),
  };
}

function fetchOf(line: Line, refuse: Refuse): Fetch {
  const read = readLine(line, file, refuse);
  const series = read.series();
  const outcome = outcomes.find((candidate) => candidate === line.cells.outcome);
  return {
    series,
    source: read.text("source"),
    outcome: outcome ?? read.fail("outcome", outcomes.join(" or ")),
    lastTry: read.optional(read.moment, "last_try"),
    lastGood: read.moment("last_good"),
    fullHistoryOn: read.optional(read.date, "full_history_on"),
    fallbackFrom: read.optional(read.date, "fallback_from"),
    missing: read.count("missing"),
    failure: read.optional(read.text, "failure"),
    note: read.optional(read.text, "note"),
    check: checkOf(line, read),
  };
}

/**
 * What the lines of fetches.csv say of each series, in the file's order; at least one.
 * Each is of a series of the catalogue, each series once, with a known outcome, moments and dates of their forms, whole
 * numbers where days are counted, and a second source with all its columns or none of them.
 * Throws the rules `rows`, `known series`, `duplicate series`, and those named after a column.
 */
export function validateFetches(lines: readonly Line[], refuse: Refuse): Fetch[] {
  if (lines.length === 0) {
    refuse({ subject: file, rule: "rows", expected: "a line for each series fetched", got: "none" });
  }
  const rows = new Map<string, number>();
  return lines.map((line) => {
    const fetch = fetchOf(line, refuse);
    const earlier = rows.get(fetch.series);
    if (earlier !== undefined) {
      const got = `that of row ${earlier}`;
      const expected = "a series of its own";
      refuse({ subject: fetch.series, rule: "duplicate series", row: line.row, expected, got });
    }
    rows.set(fetch.series, line.row);
    return fetch;
  });
}
