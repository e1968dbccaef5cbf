import { fixedBCriticalValue } from "../../stats/fixed-b-critical-value.js";
import { leastSquares } from "../../stats/least-squares.js";
import { nestedFTest } from "../../stats/nested-f-test.js";
import { regression } from "../../stats/regression.js";
import { ruleOfThumbLag } from "../../stats/rule-of-thumb-lag.js";
import type { Sample } from "./l4-sample.js";

/** The slope of the outcome on the signal some bars before, in percent per USD 100 billion. */
export interface Slope {
  readonly lead: number;
  readonly n: number;
  readonly value: number;
  /** Newey\u2013West with fixed-b critical values, two-sided, at 95 percent. */
  readonly low: number;
  readonly high: number;
}

/** The signal and the outcome with everything else taken out of both, in the order of time. */
export interface Remainders {
  readonly signal: Float64Array;
  readonly outcome: Float64Array;
}

interface Design {
  readonly y: Float64Array;
  readonly signal: Float64Array;
  readonly kept: readonly Float64Array[];
}

export const level = 0.95;
/** Fewer rows than this beyond the regressors are not estimated. */
const fewestRows = 12;

/** The regression of a bar\u2019s return on the signal `lead` bars before, its own last return, the market and the other parts; null where too little is left. */
export function slopeAt(sample: Sample, lead: number): Slope | null {
  const design = designOf(sample, lead);
  if (!design) return null;
  const { y, signal, kept } = design;
  const lag = ruleOfThumbLag({ n: y.length, rule: "lazarus-lewis-stock-watson" });
  const fit = regression({
    y,
    x: [signal, ...kept],
    covariance: { type: "newey-west", lag },
    distribution: "normal",
  });
  const value = fit.coefficients[0] ?? 0;
  const width = fixedBCriticalValue({ lag, n: y.length, alpha: 0.05 }) * (fit.standardErrors[0] ?? 0);
  return { lead, n: y.length, value, low: value - width, high: value + width };
}

/** The same slope in some of the rows, and what is left of signal and outcome there for a test of it. */
export function slopeWithin(
  sample: Sample,
  lead: number,
  keeps: (date: string) => boolean,
): { readonly n: number; readonly value: number; readonly remainders: Remainders } | null {
  const design = designOf(sample, lead, keeps);
  if (!design) return null;
  const remainders = {
    signal: leastSquares({ y: design.signal, x: design.kept }).residuals,
    outcome: leastSquares({ y: design.y, x: design.kept }).residuals,
  };
  const square = remainders.signal.reduce((sum, value) => sum + value * value, 0);
  const product = remainders.signal.reduce((sum, value, i) => sum + value * (remainders.outcome[i] ?? 0), 0);
  return { n: design.y.length, value: product / square, remainders };
}

/** The share of what the other regressors leave that the signal explains. */
export function partialRSquared(sample: Sample, lead: number): number | null {
  const design = designOf(sample, lead);
  if (!design) return null;
  const test = nestedFTest({ y: design.y, kept: design.kept, tested: [design.signal] });
  return test.explainedSumOfSquares / (test.explainedSumOfSquares + test.residualSumOfSquares);
}

/** Signal and outcome for the shifts: each with its own company taken out, so that either can be moved against the other. */
export function remaindersOf(sample: Sample): Remainders | null {
  const n = sample.outcome.length;
  if (n < fewestRows + 5) return null;
  const clean = (column: Float64Array) => withoutSeason(column, sample.season);
  const company = (columns: readonly Float64Array[]) => [
    new Float64Array(n).fill(1),
    ...columns.map(clean).filter(varies),
  ];
  return {
    signal: leastSquares({ y: clean(sample.signal), x: company(sample.others) }).residuals,
    outcome: leastSquares({
      y: clean(sample.outcome),
      x: company([sample.before, ...(sample.market ? [sample.market] : [])]),
    }).residuals,
  };
}

function designOf(
  sample: Sample,
  lead: number,
  keeps: (date: string) => boolean = () => true,
): Design | null {
  const rows: number[] = [];
  for (let row = Math.max(0, lead); row < sample.dates.length + Math.min(0, lead); row++)
    if (keeps(sample.dates[row] ?? "")) rows.push(row);
  const season = sample.season && Int32Array.from(rows, (row) => sample.season?.[row] ?? 0);
  const take = (column: Float64Array, back: number) =>
    withoutSeason(
      Float64Array.from(rows, (row) => column[row - back] ?? 0),
      season,
    );
  const signal = take(sample.signal, lead);
  const kept = [
    new Float64Array(rows.length).fill(1),
    ...[
      ...sample.others.map((other) => take(other, lead)),
      take(sample.before, 0),
      ...(sample.market ? [take(sample.market, 0)] : []),
    ].filter(varies),
  ];
  if (rows.length < kept.length + fewestRows || !varies(signal)) return null;
  return { y: take(sample.outcome, 0), signal, kept };
}

function varies(column: Float64Array): boolean {
  return column.some((value) => Math.abs(value - (column[0] ?? 0)) > 1e-9);
}

/** Less the mean of its week or month of the year: the same as a dummy for each. */
function withoutSeason(column: Float64Array, season: Int32Array | null): Float64Array {
  if (!season) return column;
  const sums = new Map<number, { sum: number; count: number }>();
  column.forEach((value, i) => {
    const group = sums.get(season[i] ?? 0) ?? { sum: 0, count: 0 };
    sums.set(season[i] ?? 0, { sum: group.sum + value, count: group.count + 1 });
  });
  return column.map((value, i) => {
    const { sum, count } = sums.get(season[i] ?? 0) ?? { sum: 0, count: 1 };
    return value - sum / count;
  });
}
