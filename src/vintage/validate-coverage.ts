import { seriesById } from "../series/catalogue.js";
import type { Line, Refuse } from "./parse-table.js";
import type { Coverage } from "./vintage.js";

const file = "series.csv";

function key(one: { readonly series?: string; readonly frequency?: string }): string {
  return `${one.series} ${one.frequency}`;
}

function checkLine({ row, cells }: Line, held: Coverage | undefined, refuse: Refuse): void {
  const subject = cells.series || file;
  if (!held) {
    const expected = `${cells.frequency} observations in observations.csv`;
    refuse({ subject, rule: "empty series", row, expected, got: "none" });
  }
  const compared = { ...held, unit: seriesById(held.series).unit };
  for (const column of ["first", "last", "rows", "unit"] as const) {
    const expected = String(compared[column]);
    const got = cells[column] ?? "";
    if (got !== expected) refuse({ subject, rule: `series.csv ${column}`, row, expected, got: `"${got}"` });
  }
}

/**
 * Checks the lines of series.csv against what observations.csv holds: one line for each series and frequency
 * held and no other, with its first and last date, number of rows and the catalogue's unit; and observations of every required series.
 * Throws the rules `empty series`, `series.csv line`, `series.csv first`, `… last`, `… rows`, `… unit`.
 */
export function validateCoverage(
  lines: readonly Line[],
  coverage: readonly Coverage[],
  required: readonly string[],
  refuse: Refuse,
): void {
  const held = new Map(coverage.map((one) => [key(one), one]));
  const listed = new Set<string>();
  for (const line of lines) {
    checkLine(line, held.get(key(line.cells)), refuse);
    const expected = "one line for each series and frequency";
    if (listed.has(key(line.cells))) {
      refuse({
        subject: file,
        rule: "series.csv line",
        row: line.row,
        expected,
        got: `"${key(line.cells)}" again`,
      });
    }
    listed.add(key(line.cells));
  }
  for (const { series, frequency } of coverage) {
    if (listed.has(key({ series, frequency }))) continue;
    refuse({
      subject: series,
      rule: "series.csv line",
      expected: `a line for ${series} ${frequency}`,
      got: "none",
    });
  }
  const ids = new Set(coverage.map(({ series }) => series));
  for (const id of required) {
    if (!ids.has(id)) refuse({ subject: id, rule: "empty series", expected: "observations", got: "none" });
  }
}
