import type { PanelFrequency } from "../series/series.js";

export type Verdict =
  | "supported"
  | "supported-with-caveat"
  | "inconclusive"
  | "contradicted"
  | "not-testable"
  | "cannot-say";

export type ParameterValue = string | number;
export type Parameters = Readonly<Record<string, ParameterValue>>;

/** A parameter of a claim: its default is the article's own choice, or the register's where the article is silent. */
export interface Choice {
  readonly kind: "choice";
  readonly id: string;
  readonly label: string;
  readonly default: ParameterValue;
  readonly options: readonly { readonly value: ParameterValue; readonly label: string }[];
}
export interface Range {
  readonly kind: "range";
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
}
export type Parameter = Choice | Range;

/** Which panel: the name of a file of src/db/panels, at a frequency, as known on a day (YYYY-MM-DD). */
export interface PanelRequest {
  readonly query: string;
  readonly frequency: PanelFrequency;
  readonly asOf: string;
}

export type PanelCell = number | string | boolean | null;

/** A panel: rows in date order by column. A missing cell is null, never NaN. Dates are YYYY-MM-DD. */
export interface Panel extends PanelRequest {
  readonly rows: number;
  readonly dates: readonly string[];
  readonly columns: Readonly<Record<string, readonly PanelCell[]>>;
}

export interface Estimate {
  readonly value: number;
  readonly unit: string;
  readonly label: string;
}
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly method: string;
}
/** A p-value never stands without the smallest one that its test could have given. */
export interface PValue {
  readonly value: number;
  readonly method: string;
  readonly sided: "one" | "two";
  readonly smallestAttainable: number;
}

/** How many events went the claim\u2019s way, the exact interval of that share, and the sign test against the usual share. */
export interface HitRate {
  readonly positives: number;
  readonly n: number;
  readonly interval: Interval;
  /** Share of all starts that went the same way; where it is 0 or 1 no sign test is possible and p is null. */
  readonly usualShare: number;
  readonly p: PValue | null;
}

/** One thing that the claim counted or looked up: a breakout, a month, a balance, a scoring day. */
export interface Counted {
  readonly what: string;
  readonly date: string;
  /** Null while it is open. */
  readonly value: number | null;
  readonly unit: string;
}

/** One reading of the claim's words, with its own verdict. */
export interface Reading {
  readonly words: string;
  readonly verdict: Verdict;
  readonly reason: string;
}

export interface Finding<Evidence = unknown> {
  readonly claim: string;
  readonly verdict: Verdict;
  readonly sentence: string;
  readonly readings: readonly Reading[];
  readonly estimate: Estimate | null;
  readonly interval: Interval | null;
  readonly p: PValue | null;
  readonly familyWiseP: PValue | null;
  readonly hitRate: HitRate | null;
  readonly counted: readonly Counted[];
  readonly n: number;
  readonly effectiveN: number;
  readonly minimumDetectableEffect: Estimate | null;
  readonly parameters: Parameters;
  readonly asOf: string;
  readonly vintage: string;
  /** What the charts draw; null where the claim could not be evaluated. */
  readonly evidence: Evidence | null;
}

/** What a claim is evaluated in: the vintage, the day on which things are known, and the length of a bar. */
export interface Setting {
  readonly vintage: string;
  readonly asOf: string;
  readonly frequency: PanelFrequency;
}

export interface Quote {
  readonly language: "en" | "it";
  readonly text: string;
}

export interface Claim<Evidence = unknown> {
  readonly id: string;
  readonly title: string;
  readonly type: "historical" | "dated fact" | "mechanism" | "forecast" | "attribution";
  readonly quotes: readonly Quote[];
  readonly question: string;
  /** Null where the claim is a dated fact. */
  readonly nullHypothesis: string | null;
  readonly changeOfMind: string;
  /** Catalogue ids, and the first date from which a frequency must hold them to be offered. */
  readonly series: readonly string[];
  readonly historyFrom: string;
  readonly frequencies: readonly PanelFrequency[];
  /**
   * The last day (YYYY-MM-DD) whose data the answer needs: a vintage that reaches it answers however old it grows.
   * Null where every new day counts.
   */
  settledOn(parameters: Parameters): string | null;
  /** The parameters at a frequency (units of time follow it), as known on a day. */
  parameters(setting: Setting): readonly Parameter[];
  /** The definitions in force, as a sentence. */
  inWords(parameters: Parameters, setting: Setting): string;
  /** The panels it works on, by the role they play. */
  panels(setting: Setting): Readonly<Record<string, PanelRequest>>;
  evaluate(
    panels: Readonly<Record<string, Panel>>,
    parameters: Parameters,
    setting: Setting,
  ): Finding<Evidence>;
}
