import { seriesById } from "../../src/series/catalogue.js";
import { freshnessOf } from "../../src/series/freshness.js";
import type { SeriesResult } from "./fetch-series.js";

/** The last date of what a result holds, at any frequency. */
function lastOf({ rows }: SeriesResult): string {
  return rows.reduce((last, { date }) => (date > last ? date : last), "");
}

/** What ended well and what did not, in a line: `walcl  fetched  fred/WALCL  1,236 rows to 2026-08-19, 1 new`. */
export function seriesLine(result: SeriesResult): string {
  const { series, rows, fetch, added } = result;
  const held = rows.length > 0 ? `${rows.length.toLocaleString("en")} rows to ${lastOf(result)}` : "no rows";
  const fresh = added > 0 ? `, ${added.toLocaleString("en")} new` : "";
  return `${series.padEnd(15)} ${fetch.outcome.padEnd(9)} ${fetch.source.padEnd(34)} ${held}${fresh}`;
}

/** One line for each thing that a reader of the log should know: what failed and what was kept, and other remarks. */
export function warningsOf(results: readonly SeriesResult[]): string[] {
  return results.flatMap((result) => {
    const { series, rows, fetch } = result;
    const tried = fetch.outcome === "kept" || fetch.outcome === "fallback";
    const held =
      rows.length > 0
        ? `${rows.length.toLocaleString("en")} observations to ${lastOf(result)}, last good ${fetch.lastGood}`
        : "nothing, since nothing is held";
    const kept = fetch.outcome === "fallback" ? "the fallback extends" : "kept";
    const failed = tried && fetch.failure !== null ? [`${series}: ${fetch.failure}; ${kept} ${held}`] : [];
    return fetch.note === null ? failed : [...failed, `${series}: ${fetch.note}`];
  });
}

function ageOf(series: string, last: string, asOf: string): string {
  if (last === "") return "no data";
  const { age, state } = freshnessOf(seriesById(series), last, asOf);
  return `${age} d ${state}`;
}

/** A table of all series: source, outcome, rows, dates, new rows, revisions found now, age. */
export function tableLines(results: readonly SeriesResult[], asOf: string): string[] {
  const head = ["series", "source", "outcome", "rows", "first", "last", "new", "age"];
  const body = results.map((result) => {
    const { series, rows, fetch, added } = result;
    const last = lastOf(result);
    const first = rows.reduce((least, { date }) => (date < least ? date : least), last);
    const cells = [series, fetch.source, fetch.outcome, String(rows.length), first, last, String(added)];
    return [...cells, ageOf(series, last, asOf)];
  });
  const widths = head.map((title, i) => Math.max(...[head, ...body].map((row) => (row[i] ?? title).length)));
  const right = new Set([3, 6, 7]);
  return [head, ...body].map((row) =>
    row
      .map((cell, i) => (right.has(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
