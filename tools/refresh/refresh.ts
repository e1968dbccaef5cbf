import { setMaxListeners } from "node:events";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { lastDayOf } from "../../src/claims/known-facts.js";
import { catalogue } from "../../src/series/catalogue.js";
import type { Series } from "../../src/series/series.js";
import { feedsWith } from "../../src/sources/feeds.js";
import { fredApi, fredCsv } from "../../src/sources/fred.js";
import { defaultLimits, type Limits, openClient } from "../../src/sources/http-client.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import type { Vintage } from "../../src/vintage/vintage.js";
import { type VintageContents, writeVintage } from "../../src/vintage/write-vintage.js";
import { withLock } from "../lock.js";
import { type Fetching, fetchSeries, kept, type SeriesResult } from "./fetch-series.js";
import { importSeries } from "./import-series.js";
import { type LastGood, lastGoodOf } from "./last-good.js";
import type { RefreshOptions } from "./options.js";
import { lockOf, openTarget, type Target } from "./target.js";

export interface Refreshing {
  readonly root: string;
  readonly options: RefreshOptions;
  readonly now: Date;
  readonly random: () => number;
  readonly fredKey: string | undefined;
  readonly userAgent: string;
  readonly limits?: Partial<Limits>;
  /** Told of each series as it ends. */
  readonly onSeries: (result: SeriesResult, done: number, of: number) => void;
  readonly say: (line: string) => void;
}

export interface Refreshed {
  readonly results: readonly SeriesResult[];
  readonly previous: Vintage;
  /** Null where no series was good: then nothing was written. */
  readonly vintage: Vintage | null;
  readonly requests: number;
}

/**
 * Fetches every series into a new vintage and keeps the last good observations of each that fails.
 * One refresh at a time writes to a target; it is written beside, validated and moved into place, or not at all.
 * Throws `VintageError` where the target or the last good vintage is unsound, `LockError` where another refresh writes.
 */
export async function refresh(refreshing: Refreshing): Promise<Refreshed> {
  const { root, options, say } = refreshing;
  const lock = lockOf(root, options.vintage);
  await mkdir(resolve(lock, ".."), { recursive: true });
  return withLock(lock, { what: "refresh", patienceMs: 0, say }, async () => {
    const target = await openTarget(root, options);
    const previous = await readVintage(target.lastGood, { required: [] });
    const embedded = await readVintage(join(root, "data", "embedded"), { required: [] });
    const goodOf = lastGoodOf(previous, options.asOf);
    const { results, requests } = await fetchAll(refreshing, previous, goodOf);
    const isGood = ({ fetch }: SeriesResult) => !["kept", "not asked"].includes(fetch.outcome);
    if (!results.some(isGood)) return { results, previous, vintage: null, requests };
    const contents = contentsOf(refreshing, results, embedded);
    const required = catalogue.map(({ id }) => id).filter((id) => goodOf(id).rows.length > 0);
    return { results, previous, vintage: await put(target, contents, required), requests };
  });
}

async function fetchAll(
  { options, now, random, fredKey, userAgent, limits, onSeries }: Refreshing,
  previous: Vintage,
  goodOf: (id: string) => LastGood,
): Promise<{ results: SeriesResult[]; requests: number }> {
  const timeLimit = AbortSignal.timeout(options.timeLimitMs);
  setMaxListeners(0, timeLimit);
  const client = openClient({
    upstream: options.upstream,
    userAgent,
    limits: { ...defaultLimits, requestMs: options.timeoutMs, ...limits },
    signal: timeLimit,
    random,
  });
  const moment = momentOf(now);
  const { asOf, accept, imports, units, only } = options;
  const fetching: Fetching = { client, asOf, moment, accept, realTime: fredKey !== undefined };
  const feedOf = feedsWith({ fred: fredKey === undefined ? fredCsv : fredApi(fredKey, asOf) });
  const held = new Set(previous.coverage.map(({ series: id }) => id));
  const isAsked = (id: string) =>
    imports.has(id) || (feedOf(id) !== null && (only === null || only.includes(id)));
  const series = catalogue.filter(({ id }) => held.has(id) || isAsked(id));
  let done = 0;
  const one = async ({ id }: Series): Promise<SeriesResult> => {
    const path = imports.get(id);
    const feed = feedOf(id);
    const good = goodOf(id);
    const result = !isAsked(id)
      ? kept(id, feed ? `${feed.main.source.name}/${feed.main.symbol}` : "import", good, null, null)
      : path !== undefined
        ? await importSeries(id, { path, unit: units.get(id) }, good, fetching)
        : await fetchSeries(id, feed as NonNullable<typeof feed>, good, fetching);
    done += 1;
    onSeries(result, done, series.length);
    return result;
  };
  return { results: await Promise.all(series.map(one)), requests: client.requests() };
}

function momentOf(now: Date): string {
  return `${now.toISOString().slice(0, 16)}Z`;
}

function contentsOf(
  { options: { asOf }, now }: Refreshing,
  results: readonly SeriesResult[],
  embedded: Vintage,
): VintageContents {
  return {
    name: "refreshed",
    asOf,
    retrievedAt: momentOf(now),
    observations: results.flatMap(({ rows }) => rows),
    facts: embedded.facts.filter((fact) => lastDayOf(fact) <= asOf),
    factsAsOf: embedded.factsAsOf < asOf ? embedded.factsAsOf : asOf,
    factsRetrievedAt: embedded.factsRetrievedAt,
    fetches: results.map(({ fetch }) => fetch),
    revisions: results.flatMap(({ revisions }) => revisions),
  };
}

async function put(target: Target, contents: VintageContents, required: readonly string[]): Promise<Vintage> {
  const vintage = await writeVintage(target.directory, contents, { required, keepReplaced: true });
  await target.publish();
  return vintage;
}
