import { availableOn } from "../../src/series/availability.js";
import { seriesById } from "../../src/series/catalogue.js";
import { contractOf } from "../../src/series/contracts.js";
import type { Observation, Series } from "../../src/series/series.js";
import { type Checked, checkAnswer } from "../../src/sources/check-answer.js";
import { compareSources, requireAgreement } from "../../src/sources/compare-sources.js";
import { type Ask, askedRange, type Feed, pointsOf } from "../../src/sources/feeds.js";
import type { Client } from "../../src/sources/http-client.js";
import type { Answer, Point, Range } from "../../src/sources/source.js";
import { SourceError } from "../../src/sources/source-error.js";
import type { Disagreement, Fetch, Revision } from "../../src/vintage/provenance.js";
import { joinRevisions, type LastGood, rowsOf } from "./last-good.js";
import { lastFinishedDay } from "./options.js";
import { planOf } from "./plan.js";

/** How one series came out of a refresh. */
export interface SeriesResult {
  readonly series: string;
  readonly rows: readonly Observation[];
  readonly fetch: Fetch;
  /** All that are known, the newly found last. */
  readonly revisions: readonly Revision[];
  readonly added: number;
}

/** What fetching any series needs. */
export interface Fetching {
  readonly client: Client;
  /** Nothing that was not known on this day (YYYY-MM-DD). */
  readonly asOf: string;
  /** The moment of the refresh, UTC: 2026-11-19T06:30Z. */
  readonly moment: string;
  readonly accept: ReadonlySet<string>;
  /** Whether the FRED answers with what was published by the as-of day. */
  readonly realTime: boolean;
}

/**
 * Asks for a series and proves the answer against its contract. A source that fails is replaced by its fallback for the
 * days since the last good ones; where that fails too, the last good observations stay, with the reason.
 * Throws nothing for a source's fault.
 */
export async function fetchSeries(
  id: string,
  feed: Feed,
  good: LastGood,
  fetching: Fetching,
): Promise<SeriesResult> {
  const series = seriesById(id);
  try {
    return await fromMain(series, feed, good, fetching);
  } catch (error) {
    const failure = reasonOf(error);
    if (feed.second && good.native.length > 0) {
      try {
        return await fromFallback(series, feed.main, feed.second, good, fetching, failure);
      } catch (second) {
        return kept(id, nameOf(feed.main), good, `${failure}; fallback ${reasonOf(second)}`, fetching.moment);
      }
    }
    return kept(id, nameOf(feed.main), good, failure, fetching.moment);
  }
}

/** The last good observations, with the reason why there are no newer ones (null where none were asked for). */
export function kept(
  id: string,
  source: string,
  good: LastGood,
  failure: string | null,
  moment: string | null,
): SeriesResult {
  const before = good.fetch;
  const fetch: Fetch = {
    series: id,
    source: before?.source ?? source,
    outcome: failure === null ? "not asked" : "kept",
    lastTry: moment ?? before?.lastTry ?? null,
    lastGood: good.lastGood,
    fullHistoryOn: before?.fullHistoryOn ?? null,
    fallbackFrom: before?.fallbackFrom ?? null,
    missing: before?.missing ?? 0,
    failure: failure ?? before?.failure ?? null,
    note: before?.note ?? null,
    check: before?.check ?? null,
  };
  return { series: id, rows: good.rows, fetch, revisions: good.revisions, added: 0 };
}

async function fromMain(
  series: Series,
  feed: Feed,
  good: LastGood,
  fetching: Fetching,
): Promise<SeriesResult> {
  const { asOf, moment } = fetching;
  const today = moment.slice(0, 10);
  const { range, whole } = planOf(series, good, { from: feed.from, asOf, today });
  const answer = await ask(series, feed.main, range, fetching);
  const checked = check(series, feed.main, answer, { range, whole }, good, fetching);
  const { check: disagreement, note } = await crossCheck(series, feed, checked.points, fetching);
  const fetch: Fetch = {
    series: series.id,
    source: nameOf(feed.main),
    outcome: "fetched",
    lastTry: moment,
    lastGood: moment,
    fullHistoryOn: whole ? today : (good.fetch?.fullHistoryOn ?? null),
    fallbackFrom: null,
    missing: answer.missing.length,
    failure: null,
    note: [note, revisedNote(series, feed, fetching)].filter((text) => text !== null).join("; ") || null,
    check: disagreement,
  };
  return resultOf(series, checked, good, fetch);
}

/** Extends what the source itself last gave by the second source's days since; days that it gave before stay. */
async function fromFallback(
  series: Series,
  main: Ask,
  second: Ask,
  good: LastGood,
  fetching: Fetching,
  failure: string,
): Promise<SeriesResult> {
  const since = good.fetch?.fallbackFrom ?? null;
  const own = good.native.filter(({ date }) => since === null || date < since);
  const last = own.at(-1)?.date ?? "";
  const range = { from: own.at(-60)?.date ?? own[0]?.date ?? "", to: fetching.asOf };
  const answer = await ask(series, second, range, fetching);
  requireAgreement(nameOf(second), compareSources(own, answer.points, "the last good closes"));
  const given = new Map(
    [...good.native, ...answer.points].filter(({ date }) => date > last).map((point) => [point.date, point]),
  );
  const points = [
    ...own.filter(({ date }) => date >= range.from),
    ...[...given.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
  ];
  const joined = { points, missing: answer.missing.filter((date) => date > last) };
  const checked = check(series, second, joined, { range, whole: false }, good, fetching);
  const fresh = points.find(({ date }) => date > last)?.date ?? null;
  const before = kept(series.id, nameOf(main), good, failure, fetching.moment).fetch;
  const fetch: Fetch = {
    ...before,
    outcome: fresh === null ? "kept" : "fallback",
    lastGood: fresh === null ? good.lastGood : fetching.moment,
    fallbackFrom: fresh,
    note: fresh === null ? null : `from ${fresh} on the closes are those of ${nameOf(second)}`,
  };
  return resultOf(series, checked, good, fetch);
}

async function ask(series: Series, from: Ask, range: Range, { client, asOf }: Fetching): Promise<Answer> {
  const get = client.get(from.source, from.symbol);
  const answer = await from.source.fetch(from.symbol, askedRange(from, range), get);
  const { points, missing } = pointsOf(from, answer);
  const known = (date: string) => availableOn(series, date) <= asOf;
  return { points: points.filter(({ date }) => known(date)), missing: missing.filter(known) };
}

function check(
  series: Series,
  from: Ask,
  answer: Answer,
  { range, whole }: { readonly range: Range; readonly whole: boolean },
  good: LastGood,
  { accept, asOf, moment }: Fetching,
): Checked {
  return checkAnswer({
    series,
    contract: contractOf(series.id, asOf),
    source: nameOf(from),
    answer,
    range,
    whole,
    before: good.native,
    beforeMonths: good.months,
    provisionalFrom: good.fetch?.fallbackFrom ?? null,
    acceptRevisions: accept.has(series.id),
    found: moment,
  });
}

/** Compares the whole history with the second source's. A second source that fails is noted; one that disagrees refuses. */
async function crossCheck(
  series: Series,
  { main, second }: Feed,
  points: readonly Point[],
  fetching: Fetching,
): Promise<{ check: Disagreement | null; note: string | null }> {
  const first = points[0];
  if (!second || !first) return { check: null, note: null };
  let answer: Answer;
  try {
    answer = await ask(series, second, { from: first.date, to: fetching.asOf }, fetching);
  } catch (error) {
    return { check: null, note: `not compared: ${reasonOf(error)}` };
  }
  const disagreement = compareSources(points, answer.points, nameOf(second));
  requireAgreement(nameOf(main), disagreement);
  return {
    check: disagreement,
    note: disagreement === null ? `${nameOf(second)} has no date in common` : null,
  };
}

function revisedNote(series: Series, { main }: Feed, { asOf, moment, realTime }: Fetching): string | null {
  if (!series.revised || (realTime && main.source.name === "fred")) return null;
  return asOf < lastFinishedDay(new Date(moment))
    ? `values as published by ${moment.slice(0, 10)}: later revisions than those of ${asOf} may be in them`
    : null;
}

function resultOf(
  series: Series,
  { points, added, revisions }: Checked,
  good: LastGood,
  fetch: Fetch,
): SeriesResult {
  return {
    series: series.id,
    rows: rowsOf(series.id, points, good.coarser),
    fetch,
    revisions: joinRevisions(good.revisions, revisions),
    added,
  };
}

function nameOf({ source, symbol }: Ask): string {
  return `${source.name}/${symbol}`;
}

/** The one line that says why; a fault that no source is to blame for says that it is ours. */
function reasonOf(error: unknown): string {
  if (error instanceof SourceError) return error.message;
  return `internal fault: ${error instanceof Error ? error.message : String(error)}`;
}
