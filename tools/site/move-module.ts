import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { SiteError } from "./site-error.js";

/** Where bundled scripts live; all of them directly in it, so that one relative URL serves each. */
export const bundleFolder = "_app";

export interface ModuleMove {
  /** The site's directory. */
  readonly directory: string;
  /** Path in the site of the module, or of the page that holds it, as it was before bundling. */
  readonly file: string;
  /** Bundles a script that is started by its URL, and says its new path in the site. */
  readonly bundleWorker: (file: string) => Promise<string>;
}

const urlExpression =
  /import\.meta\.resolve\(\s*("(?:[^"\\]|\\.)*"|'[^'\\]*')\s*\)|new URL\(("(?:[^"\\]|\\.)*"), location\)\.href|\bimport\.meta\.url\b/g;

/**
 * A module's source with its URLs rewritten for life in the bundle's folder: `import.meta.resolve("relative")`, what
 * Framework makes of it in a page's cells (`new URL("relative", location).href`), and `import.meta.url`.
 */
export async function moveModule(source: string, move: ModuleMove): Promise<string> {
  const targets = new Map<string, string>();
  for (const match of source.matchAll(urlExpression)) {
    if (!targets.has(match[0])) targets.set(match[0], await moveTarget(match[1] ?? match[2], move));
  }
  const moved = source.replace(urlExpression, (text) => bundledUrl(targets.get(text) ?? text));
  if (/\bimport\.meta\.resolve\b/.test(moved)) {
    throw new SiteError(
      `${move.file}: import.meta.resolve takes a quoted string, or its file cannot be found`,
    );
  }
  return moved;
}

/**
 * Whether a path in the site is of a library that Framework's client would load if a page used its implicit name, and
 * that Framework did not write, since no page does.
 */
export function isAbsentLibrary(directory: string, file: string): boolean {
  return /^_(npm|observablehq)\//.test(file) && !existsSync(join(directory, file));
}

async function moveTarget(literal: string | undefined, move: ModuleMove): Promise<string> {
  if (literal === undefined) return move.file;
  const specifier = literal.slice(1, -1);
  if (!/^\.{0,2}\//.test(specifier)) {
    throw new SiteError(
      `${move.file}: "${specifier}" was not resolved: is the package installed, the name right?`,
    );
  }
  const target = specifier.startsWith("/")
    ? specifier.slice(1)
    : posix.join(posix.dirname(move.file), specifier.replace(/[?#].*$/, ""));
  if (!existsSync(join(move.directory, target))) {
    if (isAbsentLibrary(move.directory, target)) return target;
    throw new SiteError(`${move.file}: "${specifier}" leads to ${target}, which Framework did not write`);
  }
  return /\.m?js$/.test(target) ? move.bundleWorker(target) : target;
}

function bundledUrl(file: string): string {
  const path = posix.relative(bundleFolder, file);
  return `new URL(${JSON.stringify(path.startsWith("../") ? path : `./${path}`)}, import.meta.url).href`;
}
