import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { chooseVintage } from "../../src/vintage/choose-vintage.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import { restorePrevious, writeVintage } from "../../src/vintage/write-vintage.js";
import { projectRoot } from "../../tools/site/project-root.js";
import { freshDirectory, smallContents, writeSmall } from "./small-vintage.js";

const required: readonly string[] = [];
const root = "/nowhere";

function beside(directory: string): string[] {
  return readdirSync(dirname(directory)).sort();
}

async function nameOf(directory: string): Promise<string> {
  return (await readVintage(directory, { required })).descriptor.name;
}

async function replace(directory: string, name: string): Promise<void> {
  await writeVintage(directory, { ...smallContents, name }, { required, keepReplaced: true });
}

describe("a vintage that is replaced and kept", () => {
  test("stays beside the new one, until the next takes its place", async () => {
    const directory = await writeSmall();
    await replace(directory, "second");
    expect(beside(directory)).toEqual(["vintage", "vintage.previous"]);
    expect([await nameOf(directory), await nameOf(`${directory}.previous`)]).toEqual(["second", "small"]);
    await replace(directory, "third");
    expect(beside(directory)).toEqual(["vintage", "vintage.previous"]);
    expect([await nameOf(directory), await nameOf(`${directory}.previous`)]).toEqual(["third", "second"]);
  });

  test("is none where there was none", async () => {
    const directory = freshDirectory();
    await replace(directory, "first");
    expect(beside(directory)).toEqual(["vintage"]);
  });

  test("stays where it is when the new one breaks a rule, and so does the one before it", async () => {
    const directory = await writeSmall();
    await replace(directory, "second");
    const observations = smallContents.observations.map((one) => ({ ...one, value: -1 }));
    const broken = { ...smallContents, observations };
    await expect(writeVintage(directory, broken, { required, keepReplaced: true })).rejects.toThrow(
      ": bounds: ",
    );
    expect([await nameOf(directory), await nameOf(`${directory}.previous`)]).toEqual(["second", "small"]);
    expect(beside(directory)).toEqual(["vintage", "vintage.previous"]);
  });

  test("stays whole though the directory was a link to it", async () => {
    const directory = await writeSmall();
    const link = join(dirname(directory), "latest");
    symlinkSync(directory, link);
    await replace(link, "second");
    expect([await nameOf(link), await nameOf(`${link}.previous`), await nameOf(directory)]).toEqual([
      "second",
      "small",
      "small",
    ]);
    await replace(link, "third");
    expect(await nameOf(directory)).toBe("small");
  });
});

describe("what is missing though the one before it stands beside", () => {
  test("is read from there", async () => {
    const directory = await writeSmall();
    renameSync(directory, `${directory}.previous`);
    expect(chooseVintage({ requested: directory, root })).toBe(`${directory}.previous`);
  });

  test("is brought back by its name", async () => {
    const directory = await writeSmall();
    renameSync(directory, `${directory}.previous`);
    expect(await restorePrevious(directory)).toBe(true);
    expect(beside(directory)).toEqual(["vintage"]);
    expect(await nameOf(directory)).toBe("small");
    expect(await restorePrevious(directory)).toBe(false);
  });

  test("is not brought back where something stands in its place, nor from what is no vintage", async () => {
    const directory = await writeSmall();
    await replace(directory, "second");
    expect(await restorePrevious(directory)).toBe(false);
    expect(await nameOf(directory)).toBe("second");
    const missing = freshDirectory();
    expect(await restorePrevious(missing)).toBe(false);
    mkdirSync(`${missing}.previous`);
    expect(await restorePrevious(missing)).toBe(false);
    expect(existsSync(missing)).toBe(false);
  });
});

/** Runs a replacement in a process of its own that is killed when it is about to put the new vintage in place. */
function replaceAndBeKilled(directory: string): NodeJS.Signals | null {
  const script = join(dirname(directory), "killed.mts");
  writeFileSync(
    script,
    `
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
const { rename } = fs;
fs.rename = async (from, to) => {
  if (to === ${JSON.stringify(directory)}) process.kill(process.pid, "SIGKILL");
  await rename(from, to);
};
syncBuiltinESMExports();
const { writeVintage } = await import(${JSON.stringify(join(projectRoot, "src/vintage/write-vintage.ts"))});
const contents = ${JSON.stringify({ ...smallContents, name: "killed" })};
await writeVintage(${JSON.stringify(directory)}, contents, { required: [], keepReplaced: true });
`,
  );
  const { signal } = spawnSync(process.execPath, ["--import", "tsx", script], { cwd: projectRoot });
  return signal;
}

describe("a process killed between the two renamings", () => {
  test("leaves the vintage that was there, to be read and to be brought back, and the next write tidies up", async () => {
    const directory = await writeSmall();
    await replace(directory, "second");
    expect(replaceAndBeKilled(directory)).toBe("SIGKILL");
    expect(existsSync(directory)).toBe(false);
    expect(await nameOf(chooseVintage({ requested: directory, root }))).toBe("second");
    const left = beside(directory).filter((name) => name.startsWith("."));
    expect(left).toHaveLength(1);
    expect(await restorePrevious(directory)).toBe(true);
    await replace(directory, "third");
    expect([await nameOf(directory), await nameOf(`${directory}.previous`)]).toEqual(["third", "second"]);
    expect(beside(directory)).toEqual(["killed.mts", "vintage", "vintage.previous"]);
  });

  test("loses nothing when the next write comes before anything was brought back", async () => {
    const directory = await writeSmall();
    expect(replaceAndBeKilled(directory)).toBe("SIGKILL");
    await replace(directory, "next");
    expect([await nameOf(directory), await nameOf(`${directory}.previous`)]).toEqual(["next", "small"]);
  });
});

describe("what a write removes beside its directory", () => {
  // No process has a number above the largest that Linux gives out, 4194304.
  const dead = 4_194_305;
  const hourAgo = Date.now() / 1000 - 3_601;

  test.each([
    [`.vintage-${dead}-writing-abc123`, false, true],
    [`.vintage-${process.pid}-writing-abc123`, false, false],
    [`.vintage-${process.pid}-writing-abc124`, true, true],
    [`.other-${dead}-writing-abc123`, true, false],
    [`.vintage-backup`, true, false],
    [`vintage-${dead}-writing-abc123`, true, false],
  ])("of %s (an hour old: %s) is: %s", async (name, old, removed) => {
    const directory = await writeSmall();
    const path = join(dirname(directory), name);
    mkdirSync(path);
    if (old) utimesSync(path, hourAgo, hourAgo);
    await replace(directory, "second");
    expect(beside(directory).includes(basename(path))).toBe(!removed);
  });

  test("is nothing where the vintage was refused", async () => {
    const directory = await writeSmall();
    const path = join(dirname(directory), `.vintage-${dead}-writing-abc123`);
    mkdirSync(path);
    const broken = { ...smallContents, name: "Not a name" };
    await expect(writeVintage(directory, broken, { required })).rejects.toThrow("field");
    expect(existsSync(path)).toBe(true);
  });
});
