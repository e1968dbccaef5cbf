import { layouts } from "./columns.js";
import { readLine } from "./line-reader.js";
import type { Line, Refuse } from "./parse-table.js";
import type { Revision } from "./provenance.js";

const { path: file } = layouts.revisions;

function revisionOf(line: Line, refuse: Refuse): Revision {
  const read = readLine(line, file, refuse);
  const revision = {
    series: read.series(),
    date: read.date("date"),
    before: read.number("before"),
    after: read.number("after"),
    found: read.moment("found"),
  };
  return revision.before === revision.after ? read.fail("after", "another value than before") : revision;
}

/**
 * The revisions in the lines of revisions.csv, in the file's order; there may be none.
 * Each is of a series of the catalogue, on a real day, from one finite number to another; a date of a series is revised
 * once at most at a moment. Throws the rules `known series`, `duplicate revision`, and those named after a column.
 */
export function validateRevisions(lines: readonly Line[], refuse: Refuse): Revision[] {
  const rows = new Map<string, number>();
  return lines.map((line) => {
    const revision = revisionOf(line, refuse);
    const key = `${revision.series} ${revision.date} ${revision.found}`;
    const earlier = rows.get(key);
    if (earlier !== undefined) {
      const expected = "one revision of a date at a moment";
      const got = `that of row ${earlier} again`;
      refuse({ subject: revision.series, rule: "duplicate revision", row: line.row, expected, got });
    }
    rows.set(key, line.row);
    return revision;
  });
}
