import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Observation } from "../series/series.js";
import { layouts } from "./columns.js";
import { coverageOf } from "./coverage.js";
import {
  coreNames,
  describe,
  descriptorFile,
  type Files,
  provenanceNames,
  sealDescriptor,
} from "./descriptor.js";
import { previousOf } from "./previous-of.js";
import type { Fetch, Revision } from "./provenance.js";
import { type ReadOptions, readVintage } from "./read-vintage.js";
import { replaceDirectory } from "./replace-directory.js";
import { makeScratchBeside, removeAbandonedScratch } from "./scratch-directory.js";
import {
  factsText,
  fetchesText,
  observationsText,
  revisionsText,
  seriesText,
  sortObservations,
} from "./tables.js";
import type { Coverage, Fact, Vintage } from "./vintage.js";

export { restorePrevious } from "./replace-directory.js";

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
  /** How each series was fetched, one each, and what publishers changed: not given where nothing was fetched. */
  readonly fetches?: readonly Fetch[];
  readonly revisions?: readonly Revision[];
}

function filesOf(contents: VintageContents): { files: Files; coverage: Coverage[] } {
  const observations = sortObservations(contents.observations);
  const coverage = coverageOf(observations);
  const { facts, fetches = [], revisions = [] } = contents;
  const wasFetched = fetches.length > 0 || revisions.length > 0;
  const files: Files = {
    observations: { text: observationsText(observations), rows: observations.length },
    series: { text: seriesText(coverage), rows: coverage.length },
    facts: { text: factsText(facts), rows: facts.length },
    ...(wasFetched && {
      fetches: { text: fetchesText(fetches), rows: fetches.length },
      revisions: { text: revisionsText(revisions), rows: revisions.length },
    }),
  };
  return { files, coverage };
}

function textsOf(contents: VintageContents): Readonly<Record<string, string>> {
  const { files, coverage } = filesOf(contents);
  const descriptor = describe({
    name: contents.name,
    files,
    coverage,
    observations: { asOf: contents.asOf, retrievedAt: contents.retrievedAt },
    facts: { asOf: contents.factsAsOf, retrievedAt: contents.factsRetrievedAt },
  });
  const named = [...coreNames, ...provenanceNames].flatMap((name) => {
    const file = files[name];
    return file ? [[layouts[name].path, file.text] as const] : [];
  });
  return { ...Object.fromEntries(named), [descriptorFile]: sealDescriptor(descriptor) };
}

export interface WriteOptions extends Pick<ReadOptions, "required"> {
  /** Whether the vintage that was there stays beside the new one, as `<directory>.previous`. */
  readonly keepReplaced?: boolean;
}

/**
 * Writes a vintage into a directory: observations.csv, series.csv, facts.csv, datapackage.json and, where there are
 * any fetches or revisions, fetches.csv and revisions.csv. The same contents give the same bytes. The files are written
 * beside the directory, read back and validated, and only then take its place: a vintage that breaks a rule leaves what
 * was there as it was. With `keepReplaced`, what was there takes the place of an older `<directory>.previous`, from
 * where `restorePrevious` brings it back if the process is killed before the new one stands.
 * What killed processes left of their writing beside the directory is removed in the end.
 * Output: the vintage as read back. Throws `VintageError` as `readVintage` does, with the target's name, and
 * `series "<id>" is not in the catalogue: …` on an observation of an unknown series.
 */
export async function writeVintage(
  directory: string,
  contents: VintageContents,
  { required, keepReplaced = false }: WriteOptions = {},
): Promise<Vintage> {
  const texts = textsOf(contents);
  const target = resolve(directory);
  await mkdir(dirname(target), { recursive: true });
  const scratch = await makeScratchBeside(target);
  try {
    const finished = join(scratch, "new");
    await mkdir(finished);
    for (const [path, text] of Object.entries(texts)) await writeFile(join(finished, path), text);
    const vintage = await readVintage(finished, { ...(required && { required }), shownAs: directory });
    await replaceDirectory(target, finished, keepReplaced ? previousOf(target) : join(scratch, "old"));
    await removeAbandonedScratch(target);
    return { ...vintage, directory };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
