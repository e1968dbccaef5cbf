import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const keptFolders = new Set(["_node", "_npm"]);

/**
 * Empties Framework's cache of everything that a loader or a page wrote, since Framework never runs a cached loader
 * again. The bundled packages (`_node`) stay as long as package-lock.json is the one that they were bundled from.
 */
export async function cleanLoaderCache(root: string, sourceRoot: string): Promise<void> {
  const folder = join(sourceRoot, ".observablehq");
  const cache = join(folder, "cache");
  await mkdir(cache, { recursive: true });
  for (const name of await readdir(cache)) {
    if (!keptFolders.has(name)) await rm(join(cache, name), { recursive: true });
  }
  const stamp = join(folder, "packages.sha256");
  const lockfile = createHash("sha256")
    .update(await readFile(join(root, "package-lock.json")))
    .digest("hex");
  if ((await readFile(stamp, "utf8").catch(() => "")) === lockfile) return;
  await rm(join(cache, "_node"), { recursive: true, force: true });
  await writeFile(stamp, lockfile);
}
