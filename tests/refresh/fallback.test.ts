import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { daysAfter } from "../../src/series/availability.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import type { Vintage } from "../../src/vintage/vintage.js";
import { writeVintage } from "../../src/vintage/write-vintage.js";
import { warningsOf } from "../../tools/refresh/report-lines.js";
import { baseDay, copyOf, scratch, writeSmallBase } from "../faults/base-vintages.js";
import { openStandIn, type StandIn } from "../faults/stand-in/open-stand-in.js";
import { askedOf } from "./asked-range.js";
import { refreshWith, resultOf, rowsOf } from "./run-refresh.js";

const ids = ["rrp", "btc"];
const fails = "coinbase/BTC-USD=500";
const failure = "coinbase/BTC-USD: status: expected 200, got 500 Internal Server Error after 4 tries";
const note = "from 2026-08-15 on the closes are those of yahoo/BTC-USD";

let standIn: StandIn;
let small: string;

beforeAll(async () => {
  standIn = await openStandIn();
  const directory = join(scratch(), "base");
  await refreshWith({ asOf: baseDay, vintage: directory, upstream: standIn.url, only: ids });
  small = await writeSmallBase(await readVintage(directory), ids);
});
afterAll(() => standIn.close());

/** A directory that is refreshed again and again, as of one day after another. */
function series(start: string) {
  const vintage = copyOf(start);
  const read = () => readVintage(vintage, { required: [] });
  return {
    read,
    async as(asOf: string, faults: readonly string[], more: { upTo?: string; only?: string[] } = {}) {
      standIn.setFaults(faults);
      standIn.setAsOf(more.upTo);
      const seen = standIn.requests.length;
      const refreshed = await refreshWith({ asOf, vintage, upstream: standIn.url, only: more.only ?? ids });
      standIn.setAsOf(undefined);
      const vintages: Vintage = await read();
      const asked = standIn.requests.slice(seen).map(askedOf);
      const result = resultOf(refreshed, "btc");
      return { ...result, refreshed, asked, vintage: vintages, held: rowsOf(vintages, "btc", "daily") };
    },
  };
}

const until = <T extends readonly [date: string, ...unknown[]]>(rows: readonly T[], day: string) =>
  rows.filter(([date]) => date <= day);

describe("a source that fails day after day", () => {
  test("is extended by its fallback, kept when that fails too, and replaced without a trace when it answers again", async () => {
    const failing = series(small);
    const never = series(small);
    const before = rowsOf(await failing.read(), "btc", "daily");

    const first = await failing.as("2026-08-17", [fails]);
    expect(first.fetch).toMatchObject({
      ...{ source: "coinbase/BTC-USD", outcome: "fallback", failure, note },
      ...{ fallbackFrom: "2026-08-15", lastTry: "2026-08-18T12:00Z", lastGood: "2026-08-18T12:00Z" },
    });
    expect([first.added, until(first.held, baseDay)]).toEqual([3, before]);
    expect(warningsOf([first])).toEqual([
      `btc: ${failure}; the fallback extends 443 observations to 2026-08-17, last good 2026-08-18T12:00Z`,
      `btc: ${note}`,
    ]);

    const second = await failing.as("2026-08-19", [fails]);
    expect(second.fetch).toMatchObject({ outcome: "fallback", fallbackFrom: "2026-08-15", note });
    expect([until(second.held, "2026-08-17"), second.added]).toEqual([first.held, 2]);
    expect(second.held.at(-1)?.[0]).toBe("2026-08-19");

    const less = await failing.as("2026-08-19", [fails], { upTo: "2026-08-16" });
    expect(less.held).toEqual(second.held);
    expect(less.fetch).toMatchObject({ outcome: "fallback", fallbackFrom: "2026-08-15", note });

    const both = await failing.as("2026-08-20", [fails, "yahoo=404"]);
    expect(both.fetch).toMatchObject({
      ...{ source: "coinbase/BTC-USD", outcome: "kept", fallbackFrom: "2026-08-15", note },
      failure: `${failure}; fallback yahoo/BTC-USD: status: expected 200, got 404 Not Found`,
      ...{ lastTry: "2026-08-21T12:00Z", lastGood: "2026-08-20T12:00Z" },
    });
    expect(both.held).toEqual(second.held);

    const notAsked = await failing.as("2026-08-20", [], { only: ["rrp"] });
    expect(notAsked.fetch).toMatchObject({ outcome: "not asked", fallbackFrom: "2026-08-15", note });
    expect([notAsked.held, notAsked.asked.length]).toEqual([second.held, 1]);

    const again = await failing.as("2026-08-20", [fails], { upTo: "2026-08-20" });
    expect(again.fetch).toMatchObject({ outcome: "fallback", fallbackFrom: "2026-08-15", note });
    expect(until(again.held, baseDay)).toEqual(before);
    expect(again.held.at(-1)?.[0]).toBe("2026-08-20");

    const own = await failing.as("2026-08-20", []);
    expect(own.asked.find(({ symbol }) => symbol === "coinbase/BTC-USD")).toMatchObject({
      from: daysAfter("2026-08-15", -14),
    });
    expect(own.fetch).toMatchObject({ outcome: "fetched", failure: null, fallbackFrom: null, note: null });
    const sound = await never.as("2026-08-20", []);
    expect(own.held).toEqual(sound.held);
    expect(own.held).not.toEqual(again.held);
    expect([own.vintage.revisions, own.fetch.check?.compared]).toEqual([[], sound.fetch.check?.compared]);
  });

  test("is kept where its fallback contradicts what is held", async () => {
    const { fetch, held } = await series(small).as("2026-08-19", [fails, "yahoo/BTC-USD=unit-x1000"]);
    expect(fetch).toMatchObject({ outcome: "kept", fallbackFrom: null, note: null });
    expect(fetch.failure).toBe(
      `${failure}; fallback yahoo/BTC-USD: cross-check: expected at most 1 in 10 of 60 days more than 2 % from ` +
        "the last good closes, got 60, the largest 100000 % on 2026-08-12",
    );
    expect(held.at(-1)?.[0]).toBe(baseDay);
  });

  test("keeps the days of its fallback where its own answer does not reach them yet", async () => {
    const failing = series(small);
    const fallback = await failing.as("2026-08-19", [fails]);
    const { fetch, held } = await failing.as("2026-08-19", ["coinbase/BTC-USD=null-tail"], {
      upTo: "2026-08-18",
    });
    expect(fetch.failure).toMatch(/^coinbase\/BTC-USD: shrunk: expected the \d+ days held .+, got none for /);
    expect(fetch).toMatchObject({ outcome: "fallback", fallbackFrom: "2026-08-15" });
    expect(held).toEqual(fallback.held);
  });

  test("is extended also from the embedded vintage, and asked for its whole history afterwards", async () => {
    const directory = join(scratch(), "figures");
    const { id: _, ...contents } = await readVintage("data/embedded");
    const observations = contents.observations.filter((row) => row.series === "btc" && row.date <= baseDay);
    await writeVintage(directory, { ...contents, name: "figures", observations }, { required: [] });
    const embedded = series(directory);
    const { fetch, held } = await embedded.as("2026-08-25", [fails], { only: ["btc"] });
    expect(fetch).toMatchObject({ source: "coinbase/BTC-USD", outcome: "fallback", fullHistoryOn: null });
    expect(held.at(-1)?.[0]).toBe("2026-08-21");
    const again = await embedded.as("2026-08-25", [], { only: ["btc"] });
    expect(again.asked.filter(({ symbol }) => symbol === "coinbase/BTC-USD").length).toBe(14);
    expect(again.fetch).toMatchObject({ outcome: "fetched", fullHistoryOn: "2026-08-26" });
    expect(again.vintage.revisions).toEqual([]);
  });
});
