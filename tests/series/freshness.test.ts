import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue, seriesById } from "../../src/series/catalogue.js";
import { freshnessOf } from "../../src/series/freshness.js";

const asOf = "2026-08-21";

function daysBefore(days: number): string {
  return new Date(Date.parse(asOf) - days * 86_400_000).toISOString().slice(0, 10);
}

describe("a series", () => {
  test.each(catalogue.map((series) => [series.id, series] as const))(
    "%s is fresh up to its warning age, ageing up to its error age, and stale past it",
    (_, series) => {
      const { ageingAfterDays, staleAfterDays } = series;
      const stateAt = (age: number) => freshnessOf(series, daysBefore(age), asOf);
      expect(stateAt(0)).toEqual({ age: 0, state: "fresh" });
      expect(stateAt(ageingAfterDays)).toEqual({ age: ageingAfterDays, state: "fresh" });
      expect(stateAt(ageingAfterDays + 1)).toEqual({ age: ageingAfterDays + 1, state: "ageing" });
      expect(stateAt(staleAfterDays)).toEqual({ age: staleAfterDays, state: "ageing" });
      expect(stateAt(staleAfterDays + 1)).toEqual({ age: staleAfterDays + 1, state: "stale" });
    },
  );

  test("is of age 0 where its last observation is later than the day", () => {
    expect(freshnessOf(seriesById("rut"), "2026-08-22", asOf)).toEqual({ age: 0, state: "fresh" });
  });

  test("ages across leap days and the ends of years by the calendar", () => {
    // 2024 has 366 days.
    expect(freshnessOf(seriesById("rut"), "2024-01-01", "2025-01-01").age).toBe(366);
    expect(freshnessOf(seriesById("rut"), "2023-01-01", "2024-01-01").age).toBe(365);
  });

  test("never gets fresher as days pass", () => {
    const order = ["fresh", "ageing", "stale"];
    const days = fc.nat({ max: 400 });
    fc.assert(
      fc.property(fc.constantFrom(...catalogue), days, days, (series, some, more) => {
        const younger = freshnessOf(series, daysBefore(some), asOf);
        const older = freshnessOf(series, daysBefore(some + more), asOf);
        expect(order.indexOf(older.state)).toBeGreaterThanOrEqual(order.indexOf(younger.state));
        expect(older.age - younger.age).toBe(more);
      }),
      { seed: 20260821 },
    );
  });

  test.each(["", "August", "2026-08-21T06:30Z"])('is refused with "%s" for a day', (last) => {
    expect(() => freshnessOf(seriesById("rut"), last, asOf)).toThrow(
      `freshness of rut: expected days as YYYY-MM-DD, got "${last}" and "2026-08-21"`,
    );
  });
});

test("the ages in docs/data.md are those of the catalogue", () => {
  const documented = readFileSync(new URL("../../docs/data.md", import.meta.url), "utf8");
  const names = { daily: "daily", weekly: "weekly", monthly: "monthly", event: "as events" };
  for (const { nativeFrequency, ageingAfterDays, staleAfterDays } of catalogue) {
    const row = `| ${names[nativeFrequency]} | ${ageingAfterDays} days | ${staleAfterDays} days |`;
    expect(documented).toContain(row);
  }
});
