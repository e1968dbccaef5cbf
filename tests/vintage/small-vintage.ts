import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import type { Observation } from "../../src/series/series.js";
import { checksum, vintageId } from "../../src/vintage/checksum.js";
import { sealDescriptor } from "../../src/vintage/descriptor.js";
import type { Fetch } from "../../src/vintage/provenance.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import type { DataPackage, Fact } from "../../src/vintage/vintage.js";
import { type VintageContents, writeVintage } from "../../src/vintage/write-vintage.js";

const observations: readonly Observation[] = [
  { series: "rut", frequency: "daily", date: "2026-01-29", value: 2654.77 },
  { series: "rut", frequency: "daily", date: "2026-01-30", value: 2613.74 },
  { series: "rut", frequency: "monthly", date: "2026-01-31", value: 2613.74 },
  { series: "walcl", frequency: "weekly", date: "2026-01-28", value: 6587568 },
];

const fact: Fact = {
  id: "T-1",
  topic: "test",
  date: "2026-01-30",
  value: "2613.74",
  unit: "index close",
  statement: 'A close, "quoted", with a comma',
  source: "A page",
  url: "https://example.org/close",
  secondUrl: null,
  confidence: "high",
};

/** Four observations of two series, and two facts. */
export const smallContents: VintageContents = {
  name: "small",
  asOf: "2026-01-31",
  retrievedAt: "2026-02-01",
  observations,
  facts: [fact, { ...fact, id: "T-2", date: "2026-Q1", secondUrl: "http://example.org/other" }],
  factsAsOf: "2026-02-02",
  factsRetrievedAt: "2026-02",
};

export const files = ["datapackage.json", "facts.csv", "observations.csv", "series.csv"] as const;
export const provenanceFiles = ["fetches.csv", "revisions.csv"] as const;
type File = (typeof files)[number] | (typeof provenanceFiles)[number];

const fetch: Fetch = {
  series: "rut",
  source: "yahoo/^RUT",
  outcome: "fallback",
  lastTry: "2026-02-01T06:30Z",
  lastGood: "2026-02-01T06:30:05Z",
  fullHistoryOn: "2026-01-15",
  fallbackFrom: "2026-01-30",
  missing: 2,
  failure: 'fred/RUT: status: expected 200, got "503", twice',
  note: "values as they stand today",
  check: {
    source: "fred/RUT",
    compared: 20,
    differing: 1,
    tolerance: 0.005,
    largest: 0.0123,
    largestOn: "2026-01-29",
  },
};

/** The small vintage's fetches, one with every column and one with the fewest, and two revisions of a date. */
export const provenance: Required<Pick<VintageContents, "fetches" | "revisions">> = {
  fetches: [
    fetch,
    {
      ...{ series: "walcl", source: "walcl.csv", outcome: "imported", lastGood: "2026-01", missing: 0 },
      ...{ lastTry: null, fullHistoryOn: null, fallbackFrom: null, failure: null, note: null, check: null },
    },
  ],
  revisions: [
    { series: "walcl", date: "2026-01-28", before: 6587000, after: 6587568, found: "2026-02-01" },
    { series: "walcl", date: "2026-01-28", before: 6587568, after: -0.5, found: "2026-02-02T06:30Z" },
  ],
};

const root = mkdtempSync(join(tmpdir(), "vintage-test-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A directory that does not exist yet, inside one that is removed after the tests of the file. */
export function freshDirectory(): string {
  return join(mkdtempSync(join(root, "v-")), "vintage");
}

/** Writes the small vintage, with some contents changed, and gives its directory. */
export async function writeSmall(changes: Partial<VintageContents> = {}): Promise<string> {
  const directory = freshDirectory();
  await writeVintage(directory, { ...smallContents, ...changes }, { required: [] });
  return directory;
}

/** The message with which a vintage is refused; fails if it is not. */
export async function refusal(directory: string, required: readonly string[] = []): Promise<string> {
  return readVintage(directory, { required }).then(
    ({ id }) => Promise.reject(new Error(`${id} was read`)),
    (error: Error) => error.message,
  );
}

export function readText(directory: string, file: File): string {
  return readFileSync(join(directory, file), "utf8");
}

/** Changes the text of a file and nothing else. */
export function edit(directory: string, file: File, change: (text: string) => string): void {
  const text = readText(directory, file);
  const changed = change(text);
  if (changed === text) throw new Error(`${file}: the edit changed nothing`);
  writeFileSync(join(directory, file), changed);
}

type Loose = { -readonly [key in Exclude<keyof DataPackage, "checksum">]: DataPackage[key] };

/** Rewrites the descriptor with fresh checksums, so that only the rule under test is broken. */
export function reseal(directory: string, change: (descriptor: Loose) => void = () => {}): void {
  const { checksum: _, ...descriptor } = JSON.parse(readText(directory, "datapackage.json")) as DataPackage;
  const resources = descriptor.resources.map((resource) => {
    const text = readText(directory, resource.path as File);
    const rows = text.trimEnd().split("\n").length - 1;
    return { ...resource, bytes: Buffer.byteLength(text), hash: checksum(text), rows };
  });
  const texts = {
    observations: readText(directory, "observations.csv"),
    facts: readText(directory, "facts.csv"),
  };
  const fresh: Loose = { ...descriptor, id: vintageId(descriptor.name, descriptor.asOf, texts), resources };
  change(fresh);
  writeFileSync(join(directory, "datapackage.json"), sealDescriptor(fresh));
}

/** The refusal of the small vintage with one file edited under fresh checksums, without `vintage <directory>: `. */
export async function refusalOfEdit(
  file: File,
  from: string | RegExp,
  to: string,
  changes: Partial<VintageContents> = {},
): Promise<string> {
  const directory = await writeSmall(changes);
  edit(directory, file, (text) => text.replace(from, to));
  reseal(directory);
  const message = await refusal(directory);
  const prefix = `vintage ${directory}: `;
  if (!message.startsWith(prefix)) throw new Error(`unexpected message: ${message}`);
  return message.slice(prefix.length);
}

/** The text of every file of a vintage. */
export function allTextOf(directory: string): string[] {
  return files.map((file) => readText(directory, file));
}
