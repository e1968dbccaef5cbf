import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readVintage } from "../../src/vintage/read-vintage.js";
import { LockError, withLock } from "../../tools/lock.js";
import { projectRoot } from "../../tools/site/project-root.js";
import { copyOf, digest, nextDay, scratch, writeSmallBase } from "../faults/base-vintages.js";
import { openStandIn, type StandIn } from "../faults/stand-in/open-stand-in.js";
import { isThere, lockOfDirectory, refreshWith, resultOf, rowsOf, startCommand } from "./run-refresh.js";

let standIn: StandIn;
let base: string;

beforeAll(async () => {
  standIn = await openStandIn();
  const directory = join(scratch(), "base");
  await refreshWith({ asOf: "2026-08-14", vintage: directory, upstream: standIn.url, only: ["walcl"] });
  base = await writeSmallBase(await readVintage(directory), ["walcl"]);
});
beforeEach(() => standIn.setFaults([]));
afterAll(() => standIn.close());

const again = (vintage: string, said: string[] = []) =>
  refreshWith({ asOf: nextDay, vintage, upstream: standIn.url, only: ["walcl"], said });

describe("refreshes into one target at the same time", () => {
  test.each(["with nobody before them", "with the lock of a dead process before them"])(
    "%s: one writes, the others stop and say so",
    async (before) => {
      const vintage = copyOf(base);
      const lock = lockOfDirectory(vintage);
      if (before.includes("dead")) writeFileSync(lock, "999999999");
      // The one that holds the lock waits for its first answer until the others have ended.
      standIn.setFaults(["fred/WALCL=hang"]);
      const args = ["--upstream", standIn.url, "--vintage", vintage, "--as-of", nextDay, "--only", "walcl"];
      const commands = [0, 1, 2].map(() => startCommand([...args, "--timeout", "1.2"]));
      let losers = 0;
      const ends = await Promise.all(
        commands.map(async ({ ended }) => {
          const end = await ended;
          losers += end.code === 0 ? 0 : 1;
          if (losers === 2) standIn.setFaults([]);
          return end;
        }),
      );
      expect(ends.map(({ code }) => code).sort()).toEqual([0, 1, 1]);
      for (const { code, out, err } of ends) {
        if (code === 0) expect(err).toBe("");
        else {
          const message = `another refresh holds ${lock}: let it end, or delete that file if there is none`;
          expect([out, err]).toEqual(["", `refresh: ${message}\n`]);
        }
      }
      const read = await readVintage(vintage, { required: [] });
      const alone = copyOf(base);
      await again(alone);
      expect(rowsOf(read, "walcl")).toEqual(rowsOf(await readVintage(alone, { required: [] }), "walcl"));
      expect(digest(`${vintage}.previous`)).toEqual(digest(base));
      expect(readdirSync(dirname(vintage)).sort()).toEqual(["vintage", "vintage.previous"]);
    },
  );

  test("are none of each other's business where their targets differ", async () => {
    const [one, other] = [copyOf(base), copyOf(base)];
    const results = await Promise.all([again(one), again(other)]);
    expect(results.map((refreshed) => resultOf(refreshed, "walcl").fetch.outcome)).toEqual([
      "fetched",
      "fetched",
    ]);
    expect(digest(one)).toEqual(digest(other));
  });

  test("in one process: one writes, the other stops", async () => {
    const vintage = copyOf(base);
    const results = await Promise.allSettled([again(vintage), again(vintage)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const rejected = results.find((result) => result.status === "rejected");
    expect(rejected?.reason).toBeInstanceOf(LockError);
    expect(isThere(lockOfDirectory(vintage))).toBe(false);
  });
});

describe("a lock that nobody holds any more", () => {
  test.each([
    ["of a dead process", "999999999"],
    ["of an earlier process with this one's number", String(process.pid)],
  ])("%s is taken over at once, without a word", async (_, text) => {
    const vintage = copyOf(base);
    writeFileSync(lockOfDirectory(vintage), text);
    const said: string[] = [];
    const refreshed = await again(vintage, said);
    expect([resultOf(refreshed, "walcl").fetch.outcome, said]).toEqual(["fetched", ["walcl"]]);
    expect(isThere(lockOfDirectory(vintage))).toBe(false);
  });

  test("without a number, as a process leaves it that is killed while it writes it, is taken over in a second", async () => {
    const vintage = copyOf(base);
    writeFileSync(lockOfDirectory(vintage), "");
    const started = performance.now();
    expect(resultOf(await again(vintage), "walcl").fetch.outcome).toBe("fetched");
    expect(performance.now() - started).toBeGreaterThan(900);
  });

  test("without a number is respected once it has one", async () => {
    const vintage = copyOf(base);
    writeFileSync(lockOfDirectory(vintage), "");
    setTimeout(() => writeFileSync(lockOfDirectory(vintage), String(process.ppid)), 300);
    await expect(again(vintage)).rejects.toThrow(/^another refresh holds /);
    expect(digest(vintage)).toEqual(digest(base));
  });

  test("of a live process is respected", async () => {
    const vintage = copyOf(base);
    writeFileSync(lockOfDirectory(vintage), String(process.ppid));
    await expect(again(vintage)).rejects.toThrow(
      new LockError(
        `another refresh holds ${lockOfDirectory(vintage)}: let it end, or delete that file if there is none`,
      ),
    );
    expect([digest(vintage), isThere(lockOfDirectory(vintage))]).toEqual([digest(base), true]);
  });

  test("is held by one at a time of many that wait for it", async () => {
    const folder = scratch();
    const file = join(folder, "x.lock");
    writeFileSync(file, "999999999");
    const script = `
      import { mkdirSync, rmdirSync } from "node:fs";
      import { setTimeout as sleep } from "node:timers/promises";
      import { withLock } from ${JSON.stringify(join(projectRoot, "tools", "lock.ts"))};
      const [file, room] = process.argv.slice(-2);
      await withLock(file, { what: "test", patienceMs: 15000, say() {} }, async () => {
        mkdirSync(room);
        await sleep(20);
        rmdirSync(room);
      });`;
    mkdirSync(join(folder, "script"));
    writeFileSync(join(folder, "script", "hold.mts"), script);
    const ends = await Promise.all(
      Array.from({ length: 6 }, () => {
        const args = ["--import", "tsx", join(folder, "script", "hold.mts"), file, join(folder, "room")];
        const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: "inherit" });
        return new Promise((resolve) => child.once("exit", resolve));
      }),
    );
    expect(ends).toEqual([0, 0, 0, 0, 0, 0]);
    expect(readdirSync(folder)).toEqual(["script"]);
    await withLock(file, { what: "test", patienceMs: 0, say() {} }, async () => {});
  });
});
