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

/** Rows of a panel, in date order; a missing cell is null, never NaN. Dates are YYYY-MM-DD. */
export interface Panel {
  readonly query: string;
  readonly frequency: PanelFrequency;
  readonly asOf: string;
  readonly rows: number;
  readonly dates: readonly string[];
  readonly columns: Readonly<Record<string, readonly (number | string | null)[]>>;
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
  readonly n: number;
  readonly effectiveN: number;
  readonly minimumDetectableEffect: Estimate | null;
  readonly parameters: Parameters;
  readonly asOf: string;
  readonly vintage: string;
  readonly evidence: Evidence;
}

export interface Claim<Evidence = unknown> {
  readonly id: string;
  readonly title: string;
  readonly type: "historical" | "dated-fact" | "mechanism" | "forecast" | "attribution";
  readonly quotes: readonly { readonly language: "en" | "it"; readonly text: string }[];
  readonly question: string;
  readonly nullHypothesis: string | null;
  readonly changeOfMind: string;
  readonly series: readonly string[];
  /** Parameters at a frequency: units of time follow the frequency. */
  parameters(frequency: PanelFrequency): readonly Parameter[];
  /** Which query gives this claim's panel: the name of a file of src/db/panels. */
  readonly panel: string;
  evaluate(panel: Panel, parameters: Parameters, vintage: string): Finding<Evidence>;
}
