import { readdirSync } from "node:fs";
import { inject } from "vitest";

export interface SitePage {
  /** Path of the file in the site: "it/history.html". */
  readonly file: string;
  /** Address in the site: "/it/history". */
  readonly path: string;
}

/** Every HTML file of the built site. */
export function sitePages(): SitePage[] {
  return readdirSync(inject("siteDirectory"), { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".html"))
    .sort()
    .map((file) => ({ file, path: `/${file.replace(/(^|\/)index\.html$|\.html$/, "$1")}` }));
}
