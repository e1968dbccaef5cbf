import { leastSquares } from "./least-squares.js";
import { mean } from "./mean.js";
import { requireFiniteResult } from "./require-argument.js";
import { type PredictiveInput, predictiveFits, slopeError } from "./stambaugh.js";

export interface AmihudHurvich {
  /** Pairs (y_t, z_{t−1}). */
  readonly n: number;
  /** Corrected autoregression of the predictor; may reach 1 and more. */
  readonly rho: number;
  /** Slope of y_t on z_{t−1}, freed of its bias to first order. */
  readonly beta: number;
  /** Slope of y_t on the corrected shock of the predictor. */
  readonly phi: number;
  readonly standardError: number;
  readonly t: number;
}

/**
 * The predictive slope with Amihud and Hurvich's correction for a persistent predictor.
 * Input: see `PredictiveInput`; at least six periods. Output: see `AmihudHurvich`.
 * Method: ρ_c = ρ̂ + (1 + 3ρ̂)/n + 3(1 + 3ρ̂)/n²; v_c = z_t − θ_c − ρ_c z_{t−1} with θ_c = mean z_t − ρ_c mean
 * z_{t−1}; y_t on (1, z_{t−1}, v_c); squared error φ̂²·((1 + 3/n + 9/n²)·se(ρ̂))² + se(β̂)², both classical.
 * Errors: those of `stambaugh`. Source: Y. Amihud and C. M. Hurvich, 2004, Journal of Financial and Quantitative
 * Analysis 39:813–841. Verified against: the reference's NumPy computation, to 1e-11 relative.
 */
export function amihudHurvich(input: PredictiveInput): AmihudHurvich {
  const { n, lagged, autoregression } = predictiveFits(input);
  const plain = Number(autoregression.coefficients[1]);
  const rho = plain + (1 + 3 * plain) / n + (3 * (1 + 3 * plain)) / n ** 2;
  const before = lagged[1] as Float64Array;
  const now = input.predictor.slice(1);
  const theta = mean(now) - rho * mean(before);
  const shock = now.map((value, t) => value - theta - rho * Number(before[t]));
  const fit = leastSquares({ y: input.returns.slice(1), x: [...lagged, shock] });
  const beta = Number(fit.coefficients[1]);
  const phi = Number(fit.coefficients[2]);
  const rhoError = (1 + 3 / n + 9 / n ** 2) * slopeError(autoregression);
  const standardError = Math.hypot(phi * rhoError, slopeError(fit));
  const t = requireFiniteResult("t", beta / standardError);
  return { n, rho, beta, phi, standardError, t };
}
