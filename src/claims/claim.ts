import type { PanelFrequency } from "../series/series.js";
import type { Published } from "./published.js";

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
  /** Puts something in place of what the claim is about, to see whether the test still \u201cconfirms\u201d. */
  readonly falsifies?: true;
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

/** The estimate in one part of the sample, or with one event left out; value in the estimate\u2019s unit, null where too little is left. */
export interface Split {
  readonly label: string;
  readonly n: number;
  readonly value: number | null;
  readonly p: number | null;
}

/** One reading of the claim's words, with its own verdict. */
export interface Reading {
  readonly words: string;
  readonly verdict: Verdict;
  readonly reason: string;
  /** Told beside the claim\u2019s own words: it does not decide the verdict. */
  readonly aside?: true;
  /** Whether its support would fall with the p-value, and so with the correction for all claims. */
  readonly restsOnP?: true;
}

/** What the correction for all claims of the report does to one of them. */
export interface AcrossClaims {
  /** The share of false ones to expect among all claims with a q as small (Benjamini and Hochberg). */
  readonly q: number;
  /** How many claims have a p-value. */
  readonly claims: number;
  /** The verdict without the correction; null where it is the same. */
  readonly before: Verdict | null;
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
  /** Absent where the claim has no p-value, or where it was evaluated without the others. */
  readonly acrossClaims?: AcrossClaims;
  readonly hitRate: HitRate | null;
  readonly counted: readonly Counted[];
  readonly n: number;
  readonly effectiveN: number;
  readonly minimumDetectableEffect: Estimate | null;
  /** The same estimate in parts of the sample, and with each event left out in turn. */
  readonly subPeriods: readonly Split[];
  readonly dropOne: readonly Split[];
  readonly parameters: Parameters;
  readonly asOf: string;
  /** The day up to which facts were known to it: later than the as-of day where the vintage\u2019s facts reach further. */
  readonly factsAsOf: string;
  readonly vintage: string;
  /** What the charts draw; null where the claim could not be evaluated. */
  readonly evidence: Evidence | null;
}

/** What a claim is evaluated in: the vintage, the day on which things are known, and the length of a bar. */
export interface Setting {
  readonly vintage: string;
  readonly asOf: string;
  readonly frequency: PanelFrequency;
  /** The day up to which facts are known: the as-of day where it is not given. */
  readonly factsAsOf?: string;
}

/** A dated fact of the vintage, as src/vintage/vintage.ts describes it. */
export interface FactRow {
  readonly id: string;
  readonly topic: string;
  readonly date: string;
  readonly value: string;
  readonly unit: string;
  readonly statement: string;
  readonly source: string;
  readonly url: string;
  readonly secondUrl: string | null;
  readonly confidence: string;
}

export interface Quote {
  readonly language: "en" | "it";
  readonly text: string;
}

export type ClaimType =
  | "historical"
  | "dated fact"
  | "mechanism"
  | "forecast"
  | "attribution"
  | "consistency";

export interface Claim<Evidence = unknown> {
  readonly id: string;
  readonly title: string;
  readonly type: ClaimType;
  readonly quotes: readonly Quote[];
  readonly question: string;
  /** What exactly is measured, on what and when. */
  readonly definition: string;
  /** How the verdict follows from the numbers: the rule of src/claims/verdict.ts in this claim\u2019s words. */
  readonly verdictRule: string;
  readonly pitfalls: readonly string[];
  /** Ids of the facts that it rests on or shows, in the order in which they are listed. */
  readonly facts: readonly string[];
  /** What others found. */
  readonly literature: readonly Published[];
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
  /** What stands beside a slider while it moves, by the id of its parameter: how many events its value leaves. */
  remaining?(finding: Finding<Evidence>, parameters: Parameters): Readonly<Record<string, string>>;
  /** The panels it works on, by the role they play. */
  panels(setting: Setting): Readonly<Record<string, PanelRequest>>;
  evaluate(
    panels: Readonly<Record<string, Panel>>,
    parameters: Parameters,
    setting: Setting,
    /** The claim\u2019s facts that were known by `setting.factsAsOf`, in the order of `facts`. */
    facts: readonly FactRow[],
  ): Finding<Evidence>;
}
