import { circularShiftStatistic } from "../../stats/circular-shift-statistic.js";
import { familyMaxima, familyWiseP } from "../../stats/max-statistic.js";
import { type MaximumLead, maximumLeadTest } from "../../stats/maximum-lead-test.js";
import { shiftPValue } from "../../stats/shift-p-value.js";
import type { Remainders } from "./l4-regression.js";

/** Leads of a family, in bars: below zero the signal is of a later bar than the return. */
export interface Leads {
  readonly from: number;
  readonly to: number;
}

/** How often signal and outcome, moved against each other round the calendar, correlate as well; the claim\u2019s side is the positive one. */
export function leadTest({ signal, outcome }: Remainders, leads: Leads): MaximumLead {
  const n = signal.length;
  const turned = signal.map((_, t) => signal[(((t - leads.from) % n) + n) % n] ?? 0);
  return maximumLeadTest({
    x: turned,
    y: outcome,
    leads: { from: 0, to: leads.to - leads.from },
    alternative: "greater",
  });
}

export interface ResponseTest {
  /** One-sided p at every horizon, 0 first, and the same for the largest of all horizons. */
  readonly p: Float64Array;
  readonly familyWiseP: Float64Array;
  readonly smallestAttainable: number;
}

/** Whether the sum of the outcome over the signal\u2019s bar and the next h is unusually high after it, for h from 0 on. */
export function responseTest({ signal, outcome }: Remainders, horizons: number): ResponseTest {
  const n = signal.length;
  const products = productsOf({ signal, outcome });
  const sums: Float64Array[] = [];
  for (let h = 0; h <= horizons; h++) {
    const before = sums[h - 1];
    sums.push(products.map((_, s) => (before?.[s] ?? 0) + (products[(s + h) % n] ?? 0)));
  }
  const others = familyMaxima(sums, "greater");
  return {
    p: Float64Array.from(sums, (placebo) => shiftPValue(placebo, "greater")),
    familyWiseP: Float64Array.from(sums, (own) => familyWiseP({ own, others, alternative: "greater" }).p),
    smallestAttainable: 1 / n,
  };
}

/** The p of one horizon alone: how often the sum over the signal\u2019s bar and the next h, moved round the calendar, is as high. */
export function horizonP({ signal, outcome }: Remainders, horizon: number): number {
  const products = productsOf({ signal, outcome });
  const placebo = products.map((_, s) => {
    let sum = 0;
    for (let j = 0; j <= horizon; j++) sum += products[(s + j) % products.length] ?? 0;
    return sum;
  });
  return shiftPValue(placebo, "greater");
}

/** The sum of products of the outcome with the signal moved by every shift, 0 first. */
function productsOf({ signal, outcome }: Remainders): Float64Array {
  const statistic = (moved: Float64Array) => {
    let sum = 0;
    for (let t = 0; t < moved.length; t++) sum += (moved[t] ?? 0) * (outcome[t] ?? 0);
    return sum;
  };
  return circularShiftStatistic({ series: signal, statistic, alternative: "greater" }).placebo;
}
