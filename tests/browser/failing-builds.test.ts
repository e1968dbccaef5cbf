import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { buildSite } from "../../tools/site/build-site.js";
import { enterProject, projectRoot } from "../../tools/site/project-root.js";
import { edit, reseal } from "../vintage/small-vintage.js";

mkdirSync(join(projectRoot, "tests/.tmp"), { recursive: true });
const root = mkdtempSync(join(enterProject(), "tests/.tmp/failing-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let vintage: string;
let previous: string;

beforeEach(() => {
  const folder = mkdtempSync(join(root, "build-"));
  vintage = join(folder, "vintage");
  previous = join(folder, "dist");
  cpSync(join(projectRoot, "data/embedded"), vintage, { recursive: true });
  mkdirSync(previous);
  writeFileSync(join(previous, "index.html"), "the previous site");
});

const flipByte = () => {
  const file = join(vintage, "observations.csv");
  const bytes = readFileSync(file);
  const at = bytes.indexOf("2352.21");
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};
const duplicateDay = () =>
  edit(vintage, "observations.csv", (text) => text.replace(/^(rut,daily,2025-09-02,.*\n)/m, "$1$1"));

const breakages: readonly (readonly [string, () => void, RegExp])[] = [
  ["one flipped byte", flipByte, /observations\.csv: checksum: expected sha256:\w+, got sha256:\w+$/],
  ["a missing file", () => rmSync(join(vintage, "facts.csv")), /facts\.csv: file: expected .*no such file$/],
  [
    "a missing descriptor",
    () => rmSync(join(vintage, "datapackage.json")),
    /datapackage\.json: .*no such file$/,
  ],
  ["a day that stands twice", duplicateDay, /observations\.csv: bytes: expected \d+, got \d+$/],
  [
    "a day that stands twice under fresh checksums",
    () => {
      duplicateDay();
      reseal(vintage);
    },
    /rut.*row \d+: expected .*got .*2025-09-02/,
  ],
];

describe.each(breakages)("a build from a vintage with %s", (_, damage, message) => {
  test("is refused in one line that names the place, and leaves the previous site alone", async () => {
    damage();
    const said: string[] = [];
    const building = buildSite({
      root: projectRoot,
      output: relative(projectRoot, previous),
      vintage,
      say: (line) => said.push(line),
    });
    const refusal = await building.then(
      () => "it was built",
      (error: Error) => error.message,
    );
    expect(refusal).toMatch(message);
    expect(refusal).not.toContain("\n");
    expect(refusal).toContain(vintage);
    expectPreviousSite();
  });
});

test("the command says why it could not build on one line of stderr, and exits with 1", () => {
  flipByte();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "tools/build.ts", "--output", relative(projectRoot, previous)],
    { cwd: projectRoot, env: { ...process.env, VINTAGE: vintage }, encoding: "utf8" },
  );
  expect(stderr.trim()).toMatch(
    /^build: vintage .*observations\.csv: checksum: expected sha256:\w+, got sha256:\w+$/,
  );
  expect(stdout).toBe("");
  expect(status).toBe(1);
  expectPreviousSite();
});

function expectPreviousSite(): void {
  expect(readdirSync(previous)).toEqual(["index.html"]);
  expect(readFileSync(join(previous, "index.html"), "utf8")).toBe("the previous site");
  expect(readdirSync(join(previous, "..")).sort()).toEqual(["dist", "vintage"]);
}
