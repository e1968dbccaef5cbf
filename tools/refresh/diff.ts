import { group } from "d3-array";
import { catalogue, seriesById } from "../../src/series/catalogue.js";
import type { Observation } from "../../src/series/series.js";
import type { Vintage } from "../../src/vintage/vintage.js";

interface Change {
  readonly date: string;
  readonly before: number;
  readonly after: number;
}

/** What became of a series between two vintages. Dates are YYYY-MM-DD, ascending. */
export interface SeriesDiff {
  readonly series: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly Change[];
}

/** What changed from one vintage to another, series by series, those alone in which something did. */
export function diffVintages(old: Vintage, fresh: Vintage): SeriesDiff[] {
  const before = group(old.observations, ({ series }) => series);
  const after = group(fresh.observations, ({ series }) => series);
  return catalogue
    .map(({ id }) => diffSeries(id, before.get(id) ?? [], after.get(id) ?? []))
    .filter(({ added, removed, changed }) => added.length + removed.length + changed.length > 0);
}

function diffSeries(series: string, old: readonly Observation[], fresh: readonly Observation[]): SeriesDiff {
  const key = ({ frequency, date }: Observation) => `${date} ${frequency}`;
  const before = new Map(old.map((row) => [key(row), row]));
  const after = new Map(fresh.map((row) => [key(row), row]));
  const changed = fresh.flatMap((row) => {
    const earlier = before.get(key(row));
    return earlier && earlier.value !== row.value
      ? [{ date: row.date, before: earlier.value, after: row.value }]
      : [];
  });
  const dates = (rows: readonly Observation[], other: ReadonlyMap<string, Observation>) =>
    rows.filter((row) => !other.has(key(row))).map(({ date }) => date);
  return { series, added: dates(fresh, before), removed: dates(old, after), changed };
}

/** The difference as lines: how many rows were added, removed and changed, where, and the largest change. */
export function diffLines(old: Vintage, fresh: Vintage): string[] {
  const head = `from ${old.id} to ${fresh.id}`;
  const diffs = diffVintages(old, fresh);
  if (diffs.length === 0) return [`${head}: the same observations`];
  return [head, ...diffs.map(lineOf)];
}

function lineOf({ series, added, removed, changed }: SeriesDiff): string {
  const parts = [
    added.length > 0 ? `+${added.length} (${span(added)})` : "",
    removed.length > 0 ? `-${removed.length} (${span(removed)})` : "",
    changed.length > 0 ? `${changed.length} changed, most ${largest(series, changed)}` : "",
  ];
  return `  ${series.padEnd(16)}${parts.filter(Boolean).join("; ")}`;
}

function span(dates: readonly string[]): string {
  const ordered = [...dates].sort();
  const first = ordered[0] ?? "";
  const last = ordered.at(-1) ?? "";
  return first === last ? first : `${first} to ${last}`;
}

function largest(series: string, changes: readonly Change[]): string {
  const size = ({ before, after }: Change) => Math.abs(after - before);
  const most = changes.reduce((a, b) => (size(b) > size(a) ? b : a));
  return `on ${most.date}: ${most.before} to ${most.after} ${seriesById(series).unit}`;
}
