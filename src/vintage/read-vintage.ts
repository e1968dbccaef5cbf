import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { catalogue } from "../series/catalogue.js";
import { checksum, vintageId } from "./checksum.js";
import { coverageOf } from "./coverage.js";
import { descriptorFile } from "./descriptor.js";
import { parseDescriptor, resourceNamed, saysHowFetched } from "./parse-descriptor.js";
import { type Line, parseTable, type Refuse, refusalOf } from "./parse-table.js";
import { validateCoverage } from "./validate-coverage.js";
import { validateFacts } from "./validate-facts.js";
import { validateFetches } from "./validate-fetches.js";
import { validateObservations } from "./validate-observations.js";
import { validateRevisions } from "./validate-revisions.js";
import type { DataPackage, Resource, ResourceName, Vintage } from "./vintage.js";

export interface ReadOptions {
  /** Ids that must have observations: every series of the catalogue unless told otherwise. */
  readonly required?: readonly string[];
  /** How errors name the directory. */
  readonly shownAs?: string;
}

async function readBytes(directory: string, path: string, refuse: Refuse): Promise<Uint8Array> {
  try {
    return await readFile(join(directory, path));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const got = code === "ENOENT" ? "no such file" : code;
    return refuse({ subject: path, rule: "file", expected: "a readable file", got });
  }
}

function checkBytes(bytes: Uint8Array, { path, bytes: size, hash }: Resource, refuse: Refuse): void {
  if (bytes.length !== size) {
    refuse({ subject: path, rule: "bytes", expected: String(size), got: String(bytes.length) });
  }
  const got = checksum(bytes);
  if (got !== hash) refuse({ subject: path, rule: "checksum", expected: hash, got });
}

interface Table {
  readonly text: string;
  readonly lines: readonly Line[];
}

async function readTable(directory: string, resource: Resource, refuse: Refuse): Promise<Table> {
  const bytes = await readBytes(directory, resource.path, refuse);
  checkBytes(bytes, resource, refuse);
  const text = Buffer.from(bytes).toString("utf8");
  const lines = parseTable(resource.name, text, refuse);
  if (lines.length !== resource.rows) {
    const expected = String(resource.rows);
    refuse({ subject: resource.path, rule: "rows", expected, got: String(lines.length) });
  }
  return { text, lines };
}

function checkId(descriptor: DataPackage, observations: Table, facts: Table, refuse: Refuse): void {
  const { id, name, asOf } = descriptor;
  const expected = vintageId(name, asOf, { observations: observations.text, facts: facts.text });
  if (id !== expected) refuse({ subject: descriptorFile, rule: "id", expected, got: id });
}

/**
 * Reads a vintage and checks all of it: the descriptor against its own checksum, each file against its bytes,
 * SHA-256, columns and rows, each observation and fact against its rules, series.csv against the observations, and,
 * where the vintage says how it was fetched, each fetch and revision against its rules.
 * Input: the vintage's directory. Output: the vintage, rows in the files' order; values are finite numbers.
 * Throws `VintageError` at the first broken rule: `vintage <directory>: <resource or series>: <rule>: row <n>:
 * expected …, got …`; docs/data.md lists the rules. Source: Frictionless Data Package v1.
 */
export async function readVintage(directory: string, options: ReadOptions = {}): Promise<Vintage> {
  const { required = catalogue.map(({ id }) => id), shownAs = directory } = options;
  const refuse: Refuse = refusalOf(shownAs);
  const descriptor = parseDescriptor(await readBytes(directory, descriptorFile, refuse), refuse);
  const open = (name: ResourceName) => readTable(directory, resourceNamed(descriptor, name, refuse), refuse);
  const [observationTable, seriesTable, factTable] = [
    await open("observations"),
    await open("series"),
    await open("facts"),
  ];
  checkId(descriptor, observationTable, factTable, refuse);
  const observations = validateObservations(observationTable.lines, descriptor.asOf, refuse);
  const coverage = coverageOf(observations);
  validateCoverage(seriesTable.lines, coverage, required, refuse);
  const facts = validateFacts(factTable.lines, refuse);
  const fetched = saysHowFetched(descriptor);
  const fetches = fetched ? validateFetches((await open("fetches")).lines, refuse) : [];
  const revisions = fetched ? validateRevisions((await open("revisions")).lines, refuse) : [];
  const { id, asOf, retrievedAt } = descriptor;
  const { asOf: factsAsOf, retrievedAt: factsRetrievedAt } = resourceNamed(descriptor, "facts", refuse);
  const dated = { asOf, retrievedAt, factsAsOf, factsRetrievedAt };
  return { id, directory, ...dated, observations, facts, coverage, fetches, revisions, descriptor };
}
