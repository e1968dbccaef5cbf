import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chooseVintage } from "../../src/vintage/choose-vintage.js";
import { digest, nextDay } from "../faults/base-vintages.js";
import { openStandIn, type StandIn } from "../faults/stand-in/open-stand-in.js";
import { copyData, isThere, refreshWith } from "./run-refresh.js";

let standIn: StandIn;
beforeAll(async () => {
  standIn = await openStandIn();
});
afterAll(() => standIn.close());

const only = ["walcl"];
const run = (root: string, asOf = nextDay, vintage?: string) =>
  refreshWith({ root, asOf, only, upstream: standIn.url, vintage });
const folderOf = (root: string) => join(root, "data", "vintages");
const list = (root: string) => readdirSync(folderOf(root)).sort();
const latest = (root: string) => readlinkSync(join(folderOf(root), "latest"));

describe("without --vintage", () => {
  test("a vintage goes to data/vintages/<day>, .2 and .3 where it is taken, and `latest` follows", async () => {
    const root = copyData();
    const names = [];
    for (const name of [nextDay, `${nextDay}.2`, `${nextDay}.3`]) {
      const { vintage } = await run(root);
      expect(vintage?.directory).toBe(join(folderOf(root), name));
      names.push(name);
      expect([list(root), latest(root)]).toEqual([[...names, "latest"], name]);
      expect(chooseVintage({ requested: undefined, root })).toBe(join(folderOf(root), "latest"));
    }
    const first = digest(join(folderOf(root), nextDay));
    await run(root);
    expect(digest(join(folderOf(root), nextDay))).toEqual(first);
  });

  test("a refresh starts from `latest`, and one as of an earlier day does not move it back", async () => {
    const root = copyData();
    await run(root);
    const back = await run(root, "2026-08-20");
    expect(back.previous.id).toMatch(/^refreshed-2026-08-28-/);
    expect([list(root), latest(root)]).toEqual([["2026-08-20", nextDay, "latest"], nextDay]);
    await run(root, "2026-09-02");
    expect(latest(root)).toBe("2026-09-02");
  });

  test("what killed refreshes of any day left is removed", async () => {
    const root = copyData();
    mkdirSync(folderOf(root), { recursive: true });
    const dead = ".2026-08-27.2-999999999-writing-abcdef";
    const alive = `.2026-08-27-${process.pid}-writing-abcdef`;
    for (const name of [dead, alive, "2026-08-27", ".mine"]) mkdirSync(join(folderOf(root), name));
    symlinkSync("2026-08-27", join(folderOf(root), ".latest-999999999"));
    writeFileSync(join(folderOf(root), ".refresh.lock"), "999999999");
    await run(root);
    expect(list(root)).toEqual([alive, ".mine", "2026-08-27", nextDay, "latest"]);
  });

  test("a `latest` that is unsound is refused, and nothing changes", async () => {
    const root = copyData();
    await run(root);
    const directory = join(folderOf(root), nextDay);
    writeFileSync(join(directory, "observations.csv"), "series,frequency,date,value\n");
    const before = digest(directory);
    await expect(run(root, "2026-08-29")).rejects.toThrow(
      expect.objectContaining({
        name: "VintageError",
        message: expect.stringMatching(/vintages\/latest: observations\.csv: bytes: expected \d+, got 28$/),
      }),
    );
    expect([list(root), latest(root), digest(directory)]).toEqual([[nextDay, "latest"], nextDay, before]);
  });

  test("a `latest` that leads nowhere is refused, and one that is no link too, before anybody is asked", async () => {
    const root = copyData();
    await run(root);
    const seen = standIn.requests.length;
    cpSync(join(folderOf(root), nextDay), join(folderOf(root), "copy"), { recursive: true });
    rmSync(join(folderOf(root), nextDay), { recursive: true });
    await expect(run(root)).rejects.toThrow(
      "vintages/latest: datapackage.json: file: expected a readable file, got no such file",
    );
    rmSync(join(folderOf(root), "latest"));
    cpSync(join(folderOf(root), "copy"), join(folderOf(root), "latest"), { recursive: true });
    await expect(run(root)).rejects.toThrow(
      "vintages/latest: latest: link: expected a link to one of the vintages beside it, got another thing",
    );
    expect([list(root), standIn.requests.length]).toEqual([["copy", "latest"], seen]);
  });
});

describe("with --vintage", () => {
  test("a vintage takes the directory's place, the one before stays beside it, and the older one goes", async () => {
    const root = copyData();
    const directory = join(root, "own");
    await run(root, "2026-08-20", "own");
    expect(readdirSync(root).sort()).toEqual(["data", "own"]);
    const first = digest(directory);
    await run(root, "2026-08-21", "own/");
    expect(digest(`${directory}.previous`)).toEqual(first);
    const second = digest(directory);
    await run(root, nextDay, "own");
    expect(digest(`${directory}.previous`)).toEqual(second);
    expect(readdirSync(root).sort()).toEqual(["data", "own", "own.previous"]);
    expect(isThere(folderOf(root))).toBe(false);
  });

  test("a refresh starts from `DIR.previous` where DIR is missing", async () => {
    const root = copyData();
    await run(root, "2026-08-20", "own");
    await run(root, nextDay, "own");
    rmSync(join(root, "own"), { recursive: true });
    const { previous } = await run(root, nextDay, "own");
    expect([previous.asOf, previous.directory]).toEqual(["2026-08-20", join(root, "own")]);
  });

  test("a directory that is unsound, or holds something else, is refused and stays as it is", async () => {
    const root = copyData();
    mkdirSync(join(root, "mine"));
    writeFileSync(join(root, "mine", "letter.txt"), "dear");
    await expect(run(root, nextDay, "mine")).rejects.toThrow(
      `vintage ${join(root, "mine")}: datapackage.json: file: expected a readable file, got no such file`,
    );
    expect(readFileSync(join(root, "mine", "letter.txt"), "utf8")).toBe("dear");
    expect(readdirSync(root).sort()).toEqual(["data", "mine"]);
  });

  test("the link itself is no directory to write to", async () => {
    const root = copyData();
    await run(root);
    await expect(run(root, nextDay, "data/vintages/latest")).rejects.toThrow(
      "--vintage: latest is the link that follows the vintages; leave the option out",
    );
    expect([list(root), latest(root)]).toEqual([[nextDay, "latest"], nextDay]);
  });
});
