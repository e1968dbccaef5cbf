import { link, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const pollMs = 250;
/** A lock file names no process while it is being written; after so long its process was killed before it could. */
const unnamedMs = 1_000;

/** The lock files of this process: another process with the same number may have left one before. */
const held = new Set<string>();

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
  held.add(resolve(file));
  try {
    return await work();
  } finally {
    held.delete(resolve(file));
    await rm(file, { force: true });
  }
}

async function acquire(file: string, { what, patienceMs, say }: LockOptions): Promise<void> {
  const waits = Math.ceil(patienceMs / pollMs);
  for (let wait = 0; ; ++wait) {
    if (await create(file)) return;
    await waitForName(file);
    if ((await removeAbandoned(file)) && (await create(file))) return;
    if (wait === waits) break;
    if (wait === 0) say(`waiting for the ${what} of process ${await holderOf(file)}`);
    await sleep(pollMs);
  }
  throw new LockError(`another ${what} holds ${file}: let it end, or delete that file if there is none`);
}

async function holderOf(file: string): Promise<number> {
  return Number(await readFile(file, "utf8").catch(() => ""));
}

async function isAbandoned(file: string, read = file): Promise<boolean> {
  const holder = await holderOf(read);
  if (holder === process.pid) return !held.has(resolve(file));
  return holder > 0 ? !isRunning(holder) : (await ageOf(read)) > unnamedMs;
}

/** Milliseconds since a file was written; less than any where there is none. */
async function ageOf(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => Math.abs(Date.now() - mtimeMs),
    () => -1,
  );
}

async function waitForName(file: string): Promise<void> {
  const isUnnamed = async () => {
    const age = await ageOf(file);
    return age >= 0 && age <= unnamedMs && !((await holderOf(file)) > 0);
  };
  while (await isUnnamed()) await sleep(pollMs / 10);
}

/** Takes away the lock file of a process that does not run any more: moved aside first, so that only one takes it over. */
async function removeAbandoned(file: string): Promise<boolean> {
  if (!(await isAbandoned(file))) return false;
  const aside = `${file}-${process.pid}`;
  const wasMoved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!wasMoved) return true;
  const isMine = await isAbandoned(file, aside);
  if (!isMine) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
  return isMine;
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
