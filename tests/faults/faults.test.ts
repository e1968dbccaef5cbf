import { existsSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readVintage } from "../../src/vintage/read-vintage.js";
import type { Vintage } from "../../src/vintage/vintage.js";
import type { SeriesResult } from "../../tools/refresh/fetch-series.js";
import type { Refreshed } from "../../tools/refresh/refresh.js";
import { warningsOf } from "../../tools/refresh/report-lines.js";
import { baseDay, copyOf, digest, makeBase, refreshAt, writeSmallBase } from "./base-vintages.js";
import { type Expected, expectedOf, tried } from "./fault-table.js";
import { type FaultKind, faultKinds } from "./stand-in/fault-kinds.js";
import { type SourceName, seriesOf, sourceNames } from "./stand-in/names.js";
import { openStandIn, type StandIn } from "./stand-in/open-stand-in.js";

const kinds = Object.keys(faultKinds) as FaultKind[];
let base: Vintage;

beforeAll(async () => {
  const standIn = await openStandIn({ asOf: baseDay });
  base = await makeBase(standIn.url);
  await standIn.close();
});

function idsOf(source: SourceName): string[] {
  return tried[source].map((name) => seriesOf(source, name) ?? "");
}

function rowsOf(vintage: Vintage, id: string): readonly unknown[] {
  return vintage.observations.filter(({ series }) => series === id);
}

/** What must hold for a series whose source is at fault, given what it was without the fault. */
function expectOutcome(
  { fetch, rows, added }: SeriesResult,
  expected: Expected,
  sound: SeriesResult,
  before: Vintage,
): void {
  if (expected === "harmless") {
    expect({ outcome: fetch.outcome, failure: fetch.failure, rows }).toEqual({
      outcome: "fetched",
      failure: null,
      rows: sound.rows,
    });
    return;
  }
  if (expected === "fewer") {
    expect(fetch.outcome).toBe("fetched");
    expect(sound.rows.slice(0, rows.length)).toEqual(rows);
    expect(sound.rows.length - rows.length).toBeLessThanOrEqual(3);
    return;
  }
  expect(fetch.failure).toMatch(expected);
  expect(fetch.failure).not.toContain("internal fault");
  if (fetch.outcome === "fallback")
    expect(rows.slice(0, rows.length - added)).toEqual(rowsOf(before, fetch.series));
  else
    expect({ outcome: fetch.outcome, rows }).toEqual({ outcome: "kept", rows: rowsOf(before, fetch.series) });
}

/** One line for each series at fault, with its source, what was expected and got, and what was kept. */
function expectWarnings(results: readonly SeriesResult[]): void {
  for (const result of results.filter(({ fetch }) => fetch.failure !== null)) {
    const lines = warningsOf([result]);
    expect(lines[0]).toMatch(
      /^\w+: [\w.-]+\/\S+: [\w -]+: .*expected .+, got .+; (kept|the fallback extends) [\d,]+ observations to \d{4}-\d\d-\d\d, last good /,
    );
    expect(lines.every((line) => !line.includes("\n"))).toBe(true);
  }
}

describe.each(sourceNames)("a fault of %s", (source) => {
  const ids = idsOf(source);
  const other = source === "binance" ? "rut" : "sol";
  let standIn: StandIn;
  let small: string;
  let before: Vintage;
  let sound: Refreshed;

  beforeAll(async () => {
    standIn = await openStandIn({ retryAfterSeconds: 0 });
    small = await writeSmallBase(base, [...ids, other]);
    before = await readVintage(small, { required: [] });
    sound = await refreshAt({ upstream: standIn.url, vintage: copyOf(small), only: [...ids, other] });
    expect(sound.results.map(({ fetch }) => fetch.outcome)).toEqual([...ids, other].map(() => "fetched"));
  });
  afterAll(() => standIn.close());

  const soundOf = (id: string) => sound.results.find(({ series }) => series === id) as SeriesResult;

  async function run(fault: string, only: readonly string[]) {
    standIn.setFaults([fault]);
    const directory = copyOf(small);
    const refreshed = await refreshAt({ upstream: standIn.url, vintage: directory, only, timeoutMs: 150 });
    return { ...refreshed, directory };
  }

  test.each(kinds)(
    "%s on one series leaves the others and the previous vintage as they are",
    async (kind) => {
      const { results, vintage, directory } = await run(`${source}/${tried[source][0]}=${kind}`, [
        ...ids,
        other,
      ]);
      for (const result of results) {
        if (result.series === ids[0])
          expectOutcome(result, expectedOf(source, kind), soundOf(result.series), before);
        else expect(result.rows).toEqual(soundOf(result.series).rows);
      }
      expectWarnings(results);
      expect(vintage).not.toBeNull();
      expect(digest(`${directory}.previous`)).toEqual(digest(small));
      expect((await readVintage(directory, { required: [] })).id).toBe(vintage?.id);
    },
  );

  test.each(kinds)(
    "%s on the whole source keeps what it gave, and fails only if nothing else is good",
    async (kind) => {
      const fault = `${source}=${kind}`;
      const expected = expectedOf(source, kind);
      const { results, vintage } = await run(fault, [...ids, other]);
      const faulted = results.filter(({ series }) => ids.includes(series));
      for (const result of faulted) {
        const skipped = result.fetch.failure?.includes("not asked: ") ? /not asked: / : expected;
        expectOutcome(result, skipped, soundOf(result.series), before);
      }
      expectWarnings(results);
      expect(vintage).not.toBeNull();
      if (!(expected instanceof RegExp) || faulted.some(({ fetch }) => fetch.outcome === "fallback")) return;

      const alone = await run(fault, ids);
      expect(alone.vintage).toBeNull();
      expect(digest(alone.directory)).toEqual(digest(small));
      expect(existsSync(`${alone.directory}.previous`)).toBe(false);
      expect(readdirSync(dirname(alone.directory))).toEqual(["vintage"]);
    },
  );
});
