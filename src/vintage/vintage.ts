import type { Frequency, Observation } from "../series/series.js";
import type { Fetch, Revision } from "./provenance.js";

/** What a vintage holds of a series at a frequency; `first` and `last` are YYYY-MM-DD. */
export interface Coverage {
  readonly series: string;
  readonly frequency: Frequency;
  readonly first: string;
  readonly last: string;
  readonly rows: number;
}

export type Confidence = "high" | "medium-high" | "medium" | "low";

/** A dated fact. `date` is YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn; `value` is text, in `unit` where it is a number. */
export interface Fact {
  readonly id: string;
  readonly topic: string;
  readonly date: string;
  readonly value: string;
  readonly unit: string;
  readonly statement: string;
  readonly source: string;
  readonly url: string;
  readonly secondUrl: string | null;
  readonly confidence: Confidence;
}

/** The files that every vintage has. */
export type CoreName = "observations" | "series" | "facts";

/** The files that say how the series were fetched: a vintage has both or neither. */
export type ProvenanceName = "fetches" | "revisions";

export type ResourceName = CoreName | ProvenanceName;

export interface Field {
  readonly name: string;
  readonly type: "string" | "date" | "number" | "integer" | "boolean";
  readonly description: string;
}

/** A publisher or a licence, as the Data Package standard writes them. */
export interface Reference {
  readonly title: string;
  readonly path?: string;
}

/** One file of a vintage, as its descriptor describes it. */
export interface Resource {
  readonly profile: "tabular-data-resource";
  readonly name: ResourceName;
  readonly path: string;
  readonly title: string;
  readonly format: "csv";
  readonly mediatype: "text/csv";
  readonly encoding: "utf-8";
  readonly bytes: number;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly hash: string;
  /** Without the header. */
  readonly rows: number;
  readonly asOf: string;
  readonly retrievedAt: string;
  readonly schema: { readonly fields: readonly Field[]; readonly primaryKey: readonly string[] };
  readonly sources: readonly Reference[];
  readonly licenses: readonly Reference[];
}

/** The descriptor of a vintage (Frictionless Data Package); `checksum` covers everything else in it. */
export interface DataPackage {
  readonly profile: "tabular-data-package";
  readonly name: string;
  readonly id: string;
  readonly title: string;
  readonly asOf: string;
  readonly retrievedAt: string;
  readonly resources: readonly Resource[];
  readonly checksum: string;
}

/** A validated set of observations and facts. Rows are in the order of the files: series, frequency, date. */
export interface Vintage {
  /** `<name>-<asOf>-<first 8 hexadecimal digits of the SHA-256 of observations.csv and facts.csv>` */
  readonly id: string;
  readonly directory: string;
  /** The last day of which the observations could speak (YYYY-MM-DD). */
  readonly asOf: string;
  /** When they were fetched, as exactly as it is known: YYYY-MM, YYYY-MM-DD or a UTC time. */
  readonly retrievedAt: string;
  readonly observations: readonly Observation[];
  readonly facts: readonly Fact[];
  readonly factsAsOf: string;
  readonly factsRetrievedAt: string;
  readonly coverage: readonly Coverage[];
  /** How each series was fetched; empty where the vintage was written from figures. */
  readonly fetches: readonly Fetch[];
  /** What publishers changed after it had been fetched once. */
  readonly revisions: readonly Revision[];
  readonly descriptor: DataPackage;
}
