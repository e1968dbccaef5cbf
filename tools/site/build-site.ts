import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { withLock } from "../lock.js";
import { bundleScripts } from "./bundle-scripts.js";
import { checkSite } from "./check-site.js";
import { copyFonts } from "./copy-fonts.js";
import { finishHtml } from "./finish-html.js";
import { readPages, writePages } from "./html-page.js";
import { inlineStyles } from "./inline-styles.js";
import { cleanLoaderCache } from "./loader-cache.js";
import { prepareCurves } from "./prepare-curves.js";
import { type PreparedVintage, prepareVintage } from "./prepare-vintage.js";
import { runFramework } from "./run-framework.js";
import { SiteError } from "./site-error.js";
import { removeAbandoned, swapDirectory, workingDirectory } from "./swap-directory.js";

const lockPatienceMs = 300_000;
const shownFaults = 25;

export interface BuildOptions {
  /** The project's directory, which must be the working directory. */
  readonly root: string;
  /** Where the site goes, within the project. */
  readonly output: string;
  /** The vintage asked for; without it, the newest. */
  readonly vintage: string | undefined;
  readonly say: (line: string) => void;
}

export interface BuiltSite {
  /** Absolute path of the site. */
  readonly directory: string;
  readonly vintage: PreparedVintage;
  readonly pages: number;
  readonly elapsedMs: number;
}

/** Builds, finishes and checks the site, then puts it in place at once; on any failure the previous site stays. */
export async function buildSite({ root, output, vintage, say }: BuildOptions): Promise<BuiltSite> {
  const start = performance.now();
  const target = resolve(root, output);
  if (!target.startsWith(join(root, "/")))
    throw new SiteError(`--output ${output}: must be within the project`);
  const prepared = await prepareVintage(root, vintage);
  const sourceRoot = join(root, "src");
  const lock = join(sourceRoot, ".observablehq", "build.lock");
  const pages = await withLock(lock, { what: "build", patienceMs: lockPatienceMs, say }, async () => {
    await removeAbandoned(target);
    const working = workingDirectory(target);
    try {
      await cleanLoaderCache(root, sourceRoot);
      await prepareCurves(prepared.directory, sourceRoot);
      await runFramework({ output: working, date: new Date(`${prepared.asOf}T00:00:00Z`), say });
      const count = await finishSite(working, root, say);
      await swapDirectory(working, target);
      return count;
    } finally {
      await rm(working, { recursive: true, force: true });
    }
  });
  return { directory: target, vintage: prepared, pages, elapsedMs: performance.now() - start };
}

/** Finishes what Framework wrote in a directory, and checks it; the number of its pages. Throws SiteError. */
export async function finishSite(
  directory: string,
  root: string,
  say: (line: string) => void,
): Promise<number> {
  const pages = await readPages(directory);
  const { scriptsByPage } = await bundleScripts(directory, pages);
  await copyFonts(directory, root);
  await inlineStyles(directory, pages);
  for (const page of pages) finishHtml(page);
  await writePages(directory, pages);
  const faults = await checkSite(directory);
  if (faults.length > 0) throw new SiteError(describeFaults(faults));
  const [file, scripts] = [...scriptsByPage].reduce(
    (most, page) => (page[1] > most[1] ? page : most),
    ["", 0],
  );
  say(`  at most ${scripts} script files start with a page (${file})`);
  return pages.length;
}

function describeFaults(faults: readonly string[]): string {
  const rest = faults.length - shownFaults;
  const lines = faults.slice(0, shownFaults).map((fault) => `  ${fault}`);
  if (rest > 0) lines.push(`  and ${rest} more`);
  return [`the site has ${faults.length} fault${faults.length === 1 ? "" : "s"}:`, ...lines].join("\n");
}
