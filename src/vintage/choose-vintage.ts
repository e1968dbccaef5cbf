import { lstatSync } from "node:fs";
import { join, resolve } from "node:path";

/** Which vintage was asked for, if any, and the project's root. */
export interface VintageChoice {
  readonly requested: string | undefined;
  readonly root: string;
}

/**
 * The directory of the vintage to build from: the requested one, else data/vintages/latest where there is one,
 * else data/embedded. A relative request is taken from the root. Whether the vintage is sound is for `readVintage` to say.
 */
export function chooseVintage({ requested, root }: VintageChoice): string {
  if (requested) return resolve(root, requested);
  const latest = join(root, "data", "vintages", "latest");
  const exists = lstatSync(latest, { throwIfNoEntry: false }) !== undefined;
  return exists ? latest : join(root, "data", "embedded");
}
