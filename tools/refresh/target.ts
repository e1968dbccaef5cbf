import { existsSync, lstatSync } from "node:fs";
import { readdir, readlink, rename, rm, symlink } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { removeAbandonedScratch } from "../../src/vintage/scratch-directory.js";
import { VintageError } from "../../src/vintage/vintage-error.js";
import { restorePrevious } from "../../src/vintage/write-vintage.js";
import { type RefreshOptions, UsageError } from "./options.js";

/** Where a refresh writes, and what it starts from. */
export interface Target {
  readonly directory: string;
  /** The directory of the last good vintage. */
  readonly lastGood: string;
  /** Makes the written vintage the one that `build` takes. */
  publish(): Promise<void>;
}

const link = "latest";

function folderOf(root: string): string {
  return join(root, "data", "vintages");
}

/** The lock file of the target: beside the vintages, or beside the directory asked for. */
export function lockOf(root: string, requested: string | undefined): string {
  if (requested === undefined) return join(folderOf(root), ".refresh.lock");
  const directory = resolve(root, requested);
  return join(dirname(directory), `.${basename(directory)}.refresh.lock`);
}

/**
 * The target of a refresh. Without a directory of its own: data/vintages/<as-of day>, a new one each time, from
 * data/vintages/latest or else data/embedded; the link `latest` follows unless it points to a later day.
 * With one: that directory, from what it holds or else data/embedded.
 * Throws `UsageError` where it is the link itself, `VintageError` where the link is none.
 */
export async function openTarget(root: string, { vintage, asOf }: RefreshOptions): Promise<Target> {
  const embedded = join(root, "data", "embedded");
  if (vintage !== undefined) {
    const directory = resolve(root, vintage);
    if (directory === join(folderOf(root), link)) {
      throw new UsageError(`--vintage: ${link} is the link that follows the vintages; leave the option out`);
    }
    await restorePrevious(directory);
    const lastGood = existsSync(directory) ? directory : embedded;
    return { directory, lastGood, publish: async () => {} };
  }
  const folder = folderOf(root);
  const latest = join(folder, link);
  const stat = lstatSync(latest, { throwIfNoEntry: false });
  if (stat && !stat.isSymbolicLink()) {
    const fault = { rule: "link", expected: `a link to one of the vintages beside it`, got: "another thing" };
    throw new VintageError(latest, { subject: link, ...fault });
  }
  const directory = join(folder, await freeName(folder, asOf));
  return {
    directory,
    lastGood: stat ? latest : embedded,
    publish: async () => {
      await pointTo(folder, basename(directory));
      await removeLeftovers(folder);
    },
  };
}

/** The as-of day, and where that is taken <day>.2, <day>.3, …: a vintage is never written over. */
async function freeName(folder: string, asOf: string): Promise<string> {
  const taken = new Set(existsSync(folder) ? await readdir(folder) : []);
  let name = asOf;
  for (let n = 2; taken.has(name); ++n) name = `${asOf}.${n}`;
  return name;
}

/** Points `latest` to a vintage in one rename, unless it points to one of a later day. */
async function pointTo(folder: string, name: string): Promise<void> {
  const latest = join(folder, link);
  const current = lstatSync(latest, { throwIfNoEntry: false }) ? await readlink(latest) : "";
  if (basename(current).slice(0, 10) > name.slice(0, 10)) return;
  const fresh = join(folder, `.${link}-${process.pid}`);
  await rm(fresh, { force: true });
  await symlink(name, fresh);
  await rename(fresh, latest);
}

/** Removes what killed refreshes of any day left in the folder. One refresh at a time writes to it. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((one) => one.startsWith(`.${link}-`))) {
    await rm(join(folder, name), { force: true });
  }
  const days = names.flatMap((name) => /^\.([^-]+-\d\d-[^-]+)-\d+-writing-\w{6}$/.exec(name)?.[1] ?? []);
  for (const day of new Set(days)) await removeAbandonedScratch(join(folder, day));
}
