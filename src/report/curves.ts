import type { Panel } from "../claims/claim.js";
import { type CurveRecord, recordOf } from "../multiverse/curve-record.js";
import type { PlaceboLab } from "../multiverse/placebo-lab/lab.js";
import { usualRequest } from "../multiverse/placebo-lab/request.js";
import { runPlaceboLab } from "../multiverse/placebo-lab.js";
import { runCurve } from "../multiverse/run.js";
import { sources } from "../multiverse/sources.js";
import { spaceHash } from "../multiverse/space-hash.js";
import type { ClaimReport, Report } from "./make-report.js";

/** The specification curves of a report at its claims\u2019 default settings; a claim that the vintage cannot answer has none. */
export type Curves = ReadonlyMap<string, CurveRecord>;

/** A claim\u2019s panels by role, as its report read them. */
export function panelsByRole({ claim, setting, panels }: ClaimReport): Record<string, Panel> {
  const roles = setting ? Object.keys(claim.panels(setting)) : [];
  return Object.fromEntries(roles.flatMap((role, i) => (panels[i] ? [[role, panels[i]]] : [])));
}

/** Carries out every curve in this thread. */
export async function makeCurves({ claims }: Pick<Report, "claims">): Promise<Curves> {
  const curves = new Map<string, CurveRecord>();
  for (const source of sources) {
    const report = claims.find(({ claim }) => claim.id === source.claim);
    if (!report?.setting) continue;
    const { setting } = report;
    const { space, rows, joint } = await runCurve(source, panelsByRole(report), setting);
    const carriedOut = { setting, chosen: {}, hash: spaceHash(space), rows, joint };
    curves.set(source.claim, recordOf(source.claim, carriedOut));
  }
  return curves;
}

/** The placebo lab of H1 at its usual request; null where the vintage cannot answer the claim. */
export async function makeLab({ claims }: Pick<Report, "claims">): Promise<PlaceboLab | null> {
  const report = claims.find(({ claim }) => claim.id === "H1");
  if (!report?.setting) return null;
  return runPlaceboLab(panelsByRole(report), report.setting, usualRequest);
}
