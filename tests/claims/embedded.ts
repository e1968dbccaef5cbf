import { readFileSync } from "node:fs";
import type { Finding, Panel, PanelRequest, Setting } from "../../src/claims/claim.js";
import { claimById } from "../../src/claims/claims.js";
import { chooseParameters, evaluateClaim } from "../../src/claims/evaluate-claim.js";
import { finestFrequency, offeredFrequencies } from "../../src/claims/frequencies.js";
import { readPanel } from "../../src/db/database.js";
import { openNativeDatabase, readPanelQuery } from "../../src/db/native-database.js";
import type { PanelFrequency } from "../../src/series/series.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import type { Vintage } from "../../src/vintage/vintage.js";

/** The committed vintage, and its file of observations, split by hand. */
export const embedded = new URL("../../data/embedded", import.meta.url).pathname;
const lines = readFileSync(`${embedded}/observations.csv`, "utf8").trimEnd().split("\n").slice(1);

export interface Row {
  readonly date: string;
  readonly value: number;
}

/** The rows of one series at one frequency, as they stand in observations.csv. */
export function rawRows(series: string, frequency: string): Row[] {
  const prefix = `${series},${frequency},`;
  return lines
    .filter((line) => line.startsWith(prefix))
    .map((line) => line.slice(prefix.length).split(","))
    .map(([date = "", value = ""]) => ({ date, value: Number(value) }));
}

/** The value of one series on one day, as it stands in observations.csv. */
export function rawValue(series: string, frequency: string, date: string): number {
  const row = rawRows(series, frequency).find((candidate) => candidate.date === date);
  if (!row) throw new Error(`observations.csv has no ${frequency} ${series} on ${date}`);
  return row.value;
}

export interface Ask {
  readonly asOf?: string;
  readonly frequency?: PanelFrequency;
  readonly asked?: Readonly<Record<string, string>>;
}

export type Holdings = Pick<Vintage, "id" | "asOf" | "observations" | "facts" | "coverage"> &
  Partial<Pick<Vintage, "factsAsOf">>;

/** Evaluates claims on one vintage; every panel is read once. */
export async function openClaims(vintage: Holdings) {
  const database = await openNativeDatabase(vintage.observations);
  const panels = new Map<string, Promise<Panel>>();
  const read = (request: PanelRequest): Promise<Panel> => {
    const key = JSON.stringify(request);
    const panel =
      panels.get(key) ?? readPanelQuery(request.query).then((sql) => readPanel(database, request, sql));
    panels.set(key, panel);
    return panel;
  };
  const settingOf = (id: string, { asOf, frequency }: Ask): Setting => {
    const finest = finestFrequency(offeredFrequencies(claimById(id), vintage.coverage));
    const chosen = frequency ?? finest;
    if (!chosen) throw new Error(`the vintage cannot answer ${id}`);
    return { vintage: vintage.id, asOf: asOf ?? vintage.asOf, frequency: chosen };
  };
  return {
    vintage,
    read,
    settingOf,
    async evaluate(id: string, ask: Ask = {}): Promise<Finding> {
      const claim = claimById(id);
      const setting = settingOf(id, ask);
      const values = chooseParameters(claim.parameters(setting), ask.asked ?? {});
      return evaluateClaim(claim, setting, values, {
        holdings: vintage.coverage,
        facts: vintage.facts,
        reach: { asOf: vintage.asOf, factsAsOf: vintage.factsAsOf ?? vintage.asOf },
        readPanel: read,
      });
    },
  };
}

export type OpenClaims = Awaited<ReturnType<typeof openClaims>>;

export async function openEmbedded(): Promise<OpenClaims> {
  return openClaims(await readVintage(embedded));
}

/** Where a value holds NaN, an infinity or undefined, at any depth: paths such as `evidence.study.outcomes.3`. */
export function unsoundPaths(value: unknown, path = "finding"): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [path];
  if (value === undefined) return [path];
  if (typeof value !== "object" || value === null) return [];
  const entries = ArrayBuffer.isView(value)
    ? Array.from(value as Float64Array).entries()
    : Object.entries(value);
  return [...entries].flatMap(([key, inner]) => unsoundPaths(inner, `${path}.${key}`));
}

/** Every text of a value, at any depth. */
export function textsWithin(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(textsWithin);
}
