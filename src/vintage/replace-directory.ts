import { lstat, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { descriptorFile } from "./descriptor.js";
import { previousOf } from "./previous-of.js";

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

async function stands(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === "ENOENT") return false;
      throw error;
    },
  );
}

/**
 * Puts a finished directory in the place of another, by renaming; what stood there is moved to `replaced`, in place
 * of anything there. Where nothing stood, `replaced` is left as it is. When the second renaming fails, the first is undone.
 */
export async function replaceDirectory(target: string, finished: string, replaced: string): Promise<void> {
  const wasThere = await stands(target);
  if (wasThere) {
    await rm(replaced, { recursive: true, force: true });
    await rename(target, replaced);
  }
  try {
    await rename(finished, target);
  } catch (error) {
    if (wasThere) await rename(replaced, target);
    throw error;
  }
}

/**
 * Renames `<directory>.previous` back where `directory` is missing and the other holds a vintage's descriptor: what a
 * process leaves that was killed between the two renamings of a replacement. Whether the vintage is sound is for
 * `readVintage` to say. Output: whether it was renamed.
 */
export async function restorePrevious(directory: string): Promise<boolean> {
  const target = resolve(directory);
  const previous = previousOf(target);
  if ((await stands(target)) || !(await holdsVintage(previous))) return false;
  await rename(previous, target);
  return true;
}

async function holdsVintage(directory: string): Promise<boolean> {
  return stat(join(directory, descriptorFile)).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
