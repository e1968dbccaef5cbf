import { normalQuantile } from "./distributions.js";
import { constantColumn, lagsOf } from "./lags-of.js";
import { type LeastSquares, leastSquares } from "./least-squares.js";
import { type LongRunning, reportProgress } from "./long-running.js";
import { requireBetween, requireCount } from "./require-argument.js";
import { requireSameLength, requireSeries } from "./require-series.js";
import { correlationOf, covarianceOfScores } from "./score-covariance.js";
import { StatisticsError } from "./statistics-error.js";

export interface LocalProjectionsInput extends LongRunning {
  /** The series that responds, y, in time order, evenly spaced, any unit. */
  readonly outcome: Float64Array;
  /** The series whose impulse is followed, x, at the same times. */
  readonly impulse: Float64Array;
  /** p, lags of outcome, impulse and controls in every regression, zero or more. */
  readonly lags: number;
  /** H; horizons run from 0 to H. */
  readonly maximumHorizon: number;
  /** Further series, at t and with p lags each; none unless given. */
  readonly controls?: readonly Float64Array[];
  /** Follow the sum y_t + … + y_{t+h} in place of y_{t+h}; false unless given. */
  readonly cumulative?: boolean;
  /** "newey-west" has h lags at horizon h, "newey-west-plus-one" h + 1, "HC1" none. */
  readonly covariance: "newey-west" | "newey-west-plus-one" | "HC1";
  /** Of the pointwise interval; 0.95 unless given. */
  readonly level?: number;
}

export interface Projection {
  /** h, in periods. */
  readonly horizon: number;
  /** Rows of the regression: the values less p and h. */
  readonly n: number;
  /** β_h: the response h periods on to a unit of x, in units of y per unit of x. */
  readonly coefficient: number;
  readonly standardError: number;
  /** Ends of the pointwise interval, β_h ± z·standard error. */
  readonly low: number;
  readonly high: number;
}

export interface LocalProjections {
  /** One for every horizon from 0 to H. */
  readonly projections: readonly Projection[];
  /** Correlations of the H + 1 estimates, row by row, for `simultaneousBand`. */
  readonly correlation: Float64Array;
}

function requireSystem(input: LocalProjectionsInput): void {
  const { outcome, impulse, controls = [], lags, maximumHorizon, level = 0.95 } = input;
  requireCount("lags", lags, 0);
  requireCount("maximumHorizon", maximumHorizon, 0);
  requireBetween("level", level, 0, 1);
  const regressors = 2 + 2 * lags + controls.length * (lags + 1);
  requireSeries("outcome", outcome, lags + maximumHorizon + regressors + 1);
  requireSeries("impulse", impulse, 1);
  requireSameLength(["outcome", outcome], ["impulse", impulse]);
  for (const [i, control] of controls.entries()) {
    requireSeries(`controls[${i}]`, control, 1);
    requireSameLength(["outcome", outcome], [`controls[${i}]`, control]);
  }
}

/** y_{t+h}, or the sum of y_t to y_{t+h}, at every t from p to T − h − 1. */
function responses({ outcome, lags, cumulative }: LocalProjectionsInput, horizon: number): Float64Array {
  if (!cumulative) return outcome.subarray(lags + horizon);
  return Float64Array.from({ length: outcome.length - horizon - lags }, (_, i) => {
    let sum = 0;
    for (let j = 0; j <= horizon; j++) sum += outcome[lags + i + j] as number;
    return sum;
  });
}

/** What each row adds to the error of the second coefficient: ((X'X)⁻¹ x_t)₁ u_t. */
function scoresOf({ inverse, residuals, k }: LeastSquares, x: readonly Float64Array[]): Float64Array {
  return residuals.map((residual, t) => {
    let weight = 0;
    for (let j = 0; j < k; j++) weight += (inverse[k + j] as number) * ((x[j] as Float64Array)[t] as number);
    return weight * residual;
  });
}

function kernelLag(covariance: LocalProjectionsInput["covariance"], horizon: number): number {
  return { HC1: 0, "newey-west": horizon, "newey-west-plus-one": horizon + 1 }[covariance];
}

function project(input: LocalProjectionsInput, horizon: number) {
  const { outcome, impulse, controls = [], lags, covariance, level = 0.95 } = input;
  const rows = { from: lags, to: outcome.length - horizon };
  const past = (series: Float64Array) => lagsOf(series, { first: 1, last: lags }, rows);
  const x = [
    constantColumn(rows.to - rows.from),
    impulse.subarray(rows.from, rows.to),
    ...past(impulse),
    ...past(outcome),
    ...controls.flatMap((series) => lagsOf(series, { first: 0, last: lags }, rows)),
  ];
  const fit = leastSquares({ y: responses(input, horizon), x });
  const scores = scoresOf(fit, x);
  const factor = covariance === "HC1" ? fit.n / (fit.n - fit.k) : 1;
  const variance = factor * (covarianceOfScores([scores], kernelLag(covariance, horizon))[0] as number);
  if (!(variance > 0)) {
    throw new StatisticsError(
      "singular",
      `at horizon ${horizon} the regression leaves no residual; the error of the response is zero.`,
    );
  }
  const coefficient = fit.coefficients[1] as number;
  const standardError = Math.sqrt(variance);
  const width = normalQuantile((1 + level) / 2) * standardError;
  const [low, high] = [coefficient - width, coefficient + width];
  return { projection: { horizon, n: fit.n, coefficient, standardError, low, high }, scores };
}

/**
 * Local projections: what follows an impulse of x, period by period, from one regression a horizon.
 * Input: see `LocalProjectionsInput`; NaN and infinities are rejected by index.
 * Output: see `LocalProjections`.
 * Method: for h = 0 … H, y_{t+h} on a constant, x_t, p lags of x and of y (and the controls at t and lagged),
 * all t for which they exist. Newey–West with Bartlett weights, h or h + 1 lags, no small-sample factor, as
 * R's sandwich with `prewhite = FALSE`; or HC1, which with lags of x and y is the lag-augmented projection of
 * Montiel Olea and Plagborg-Møller. x_t is not an exogenous shock: β_h describes, it does not cause.
 * The correlation of the estimates is that of the rows' scores, aligned in time and zero where a horizon has no
 * row, with Bartlett weights to the lag of horizon H (none for HC1).
 * Errors: `not-finite`; `too-few`, "outcome has 20 values; at least 40 are needed."; `unequal-lengths`;
 * `out-of-range`, for the level; those of `leastSquares`; `singular`, "at horizon 3 the regression leaves no
 * residual; …"; `aborted`.
 * Source: Ò. Jordà, 2005, American Economic Review 95:161–182; J. L. Montiel Olea and M. Plagborg-Møller, 2021,
 * Econometrica 89:1789–1823.
 * Verified against: R 4.2.2 `lm` with sandwich 3.0-2, 27 horizons of three data sets, four lags, direct and
 * cumulative: coefficients and errors to 1e-11 relative.
 */
export function localProjections(input: LocalProjectionsInput): LocalProjections {
  requireSystem(input);
  const { maximumHorizon, covariance } = input;
  const count = maximumHorizon + 1;
  const fits = Array.from({ length: count }, (_, horizon) => {
    reportProgress(input, horizon, count);
    return project(input, horizon);
  });
  reportProgress(input, count, count);
  const scores = fits.map((fit) => fit.scores);
  return {
    projections: fits.map(({ projection }) => projection),
    correlation: correlationOf(covarianceOfScores(scores, kernelLag(covariance, maximumHorizon))),
  };
}
