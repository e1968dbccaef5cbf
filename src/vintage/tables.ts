import { csvFormatRows } from "d3-dsv";
import { catalogue, seriesById } from "../series/catalogue.js";
import type { Frequency, Observation } from "../series/series.js";
import { columnsOf } from "./columns.js";
import type { Coverage, Fact, ResourceName } from "./vintage.js";

const frequencyOrder: readonly Frequency[] = ["event", "daily", "weekly", "monthly"];
const seriesOrder: ReadonlyMap<string, number> = new Map(catalogue.map(({ id }, i) => [id, i]));

function table(resource: ResourceName, rows: readonly (readonly string[])[]): string {
  return `${csvFormatRows([columnsOf(resource), ...rows].map((row) => [...row]))}\n`;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Observations in the order of a vintage: series as in the catalogue, frequency from fine to coarse, date. Unknown series come last. */
export function sortObservations(observations: readonly Observation[]): Observation[] {
  const place = ({ series }: Observation) => seriesOrder.get(series) ?? catalogue.length;
  return [...observations].sort(
    (a, b) =>
      place(a) - place(b) ||
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
