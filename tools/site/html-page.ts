import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { JSDOM, VirtualConsole } from "jsdom";
import { listFiles } from "./list-files.js";

/** One page of the site, parsed. */
export interface HtmlPage {
  /** Path of the file in the site, with forward slashes: "claims/breakouts.html". */
  readonly file: string;
  readonly document: Document;
  serialize(): string;
}

export function parsePage(file: string, html: string): HtmlPage {
  const dom = new JSDOM(html, { virtualConsole: withoutStyleErrors() });
  return { file, document: dom.window.document, serialize: () => `${dom.serialize()}\n` };
}

/** jsdom 23 cannot parse every style sheet and prints those that it cannot; nothing here reads styles. */
function withoutStyleErrors(): VirtualConsole {
  const console = new VirtualConsole();
  console.on("jsdomError", (error: Error) => {
    if (!error.message.startsWith("Could not parse CSS stylesheet")) throw error;
  });
  return console;
}

export async function readPages(directory: string): Promise<HtmlPage[]> {
  const files = (await listFiles(directory)).filter((file) => file.endsWith(".html"));
  return Promise.all(
    files.map(async (file) => parsePage(file, await readFile(join(directory, file), "utf8"))),
  );
}

export async function writePages(directory: string, pages: readonly HtmlPage[]): Promise<void> {
  await Promise.all(pages.map((page) => writeFile(join(directory, page.file), page.serialize())));
}
