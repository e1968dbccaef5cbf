import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The `description` of a page's front matter, one line, plain or quoted; undefined where there is none. `path` is
 * Framework's: "/claims/breakouts". Framework drops front matter that it does not know, so the file is read again.
 */
export function readPageDescription(sourceRoot: string, path: string): string | undefined {
  const source = readPageSource(sourceRoot, path);
  const frontMatter = source === undefined ? undefined : /^---\r?\n([\s\S]*?)\r?\n---/.exec(source)?.[1];
  const value =
    frontMatter === undefined ? undefined : /^description:[ \t]*(.+?)[ \t]*$/m.exec(frontMatter)?.[1];
  return value === undefined ? undefined : unquote(value);
}

/** A `<meta name="description">` for the page, or nothing. */
export function descriptionTag(sourceRoot: string, path: string): string {
  const description = readPageDescription(sourceRoot, path);
  return description === undefined
    ? ""
    : `<meta name="description" content="${escapeAttribute(description)}">`;
}

function readPageSource(sourceRoot: string, path: string): string | undefined {
  const candidates = [
    join(sourceRoot, `${path}.md`),
    join(sourceRoot, ".observablehq", "cache", `${path}.md`),
  ];
  for (const file of candidates) {
    try {
      return readFileSync(file, "utf8");
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
  return undefined;
}

function unquote(value: string): string {
  if (value.startsWith('"') && value.endsWith('"') && value.length > 1) return String(JSON.parse(value));
  if (value.startsWith("'") && value.endsWith("'") && value.length > 1)
    return value.slice(1, -1).replaceAll("''", "'");
  return value;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
