import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { availableOn, daysAfter } from "../../src/series/availability.js";
import { catalogue, seriesById } from "../../src/series/catalogue.js";
import { contractOf, wholeHistoryFrom } from "../../src/series/contracts.js";
import { feedsWith } from "../../src/sources/feeds.js";
import { fredCsv } from "../../src/sources/fred.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import type { Vintage } from "../../src/vintage/vintage.js";
import type { Refreshed } from "../../tools/refresh/refresh.js";
import { projectRoot } from "../../tools/site/project-root.js";
import { baseDay, copyOf, nextDay, scratch, writeSmallBase } from "../faults/base-vintages.js";
import { openStandIn, type SeenRequest, type StandIn } from "../faults/stand-in/open-stand-in.js";
import { askedOf } from "./asked-range.js";
import { refreshWith, resultOf, rowsOf } from "./run-refresh.js";

const soon = "2026-08-20";
const reportDay = "2026-01-09";
const ids = catalogue.map(({ id }) => id);
const feedOf = feedsWith({ fred: fredCsv });
const served = ids.filter((id) => feedOf(id) !== null);
const overlap = { daily: 14, weekly: 42, monthly: 190, event: 60 };

interface Run extends Refreshed {
  readonly asked: readonly SeenRequest[];
  /** As read back from its directory. */
  readonly read: Vintage;
}

let standIn: StandIn;
let embedded: Vintage;
const runs = new Map<string, Run>();
const run = (name: "full" | "increment" | "weekly" | "past") => runs.get(name) as Run;

beforeAll(async () => {
  standIn = await openStandIn();
  const other = await openStandIn();
  embedded = await readVintage(join(projectRoot, "data", "embedded"));
  const make = async (name: string, source: StandIn, asOf: string, vintage: string, now?: string) => {
    const before = source.requests.length;
    const refreshed = await refreshWith({ asOf, vintage, upstream: source.url, ...(now && { now }) });
    const read = await readVintage(vintage);
    runs.set(name, { ...refreshed, asked: source.requests.slice(before), read });
  };
  const directory = join(scratch(), "vintage");
  await Promise.all([
    make("full", standIn, baseDay, directory),
    make("past", other, reportDay, join(scratch(), "past"), "2026-08-29T12:00:00Z"),
  ]);
  const copy = copyOf(directory);
  await Promise.all([make("increment", standIn, soon, directory), make("weekly", other, nextDay, copy)]);
  await other.close();
});
afterAll(() => standIn.close());

describe("a first refresh", () => {
  test("has the history of every series at its own frequency, proved, and total3 as embedded", () => {
    const { results, read } = run("full");
    expect(served).toHaveLength(34);
    expect(results.map(({ series }) => series)).toEqual(ids);
    for (const id of served) {
      const { fetch, rows } = resultOf(run("full"), id);
      const own = rows.filter(({ frequency }) => frequency === seriesById(id).nativeFrequency);
      const { minimumRows, historyFrom } = contractOf(id);
      expect([id, fetch.outcome, fetch.failure]).toEqual([id, "fetched", null]);
      expect(own.length).toBeGreaterThanOrEqual(minimumRows);
      expect((own[0]?.date ?? "") <= historyFrom).toBe(true);
    }
    expect(resultOf(run("full"), "total3").fetch).toMatchObject({ outcome: "not asked", source: "import" });
    const kept = rowsOf(embedded, "total3").filter(
      ([date]) => availableOn(seriesById("total3"), date) <= baseDay,
    );
    expect(rowsOf(read, "total3")).toEqual(kept);
  });

  test("keeps every month end that reaches back before a series' own history", () => {
    for (const id of served) {
      const held = rowsOf(embedded, id, "monthly").filter(
        ([date]) => availableOn(seriesById(id), date) <= baseDay,
      );
      const months = new Set(rowsOf(run("full").read, id).map(([date]) => date.slice(0, 7)));
      expect([id, held.filter(([date]) => !months.has(date.slice(0, 7)))]).toEqual([id, []]);
    }
  });

  test("sends no more than ninety requests, and asks each host by the program's name", () => {
    const { requests, asked } = run("full");
    expect(requests).toBe(asked.length);
    expect(requests).toBeLessThanOrEqual(90);
    expect(new Set(asked.map(({ agent }) => agent))).toEqual(new Set(["tester/1.0"]));
    expect(asked.every(({ status }) => status === 200)).toBe(true);
  });

  test("asks for no day after its as-of day and for none before the history", () => {
    for (const request of run("full").asked) {
      const { symbol, from, to } = askedOf(request);
      if (from === null) continue;
      const ends = { symbol, to, isEarly: from < "1999-01-01" };
      expect(ends).toEqual({ symbol, to: (to ?? "") < baseDay ? to : baseDay, isEarly: false });
    }
  });

  test("is of its as-of day, with the moment at which it was made, and is what stands in the directory", () => {
    const { vintage, read } = run("full");
    expect(vintage?.id).toMatch(/^refreshed-2026-08-14-[0-9a-f]{8}$/);
    const { asOf, retrievedAt, fetches } = vintage as Vintage;
    expect([asOf, retrievedAt]).toEqual([baseDay, "2026-08-15T12:00Z"]);
    expect(fetches.map(({ series }) => series)).toEqual(ids);
    expect(read.id).toBe(vintage?.id);
  });
});

/** What `series` was asked for by its own source in a run. */
function askedFor(name: "increment" | "weekly", id: string) {
  const { source, symbol } = feedOf(id)?.main ?? { source: { name: "" }, symbol: "" };
  return run(name)
    .asked.map(askedOf)
    .filter((one) => one.symbol === `${source.name}/${symbol}`);
}

function lastHeld(id: string): string {
  return rowsOf(run("full").read, id, seriesById(id).nativeFrequency).at(-1)?.[0] ?? "";
}

const withoutRanges = ["stablecoins", "fng"];
const ranged = served.filter((id) => !withoutRanges.includes(id));
const mayChange = ranged.filter((id) => contractOf(id).largestRevision !== null);

describe("a second refresh within a week", () => {
  test("sends one request for each series and one for each second source, thirty-seven", () => {
    const { requests, asked } = run("increment");
    expect([requests, asked.length]).toEqual([37, 37]);
  });

  test.each(ranged)("asks for %s from its overlap to the as-of day, once", (id) => {
    const first = daysAfter(lastHeld(id), -overlap[seriesById(id).nativeFrequency]);
    const from = id === "m2" ? `${first.slice(0, 7)}-01` : first;
    expect(askedFor("increment", id)).toEqual([expect.objectContaining({ from, to: soon })]);
  });

  test("asks for as many days of fear and greed as it needs, and the second sources for all that they check", () => {
    const { asked } = run("increment");
    const [fng] = asked.filter(({ host }) => host === "api.alternative.me");
    const days = (Date.parse(soon) - Date.parse(lastHeld("fng"))) / 86_400_000 + overlap.daily + 1;
    expect(fng?.path).toBe(`/fng/?limit=${days + 3}&format=json`);
    const checks = asked.map(askedOf).filter(({ symbol }) => /^yahoo\/(\^VIX|BTC-USD|ETH-USD)$/.test(symbol));
    expect(checks.map(({ from }) => from).sort()).toEqual(["1999-01-04", "2015-07-20", "2016-05-18"]);
  });

  test("holds what the first one held, and the new days", () => {
    for (const id of ids) {
      const [before, after] = [rowsOf(run("full").read, id), rowsOf(run("increment").read, id)];
      const own = new Set(after.map(([date, value]) => `${date} ${value}`));
      expect([id, before.filter(([date, value]) => !own.has(`${date} ${value}`))]).toEqual([id, []]);
      expect(resultOf(run("increment"), id).added).toBe(after.length - before.length);
    }
    expect(run("increment").read.revisions).toEqual([]);
    expect(run("increment").results.filter(({ added }) => added > 0).length).toBeGreaterThan(10);
  });

  test("has the same observations as a whole refresh of the same day", async () => {
    const only = ["walcl", "rrp", "eth", "bill_purchases", "m2"];
    const vintage = join(scratch(), "whole");
    const whole = await refreshWith({ asOf: soon, vintage, upstream: standIn.url, only });
    for (const id of only) {
      expect([id, resultOf(whole, id).rows]).toEqual([id, resultOf(run("increment"), id).rows]);
    }
  });
});

describe("a refresh two weeks after the last whole history", () => {
  test.each(mayChange)("asks for all of %s, whose published values may change", (id) => {
    expect(askedFor("weekly", id)).toEqual([
      expect.objectContaining({ from: wholeHistoryFrom(id), to: nextDay }),
    ]);
    const { fullHistoryOn } = resultOf(run("weekly"), id).fetch;
    expect(fullHistoryOn).toBe("2026-08-29");
  });

  test("asks for no more than an overlap of the others, in thirty-seven requests", () => {
    for (const id of ranged.filter((one) => !mayChange.includes(one))) {
      const from = daysAfter(lastHeld(id), -overlap[seriesById(id).nativeFrequency]);
      expect([id, askedFor("weekly", id)]).toEqual([id, [expect.objectContaining({ from, to: nextDay })]]);
      expect(resultOf(run("weekly"), id).fetch.fullHistoryOn).toBe("2026-08-15");
    }
    expect(run("weekly").requests).toBe(37);
  });
});

const few = ["vix", "rrp", "m2", "bill_purchases", "btc"];

describe("--only", () => {
  test("asks nobody else, and the others stay as they are with what was recorded of them", async () => {
    const vintage = await writeSmallBase(run("full").read, few);
    const before = await readVintage(vintage, { required: [] });
    const seen = standIn.requests.length;
    const refreshed = await refreshWith({ asOf: nextDay, vintage, upstream: standIn.url, only: ["rrp"] });
    expect(standIn.requests.slice(seen).map((one) => askedOf(one).symbol)).toEqual(["fred/RRPONTSYD"]);
    for (const fetch of before.fetches.filter(({ series }) => series !== "rrp")) {
      const result = resultOf(refreshed, fetch.series);
      expect(result.fetch).toEqual({ ...fetch, outcome: "not asked" });
      expect(result.rows.map(({ date, value }) => [date, value])).toEqual(rowsOf(before, fetch.series));
    }
    expect(resultOf(refreshed, "rrp").fetch.lastGood).toBe("2026-08-29T12:00Z");
  });
});

describe("--as-of", () => {
  test("takes nothing that was not known on the day", () => {
    const { read } = run("past");
    const late = read.observations.filter(
      ({ series, date }) => availableOn(seriesById(series), date) > reportDay,
    );
    expect([read.asOf, late]).toEqual([reportDay, []]);
    expect(read.observations.length).toBeGreaterThan(100_000);
    expect(read.facts.length).toBeGreaterThan(20);
    expect(read.facts.filter(({ date }) => date.length === 10 && date > reportDay)).toEqual([]);
    expect(read.facts.filter(({ date }) => /^2026-(Q|0[2-9]|1|01$)|^2026$/.test(date))).toEqual([]);
    expect(read.factsAsOf).toBe(reportDay);
  });

  test("says of the revised series that they are not as first published, and of no other", () => {
    const noted = run("past").results.filter(({ fetch }) => fetch.note !== null);
    expect(noted.map(({ series }) => series)).toEqual(["m2", "nfci"]);
    expect(noted[0]?.fetch.note).toBe(
      "values as published by 2026-08-29: later revisions than those of 2026-01-09 may be in them",
    );
    expect(run("full").results.filter(({ fetch }) => fetch.note !== null)).toEqual([]);
  });

  test("gives of series that are never revised what a later refresh holds, cut to what was known on the day", () => {
    for (const id of served.filter((one) => !seriesById(one).revised)) {
      const known = rowsOf(run("weekly").read, id, seriesById(id).nativeFrequency).filter(
        ([date]) => availableOn(seriesById(id), date) <= reportDay,
      );
      expect([id, rowsOf(run("past").read, id, seriesById(id).nativeFrequency)]).toEqual([id, known]);
    }
  });

  test("cuts also what is not asked for, when it goes back behind the last vintage", async () => {
    const vintage = await writeSmallBase(run("weekly").read, few);
    const back = await refreshWith({ asOf: reportDay, vintage, upstream: standIn.url, only: ["rrp"] });
    const read = await readVintage(vintage, { required: [] });
    for (const id of few.filter((one) => !seriesById(one).revised)) {
      const known = rowsOf(run("past").read, id).filter(([date]) => date >= "2025-06-01");
      expect([id, rowsOf(read, id)]).toEqual([id, known]);
    }
    const later = back.results.filter(({ fetch }) => (fetch.check?.largestOn ?? "") > reportDay);
    expect(later).toEqual([]);
    expect(read.id).toMatch(/^refreshed-2026-01-09-/);
  });

  test("also makes a vintage of a day on which some series did not exist yet", async () => {
    const vintage = join(scratch(), "early");
    const asked = { asOf: "2019-06-28", vintage, upstream: standIn.url, only: ["rut", "nfci"] };
    const early = await refreshWith(asked);
    expect(early.vintage?.id).toMatch(/^refreshed-2019-06-28-/);
    expect(resultOf(early, "rut").fetch.outcome).toBe("fetched");
    const held = new Set(early.vintage?.coverage.map(({ series }) => series));
    expect(["avax", "sol", "tga"].filter((id) => held.has(id))).toEqual([]);
    expect(resultOf(early, "sol").rows).toEqual([]);
  });
});
