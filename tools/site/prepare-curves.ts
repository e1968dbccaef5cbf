import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { claimById } from "../../src/claims/claims.js";
import { toJson } from "../../src/multiverse/curve-record.js";
import { sources } from "../../src/multiverse/sources.js";
import { makeCurves } from "../../src/report/curves.js";
import { makeReport } from "../../src/report/make-report.js";

/**
 * Carries out the specification curves of a vintage once, for the pages and for the files beside them, and sets CURVES, by
 * which `readCurves` finds them.
 */
export async function prepareCurves(vintage: string, sourceRoot: string): Promise<void> {
  const only = sources.map(({ claim }) => claimById(claim));
  const curves = await makeCurves(await makeReport(vintage, { only, atArticles: false }));
  const folder = join(sourceRoot, ".observablehq");
  await mkdir(folder, { recursive: true });
  const file = join(folder, "curves.json");
  await writeFile(file, JSON.stringify([...curves.values()].map(toJson)));
  process.env.CURVES = file;
}
