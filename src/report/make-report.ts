import type { Claim, Finding, Panel, PanelRequest, Parameter, Setting } from "../claims/claim.js";
import { claims } from "../claims/claims.js";
import { defaultParameters, evaluateClaim } from "../claims/evaluate-claim.js";
import { cannotSay } from "../claims/finding.js";
import { finestFrequency, type OfferedFrequency, offeredFrequencies } from "../claims/frequencies.js";
import { readPanel } from "../db/database.js";
import { openNativeDatabase, readPanelQuery } from "../db/native-database.js";
import { readVintage } from "../vintage/read-vintage.js";
import type { Vintage } from "../vintage/vintage.js";

/** A claim at its default parameters, with the panels it was answered from. */
export interface ClaimReport {
  readonly claim: Claim;
  readonly offered: readonly OfferedFrequency[];
  /** Null where the vintage cannot answer the claim at any frequency. */
  readonly setting: Setting | null;
  readonly parameters: readonly Parameter[];
  readonly panels: readonly Panel[];
  readonly finding: Finding;
}

export interface Report {
  readonly vintage: Vintage;
  readonly asOf: string;
  readonly claims: readonly ClaimReport[];
}

/** Evaluates every claim at its defaults from a vintage, as known on a day (the vintage's own if not given). Node only. */
export async function makeReport(directory: string, asOf?: string): Promise<Report> {
  const vintage = await readVintage(directory);
  const knownOn = asOf ?? vintage.asOf;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(knownOn)) throw new Error(`as-of date "${knownOn}" is not YYYY-MM-DD`);
  if (knownOn > vintage.asOf) {
    throw new Error(
      `as of ${knownOn}: vintage ${vintage.id} ends on ${vintage.asOf}; ask for that day or one before it`,
    );
  }
  const database = await openNativeDatabase(vintage.observations);
  const panels = new Map<string, Panel>();
  const read = async (request: PanelRequest): Promise<Panel> => {
    const key = JSON.stringify(request);
    const panel =
      panels.get(key) ?? (await readPanel(database, request, await readPanelQuery(request.query)));
    panels.set(key, panel);
    return panel;
  };
  try {
    const reports: ClaimReport[] = [];
    for (const claim of claims) reports.push(await reportClaim(claim, vintage, knownOn, read));
    return { vintage, asOf: knownOn, claims: reports };
  } finally {
    database.close();
  }
}

async function reportClaim(
  claim: Claim,
  vintage: Vintage,
  asOf: string,
  read: (request: PanelRequest) => Promise<Panel>,
): Promise<ClaimReport> {
  const offered = offeredFrequencies(claim, vintage.coverage);
  const frequency = finestFrequency(offered);
  if (!frequency) {
    return {
      claim,
      offered,
      setting: null,
      parameters: [],
      panels: [],
      finding: cannotSay(claim.id, lackOf(offered), {}, { asOf, vintage: vintage.id }),
    };
  }
  const setting: Setting = { vintage: vintage.id, asOf, frequency };
  const parameters = claim.parameters(setting);
  const used: Panel[] = [];
  const readAndKeep = async (request: PanelRequest) => {
    const panel = await read(request);
    used.push(panel);
    return panel;
  };
  const values = defaultParameters(parameters);
  const finding = await evaluateClaim(claim, setting, values, vintage.coverage, readAndKeep);
  return { claim, offered, setting, parameters, panels: used, finding };
}

function lackOf(offered: readonly OfferedFrequency[]): string {
  return (
    offered.map(({ reason }) => reason).find((reason) => reason !== null) ?? "the vintage lacks a series"
  );
}
