import { judgeAcrossClaims, type PValues, pValuesOf } from "../claims/across-claims.js";
import { articleDate } from "../claims/article.js";
import type { Claim, Finding, Panel, PanelRequest, Parameter, Setting } from "../claims/claim.js";
import { claims } from "../claims/claims.js";
import { chooseParameters, evaluateOn, type Held } from "../claims/evaluate-claim.js";
import { type Falsified, falsify } from "../claims/falsify.js";
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
  /** The same as known on the articles' date, and its panels; null where the report itself is as of that day or earlier. */
  readonly atArticles: { readonly finding: Finding; readonly panels: readonly Panel[] } | null;
  /** The same test with its subjects replaced: evaluated when asked for. */
  falsified(): readonly Falsified[];
}

export interface Report {
  readonly vintage: Vintage;
  readonly asOf: string;
  readonly claims: readonly ClaimReport[];
  /** The p-values of the claims that have one, as known on the report's day and on the articles'. */
  readonly pValues: PValues;
  readonly pValuesAtArticles: PValues;
}

export interface ReportOptions {
  /** The day as of which things are known: the vintage's own if not given. */
  readonly asOf?: string | undefined;
  /** Which claims: all if not given. */
  readonly only?: readonly Claim[];
  /** Whether to look at the articles' date too: yes if not said. */
  readonly atArticles?: boolean;
  /** Parameters that differ from the defaults, and `frequency`; for all of the claims. */
  readonly asked?: Readonly<Record<string, string>>;
}

type ReadPanel = (request: PanelRequest) => Promise<Panel>;

/** Evaluates claims at their defaults from a vintage, as known on a day. Node only. */
export async function makeReport(
  directory: string,
  { asOf, only = claims, asked = {}, atArticles = true }: ReportOptions = {},
): Promise<Report> {
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
    for (const claim of only)
      reports.push(await reportClaim(claim, vintage, { asOf: knownOn, asked, atArticles }, read));
    return { vintage, asOf: knownOn, ...judgeTogether(reports) };
  } finally {
    database.close();
  }
}

/** Corrects every p-value for those of all claims, on each of the two days. */
function judgeTogether(
  reports: readonly ClaimReport[],
): Pick<Report, "claims" | "pValues" | "pValuesAtArticles"> {
  const pValues = pValuesOf(reports.map(({ finding }) => finding));
  const pValuesAtArticles = pValuesOf(
    reports.flatMap(({ atArticles }) => (atArticles ? [atArticles.finding] : [])),
  );
  const claims = reports.map((report) => ({
    ...report,
    finding: judgeAcrossClaims(report.finding, pValues),
    atArticles: report.atArticles && {
      ...report.atArticles,
      finding: judgeAcrossClaims(report.atArticles.finding, pValuesAtArticles),
    },
  }));
  return { claims, pValues, pValuesAtArticles };
}

interface Asking extends Required<Pick<ReportOptions, "asked" | "atArticles">> {
  readonly asOf: string;
}

async function reportClaim(
  claim: Claim,
  vintage: Vintage,
  { asOf, asked: { frequency: wanted, ...asked }, atArticles: looksBack }: Asking,
  read: ReadPanel,
): Promise<ClaimReport> {
  const offered = offeredFrequencies(claim, vintage.coverage);
  const frequency = wanted ? requireOffered(claim, offered, wanted) : finestFrequency(offered);
  if (!frequency) {
    const finding = cannotSay(claim.id, lackOf(offered), {}, { asOf, vintage: vintage.id });
    return {
      claim,
      offered,
      setting: null,
      parameters: [],
      panels: [],
      finding,
      atArticles: null,
      falsified: () => [],
    };
  }
  const held: Held = { holdings: vintage.coverage, facts: vintage.facts, reach: vintage };
  const setting: Setting = { vintage: vintage.id, asOf, frequency };
  const now = await evaluateAt(claim, setting, asked, held, read);
  const atArticles =
    looksBack && asOf > articleDate
      ? await evaluateAt(claim, { ...setting, asOf: articleDate }, asked, held, read)
      : null;
  return {
    claim,
    offered,
    setting,
    parameters: claim.parameters(setting),
    panels: Object.values(now.panels),
    finding: now.finding,
    atArticles: atArticles && { finding: atArticles.finding, panels: Object.values(atArticles.panels) },
    falsified: () => falsify(claim, now.panels, now.values, setting, held),
  };
}

async function evaluateAt(
  claim: Claim,
  setting: Setting,
  asked: Readonly<Record<string, string>>,
  held: Held,
  read: ReadPanel,
) {
  const panels: Record<string, Panel> = {};
  for (const [role, request] of Object.entries(claim.panels(setting))) panels[role] = await read(request);
  const values = chooseParameters(claim.parameters(setting), asked);
  return { panels, values, finding: evaluateOn(claim, panels, values, setting, held) };
}

function requireOffered(claim: Claim, offered: readonly OfferedFrequency[], wanted: string) {
  const found = offered.find(({ frequency }) => frequency === wanted);
  if (found && found.reason === null) return found.frequency;
  const known = offered.filter(({ reason }) => reason === null).map(({ frequency }) => frequency);
  throw new Error(
    `${claim.id} by ${wanted}: ${found?.reason ?? `there are ${known.join(", ") || "none"} in this vintage`}`,
  );
}

function lackOf(offered: readonly OfferedFrequency[]): string {
  return (
    offered.map(({ reason }) => reason).find((reason) => reason !== null) ?? "the vintage lacks a series"
  );
}
