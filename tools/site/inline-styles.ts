import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import type { HtmlPage } from "./html-page.js";
import { relativeUrl } from "./relative-url.js";
import { SiteError } from "./site-error.js";

const url = /url\((["']?)(?!data:|#)([^"')]+)\1\)/g;

/**
 * Writes each page's own style sheets into it: the first chart then waits for one answer, not two. On a phone's
 * network that is a round trip and a connection. Throws SiteError where a sheet does not exist.
 */
export async function inlineStyles(directory: string, pages: readonly HtmlPage[]): Promise<void> {
  const sheets = new Map<string, Promise<string>>();
  for (const page of pages) {
    for (const preload of page.document.querySelectorAll('link[rel="preload"][as="style"]')) preload.remove();
    for (const link of page.document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
      const sheet = posix.join(posix.dirname(page.file), link.getAttribute("href") ?? "");
      const css = sheets.get(sheet) ?? readSheet(directory, sheet, page.file);
      sheets.set(sheet, css);
      const style = page.document.createElement("style");
      style.textContent = moved(await css, sheet, page.file);
      link.replaceWith(style);
    }
  }
}

async function readSheet(directory: string, sheet: string, page: string): Promise<string> {
  try {
    return (await readFile(join(directory, sheet), "utf8")).trim();
  } catch {
    throw new SiteError(`${page}: the style sheet ${sheet} does not exist in the site`);
  }
}

function moved(css: string, sheet: string, page: string): string {
  return css.replace(url, (_, _quote, target: string) => {
    const file = posix.join(posix.dirname(sheet), target);
    return `url(${relativeUrl(page, file)})`;
  });
}
