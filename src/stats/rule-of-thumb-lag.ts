import { requireCount } from "./require-argument.js";

export interface LagRuleInput {
  /** Rows of the regression, at least 2. */
  readonly n: number;
  /** By the authors of the rule. */
  readonly rule: "newey-west" | "stock-watson" | "lazarus-lewis-stock-watson";
}

/**
 * A lag for Newey–West standard errors that follows from the number of rows alone.
 * Input: see `LagRuleInput`. Output: a whole lag, from 0 to n − 1.
 * Method: ⌊4(n/100)^(2/9)⌋, ⌊0.75·n^(1/3)⌋, or ⌈1.3·√n⌉; the last is for use with `fixedBCriticalValue`.
 * Errors: `not-finite`; `not-integer`; `too-few`, "n is 1; at least 2 are needed."
 * Source: W. K. Newey and K. D. West, 1994, Review of Economic Studies 61:631–653; J. H. Stock and M. W. Watson,
 * 2003, Introduction to Econometrics, 13.4; E. Lazarus, D. J. Lewis, J. H. Stock and M. W. Watson, 2018, Journal of
 * Business & Economic Statistics 36:541–559.
 * Verified against: the reference's R script at five sizes, exactly.
 */
export function ruleOfThumbLag({ n, rule }: LagRuleInput): number {
  requireCount("n", n, 2);
  const lag = {
    "newey-west": Math.floor(4 * (n / 100) ** (2 / 9)),
    "stock-watson": Math.floor(0.75 * Math.cbrt(n)),
    "lazarus-lewis-stock-watson": Math.ceil(1.3 * Math.sqrt(n)),
  }[rule];
  return Math.min(n - 1, lag);
}
