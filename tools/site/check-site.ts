import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type HtmlPage, readPages } from "./html-page.js";
import { listFiles } from "./list-files.js";
import { cssUrls, findTarget, isExternal } from "./site-links.js";

const loadedElements =
  "script[src], img[src], source[src], video[src], audio[src], iframe[src], embed[src], object[data], image, use";
const loadedRelations =
  /\b(stylesheet|preload|modulepreload|prefetch|preconnect|dns-prefetch|icon|manifest)\b/;

type Find = (url: string) => string | undefined;

/** Every fault of a built site, one line each; none where it may be published. */
export async function checkSite(directory: string): Promise<string[]> {
  const names = await listFiles(directory);
  const files = new Set(names);
  const pages = await readPages(directory);
  const ids = new Map(pages.map((page) => [page.file, readIds(page)]));
  const sheets = names.filter((file) => file.endsWith(".css"));
  return [
    ...(pages.length ? [] : [`${directory}: no page was built`]),
    ...(
      await Promise.all(
        names.filter((file) => file.startsWith("_file/")).map((file) => checkFile(directory, file)),
      )
    ).flat(),
    ...(await Promise.all(sheets.map((file) => checkSheet(directory, file, files)))).flat(),
    ...pages.flatMap((page) => checkPage(page, files, ids)),
  ];
}

async function checkFile(directory: string, file: string): Promise<string[]> {
  const { size } = await stat(join(directory, file));
  return size > 0 ? [] : [`${file}: empty; did its loader in src/data write anything?`];
}

async function checkSheet(directory: string, file: string, files: ReadonlySet<string>): Promise<string[]> {
  const find: Find = (url) => findTarget(files, file, url);
  return cssUrls(await readFile(join(directory, file), "utf8")).flatMap((url) =>
    checkLoaded(file, url, find),
  );
}

function checkPage(
  page: HtmlPage,
  files: ReadonlySet<string>,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const from = page.document.querySelector("base") ? "index.html" : page.file;
  const find: Find = (url) => findTarget(files, from, url);
  return [
    ...checkErrors(page),
    ...checkHead(page),
    ...loadedUrls(page).flatMap((url) => checkLoaded(page.file, url, find)),
    ...[...page.document.querySelectorAll("a[href]")].flatMap((a) => checkLink(page, a, find, ids)),
  ];
}

function checkErrors({ file, document }: HtmlPage): string[] {
  const body = document.body.textContent ?? "";
  const errors = [...document.querySelectorAll(".observablehq--error")].map(
    (e) => e.textContent?.trim() ?? "",
  );
  const syntax = /SyntaxError[^\n]{0,200}/.exec(body)?.[0];
  const placeholder = /\{\{[^\n]{0,60}/.exec(document.documentElement.innerHTML)?.[0];
  return [
    ...errors.map((text) => `${file}: a cell failed: ${text.split("\n")[0]}`),
    ...(syntax !== undefined && errors.length === 0 ? [`${file}: ${syntax}`] : []),
    ...(placeholder === undefined ? [] : [`${file}: a placeholder was not filled: ${placeholder}`]),
  ];
}

function checkHead({ file, document }: HtmlPage): string[] {
  const description = document.querySelector('meta[name="description"]')?.getAttribute("content")?.trim();
  return [
    ...(document.title.trim()
      ? []
      : [`${file}: no title; give the page a heading or a title in its front matter`]),
    ...(description ? [] : [`${file}: no description; add one line "description: …" to its front matter`]),
    ...(document.documentElement.lang ? [] : [`${file}: no lang on <html>`]),
  ];
}

function loadedUrls({ document }: HtmlPage): string[] {
  const links = [...document.querySelectorAll("link[href]")].filter((link) =>
    loadedRelations.test(link.getAttribute("rel") ?? ""),
  );
  const sources = [...document.querySelectorAll(loadedElements)].map(
    (e) =>
      e.getAttribute("src") ??
      e.getAttribute("data") ??
      e.getAttribute("href") ??
      e.getAttribute("xlink:href") ??
      "",
  );
  const sets = [...document.querySelectorAll("[srcset]")].flatMap((e) =>
    (e.getAttribute("srcset") ?? "").split(",").map((candidate) => candidate.trim().split(/\s+/)[0] ?? ""),
  );
  const styles = [
    ...[...document.querySelectorAll("style")].map((style) => style.textContent ?? ""),
    ...[...document.querySelectorAll("[style]")].map((e) => e.getAttribute("style") ?? ""),
  ];
  return [
    ...links.map((link) => link.getAttribute("href") ?? ""),
    ...sources,
    ...sets,
    ...styles.flatMap(cssUrls),
  ];
}

function checkLoaded(file: string, url: string, find: Find): string[] {
  if (isExternal(url)) return [`${file}: loads from elsewhere: ${url}; bring the file into the project`];
  if (/^(data:|blob:|#|$)/.test(url) || find(url) !== undefined) return [];
  return [`${file}: loads ${url}, which the site does not have`];
}

function checkLink(
  { file }: HtmlPage,
  link: Element,
  find: Find,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const href = link.getAttribute("href") ?? "";
  if (isExternal(href) || /^[a-z][a-z+.-]*:/i.test(href)) return [];
  const target = find(href);
  if (target === undefined) return [`${file}: links to ${href}, which the site does not have`];
  const fragment = decodeURIComponent(/#(.*)$/.exec(href)?.[1] ?? "");
  const isState = fragment === "" || fragment.includes("=");
  if (isState || (ids.get(target)?.has(fragment) ?? true)) return [];
  return [`${file}: links to ${href}, but ${target} has no element with that id`];
}

function readIds({ document }: HtmlPage): Set<string> {
  return new Set([...document.querySelectorAll("[id]")].map(({ id }) => id));
}
