import { csvFormatRows } from "d3-dsv";
import { catalogue, seriesById } from "../series/catalogue.js";
import type { Frequency, Observation } from "../series/series.js";
import { columnsOf } from "./columns.js";
import type { Fetch, Revision } from "./provenance.js";
import type { Coverage, Fact, ResourceName } from "./vintage.js";

const frequencyOrder: readonly Frequency[] = ["event", "daily", "weekly", "monthly"];
const seriesOrder: ReadonlyMap<string, number> = new Map(catalogue.map(({ id }, i) => [id, i]));

function table(resource: ResourceName, rows: readonly (readonly string[])[]): string {
  return `${csvFormatRows([columnsOf(resource), ...rows].map((row) => [...row]))}\n`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function placeOf({ series }: { readonly series: string }): number {
  return seriesOrder.get(series) ?? catalogue.length;
}

/** Observations in the order of a vintage: series as in the catalogue, frequency from fine to coarse, date. Unknown series come last. */
export function sortObservations(observations: readonly Observation[]): Observation[] {
  return [...observations].sort(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      compareText(a.series, b.series) ||
      frequencyOrder.indexOf(a.frequency) - frequencyOrder.indexOf(b.frequency) ||
      compareText(a.date, b.date),
  );
}

/** The text of observations.csv. Values are written with the fewest digits that read back as the same number. */
export function observationsText(observations: readonly Observation[]): string {
  return table(
    "observations",
    observations.map(({ series, frequency, date, value }) => [series, frequency, date, String(value)]),
  );
}

/** The text of series.csv: coverage with the catalogue's words. Throws on a series that the catalogue does not list. */
export function seriesText(coverage: readonly Coverage[]): string {
  return table(
    "series",
    coverage.map(({ series, frequency, first, last, rows }) => {
      const { title, unit, publisher, licence, redistributable } = seriesById(series);
      const known = [series, title, unit, publisher, licence, String(redistributable)];
      return [...known, frequency, first, last, String(rows)];
    }),
  );
}

/** The text of facts.csv, in the order of the input. */
export function factsText(facts: readonly Fact[]): string {
  return table(
    "facts",
    facts.map((fact) => [
      fact.id,
      fact.topic,
      fact.date,
      fact.value,
      fact.unit,
      fact.statement,
      fact.source,
      fact.url,
      fact.secondUrl ?? "",
      fact.confidence,
    ]),
  );
}

/** The text of fetches.csv, in the catalogue's order of series. */
export function fetchesText(fetches: readonly Fetch[]): string {
  const text = (value: string | number | null | undefined) => String(value ?? "");
  const rows = [...fetches]
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map(({ check, ...fetch }) => [
      fetch.series,
      fetch.source,
      fetch.outcome,
      text(fetch.lastTry),
      fetch.lastGood,
      text(fetch.fullHistoryOn),
      text(fetch.fallbackFrom),
      text(fetch.missing),
      text(fetch.failure),
      text(fetch.note),
      text(check?.source),
      text(check?.compared),
      text(check?.differing),
      text(check?.tolerance),
      text(check?.largest),
      text(check?.largestOn),
    ]);
  return table("fetches", rows);
}

/** The text of revisions.csv, in the catalogue's order of series, by date and by when each was found. */
export function revisionsText(revisions: readonly Revision[]): string {
  const rows = [...revisions]
    .sort((a, b) => placeOf(a) - placeOf(b) || compareText(a.date, b.date) || compareText(a.found, b.found))
    .map(({ series, date, before, after, found }) => [series, date, String(before), String(after), found]);
  return table("revisions", rows);
}
