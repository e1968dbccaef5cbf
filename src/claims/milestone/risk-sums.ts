import type { Blocks, Resamples } from "../../stats/resamples.js";

/** How risk is measured; the beta is that of the bars on which the S&P 500 fell. */
export const riskMeasures = {
  volatility: { label: "volatility", name: "volatility", unit: "percentage points" },
  downside: { label: "downside volatility", name: "downside volatility", unit: "percentage points" },
  beta: { label: "downside beta to the S&P 500", name: "downside beta", unit: "beta" },
} as const;
export type RiskMeasure = keyof typeof riskMeasures;

/** Running totals of what a measure is made of, one row more than there are returns. */
export interface RiskSums {
  readonly measure: RiskMeasure;
  readonly size: number;
  readonly totals: readonly Float64Array[];
}

/** The totals of an index\u2019s returns; `market` gives the bars on which the market fell. */
export function riskSums(measure: RiskMeasure, returns: Float64Array, market: Float64Array): RiskSums {
  return {
    measure,
    size: returns.length,
    totals: termsOf(measure).map((term) => running(returns, (value, i) => term(value, market[i] as number))),
  };
}

type Term = (value: number, market: number) => number;

const falls = (market: number) => (market < 0 ? 1 : 0);

function termsOf(measure: RiskMeasure): readonly Term[] {
  if (measure === "volatility") return [(r) => r, (r) => r * r];
  if (measure === "downside") return [(r) => Math.min(r, 0) ** 2];
  return [
    (_, m) => falls(m),
    (_, m) => falls(m) * m,
    (r, m) => falls(m) * r,
    (_, m) => falls(m) * m * m,
    (r, m) => falls(m) * m * r,
  ];
}

function running(returns: Float64Array, term: (value: number, i: number) => number): Float64Array {
  const totals = new Float64Array(returns.length + 1);
  for (let i = 0; i < returns.length; i++)
    totals[i + 1] = (totals[i] as number) + term(returns[i] as number, i);
  return totals;
}

/** The measure from the sums of its terms over `n` bars; volatilities in percent a year. */
function fromSums(measure: RiskMeasure, sums: readonly number[], n: number, barsInYear: number): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = sums;
  if (measure === "volatility") return 100 * Math.sqrt((Math.max(0, b - (a * a) / n) / (n - 1)) * barsInYear);
  if (measure === "downside") return 100 * Math.sqrt((a / n) * barsInYear);
  const spread = d - (b * b) / a;
  return spread > 0 ? (e - (b * c) / a) / spread : 0;
}

/** The measure over the bars from one place to another, the second not included. */
export function riskBetween(sums: RiskSums, from: number, to: number, barsInYear: number): number {
  const between = sums.totals.map((total) => (total[to] as number) - (total[from] as number));
  return fromSums(sums.measure, between, to - from, barsInYear);
}

/** The measure without the bars from one place to another. */
export function riskWithout(sums: RiskSums, from: number, to: number, barsInYear: number): number {
  const left = sums.totals.map(
    (total) => (total[sums.size] as number) - (total[to] as number) + (total[from] as number),
  );
  return fromSums(sums.measure, left, sums.size - (to - from), barsInYear);
}

/** The difference of two indices\u2019 measures in every resample of their common bars, from block totals. */
export function resampledGaps(
  first: RiskSums,
  second: RiskSums,
  resamples: Resamples,
  barsInYear: number,
): Float64Array {
  const blocks: Blocks = {
    count: 0,
    starts: new Int32Array(resamples.size),
    lengths: new Int32Array(resamples.size),
  };
  return Float64Array.from({ length: resamples.count }, (_, replicate) => {
    resamples.draw(replicate, blocks);
    const of = (sums: RiskSums) =>
      fromSums(
        sums.measure,
        sums.totals.map((total) => overBlocks(total, blocks, sums.size)),
        sums.size,
        barsInYear,
      );
    return of(first) - of(second);
  });
}

function overBlocks(total: Float64Array, blocks: Blocks, size: number): number {
  let sum = 0;
  for (let b = 0; b < blocks.count; b++) {
    const start = blocks.starts[b] as number;
    const end = start + (blocks.lengths[b] as number);
    sum += (total[Math.min(end, size)] as number) - (total[start] as number);
    if (end > size) sum += total[end - size] as number;
  }
  return sum;
}
