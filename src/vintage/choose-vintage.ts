import { lstatSync } from "node:fs";
import { join, resolve } from "node:path";
import { previousOf } from "./previous-of.js";

/** Which vintage was asked for, if any, and the project's root. */
export interface VintageChoice {
  readonly requested: string | undefined;
  readonly root: string;
}

/**
 * The directory of the vintage to build from: the requested one, else data/vintages/latest where there is one,
 * else data/embedded. A relative request is taken from the root. Where the directory itself is missing and one of its
 * name with `.previous` stands beside it, as a replacement that was killed leaves it, it is that one.
 * Whether the vintage is sound is for `readVintage` to say.
 */
export function chooseVintage({ requested, root }: VintageChoice): string {
  if (requested) {
    const directory = resolve(root, requested);
    return standing(directory) ?? directory;
  }
  return standing(join(root, "data", "vintages", "latest")) ?? join(root, "data", "embedded");
}

function standing(directory: string): string | null {
  return [directory, previousOf(directory)].find(exists) ?? null;
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
