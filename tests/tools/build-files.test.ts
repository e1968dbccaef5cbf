import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { withLock } from "../../tools/lock.js";
import { copyFonts } from "../../tools/site/copy-fonts.js";
import { cleanLoaderCache } from "../../tools/site/loader-cache.js";
import { parsePort } from "../../tools/site/run-tool.js";
import { removeAbandoned, swapDirectory, workingDirectory } from "../../tools/site/swap-directory.js";
import { writeFixture } from "./fixture-site.js";

const deadProcess = 2 ** 22 + 1;
const silent = { what: "build", patienceMs: 0, say: () => {} };
let root = "";

afterEach(() => rm(root, { recursive: true, force: true }));

describe("swapDirectory", () => {
  test("replaces the old site at once and leaves nothing beside it", async () => {
    root = await writeFixture({ "dist/old.html": "old" });
    const target = join(root, "dist");
    const fresh = workingDirectory(target);
    await mkdir(fresh);
    await swapDirectory(fresh, target);
    expect(await readdir(root)).toEqual(["dist"]);
    expect(await readdir(target)).toEqual([]);
  });

  test("keeps the old site when the new one is not there", async () => {
    root = await writeFixture({ "dist/old.html": "old" });
    await expect(swapDirectory(join(root, "none"), join(root, "dist"))).rejects.toThrow("ENOENT");
    expect(await readdir(join(root, "dist"))).toEqual(["old.html"]);
  });
});

describe("removeAbandoned", () => {
  test("removes what dead builds left, and nothing of live ones", async () => {
    const live = `dist.building-${process.pid}`;
    root = await writeFixture({ "dist/a": "", [`dist.building-${deadProcess}/a`]: "", [`${live}/a`]: "" });
    await removeAbandoned(join(root, "dist"));
    expect((await readdir(root)).sort()).toEqual(["dist", live]);
  });

  test("puts back the site of a build that died between its two renames", async () => {
    root = await writeFixture({ [`dist.old-${deadProcess}/a`]: "" });
    await removeAbandoned(join(root, "dist"));
    expect(await readdir(root)).toEqual(["dist"]);
  });
});

describe("withLock", () => {
  test("lets one build work at a time", async () => {
    root = await writeFixture({});
    const lock = join(root, "cache", "build.lock");
    await withLock(lock, silent, () =>
      expect(withLock(lock, silent, async () => {})).rejects.toThrow("another build holds"),
    );
    expect(await withLock(lock, silent, async () => "done")).toBe("done");
  });

  test("takes the lock of a process that is gone", async () => {
    root = await writeFixture({ "build.lock": String(deadProcess) });
    expect(await withLock(join(root, "build.lock"), { ...silent, patienceMs: 500 }, async () => "done")).toBe(
      "done",
    );
  });
});

describe("cleanLoaderCache", () => {
  test("drops loader outputs always, bundled packages when the lockfile changed", async () => {
    const cache = "src/.observablehq/cache";
    root = await writeFixture({
      "package-lock.json": "{}",
      [`${cache}/data/a.json`]: "",
      [`${cache}/_node/a.js`]: "",
    });
    const source = join(root, "src");
    await cleanLoaderCache(root, source);
    expect(await readdir(join(root, cache))).toEqual([]);
    await mkdir(join(root, cache, "_node"));
    await mkdir(join(root, cache, "_npm"));
    await cleanLoaderCache(root, source);
    expect((await readdir(join(root, cache))).sort()).toEqual(["_node", "_npm"]);
  });
});

describe("copyFonts", () => {
  test("copies a packaged file that a style sheet names, and points to it", async () => {
    root = await writeFixture({
      "node_modules/@fonts/a/files/a.woff2": "font",
      "site/_import/style/report.css": 'a{src:url("//node_modules/@fonts/a/files/a.woff2") format("woff2")}',
    });
    await copyFonts(join(root, "site"), root);
    const css = await readFile(join(root, "site/_import/style/report.css"), "utf8");
    const url = /url\(([^)]+)\) format/.exec(css)?.[1] ?? "";
    expect(url).toMatch(/^\.\.\/\.\.\/_font\/a\.[0-9a-f]{8}\.woff2$/);
    expect((await stat(join(root, "site/_import/style", url))).size).toBe(4);
  });

  test("refuses a file that no package has", async () => {
    root = await writeFixture({ "site/a.css": "a{src:url(//node_modules/none.woff2)}" });
    await expect(copyFonts(join(root, "site"), root)).rejects.toThrow(
      "a.css: node_modules/none.woff2 does not exist",
    );
  });
});

describe("parsePort", () => {
  test("takes a port, falls back without one, refuses another thing", () => {
    expect(parsePort("8080", 3000)).toBe(8080);
    expect(parsePort(undefined, 3000)).toBe(3000);
    expect(() => parsePort("http", 3000)).toThrow("PORT=http: not a port");
  });
});
