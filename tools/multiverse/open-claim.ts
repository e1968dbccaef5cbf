import type { Panel, Setting } from "../../src/claims/claim.js";
import { claimById } from "../../src/claims/claims.js";
import { finestFrequency, offeredFrequencies } from "../../src/claims/frequencies.js";
import { readPanel } from "../../src/db/database.js";
import { openNativeDatabase, readPanelQuery } from "../../src/db/native-database.js";
import { readVintage } from "../../src/vintage/read-vintage.js";

export interface OpenedClaim {
  readonly setting: Setting;
  readonly panels: Readonly<Record<string, Panel>>;
}

export interface OpenOptions {
  readonly asOf?: string | undefined;
  /** The finest that the vintage offers, if not given. */
  readonly frequency?: string | undefined;
}

/** A claim\u2019s panels from a vintage, as known on a day. Throws where the vintage cannot answer the claim so. */
export async function openClaim(
  directory: string,
  id: string,
  { asOf, frequency }: OpenOptions,
): Promise<OpenedClaim> {
  const claim = claimById(id);
  const vintage = await readVintage(directory);
  const offered = offeredFrequencies(claim, vintage.coverage);
  const chosen = frequency
    ? offered.find((one) => one.frequency === frequency && one.reason === null)?.frequency
    : finestFrequency(offered);
  if (!chosen) {
    const reasons = offered.flatMap(({ reason }) => reason ?? []);
    throw new Error(
      `${id}: the vintage ${vintage.id} offers no ${frequency ?? "bars"}; ${reasons.join("; ")}`,
    );
  }
  const knownOn = asOf ?? vintage.asOf;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(knownOn) || knownOn > vintage.asOf) {
    throw new Error(`as-of date "${knownOn}": expected YYYY-MM-DD, at the latest ${vintage.asOf}`);
  }
  const setting: Setting = { vintage: vintage.id, asOf: knownOn, frequency: chosen };
  const database = await openNativeDatabase(vintage.observations);
  try {
    const panels: Record<string, Panel> = {};
    for (const [role, request] of Object.entries(claim.panels(setting))) {
      panels[role] = await readPanel(database, request, await readPanelQuery(request.query));
    }
    return { setting, panels };
  } finally {
    database.close();
  }
}
