import { constantColumn } from "./lags-of.js";
import { leastSquares } from "./least-squares.js";
import { mean } from "./mean.js";
import { requireCount, requireFiniteNumber, requireInteger } from "./require-argument.js";
import { requireFinite, StatisticsError } from "./statistics-error.js";

/** How the return that would have come without the event is predicted. */
export type NormalReturnModel = "market-model" | "market-adjusted" | "constant-mean";

export interface MarketModelInput {
  readonly model: NormalReturnModel;
  /** Returns of the asset in time order. */
  readonly returns: Float64Array;
  /** Returns of the market in the same periods; needed unless the model is "constant-mean". */
  readonly market?: Float64Array | undefined;
  /** First period of the estimation window, from 0. */
  readonly start: number;
  /** First period after it; at least two periods later, three for the market model. */
  readonly end: number;
}

export interface MarketModel {
  /** α, per period, in the unit of the returns; 0 when market-adjusted. */
  readonly alpha: number;
  /** β; 1 when market-adjusted, 0 for a constant mean. */
  readonly beta: number;
  /** Variance of the residuals over the window, unbiased; positive. */
  readonly residualVariance: number;
  /** Periods of the window. */
  readonly n: number;
  /** Mean of the market over the window; 0 for a constant mean. */
  readonly marketMean: number;
  /**
   * Variance of α̂ + β̂·m at the market's mean, and of β̂, each over `residualVariance`; 0 if not estimated.
   */
  readonly meanLeverage: number;
  readonly slopeLeverage: number;
}

function windowOf({ model, returns, market, start, end }: MarketModelInput) {
  requireFinite("returns", returns);
  requireInteger("start", start);
  requireInteger("end", end);
  if (start < 0 || end > returns.length) {
    throw new StatisticsError(
      "out-of-range",
      `the estimation window from ${start} to ${end} leaves the ${returns.length} returns.`,
    );
  }
  requireCount("the length of the estimation window", end - start, model === "market-model" ? 3 : 2);
  const y = returns.slice(start, end);
  if (model === "constant-mean") return { y, m: new Float64Array(y.length) };
  if (!market || market.length !== returns.length) {
    throw new StatisticsError(
      "unequal-lengths",
      `market has ${market?.length ?? 0} values, returns ${returns.length}; they must cover the same periods.`,
    );
  }
  requireFinite("market", market);
  return { y, m: market.slice(start, end) };
}

function requireSpread(residuals: Float64Array, parameters: number, scale: Float64Array): number {
  let squares = 0;
  let size = 0;
  for (let i = 0; i < residuals.length; i++) {
    squares += Number(residuals[i]) ** 2;
    size += Number(scale[i]) ** 2;
  }
  if (squares <= 1e-26 * size) {
    throw new StatisticsError(
      "constant",
      "the model fits the estimation window exactly; its abnormal returns have no scale.",
    );
  }
  const variance = squares / (residuals.length - parameters);
  requireFiniteNumber("the residual variance", variance);
  return variance;
}

/**
 * The normal-return model of an event study, estimated on a window before the event.
 * Input: see `MarketModelInput`; NaN and infinities are rejected by index.
 * Output: see `MarketModel`.
 * Method: "market-model": least squares of the asset on a constant and the market, divisor n − 2;
 * "constant-mean": the mean, divisor n − 1; "market-adjusted": α = 0 and β = 1 are imposed, and the variance
 * is that of the differences about their mean, divisor n − 1 (Brown and Warner 1985), not about zero.
 * Errors: `not-finite`, `not-integer`; `out-of-range`, "the estimation window from -2 to 50 leaves the 600
 * returns."; `too-few`, "the length of the estimation window is 2; at least 3 are needed.";
 * `unequal-lengths`, "market has 5 values, returns 6; …"; `singular`, for a market that is constant over the
 * window; `constant`, "the model fits the estimation window exactly; its abnormal returns have no scale."
 * Source: A. C. MacKinlay, 1997, Journal of Economic Literature 35:13–39, section 4; S. J. Brown and J. B.
 * Warner, 1985, Journal of Financial Economics 14:3–31.
 * Verified against: R `lm` of three data sets through `leastSquares` (ols_hac_R.json), α, β and the
 * leverages.
 */
export function marketModel(input: MarketModelInput): MarketModel {
  const { y, m } = windowOf(input);
  const n = y.length;
  if (input.model === "market-model") {
    const { coefficients, residuals, inverse } = leastSquares({ y, x: [constantColumn(n), m] });
    return {
      alpha: Number(coefficients[0]),
      beta: Number(coefficients[1]),
      residualVariance: requireSpread(residuals, 2, y),
      n,
      marketMean: mean(m),
      meanLeverage: 1 / n,
      slopeLeverage: Number(inverse[3]),
    };
  }
  const differences = y.map((value, i) => value - Number(m[i]));
  const center = mean(differences);
  const residualVariance = requireSpread(
    differences.map((value) => value - center),
    1,
    differences,
  );
  const estimated = input.model === "constant-mean";
  return {
    alpha: estimated ? center : 0,
    beta: estimated ? 0 : 1,
    residualVariance,
    n,
    marketMean: mean(m),
    meanLeverage: estimated ? 1 / n : 0,
    slopeLeverage: 0,
  };
}
