import { seriesById } from "../series/catalogue.js";
import { checksum, vintageId } from "./checksum.js";
import { layouts } from "./columns.js";
import type { Coverage, DataPackage, Reference, Resource, ResourceName } from "./vintage.js";

/** The file that describes a vintage. */
export const descriptorFile = "datapackage.json";

/** The files of a vintage, in the order of its descriptor. */
export const resourceNames: readonly ResourceName[] = ["observations", "series", "facts"];

/** When a file's rows end and when they were fetched. */
export interface Dating {
  readonly asOf: string;
  readonly retrievedAt: string;
}

export interface DescriptorInput {
  readonly name: string;
  readonly files: Readonly<Record<ResourceName, string>>;
  readonly rows: Readonly<Record<ResourceName, number>>;
  readonly coverage: readonly Coverage[];
  readonly observations: Dating;
  readonly facts: Dating;
}

const factReferences: { readonly sources: readonly Reference[]; readonly licenses: readonly Reference[] } = {
  sources: [{ title: "The pages cited in the columns source, url and second_url" }],
  licenses: [
    { title: "Statements in the report's own words: MIT", path: "https://opensource.org/license/mit" },
    { title: "The pages cited belong to their publishers" },
  ],
};

function distinct(references: readonly Reference[]): Reference[] {
  return [...new Map(references.map((reference) => [JSON.stringify(reference), reference])).values()];
}

function seriesReferences(coverage: readonly Coverage[]): typeof factReferences {
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

function resourceOf(name: ResourceName, input: DescriptorInput): Resource {
  const { path, title, fields, primaryKey } = layouts[name];
  const text = input.files[name];
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
    rows: input.rows[name],
    ...(name === "facts" ? input.facts : input.observations),
    schema: { fields, primaryKey },
    ...(name === "facts" ? factReferences : seriesReferences(input.coverage)),
  };
}

/** The descriptor of a vintage without its checksum, from its files and what they hold. */
export function describe(input: DescriptorInput): Omit<DataPackage, "checksum"> {
  const { asOf, retrievedAt } = input.observations;
  return {
    profile: "tabular-data-package",
    name: input.name,
    id: vintageId(input.name, asOf, input.files),
    title: "After the breakout: the figures and dated facts that the report is computed from",
    asOf,
    retrievedAt,
    resources: resourceNames.map((name) => resourceOf(name, input)),
  };
}

/** The text of datapackage.json: the descriptor and, last, the checksum of everything else in it. */
export function sealDescriptor(descriptor: object): string {
  return `${JSON.stringify({ ...descriptor, checksum: checksum(JSON.stringify(descriptor)) }, null, 2)}\n`;
}
