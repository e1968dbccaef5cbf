import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../src/claims/bars.js";
import { seriesById } from "../../src/series/catalogue.js";
import type { Frequency, Observation, PanelFrequency } from "../../src/series/series.js";
import { panelOf } from "./hand-made.js";

const names = readdirSync(new URL("../../src/db/panels/", import.meta.url)).map((f) => f.replace(".sql", ""));
const holdings: readonly (readonly [string, Frequency])[] = [
  ["rut", "daily"],
  ["rut", "monthly"],
  ["spx", "daily"],
  ["btc", "daily"],
  ["btc", "monthly"],
  ["eth", "daily"],
  ["eth", "monthly"],
  ["bnb", "daily"],
  ["avax", "daily"],
  ["total3", "monthly"],
  ["fng", "daily"],
  ["vix", "daily"],
  ["tga", "daily"],
  ["wtregen", "weekly"],
  ["walcl", "weekly"],
  ["walcl", "monthly"],
  ["wresbal", "weekly"],
  ["treast", "weekly"],
  ["rrp", "daily"],
  ["nfci", "weekly"],
  ["m2", "monthly"],
  ["bill_purchases", "event"],
  ...(["ixic", "vix", "dff", "dtwexbgs", "stablecoins", "ada", "xrp"] as const).map(
    (id) => [id, "daily"] as const,
  ),
  ["wshomcb", "monthly"],
  ["ada", "monthly"],
];
const first = "2025-11-20";
const monthEnds = ["2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28"];

const day = fc.integer({ min: 0, max: 110 }).map((days) => addDays(first, days));
const observation = fc.constantFrom(...holdings).chain(([series, frequency]) =>
  fc.record({
    series: fc.constant(series),
    frequency: fc.constant(frequency),
    date: frequency === "monthly" ? fc.constantFrom(...monthEnds) : day,
    value: fc.integer({ min: 1, max: 50 }),
  }),
);
const observationSets = fc.uniqueArray(observation, {
  minLength: 80,
  maxLength: 160,
  selector: ({ series, frequency, date }) => `${series} ${frequency} ${date}`,
});

function knownOn(observations: readonly Observation[], asOf: string): Observation[] {
  return observations.filter(({ series, date }) => addDays(date, seriesById(series).releaseLagDays) <= asOf);
}

describe("a panel as of a day", () => {
  test.each(names)("%s is the same without every observation that was not yet known", async (name) => {
    const frequencies = fc.constantFrom<PanelFrequency>("daily", "weekly", "monthly");
    await fc.assert(
      fc.asyncProperty(observationSets, day, frequencies, async (observations, asOf, frequency) => {
        const panel = await panelOf(observations, name, frequency, asOf);
        expect(panel).toEqual(await panelOf(knownOn(observations, asOf), name, frequency, asOf));
        expect(panel.dates.filter((date) => date > asOf)).toEqual([]);
      }),
      { seed: 20260109, numRuns: 12 },
    );
  });

  test("has no available day after it in any column of dates", async () => {
    await fc.assert(
      fc.asyncProperty(observationSets, day, async (observations, asOf) => {
        const { columns } = await panelOf(observations, "treasury-account", "daily", asOf);
        expect((columns.available_on ?? []).filter((available) => String(available) > asOf)).toEqual([]);
      }),
      { seed: 20260109, numRuns: 10 },
    );
  });
});
