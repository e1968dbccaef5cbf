import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Every file under a directory, relative to it, with forward slashes, in code-unit order. */
export async function listFiles(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
