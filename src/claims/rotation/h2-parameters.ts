import { numberText } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Choice, Parameter, Range, Setting } from "../claim.js";
import {
  assetChoice,
  clockChoice,
  leaders,
  placeboChoice,
  signalChoice,
  startChoice,
} from "./rotation-names.js";
import { trendIds, trendWords } from "./trends.js";

interface Limits {
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
}

const ranges = {
  weekly: {
    leadFrom: { default: 4, minimum: 1, maximum: 13 },
    leadTo: { default: 39, minimum: 13, maximum: 52 },
    sustained: { default: 13, minimum: 1, maximum: 39 },
    horizon: { default: 26, minimum: 4, maximum: 52 },
  },
  monthly: {
    leadFrom: { default: 1, minimum: 1, maximum: 3 },
    leadTo: { default: 9, minimum: 3, maximum: 12 },
    sustained: { default: 3, minimum: 1, maximum: 9 },
    horizon: { default: 6, minimum: 1, maximum: 12 },
  },
} as const;

/** What counts as a large move. */
export const largeWords: Readonly<Record<string, string>> = {
  half: `at least ${numberText("en").percent(0.5)}, or the fall that undoes it`,
  double: `at least ${numberText("en").percent(1)}, or the fall that undoes it`,
  fifth: "among the largest fifth of all starts",
  deviation: "at least one standard deviation of the returns over the window",
};

export function range(id: string, label: string, unit: string, limits: Limits): Range {
  return { kind: "range", id, label, unit, ...limits, step: 1 };
}

/** The first and the last lead that are searched. */
export function leadRanges({ frequency }: Setting): Range[] {
  const { leadFrom, leadTo } = ranges[frequency === "monthly" ? "monthly" : "weekly"];
  const unit = barNoun[frequency];
  return [range("leadFrom", "leads from", unit, leadFrom), range("leadTo", "leads to", unit, leadTo)];
}

export function h2Parameters(setting: Setting): Parameter[] {
  const { frequency } = setting;
  const { sustained, horizon } = ranges[frequency === "monthly" ? "monthly" : "weekly"];
  const unit = barNoun[frequency];
  const trend: Choice = {
    kind: "choice",
    id: "trend",
    label: "uptrend",
    default: "cross",
    options: trendIds.map((value) => ({ value, label: trendWords(value, frequency) })),
  };
  const large: Choice = {
    kind: "choice",
    id: "large",
    label: "large move",
    default: "half",
    options: Object.entries(largeWords).map(([value, label]) => ({
      value,
      label: label.split(",")[0] ?? label,
    })),
  };
  return [
    ...leadRanges(setting),
    assetChoice(frequency),
    trend,
    range("sustained", "sustained: has lasted", unit, sustained),
    range("horizon", "large move within", unit, horizon),
    large,
    startChoice(),
    ...clockChoice(frequency),
    signalChoice(Object.keys(leaders)),
    placeboChoice(),
  ];
}

/** "leads of 4 to 39 weeks" */
export function leadsInWords(from: number, to: number, { frequency }: Pick<Setting, "frequency">): string {
  return `leads of ${from} to ${to} ${barNoun[frequency]}${to === 1 ? "" : "s"}`;
}
