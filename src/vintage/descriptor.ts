import { seriesById } from "../series/catalogue.js";
import { checksum, vintageId } from "./checksum.js";
import { layouts } from "./columns.js";
import type {
  CoreName,
  Coverage,
  DataPackage,
  ProvenanceName,
  Reference,
  Resource,
  ResourceName,
} from "./vintage.js";

/** The file that describes a vintage. */
export const descriptorFile = "datapackage.json";

/** The files that every vintage has, in the order of its descriptor. */
export const coreNames: readonly CoreName[] = ["observations", "series", "facts"];

/** The files that follow them in a vintage that was fetched. */
export const provenanceNames: readonly ProvenanceName[] = ["fetches", "revisions"];

/** When a file's rows end and when they were fetched. */
export interface Dating {
  readonly asOf: string;
  readonly retrievedAt: string;
}

/** A file's text, and its rows without the header. */
export interface TableText {
  readonly text: string;
  readonly rows: number;
}

/** The files of a vintage: those of its fetching are all there or none. */
export type Files = Readonly<Record<CoreName, TableText> & Partial<Record<ProvenanceName, TableText>>>;

export interface DescriptorInput {
  readonly name: string;
  readonly files: Files;
  readonly coverage: readonly Coverage[];
  readonly observations: Dating;
  readonly facts: Dating;
}

interface References {
  readonly sources: readonly Reference[];
  readonly licenses: readonly Reference[];
}

const mit = "https://opensource.org/license/mit";

const factReferences: References = {
  sources: [{ title: "The pages cited in the columns source, url and second_url" }],
  licenses: [
    { title: "Statements in the report's own words: MIT", path: mit },
    { title: "The pages cited belong to their publishers" },
  ],
};

const fetchReferences: References = {
  sources: [{ title: "The refresh that wrote this vintage" }],
  licenses: [{ title: "A record of this project's own: MIT", path: mit }],
};

function distinct(references: readonly Reference[]): Reference[] {
  return [...new Map(references.map((reference) => [JSON.stringify(reference), reference])).values()];
}

function seriesReferences(coverage: readonly Coverage[]): References {
  const series = coverage.map((one) => seriesById(one.series));
  return {
    sources: distinct(
      series.map(({ publisher, publisherUrl }) => ({ title: publisher, path: publisherUrl })),
    ),
    licenses: distinct(
      series.map(({ publisher, licence, licenceUrl }) => ({
        title: `${publisher}: ${licence}`,
        path: licenceUrl,
      })),
    ),
  };
}

function referencesOf(name: ResourceName, coverage: readonly Coverage[]): References {
  if (name === "facts") return factReferences;
  return name === "fetches" ? fetchReferences : seriesReferences(coverage);
}

function resourceOf(name: ResourceName, { text, rows }: TableText, input: DescriptorInput): Resource {
  const { path, title, fields, primaryKey } = layouts[name];
  return {
    profile: "tabular-data-resource",
    name,
    path,
    title,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: Buffer.byteLength(text),
    hash: checksum(text),
    rows,
    ...(name === "facts" ? input.facts : input.observations),
    schema: { fields, primaryKey },
    ...referencesOf(name, input.coverage),
  };
}

/** The descriptor of a vintage without its checksum, from its files and what they hold. */
export function describe(input: DescriptorInput): Omit<DataPackage, "checksum"> {
  const { asOf, retrievedAt } = input.observations;
  const { observations, facts } = input.files;
  return {
    profile: "tabular-data-package",
    name: input.name,
    id: vintageId(input.name, asOf, { observations: observations.text, facts: facts.text }),
    title: "After the breakout: the figures and dated facts that the report is computed from",
    asOf,
    retrievedAt,
    resources: [...coreNames, ...provenanceNames].flatMap((name) => {
      const file = input.files[name];
      return file ? [resourceOf(name, file, input)] : [];
    }),
  };
}

/** The text of datapackage.json: the descriptor and, last, the checksum of everything else in it. */
export function sealDescriptor(descriptor: object): string {
  return `${JSON.stringify({ ...descriptor, checksum: checksum(JSON.stringify(descriptor)) }, null, 2)}\n`;
}
