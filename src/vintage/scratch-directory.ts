import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const hourMilliseconds = 3_600_000;

/** A new directory beside a target, named after it and this process: `.<name>-<pid>-writing-XXXXXX`. */
export async function makeScratchBeside(target: string): Promise<string> {
  return mkdtemp(join(dirname(target), `.${basename(target)}-${process.pid}-writing-`));
}

/**
 * Removes the scratch directories that killed processes left beside a target: those whose process does not run any
 * more, and those that have not been touched for an hour, since a number may have passed to another process.
 */
export async function removeAbandonedScratch(target: string): Promise<void> {
  const folder = dirname(target);
  const prefix = `.${basename(target)}-`;
  const names = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const [, pid] = /^(\d+)-writing-\w{6}$/.exec(name.slice(prefix.length)) ?? [];
    if (pid === undefined) continue;
    const path = join(folder, name);
    if (!isRunning(Number(pid)) || (await isOld(path))) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function isOld(path: string): Promise<boolean> {
  return stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > hourMilliseconds,
    () => false,
  );
}
