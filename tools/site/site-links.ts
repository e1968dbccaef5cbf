import { posix } from "node:path";

/** Whether a URL names another host, with or without a scheme. */
export function isExternal(url: string): boolean {
  return /^\s*(https?:|wss?:|ftp:)?\/\//i.test(url);
}

/** The file of the site that a local URL leads to, as a static host finds it; undefined where there is none. */
export function findTarget(files: ReadonlySet<string>, from: string, url: string): string | undefined {
  const path = decodeURI(url.replace(/[?#].*$/, ""));
  if (path === "") return from;
  const joined = path.startsWith("/") ? path.slice(1) : posix.join(posix.dirname(from), path);
  const target = joined.replace(/\/$/, "").replace(/^\.$/, "");
  const candidates = [target, `${target}.html`, posix.join(target, "index.html")];
  return candidates.find((candidate) => files.has(candidate));
}

/** The URLs of a style sheet or a style attribute: its url() and its imports. */
export function cssUrls(css: string): string[] {
  const urls = [
    ...css.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi),
  ];
  return urls.map((match) => match.slice(1).find((group) => group !== undefined) ?? "");
}
