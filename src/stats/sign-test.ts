import type { Alternative } from "./alternative.js";
import { binomialLowerTail, binomialUpperTail } from "./distributions.js";
import { requireAtMost, requireBetween, requireCount } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

// R's binom.test uses the same allowance, so that 3 of 4 and 1 of 4 at ½ count as equally unlikely.
const TIE_ALLOWANCE = 1 + 1e-7;

/** Events whose likelihoods, one for every count, fit in memory. */
const LARGEST_TWO_SIDED = 10_000_000;

export interface SignTestInput {
  /** Events, whole, at least 1. */
  readonly n: number;
  /** Events that went up, whole, from 0 to n. */
  readonly positives: number;
  /** Share expected under the null hypothesis, strictly between 0 and 1. */
  readonly baseRate: number;
  readonly alternative: Alternative;
}

export interface SignTestResult {
  /** From 0 to 1. */
  readonly p: number;
  /** The p that the most favourable count would have given: no result of n events can go below it. */
  readonly smallestAttainable: number;
}

function relativeLikelihoods(n: number, baseRate: number): Float64Array {
  const likelihoods = new Float64Array(n + 1);
  const mode = Math.min(n, Math.floor((n + 1) * baseRate));
  const odds = baseRate / (1 - baseRate);
  likelihoods[mode] = 1;
  for (let k = mode + 1; k <= n; k++) {
    likelihoods[k] = (Number(likelihoods[k - 1]) * (n - k + 1) * odds) / k;
  }
  for (let k = mode - 1; k >= 0; k--) {
    likelihoods[k] = (Number(likelihoods[k + 1]) * (k + 1)) / ((n - k) * odds);
  }
  return likelihoods;
}

function twoSided(n: number, positives: number, baseRate: number): SignTestResult {
  const likelihoods = relativeLikelihoods(n, baseRate);
  const shareUpTo = (limit: number) => {
    let within = 0;
    let total = 0;
    for (const likelihood of likelihoods) {
      total += likelihood;
      if (likelihood <= limit * TIE_ALLOWANCE) within += likelihood;
    }
    return within / total;
  };
  const rarest = Math.min(Number(likelihoods[0]), Number(likelihoods[n]));
  return { p: shareUpTo(Number(likelihoods[positives])), smallestAttainable: shareUpTo(rarest) };
}

/**
 * The exact binomial sign test of a count of positive outcomes against a base rate, ½ or any other: after a
 * record, "rises in 3 of 4" is measured against the share of all windows that rose.
 * Input: see `SignTestInput`; the base rate is taken as known and the events as independent.
 * Output: see `SignTestResult`; probabilities from 0 to 1, no unit.
 * Method: the binomial tail from the count on (greater: P(X ≥ positives); less: P(X ≤ positives)); two-sided,
 * the total probability of the counts no likelier than the observed one, ties within 1e-7.
 * Errors: `not-finite`; `not-integer`; `too-few`, "n is 0; at least 1 is needed."; `out-of-range`, "positives
 * is 5, more than n, which is 4.", or "baseRate is 1; it must lie strictly between 0 and 1."; `too-many`, two-sided above 10⁷ events.
 * Source: J. Arbuthnott, 1710, Philosophical Transactions 27:186–190; W. J. Conover, 1999, Practical
 * Nonparametric Statistics, 3.1.
 * Verified against: R 4.2.2 `pbinom`, 3 points, and `binom.test` two-sided at ½, 4 points, to 1e-12 relative.
 */
export function signTest({ n, positives, baseRate, alternative }: SignTestInput): SignTestResult {
  requireCount("n", n, 1);
  requireCount("positives", positives, 0);
  requireBetween("baseRate", baseRate, 0, 1);
  if (positives > n) {
    throw new StatisticsError("out-of-range", `positives is ${positives}, more than n, which is ${n}.`);
  }
  if (alternative === "two-sided") requireAtMost("n", n, LARGEST_TWO_SIDED);
  if (alternative === "two-sided") return twoSided(n, positives, baseRate);
  if (alternative === "less") {
    return {
      p: binomialLowerTail(positives, n, baseRate),
      smallestAttainable: binomialLowerTail(0, n, baseRate),
    };
  }
  return {
    p: binomialUpperTail(positives, n, baseRate),
    smallestAttainable: binomialUpperTail(n, n, baseRate),
  };
}
