import { articleDate } from "../../claims/article.js";
import type { Claim, Panel, Parameters, Setting } from "../../claims/claim.js";
import { evaluateOn, type Held } from "../../claims/evaluate-claim.js";
import { type CurveJson, type CurveRecord, fromJson } from "../../multiverse/curve-record.js";
import type { SpecificationSource } from "../../multiverse/source.js";
import { sourceOf, sources } from "../../multiverse/sources.js";
import type { Space } from "../../multiverse/space.js";
import { loadChapter } from "../load-chapter.js";
import { openPageDatabase, type PageDatabase } from "../page-database.js";
import type { ChapterFile, ClaimEntry } from "../workbench.js";
import type { Card } from "./curve-parts.js";
import type { CurveFiles } from "./take-over-curve.js";

/** A claim with all that its curve needs in the page. */
export interface LoadedCurve {
  readonly claim: Claim;
  readonly source: SpecificationSource;
  readonly entry: ClaimEntry;
  readonly file: ChapterFile;
  readonly database: PageDatabase;
  /** As the report computed it. */
  readonly record: CurveRecord;
  readonly spaceIn: (setting: Setting) => Space;
}

/** Loads claims and their curves, each once. Throws, naming those there are, where a claim has no curve. */
export function curveLoader(files: CurveFiles): (id: string) => Promise<LoadedCurve> {
  const loaded = new Map<string, Promise<LoadedCurve>>();
  return (id) => {
    const found = loaded.get(id) ?? load(files, id);
    loaded.set(id, found);
    found.catch(() => loaded.delete(id));
    return found;
  };
}

async function load(files: CurveFiles, id: string): Promise<LoadedCurve> {
  const source = sourceOf(id);
  const own = source && files.chapters[source.chapter];
  const curve = files.curves[id];
  if (!source || !own || !curve) {
    throw new Error(
      `the claims with a curve are ${sources.map(({ claim }) => claim).join(", ")}, not \u201c${id}\u201d`,
    );
  }
  const [{ claims }, report, json] = await Promise.all([
    loadChapter(source.chapter),
    own.report.json() as Promise<ChapterFile>,
    curve.json() as Promise<CurveJson | null>,
  ]);
  const claim = claims.find((one) => one.id === id);
  const entry = report.claims[id];
  if (!claim || !entry || !json) throw new Error(`this vintage cannot answer claim ${id}`);
  const { queries, observations } = files;
  const database = openPageDatabase(
    { ...own, queries, observations, chapter: source.chapter },
    report.panels,
  );
  const spaces = new Map<string, Space>();
  return {
    claim,
    source,
    entry,
    file: report,
    database,
    record: fromJson(json),
    spaceIn(setting) {
      const key = `${setting.frequency} ${setting.asOf}`;
      const space = spaces.get(key) ?? source.space(setting);
      spaces.set(key, space);
      return space;
    },
  };
}

/** What the claim is judged by on a day, as its own page has it. */
export function heldOn({ file, entry }: Pick<LoadedCurve, "file" | "entry">, { asOf }: Setting): Held {
  const { holdings, facts, reach, pValues, pValuesAtArticles } = file;
  const held = { holdings, facts, reach };
  if (asOf === entry.setting.asOf) return { ...held, pValues };
  return asOf === articleDate ? { ...held, pValues: pValuesAtArticles } : held;
}

/** The claim\u2019s panels in a setting, from the build or the database. */
export async function panelsIn(
  { claim, database }: Pick<LoadedCurve, "claim" | "database">,
  setting: Setting,
  say: (message: string) => void,
): Promise<Record<string, Panel>> {
  const panels: Record<string, Panel> = {};
  for (const [role, request] of Object.entries(claim.panels(setting)))
    panels[role] = await database.panel(request, say);
  return panels;
}

/** What the claim\u2019s card says at a choice of its controls. */
export function cardAt(
  loaded: LoadedCurve,
  panels: Readonly<Record<string, Panel>>,
  setting: Setting,
  parameters: Parameters,
): Card {
  const { claim } = loaded;
  const { estimate, p, n } = evaluateOn(claim, panels, parameters, setting, heldOn(loaded, setting));
  return { parameters, estimate: estimate?.value ?? null, p: p?.value ?? null, n };
}
