import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "../../tools/site/project-root.js";

/** The documents of the project, by their path in it. */
export const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...readdirSync(join(projectRoot, "docs"))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => `docs/${name}`),
];

export function readDocument(path: string): string {
  return readFileSync(join(projectRoot, path), "utf8");
}

/** The first group of every match, each once. */
export function found(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ""))];
}

/** Targets of a document\u2019s links that are not addresses of the web. */
export function relativeLinks(path: string): string[] {
  return found(readDocument(path), /\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/.test(link));
}

/** What is wrong with a relative link, or null: the file must exist, and the heading that its fragment names. */
export function faultOfLink(path: string, link: string): string | null {
  const [file = "", fragment] = link.split("#");
  const target = file === "" ? path : join(dirname(path), file);
  if (!existsSync(join(projectRoot, target))) return `${path}: ${link} leads to no file`;
  if (fragment === undefined || headingIds(target).includes(fragment)) return null;
  return `${path}: ${link} leads to no heading`;
}

function headingIds(path: string): string[] {
  return found(readDocument(path), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

const roots = "src|tools|tests|docs|data|bench";
const invented = /(^|\/)(x1|my-)/;
const written = /data\/vintages(\/|$)/;

/** Paths of the project that a document mentions, but for those that it invents as examples or a user makes. */
export function mentionedPaths(path: string): string[] {
  const pattern = new RegExp(`(?<![\\w./"-])((?:${roots})/(?:[\\w./-]|\\[\\w+\\])*\\w)`, "g");
  return found(readDocument(path), pattern).filter((file) => !invented.test(file) && !written.test(file));
}
