import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isRunning } from "../lock.js";

/** Where a build of `target` works: beside it, so that the last step is a rename. */
export function workingDirectory(target: string): string {
  return `${target}.building-${process.pid}`;
}

/** Puts `fresh` where `target` is, by renames on one file system, then removes what was there. */
export async function swapDirectory(fresh: string, target: string): Promise<void> {
  const old = `${target}.old-${process.pid}`;
  const replaces = existsSync(target);
  if (replaces) await rename(target, old);
  try {
    await rename(fresh, target);
  } catch (error) {
    if (replaces) await rename(old, target);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** Removes what builds of `target` that were killed left beside it; puts the site back where one was killed mid-swap. */
export async function removeAbandoned(target: string): Promise<void> {
  const folder = dirname(target);
  const prefix = `${basename(target)}.`;
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    const match = name.startsWith(prefix) ? /^(building|old)-(\d+)$/.exec(name.slice(prefix.length)) : null;
    if (match === null || isRunning(Number(match[2]))) continue;
    if (match[1] === "old" && !existsSync(target)) await rename(join(folder, name), target);
    else await rm(join(folder, name), { recursive: true, force: true });
  }
}
