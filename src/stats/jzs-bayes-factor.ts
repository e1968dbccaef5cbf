import { CompensatedSum } from "./mean.js";
import {
  requireBetween,
  requireCount,
  requireFiniteNumber,
  requireFiniteResult,
  requirePositive,
} from "./require-argument.js";

const STEP = 0.1;
/** exp(−e^8/2) is 0 in double precision; the prior has no mass further down. */
const LOWEST = -8;
const NEGLIGIBLE = 1e-20;

export interface JzsInput {
  /** The t statistic of a one-sample or paired test. */
  readonly t: number;
  /** Observations, whole, at least 2. */
  readonly n: number;
  /**
   * Scale r of the Cauchy prior on the standardised effect: √2/2 is the usual "medium", √2 wide; positive.
   */
  readonly scale: number;
}

export interface BayesFactor {
  /** How much likelier the data are if there is an effect than if there is none; above zero. */
  readonly factor: number;
  /** Its natural logarithm. */
  readonly logarithm: number;
}

/**
 * The integrand over u = ln g, as a logarithm: the likelihood ratio at prior variance g, times its density.
 */
function logIntegrand(u: number, { t, n, scale }: JzsInput): number {
  const degreesOfFreedom = n - 1;
  const square = (t * t) / degreesOfFreedom;
  const inflation = 1 + n * scale * scale * Math.exp(u);
  const ratio = Math.log1p(square) - Math.log1p(square / inflation);
  const prior = -0.5 * (Math.log(2 * Math.PI) + u + Math.exp(-u));
  return (n / 2) * ratio - 0.5 * Math.log(inflation) + prior;
}

/**
 * The JZS Bayes factor of a t-test: what the data say for an effect against exactly none.
 * Input: see `JzsInput`. Output: see `BayesFactor`; below 1 the data favour no effect.
 * Method: BF₁₀ of Rouder et al., a Cauchy(0, r) prior on the effect written as a normal of variance r²g with
 * g inverse χ²₁, integrated over u = ln g by the trapezoidal rule, which converges exponentially for an
 * analytic integrand that dies off at both ends; steps of 0.1 leave an error far below rounding. Taken as a
 * logarithm relative to the integrand's peak, so that a large t does not overflow.
 * Errors: `not-finite`, `not-integer`; `too-few`, "n is 1; at least 2 are needed."; `out-of-range`, "scale is
 * 0; it must be positive.", "t is 100000000; it must lie strictly between -1000000 and 1000000.", or, when
 * the factor itself exceeds double precision, "the Bayes factor overflows double precision; …".
 * Source: J. N. Rouder, P. L. Speckman, D. Sun, R. D. Morey and G. Iverson, 2009, Psychonomic Bulletin and
 * Review 16:225–237; L. N. Trefethen and J. A. C. Weideman, 2014, SIAM Review 56:385–458, for the rule.
 * Verified against: SciPy quadrature, 8 points, to 1e-11 relative; mpmath with 30 digits, 10 points, to 1e-13
 * (1e-12 for a factor of 1e25).
 */
export function jzsBayesFactor(input: JzsInput): BayesFactor {
  requireBetween("t", input.t, -1e6, 1e6);
  requireCount("n", input.n, 2);
  requirePositive("scale", input.scale);
  const terms: number[] = [];
  let peak = Number.NEGATIVE_INFINITY;
  for (let k = 0; ; k++) {
    const term = logIntegrand(LOWEST + k * STEP, input);
    requireFiniteNumber("the integrand", term);
    terms.push(term);
    if (term < peak + Math.log(NEGLIGIBLE * STEP)) {
      if (terms.length > 2 && term < Number(terms[terms.length - 2])) break;
    }
    peak = Math.max(peak, term);
  }
  const sum = new CompensatedSum();
  for (const term of terms) sum.add(Math.exp(term - peak));
  const logarithm = peak + Math.log(STEP * sum.total);
  return { factor: requireFiniteResult("the Bayes factor", Math.exp(logarithm)), logarithm };
}
