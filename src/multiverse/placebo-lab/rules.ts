import { measureOf } from "../../claims/rotation/h1-measures.js";
import type { Specification } from "../../claims/rotation/h1-specification.js";
import { adjustedWords, assetWords } from "../../claims/rotation/h1-words.js";

/** What one calls a success. */
export type RuleId = "all" | "most" | "as-many" | "mean" | "high";

export const ruleIds: readonly RuleId[] = ["all", "most", "as-many", "mean", "high"];

/** As a control names it. */
export const ruleNames: Readonly<Record<RuleId, string>> = {
  all: "every breakout was followed",
  most: "more than half of them were followed",
  "as-many": "as large a share was followed as of the Russell\u2019s",
  mean: "the mean return was at least that after the Russell\u2019s",
  high: "after every breakout it stood above its start at some close",
};

/** What happened after the breakouts of one history. */
export interface Followed {
  /** Breakouts whose windows are over. */
  readonly n: number;
  /** Those that count as followed, by the measure of the specification. */
  readonly up: number;
  /** Those after which what is followed stood above its start at some close of the window. */
  readonly high: number;
  /** Mean outcome in log points; NaN without a breakout. */
  readonly mean: number;
}

/** Whether a history with these outcomes would be announced; without enough breakouts it never is. */
export function announces(rule: RuleId, own: Followed, russell: Followed, fewest: number): boolean {
  const { n, up, high, mean } = own;
  if (n < fewest || n === 0) return false;
  if (rule === "all") return up === n;
  if (rule === "most") return 2 * up > n;
  if (rule === "high") return high === n;
  if (russell.n === 0) return false;
  return rule === "mean" ? mean >= russell.mean : up * russell.n >= russell.up * n;
}

/** The rule within a sentence, for what is followed: \u201cether was higher after every breakout\u201d. */
export function ruleWords(rule: RuleId, choice: Specification): string {
  const subject = `${assetWords(choice)}${adjustedWords(choice)}`;
  const { auxiliary, predicate } = measureOf(choice.measure);
  const followed = `${subject} ${auxiliary} ${predicate}`;
  switch (rule) {
    case "all":
      return `${followed} after every breakout`;
    case "most":
      return `${followed} after more than half of the breakouts`;
    case "as-many":
      return `${followed} after as large a share of the breakouts as of the Russell 2000\u2019s`;
    case "mean":
      return `the mean log return of ${subject} after the breakouts was at least that after the Russell 2000\u2019s`;
    case "high":
      return `${assetWords(choice)} stood above its start at some close of the window, after every breakout`;
  }
}
