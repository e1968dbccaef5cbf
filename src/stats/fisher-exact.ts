import type { Alternative } from "./alternative.js";
import { requireAtMost, requireCount } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

// R's fisher.test uses the same allowance, so that tables equally far on either side count as equally unlikely.
const TIE_ALLOWANCE = 1 + 1e-7;

/** Tables with the margins, one for every count in the first cell, that fit in memory. */
const LARGEST_MARGIN = 10_000_000;

export interface FisherExactInput {
  /**
   * The four counts, whole, zero or more: cases with and without the trait in the first group, then in the
   * second. Neither a group nor a trait may be empty.
   */
  readonly table: readonly [readonly [number, number], readonly [number, number]];
  /** "greater": the trait is more frequent in the first group. */
  readonly alternative: Alternative;
}

export interface FisherExactResult {
  /** From 0, exclusive, to 1. */
  readonly p: number;
  /** The p of the most extreme table with the same margins. */
  readonly smallestAttainable: number;
  /** Share with the trait in either group, from 0 to 1. */
  readonly shares: readonly [number, number];
}

interface Margins {
  readonly group: number;
  readonly trait: number;
  readonly total: number;
}

/** How likely each count of the first cell is, relative to the likeliest, from the smallest possible count on. */
function relativeLikelihoods({ group, trait, total }: Margins, smallest: number): Float64Array {
  const largest = Math.min(group, trait);
  const likelihoods = new Float64Array(largest - smallest + 1);
  const mode = Math.min(largest, Math.max(smallest, Math.floor(((group + 1) * (trait + 1)) / (total + 2))));
  const ratio = (k: number) => ((trait - k + 1) * (group - k + 1)) / (k * (total - trait - group + k));
  likelihoods[mode - smallest] = 1;
  for (let k = mode + 1; k <= largest; k++) {
    likelihoods[k - smallest] = Number(likelihoods[k - 1 - smallest]) * ratio(k);
  }
  for (let k = mode - 1; k >= smallest; k--) {
    likelihoods[k - smallest] = Number(likelihoods[k + 1 - smallest]) / ratio(k + 1);
  }
  return likelihoods;
}

/** The share of all likelihoods for which the test holds, added up from the smallest. */
function shareWhere(likelihoods: Float64Array, holds: (likelihood: number, at: number) => boolean): number {
  let within = 0;
  let total = 0;
  const order = Array.from(likelihoods, (likelihood, at) => ({ likelihood, at }));
  order.sort((a, b) => a.likelihood - b.likelihood);
  for (const { likelihood, at } of order) {
    total += likelihood;
    if (holds(likelihood, at)) within += likelihood;
  }
  return within / total;
}

function requireTable([[a, b], [c, d]]: FisherExactInput["table"]): Margins {
  for (const [name, count] of Object.entries({
    "table[0][0]": a,
    "table[0][1]": b,
    "table[1][0]": c,
    "table[1][1]": d,
  }))
    requireCount(name, count, 0);
  const margins = { group: a + b, trait: a + c, total: a + b + c + d };
  requireAtMost("the table", margins.total, LARGEST_MARGIN);
  const sums = {
    "the first group": a + b,
    "the second group": c + d,
    "the trait": a + c,
    "its absence": b + d,
  };
  for (const [name, sum] of Object.entries(sums)) {
    if (sum === 0) throw new StatisticsError("too-few", `${name} has no case; there is nothing to compare.`);
  }
  return margins;
}

/**
 * Fisher's exact test of a table of two groups by a trait: is the trait more frequent in one of them than chance
 * would deal it?
 * Input: see `FisherExactInput`; cases are independent.
 * Output: see `FisherExactResult`; probabilities and shares, no unit.
 * Method: all tables with the same margins, hypergeometric; greater: those with at least as many cases in the
 * first cell; less: at most as many; two-sided: those no likelier than the observed one, ties within 1e-7.
 * Errors: `not-finite`; `not-integer`; `too-few`, "table[0][1] is -1; at least 0 are needed.", or "the first
 * group has no case; there is nothing to compare."; `too-many`, above 10⁷ cases.
 * Source: R. A. Fisher, 1935, The Design of Experiments, chapter 2; A. Agresti, 2002, Categorical Data
 * Analysis, 3.5.
 * Verified against: Fisher's tea tasting, exactly; R's manual page of fisher.test, to the digits printed; direct
 * enumeration by factorials, to 1e-12 relative; SciPy 1.17.1 `fisher_exact`, 5 tables, to 1e-12 relative.
 */
export function fisherExact({ table, alternative }: FisherExactInput): FisherExactResult {
  const margins = requireTable(table);
  const [[observed]] = table;
  const smallest = Math.max(0, margins.group + margins.trait - margins.total);
  const likelihoods = relativeLikelihoods(margins, smallest);
  const at = observed - smallest;
  const last = likelihoods.length - 1;
  const [first, second] = [margins.group, margins.total - margins.group];
  const tail = {
    greater: (from: number) => shareWhere(likelihoods, (_, k) => k >= from),
    less: (to: number) => shareWhere(likelihoods, (_, k) => k <= to),
    "two-sided": (from: number) => {
      const limit = Number(likelihoods[from]) * TIE_ALLOWANCE;
      return shareWhere(likelihoods, (likelihood) => likelihood <= limit);
    },
  }[alternative];
  const rarest = Number(likelihoods[0]) < Number(likelihoods[last]) ? 0 : last;
  const extreme = { greater: last, less: 0, "two-sided": rarest }[alternative];
  return {
    p: tail(at),
    smallestAttainable: tail(extreme),
    shares: [observed / first, (margins.trait - observed) / second],
  };
}
