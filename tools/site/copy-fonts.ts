import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, parse } from "node:path";
import { listFiles } from "./list-files.js";
import { relativeUrl } from "./relative-url.js";
import { SiteError } from "./site-error.js";

const fontFolder = "_font";
const packagedUrl = /url\((["']?)\/\/node_modules\/([^"')]+)\1\)/g;

/**
 * Copies the packaged files that style sheets name as `url("//node_modules/PACKAGE/FILE")`, a form that Framework's
 * bundler lets through, into the site, under a name with their hash, and points the style sheets at them.
 */
export async function copyFonts(directory: string, root: string): Promise<void> {
  const sheets = (await listFiles(directory)).filter((file) => file.endsWith(".css"));
  for (const sheet of sheets) {
    const css = await readFile(join(directory, sheet), "utf8");
    const copies = new Map<string, string>();
    for (const [, , source] of css.matchAll(packagedUrl)) {
      if (source !== undefined) copies.set(source, await copyPackaged(directory, root, source, sheet));
    }
    if (copies.size === 0) continue;
    const rewritten = css.replace(
      packagedUrl,
      (_, _quote, source: string) => `url(${relativeUrl(sheet, copies.get(source) ?? source)})`,
    );
    await writeFile(join(directory, sheet), rewritten);
  }
}

async function copyPackaged(directory: string, root: string, source: string, sheet: string): Promise<string> {
  const path = join(root, "node_modules", source);
  const contents = await readFile(path).catch(() => undefined);
  if (!contents)
    throw new SiteError(`${sheet}: node_modules/${source} does not exist; is the package installed?`);
  const { name, ext } = parse(basename(source));
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8);
  const copy = `${fontFolder}/${name}.${hash}${ext}`;
  await mkdir(join(directory, fontFolder), { recursive: true });
  await copyFile(path, join(directory, copy));
  return copy;
}
