import { group } from "d3-array";
import { availableOn } from "../../src/series/availability.js";
import { seriesById } from "../../src/series/catalogue.js";
import { monthEnds } from "../../src/series/month-ends.js";
import type { Observation } from "../../src/series/series.js";
import type { Point } from "../../src/sources/source.js";
import type { Fetch, Revision } from "../../src/vintage/provenance.js";
import type { Vintage } from "../../src/vintage/vintage.js";

/** What the last good vintage holds of a series that was known by the as-of day. */
export interface LastGood {
  readonly rows: readonly Observation[];
  /** At the series' own frequency, ascending. */
  readonly native: readonly Point[];
  /** At coarser frequencies. */
  readonly coarser: readonly Observation[];
  /** Month ends given as such. */
  readonly months: readonly Point[];
  readonly fetch: Fetch | null;
  readonly revisions: readonly Revision[];
  /** When its observations were accepted. */
  readonly lastGood: string;
  readonly vintage: string;
}

/** The last good observations of each series in a vintage, as far as they were known on a day (YYYY-MM-DD). */
export function lastGoodOf(vintage: Vintage, asOf: string): (id: string) => LastGood {
  const known = group(
    vintage.observations.filter(({ series, date }) => availableOn(seriesById(series), date) <= asOf),
    ({ series }) => series,
  );
  const revisions = group(
    vintage.revisions.filter(({ found }) => found.slice(0, 10) <= asOf),
    ({ series }) => series,
  );
  return (id) => {
    const rows = known.get(id) ?? [];
    const { nativeFrequency } = seriesById(id);
    const native = rows.filter(({ frequency }) => frequency === nativeFrequency).map(toPoint);
    const fetch = vintage.fetches.find(({ series }) => series === id) ?? null;
    return {
      rows,
      native,
      coarser: rows.filter(({ frequency }) => frequency !== nativeFrequency),
      months: rows
        .filter(({ frequency }) => frequency === "monthly" && frequency !== nativeFrequency)
        .map(toPoint),
      fetch,
      revisions: revisions.get(id) ?? [],
      lastGood: fetch?.lastGood ?? vintage.retrievedAt,
      vintage: vintage.id,
    };
  };
}

function toPoint({ date, value }: Observation): Point {
  return { date, value };
}

/** The rows of a series: its native history, and the coarser ones that reach further back. */
export function rowsOf(id: string, native: readonly Point[], coarser: readonly Observation[]): Observation[] {
  const { nativeFrequency, resample } = seriesById(id);
  const from = monthEnds(native, resample)[0]?.date ?? native[0]?.date ?? "9999-12-31";
  const rows = native.map(({ date, value }) => ({ series: id, frequency: nativeFrequency, date, value }));
  return [...rows, ...coarser.filter(({ date }) => date < from)];
}
