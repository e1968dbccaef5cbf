import { mkdir, open, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const pollMs = 250;

/** Another process holds the lock. */
export class LockError extends Error {
  override readonly name = "LockError";
}

export interface LockOptions {
  /** What the lock is for, in a word: "build". */
  readonly what: string;
  readonly patienceMs: number;
  readonly say: (line: string) => void;
}

/** Runs `work` while holding a lock file, which names the process that holds it; waits while another live one does. */
export async function withLock<T>(file: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  await acquire(file, options);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string, { what, patienceMs, say }: LockOptions): Promise<void> {
  const waits = Math.ceil(patienceMs / pollMs);
  for (let wait = 0; wait <= waits; ++wait) {
    if (await create(file)) return;
    const holder = Number(await readFile(file, "utf8").catch(() => ""));
    if (holder > 0 && !isRunning(holder)) await rm(file, { force: true });
    else {
      if (wait === 0) say(`waiting for the ${what} of process ${holder}`);
      await sleep(pollMs);
    }
  }
  throw new LockError(`another ${what} holds ${file}: let it end, or delete that file if there is none`);
}

async function create(file: string): Promise<boolean> {
  try {
    const handle = await open(file, "wx");
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Whether a process with this id exists. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
