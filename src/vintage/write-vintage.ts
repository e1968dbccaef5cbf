import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Observation } from "../series/series.js";
import { layouts } from "./columns.js";
import { coverageOf } from "./coverage.js";
import { describe, descriptorFile, resourceNames, sealDescriptor } from "./descriptor.js";
import { type ReadOptions, readVintage } from "./read-vintage.js";
import { factsText, observationsText, seriesText, sortObservations } from "./tables.js";
import type { Fact, ResourceName, Vintage } from "./vintage.js";

/** What a vintage is written from. Observations may come in any order; facts keep theirs. */
export interface VintageContents {
  /** Lower-case letters, digits, dots and hyphens: the beginning of the id. */
  readonly name: string;
  readonly asOf: string;
  readonly retrievedAt: string;
  readonly observations: readonly Observation[];
  readonly facts: readonly Fact[];
  readonly factsAsOf: string;
  readonly factsRetrievedAt: string;
}

function textsOf(contents: VintageContents): Readonly<Record<string, string>> {
  const observations = sortObservations(contents.observations);
  const coverage = coverageOf(observations);
  const files: Record<ResourceName, string> = {
    observations: observationsText(observations),
    series: seriesText(coverage),
    facts: factsText(contents.facts),
  };
  const descriptor = describe({
    name: contents.name,
    files,
    rows: { observations: observations.length, series: coverage.length, facts: contents.facts.length },
    coverage,
    observations: { asOf: contents.asOf, retrievedAt: contents.retrievedAt },
    facts: { asOf: contents.factsAsOf, retrievedAt: contents.factsRetrievedAt },
  });
  const named = resourceNames.map((name) => [layouts[name].path, files[name]]);
  return { ...Object.fromEntries(named), [descriptorFile]: sealDescriptor(descriptor) };
}

async function replaceDirectory(target: string, finished: string, scratch: string): Promise<void> {
  const old = join(scratch, "old");
  const replaced = await rename(target, old).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
  try {
    await rename(finished, target);
  } catch (error) {
    if (replaced) await rename(old, target);
    throw error;
  }
}

/**
 * Writes a vintage into a directory: observations.csv, series.csv, facts.csv and datapackage.json.
 * The same contents give the same bytes. The files are written beside the directory, read back and validated,
 * and only then take its place: a vintage that breaks a rule leaves what was there as it was.
 * Output: the vintage as read back. Throws `VintageError` as `readVintage` does, with the target's name, and
 * `series "<id>" is not in the catalogue: …` on an observation of an unknown series.
 */
export async function writeVintage(
  directory: string,
  contents: VintageContents,
  options: Pick<ReadOptions, "required"> = {},
): Promise<Vintage> {
  const texts = textsOf(contents);
  const target = resolve(directory);
  await mkdir(dirname(target), { recursive: true });
  const scratch = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    const finished = join(scratch, "new");
    await mkdir(finished);
    for (const [path, text] of Object.entries(texts)) await writeFile(join(finished, path), text);
    const vintage = await readVintage(finished, { ...options, shownAs: directory });
    await replaceDirectory(target, finished, scratch);
    return { ...vintage, directory };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
