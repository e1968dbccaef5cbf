import { readdir, rm, rmdir } from "node:fs/promises";
import { join, posix } from "node:path";
import { type BundledEntry, ModuleBundler, type ScriptEntry } from "./bundle-modules.js";
import { hoistImports } from "./hoist-imports.js";
import type { HtmlPage } from "./html-page.js";
import { listFiles } from "./list-files.js";
import { relativeUrl } from "./relative-url.js";
import { SiteError } from "./site-error.js";

const dataTypes = new Set(["application/json", "application/ld+json"]);
const unbundledFolder = /^_(import|node|npm|observablehq|jsr)\/.*\.m?js$/;

interface PageScript {
  readonly page: HtmlPage;
  readonly element: Element;
  readonly entry: ScriptEntry;
}

export interface BundleReport {
  /** Static script files (entry and chunks) of each page, by the page's file. */
  readonly scriptsByPage: ReadonlyMap<string, number>;
}

/**
 * Replaces each page's module scripts by bundles in `_app`, with preloads of their static chunks, and removes the
 * modules that Framework wrote. Pages are changed in memory, the directory on disk. Throws SiteError on a script that the
 * Content-Security-Policy would stop.
 */
export async function bundleScripts(directory: string, pages: readonly HtmlPage[]): Promise<BundleReport> {
  const scripts = pages.flatMap(findScripts);
  const bundled = await new ModuleBundler(directory).bundle(scripts.map(({ entry }) => entry));
  for (const page of pages) removePreloads(page);
  const scriptsByPage = new Map<string, number>(pages.map(({ file }) => [file, 0]));
  scripts.forEach((script, i) => {
    const result = bundled[i];
    if (!result) throw new SiteError(`${script.page.file}: a script was not bundled`);
    replaceScript(script, result);
    scriptsByPage.set(
      script.page.file,
      (scriptsByPage.get(script.page.file) ?? 0) + 1 + result.chunks.length,
    );
  });
  await removeModules(directory);
  return { scriptsByPage };
}

function findScripts(page: HtmlPage): PageScript[] {
  const name = page.file.replace(/\.html$/, "").replaceAll("/", "-");
  const elements = [...page.document.querySelectorAll("script")].filter(({ type }) => !dataTypes.has(type));
  return elements.map((element, i) => ({
    page,
    element,
    entry: toEntry(page, element, i ? `${name}-${i + 1}` : name),
  }));
}

function toEntry({ file, document }: HtmlPage, element: HTMLScriptElement, name: string): ScriptEntry {
  const src = element.getAttribute("src");
  if (element.type !== "module") {
    throw new SiteError(
      `${file}: <script${src ? ` src="${src}"` : ""}> is not a module; give it type="module"`,
    );
  }
  if (src === null)
    return { name, file, source: hoistImports(element.textContent ?? "", preloadsOf(document)) };
  if (/^(\w+:|\/\/)/.test(src))
    throw new SiteError(`${file}: script from elsewhere: ${src}; import the package instead`);
  return { name, file: posix.join(posix.dirname(file), decodeURI(src)) };
}

function preloadsOf(document: Document): Set<string> {
  const links = [...document.querySelectorAll('link[rel="modulepreload"]')];
  return new Set(links.map((link) => link.getAttribute("href") ?? ""));
}

function replaceScript({ page, element }: PageScript, { script, chunks }: BundledEntry): void {
  const { document, file } = page;
  for (const chunk of chunks) {
    const href = relativeUrl(file, chunk);
    if (document.querySelector(`link[rel="modulepreload"][href="${href}"]`)) continue;
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.setAttribute("href", href);
    document.head.append(link, "\n");
  }
  element.textContent = "";
  element.setAttribute("src", relativeUrl(file, script));
}

function removePreloads({ document }: HtmlPage): void {
  for (const link of document.querySelectorAll('link[rel="modulepreload"]')) {
    if (link.nextSibling?.nodeType === 3 && !link.nextSibling.textContent?.trim()) link.nextSibling.remove();
    link.remove();
  }
}

async function removeModules(directory: string): Promise<void> {
  const modules = (await listFiles(directory)).filter((file) => unbundledFolder.test(file));
  await Promise.all(modules.map((file) => rm(join(directory, file))));
  await removeEmptyFolders(directory);
}

async function removeEmptyFolders(directory: string): Promise<void> {
  const entries = await readdir(directory, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(directory, name));
  await Promise.all(folders.map(removeEmptyFolders));
  if ((await readdir(directory)).length === 0) await rmdir(directory);
}
