import type { BayesFactor } from "./jzs-bayes-factor.js";
import {
  requireCount,
  requireFiniteNumber,
  requireFiniteResult,
  requirePositive,
} from "./require-argument.js";

/**
 * The largest Gaussian log-likelihood of a regression.
 * Input: `residualSumOfSquares`, positive; `n` observations, whole, at least 1.
 * Output: −(n/2)(ln(2π·RSS/n) + 1), the variance at its maximum-likelihood value RSS/n.
 * Method: closed form. Errors: `not-finite`, `not-integer`; `too-few`, "n is 0; at least 1 is needed.";
 * `out-of-range`, "residualSumOfSquares is 0; it must be positive."
 * Source: J. D. Hamilton, 1994, Time Series Analysis, 5.2.
 * Verified against: statsmodels 0.13.5 OLS.llf, two regressions, to 1e-12 relative.
 */
export function gaussianLogLikelihood(residualSumOfSquares: number, n: number): number {
  requirePositive("residualSumOfSquares", residualSumOfSquares);
  requireCount("n", n, 1);
  const logVariance = Math.log(residualSumOfSquares) - Math.log(n);
  return (-n / 2) * (Math.log(2 * Math.PI) + logVariance + 1);
}

/**
 * The Bayesian information criterion of a model.
 * Input: `logLikelihood` at its maximum, finite; `parameters`, whole, from 0; `n` observations, whole, at
 * least 1.
 * Output: parameters·ln n − 2·logLikelihood; lower is better.
 * Method: statsmodels' count, which leaves the variance of a regression out of `parameters`; R's BIC counts
 * it. The difference cancels between two regressions. Errors: `not-finite`, `not-integer`, `too-few`.
 * Source: G. Schwarz, 1978, Annals of Statistics 6:461–464.
 * Verified against: statsmodels 0.13.5, two regressions and a Markov model, to 1e-12 relative.
 */
export function bayesianInformationCriterion(logLikelihood: number, parameters: number, n: number): number {
  requireFiniteNumber("logLikelihood", logLikelihood);
  requireCount("parameters", parameters, 0);
  requireCount("n", n, 1);
  return requireFiniteResult("the criterion", parameters * Math.log(n) - 2 * logLikelihood);
}

/**
 * The Bayes factor of one model over another, approximated by their information criteria.
 * Input: `larger` and `smaller`, the criterion of the model with the effect and of the one without, finite.
 * Output: see `BayesFactor`: how much likelier the data are under the larger model.
 * Method: exp((BIC₀ − BIC₁)/2), as under a unit-information prior.
 * Errors: `not-finite`; `out-of-range`, "the Bayes factor overflows double precision; …"
 * Source: E.-J. Wagenmakers, 2007, Psychonomic Bulletin and Review 14:779–804.
 * Verified against: the reference's logarithm, one pair of regressions, to 1e-11 relative.
 */
export function bicBayesFactor({ larger, smaller }: { larger: number; smaller: number }): BayesFactor {
  requireFiniteNumber("larger", larger);
  requireFiniteNumber("smaller", smaller);
  const logarithm = requireFiniteResult("the Bayes factor", (smaller - larger) / 2);
  return { factor: requireFiniteResult("the Bayes factor", Math.exp(logarithm)), logarithm };
}
