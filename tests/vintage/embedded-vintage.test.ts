import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { extent, group, max } from "d3-array";
import { beforeAll, describe, expect, test } from "vitest";
import { catalogue, seriesById } from "../../src/series/catalogue.js";
import type { Observation } from "../../src/series/series.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import type { Vintage } from "../../src/vintage/vintage.js";
import { writeVintage } from "../../src/vintage/write-vintage.js";
import { allTextOf, freshDirectory } from "./small-vintage.js";

const directory = fileURLToPath(new URL("../../data/embedded", import.meta.url));

let vintage: Vintage;
beforeAll(async () => {
  vintage = await readVintage(directory);
});

function monthEnd(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** Sums in thousandths: the operations are published to USD million and given in USD billion. */
function sumOf(observations: readonly Observation[]): number {
  return observations.reduce((sum, { value }) => sum + Math.round(value * 1000), 0) / 1000;
}

/** Month ends of finer rows of one series; a month counts only if its last row is in its last ten days. */
function monthEndsOf(rows: readonly Observation[]): Observation[] {
  const months = group(rows, ({ date }) => date.slice(0, 7));
  return [...months].flatMap(([month, observations]) => {
    const last = observations.at(-1);
    if (!last || daysBetween(last.date, monthEnd(month)) > 9) return [];
    const summed = seriesById(last.series).resample === "sum";
    const value = summed ? sumOf(observations) : last.value;
    return [{ series: last.series, frequency: "monthly" as const, date: monthEnd(month), value }];
  });
}

describe("the embedded vintage", () => {
  test("reads, and covers every series of the catalogue month by month", () => {
    const monthly = vintage.coverage.filter(({ frequency }) => frequency === "monthly");
    expect(monthly.map(({ series }) => series)).toEqual(catalogue.map(({ id }) => id));
  });

  test("has no month missing between a series' first and last", () => {
    const gaps = vintage.coverage
      .filter(({ frequency }) => frequency === "monthly")
      .filter(({ first, last, rows }) => {
        const [from, to] = [first, last].map(
          (date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)),
        );
        return (to ?? 0) - (from ?? 0) + 1 !== rows;
      });
    expect(gaps).toEqual([]);
  });

  test("ends on its as-of days and says when it was fetched to the month", () => {
    const { asOf, retrievedAt, factsAsOf, factsRetrievedAt } = vintage;
    expect({ asOf, retrievedAt, factsAsOf, factsRetrievedAt }).toEqual({
      asOf: "2026-08-21",
      retrievedAt: "2026-08",
      factsAsOf: "2026-10-09",
      factsRetrievedAt: "2026-10",
    });
    expect(max(vintage.observations, ({ date }) => date)).toBe("2026-08-21");
  });

  test("holds no fact dated after its facts' as-of day", () => {
    expect(vintage.facts.length).toBeGreaterThan(100);
    expect(vintage.facts.filter(({ date }) => date > vintage.factsAsOf && !date.includes("Q"))).toEqual([]);
  });

  test("is what its own rows and the catalogue of today would write (else: npm run embed -- data/embedded data/embedded)", async () => {
    const again = freshDirectory();
    await writeVintage(again, { ...vintage, name: "embedded" });
    expect(allTextOf(again)).toEqual(allTextOf(directory));
  });

  test("has month ends that are those of its daily, weekly and event rows where it has both", () => {
    const finer = vintage.observations.filter(({ frequency }) => frequency !== "monthly");
    const recomputed = [...group(finer, ({ series }) => series).values()].flatMap(monthEndsOf);
    const monthly = vintage.observations.filter(({ frequency }) => frequency === "monthly");
    const given = new Map(monthly.map((one) => [`${one.series} ${one.date}`, one.value]));
    const inVintage = recomputed.filter(({ date }) => date <= "2026-07-31");
    const mismatches = inVintage.filter((one) => given.get(`${one.series} ${one.date}`) !== one.value);
    expect(mismatches).toEqual([]);
    expect(inVintage).toHaveLength(10 * 11 + 8);
  });

  test("stays within bounds that are nowhere twenty-five times wider than it", () => {
    const loose = [...group(vintage.observations, ({ series }) => series)].filter(([id, rows]) => {
      const { lowerBound, upperBound } = seriesById(id);
      const [least = 0, most = 0] = extent(rows, ({ value }) => value);
      return upperBound > 25 * most || (lowerBound > 0 && lowerBound < least / 25);
    });
    expect(loose.map(([id]) => id)).toEqual([]);
  });

  test("leaves out the month that was not over", () => {
    const august = vintage.observations.filter(
      ({ frequency, date }) => frequency === "monthly" && date > "2026-07-31",
    );
    expect(august).toEqual([]);
  });
});

test("the embedded files are text with newline ends and a final newline", () => {
  for (const file of ["observations.csv", "series.csv", "facts.csv", "datapackage.json"]) {
    const text = readFileSync(join(directory, file), "utf8");
    expect(text.includes("\r")).toBe(false);
    expect(text.endsWith("\n")).toBe(true);
  }
});
