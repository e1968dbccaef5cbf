import type { ChildProcess } from "node:child_process";
import { cpSync, readdirSync, rmSync, watch } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chooseVintage } from "../../src/vintage/choose-vintage.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import type { Vintage } from "../../src/vintage/vintage.js";
import { writeVintage } from "../../src/vintage/write-vintage.js";
import { projectRoot } from "../../tools/site/project-root.js";
import { copyOf, digest, nextDay, scratch } from "../faults/base-vintages.js";
import { openStandIn, type StandIn } from "../faults/stand-in/open-stand-in.js";
import { copyProject, isThere, refreshWith, seeded, startCommand } from "./run-refresh.js";

const only = ["walcl", "dgs10", "bill_purchases"];
const seed = 20_260_820;
let standIn: StandIn;
let base: string;
let old: Vintage;
let fresh: Vintage;
/** Milliseconds that a whole refresh takes, with another beside it. */
let whole = 0;

const args = () => ["--upstream", standIn.url, "--as-of", nextDay, "--only", only.join(",")];

beforeAll(async () => {
  standIn = await openStandIn();
  base = await writeBase();
  old = await readVintage(base, { required: [] });
  const sound = [copyOf(base), copyOf(base)];
  const ends = await Promise.all(
    sound.map((directory) => startCommand([...args(), "--vintage", directory]).ended),
  );
  whole = Math.max(...ends.map(({ took }) => took));
  fresh = await readVintage(sound[0] ?? "", { required: [] });
  expect(fresh.observations).not.toEqual(old.observations);
});
afterAll(() => standIn.close());

/** A vintage of the few series with all of their history, so that to write it takes some time and nothing else does. */
async function writeBase(): Promise<string> {
  const all = join(scratch(), "all");
  await refreshWith({ asOf: "2026-08-14", vintage: all, upstream: standIn.url, only });
  const { id: _, ...contents } = await readVintage(all);
  const directory = join(scratch(), "base");
  const isKept = ({ series }: { readonly series: string }) => only.includes(series);
  const observations = contents.observations.filter(isKept);
  const fetches = contents.fetches.filter(isKept);
  await writeVintage(
    directory,
    { ...contents, name: "refreshed", observations, fetches },
    { required: only },
  );
  return directory;
}

/** When a refresh is killed: after so many milliseconds, after its last series and some more, or upon so many changes of its folder. */
type Moment =
  | { readonly kind: "time"; readonly ms: number }
  | { readonly kind: "write"; readonly ms: number }
  | { readonly kind: "change"; readonly count: number };

const random = seeded(seed);
const moments: Moment[] = Array.from({ length: 50 }, (_, i): Moment => {
  if (i < 16) return { kind: "time", ms: 0.35 + (0.65 * (i + random())) / 16 };
  if (i < 33) return { kind: "write", ms: random() * 60 };
  return { kind: "change", count: 2 + (i % 9) };
});

function kill(child: ChildProcess): void {
  child.kill("SIGKILL");
}

/** Starts a refresh and kills it at a moment; gives whether it was still running. */
async function runAndKill(more: readonly string[], folder: string, moment: Moment, root = projectRoot) {
  let changes = 0;
  let child: ChildProcess | undefined;
  const watcher = watch(folder, () => {
    changes += 1;
    if (moment.kind === "change" && changes === moment.count && child) kill(child);
  });
  const isLast = (line: string) => /^\[(\d+)\/\1\]/.test(line.replace("[ ", "["));
  const command = startCommand([...args(), ...more], {
    root,
    onLine: (line, started) => {
      if (moment.kind === "write" && isLast(line)) setTimeout(() => kill(started), moment.ms);
    },
  });
  child = command.child;
  const timer = moment.kind === "time" ? setTimeout(() => kill(command.child), moment.ms * whole) : undefined;
  const { code } = await command.ended;
  clearTimeout(timer);
  watcher.close();
  return code === null;
}

/** Which of the two a vintage is; it must be one of them, whole. */
async function stateOf(directory: string): Promise<"old" | "new"> {
  const read = await readVintage(directory, { required: only });
  if (read.id === old.id) {
    expect(read.observations).toEqual(old.observations);
    return "old";
  }
  expect([read.id, read.facts, read.revisions]).toEqual([fresh.id, fresh.facts, fresh.revisions]);
  expect(read.observations).toEqual(fresh.observations);
  expect(read.fetches.map(({ outcome }) => outcome)).toEqual(fresh.fetches.map(({ outcome }) => outcome));
  return "new";
}

/** Does work for each item, two at a time. */
async function twoAtATime<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all([worker(), worker()]);
}

describe("a refresh that is killed at any moment", () => {
  test("leaves the old vintage or the whole new one, and the next refresh succeeds and cleans up", async () => {
    const seen = { old: 0, new: 0, ended: 0, restored: 0, scratches: 0, locks: 0 };
    await twoAtATime(moments, async (moment) => {
      const directory = copyOf(base);
      const folder = dirname(directory);
      if (!(await runAndKill(["--vintage", directory], folder, moment))) seen.ended += 1;
      const left = readdirSync(folder);
      if (left.some((name) => name.includes("-writing-"))) seen.scratches += 1;
      if (left.includes(".vintage.refresh.lock")) seen.locks += 1;
      if (!left.includes("vintage")) seen.restored += 1;
      const chosen = chooseVintage({ requested: directory, root: projectRoot });
      const state = await stateOf(chosen);
      seen[state] += 1;
      if (state === "old") expect(digest(chosen)).toEqual(digest(base));
      if (isThere(`${directory}.previous`)) expect(digest(`${directory}.previous`)).toEqual(digest(base));

      const next = await refreshWith({ asOf: nextDay, vintage: directory, upstream: standIn.url, only });
      expect([await stateOf(directory), next.previous.id]).toEqual([
        "new",
        state === "old" ? old.id : fresh.id,
      ]);
      expect(readdirSync(folder).sort()).toEqual(["vintage", "vintage.previous"]);
    });
    expect(seen.old).toBeGreaterThan(10);
    expect(seen.new + seen.scratches).toBeGreaterThan(3);
    expect(seen.locks).toBeGreaterThan(10);
  }, 240_000);

  test("leaves `latest` where it was or at the whole new vintage, without --vintage", async () => {
    const chosen = moments.filter((_, i) => i % 9 === 5);
    await twoAtATime([0, 1], async (part) => {
      const root = copyProject();
      rmSync(join(root, "data", "embedded"), { recursive: true });
      cpSync(base, join(root, "data", "embedded"), { recursive: true });
      const folder = join(root, "data", "vintages");
      await refreshWith({ root, asOf: "2026-08-14", upstream: standIn.url, only });
      const latest = () => chooseVintage({ requested: undefined, root });
      for (const moment of chosen.filter((_, i) => i % 2 === part)) {
        const before = await stateOf(latest());
        await runAndKill([], folder, moment, root);
        const after = await stateOf(latest());
        expect([before, after]).not.toEqual(["new", "old"]);
        const names = readdirSync(folder).filter((name) => /^\d/.test(name));
        for (const name of names) await stateOf(join(folder, name));
      }
      const { vintage } = await refreshWith({ root, asOf: nextDay, upstream: standIn.url, only });
      expect(await stateOf(latest())).toBe("new");
      expect((await readVintage(latest(), { required: only })).retrievedAt).toBe(vintage?.retrievedAt);
      expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
    });
  }, 120_000);
});
