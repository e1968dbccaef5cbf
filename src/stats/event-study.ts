import { type MarketModel, marketModel, type NormalReturnModel } from "./market-model.js";
import { mean } from "./mean.js";
import { requireCount, requireFiniteResult, requireIndices } from "./require-argument.js";
import { StatisticsError } from "./statistics-error.js";

export interface EventStudyInput {
  readonly model: NormalReturnModel;
  /** Returns of the asset in time order, returns[t] that of period t, which ends where event t is known. */
  readonly returns: Float64Array;
  /** Returns of the market in the same periods; needed unless the model is "constant-mean". */
  readonly market?: Float64Array | undefined;
  /** Periods of the events, from 0, increasing, each once; at least one. */
  readonly events: ArrayLike<number>;
  /** Length of the window after the event, whole, at least 1. */
  readonly horizon: number;
  /** Length of the estimation window, whole, at least 2, or 3 for the market model; customarily 52 weeks. */
  readonly estimation: number;
  /** Periods left out between the estimation window and the event, whole, at least 0. */
  readonly gap: number;
}

export interface EventStudy {
  /**
   * Σ of (return − α̂ − β̂·market) over the window of each event, in event order, in the unit of the returns.
   */
  readonly cumulative: Float64Array;
  /** The predicted standard deviation of each, estimation error included; positive. */
  readonly predicted: Float64Array;
  /** `cumulative` over `predicted`. */
  readonly standardised: Float64Array;
  /** Mean of `cumulative`, and of `standardised`. */
  readonly mean: number;
  readonly standardisedMean: number;
  /** The model of each event. */
  readonly models: readonly MarketModel[];
}

function requireRoom({ returns, events, horizon, estimation, gap }: EventStudyInput): void {
  requireCount("horizon", horizon, 1);
  requireCount("estimation", estimation, 2);
  requireCount("gap", gap, 0);
  if (events.length === 0) throw new StatisticsError("too-few", "events is empty; nothing to average.");
  requireIndices("events", events, returns.length);
  for (let i = 0; i < events.length; i++) {
    const event = Number(events[i]);
    if (event - gap - estimation < 0) {
      throw new StatisticsError(
        "out-of-range",
        `events[${i}] is ${event}; an estimation window of ${estimation} periods does not fit before it.`,
      );
    }
    if (event + horizon >= returns.length) {
      throw new StatisticsError(
        "out-of-range",
        `events[${i}] is ${event}; a window of ${horizon} periods does not fit after it.`,
      );
    }
  }
}

function abnormal(model: MarketModel, { returns, market, horizon }: EventStudyInput, event: number) {
  let sum = 0;
  let marketSum = 0;
  for (let t = event + 1; t <= event + horizon; t++) {
    const m = model.beta === 0 ? 0 : Number(market?.[t]);
    sum += Number(returns[t]) - model.alpha - model.beta * m;
    marketSum += Number(market?.[t] ?? 0) - model.marketMean;
  }
  const leverage =
    horizon + horizon * horizon * model.meanLeverage + marketSum * marketSum * model.slopeLeverage;
  return { sum, predicted: Math.sqrt(model.residualVariance * leverage) };
}

/**
 * Abnormal returns after the events: what the asset did beyond what a model fitted before each event
 * predicts.
 * Input: see `EventStudyInput`; NaN and infinities are rejected by index.
 * Output: see `EventStudy`. Test `cumulative` with `crossSectionalT`, `standardised` with
 * `standardisedEventTest`, the overlap of one asset's windows with `meanWindowOverlap`.
 * Method: for the event e the model is fitted on the periods e − gap − estimation … e − gap − 1 and applied
 * to e + 1 … e + h; the event's own period is in neither. The predicted variance is s²(h + h²/n + (Σ(m_t −
 * m̄))²/Σ_est(m − m̄)²), the error of the sum, whose estimation errors are common to its terms and so do not
 * add up as independent ones would.
 * Errors: those of `marketModel` and `requireIndices`; `too-few`, "events is empty; nothing to average.";
 * `out-of-range`, "events[0] is 30; an estimation window of 52 periods does not fit before it.", or "… a
 * window of 26 periods does not fit after it."
 * Source: A. C. MacKinlay, 1997, Journal of Economic Literature 35:13–39, sections 4 and 5; M. L. Mikkelson
 * and M. M. Partch, 1988, Journal of Financial and Quantitative Analysis 23:119–133, for the sum.
 * Verified against: the formulas written out window by window, to 1e-11 relative; `eventReturns` less horizon
 * times the mean before the event, or of the difference to the market, on generated input.
 */
export function eventStudy(input: EventStudyInput): EventStudy {
  requireRoom(input);
  const { events, estimation, gap, returns, market, model } = input;
  const models = Array.from(events, (event) =>
    marketModel({ model, returns, market, start: event - gap - estimation, end: event - gap }),
  );
  const cumulative = new Float64Array(events.length);
  const predicted = new Float64Array(events.length);
  models.forEach((fitted, i) => {
    const result = abnormal(fitted, input, Number(events[i]));
    cumulative[i] = requireFiniteResult("an abnormal return", result.sum);
    predicted[i] = requireFiniteResult("a predicted deviation", result.predicted);
  });
  const standardised = cumulative.map((value, i) => value / Number(predicted[i]));
  return {
    cumulative,
    predicted,
    standardised,
    mean: mean(cumulative),
    standardisedMean: mean(standardised),
    models,
  };
}
