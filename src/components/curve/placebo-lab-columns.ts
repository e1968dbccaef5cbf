import { drawOf, isAnnounced, type PlaceboLab } from "../../multiverse/placebo-lab/lab.js";
import type { Followed, RuleId } from "../../multiverse/placebo-lab/rules.js";

/** The lab as the chart draws it: by one rule of what a success is. */
export interface LabView {
  readonly lab: PlaceboLab;
  readonly rule: RuleId;
}

/** Draws of about the same outcome, and how many of them are announced. */
export interface LabColumn {
  /** Where it stands on the scale of the outcome. */
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly announced: number;
  readonly others: number;
}

/** What a chart of the lab is drawn from. */
export interface LabColumns {
  readonly columns: readonly LabColumn[];
  /** Draws without a breakout that is over. */
  readonly none: number;
  /** The scale of the outcome, and the width of a column on it. */
  readonly low: number;
  readonly step: number;
}

const shareColumns = 11;
const meanColumns = 13;

/** What a rule looks at: a share of the breakouts, or a mean log return. NaN without a breakout. */
export function outcomeOf(rule: RuleId, { n, up, high, mean }: Followed): number {
  if (n === 0) return Number.NaN;
  if (rule === "mean") return mean;
  return (rule === "high" ? high : up) / n;
}

/** Sorts the draws of a lab into columns of their outcome. */
export function columnsOf({ lab, rule }: LabView): LabColumns {
  const size = lab.draws.n.length;
  const outcomes = Array.from({ length: size }, (_, at) => outcomeOf(rule, drawOf(lab.draws, at)));
  const known = outcomes.filter((outcome) => !Number.isNaN(outcome));
  const lines = [lab.russell, ...lab.indices].map((line) => outcomeOf(rule, line));
  const { low, step, count } = scaleOf(rule, [...known, ...lines.filter((value) => !Number.isNaN(value))]);
  const announced = new Array<number>(count).fill(0);
  const others = new Array<number>(count).fill(0);
  outcomes.forEach((outcome, at) => {
    if (Number.isNaN(outcome)) return;
    const column = Math.max(0, Math.min(count - 1, Math.round((outcome - low) / step)));
    const counts = isAnnounced(lab, at, rule) ? announced : others;
    counts[column] = Number(counts[column]) + 1;
  });
  const columns = announced.map((of, i) => ({
    value: low + i * step,
    from: low + (i - 1 / 2) * step,
    to: low + (i + 1 / 2) * step,
    announced: of,
    others: Number(others[i]),
  }));
  return { columns, none: size - known.length, low, step };
}

/** Middles of the first column, steps to the next, and how many: tenths of a share, or equal parts of all means. */
function scaleOf(rule: RuleId, values: readonly number[]) {
  if (rule !== "mean") return { low: 0, step: 1 / (shareColumns - 1), count: shareColumns };
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return { low, step: Math.max(high - low, Number.EPSILON) / (meanColumns - 1), count: meanColumns };
}

/** Whole numbers in the proportions of some counts that add up to `total`: the largest remainders get what is left. */
export function apportion(counts: readonly number[], total: number): number[] {
  const sum = counts.reduce((all, count) => all + count, 0);
  if (sum === 0) return counts.map(() => 0);
  const exact = counts.map((count) => (count * total) / sum);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((all, count) => all + count, 0);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) whole[i] = Number(whole[i]) + 1;
  return whole;
}
