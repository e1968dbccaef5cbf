import { mean } from "../../stats/mean.js";
import { numberText } from "../../text/numbers.js";

/** When one says that it followed. */
export type MeasureId = "rise" | "usual" | "fifth" | "relative" | "beyond" | "run-up";

/** What is taken off what followed. */
export type AdjustmentId = "none" | "mean" | "market";

export interface Measure {
  readonly id: MeasureId;
  readonly label: string;
  /** "was higher", "had gained on bitcoin": what is counted. */
  readonly auxiliary: "was" | "had";
  readonly predicate: string;
  /** Over it counts as followed; null: over the mean of all starts. */
  readonly threshold: number | null;
}

const text = numberText("en");
const much = 0.2;
const far = 0.5;

const list: readonly Measure[] = [
  {
    id: "rise",
    label: "it was higher (log return above zero)",
    auxiliary: "was",
    predicate: "higher",
    threshold: 0,
  },
  {
    id: "usual",
    label: "it gained more than after the average start",
    auxiliary: "had",
    predicate: "gained more than after the average start",
    threshold: null,
  },
  {
    id: "fifth",
    label: `it gained more than ${text.percent(much)}`,
    auxiliary: "had",
    predicate: `gained more than ${text.percent(much)}`,
    threshold: Math.log1p(much),
  },
  {
    id: "relative",
    label: "it gained on bitcoin",
    auxiliary: "had",
    predicate: "gained on bitcoin",
    threshold: 0,
  },
  {
    id: "beyond",
    label: "it outdid its beta to the S&P 500",
    auxiliary: "had",
    predicate: "outdone what its beta to the S&P 500 made of the market",
    threshold: 0,
  },
  {
    id: "run-up",
    label: `at its highest it stood ${text.percent(far)} higher (nearly always true: see the pitfalls)`,
    auxiliary: "had",
    predicate: `stood ${text.percent(far)} higher at some time`,
    threshold: Math.log1p(far),
  },
];

export const measures: readonly Measure[] = list;

export function measureOf(id: MeasureId): Measure {
  const found = list.find((measure) => measure.id === id);
  if (!found) throw new Error(`H1: no measure ${id}`);
  return found;
}

/** Over what an outcome counts as followed: the measure\u2019s own threshold, or the mean of all outcomes. */
export function thresholdOf(id: MeasureId, outcomes: Float64Array): number {
  return measureOf(id).threshold ?? mean(outcomes);
}

export const adjustmentNames: Readonly<Record<AdjustmentId, string>> = {
  none: "nothing",
  mean: "its own mean so far",
  market: "what a market model on the S&P 500 expected",
};
