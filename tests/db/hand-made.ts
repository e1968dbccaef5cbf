import type { Panel, PanelCell } from "../../src/claims/claim.js";
import { type Database, readPanel } from "../../src/db/database.js";
import { openNativeDatabase, readPanelQuery } from "../../src/db/native-database.js";
import type { Frequency, Observation, PanelFrequency } from "../../src/series/series.js";

/** Observations of one series: dates (YYYY-MM-DD) with their values. */
export function observe(
  series: string,
  frequency: Frequency,
  values: Readonly<Record<string, number>>,
): Observation[] {
  return Object.entries(values).map(([date, value]) => ({ series, frequency, date, value }));
}

/** Every day from one date to another, both included. */
export function everyDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** A daily series with a value made of each date. */
export function daily(
  series: string,
  dates: readonly string[],
  value: (date: string, i: number) => number,
): Observation[] {
  return dates.map((date, i) => ({ series, frequency: "daily", date, value: value(date, i) }));
}

let shared: Promise<Database> | null = null;

/** One database for all tests of a file, holding these observations and no others. */
async function holding(observations: readonly Observation[]): Promise<Database> {
  shared ??= openNativeDatabase([]);
  const database = await shared;
  const rows = observations.map((o) => `('${o.series}', '${o.frequency}', DATE '${o.date}', ${o.value})`);
  await database.query("DELETE FROM observations");
  if (rows.length > 0) await database.query(`INSERT INTO observations VALUES ${rows.join(", ")}`);
  return database;
}

/** The panel that a set of observations gives. */
export async function panelOf(
  observations: readonly Observation[],
  query: string,
  frequency: PanelFrequency,
  asOf: string,
): Promise<Panel> {
  const database = await holding(observations);
  return readPanel(database, { query, frequency, asOf }, await readPanelQuery(query));
}

/** `date value` of one series from one of the schema's macros, in date order. */
export async function barsOf(
  observations: readonly Observation[],
  macro: "known" | "months" | "weeks" | "days",
  series: string,
  asOf: string,
): Promise<[PanelCell, PanelCell][]> {
  const database = await holding(observations);
  const { rows } = await database.query(
    `SELECT date::VARCHAR AS date, value FROM ${macro}(DATE '${asOf}') WHERE series = '${series}' ORDER BY ALL`,
  );
  return rows.map(([date, value]) => [date ?? null, value ?? null]);
}
