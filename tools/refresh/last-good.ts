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
  // What a refresh finds is dated by its own day, which comes after its as-of day.
  const revisions = group(
    vintage.revisions.filter(({ found }) => asOf >= vintage.asOf || found.slice(0, 10) <= asOf),
    ({ series }) => series,
  );
  return (id) => {
    const rows = known.get(id) ?? [];
    const { nativeFrequency } = seriesById(id);
    const native = rows.filter(({ frequency }) => frequency === nativeFrequency).map(toPoint);
    const fetch = cutTo(asOf, vintage.fetches.find(({ series }) => series === id) ?? null);
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

/** What is recorded of a fetch, without what is about later days. */
function cutTo(asOf: string, fetch: Fetch | null): Fetch | null {
  if (fetch === null) return null;
  const { fallbackFrom, check, note } = fetch;
  const isLater = fallbackFrom !== null && fallbackFrom > asOf;
  return {
    ...fetch,
    fallbackFrom: isLater ? null : fallbackFrom,
    note: isLater ? null : note,
    check: check !== null && check.largestOn > asOf ? null : check,
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

/**
 * The revisions that were known and those just found. A second refresh within the minute that finds another value for a
 * date continues the revision that the first one found.
 */
export function joinRevisions(before: readonly Revision[], found: readonly Revision[]): Revision[] {
  const keyOf = ({ date, found: moment }: Revision) => `${date} ${moment}`;
  const now = new Map(found.map((revision) => [keyOf(revision), revision]));
  const earlier = new Map(before.map((revision) => [keyOf(revision), revision]));
  return [
    ...before.filter((revision) => !now.has(keyOf(revision))),
    ...found
      .map((revision) => ({ ...revision, before: earlier.get(keyOf(revision))?.before ?? revision.before }))
      .filter((revision) => revision.before !== revision.after),
  ];
}
