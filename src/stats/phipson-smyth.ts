import { binomialLowerTail, binomialUpperTail } from "./distributions.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { requireCount } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

const SUMMED = 10_000;
const BATCH = 64;

export interface PhipsonSmythInput extends LongRunning {
  /** Draws at least as extreme as the observed statistic, whole, from 0 to `draws`. */
  readonly reaching: number;
  /** B, independent draws with replacement, whole, at least 1. */
  readonly draws: number;
  /** All arrangements that could have been drawn, the observed one counted; leave out where there is no count. */
  readonly arrangements?: number | undefined;
}

/** ∫₀ᵃ P(X ≤ b) dp for X binomial (B, p): one upper tail of B + 1 trials for every count, divided by B + 1. */
function integralOfLowerTail(b: number, draws: number, a: number): number {
  let total = 0;
  for (let count = 0; count <= b; count++) {
    const tail = binomialUpperTail(count + 1, draws + 1, a);
    if (tail <= 1e-17 * total) break;
    total += tail;
  }
  return total / (draws + 1);
}

/**
 * The p-value of a Monte Carlo test: never 0, since the observed arrangement is one of those possible.
 * Input: see `PhipsonSmythInput`.
 * Output: from above 0 to 1; without `arrangements` from 1/(B + 1).
 * Method: without `arrangements` (1 + b)/(B + 1), exact where the statistic is continuous and draws never
 * repeat. With m arrangements, the mean over j = 1 … m of P(X ≤ b) for X binomial (B, j/m), which allows for
 * repeats and is never larger; above 10,000 arrangements (1 + b)/(B + 1) less the integral of P(X ≤ b) from 0
 * to 1/(2m), as R's `statmod::permp` does, which takes 128 quadrature points where a closed form is used here.
 * Errors: `not-finite`, `not-integer`; `too-few`, "draws is 0; at least 1 is needed."; `out-of-range`,
 * "reaching is 12, more than the 10 draws."; `aborted`.
 * Source: B. Phipson and G. K. Smyth, 2010, Statistical Applications in Genetics and Molecular Biology 9:39.
 * Verified against: closed forms at b = 0 and b = B, and exact enumeration of all draws of small tests.
 */
export function phipsonSmythP(input: PhipsonSmythInput): number {
  const { reaching, draws, arrangements } = input;
  requireCount("draws", draws, 1);
  requireCount("reaching", reaching, 0);
  if (reaching > draws) {
    throw new StatisticsError("out-of-range", `reaching is ${reaching}, more than the ${draws} draws.`);
  }
  const simple = (1 + reaching) / (1 + draws);
  if (arrangements === undefined || reaching === draws) return simple;
  requireCount("arrangements", arrangements, 1);
  if (arrangements > SUMMED) return simple - integralOfLowerTail(reaching, draws, 1 / (2 * arrangements));
  let total = 0;
  for (let j = 1; j <= arrangements; j++) {
    if (j % BATCH === 1) reportProgress(input, j - 1, arrangements);
    const tail = binomialLowerTail(reaching, draws, j / arrangements);
    total += tail;
    if (tail * arrangements < 1e-17 * total) break;
  }
  reportProgress(input, arrangements, arrangements);
  return total / arrangements;
}
