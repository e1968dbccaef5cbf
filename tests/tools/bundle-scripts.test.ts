import { readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { bundleScripts } from "../../tools/site/bundle-scripts.js";
import { type HtmlPage, readPages } from "../../tools/site/html-page.js";
import { frameworkPage, writeFixture } from "./fixture-site.js";

const client =
  'export const define = (cell) => globalThis.cells.push(cell); export const d3 = () => import("../_npm/d3@0.0.0/_esm.js");';
const support = "_node/@stdlib/assert-has-generator-support@0.2.2/index.1.js";

const files = {
  "_observablehq/client.js": client,
  [support]: 'export default function f() { return eval("generators"); }',
  "_node/package@1.0.0/index.js": `import f from "../@stdlib/assert-has-generator-support@0.2.2/index.1.js"; export const supported = () => f();`,
  "_node/package@1.0.0/engine.wasm": "wasm",
  "_import/chart.js":
    'import {supported} from "../_node/package@1.0.0/index.js"; export const chart = () => ["static-chart", supported()]; export const unused = "never-drawn";',
  "_import/lib/lazy.js": 'export const lazy = "lazy-module"; export const here = import.meta.url;',
  "_import/lib/sum-worker.12345678.js":
    'import {term} from "./term.js"; self.onmessage = () => self.postMessage(term);',
  "_import/lib/term.js": 'export const term = "worker-term";',
  "_import/lib/start.js":
    'export const start = () => new Worker(import.meta.resolve("./sum-worker.12345678.js"), {type: "module"}); export const engine = () => import.meta.resolve("../../_node/package@1.0.0/engine.wasm");',
};

const pageScript = `import {define} from "../_observablehq/client.js";
define({id: "1", outputs: ["chart","start"], body: async () => {
const [{chart}, {start, engine: wasm}] = await Promise.all([import("../_import/chart.js"), import("../_import/lib/start.js")]);
return {chart, start, wasm};
}});
define({id: "2", body: async () => {
const {lazy} = await import("../_import/lib/lazy.js");
return lazy;
}});`;

const preloads = ["_observablehq/client.js", "_import/chart.js", "_import/lib/start.js"]
  .map((file) => `<link rel="modulepreload" href="../${file}">`)
  .join("\n");

let directory = "";

afterEach(() => rm(directory, { recursive: true, force: true }));

async function bundle(more: Record<string, string> = {}): Promise<HtmlPage[]> {
  const page = frameworkPage({ script: pageScript, head: preloads });
  if (directory) await rm(directory, { recursive: true, force: true });
  directory = await writeFixture({ ...files, "claims/one.html": page, ...more });
  const pages = await readPages(directory);
  await bundleScripts(directory, pages);
  return pages;
}

async function readChunks(): Promise<Map<string, string>> {
  const names = await readdir(join(directory, "_app"));
  const texts = await Promise.all(names.map((name) => readFile(join(directory, "_app", name), "utf8")));
  return new Map(names.map((name, i) => [name, texts[i] ?? ""]));
}

function only<T>(values: readonly T[]): T {
  expect(values).toHaveLength(1);
  return values[0] as T;
}

async function entryChunk(pages: readonly HtmlPage[]): Promise<string> {
  const script = only([...only(pages).document.querySelectorAll("script")]);
  return readFile(join(directory, "claims", script.getAttribute("src") ?? ""), "utf8");
}

describe("bundleScripts", () => {
  test("puts a page's script into one hashed file of _app and leaves none inline", async () => {
    const pages = await bundle();
    const script = only([...only(pages).document.querySelectorAll("script")]);
    expect(script.getAttribute("src")).toMatch(/^\.\.\/_app\/claims-one-[A-Z0-9]{8}\.js$/);
    expect(script.textContent).toBe("");
  });

  test("bundles declared imports into the page's script, without what it does not use", async () => {
    const entry = await entryChunk(await bundle());
    expect(entry).toContain("static-chart");
    expect(entry).not.toContain("never-drawn");
  });

  test("keeps an import() of the author as a lazy chunk that no link preloads", async () => {
    const pages = await bundle();
    const lazy = only([...(await readChunks())].filter(([, text]) => text.includes("lazy-module")));
    expect(await entryChunk(pages)).toContain(`import("./${lazy[0]}")`);
    const links = [...only(pages).document.querySelectorAll('link[rel="modulepreload"]')];
    expect(links.map((link) => link.getAttribute("href"))).not.toContain(`../_app/${lazy[0]}`);
  });

  test("preloads the static chunks that pages share", async () => {
    const other = frameworkPage({ script: pageScript.replace('"1"', '"3"'), head: preloads });
    const pages = await bundle({ "claims/two.html": other });
    for (const { document, file } of pages) {
      const links = [...document.querySelectorAll('link[rel="modulepreload"]')];
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) {
        const target = join(directory, file, "..", link.getAttribute("href") ?? "");
        expect((await stat(target)).isFile()).toBe(true);
      }
    }
  });

  test("bundles a worker named by import.meta.resolve, and points to it from the bundle", async () => {
    const entry = await entryChunk(await bundle());
    const worker = only([...(await readChunks())].filter(([, text]) => text.includes("worker-term")));
    expect(worker[0]).toMatch(/^sum-worker-[A-Z0-9]{8}\.js$/);
    expect(entry).toContain(`new URL("./${worker[0]}",import.meta.url).href`);
  });

  test("points to a file named by import.meta.resolve where it stands", async () => {
    const entry = await entryChunk(await bundle());
    expect(entry).toContain('new URL("../_node/package@1.0.0/engine.wasm",import.meta.url).href');
    expect((await stat(join(directory, "_node/package@1.0.0/engine.wasm"))).isFile()).toBe(true);
  });

  test("bundles a worker that a page's cell starts itself", async () => {
    const script =
      'new Worker(new URL("./_import/lib/sum-worker.12345678.js", location).href, {type: "module"});';
    const pages = await bundle({ "two.html": frameworkPage({ script }) });
    const src = pages
      .find(({ file }) => file === "two.html")
      ?.document.querySelector("script")
      ?.getAttribute("src");
    const entry = await readFile(join(directory, src ?? ""), "utf8");
    expect(entry).toMatch(/new URL\("\.\/sum-worker-[A-Z0-9]{8}\.js",import\.meta\.url\)/);
  });

  test("keeps a module's own import.meta.url", async () => {
    await bundle();
    const lazy = only([...(await readChunks()).values()].filter((text) => text.includes("lazy-module")));
    expect(lazy).toContain('new URL("../_import/lib/lazy.js",import.meta.url).href');
  });

  test("replaces the generator test of stdlib, which would need eval", async () => {
    await bundle();
    for (const text of (await readChunks()).values()) expect(text).not.toContain("eval(");
  });

  test("removes the modules, the folders that this empties, and the preloads that Framework wrote", async () => {
    const pages = await bundle();
    await expect(stat(join(directory, "_import/chart.js"))).rejects.toThrow("ENOENT");
    await expect(stat(join(directory, support))).rejects.toThrow("ENOENT");
    expect((await readdir(directory)).sort()).toEqual(["_app", "_node", "claims"]);
    expect(await readdir(join(directory, "_node"))).toEqual(["package@1.0.0"]);
    expect(only(pages).document.head.innerHTML).not.toContain("_observablehq");
  });

  test("gives the same names in another directory", async () => {
    await bundle();
    const first = await readChunks();
    await rm(directory, { recursive: true });
    await bundle();
    expect(await readChunks()).toEqual(first);
  });

  test("refuses what the Content-Security-Policy would stop or what cannot work", async () => {
    const withHead = (head: string) => bundle({ "two.html": frameworkPage({ head }) });
    const withScript = (script: string) => bundle({ "two.html": frameworkPage({ script }) });
    await expect(withHead("<script>1</script>")).rejects.toThrow("two.html: <script> is not a module");
    await expect(withHead('<script type="module" src="https://a.example/b.js"></script>')).rejects.toThrow(
      "two.html: script from elsewhere: https://a.example/b.js",
    );
    await expect(withScript('import.meta.resolve("./none.wasm")')).rejects.toThrow(
      'two.html: "./none.wasm" leads to none.wasm, which Framework did not write',
    );
    await expect(withScript('import {none} from "./_import/chart.js"; console.log(none)')).rejects.toThrow(
      "scripts could not be bundled: ",
    );
  });
});
